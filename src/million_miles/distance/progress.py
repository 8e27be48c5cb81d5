"""How many hours are left after a reading: what was measured part-way says how fast.

How it works: a reading has a place on the way to the bar. What was stated for the whole
way shrinks with the way that is left, and the hours from one reading to the next say how
fast this person goes. Half of the stated variance is taken as speed that lasts, half as
luck on the way, so that a reading moves the middle the more of the way it covers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from million_miles.distance.evidence import Mark
from million_miles.distance.left import LEAST_LOG_SD, left_after
from million_miles.distance.normal import Array
from million_miles.values import LEVELS, Z90, Bar, Threshold
from million_miles.values.bar import rank

# Hours from zero to A0, A1 ... C2: the middles of Cambridge's guided learning hours.
LEVEL_HOURS = (0.0, 95.0, 190.0, 375.0, 550.0, 750.0, 1100.0)
HOUR_UNITS = frozenset(("h", "hour", "hours", "hora", "horas"))

LEAST_SHARE = 0.02  # of the way: less is taken for this much, covered or left
MOST_GROWTH = 3.0  # a reading below the first one lengthens the way at most so much
SURPRISE = 2.0  # standard deviations: beyond them the stated range was too narrow
TOO_FAST = 1.645  # faster than one in twenty would be: part was brought along


@dataclass(frozen=True, slots=True)
class _Place:
    """A place on the way: how far, its standard error, hours spent by then."""

    at: float
    error: float
    spent: float


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left after the latest reading.

    Attributes:
        log_hours: ln of the hours left at that moment, at LEVELS, ascending.
        spent: hours that had been spent by then.
        share: of the way from zero, or from the first reading, in [0, 1].
        from_zero: the way is known from zero, so the share counts as done.
        surprises: it went slower or faster than the stated range allows.
    """

    log_hours: Array
    spent: float
    share: float
    from_zero: bool
    surprises: bool


def rest_after(
    bar: Bar | None,
    marks: Sequence[Mark],
    *,
    log_table: Array,
    known: int,
    spent_then: float,
) -> Rest | None:
    """Return what is left after the latest reading; None where readings do not say.

    Args:
        bar: the bar that holds.
        marks: comparable readings in the order of the journal.
        log_table: ln of the hours that stood open when the estimate was made, (levels,).
        known: how many of the readings are older than that estimate, >= 0.
        spent_then: hours that had been spent when it was made.

    Source:
        docs/method.md#hours-by-readings
    """
    if not isinstance(bar, Threshold) or len(marks) <= known:
        return None
    goal = _position(bar, bar.value)
    places = [place for mark in marks if (place := _place(bar, mark)) is not None]
    if goal is None or len(places) != len(marks) or len(places) <= known:
        return None
    zero = [_Place(0.0, 0.0, 0.0)] if _has_zero(bar) else []
    start = _start(places, zero, known=known, spent_then=spent_then)
    if start is None:  # nobody knows where the estimate was made: begin at a reading
        start = places[0]
        log_table = np.log(left_after(log_table, start.spent - spent_then))
    if goal <= start.at:
        return None
    return _rest(start, [*zero, *places], goal, log_table, from_zero=bool(zero))


def _start(
    places: list[_Place], zero: list[_Place], *, known: int, spent_then: float
) -> _Place | None:
    """Return the place that the estimate was made at; None: nobody knows it."""
    if known:
        return places[known - 1]
    if zero and not spent_then:
        return zero[0]
    first = places[0]
    return first if first.spent <= spent_then else None


def _rest(
    start: _Place,
    places: list[_Place],
    goal: float,
    log_table: Array,
    *,
    from_zero: bool,
) -> Rest:
    last, way = places[-1], goal - start.at
    ahead = min(max((goal - last.at) / way, LEAST_SHARE), MOST_GROWTH)
    low, middle, high = (
        float(np.interp(p, LEVELS, log_table)) for p in (0.1, 0.5, 0.9)
    )
    stated = sd = max((high - low) / (2 * Z90), LEAST_LOG_SD)
    seen = _seen_pace(places, goal)
    doubt, surprises = 0.5 * sd * sd, False  # of the speed that lasts
    if seen is not None:
        off = math.log(seen.hours_per_unit * way) - middle
        expected = math.sqrt(doubt + seen.variance(sd))
        if not (from_zero and len(places) == 2 and off < -TOO_FAST * expected):
            surprises = abs(off) > SURPRISE * expected
            # The spread is the wider of the stated and the seen.
            sd *= max(1.0, abs(off) / (SURPRISE * expected))
            doubt = 0.5 * sd * sd
            weight = doubt / (doubt + seen.variance(sd))
            middle += weight * off
            doubt *= 1 - weight
    luck = 0.5 * sd * sd / min(ahead, 1.0)
    spread = math.sqrt(doubt + luck) / stated
    return Rest(
        log_hours=middle
        + math.log(ahead)
        + spread * (log_table - float(np.interp(0.5, LEVELS, log_table))),
        spent=last.spent,
        share=min(max(last.at / goal, 0.0), 1.0) if from_zero else 1 - min(ahead, 1.0),
        from_zero=from_zero,
        surprises=surprises,
    )


@dataclass(frozen=True, slots=True)
class _Pace:
    """Hours for one unit of the way, as seen between two readings.

    Attributes:
        luck_share: the whole way over the part that was covered, >= 1 as a rule.
        error: standard error of the part that was covered, over that part.
    """

    hours_per_unit: float
    luck_share: float
    error: float

    def variance(self, sd: float) -> float:
        """Return the variance of ln hours per unit, if the whole way has spread `sd`."""
        return 0.5 * sd * sd * self.luck_share + self.error**2


def _seen_pace(places: list[_Place], goal: float) -> _Pace | None:
    first, last = places[0], places[-1]
    hours, way = last.spent - first.spent, goal - first.at
    if hours <= 0 or way <= 0:
        return None
    error = math.hypot(first.error, last.error)
    covered = max(last.at - first.at, LEAST_SHARE * way, error)
    return _Pace(hours / covered, way / covered, error / covered)


def _has_zero(bar: Threshold) -> bool:
    """Whether the way begins at zero: hours that are counted, levels of a language."""
    if isinstance(bar.value, str):
        return True
    return bar.relation in (">=", ">") and bar.unit.casefold() in HOUR_UNITS


def _place(bar: Threshold, mark: Mark) -> _Place | None:
    at = _position(bar, mark.reading.value)
    if at is None:
        return None
    error = mark.reading.error
    if isinstance(mark.reading.value, str):
        error = _level_error(mark.reading.value)
    return _Place(at, error, mark.spent)


def _position(bar: Threshold, value: float | str) -> float | None:
    """Return how far along the way a value lies, more is nearer; None: it has no place."""
    if bar.relation == "=":
        return None
    falls = bar.relation in ("<=", "<")
    if isinstance(value, str):
        place = rank(value)
        return None if place is None or falls else LEVEL_HOURS[place]
    return -value if falls else value


def _level_error(label: str) -> float:
    """Return the standard error of a level: one may stand anywhere up to the next."""
    place = rank(label) or 0
    if place + 1 == len(LEVEL_HOURS):
        return 0.0
    return (LEVEL_HOURS[place + 1] - LEVEL_HOURS[place]) / math.sqrt(12)
