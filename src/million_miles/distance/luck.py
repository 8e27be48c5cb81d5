"""Tasks of one person go wrong together: how much, and what their totals are then."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from million_miles.distance.kernel import (
    LATEST,
    SHIPPED,
    Prior,
    own_log_ratios,
    recency,
)
from million_miles.distance.normal import Array, chances_below, even_values
from million_miles.values import LEVELS

Slices = NDArray[np.integer]

SLICES = 2**12  # luck is one of so many equal slices of chance

# Before own surprises say otherwise: RHO, and more of it while little is known.
RHO, EARLY_RHO, EARLY_TASKS = 0.055, 0.8, 10.0
LAGS = 10  # surprises up to so many tasks apart are compared
HALF_BELIEVED, MOST_BELIEVED = 100.0, 0.5
LEAST_RHO, MOST_RHO = 0.01, 0.5
MOST_SURPRISE = 2.5  # sd
PRIOR_TASKS = 3.0  # what is expected leans on the prior as much as on so many tasks

# Luck is read off a grid of normal values, fine enough to leave no trace in a total.
_MOST_Z, _GRID_STEPS = 4.0, 512


def shared_luck(past: Array, prior: Prior = SHIPPED) -> float:
    """Return the correlation of the luck of two open tasks.

    In [0.01, 0.5]. Who has little history knows least how wrong all estimates are; who
    has more is told by how alike surprises close in time were.

    Args:
        past: finished tasks in order of finishing, shape (finished, 2).
        prior: what people in general needed.

    Source:
        docs/method.md#shared-luck
    """
    count = min(len(past), LATEST)
    rho = RHO
    if count > LAGS:
        believed = MOST_BELIEVED * count / (count + HALF_BELIEVED)
        rho += believed * (_alikeness(_surprises(past[-LATEST:], prior)) - RHO)
    rho += EARLY_RHO / (EARLY_TASKS + count)
    return min(max(rho, LEAST_RHO), MOST_RHO)


def add_up(
    tables: Array, *, common: Slices, own: Iterable[Slices], correlation: float
) -> Array:
    """Return totals of tasks that share part of their luck, shape (draws,).

    Luck is the normal value in the middle of one of SLICES equal slices of chance.

    Args:
        tables: hours of each task at LEVELS, shape (tasks, levels).
        common: slices of the shared luck, in [0, SLICES), shape (draws,).
        own: for each task slices of its own luck, shape (draws,).
        correlation: of the luck of two tasks, in [0, 1].

    Source:
        docs/method.md#shared-luck
    """
    below, share = _grid()
    on_grid = tables[:, below]
    on_grid += share * (tables[:, below + 1] - on_grid)
    luck = even_values(SLICES) * (_GRID_STEPS / (2 * _MOST_Z))
    middle = _GRID_STEPS / 2 + 0.5  # half a step, so that cutting off rounds
    alone = (math.sqrt(1 - correlation) * luck).astype(np.float32)
    together = (math.sqrt(correlation) * luck + middle).astype(np.float32).take(common)
    total, drawn = np.zeros(len(common)), np.empty(len(common))
    places, at = np.empty(len(common), np.float32), np.empty(len(common), np.intp)
    for hours, slices in zip(on_grid, own, strict=True):
        alone.take(slices, out=places, mode="clip")
        places += together
        at[:] = places
        hours.take(at, out=drawn, mode="clip")
        total += drawn
    return total


def total_left(left: Iterable[tuple[str, Array]], correlation: float) -> Array:
    """Return the hours left of all together, at LEVELS, shape (levels,).

    Every slice of luck is drawn once, and each requirement meets them in an order of
    its own, drawn from its id: the same plan gives the same total, and one requirement
    more leaves the luck of the others alone.

    Args:
        left: the id of each, and its hours at LEVELS, shape (levels,).
        correlation: of the luck of two of them, in [0, 1].
    """
    left = list(left)
    totals = add_up(
        np.array([table for _, table in left]).reshape(-1, len(LEVELS)),
        common=np.arange(SLICES),
        own=(_order_of(id_) for id_, _ in left),
        correlation=correlation,
    )
    return np.quantile(totals, LEVELS)


def _order_of(id_: str) -> Slices:
    key = blake2b(id_.encode(), digest_size=8).digest()
    return np.random.default_rng(int.from_bytes(key)).permutation(SLICES)


@cache
def _grid() -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], Array]:
    """Return where the normal values of the grid stand in a table at LEVELS."""
    chances = chances_below(np.linspace(-_MOST_Z, _MOST_Z, _GRID_STEPS + 1))
    last = len(LEVELS) - 1
    places = np.clip(chances * len(LEVELS) - 0.5, 0, last)
    below = np.minimum(places.astype(np.int64), last - 1)
    return below, places - below


def _surprises(past: Array, prior: Prior) -> Array:
    """Return how far each task fell from what was known before it, in sd of its size.

    What was known: the mean of the earlier ones, by recency, beside the prior.
    """
    log_sizes = np.log(past[:, 0])
    means = np.interp(log_sizes, prior.log_sizes, prior.means)
    sds = np.interp(log_sizes, prior.log_sizes, prior.sds)
    scores = (own_log_ratios(past) - means) / sds
    scores = np.clip(scores, -MOST_SURPRISE, MOST_SURPRISE)
    count = len(past)
    return np.asarray(scores - _expecting()[:count, :count] @ scores)


@cache
def _expecting() -> Array:
    """Return the weights of earlier scores in what is expected of each, by row."""
    places = np.arange(LATEST)
    ages = places[:, None] - 1 - places
    weights = np.where(ages >= 0, recency(np.maximum(ages, 0.0)).sum(axis=0), 0.0)
    return np.asarray(weights / (weights.sum(axis=1, keepdims=True) + PRIOR_TASKS))


def _alikeness(surprises: Array) -> float:
    """Return the mean correlation of surprises up to LAGS tasks apart."""
    count = len(surprises)
    square = float(surprises @ surprises) / count
    if square < 1e-9:
        return RHO
    products = sum(
        float(surprises[:-lag] @ surprises[lag:]) for lag in range(1, LAGS + 1)
    )
    pairs = LAGS * count - LAGS * (LAGS + 1) / 2
    return products / pairs / square
