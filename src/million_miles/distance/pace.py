"""How much of the promised hours a person really gives."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from million_miles.distance.kept import rough_days
from million_miles.distance.normal import Array, chances_below, values_at
from million_miles.values import LEVELS, Capacity, Entry, Hours

# Before the journal says otherwise: 85 of 100 of the promised hours, four times in five
# between half and one and a half times. An assumption, stated as one, and wide on purpose.
START_MEDIAN, START_LOG_SD = 0.85, 0.4
# One week against the next: what is assumed of people, and how much they differ.
WEEKLY_SD, WEEKLY_CORRELATION, EMPTY_CHANCE = 0.5, 0.4, 0.1
SD_LOG_SD, CORRELATION_SD, EMPTY_WEEKS = 0.5, 0.35, 5.0
LEAST_RATIO, MOST_RATIO = 1 / 20, 20.0  # a week beyond that says no more
WEEKS_SEEN = 26
# One week as expected is added, so that nothing given still has a logarithm.
ADDED_WEEKS = 1.0

# Weekly parts that are weighed against each other.
_SDS = WEEKLY_SD * np.exp(SD_LOG_SD * np.linspace(-2.5, 2.5, 11))
_CORRELATIONS = np.linspace(0.0, 0.9, 10)
_QUANTILE_STEPS = 801


@dataclass(frozen=True, slots=True)
class Pace:
    """Hours given over hours promised.

    Attributes:
        median, log_sd: of the lasting part, lognormal; median 1: as promised. With
            weeks seen it is `table` that holds: many lognormals, each by its weight.
        weekly_sd: sd of the log of what one week makes of it.
        weekly_correlation: of that from one week to the next, in [0, 1).
        empty_chance: chance of a week of nothing, in [0, 1); the weekly part has
            mean 1, empty weeks included.
        weeks: whole weeks of the journal that were seen; empty_weeks: those of them in
            which nothing was done.
        promised_hours, given_hours: in those weeks, >= 0.
        learned: the table, where weeks were seen.
        ratios: given over promised hours of each of those weeks, oldest first.
    """

    median: float = START_MEDIAN
    log_sd: float = START_LOG_SD
    weekly_sd: float = WEEKLY_SD
    weekly_correlation: float = WEEKLY_CORRELATION
    empty_chance: float = EMPTY_CHANCE
    weeks: int = 0
    empty_weeks: int = 0
    promised_hours: float = 0.0
    given_hours: float = 0.0
    learned: tuple[float, ...] = ()
    ratios: tuple[float, ...] = ()

    @property
    def table(self) -> Array:
        """The lasting part at LEVELS, > 0, ascending, shape (levels,)."""
        if self.learned:
            return np.array(self.learned)
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
    was done count, those without promised hours do not. Nor do those of which only
    rough hours are known.

    Args:
        capacity: the hours promised.
        worked: the work outside of commitments; without an exact day it is left out.
        today: the week of this day is not over and not seen.
        held: hours a week that commitments hold on a day.

    Source:
        docs/method.md#pace
    """
    worked = tuple(worked)
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
    rough = [days for _, days in rough_days(worked)]
    promises, gifts = [], []
    for number in range(max((this_monday - first).days // 7, 0)):
        monday = first + dt.timedelta(weeks=number)
        days = [monday + dt.timedelta(days=i) for i in range(7)]
        promise = sum(max(capacity.hours_on(d) - held(d), 0.0) for d in days) / 7
        gift = sum(given.get(day, 0.0) for day in days)
        is_known = gift > 0 or not any(
            start <= days[-1] and days[0] <= end for start, end in rough
        )
        if promise > 0 and is_known:
            promises.append(promise)
            gifts.append(gift)
    return _update(promises, gifts)


def _update(promises: list[float], gifts: list[float]) -> Pace:
    """Weigh what was assumed against the weeks that were seen.

    How wild the weeks are says how much their mean can be trusted. Each pair of a
    weekly sd and a correlation is weighed by how well it fits; the lasting part is the
    mixture of what it would be under each.
    """
    weeks = len(promises)
    if not weeks:
        return Pace()
    ratios = np.array(gifts) / np.array(promises)
    worked = ratios > 0
    empty_weeks = int(weeks - worked.sum())
    empty = (EMPTY_WEEKS * EMPTY_CHANCE + empty_weeks) / (EMPTY_WEEKS + weeks)
    sds, correlations = (grid.ravel() for grid in np.meshgrid(_SDS, _CORRELATIONS))
    promised, extra = sum(promises), ADDED_WEEKS * sum(promises) / weeks
    seen = math.log((sum(gifts) + START_MEDIAN * extra) / (promised + extra))
    start, variance = math.log(START_MEDIAN), START_LOG_SD**2
    doubt = _variance_of_mean(weeks, sds, correlations)  # (pairs,)
    logs = np.log(np.clip(ratios, LEAST_RATIO, MOST_RATIO))
    fits = _log_fits(logs, worked, sds, correlations)
    weights = np.exp(fits - fits.max())
    weights /= weights.sum()
    share = variance / (variance + doubt)  # of the reading, against the start
    # The log of a mean lies half its variance below the log of what it is the mean of.
    means = start + share * (seen + doubt / 2 - start)
    spreads = np.sqrt(share * doubt)
    middle = float(weights @ means)
    spread = math.sqrt(float(weights @ (spreads**2 + (means - middle) ** 2)))
    return Pace(
        median=math.exp(middle),
        log_sd=spread,
        weekly_sd=float(weights @ sds),
        weekly_correlation=float(weights @ correlations),
        empty_chance=empty,
        weeks=weeks,
        empty_weeks=empty_weeks,
        promised_hours=promised,
        given_hours=sum(gifts),
        learned=_mixture(weights, means, spreads),
        ratios=tuple(ratios.tolist()),
    )


def _log_fits(logs: Array, worked: Array, sds: Array, correlations: Array) -> Array:
    """Return ln of prior times likelihood of each pair, up to a constant, (pairs,).

    The weeks with work are normal around their lasting part, about which nothing is
    said here; what lies k weeks apart is alike by the correlation to the power of k.

    Args:
        logs: ln of hours given over promised, shape (weeks,).
        worked: whether there was any work, shape (weeks,).
        sds: weekly spreads, shape (pairs,).
        correlations: shape (pairs,).
    """
    prior = -0.5 * (np.log(sds / WEEKLY_SD) / SD_LOG_SD) ** 2
    prior -= 0.5 * ((correlations - WEEKLY_CORRELATION) / CORRELATION_SD) ** 2
    places = np.flatnonzero(worked)
    if len(places) < 2:
        return np.asarray(prior)
    apart = np.abs(places[:, None] - places)
    ones, fits = np.ones(len(places)), np.empty(len(_CORRELATIONS))
    squares = np.empty(len(_CORRELATIONS))
    for i, correlation in enumerate(_CORRELATIONS):
        alike = correlation**apart + 1e-9 * np.eye(len(places))
        solved = np.linalg.solve(alike, np.stack((ones, logs[places]), axis=1))
        weight = float(ones @ solved[:, 0])
        mean = float(ones @ solved[:, 1]) / weight
        rest = logs[places] - mean
        squares[i] = rest @ (solved[:, 1] - mean * solved[:, 0])
        fits[i] = -0.5 * (np.linalg.slogdet(alike)[1] + math.log(weight))
    row = np.searchsorted(_CORRELATIONS, correlations)
    free = len(places) - 1
    likely = fits[row] - free * np.log(sds) - squares[row] / (2 * sds**2)
    return np.asarray(prior + likely)


def _variance_of_mean(weeks: int, sds: Array, correlations: Array) -> Array:
    """Return the variance of the log of the mean of so many weeks, (pairs,)."""
    lags = np.arange(1, weeks)[:, None]
    alone = np.exp(sds**2) / (1 - EMPTY_CHANCE) - 1
    pairs = (1 - lags / weeks) * np.expm1(sds**2 * correlations**lags)
    return np.asarray(np.log1p((alone + 2 * pairs.sum(axis=0)) / weeks))


def _mixture(weights: Array, means: Array, spreads: Array) -> tuple[float, ...]:
    """Return the quantiles, at LEVELS, of a mixture of lognormals."""
    widest = 6 * float(spreads.max())
    at = np.linspace(means.min() - widest, means.max() + widest, _QUANTILE_STEPS)
    below = weights @ chances_below((at - means[:, None]) / spreads[:, None])
    return tuple(np.exp(np.interp(LEVELS, below, at)).tolist())


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
