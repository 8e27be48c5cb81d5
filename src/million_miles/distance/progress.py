"""How many hours are left after a reading: what was measured part-way says how fast.

How it works: a reading has a place on the way to the bar. What was stated for the whole
way shrinks with the way that is left, and the hours from one reading to the next say how
fast this person goes. Half of the stated variance is taken as speed that lasts, half as
luck on the way, so that a reading moves the middle the more of the way it covers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

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
WORTH_IT = 0.9  # a reading that narrows the range by less is not worth asking for


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is known of the way to a bar.

    Attributes:
        bar: the bar that holds.
        marks: comparable readings in the order of the journal.
        log_table: ln of the hours that stood open when the estimate was made, (levels,).
        earlier: how many of the readings are older than that estimate, >= 0.
        spent_then: hours that had been spent when it was made.
    """

    bar: Bar | None
    marks: Sequence[Mark]
    log_table: Array
    earlier: int
    spent_then: float


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
    """What is left after the latest reading.

    Attributes:
        log_hours: ln of the hours left at that moment, at LEVELS, ascending.
        spent: hours that had been spent by then.
        share: of the way from zero, in [0, 1]; 0 where no zero is known.
        surprises: it went slower or faster than the stated range allows.
    """

    log_hours: Array
    spent: float
    share: float
    surprises: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A place on the way: how far, its standard error, hours spent by then."""

    at: float
    error: float
    spent: float


@dataclass(frozen=True, slots=True, eq=False)
class _Way:
    """The way to a bar: its start, the places known, its end, ln hours at LEVELS."""

    start: _Place
    places: tuple[_Place, ...]
    goal: float
    log_table: Array
    from_zero: bool


def rest_after(known: Known) -> Rest | None:
    """Return what is left after the latest reading; None where readings do not say.

    Source:
        docs/method.md#hours-by-readings
    """
    if len(known.marks) <= known.earlier:
        return None
    way = _way(known)
    return None if way is None else _rest(way)


def left_if_read(known: Known, *, spent: float, hours_left: Array) -> Array | None:
    """Return the hours left as a reading now would tell them, if it came as expected.

    Args:
        known: the way so far.
        spent: hours spent by now.
        hours_left: as told without the reading, at LEVELS, shape (levels,).

    Returns:
        Hours at LEVELS around the same middle; None where it would tell little.

    Source:
        docs/method.md#the-most-informative-reading
    """
    way = _way(known)
    if way is None or spent <= way.places[-1].spent:
        return None
    middle = float(np.interp(0.5, LEVELS, hours_left))
    ahead = middle / (middle + spent - way.start.spent)
    at = way.goal - ahead * (way.goal - way.start.at)
    error = max(way.places[-1].error, _error_near(known.bar, at))
    read = replace(way, places=(*way.places, _Place(at, error, spent)))
    told = _rest(read).log_hours
    table = np.exp(told - float(np.interp(0.5, LEVELS, told))) * middle
    return table if _width(table) < WORTH_IT * _width(hours_left) else None


def _width(table: Array) -> float:
    low, high = np.interp([0.1, 0.9], LEVELS, table)
    return float(high - low)


def _way(known: Known) -> _Way | None:
    bar, log_table = known.bar, known.log_table
    if not isinstance(bar, Threshold):
        return None
    goal = _position(bar, bar.value)
    places = [place for mark in known.marks if (place := _place(bar, mark)) is not None]
    zero = [_Place(0.0, 0.0, 0.0)] if _has_zero(bar) else []
    if goal is None or len(places) < len(known.marks) or not [*zero, *places]:
        return None
    start = _start(places, zero, known)
    if start is None:  # nobody knows where the estimate was made: begin at a reading
        if not places:
            return None
        start = places[0]
        log_table = np.log(left_after(log_table, start.spent - known.spent_then))
    if goal <= start.at:
        return None
    return _Way(start, (*zero, *places), goal, log_table, from_zero=bool(zero))


def _start(places: list[_Place], zero: list[_Place], known: Known) -> _Place | None:
    """Return the place that the estimate was made at; None: nobody knows it."""
    if known.earlier:
        return places[known.earlier - 1]
    if zero and not known.spent_then:
        return zero[0]
    return places[0] if places and places[0].spent <= known.spent_then else None


def _rest(way: _Way) -> Rest:
    last, length = way.places[-1], way.goal - way.start.at
    ahead = min(max((way.goal - last.at) / length, LEAST_SHARE), MOST_GROWTH)
    low, middle, high = np.interp([0.1, 0.5, 0.9], LEVELS, way.log_table)
    stated = max(float(high - low) / (2 * Z90), LEAST_LOG_SD)
    shift, sd, lasting, surprises = 0.0, stated, 0.5 * stated * stated, False
    if seen := _seen_speed(way):
        off = math.log(seen.hours_per_unit * length) - float(middle)
        expected = math.sqrt(lasting + seen.variance(sd))
        if not _is_brought_along(way, off / expected):
            surprises = abs(off) > SURPRISE * expected
            # The spread is the wider of the stated and the seen.
            sd *= max(1.0, abs(off) / (SURPRISE * expected))
            lasting = 0.5 * sd * sd
            weight = lasting / (lasting + seen.variance(sd))
            shift, lasting = weight * off, (1 - weight) * lasting
    luck = 0.5 * sd * sd / min(ahead, 1.0)
    spread = math.sqrt(lasting + luck) / stated
    return Rest(
        log_hours=middle + shift + math.log(ahead) + spread * (way.log_table - middle),
        spent=last.spent,
        share=min(max(last.at / way.goal, 0.0), 1.0) if way.from_zero else 0.0,
        surprises=surprises,
    )


def _is_brought_along(way: _Way, deviations: float) -> bool:
    return way.from_zero and len(way.places) == 2 and deviations < -TOO_FAST


@dataclass(frozen=True, slots=True)
class _Speed:
    """Hours for one unit of the way, as seen between the first place and the last.

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


def _seen_speed(way: _Way) -> _Speed | None:
    first, last = way.places[0], way.places[-1]
    hours, length = last.spent - first.spent, way.goal - first.at
    if hours <= 0 or length <= 0:
        return None
    error = math.hypot(first.error, last.error)
    covered = max(last.at - first.at, LEAST_SHARE * length, error)
    return _Speed(hours / covered, length / covered, error / covered)


def _has_zero(bar: Threshold) -> bool:
    """Whether the way begins at zero: hours that are counted, levels of a language."""
    if isinstance(bar.value, str):
        return True
    return bar.relation in (">=", ">") and bar.unit.casefold() in HOUR_UNITS


def _place(bar: Threshold, mark: Mark) -> _Place | None:
    value, error = mark.reading.value, mark.reading.error
    at = _position(bar, value)
    if at is None:
        return None
    return _Place(at, _error_near(bar, at) or error, mark.spent)


def _position(bar: Threshold, value: float | str) -> float | None:
    """Return how far along the way a value lies, more is nearer; None: it has no place."""
    falls = bar.relation in ("<=", "<")
    if bar.relation == "=":
        return None
    if isinstance(value, str):
        place = rank(value)
        return None if place is None or falls else LEVEL_HOURS[place]
    return -value if falls else value


def _error_near(bar: Bar | None, at: float) -> float:
    """Return the standard error of a level: one may stand anywhere up to the next.

    Numbers have none of their own: 0.
    """
    if not isinstance(bar, Threshold) or not isinstance(bar.value, str):
        return 0.0
    gaps = (
        upper - lower for lower, upper in pairwise(LEVEL_HOURS) if lower <= at < upper
    )
    return next(gaps, 0.0) / math.sqrt(12)
