"""How are points spread evenly over a cube of many dimensions, yet at random?

How it works: point i of a Sobol sequence is the exclusive or of one direction number
per bit of i. Scrambling multiplies the binary digits of each dimension by a random
lower triangular matrix and adds a random shift: every point becomes uniform, while
the first 2^m points stay spread as evenly as before.

Source: docs/method.md#draws
"""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from million_miles.roadmap.directions import DIRECTIONS

MOST_DIMENSIONS = len(DIRECTIONS) + 1
BITS = 32

Words = NDArray[np.uint32]


@cache
def _generators() -> Words:
    """Return the direction numbers, the first digit highest, (dimensions, BITS)."""
    numbers = np.zeros((MOST_DIMENSIONS, BITS), np.uint64)
    numbers[0] = 1
    for dimension, (polynomial, first) in enumerate(DIRECTIONS, start=1):
        degree = len(first)
        known = [*first]
        inner = [k for k in range(1, degree) if polynomial >> (degree - k) & 1]
        for j in range(degree, BITS):
            number = known[j - degree] ^ (known[j - degree] << degree)
            for k in inner:
                number ^= known[j - k] << k
            known.append(number)
        numbers[dimension] = known
    return (numbers << np.arange(BITS - 1, -1, -1, dtype=np.uint64)).astype(np.uint32)


def _scrambled(generators: Words, rng: np.random.Generator) -> Words:
    """Multiply the digits of each dimension by a random lower triangular matrix."""
    digit = np.arange(BITS - 1, -1, -1, dtype=np.uint32)  # the first digit is highest
    diagonal = np.uint32(1) << digit
    above = ~(diagonal | (diagonal - np.uint32(1)))  # digits before this one
    random = rng.integers(1 << BITS, size=generators.shape, dtype=np.uint32)
    matrix = (random & above) | diagonal  # (dimensions, rows)
    parity = np.bitwise_count(matrix[:, :, None] & generators[:, None, :]) & 1
    shifted = parity.astype(np.uint32) << digit[None, :, None]
    return np.asarray(np.bitwise_or.reduce(shifted, axis=1))


@lru_cache(maxsize=16)  # a what-if asks for the same points again and again
def _scramble(dimensions: int, seed: int) -> tuple[Words, Words]:
    """Return the random shift and the scrambled numbers of the first dimensions."""
    rng = np.random.default_rng(seed)
    shift = rng.integers(1 << BITS, size=MOST_DIMENSIONS, dtype=np.uint32)
    return shift[:dimensions], _scrambled(_generators()[:dimensions], rng)


def sobol(points: int, dimensions: int, *, seed: int) -> NDArray[np.float64]:
    """Return the first `points` scrambled Sobol points, (points, dimensions).

    What is asked and raised is that of `sobol_digits`.
    """
    digits = sobol_digits(points, dimensions, seed=seed)
    return np.asarray((digits.T + 0.5) * 2.0**-BITS, np.float64)


def sobol_digits(points: int, dimensions: int, *, seed: int) -> Words:
    """Return the binary digits of the first scrambled points, (dimensions, points).

    A point is half a unit of the last digit above them, in (0, 1). The same seed gives
    the same points; more points or dimensions continue them.

    Args:
        points: >= 0; balance is best at a power of two.
        dimensions: in [0, MOST_DIMENSIONS].
        seed: of the scrambling; >= 0.

    Raises:
        ValueError: there are more dimensions than the table holds.
    """
    if dimensions > MOST_DIMENSIONS:
        raise ValueError(f"want at most {MOST_DIMENSIONS} dimensions, got {dimensions}")
    shift, generators = _scramble(dimensions, seed)
    digits = np.empty((dimensions, points), np.uint32)
    digits[:, :1] = shift[:, None]
    for j in range(max(points - 1, 0).bit_length()):
        known = digits[:, : min(1 << j, points - (1 << j))]
        np.bitwise_xor(known, generators[:, j, None], out=digits[:, 1 << j : 2 << j])
    return digits
