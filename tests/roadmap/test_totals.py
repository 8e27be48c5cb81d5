from __future__ import annotations

import numpy as np
import pytest

from million_miles.roadmap import Road, Segments, Task, simulate, standard_error
from million_miles.values import LEVELS

HOURS_PER_WEEK = 10.0


def tables(count: int) -> list[np.ndarray[tuple[int], np.dtype[np.float64]]]:
    rng = np.random.default_rng(4)
    normal = np.sort(rng.standard_normal(20_000))
    z = np.quantile(normal, LEVELS)
    return [
        np.asarray(np.exp(middle + 0.6 * z)) for middle in rng.uniform(1, 3, size=count)
    ]


def road(shared_luck: float) -> Road:
    tasks = tuple(Task(f"t{i}", hours=table) for i, table in enumerate(tables(12)))
    return Road(tasks, Segments.constant(HOURS_PER_WEEK), shared_luck=shared_luck)


def copula_totals(
    shared_luck: float, draws: int = 200_000
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Add up the same tables by plain Monte Carlo."""
    rng = np.random.default_rng(9)
    common = rng.standard_normal(draws)
    normal = np.sort(rng.standard_normal(400_000))
    total = np.zeros(draws)
    for table in tables(12):
        z = np.sqrt(shared_luck) * common
        z = z + np.sqrt(1 - shared_luck) * rng.standard_normal(draws)
        chances = np.searchsorted(normal, z) / len(normal)
        total += np.interp(chances, LEVELS, table)
    return total


@pytest.mark.parametrize("shared_luck", [0.0, 0.15, 0.6])
@pytest.mark.parametrize("level", [0.1, 0.5, 0.9])
def test_the_hours_of_all_futures_add_up_as_the_copula_does(
    shared_luck: float, level: float
) -> None:
    mean, error = standard_error(
        road(shared_luck),
        lambda futures: (futures.ready_quantile(level) or 0) * HOURS_PER_WEEK,
        seed=2,
    )

    expected = float(np.quantile(copula_totals(shared_luck), level))
    assert mean == pytest.approx(expected, abs=4 * error + 0.004 * expected)


def test_shared_luck_makes_the_total_less_certain() -> None:
    def spread(shared_luck: float) -> float:
        futures = simulate(road(shared_luck), seed=1, futures=4096)
        return float(np.std(futures.ready))

    assert spread(0.6) > 1.5 * spread(0.0)
