"""How long a task takes, told from how long this person's tasks took before.

How it works: Evidence-Based Scheduling with weights. The ratios actual / estimate of
the person's own finished tasks, the late ones and those of like size before all, beside
what people in general needed for that size, are the distribution of the next ratio. A
total adds tasks that share part of their luck: a Gaussian copula whose correlation the
person's own surprises move.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from million_miles.distance.kernel import (
    LARGE_HOURS,
    LATEST,
    LATEST_IN_BLOCKS,
    SHIPPED,
    Prior,
    log_ratios,
)
from million_miles.distance.luck import SLICES, add_up, shared_luck
from million_miles.distance.normal import Array
from million_miles.values import LEVELS

History = Sequence[tuple[float, float]]


class HistoryError(ValueError):
    """Estimates or actual hours that no task can have."""


def predict(
    history: History,
    estimate_hours: float,
    *,
    lead: float = 0,
    levels: Sequence[float] = LEVELS,
    prior: Prior = SHIPPED,
) -> Array:
    """Return the hours that a task of `estimate_hours` takes, at each level.

    Args:
        history: (estimate, actual) of the person's finished tasks in hours, in order
            of finishing; empty: nothing is known of the person yet. The latest 400
            speak; for an estimate above 40 h the latest 20,000.
        estimate_hours: what the person thinks it takes; > 0.
        lead: tasks that will be done before it; >= 0.
        levels: chances, each in (0, 1), ascending.
        prior: what people in general needed.

    Returns:
        Hours > 0, ascending, shape (levels,).

    Raises:
        HistoryError: hours that are not > 0 and finite, a negative lead, or a level
            outside (0, 1).

    Source:
        docs/method.md#evidence-based-scheduling
    """
    estimates = np.array([estimate_hours], dtype=np.float64)
    _require_hours("an estimate", estimates)
    if not lead >= 0:
        raise HistoryError(f"want lead >= 0, got {lead}")
    if levels is not LEVELS and not all(0 < level < 1 for level in levels):
        raise HistoryError("want levels between 0 and 1")
    past = past_of(_heard(history, estimates))
    leads = np.array([lead], dtype=np.float64)
    ratios = log_ratios(past, estimates, leads=leads, levels=levels, prior=prior)
    return np.asarray(estimate_hours * np.exp(ratios[0]))


def predict_total(
    history: History,
    estimates_hours: Sequence[float],
    *,
    rng: np.random.Generator,
    draws: int = 4096,
    prior: Prior = SHIPPED,
) -> Array:
    """Return drawn totals of the hours that the tasks take together.

    Args:
        history: as in `predict`.
        estimates_hours: one for each open task, > 0, in the order in which they will
            be done; none at all: the total is 0.
        rng: the only source of chance.
        draws: how many totals, >= 1.
        prior: what people in general needed.

    Returns:
        Hours >= 0, in the order they were drawn (not sorted), shape (draws,).

    Raises:
        HistoryError: hours that are not > 0 and finite, or no draws.

    Source:
        docs/method.md#shared-luck
    """
    estimates = np.asarray(estimates_hours, dtype=np.float64).reshape(-1)
    _require_hours("estimates", estimates)
    if draws < 1:
        raise HistoryError(f"want at least one draw, got {draws}")
    past = past_of(_heard(history, estimates))
    leads = np.arange(len(estimates), dtype=np.float64)
    ratios = log_ratios(past, estimates, leads=leads, prior=prior)
    return add_up(
        estimates[:, None] * np.exp(ratios),
        common=_spread_slices(rng, draws),
        own=_draw_slices(rng, len(estimates), draws),
        correlation=shared_luck(past, prior),
    )


def past_of(history: History | Array) -> Array:
    """Return the history as estimates and actual hours, shape (tasks, 2).

    Raises:
        HistoryError: it is not pairs, or hours are not > 0 and finite.
    """
    if isinstance(history, np.ndarray):
        past = history.astype(np.float64, copy=False)
    elif set(map(len, history)) <= {2}:
        flat = chain.from_iterable(history)
        past = np.fromiter(flat, np.float64, 2 * len(history))
    else:
        raise HistoryError("want pairs (estimate, actual)")
    if past.size == 0:
        return np.empty((0, 2))
    if past.size != 2 * len(history):
        raise HistoryError(f"want pairs (estimate, actual), got shape {past.shape}")
    _require_hours("a history", past)
    return past.reshape(-1, 2)


def _heard(history: History, estimates: Array) -> History:
    """Return the latest of the history, as far back as it speaks for the estimates."""
    is_large = bool((estimates > LARGE_HOURS).any())
    return history[-LATEST_IN_BLOCKS if is_large else -LATEST :]


def _spread_slices(rng: np.random.Generator, draws: int) -> NDArray[np.int64]:
    """Return evenly spread slices of luck in a drawn order, shape (draws,)."""
    return rng.permutation((2 * np.arange(draws) + 1) * SLICES // (2 * draws))


def _draw_slices(rng: np.random.Generator, rows: int, draws: int) -> NDArray[np.uint16]:
    """Return numbers of slices of luck, shape (rows, draws); four from each 64 bits."""
    bits = rng.integers(0, 2**64, (rows, -(-draws // 4)), dtype=np.uint64)
    return bits.view(np.uint16)[:, :draws] & np.uint16(SLICES - 1)


def _require_hours(what: str, hours: Array) -> None:
    if not hours.size or (hours.min() > 0 and hours.max() < np.inf):
        return
    wrong = hours[~((hours > 0) & np.isfinite(hours))]
    raise HistoryError(f"want hours > 0 in {what}, got {wrong[0]:g}")
