"""`miles today`: one thing to do next, told again at once while nothing has changed."""

from __future__ import annotations

from pathlib import Path

import click

from million_miles import folder
from million_miles.cli.asked import Asked, common

PACKAGE = Path(__file__).resolve().parents[1]


@click.command("today")
@common
def today(asked: Asked) -> None:
    """Name the one thing to do next, and how far it still is.

    Example: miles today
    """
    key = "|".join(
        (
            folder.fingerprint(asked.at),
            asked.on.isoformat(),
            str(asked.seed),
            asked.language,
            "json" if asked.as_json else f"text{asked.color:d}",
            str(program_mark()),
        )
    )
    text = folder.recall(asked.at, key)
    if text is None:
        text = look_anew(asked)
        folder.remember(asked.at, key, text)
    click.echo(text)


def program_mark() -> int:
    """Return what changes whenever the program itself does."""
    return sum(file.stat().st_mtime_ns for file in PACKAGE.rglob("*.py"))


def look_anew(asked: Asked) -> str:
    """Return what there is to tell today; everything slow is imported here."""
    from million_miles import journey, telling
    from million_miles.cli.as_json import dumps, without_lists
    from million_miles.cli.looking import look

    mine, outlook = look(asked)
    step = journey.next_step(mine, outlook)
    if asked.as_json:
        return dumps({"next_step": step, **without_lists(outlook)})
    return telling.today(outlook, step, language=asked.language, color=asked.color)
