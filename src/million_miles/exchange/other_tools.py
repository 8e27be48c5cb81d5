"""Estimates and hours from the CSV files of other tools, read as a stream.

How it works: the first line names the columns, and the names, in English and Spanish,
say which hold the estimate, the hours, the day of finishing and the task. The first rows
tell what names cannot: the unit of bare numbers, the order of day and month. Where that
leaves a doubt it is told, and nothing is guessed. Then the rows go by one at a time, and
only the latest tasks stay.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from million_miles.exchange.notes import shown
from million_miles.exchange.other_columns import Layout, Wishes, find_layout
from million_miles.exchange.other_words import day_in, has_long_unit, hours_in, is_bare
from million_miles.values import Finished, Mistake, MistakesError, in_order
from million_miles.values.finished import MOST_NAME

MOST_TASKS = 400  # as many as the estimator hears
MOST_TOLD = 20
SAMPLE = 200
FAR_OFF = 1000.0
_DELIMITERS = ",;\t|"
_PRUNED_AT = 20_000

Row = tuple[int, list[str]]  # its first line, and its cells
Found = tuple[Finished, int]


@dataclass(frozen=True, slots=True)
class Export:
    """The finished tasks of a file, and what became of its other rows.

    Attributes:
        tasks: the latest 400, in the order of finishing.
        estimate, actual: names of the columns they were read from.
        finished: the same; empty: none, so they count in the order of the file.
        unit: of numbers without one; empty: no number of the first rows is.
        is_assumed: nothing in the file says that unit.
        has_days: working days of 8 hours, or weeks of 5 of them, stand in it.
        rows: with anything in them.
        unfinished: rows without a day of finishing, though there is a column for it.
        without_hours: rows without an estimate or without hours.
        twice: rows that say the same as another one with the same id.
        older: finished before the latest 400.
        refused: rows that cannot be used.
        mistakes: those of the first 20 of them, and how many more rows there are.
        questions: tasks that are kept, and look as if a unit were wrong.
    """

    tasks: tuple[Finished, ...]
    estimate: str
    actual: str
    finished: str
    unit: str
    is_assumed: bool
    has_days: bool
    rows: int
    unfinished: int
    without_hours: int
    twice: int
    older: int
    refused: int
    mistakes: tuple[Mistake, ...]
    questions: tuple[Mistake, ...]


def read_export(
    lines: Iterable[str], *, file: str, wishes: Wishes | None = None
) -> Export:
    """Return the finished tasks that a file of another tool holds.

    Args:
        lines: of the file, with their line breaks; read once, one at a time.
        file: its name, for mistakes.
        wishes: what the person says about it.

    Raises:
        MistakesError: the columns, the unit or the order of day and month stay in
            doubt, or the file is empty. Mistakes in rows are returned instead.

    Source:
        docs/method.md#ones-own-history
    """
    delimiter, lines = _delimiter(lines)
    rows = _rows(lines, delimiter)
    line, header = next(rows, (0, []))
    sample = list(islice(rows, SAMPLE))
    if not header:
        raise MistakesError([Mistake("empty", file=file, line=line)])
    try:
        cells = [row for _, row in sample]
        layout = find_layout(header, cells, wishes or Wishes(), comma=delimiter == ";")
    except MistakesError as error:
        doubts = (replace(doubt, file=file, line=line) for doubt in error.mistakes)
        raise MistakesError(doubts) from None
    tally = _Tally(file, layout)
    for row in chain(sample, rows):
        tally.take(*row)
    return tally.export(sample)


def _delimiter(lines: Iterable[str]) -> tuple[str, Iterable[str]]:
    """Return what parts the cells of the first line, and the lines from there on."""
    remaining = iter(lines)
    for line in remaining:
        if line[:4].casefold() == "sep=" and len(line.strip()) == 5:
            return line[4], chain(["\n"], remaining)  # as spreadsheets are told
        outside = "".join(line.split('"')[::2])
        return max(_DELIMITERS, key=outside.count), chain([line], remaining)
    return ",", ()


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """Yield the rows that are not blank; one that is no CSV has no cells."""
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield first, []
        else:
            if any(map(str.strip, cells)):
                yield first, cells


class _NotATaskError(Exception):
    """A row that cannot be used: codes of mistakes, each with what came."""

    def __init__(self, *mistakes: tuple[str, str]) -> None:
        self.mistakes = mistakes
        super().__init__(mistakes)


class _Tally:
    """What became of the rows so far; of the tasks only the latest stay."""

    def __init__(self, file: str, layout: Layout) -> None:
        self.file = file
        self.layout = layout
        self.found: list[Found] = []
        self.mistakes: list[Mistake] = []
        self.rows = self.refused = self.unfinished = self.without_hours = 0
        self.twice = self.older = self.more_from = 0

    def take(self, line: int, cells: list[str]) -> None:
        """Put a row where it belongs."""
        self.rows += 1
        try:
            task = self._read(cells)
        except _NotATaskError as error:
            self._refuse(line, error)
        else:
            if task is not None:
                self.found.append((task, line))
            if len(self.found) >= _PRUNED_AT:
                self._prune()

    def _read(self, cells: list[str]) -> Finished | None:
        """Return the task of a row; None: it is not finished, or has no hours."""
        layout = self.layout
        if not _has_all(cells, len(layout.names)):
            raise _NotATaskError(_other_length(cells, len(layout.names)))
        finished = None if layout.finished is None else cells[layout.finished].strip()
        if finished == "":
            self.unfinished += 1
            return None
        texts = cells[layout.estimate].strip(), cells[layout.actual].strip()
        if "" in texts:
            self.without_hours += 1
            return None
        name = "" if layout.task is None else _name(cells[layout.task])
        return _task(texts, finished, name, layout)

    def _refuse(self, line: int, error: _NotATaskError) -> None:
        self.refused += 1
        if self.refused <= MOST_TOLD:
            self.mistakes += [
                Mistake(code, shown(came), self.file, line)
                for code, came in error.mistakes
            ]
        elif self.refused == MOST_TOLD + 1:
            self.more_from = line

    def _prune(self) -> None:
        """Keep the latest tasks; where the file has ids, each once."""
        found = self.found
        if self.layout.has_ids:
            found = list({task: (task, line) for task, line in found}.values())
            self.twice += len(self.found) - len(found)
        lines = {id(task): line for task, line in found}
        ordered = in_order(tuple(task for task, _ in found))
        self.older += max(len(ordered) - MOST_TASKS, 0)
        self.found = [(task, lines[id(task)]) for task in ordered[-MOST_TASKS:]]

    def export(self, sample: Iterable[Row]) -> Export:
        """Return all of it; `sample` are the first rows."""
        self._prune()
        layout, names = self.layout, self.layout.names
        pairs = (
            (row[place], unit)
            for _, row in sample
            for place, unit in zip(
                (layout.estimate, layout.actual), layout.units, strict=True
            )
            if place < len(row) and row[place].strip()
        )
        cells = list(pairs)
        has_bare = any(is_bare(cell) for cell, _ in cells)
        odd = [one for one in self.found if not 1 / FAR_OFF < one[0].ratio < FAR_OFF]
        return Export(
            tasks=tuple(task for task, _ in self.found),
            estimate=names[layout.estimate],
            actual=names[layout.actual],
            finished="" if layout.finished is None else names[layout.finished],
            unit=layout.units[0] if has_bare else "",
            is_assumed=has_bare and layout.is_assumed,
            has_days=any(
                has_long_unit(cell) or (unit == "days" and is_bare(cell))
                for cell, unit in cells
            ),
            rows=self.rows,
            unfinished=self.unfinished,
            without_hours=self.without_hours,
            twice=self.twice,
            older=self.older,
            refused=self.refused,
            mistakes=(*self.mistakes, *self._more()),
            questions=tuple(self._far_off(*one) for one in odd[:MOST_TOLD]),
        )

    def _more(self) -> Iterator[Mistake]:
        if self.refused > MOST_TOLD:
            count = (("count", str(self.refused - MOST_TOLD)),)
            yield Mistake("more_rows", "", self.file, self.more_from, details=count)

    def _far_off(self, task: Finished, line: int) -> Mistake:
        hours = (
            ("estimate", f"{task.estimate_hours:g}"),
            ("actual", f"{task.actual_hours:g}"),
        )
        return Mistake("far_off", shown(task.task), self.file, line, details=hours)


def _has_all(cells: list[str], wanted: int) -> bool:
    """Tell whether a row has its cells, and beyond them at most empty ones."""
    return len(cells) == wanted or (
        len(cells) > wanted and not any(map(str.strip, cells[wanted:]))
    )


def _other_length(cells: list[str], wanted: int) -> tuple[str, str]:
    if not cells:
        return "other_quotes", ""
    return ("too_few_cells" if len(cells) < wanted else "too_many_cells"), ", ".join(
        cells
    )


def _task(
    texts: tuple[str, str], finished: str | None, name: str, layout: Layout
) -> Finished:
    mistakes: list[tuple[str, str]] = []
    hours: list[float] = []
    for text, unit in zip(texts, layout.units, strict=True):
        try:
            hours.append(hours_in(text, unit, comma=layout.comma))
        except ValueError:
            mistakes.append(("other_hours", text))
    day = None
    if finished is not None:
        try:
            day = day_in(finished, layout.order)
        except ValueError:
            mistakes.append(("other_date", finished))
    if mistakes:
        raise _NotATaskError(*mistakes)
    try:
        return Finished(hours[0], hours[1], day, name)
    except ValueError as error:
        raise _NotATaskError(("impossible", str(error))) from None


def _name(text: str) -> str:
    """Return a name that may stand in a file: visible, on one line, not too long."""
    text = text.strip()
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= MOST_NAME else text[: MOST_NAME - 1] + "…"
