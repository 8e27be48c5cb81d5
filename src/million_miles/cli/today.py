"""`miles today`: one thing to do next, told again at once while nothing has changed."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from million_miles import folder
from million_miles.cli.asked import Asked, common

if TYPE_CHECKING:
    from million_miles.journey import LongSilence

ASK_AGAIN_DAYS = 14
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
    silence = journey.long_silence(mine, asked.on)
    ends = journey.expiring(mine, outlook)
    if asked.as_json:
        said = {"next_step": step, "long_silence": silence, "expiring": ends}
        return dumps(said | without_lists(outlook))
    text = telling.today(outlook, step, language=asked.language, color=asked.color)
    soon = telling.expiring_soon(ends, language=asked.language)
    text = "\n".join(filter(None, (text, soon)))
    if silence is None or step.kind == "arrived" or not is_asked(asked, silence):
        return text
    return f"{telling.silence_page(silence, language=asked.language)}\n\n{text}"


def is_asked(asked: Asked, silence: LongSilence) -> bool:
    """Tell whether to ask about a silence today; it is kept that it was asked.

    Once; and again where no answer came in two more weeks.
    """
    key = f"asked|{silence.last_date}"
    before = folder.recall(asked.at, key)
    days = None
    if before is not None:
        with suppress(ValueError):
            days = (asked.on - dt.date.fromisoformat(before)).days
    if days is not None and 0 < days < ASK_AGAIN_DAYS:
        return False
    folder.remember(asked.at, key, asked.on.isoformat())
    return True
