"""The standard normal distribution: chances below a value, and values at a chance."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from million_miles.values import LEVELS

Array = NDArray[np.float64]

# Abramowitz and Stegun 7.1.26: an error function by powers of t = 1 / (1 + SLOPE x).
_SLOPE = 0.3275911
_POWERS = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)


def values_at(chances: Iterable[float]) -> Array:
    """Return z with P(Z <= z) = chance, for each chance in (0, 1); shape (chances,)."""
    return _Z_AT_LEVELS if chances is LEVELS else _inverse(chances)


def chances_below(z: Array) -> Array:
    """Return P(Z <= z), in [0, 1], to within 1e-7; the shape is that of `z`."""
    x = np.abs(z) / math.sqrt(2)
    t = 1 / (1 + _SLOPE * x)
    tail = np.zeros_like(x)
    for power in _POWERS:
        tail = t * (power + tail)
    tail *= 0.5 * np.exp(-x * x)
    return np.where(z < 0, tail, 1 - tail)


def _inverse(chances: Iterable[float]) -> Array:
    inverse = NormalDist().inv_cdf
    values = np.array([inverse(chance) for chance in chances], dtype=np.float64)
    values.flags.writeable = False
    return values


_Z_AT_LEVELS = _inverse(LEVELS)


@cache
def even_values(count: int) -> Array:
    """Return the normal values at the midpoints of `count` equal slices of chance."""
    return values_at((i + 0.5) / count for i in range(count))
