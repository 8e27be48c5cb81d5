"""How a person's finished tasks and the shipped prior speak for a new estimate.

How it works: every finished task puts its ln(actual / estimate) on a scale, with a
weight that is larger the later it was finished and the closer its size. What people in
general needed for that size stands on the same scale, with a weight that shrinks with
own experience. The answer is the weighted quantiles of all of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from million_miles.distance import prior as shipped
from million_miles.distance.normal import Array, values_at
from million_miles.values import LEVELS, Z90

Weights = NDArray[np.float32]  # seven digits are plenty for a weight, and quick

MOST_LOG_RATIO = 4.0  # a ratio beyond 1/55 or 55 counts as that
LATEST = 400  # finished tasks that speak; what is older weighs next to nothing
LATEST_IN_BLOCKS = 20_000  # the same where small tasks speak for a large one

# Recency: weights halve after so many tasks, and shares of the two half-lives.
SOON_TASKS, SLOW_TASKS, SOON_SHARE = 12.0, 120.0, 0.8
# Size: e^(-|D| / WIDTH + TILT D), D = ln(own estimate / this one).
WIDTH, TILT = 0.7, 0.35
SAME_SIZE, SAME_WEIGHT = 0.005, 2.5  # within half a per cent it is the same estimate
# The prior weighs as much as LEAST + EXTRA / (SLOW_START + n) tasks just finished.
LEAST_MASS, EXTRA_MASS, SLOW_START = 1.0, 30.0, 10.0

# Above this the prior has not seen enough tasks to speak.
LARGE_HOURS = 40.0
# So many own tasks of at least this share of its size make large work familiar.
ENOUGH_LARGE, LIKE_SHARE = 2, 1 / 4
# Where neither knows, the spread grows: FAR times beyond it is at least such that four
# in five take between 2/5 and 5/2 of their estimate.
FAR = 4.0
START_LOG_SD = math.log(2.5) / Z90

_LEVELS = np.array(LEVELS)
_STEPS = 81
_SCALE: Array = np.linspace(-MOST_LOG_RATIO, MOST_LOG_RATIO, _STEPS)
_SCALE[_STEPS // 2] = 0.0  # "exactly as estimated" is common: it has its own place


@dataclass(frozen=True, slots=True, eq=False)
class Prior:
    """What tasks took of people in general, by size.

    Attributes:
        log_sizes: ln of estimates in hours, ascending, shape (sizes,).
        weights: chances of ln(actual / estimate) on a fixed scale; rows add up to 1,
            shape (sizes, steps).
        means, sds: of ln(actual / estimate), shape (sizes,).
    """

    log_sizes: Array
    weights: Weights
    means: Array
    sds: Array

    @classmethod
    def of(
        cls, sizes_hours: Sequence[float], log_ratios: Sequence[Sequence[float]]
    ) -> Prior:
        """Return a prior of rows of equally likely ln(actual / estimate), one a size.

        Each number is split between its two neighbours on the scale, which keeps its
        mean and leaves an exact 0 at 0.
        """
        table = np.clip(np.array(log_ratios), -MOST_LOG_RATIO, MOST_LOG_RATIO)
        step = 2 * MOST_LOG_RATIO / (_STEPS - 1)
        places = np.round((table + MOST_LOG_RATIO) / step, 9)
        below = np.minimum(places.astype(np.int64), _STEPS - 2)
        above_share = places - below
        rows = np.arange(len(table))[:, None]
        weights = np.zeros((len(table), _STEPS))
        np.add.at(weights, (rows, below), (1 - above_share) / table.shape[1])
        np.add.at(weights, (rows, below + 1), above_share / table.shape[1])
        return cls(
            np.log(sizes_hours),
            weights.astype(np.float32),
            table.mean(axis=1),
            table.std(axis=1),
        )

    def weights_at(self, log_sizes: Array) -> Weights:
        """Return the chances for each size, shape (tasks, steps)."""
        last = len(self.log_sizes) - 1
        places = np.interp(log_sizes, self.log_sizes, np.arange(last + 1))
        below = np.minimum(places.astype(np.int64), last - 1)
        share = (places - below).astype(np.float32)[:, None]
        lower, upper = self.weights[below], self.weights[below + 1]
        return np.asarray(lower + share * (upper - lower))


SHIPPED = Prior.of(shipped.SIZES_HOURS, shipped.LOG_RATIOS)


def log_ratios(
    past: Array,
    estimates_hours: Array,
    *,
    leads: Array,
    levels: Sequence[float] = LEVELS,
    prior: Prior = SHIPPED,
) -> Array:
    """Return ln(actual / estimate) of open tasks, shape (tasks, levels).

    Args:
        past: finished tasks in order of finishing, shape (finished, 2).
        estimates_hours: of the open tasks, > 0, shape (tasks,).
        leads: tasks that will be done before each, >= 0, shape (tasks,).
        levels: chances in (0, 1), ascending.
        prior: what people in general needed.

    Source:
        docs/method.md#evidence-based-scheduling
    """
    weights = _mass(past) * prior.weights_at(np.log(estimates_hours))
    own = _speak(past[-LATEST:], estimates_hours, leads)
    table = _quantiles(*own, _SCALE, weights, levels)
    for i in np.flatnonzero(estimates_hours > LARGE_HOURS):
        hours = float(estimates_hours[i])
        if _is_strange(past, hours):
            ratios = _of_strange(past, hours, leads[i], _SCALE, weights[[i]], levels)
            beyond = min(1.0, math.log(hours / LARGE_HOURS) / math.log(FAR))
            widest = beyond * START_LOG_SD * values_at(levels)
            table[i] = at_least(ratios, widest, levels)
    return table


def log_ratios_beside(past: Array, estimate_hours: float, log_sd: float) -> Array:
    """Return ln(actual / estimate) of work whose own spread is the prior, (levels,).

    Source:
        docs/method.md#a-stated-range
    """
    values = log_sd * values_at(LEVELS)
    share = _mass(past) / len(LEVELS)
    weights = np.full((1, len(LEVELS)), share, dtype=np.float32)
    if _is_strange(past, estimate_hours):
        return _of_strange(past, estimate_hours, 0.0, values, weights, LEVELS)
    own = _speak(past[-LATEST:], np.array([estimate_hours]), np.zeros(1))
    return np.asarray(_quantiles(*own, values, weights, LEVELS)[0])


def _of_strange(
    past: Array,
    estimate_hours: float,
    lead: float,
    prior_values: Array,
    prior_weights: Weights,
    levels: Sequence[float],
) -> Array:
    """Return ln ratios of work larger than what is known, shape (levels,).

    It hears small tasks in blocks of its own size, and is never told to be faster than
    estimated.

    Source:
        docs/method.md#large-work
    """
    own = _blocks(past[-LATEST_IN_BLOCKS:], estimate_hours)[-LATEST:]
    spoken = _speak(own, np.array([estimate_hours]), np.array([lead]))
    ratios = _quantiles(*spoken, prior_values, prior_weights, levels)[0]
    return np.asarray(ratios - min(0.0, float(np.interp(0.5, levels, ratios))))


def at_least(ratios: Array, spread: Array, levels: Sequence[float] = LEVELS) -> Array:
    """Return the ratios around their median, at each level at least so far from it."""
    middle = float(np.interp(0.5, levels, ratios))
    away = ratios - middle
    wider = np.where(spread > 0, np.maximum(away, spread), np.minimum(away, spread))
    return np.asarray(middle + wider)


def own_log_ratios(past: Array) -> Array:
    """Return ln(actual / estimate) of finished tasks within bounds, (finished,)."""
    ratios = np.log(past[:, 1] / past[:, 0])
    return np.minimum(np.maximum(ratios, -MOST_LOG_RATIO), MOST_LOG_RATIO)


def recency(ages: Array) -> Array:
    """Return the two parts of the weight of a task after `ages` more, (2, ages).

    Together they are in (0, 1].
    """
    soon, slow = np.exp2(ages / -SOON_TASKS), np.exp2(ages / -SLOW_TASKS)
    return np.stack((SOON_SHARE * soon, (1 - SOON_SHARE) * slow))


def _speak(past: Array, estimates_hours: Array, leads: Array) -> tuple[Array, Weights]:
    """Return the own ratios and their weights, shape (finished,), (tasks, finished)."""
    ages_soon, ages_slow = _recency_of_latest()[:, LATEST - len(past) :]
    log_sizes = np.log(past[:, 0]).astype(np.float32)
    apart = log_sizes - np.log(estimates_hours).astype(np.float32)[:, None]
    distance = np.abs(apart)
    is_same = distance < SAME_SIZE
    apart *= TILT
    distance *= 1 / WIDTH
    apart -= distance
    weights = np.exp(apart, out=apart)
    np.multiply(weights, SAME_WEIGHT, out=weights, where=is_same)
    soon = np.exp2(leads / -SOON_TASKS).astype(np.float32)[:, None]
    slow = np.exp2(leads / -SLOW_TASKS).astype(np.float32)[:, None]
    weights *= soon * ages_soon + slow * ages_slow
    return own_log_ratios(past), weights


@cache
def _recency_of_latest() -> Weights:
    return recency(np.arange(LATEST - 1, -1, -1.0)).astype(np.float32)


def _mass(past: Array) -> float:
    return LEAST_MASS + EXTRA_MASS / (SLOW_START + min(len(past), LATEST))


def _quantiles(
    values: Array,
    weights: Weights,
    prior_values: Array,
    prior_weights: Weights,
    levels: Sequence[float],
) -> Array:
    """Return weighted quantiles, shape (tasks, levels).

    Each value stands in the middle of its share of the weight; between two values the
    quantile runs straight, beyond the outermost it stays.
    """
    points = np.concatenate((values, prior_values))
    order = np.argsort(points, kind="stable")
    points = points[order]
    shares = np.concatenate((weights, prior_weights), axis=1)[:, order]
    sums = np.cumsum(shares, axis=1)
    shares *= 0.5
    middles = sums - shares
    middles /= sums[:, -1:]
    at = _LEVELS if levels is LEVELS else np.array(levels)
    rows = [np.interp(at, row, points) for row in middles]
    return np.array(rows).reshape(-1, len(at))


def _blocks(past: Array, hours: float) -> Array:
    """Return the past in blocks whose estimates add up to `hours`, the oldest to less.

    The blocks stand in order of finishing; a task belongs where its middle falls.
    """
    newest_first = past[::-1]
    estimates = newest_first[:, 0]
    middles = np.cumsum(estimates) - estimates / 2
    numbers = (middles / hours).astype(np.int64)
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    if not len(starts):
        return past
    return np.asarray(np.add.reduceat(newest_first, starts, axis=0)[::-1])


def _is_strange(past: Array, estimate_hours: float) -> bool:
    """Tell whether it is larger than what people's tasks and the own past can tell."""
    if estimate_hours <= LARGE_HOURS:
        return False
    alike = past[-LATEST:, 0] >= LIKE_SHARE * estimate_hours
    return int(np.count_nonzero(alike)) < ENOUGH_LARGE
