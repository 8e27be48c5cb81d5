"""The command that compares the ways of a plan."""

from __future__ import annotations

import click

from million_miles import folder, journey, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common
from million_miles.cli.preparing import announced
from million_miles.cli.words import Word, weights
from million_miles.values import Weights


@click.command("ways")
@common
@click.option(
    "--weigh",
    type=Word(weights),
    metavar="WEIGHTS",
    help="What weighs how much, such as chance=5,cost=1; by default as the plan says.",
)
def ways(asked: Asked, weigh: Weights | None) -> None:
    """Compare the ways of what has several, on the same futures; nothing is written.

    Example: miles ways --weigh arrival=1,cost=2
    """
    mine = folder.read(asked.at)
    with announced(asked.language):
        outlook = journey.choose_ways(
            mine, today=asked.on, seed=asked.seed, weights=weigh
        )
    if asked.as_json:
        click.echo(dumps(outlook))
    else:
        click.echo(telling.ways(outlook, language=asked.language))
