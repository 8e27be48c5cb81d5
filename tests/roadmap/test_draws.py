from __future__ import annotations

from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from numba import njit

from million_miles.roadmap import (
    Attempt,
    Chances,
    Fixed,
    Futures,
    Pace,
    Road,
    Segments,
    Task,
    dimensions_of,
    simulate,
)
from million_miles.roadmap.kernel.normal import (
    MIDDLE,
    NARROW,
    middle_quantile,
    near_cdf,
    normal_cdf,
    tail_quantile,
)
from million_miles.roadmap.sobol import MOST_DIMENSIONS
from million_miles.values import LEVELS

MIDDLE_QUANTILE, TAIL_QUANTILE, NEAR_CDF = (
    njit(function.py_func) for function in (middle_quantile, tail_quantile, near_cdf)
)

EVEN = 10 + 20 * np.array(LEVELS)
HOURS_PER_WEEK = 10.0


def chain(count: int, hours_per_week: float = HOURS_PER_WEEK) -> Road:
    """Tasks one after the other, so that their hours can be read from their times."""
    tasks = tuple(Task(f"t{i}", hours=EVEN * (i + 1) / count) for i in range(count))
    return Road(
        tasks,
        Segments.constant(hours_per_week),
        pace=Pace(0.5 + np.array(LEVELS)),
        shared_luck=0.2,
        order=tuple(task.id for task in tasks),
    )


def spans(
    told: Futures, count: int
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.asarray((told.finish - told.start)[:, :count])


def test_another_task_leaves_the_luck_of_the_others_as_it_was() -> None:
    before = chain(5)
    first = simulate(before, seed=3, futures=256)
    wild = Task("wild", hours=EVEN * 99)
    call = Task("call", attempt=Attempt("soon", Chances.steady(0.5)))
    after = replace(
        before,
        tasks=(*before.tasks, wild, call),
        calendars={"soon": Fixed(np.array([4.0]), np.array([900.0]))},
        order=(*(before.order or ()), "wild", "call"),
    )

    then = simulate(after, seed=3, futures=256, dimensions=first.dimensions)

    assert (then.finish[:, :5] == first.finish).all()


def test_other_hours_a_week_leave_all_luck_as_it_was() -> None:
    slow, fast = (simulate(chain(5, hours), seed=3, futures=256) for hours in (10, 20))

    np.testing.assert_allclose(spans(slow, 5), 2 * spans(fast, 5), rtol=1e-12)


def test_the_most_uncertain_hours_get_the_first_dimensions() -> None:
    first = dimensions_of(chain(5)).first

    named = sorted(first, key=first.__getitem__)
    assert named[:3] == ["luck", "pace", "unseen"]
    assert named[3:] == [f"work t{i}" for i in (4, 3, 2, 1, 0)]


def test_draws_beyond_the_last_dimension_follow_their_tables_too() -> None:
    count = 300
    road = replace(chain(count), pace=Pace.steady(), shared_luck=0.0)
    told = simulate(road, seed=2, futures=2048)
    dimensions = dimensions_of(road)

    without = [i for i in range(count) if f"work t{i}" not in dimensions.first]

    assert dimensions.count == MOST_DIMENSIONS
    assert len(without) == count - MOST_DIMENSIONS + 3
    hours = spans(told, count)[:, without] * HOURS_PER_WEEK
    shares = (hours * count / (np.array(without) + 1) - 10) / 20
    assert shares.mean() == pytest.approx(0.5, abs=0.005)
    assert np.quantile(shares, [0.1, 0.9]) == pytest.approx([0.1, 0.9], abs=0.01)
    assert abs(np.corrcoef(shares.T) - np.eye(len(without))).max() < 0.15


def test_the_same_seed_gives_the_same_futures_and_another_one_others() -> None:
    one, same, other = (simulate(chain(3), seed=seed, futures=64) for seed in (1, 1, 2))

    assert (one.finish == same.finish).all()
    assert (one.finish != other.finish).any()


def test_fewer_futures_are_the_first_of_more() -> None:
    few, many = (simulate(chain(3), seed=1, futures=count) for count in (60, 200))

    assert (many.finish[:60] == few.finish).all()


@pytest.mark.parametrize(
    "chance", [1e-300, 1e-12, 0.0099, 0.01, 0.0101, 0.3, 0.5, 0.93, 0.98999, 1 - 1e-12]
)
def test_the_normal_quantile_is_exact_into_its_tails(chance: float) -> None:
    is_in_the_middle = abs(chance - 0.5) <= MIDDLE
    z = MIDDLE_QUANTILE(chance - 0.5) if is_in_the_middle else TAIL_QUANTILE(chance)

    assert z == pytest.approx(NormalDist().inv_cdf(chance), rel=1e-13, abs=1e-15)
    assert normal_cdf.py_func(z) == pytest.approx(chance, rel=1e-11)


def test_the_normal_distribution_is_exact_as_far_as_quantile_tables_go() -> None:
    for z in np.linspace(-NARROW, NARROW, 999).tolist():
        assert NEAR_CDF(z) == pytest.approx(normal_cdf.py_func(z), abs=2e-15)

    assert NEAR_CDF(-9.0) == NEAR_CDF(-NARROW) < 0.5 / len(LEVELS)
    assert NEAR_CDF(9.0) == NEAR_CDF(NARROW) > 1 - 0.5 / len(LEVELS)
