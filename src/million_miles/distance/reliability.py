"""Do chances come true as often as they say?

How it works: chances that were told are put into a few bins by size. In each stands how
many came, and how many would have by luck alone if every chance had been right: that
count is a sum of coins of unlike chances, worked out exactly, coin by coin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from million_miles.distance.normal import Array
from million_miles.distance.score import ENOUGH, brier

# Narrow where chances are long: 1 in 100 and 1 in 10 are not the same promise.
EDGES = (0.0, 0.02, 0.1, 0.25, 0.4, 0.6, 0.75, 0.9, 1.0)
_LOW, _HIGH = 0.1, 0.9


@dataclass(frozen=True, slots=True)
class Bin:
    """Chances of about one size, and what came of them.

    Attributes:
        low_chance, high_chance: what lies in it: from the first on, below the second.
        told_chance: the mean of what was told.
        times: how many were told, >= 1; came: how many of them came.
        low_came, high_came: how many would come 8 times in 10, were every chance right.
    """

    low_chance: float
    high_chance: float
    told_chance: float
    times: int
    came: int
    low_came: int
    high_came: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """How good chances were that were told of things now decided.

    Attributes:
        times: how many things, >= 0; came: how many of them happened.
        brier: mean squared error, in [0, 1]; same_brier: of telling, each time, the
            share that came, which one only knows afterwards.
        bins: those with anything in them, the least chances first.
        is_enough: ten things or more; under that it is too few to tell.
    """

    times: int
    came: int
    brier: float
    same_brier: float
    bins: tuple[Bin, ...]
    is_enough: bool


def reliability(told: Sequence[tuple[float, bool]]) -> Reliability:
    """Hold chances in [0, 1] against whether each thing came; empty: nothing told.

    Source:
        docs/method.md#scoring
    """
    share = sum(came for _, came in told) / len(told) if told else 0.0
    bins = []
    for low, high in pairwise(EDGES):
        inside = [
            (chance, came)
            for chance, came in told
            if low <= chance < high or chance == high == 1.0
        ]
        if inside:
            bins.append(_bin(low, high, inside))
    return Reliability(
        times=len(told),
        came=sum(came for _, came in told),
        brier=sum(brier(*one) for one in told) / max(len(told), 1),
        same_brier=share * (1 - share),
        bins=tuple(bins),
        is_enough=len(told) >= ENOUGH,
    )


def _bin(low: float, high: float, inside: Sequence[tuple[float, bool]]) -> Bin:
    chances = [chance for chance, _ in inside]
    up_to = np.cumsum(count_chances(chances)) + 1e-12  # sums are a little short of 1
    return Bin(
        low_chance=low,
        high_chance=high,
        told_chance=sum(chances) / len(chances),
        times=len(inside),
        came=sum(came for _, came in inside),
        low_came=int(np.searchsorted(up_to, _LOW)),
        high_came=int(np.searchsorted(up_to, _HIGH)),
    )


def count_chances(chances: Sequence[float]) -> Array:
    """Return the chance that 0, 1, 2 ... of several things come, each for itself.

    Returns:
        shape (things + 1,), sum 1.
    """
    by_count = np.ones(1)
    for chance in chances:
        by_count = np.convolve(by_count, (1 - chance, chance))
    return by_count
