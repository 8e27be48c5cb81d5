"""What the journal says about each requirement: work, readings, estimates, bars.

How it works: the entries that stand are read once, in the order of the file. What was
done before the last opening is `brought`: a bar that is raised after it was met opens
its requirement again, and what was done for the old bar counts towards the new one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from million_miles.distance.evidence import Mark
from million_miles.values import (
    Bar,
    Commitment,
    Effort,
    Entry,
    Has,
    Hours,
    Plan,
    Reading,
    Requirement,
    Threshold,
    When,
    is_comparable,
    meets,
)

# Bounds of an `Effort`: a scaled or stacked range is kept inside them.
LEAST_HOURS, MOST_HOURS = 1e-3, 1_000_000.0


@dataclass(slots=True)
class Record:
    """One requirement after the entries read so far.

    Attributes:
        bar: the bar that holds; `stretch`: its value over that of the plan's bar.
        effort: total hours from zero to the bar; None: nobody said.
        spent_then: hours that had been spent when `effort` was said.
        readings: all of them, by their days; those without one stand where they stand
            in the journal. `known`: how many were older than `effort`.
        work: day and hours of each entry of work since the last opening.
        hours: logged since the last opening; `brought`: done before it.
        started_date: first exact day of work since the last opening.
        last_date: latest day of any entry, exact or rough.
        met_at: when it was met; None: it is open.
        is_guess: the bar was raised and no new estimate was made.
        first_guess: median hours that stood when work began; None: not begun, no
            effort, or the bar moved on the way so that it says nothing.
    """

    requirement: Requirement
    bar: Bar | None
    commitment: Commitment | None
    effort: Effort | None
    at_least_weeks: float
    spent_then: float = 0.0
    stretch: float = 1.0
    hours: float = 0.0
    brought: float = 0.0
    has_work: bool = False
    started_date: dt.date | None = None
    last_date: dt.date | None = None
    readings: list[Mark] = field(default_factory=list)
    known: int = 0
    work: list[tuple[dt.date | None, float]] = field(default_factory=list)
    is_finished: bool = False
    met_at: When | None = None
    is_guess: bool = False
    first_guess: float | None = None

    @property
    def latest(self) -> Mark | None:
        """The latest reading that the bar can be compared with."""
        bar = self.bar
        if bar is None:
            return None
        fits = (m for m in reversed(self.readings) if is_comparable(bar, m.reading))
        return next(fits, None)

    @property
    def reading_meets(self) -> bool:
        """Whether the latest reading meets the bar."""
        latest = self.latest
        return latest is not None and (
            self.bar is not None and meets(self.bar, latest.reading)
        )

    def comparable(self) -> tuple[list[Mark], int]:
        """Return the readings that the bar can be compared with, and those `known`."""
        bar = self.bar
        if bar is None:
            return [], 0
        fits = [is_comparable(bar, mark.reading) for mark in self.readings]
        marks = [mark for mark, fit in zip(self.readings, fits, strict=True) if fit]
        return marks, sum(fits[: self.known])

    @property
    def is_met(self) -> bool:
        """Whether it was finished, or the latest reading meets the bar."""
        return self.is_finished or self.reading_meets

    def spent(self, day: dt.date | None) -> float:
        """Return the hours spent by `day`: logged, or the weeks of a commitment."""
        hours = self.hours
        if self.commitment and self.started_date and day:
            weeks = max((day - self.started_date).days, 0) / 7
            hours = max(hours, weeks * self.commitment.hours_per_week)
        return self.brought + hours

    def done(self, day: dt.date | None) -> float:
        """Return the hours that count as done by `day`.

        Met without enough logged hours it counts its median; an unfinished commitment
        counts at most its median, however long it runs.
        """
        median = self.effort.median if self.effort else 0.0
        if self.met_at is not None:
            return max(self.brought + self.hours, median)
        if self.commitment:
            return min(self.spent(day), max(self.brought + self.hours, median))
        return self.spent(day)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All records by id, and (estimate, actual hours) in the order of finishing."""

    records: dict[str, Record]
    history: tuple[tuple[float, float], ...]


def read(plan: Plan, entries: Iterable[Entry]) -> Ledger:
    """Read the entries that stand, in their order; other requirements' are left out.

    Source:
        docs/method.md#where-a-requirement-stands
    """
    records = {r.id: _new_record(r) for r in plan.everything()}
    return Ledger(records, tuple(_take(records, entries)))


def read_on(ledger: Ledger, added: Iterable[Entry]) -> Ledger:
    """Read entries that come after all those that were read; the ledger stays.

    Records that they do not touch are the same objects in both.
    """
    added = [entry for entry in added if entry.requirement in ledger.records]
    touched = {
        one.id
        for entry in added
        for one in ledger.records[entry.requirement].requirement.family()
    }
    copies = {id_: _copy(ledger.records[id_]) for id_ in touched}
    records = ledger.records | copies
    return Ledger(records, (*ledger.history, *_take(records, added)))


def _copy(record: Record) -> Record:
    return replace(record, readings=[*record.readings], work=[*record.work])


def _take(
    records: dict[str, Record], entries: Iterable[Entry]
) -> list[tuple[float, float]]:
    """Let entries change the records, and return what was finished."""
    history: list[tuple[float, float]] = []
    for entry in entries:
        if entry.requirement not in records:
            continue
        record = records[entry.requirement]
        # A rough day, as an answer after a silence is written, ends the silence too.
        day = entry.at.earliest_date if entry.at.day else None
        if day is not None:
            record.last_date = max(day, record.last_date or day)
        touched = [record]
        if entry.did == "finished":  # who finished the whole has finished its parts
            touched = [records[r.id] for r in record.requirement.family()]
        for each in touched:
            was_open = each.met_at is None
            _apply(each, entry)
            if was_open and each.met_at is not None and each.first_guess:
                history.append((each.first_guess, each.hours))
    return history


def _new_record(requirement: Requirement) -> Record:
    way = requirement.taken
    work = way or requirement
    effort, commitment = work.effort, work.commitment
    if commitment is not None:
        weeks, rate = commitment.weeks, commitment.hours_per_week
        effort = _bounded(weeks.low * rate, weeks.high * rate)
    at_least = work.at_least_weeks or requirement.at_least_weeks or 0.0
    return Record(requirement, requirement.bar, commitment, effort, at_least)


def _apply(record: Record, entry: Entry) -> None:
    amount = entry.amount
    if isinstance(amount, Hours):
        _work(record, amount.hours, entry.at)
    elif isinstance(amount, Reading):
        _read_off(record, amount, entry.at)
    elif isinstance(amount, Effort):
        _estimate(record, amount, entry.at)
    elif isinstance(amount, Threshold | Has):
        _raise(record, amount, entry.at)
    elif entry.did == "finished" or _is_yes(record, entry):
        record.is_finished, record.met_at = True, entry.at


def _is_yes(record: Record, entry: Entry) -> bool:
    is_try = record.requirement.attempt is not None
    return is_try and entry.did == "answered" and entry.amount == "accepted"


def _work(record: Record, hours: float, at: When) -> None:
    is_first = not record.has_work and record.met_at is None
    if is_first and record.effort and not record.commitment and not record.brought:
        record.first_guess = record.effort.median
    record.has_work = True
    record.hours += hours
    record.work.append((at.date, hours))
    if _is_later(record.last_date, at.date):
        record.readings = [  # written down late: it was done before these were read
            replace(mark, spent=mark.spent + hours)
            if _is_later(mark.at.date, at.date)
            else mark
            for mark in record.readings
        ]
    if record.started_date is None:
        record.started_date = at.date


def _read_off(record: Record, reading: Reading, at: When) -> None:
    later = 0.0
    if _is_later(record.last_date, at.date):
        later = sum(hours for day, hours in record.work if _is_later(day, at.date))
    mark = Mark(reading, at, max(record.spent(at.date) - later, 0.0))
    place = len(record.readings)
    while place and _is_later(record.readings[place - 1].at.date, at.date):
        place -= 1
    record.readings.insert(place, mark)
    record.known += place < record.known
    if record.latest is not mark:
        return  # of another kind than the bar, or of an earlier day
    if record.reading_meets:
        record.met_at = at
    elif not record.is_finished:
        record.met_at = None


def _is_later(day: dt.date | None, than: dt.date | None) -> bool:
    return day is not None and than is not None and day > than


def _estimate(record: Record, effort: Effort, at: When) -> None:
    if record.requirement.attempt is not None or record.requirement.parts:
        return  # a try has no hours, and those of a whole are those of its parts
    record.spent_then, record.known = record.spent(at.date), len(record.readings)
    record.effort, record.is_guess = effort, False


def _raise(record: Record, bar: Bar, at: When) -> None:
    """Put up a new bar; what does not meet it is open again, with more to do."""
    old, record.bar = record.bar, bar
    if bar == old:
        return
    record.is_finished &= old is not None and _is_no_harder(bar, old)
    if record.is_met:
        record.met_at = record.met_at or at
        return
    done = record.done(at.date)
    if record.met_at is not None:
        record.brought, record.hours, record.has_work = done, 0.0, False
        record.work.clear()
        record.met_at = record.started_date = record.first_guess = None
        if latest := record.latest:  # it stands for all that was done
            record.readings[record.readings.index(latest)] = replace(latest, spent=done)
    record.is_guess = True
    factor = _growth(old, bar)
    if factor is None:
        _stack(record, done)
    else:
        _stretch(record, factor)


def _stack(record: Record, done: float) -> None:
    """Let the effort stand again, on top of what was done."""
    record.first_guess = None
    if record.effort is not None:
        record.effort = _bounded(record.effort.low + done, record.effort.high + done)
        record.spent_then, record.known = done, len(record.readings)


def _stretch(record: Record, factor: float) -> None:
    """Let the effort grow as the value of the bar did."""
    record.stretch *= factor
    if record.first_guess is not None:
        record.first_guess *= factor
    if record.effort is not None:
        low, high = record.effort.low, record.effort.high
        record.effort = _bounded(low * factor, high * factor)


def _is_no_harder(new: Bar, old: Bar) -> bool:
    """Tell whether everything that meets `old` meets `new`, as far as one can see."""
    if isinstance(new, Has) or isinstance(old, Has) or new.relation != old.relation:
        return False
    if replace(new, value=old.value) != old:
        return False
    return meets(new, Reading(old.value, old.unit))


def _growth(old: Bar | None, new: Bar) -> float | None:
    """Return new / old value where hours may be taken to grow with the bar."""
    if not isinstance(old, Threshold) or not isinstance(new, Threshold):
        return None
    values = (old.value, new.value)
    if isinstance(values[0], str) or isinstance(values[1], str):
        return None
    alike = old.unit == new.unit and old.relation == new.relation == ">="
    if not alike or values[0] <= 0 or values[1] <= 0:
        return None
    return values[1] / values[0]


def _bounded(low: float, high: float) -> Effort:
    low = min(max(low, LEAST_HOURS), MOST_HOURS)
    return Effort(low, min(max(high, low), MOST_HOURS))
