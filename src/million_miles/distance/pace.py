"""How much of the promised hours a person really gives."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from million_miles.distance.normal import Array, values_at
from million_miles.values import LEVELS, Capacity, Entry, Hours

# Before the journal says otherwise: nine tenths of what was promised, four times in
# five between six and thirteen tenths. An assumption, stated as one.
START_MEDIAN, START_LOG_SD = 0.9, 0.3
# One week against the next: assumptions too, until they are learned.
WEEKLY_SD, WEEKLY_CORRELATION, EMPTY_CHANCE = 0.5, 0.4, 0.1
WEEKS_SEEN = 26
# One week as expected is added, so that nothing given still has a logarithm.
ADDED_WEEKS = 1.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Hours given over hours promised.

    Attributes:
        median, log_sd: of the lasting part, lognormal; median 1: as promised.
        weekly_sd: sd of the log of what one week makes of it.
        weekly_correlation: of that from one week to the next, in [0, 1).
        empty_chance: chance of a week of nothing, in [0, 1); the weekly part has
            mean 1, empty weeks included.
        weeks: whole weeks of the journal that were seen.
    """

    median: float = START_MEDIAN
    log_sd: float = START_LOG_SD
    weekly_sd: float = WEEKLY_SD
    weekly_correlation: float = WEEKLY_CORRELATION
    empty_chance: float = EMPTY_CHANCE
    weeks: int = 0

    @property
    def table(self) -> Array:
        """The lasting part at LEVELS, > 0, ascending, shape (levels,)."""
        return np.asarray(self.median * np.exp(self.log_sd * values_at(LEVELS)))


def learn_pace(
    capacity: Capacity,
    worked: Iterable[Entry],
    *,
    today: dt.date,
    held: Callable[[dt.date], float],
) -> Pace:
    """Return the pace after the last whole weeks, from Monday to Sunday.

    Weeks count from the first one after the first dated work; those in which nothing
    was done count, those without promised hours do not.

    Args:
        capacity: the hours promised.
        worked: the work outside of commitments; without an exact day it is left out.
        today: the week of this day is not over and not seen.
        held: hours a week that commitments hold on a day.

    Source:
        docs/method.md#pace
    """
    given: dict[dt.date, float] = {}
    for entry in worked:
        if entry.at.date is not None and isinstance(entry.amount, Hours):
            day = entry.at.date
            given[day] = given.get(day, 0.0) + entry.amount.hours
    if not given:
        return Pace()
    this_monday = _monday(today)
    first = max(
        _monday(min(given) + dt.timedelta(days=6)),
        this_monday - dt.timedelta(weeks=WEEKS_SEEN),
    )
    promises, gifts = [], []
    for number in range(max((this_monday - first).days // 7, 0)):
        monday = first + dt.timedelta(weeks=number)
        days = [monday + dt.timedelta(days=i) for i in range(7)]
        promise = sum(max(capacity.hours_on(d) - held(d), 0.0) for d in days) / 7
        if promise > 0:
            promises.append(promise)
            gifts.append(sum(given.get(day, 0.0) for day in days))
    return _update(promises, gifts)


def _update(promises: list[float], gifts: list[float]) -> Pace:
    """Weigh the start against the weeks: a normal prior, a normal reading, in logs."""
    weeks = len(promises)
    if not weeks:
        return Pace()
    promised, extra = sum(promises), ADDED_WEEKS * sum(promises) / weeks
    seen = math.log((sum(gifts) + START_MEDIAN * extra) / (promised + extra))
    before, reading = 1 / START_LOG_SD**2, 1 / _variance_of_mean(weeks)
    log_median = (before * math.log(START_MEDIAN) + reading * seen) / (before + reading)
    log_sd = 1 / math.sqrt(before + reading)
    return Pace(math.exp(log_median), log_sd, weeks=weeks)


def _variance_of_mean(weeks: int) -> float:
    """Return the variance of the log of the mean of so many correlated weeks."""
    alone = math.exp(WEEKLY_SD**2) / (1 - EMPTY_CHANCE) - 1
    pairs = sum(
        (1 - lag / weeks) * math.expm1(WEEKLY_SD**2 * WEEKLY_CORRELATION**lag)
        for lag in range(1, weeks)
    )
    return math.log1p((alone + 2 * pairs) / weeks)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
