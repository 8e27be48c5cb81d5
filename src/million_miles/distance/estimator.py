"""How long a task takes, told from how long this person's tasks took before.

How it works: Evidence-Based Scheduling. The ratios actual / estimate of the person's
own finished tasks are the distribution of the next ratio. A total adds tasks that
share part of their luck: a Gaussian copula whose correlation falls with experience.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from million_miles.distance.normal import Array, chances_below, values_at
from million_miles.values import LEVELS, Z90

History = Sequence[tuple[float, float]]

ENOUGH_TASKS = 5  # from here on a person's own past speaks
# Before that, four tasks in five take between 2/5 and 5/2 of their estimate.
START_LOG_SD = math.log(2.5) / Z90
MOST_LOG_RATIO = 4.0  # a ratio beyond 1/55 or 55 counts as that
LARGE_HOURS = 40.0  # above this nobody's small tasks promise to be faster


class HistoryError(ValueError):
    """Estimates or actual hours that no task can have."""


def predict(
    history: History,
    estimate_hours: float,
    *,
    lead: float = 0,
    levels: Sequence[float] = LEVELS,
) -> Array:
    """Return the hours that a task of `estimate_hours` takes, at each level.

    Args:
        history: (estimate, actual) of the person's finished tasks in hours, in order
            of finishing; empty: nothing is known of the person yet.
        estimate_hours: what the person thinks it takes; > 0.
        lead: tasks that will be done before it; >= 0. Plain Evidence-Based
            Scheduling forgets nothing, so it does not matter yet.
        levels: chances, each in (0, 1), ascending.

    Returns:
        Hours > 0, ascending, shape (levels,).

    Raises:
        HistoryError: hours that are not > 0 and finite, a negative lead, or a level
            outside (0, 1).

    Source:
        docs/method.md#evidence-based-scheduling
    """
    past = past_of(history)
    _require_hours("an estimate", np.array([estimate_hours]))
    if not lead >= 0:
        raise HistoryError(f"want lead >= 0, got {lead}")
    if not all(0 < level < 1 for level in levels):
        raise HistoryError("want levels between 0 and 1")
    return np.asarray(
        estimate_hours * np.exp(log_ratios(past, estimate_hours, levels=levels))
    )


def predict_total(
    history: History,
    estimates_hours: Sequence[float],
    *,
    rng: np.random.Generator,
    draws: int = 4096,
) -> Array:
    """Return drawn totals of the hours that the tasks take together.

    Args:
        history: as in `predict`.
        estimates_hours: one for each open task, > 0; none at all: the total is 0.
        rng: the only source of chance.
        draws: how many totals, >= 1.

    Returns:
        Hours >= 0, in the order they were drawn (not sorted), shape (draws,).

    Raises:
        HistoryError: hours that are not > 0 and finite, or no draws.

    Source:
        docs/method.md#shared-luck
    """
    past = past_of(history)
    estimates = np.asarray(estimates_hours, dtype=np.float64).reshape(-1)
    _require_hours("estimates", estimates)
    if draws < 1:
        raise HistoryError(f"want at least one draw, got {draws}")
    common = rng.standard_normal(draws)
    return add_up(
        (hours * np.exp(log_ratios(past, hours)) for hours in estimates),
        common=common,
        own=(rng.standard_normal(draws) for _ in estimates),
        correlation=shared_luck(len(past)),
    )


def shared_luck(n: int) -> float:
    """Return the correlation of the luck of two open tasks after `n` finished ones.

    In (0.08, 0.2]: who has little history knows least how wrong all estimates are.

    Source:
        docs/method.md#shared-luck
    """
    return 0.08 + 1.2 / (10 + n)


def past_of(history: History) -> Array:
    """Return the history as estimates and actual hours, shape (tasks, 2).

    Raises:
        HistoryError: it is not pairs, or hours are not > 0 and finite.
    """
    past = np.asarray(history, dtype=np.float64)
    if past.size == 0:
        return np.empty((0, 2))
    if past.ndim != 2 or past.shape[1] != 2:
        raise HistoryError(f"want pairs (estimate, actual), got shape {past.shape}")
    _require_hours("a history", past)
    return past


def log_ratios(
    past: Array, estimate_hours: float, *, levels: Sequence[float] = LEVELS
) -> Array:
    """Return ln(actual / estimate) of the next task at each level, shape (levels,).

    Source:
        docs/method.md#evidence-based-scheduling
    """
    ratios = own_ratios(past, estimate_hours)
    if not len(ratios):
        return START_LOG_SD * values_at(levels)
    return quantiles(ratios, np.ones(len(ratios)), levels=levels)


def own_ratios(past: Array, estimate_hours: float) -> Array:
    """Return the ln(actual / estimate) that speak for a task of this size.

    None where too few tasks are finished. A large task hears the own large ones; where
    those are too few, all of them, but never that it will be faster.
    """
    if len(past) < ENOUGH_TASKS:
        return np.empty(0)
    ratios = np.clip(np.log(past[:, 1] / past[:, 0]), -MOST_LOG_RATIO, MOST_LOG_RATIO)
    if estimate_hours <= LARGE_HOURS:
        return ratios
    large = ratios[past[:, 0] > LARGE_HOURS]
    if len(large) >= ENOUGH_TASKS:
        return large
    return np.asarray(ratios - min(0.0, float(np.median(ratios))))


def quantiles(values: Array, weights: Array, *, levels: Sequence[float]) -> Array:
    """Return weighted quantiles of ln ratios, shape (levels,).

    Each value stands in the middle of its share of the weight; between two values the
    quantile runs straight. Beyond the outermost, where nothing was seen, it goes on
    as the starting spread does.
    """
    order = np.argsort(values, kind="stable")
    shares = np.cumsum(weights[order])
    middles = (shares - weights[order] / 2) / shares[-1]
    z = values_at(levels)
    lowest, highest = values_at((middles[0], middles[-1]))
    beyond = np.minimum(z - lowest, 0) + np.maximum(z - highest, 0)
    return np.asarray(np.interp(levels, middles, values[order]) + START_LOG_SD * beyond)


def add_up(
    tables: Iterable[Array], *, common: Array, own: Iterable[Array], correlation: float
) -> Array:
    """Return totals of tasks that share part of their luck, shape (draws,).

    Args:
        tables: hours of each task at LEVELS, shape (levels,).
        common: the shared luck, standard normal, shape (draws,).
        own: each task's own luck, standard normal, shape (draws,).
        correlation: of the luck of two tasks, in [0, 1].

    Source:
        docs/method.md#shared-luck
    """
    total = np.zeros(len(common))
    shared = math.sqrt(correlation) * common
    alone = math.sqrt(1 - correlation)
    for table, luck in zip(tables, own, strict=True):
        total += _look_up(table, chances_below(shared + alone * luck))
    return total


def _look_up(table: Array, chances: Array) -> Array:
    """Read a table at LEVELS, which are evenly spaced; as np.interp, but faster."""
    last = len(LEVELS) - 1
    place = np.clip(chances * len(LEVELS) - 0.5, 0, last)
    below = np.minimum(place.astype(np.int64), last - 1)
    return table[below] + (place - below) * np.diff(table)[below]


def _require_hours(what: str, hours: Array) -> None:
    wrong = hours[~((hours > 0) & np.isfinite(hours))]
    if wrong.size:
        raise HistoryError(f"want hours > 0 in {what}, got {wrong[0]:g}")
