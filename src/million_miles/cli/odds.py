"""The command that tells the odds of the next try."""

from __future__ import annotations

import click

from million_miles import folder, journey, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common


@click.command("odds")
@common
@click.argument("what", required=False, default="")
@click.option(
    "--how",
    is_flag=True,
    help="Open every number: the count, what moved it, what is assumed.",
)
def odds(asked: Asked, what: str, how: bool) -> None:
    """Tell how likely the next try is, in people, beside what the road gives anyway.

    Nothing is simulated; WHAT names one try, by default all are told.

    Example: miles odds apply --how
    """
    mine = folder.read(asked.at, with_forecasts=False)
    known = journey.own_odds(mine, today=asked.on, what=what)
    if asked.as_json:
        click.echo(dumps({"odds": known}))
    else:
        click.echo(telling.odds(known, how=how, language=asked.language))
