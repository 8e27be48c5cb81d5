"""selected.csv -> those who made it: a line each, as a teacher fills in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from contextlib import suppress

from million_miles.exchange.bars import READING
from million_miles.exchange.journals import cells_of
from million_miles.exchange.notes import (
    BrokenError,
    Notes,
    check_text,
    closest,
    lines_of,
)
from million_miles.exchange.scalars import number
from million_miles.values import (
    Bar,
    Entry,
    Plan,
    Reading,
    Selected,
    SelectedPerson,
    is_comparable,
)

MOST_CHARACTERS = 256_000
WHO, YEAR = "who", "year"
APPLICANTS = ("applicants", "solicitantes")
_YES, _NO = ("yes", "y", "x", "sí", "si"), ("no", "n")
_YEAR = number("selected_year", 1900, 2200, whole=True)
_SHARE = number("share", 0, 1, above=True)
_OF = re.compile(r"([0-9]+) *(?:/|of|de) *([0-9]+)")
_DECIMAL_COMMA = re.compile(r"([0-9]+),([0-9]{1,2})( .*)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?: .*)?")
_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?) *%")


def read_selected(
    text: str,
    *,
    plan: Plan,
    entries: tuple[Entry, ...] = (),
    file: str = "selected.csv",
) -> Selected:
    """Return those who made it, from a table with a column for each requirement.

    Args:
        text: the table; its first line names the columns.
        plan: whose requirements the columns name, by id or by title.
        entries: a requirement that was renamed is known by every name.
        file: the name for the mistakes.

    Raises:
        MistakesError: with every mistake in it.
    """
    notes = Notes(file)
    check_text(text, notes, most=MOST_CHARACTERS)
    lines = list(lines_of(text))
    if not lines:
        notes.add("selected_header", line=1, suggestion="who,year,…")
        notes.finish()
    is_parted = bool(lines) and ";" in lines[0][1] and "," not in lines[0][1]
    if is_parted:
        lines = [(line, _with_commas(words)) for line, words in lines]
    columns = _columns(*lines[0], _names(plan, entries), notes)
    bars = {one.id: one.bar for one in plan.everything()}
    table = _Table(columns, bars, notes, is_parted=is_parted)
    for line, words in lines[1:]:
        with suppress(BrokenError):
            table.take(words, line)
    if not notes.mistakes and len(table.people) < 2:
        last = lines[-1][0]
        notes.add("selected_few", line=last, came=str(len(table.people)))
    notes.finish()
    return Selected(tuple(table.people), table.ids, tuple(table.applicants))


def _with_commas(words: str) -> str:
    """Return a line whose cells semicolons part, as spreadsheets of many countries do.

    Their numbers have a decimal comma; what cannot be read stays for the mistakes.
    """
    try:
        cells = next(csv.reader((words,), delimiter=";", strict=True))
    except csv.Error:
        return words
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(map(_with_point, cells))
    return line.getvalue()


def _with_point(cell: str) -> str:
    """Return `3,6 points` as `3.6 points`, and any other cell as it is."""
    found = _DECIMAL_COMMA.fullmatch(cell.strip())
    return f"{found[1]}.{found[2]}{found[3] or ''}" if found else cell


def _names(plan: Plan, entries: tuple[Entry, ...]) -> dict[str, str]:
    """Return the id behind each name of a requirement: ids, titles, former ids."""
    names = {one.title.casefold(): one.id for one in plan.everything()}
    ids = {one.id: one.id for one in plan.everything()}
    former: dict[str, str] = {}
    for entry in entries:
        if entry.did == "renamed":
            new = str(entry.amount)
            former = {old: new if id_ == entry.requirement else id_
                      for old, id_ in former.items()}  # fmt: skip
            former[entry.requirement] = new
    known = {old: id_ for old, id_ in former.items() if id_ in ids}
    return names | known | ids


def _columns(
    line: int, words: str, names: Mapping[str, str], notes: Notes
) -> list[str]:
    """Return `who`, `year` and the ids of the columns; empty for one without a name.

    Raises:
        MistakesError: the first line is no line of columns at all.
    """
    try:
        cells = [cell.strip() for cell in next(csv.reader((words,), strict=True))]
    except csv.Error:
        notes.add("quotes", line=line, came=words)
        notes.finish()
    columns: list[str] = []
    for cell in cells:
        wanted = cell.casefold()
        id_ = wanted if wanted in (WHO, YEAR, "") else names.get(wanted, "?")
        if id_ == "?":
            near = closest(wanted, (WHO, YEAR, *names))
            guess = names.get(near, near)
            notes.add("selected_column", line=line, came=cell, suggestion=guess)
        elif id_ and id_ in columns:
            notes.add("column_twice", line=line, came=cell)
        columns.append(id_)
    if WHO not in columns:
        suggestion = ",".join((WHO, *cells))
        notes.add("selected_header", line=line, came=words, suggestion=suggestion)
    if not set(columns) - {WHO, YEAR, ""}:
        notes.add("selected_nothing", line=line, came=words)
    if WHO not in columns:
        notes.finish()
    return columns


class _Table:
    """The lines read so far."""

    def __init__(
        self,
        columns: list[str],
        bars: Mapping[str, Bar | None],
        notes: Notes,
        *,
        is_parted: bool,
    ) -> None:
        self.is_parted = is_parted  # by semicolons, where 1.500 may be thousands
        self.columns, self.bars, self.notes = columns, bars, notes
        self.ids = tuple(one for one in columns if one not in (WHO, YEAR, "", "?"))
        self.people: list[SelectedPerson] = []
        self.applicants: list[tuple[str, float]] = []
        self._lines: dict[tuple[str, int | None], int] = {}

    def take(self, words: str, line: int) -> None:
        """Read one line.

        Raises:
            BrokenError: it cannot be read; what is wrong is noted.
        """
        places = [f"{place}" for place in range(len(self.columns))]
        cells = list(cells_of(words, places, line, self.notes).values())
        by_column = {
            column: cell.strip()
            for column, cell in zip(self.columns, cells, strict=True)
            if column not in ("", "?")
        }
        who = by_column.pop(WHO)
        year_text = by_column.pop(YEAR, "")
        if not who and not year_text and not any(by_column.values()):
            return  # a line of commas, as spreadsheets leave them
        if who.casefold() in APPLICANTS:
            self._take_applicants(by_column, line)
            return
        had = tuple(self._readings(by_column, line))
        year = int(_YEAR.take(year_text, self.notes, line=line)) if year_text else None
        if self._lines.setdefault((who, year), line) != line:
            first = str(self._lines[who, year])
            came = who if year is None else f"{who}, {year}"
            self.notes.add(
                "person_twice", line=line, came=came, details=[("first", first)]
            )
            return
        try:
            self.people.append(SelectedPerson(who, year, had))
        except ValueError:
            raise self.notes.add("selected_who", line=line, came=who) from None

    def _readings(
        self, cells: Mapping[str, str], line: int
    ) -> list[tuple[str, Reading]]:
        readings: list[tuple[str, Reading]] = []
        for id_, cell in cells.items():
            if cell:
                with suppress(BrokenError):
                    readings.append((id_, self._reading(id_, cell, line)))
        return readings

    def _reading(self, id_: str, cell: str, line: int) -> Reading:
        word = cell.casefold()
        if word in (*_YES, *_NO):
            return Reading("yes" if word in _YES else "no")
        if self.is_parted and _THOUSANDS.fullmatch(cell):
            whole = cell.replace(".", "")
            raise self.notes.add(
                "selected_cell",
                line=line,
                came=cell,
                suggestion=whole,
                details=[("id", id_)],
            )
        reading: Reading = READING.take(cell, self.notes, line=line)
        bar = self.bars[id_]
        if bar is None or not is_comparable(bar, reading):
            raise self.notes.add(
                "selected_cell", line=line, came=cell, details=[("id", id_)]
            )
        return reading

    def _take_applicants(self, cells: Mapping[str, str], line: int) -> None:
        first = self._lines.setdefault((APPLICANTS[0], None), line)
        if first != line:
            details = [("first", f"{first}")]
            self.notes.add(
                "person_twice", line=line, came=APPLICANTS[0], details=details
            )
            return
        for id_, cell in cells.items():
            if cell:
                with suppress(BrokenError):
                    self.applicants.append((id_, self._share(cell, line)))

    def _share(self, cell: str, line: int) -> float:
        """Return a share, from `12 of 40`, `30 %` or `0.3`; a count is shrunk a little.

        Source:
            docs/method.md#those-who-made-it
        """
        counted = _OF.fullmatch(cell)
        if counted is not None:
            k, n = int(counted[1]), int(counted[2])
            if 0 <= k <= n and n > 0:
                return (k + 1) / (n + 2)
        percent = _PERCENT.fullmatch(cell)
        if percent is not None and 0 < float(percent[1]) < 100:
            return float(percent[1]) / 100
        share = _SHARE.take(cell, self.notes, line=line)
        if not share < 1:
            raise self.notes.add("share", line=line, came=cell)
        return float(share)
