"""What is wrong, or worth a question, once plan and journal lie side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from million_miles.exchange.bars import BAR, READING
from million_miles.exchange.notes import closest, shown
from million_miles.values import (
    Bar,
    Entry,
    Has,
    Hours,
    Mistake,
    Plan,
    Reading,
    Threshold,
    is_comparable,
    standing,
)

HOURS_OF_A_DAY = 24


def check_together(
    plan: Plan,
    entries: Sequence[Entry],
    *,
    journal_file: str = "journal.csv",
    entry_lines: Sequence[int] | None = None,
) -> tuple[Mistake, ...]:
    """Return what the journal says that the plan does not know.

    What was undone may name anything; a renamed requirement is known by every name.

    Args:
        plan: as it stands now.
        entries: all of them, in order.
        journal_file: the name for the mistakes.
        entry_lines: the line of each entry; None: the lines of a fresh journal.
    """
    lines = entry_lines or range(2, len(entries) + 2)
    line_of = dict(zip((entry.id for entry in entries), lines, strict=True))
    mistakes = [*_check_ids(entries, lines)]
    for entry, mistake in _check_standing(plan, standing(entries)):
        mistakes.append(replace(mistake, line=line_of[entry.id]))
    return tuple(replace(m, file=journal_file, came=shown(m.came)) for m in mistakes)


def _check_ids(entries: Sequence[Entry], lines: Sequence[int]) -> Iterator[Mistake]:
    """Yield ids that stand for two entries, and undone ones that are not there."""
    first: dict[str, int] = {}
    for entry, line in zip(entries, lines, strict=True):
        if entry.id in first:
            details = (("first", str(first[entry.id])),)
            yield Mistake("id_twice", entry.id, line=line, details=details)
        first.setdefault(entry.id, line)
    for entry, line in zip(entries, lines, strict=True):
        if entry.undoes and (entry.undoes not in first or entry.undoes == entry.id):
            guess = closest(entry.undoes, first)
            yield Mistake("unknown_entry", entry.undoes, line=line, suggestion=guess)


def _check_standing(
    plan: Plan, entries: Sequence[Entry]
) -> Iterator[tuple[Entry, Mistake]]:
    known = {requirement.id: requirement for requirement in plan.everything()}
    old_names = {entry.requirement for entry in entries if entry.did == "renamed"}
    for entry in entries:
        name = str(entry.amount) if entry.did == "renamed" else entry.requirement
        if name in known:
            if entry.did in ("applied", "answered") and known[name].attempt is None:
                yield entry, Mistake("no_try", name)
        elif name and name not in old_names:
            guess = closest(name, known)
            yield entry, Mistake("unknown_requirement", name, suggestion=guess)
    moves: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.did in _MOVES:
            moves.setdefault(entry.requirement, []).append(entry)
    for id_, requirement in known.items():
        yield from _check_readings(requirement.bar, moves.get(id_, []))


_MOVES = ("measured", "raised")


def _check_readings(
    bar: Bar | None, entries: Sequence[Entry]
) -> Iterator[tuple[Entry, Mistake]]:
    """Yield readings that fit no bar; after the last raise only that one counts."""
    bars = [] if bar is None else [bar]
    bars += [e.amount for e in entries if isinstance(e.amount, Threshold | Has)]
    raises = len(bars) - (bar is not None)
    for entry in entries:
        raises -= entry.did == "raised"
        fitting = bars if raises else bars[-1:]
        if not isinstance(entry.amount, Reading) or not bars:
            continue
        if not any(is_comparable(one, entry.amount) for one in fitting):
            details = (("bar", BAR.text(bars[-1])), ("requirement", entry.requirement))
            came = READING.text(entry.amount)
            yield entry, Mistake("reading_kind", came, details=details)


def questions(
    entries: Sequence[Entry],
    *,
    today: dt.date | None = None,
    journal_file: str = "journal.csv",
    entry_lines: Sequence[int] | None = None,
) -> tuple[Mistake, ...]:
    """Return which entries say the same as an earlier one, or more than a day holds.

    With `today`, those of a later day as well: until then they do not count. Only entries with an exact day: two undated refusals are two refusals, and hours
    without a day may be those of years.
    """
    lines = entry_lines or range(2, len(entries) + 2)
    line_of = dict(zip((entry.id for entry in entries), lines, strict=True))
    first: dict[Entry, Entry] = {}
    asked: list[Mistake] = []
    for entry in standing(entries):
        if entry.at.date is None:
            continue
        line = line_of[entry.id]
        if today is not None and entry.at.date > today:
            day = (("day", f"{entry.at.date}"),)
            asked.append(
                Mistake("day_to_come", entry.id, journal_file, line, details=day)
            )
        if isinstance(entry.amount, Hours) and entry.amount.hours > HOURS_OF_A_DAY:
            hours = (("hours", f"{entry.amount.hours:g}"),)
            asked.append(
                Mistake("long_day", entry.id, journal_file, line, details=hours)
            )
        same = first.setdefault(replace(entry, id="same"), entry)
        if same.id != entry.id:
            details = (("first", str(line_of[same.id])), ("id", same.id))
            asked.append(
                Mistake(
                    "possible_duplicate",
                    entry.id,
                    journal_file,
                    line,
                    details=details,
                )
            )
    return tuple(asked)
