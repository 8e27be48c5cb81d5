"""Search the initial direction numbers that `roadmap` draws its futures with.

`python -m benchmarks.sobol_directions` prints the table in
`million_miles/roadmap/directions.py`. One dimension after the other, a seeded
search keeps the numbers whose pairs with all earlier dimensions are spread most
evenly, judged by the quality parameter t of their 2-D nets.
"""

from __future__ import annotations

from collections.abc import Iterator

import numba
import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 256
CANDIDATES = 200
SIZES = (6, 8, 10, 12, 14)  # 2^6 to 2^14 points
BITS = 14
SEED = 20_261_122


def factors(number: int) -> set[int]:
    """Return the prime factors of `number`."""
    found, trial = set(), 2
    while trial * trial <= number:
        while number % trial == 0:
            found.add(trial)
            number //= trial
        trial += 1
    return found | ({number} if number > 1 else set())


def times(left: int, right: int, polynomial: int) -> int:
    """Return the product over GF(2), modulo `polynomial`."""
    degree, product = polynomial.bit_length() - 1, 0
    while right:
        if right & 1:
            product ^= left
        right >>= 1
        left <<= 1
        if left >> degree & 1:
            left ^= polynomial
    return product


def power_of_x(exponent: int, polynomial: int) -> int:
    """Return x to the `exponent`, modulo `polynomial` of degree >= 2."""
    result, square = 1, 2
    while exponent:
        if exponent & 1:
            result = times(result, square, polynomial)
        square = times(square, square, polynomial)
        exponent >>= 1
    return result


def is_primitive(polynomial: int) -> bool:
    """Say whether x has the largest order modulo `polynomial`."""
    order = (1 << polynomial.bit_length() - 1) - 1
    return power_of_x(order, polynomial) == 1 and all(
        power_of_x(order // prime, polynomial) != 1 for prime in factors(order)
    )


def primitive_polynomials() -> Iterator[int]:
    """Yield the primitive polynomials over GF(2) by degree, x + 1 first."""
    yield 0b11
    polynomial = 0b101
    while True:
        polynomial += 2
        if is_primitive(polynomial):
            yield polynomial


@numba.njit(cache=False)
def columns(polynomial: int, first: NDArray[np.int64], bits: int) -> NDArray[np.int64]:
    """Return the direction numbers as `bits`-bit integers, one a column."""
    degree = len(first)
    numbers = np.zeros(bits, np.int64)
    for j in range(bits):
        if j < degree:
            numbers[j] = first[j]
            continue
        value = numbers[j - degree] ^ (numbers[j - degree] << degree)
        for k in range(1, degree):
            if polynomial >> (degree - k) & 1:
                value ^= numbers[j - k] << k
        numbers[j] = value
    for j in range(bits):
        numbers[j] <<= bits - 1 - j
    return numbers


@numba.njit(cache=False)
def rows(numbers: NDArray[np.int64], bits: int) -> NDArray[np.int64]:
    """Return the generator matrix by rows, the first digit first."""
    matrix = np.zeros(bits, np.int64)
    for r in range(bits):
        for j in range(bits):
            matrix[r] |= (numbers[j] >> (bits - 1 - r) & 1) << j
    return matrix


@numba.njit(cache=False)
def quality(one: NDArray[np.int64], other: NDArray[np.int64], size: int) -> int:
    """Return t of the 2-D net of 2^size points; 0 is best."""
    mask = (1 << size) - 1
    strength = size
    for taken in range(size + 1):
        basis = np.zeros(size, np.int64)
        independent = 0
        for step in range(size):
            row = one[step] if step < taken else other[step - taken]
            value = row & mask
            for bit in range(size - 1, -1, -1):
                if value >> bit & 1:
                    if basis[bit] == 0:
                        basis[bit] = value
                        break
                    value ^= basis[bit]
            if value == 0:
                break
            independent += 1
        if independent < strength:
            strength = independent
    return size - strength


@numba.njit(cache=False)
def badness(
    chosen: NDArray[np.int64], count: int, matrix: NDArray[np.int64], best: float
) -> float:
    """Return how unevenly a dimension pairs with the `count` chosen before it."""
    total = 0.0
    for j in range(count):
        for size in SIZES:
            total += 2.0 ** quality(chosen[j], matrix, size) / size
        if total > best:
            break
    return total


def search() -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield (polynomial, first direction numbers) of dimension 1 onwards."""
    rng = np.random.default_rng(SEED)
    chosen = np.zeros((DIMENSIONS, BITS), np.int64)
    chosen[0] = 1 << np.arange(BITS)  # dimension 0 is van der Corput's
    polynomials = primitive_polynomials()
    for count in range(1, DIMENSIONS):
        polynomial = next(polynomials)
        degree = polynomial.bit_length() - 1
        best, kept = np.inf, np.ones(degree, np.int64)
        for _ in range(CANDIDATES):
            first = np.array(
                [2 * rng.integers(1 << j) + 1 for j in range(degree)], np.int64
            )
            matrix = rows(columns(polynomial, first, BITS), BITS)
            bad = badness(chosen, count, matrix, best)
            if bad < best:
                best, kept = bad, first
                chosen[count] = matrix
        yield polynomial, tuple(int(number) for number in kept)


if __name__ == "__main__":
    for polynomial, first in search():
        print(f"    ({polynomial}, {first}),")
