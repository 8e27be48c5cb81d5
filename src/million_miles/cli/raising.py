"""Raise a bar, and see at once how the dates and the odds move."""

from __future__ import annotations

from dataclasses import dataclass

import click

from million_miles import exchange, folder, journey, roadmap, telling
from million_miles.cli.as_json import dumps, plain, without_lists
from million_miles.cli.asked import Asked, common
from million_miles.cli.changing import (
    at_option,
    note_option,
    tell_written,
    write_change,
)
from million_miles.cli.preparing import announced
from million_miles.cli.words import Word
from million_miles.journey import Difference, Journey, Stamp, changes
from million_miles.values import Bar, Mistake, When


@dataclass(frozen=True, slots=True)
class Moved:
    """How a change moved the road, or why one of the two can never be walked."""

    difference: Difference | None
    mistakes: tuple[Mistake, ...] = ()


@click.command("raise")
@common
@click.argument("what")
@click.argument("bar", type=Word(exchange.read_bar), required=False)
@at_option
@note_option
def raise_bar(
    asked: Asked, what: str, bar: Bar | None, at: When | None, note: str
) -> None:
    """Raise a bar, or take on a usual or an edge one, and see what that changes.

    Without a new bar it chooses what does not count yet. The dates and the odds before
    and after are told at once, windows included.

    Example: miles raise flying "flown >= 100 h"
    """

    def change(mine: Journey, stamped: Stamp) -> Journey:
        if bar is not None:
            return changes.raise_bar(mine, what, bar, stamped, note)
        if changes.find_requirement(mine, what).is_counted:
            changes.refuse("bar_wanted", what)
        return changes.choose(mine, what, stamped, note)

    before = folder.read(asked.at, with_forecasts=False)
    lines, doubts = write_change(asked, change, at)
    supposed = journey.Choose(what) if bar is None else journey.OtherBar(what, bar)
    moved = _moved(asked, before, supposed)
    if asked.as_json:
        told = None if moved.difference is None else plain_of(moved.difference)
        more = {"mistakes": moved.mistakes} if moved.mistakes else {}
        click.echo(dumps({"wrote": lines, "changed": told} | more))
        return
    tell_written(asked, lines, doubts)
    raised = changes.find_requirement(before, what)
    if bar is not None and raised.id not in before.plan.counted_ids():
        said = telling.not_counted(raised.title, raised.id, language=asked.language)
        click.echo(f"\n{said}")
    elif moved.difference is not None:
        said = telling.raised(moved.difference, language=asked.language)
        click.echo(f"\n{said}")
    else:
        click.echo(telling.mistakes(moved.mistakes, language=asked.language), err=True)


def _moved(asked: Asked, before: Journey, supposed: journey.Change) -> Moved:
    try:
        with announced(asked.language):
            asking = journey.WhatIf(before, today=asked.on, seed=asked.seed)
            return Moved(asking.difference(supposed, search="never"))
    except roadmap.ImpossibleError as error:
        return Moved(None, (journey.as_mistake(error, today=asked.on),))


def plain_of(difference: Difference) -> dict[str, object]:
    """Return how it moves, with the outlooks before and after without their lists."""
    both = {
        "before": without_lists(difference.before),
        "after": without_lists(difference.after),
    }
    numbers: dict[str, object] = plain(difference.move)
    return numbers | both
