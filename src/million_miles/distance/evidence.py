"""What the readings of one requirement say: level, error, trend, and how fresh.

Everything here is about readings that the bar can be compared with, in the order of the
journal.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist
from typing import Literal, get_args

import numpy as np

from million_miles.values import Z90, Bar, Reading, Threshold, When

Freshness = Literal["no_bar", "not_measured", "undated", "fresh", "stale"]
FRESHNESS: tuple[Freshness, ...] = get_args(Freshness)

POOLED_DAYS = 28  # readings this near to the latest are of the same standing
STALE_WEEKS = 26.0
STALE_SHARE = 0.25  # of the effort, worked since the reading
LEAST_READINGS = 4  # for a trend
LEAST_WEEKS = 2.0
RECENT_READINGS = 6  # fewer say nothing of a standstill
RECENT_WEEKS = 4.0
MOST_READINGS = 200  # a trend takes the latest ones: pairs grow with the square


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading, when it was taken, and the hours that had been spent by then."""

    reading: Reading
    at: When
    spent: float


@dataclass(frozen=True, slots=True)
class Trend:
    """Change of a reading by the week, with its 80 % interval.

    Attributes:
        per_week, low, high: in the unit of the bar.
        readings: how many it comes from; weeks: from the first to the last of them.
    """

    per_week: float
    low: float
    high: float
    readings: int
    weeks: float


@dataclass(frozen=True, slots=True)
class Recent:
    """How the latest six readings with an exact day move.

    Attributes:
        trend: of these readings.
        first_date, last_date: of the first and the last of them.
        hours: worked between the two, >= 0.
    """

    trend: Trend
    first_date: dt.date
    last_date: dt.date
    hours: float

    @property
    def is_plateau(self) -> bool:
        """Whether neither gain nor loss is to be seen."""
        return self.trend.low <= 0 <= self.trend.high


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the readings say of one requirement.

    Attributes:
        freshness: `no_bar`: nothing is measured; `not_measured`: there is a bar and no
            reading yet; `undated`: of no exact day; `stale`: too old, or too much was
            worked since.
        readings: how many there are.
        pooled: those of the last four weeks together, by their standard errors; None:
            no number, or no error was said. `pooled_from`: of how many.
        chance_above: chance, in [0, 1], that what was measured truly meets the bar,
            given the error alone; None without one.
        trend: None: too few numbers with an exact day.
        age_weeks: since the latest reading; None: no exact day.
        hours_since: worked since the latest reading.
        recent: how the latest six move; None: fewer, or within less than four weeks.
    """

    freshness: Freshness
    readings: int = 0
    pooled: Reading | None = None
    pooled_from: int = 0
    chance_above: float | None = None
    trend: Trend | None = None
    age_weeks: float | None = None
    hours_since: float = 0.0
    recent: Recent | None = None


def weigh(
    bar: Bar | None,
    marks: Sequence[Mark],
    *,
    today: dt.date,
    spent: float,
    effort_hours: float | None,
) -> Evidence:
    """Say what the readings are worth.

    Args:
        bar: the bar that holds; None: nothing is measured.
        marks: comparable readings in the order of the journal.
        today: the day it is seen from.
        spent: hours spent by then, >= 0.
        effort_hours: median of the hours in all; None: not known.

    Source:
        docs/method.md#readings
    """
    if bar is None:
        return Evidence("no_bar")
    if not marks:
        return Evidence("not_measured")
    latest = marks[-1]
    day = latest.at.date
    age = None if day is None else (today - day).days / 7
    since = max(spent - latest.spent, 0.0)
    pooled, count = pool(marks)
    return Evidence(
        freshness=_freshness(age, since, effort_hours),
        readings=len(marks),
        pooled=pooled,
        pooled_from=count,
        chance_above=None if pooled is None else _chance_above(bar, pooled),
        trend=trend(marks),
        age_weeks=age,
        hours_since=since,
        recent=recent(marks),
    )


def pool(marks: Sequence[Mark]) -> tuple[Reading | None, int]:
    """Return the latest readings with a standard error as one, and how many they are.

    Each weighs as the inverse of its squared error; those older than four weeks before
    the latest say where one stood, not where one stands.
    """
    latest = marks[-1]
    if not latest.reading.error:
        return None, 0
    near = [mark.reading for mark in marks if _is_near(mark, latest)]
    least = min(one.error for one in near)  # a square of it may be no number
    weights = [(least / one.error) ** 2 for one in near]
    mean = sum(
        weight * float(one.value) for weight, one in zip(weights, near, strict=True)
    )
    error = least / math.sqrt(sum(weights))
    return Reading(mean / sum(weights), latest.reading.unit, error), len(near)


def _is_near(mark: Mark, latest: Mark) -> bool:
    if mark is latest:
        return True
    if not mark.reading.error or mark.at.date is None or latest.at.date is None:
        return False
    return 0 <= (latest.at.date - mark.at.date).days <= POOLED_DAYS


def _chance_above(bar: Bar, pooled: Reading) -> float | None:
    if not isinstance(bar, Threshold) or isinstance(bar.value, str):
        return None
    if bar.relation == "=":
        return None
    z = (float(pooled.value) - bar.value) / pooled.error
    return NormalDist().cdf(z if bar.relation in (">=", ">") else -z)


def trend(marks: Sequence[Mark]) -> Trend | None:
    """Return the median slope of all pairs of readings, and its 80 % interval.

    Robust: up to three readings in ten may be off by any amount. The interval is
    distribution-free, by the spread of Kendall's S.

    Source:
        docs/method.md#readings (H. Theil 1950, P. K. Sen 1968)
    """
    points = sorted(
        (mark.at.date.toordinal() / 7, float(mark.reading.value))
        for mark in marks[-MOST_READINGS:]
        if mark.at.date is not None and not isinstance(mark.reading.value, str)
    )
    if len(points) < LEAST_READINGS or points[-1][0] - points[0][0] < LEAST_WEEKS:
        return None
    slopes = sorted(
        (y2 - y1) / (x2 - x1)
        for (x1, y1), (x2, y2) in combinations(points, 2)
        if x2 > x1
    )
    n, count = len(points), len(slopes)
    width = Z90 * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    low, middle, high = np.interp(
        ((count - width) / 2, (count + 1) / 2, (count + width) / 2 + 1),
        range(1, count + 1),
        slopes,
    )
    return Trend(
        per_week=float(middle),
        low=float(low),
        high=float(high),
        readings=n,
        weeks=points[-1][0] - points[0][0],
    )


def recent(marks: Sequence[Mark]) -> Recent | None:
    """Return how the latest six dated readings move; None: too few, or too near.

    Source:
        docs/method.md#a-standstill
    """
    dated = [
        (mark.at.date, mark)
        for mark in marks
        if mark.at.date is not None and not isinstance(mark.reading.value, str)
    ]
    latest = sorted(dated, key=lambda one: one[0])[-RECENT_READINGS:]
    if len(latest) < RECENT_READINGS:
        return None
    (first_date, first), (last_date, last) = latest[0], latest[-1]
    found = trend([mark for _, mark in latest])
    if found is None or found.weeks < RECENT_WEEKS:
        return None
    return Recent(found, first_date, last_date, max(last.spent - first.spent, 0.0))


def _freshness(
    age: float | None, since: float, effort_hours: float | None
) -> Freshness:
    if effort_hours is not None and since > STALE_SHARE * effort_hours:
        return "stale"
    if age is None:
        return "undated"
    return "stale" if age > STALE_WEEKS else "fresh"
