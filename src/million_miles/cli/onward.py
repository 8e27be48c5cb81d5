"""`miles onward`: persist, raise or take another road, once a year."""

from __future__ import annotations

from functools import partial

import click

from million_miles import folder, journey, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common
from million_miles.cli.changing import apply_change
from million_miles.cli.preparing import announced, long_work
from million_miles.cli.words import Word, plain_text
from million_miles.journey import changes


@click.command("onward")
@common
@click.option(
    "--stop-rule",
    type=Word(partial(plain_text, least=1, most=2000)),
    metavar="TEXT",
    help="Write down when you mean to stop, in your own words.",
)
def onward(asked: Asked, stop_rule: str | None) -> None:
    """Tell the odds of a yes in time: as planned, with the best bar, on other roads.

    Arithmetic for a quiet evening once a year; it gives no advice.

    Example: miles onward
    """
    if stop_rule is not None:
        apply_change(asked, lambda j, s: changes.write_stop_rule(j, stop_rule, s))
        return
    mine = folder.read(asked.at, with_forecasts=False)
    with announced(asked.language), long_work() as waiting:
        roads = journey.onward(mine, today=asked.on, seed=asked.seed, waiting=waiting)
    if asked.as_json:
        click.echo(dumps({"onward": roads}))
    else:
        told = telling.onward(roads, language=asked.language, color=asked.color)
        click.echo(told)
