"""journal.csv <-> entries: one line each, as spreadsheets and git like it."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from typing import Any, cast

from million_miles.exchange.amounts import EFFORT, HOURS, WHEN
from million_miles.exchange.bars import BAR, READING
from million_miles.exchange.forms import Scalar
from million_miles.exchange.notes import BrokenError, Notes, check_text, lines_of
from million_miles.exchange.periods import PERIOD_WORDS
from million_miles.exchange.scalars import DATE, choice, id_, number, text
from million_miles.exchange.scores import ANSWER
from million_miles.values import DIDS, Did, Entry, Outcome, is_change_of_way

MOST_CHARACTERS = 16_000_000

# What a spreadsheet would run instead of show; we write an apostrophe before it. The
# last four are the wide ones of East Asian keyboards.
_RUN = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")

_WORDS = text(2000)
COLUMNS: Mapping[str, Scalar[Any]] = {
    "id": id_("entry_id"),
    "at": WHEN,
    "did": choice("did", DIDS),
    "requirement": id_("requirement"),
    "try": number("count", 1, 1000, whole=True),
    "amount": text(2000),
    "stage": _WORDS,
    "reason": _WORDS,
    "lesson": _WORDS,
    "undoes": id_("entry_id"),
    "note": _WORDS,
}
_STEP_TITLE = text(200, least=1)


def _parse_ways(words: str) -> str:
    if not is_change_of_way(words):
        raise ValueError(words)
    return words


_WAYS: Scalar[str] = Scalar("way_change", _parse_ways, str, {"type": "string"})
AMOUNTS: Mapping[str, Scalar[Any]] = {
    "worked": HOURS,
    "measured": READING,
    "estimated": EFFORT,
    "answered": ANSWER,
    "raised": BAR,
    "renamed": id_("id"),
    "took": _WAYS,
    "paused": DATE,
    "promised": PERIOD_WORDS,
    "away": DATE,
    "ticked": _STEP_TITLE,
    "added": _STEP_TITLE,
}
# May name no requirement.
_FREE = ("noted", "undone", "added", "ticked", "worked", "promised", "away")
_ABOUT_A_TRY = ("applied", "answered")


def _wanted(did: Did) -> tuple[str, ...]:
    wants = {
        "requirement": did not in _FREE,
        "amount": did in AMOUNTS and did != "added",
        "undoes": did == "undone",
    }
    return tuple(column for column, is_so in wants.items() if is_so)


def _unwanted(did: Did) -> tuple[str, ...]:
    takes = {
        "try": did in _ABOUT_A_TRY,
        "amount": did in AMOUNTS,
        "stage": did in _ABOUT_A_TRY,
        "undoes": did == "undone",
    }
    return tuple(column for column, is_so in takes.items() if not is_so)


WANTED = {did: _wanted(did) for did in DIDS}  # columns that must not be empty
UNWANTED = {did: _unwanted(did) for did in DIDS}  # columns that must be
JOURNAL_HEADER = ",".join(COLUMNS) + "\n"


def read_journal(text: str, *, file: str = "journal.csv") -> tuple[Entry, ...]:
    """Return the entries of a journal, in the order of its lines.

    Raises:
        MistakesError: with every mistake in it.
    """
    return tuple(entry for _, entry in read_journal_lines(text, file=file))


def read_journal_lines(
    text: str, *, file: str = "journal.csv"
) -> tuple[tuple[int, Entry], ...]:
    """Return the entries with their lines; a line that stands there twice counts once.

    Raises:
        MistakesError: with every mistake in it.
    """
    notes = Notes(file)
    check_text(text, notes, most=MOST_CHARACTERS)
    header = JOURNAL_HEADER.rstrip("\n")
    known: dict[str, Entry] = {}
    entries: list[tuple[int, Entry]] = []
    for place, (line, words) in enumerate(lines_of(text)):
        if words == header:  # a merge may leave it standing twice
            continue
        if place == 0:
            notes.add("header", line=line, came=words, suggestion=header)
            break
        with suppress(BrokenError):
            entry = _read_entry(words, line, notes)
            if known.setdefault(entry.id, entry) is entry or known[entry.id] != entry:
                entries.append((line, entry))
    notes.finish()
    return tuple(entries)


def _read_entry(words: str, line: int, notes: Notes) -> Entry:
    before = len(notes.mistakes)
    cells = cells_of(words, COLUMNS, line, notes)
    values: dict[str, Any] = {}
    for name, cell in cells.items():
        if cell or name in ("id", "did"):
            with suppress(BrokenError):
                values[name] = COLUMNS[name].take(cell, notes, line=line)
    if "did" in values:
        _check_columns(values["did"], cells, line, notes)
        if "amount" in values and values["did"] in AMOUNTS:
            with suppress(BrokenError):
                form = AMOUNTS[values["did"]]
                values["amount"] = form.take(cells["amount"], notes, line=line)
                if form is ANSWER:
                    values["amount"], values["score"] = values["amount"]
    if len(notes.mistakes) > before:
        raise BrokenError
    values["attempt"] = values.pop("try", None)
    try:
        return Entry(**values)
    except ValueError as error:
        raise notes.add("impossible", line=line, came=str(error)) from None


def _check_columns(did: Did, cells: Mapping[str, str], line: int, notes: Notes) -> None:
    for name in WANTED[did]:
        if not cells[name]:
            details = [("column", name), ("did", did)]
            notes.add("missing_cell", line=line, details=details)
    for name in UNWANTED[did]:
        if cells[name]:
            details = [("column", name), ("did", did)]
            notes.add("extra_cell", line=line, came=cells[name], details=details)


def cells_of(
    words: str, columns: Collection[str], line: int, notes: Notes
) -> dict[str, str]:
    """Return the cells of a line by the names of their columns.

    Raises:
        BrokenError: there are not as many, or a quote stands alone.
    """
    try:
        cells = next(csv.reader((words,), strict=True))
    except csv.Error:
        raise notes.add("quotes", line=line, came=words) from None
    if len(cells) != len(columns):
        details = [("wanted", str(len(columns))), ("came", str(len(cells)))]
        raise notes.add("cells", line=line, came=words, details=details)
    for place, cell in enumerate(cells):
        if cell.startswith(_RUN):
            notes.add("formula", line=line, came=cell, suggestion=f"'{cell}")
        elif cell.startswith("'"):
            cells[place] = cell[1:]
    return dict(zip(columns, cells, strict=True))


def write_entry(entry: Entry) -> str:
    """Return the line of an entry, with its line break."""
    amount = ""
    if entry.did == "answered":
        outcome = cast(Outcome, entry.amount)  # an Entry has checked it
        amount = ANSWER.text((outcome, entry.score))
    elif entry.amount is not None:
        amount = AMOUNTS[entry.did].text(entry.amount)
    cells = {
        "at": WHEN.text(entry.at),
        "try": "" if entry.attempt is None else str(entry.attempt),
        "amount": amount,
    }
    return csv_line(cells.get(name, getattr(entry, name, "")) for name in COLUMNS)


def csv_line(cells: Iterable[str]) -> str:
    """Return a line of cells that no spreadsheet runs, with its line break."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_shown(cell) for cell in cells])
    return line.getvalue()


def _shown(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_RUN, "'")) else cell


def write_journal(entries: Iterable[Entry]) -> str:
    """Return a whole journal, header first."""
    return JOURNAL_HEADER + "".join(write_entry(entry) for entry in entries)
