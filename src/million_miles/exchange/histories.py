"""history.csv <-> finished tasks from other tools, which belong to the person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from million_miles.exchange.amounts import HOURS
from million_miles.exchange.forms import Scalar
from million_miles.exchange.journals import cells_of, csv_line
from million_miles.exchange.notes import BrokenError, Notes, check_text, lines_of
from million_miles.exchange.scalars import DATE, text
from million_miles.values import Finished, Hours, in_order
from million_miles.values.finished import MOST_NAME

MOST_CHARACTERS = 1_000_000

COLUMNS: Mapping[str, Scalar[Any]] = {
    "finished": DATE,
    "estimate": HOURS,
    "actual": HOURS,
    "task": text(MOST_NAME),
}
WANTED = ("estimate", "actual")  # columns that must not be empty
HISTORY_HEADER = ",".join(COLUMNS) + "\n"


def read_history(text: str, *, file: str = "history.csv") -> tuple[Finished, ...]:
    """Return the tasks in the order of finishing; those without a day come first.

    Raises:
        MistakesError: with every mistake in it.
    """
    notes = Notes(file)
    check_text(text, notes, most=MOST_CHARACTERS)
    header = HISTORY_HEADER.rstrip("\n")
    tasks: list[Finished] = []
    for place, (line, words) in enumerate(lines_of(text)):
        if words == header:
            continue
        if place == 0:
            notes.add("header", line=line, came=words, suggestion=header)
            break
        with suppress(BrokenError):
            tasks.append(_read_task(words, line, notes))
    notes.finish()
    return in_order(tuple(tasks))


def _read_task(words: str, line: int, notes: Notes) -> Finished:
    before = len(notes.mistakes)
    values: dict[str, Any] = {}
    for name, cell in cells_of(words, COLUMNS, line, notes).items():
        if cell or name in WANTED:
            with suppress(BrokenError):
                values[name] = COLUMNS[name].take(cell, notes, line=line)
    if len(notes.mistakes) > before:
        raise BrokenError
    try:
        return Finished(
            values["estimate"].hours,
            values["actual"].hours,
            values.get("finished"),
            values.get("task", ""),
        )
    except ValueError as error:
        raise notes.add("impossible", line=line, came=str(error)) from None


def write_history(tasks: Iterable[Finished]) -> str:
    """Return a whole history, header first."""
    return HISTORY_HEADER + "".join(
        csv_line(
            (
                "" if task.finished_date is None else DATE.text(task.finished_date),
                HOURS.text(Hours(task.estimate_hours)),
                HOURS.text(Hours(task.actual_hours)),
                task.task,
            )
        )
        for task in tasks
    )
