from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance import (
    HistoryError,
    predict,
    predict_total,
    shared_luck,
)
from million_miles.distance.estimator import MOST_LOG_RATIO, START_LOG_SD, quantiles
from million_miles.values import LEVELS, Z90

HALF = LEVELS.index(0.5)
HOURS = st.floats(0.01, 1_000)


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


def histories(least: int = 0) -> st.SearchStrategy[list[tuple[float, float]]]:
    return st.lists(st.tuples(HOURS, HOURS), min_size=least, max_size=40)


def test_without_a_past_four_tasks_in_five_take_two_fifths_to_five_halves() -> None:
    low, middle, high = predict([], 10, levels=(0.1, 0.5, 0.9))

    assert (low, middle, high) == pytest.approx((4, 10, 25))


def test_four_finished_tasks_say_nothing_yet_and_five_do() -> None:
    always_double = [(1.0, 2.0)] * 5

    assert predict(always_double[:4], 10)[HALF] == pytest.approx(10)
    levels = (0.1, 0.3, 0.5, 0.7, 0.9)
    assert predict(always_double, 10, levels=levels) == pytest.approx([20] * 5)


def test_the_own_ratios_are_the_quantiles() -> None:
    ratios = [0.5, 0.8, 1.0, 2.0, 4.0]
    past = [(2.0, 2 * ratio) for ratio in reversed(ratios)]

    # Five values stand at 10, 30, 50, 70 and 90 %.
    assert predict(past, 3, levels=(0.1, 0.3, 0.5, 0.7, 0.9)) == pytest.approx(
        [3 * ratio for ratio in ratios]
    )


def test_a_ratio_of_a_thousand_counts_as_the_largest_there_is() -> None:
    past = [(1.0, 1000.0)] * 5

    assert predict(past, 1)[HALF] == pytest.approx(math.exp(MOST_LOG_RATIO))


def test_heavier_values_pull_the_quantiles() -> None:
    values, weights = np.array([3.0, 1.0, 2.0]), np.array([8.0, 1.0, 1.0])

    result = quantiles(values, weights, levels=(0.05, 0.15, 0.6))

    assert result == pytest.approx([1, 2, 3])


def test_beyond_the_worst_that_was_seen_the_starting_spread_goes_on() -> None:
    past = [(1.0, 3.0)] * 50

    worst, beyond = predict(past, 1, levels=(0.99, 0.9975))

    steps = NormalDist().inv_cdf(0.9975) - NormalDist().inv_cdf(0.99)
    assert worst == pytest.approx(3)
    assert beyond == pytest.approx(3 * math.exp(START_LOG_SD * steps))


def test_small_tasks_never_promise_that_a_large_one_is_faster() -> None:
    past = [(1.0, 0.5)] * 20

    assert predict(past, 39)[HALF] == pytest.approx(19.5)
    assert predict(past, 100)[HALF] == pytest.approx(100)


def test_five_own_large_tasks_may_promise_it() -> None:
    past = [(1.0, 1.0)] * 20 + [(60.0, 45.0)] * 5

    assert predict(past, 100)[HALF] == pytest.approx(75)


def test_small_tasks_that_overrun_say_so_for_a_large_one_too() -> None:
    assert predict([(1.0, 3.0)] * 20, 100)[HALF] == pytest.approx(300)


@given(histories(), HOURS)
def test_quantiles_never_cross(past: list[tuple[float, float]], hours: float) -> None:
    table = predict(past, hours)

    assert table.shape == (len(LEVELS),)
    assert table[0] > 0
    assert (np.diff(table) >= 0).all()


@given(histories(), HOURS, st.floats(1.0, 40.0))
def test_twice_the_estimate_never_takes_fewer_hours(
    past: list[tuple[float, float]], hours: float, factor: float
) -> None:
    # Above 40 h only the own large tasks count, if there are enough of them.
    large = [pair for pair in past if pair[0] <= 40]

    less, more = predict(large, hours), predict(large, hours * factor)

    assert (more >= less * (1 - 1e-12)).all()


def test_the_correlation_falls_with_experience() -> None:
    assert shared_luck(0) == pytest.approx(0.2)
    assert shared_luck(110) == pytest.approx(0.09)


def test_the_total_of_no_tasks_is_nothing() -> None:
    assert (predict_total([], [], rng=rng(), draws=7) == np.zeros(7)).all()


def test_the_total_of_one_task_is_that_task() -> None:
    past = [(1.0, ratio) for ratio in (0.5, 0.7, 1.0, 1.5, 4.0, 6.0)]

    totals = predict_total(past, [10], rng=rng(), draws=200_000)

    levels = (0.1, 0.3, 0.5, 0.7, 0.9)
    alone = predict(past, 10, levels=levels)
    assert np.quantile(totals, levels) == pytest.approx(alone, rel=0.02)


def test_the_variance_of_a_total_has_the_part_that_is_shared() -> None:
    # In a lognormal pair of correlation r, ln's covariance is r sd^2.
    count, draws = 40, 100_000
    totals = predict_total([], [1.0] * count, rng=rng(), draws=draws)

    covariance = math.expm1(shared_luck(0) * START_LOG_SD**2)
    alone = math.expm1(START_LOG_SD**2)
    expected = math.exp(START_LOG_SD**2) * (
        count * alone + count * (count - 1) * covariance
    )
    # The table stays flat in its outermost quarter per cent, so a little is missing.
    assert totals.var() == pytest.approx(expected, rel=0.06)
    assert totals.mean() == pytest.approx(
        count * math.exp(START_LOG_SD**2 / 2), rel=0.01
    )


def test_the_same_seed_gives_the_same_totals() -> None:
    first = predict_total([], [1, 2], rng=rng())

    assert first.shape == (4096,)
    assert (first == predict_total([], [1, 2], rng=rng())).all()


@pytest.mark.parametrize("hours", [0, -1, math.nan, math.inf])
def test_hours_that_no_task_has_are_refused(hours: float) -> None:
    with pytest.raises(HistoryError, match="want hours > 0"):
        predict([], hours)
    with pytest.raises(HistoryError, match="want hours > 0"):
        predict([(1.0, hours)], 1)
    with pytest.raises(HistoryError, match="want hours > 0"):
        predict_total([], [1, hours], rng=rng())


def test_levels_leads_and_draws_out_of_range_are_refused() -> None:
    with pytest.raises(HistoryError, match="levels"):
        predict([], 1, levels=(0.0, 0.5))
    with pytest.raises(HistoryError, match="lead"):
        predict([], 1, lead=-1)
    with pytest.raises(HistoryError, match="draw"):
        predict_total([], [1], rng=rng(), draws=0)
    with pytest.raises(HistoryError, match="pairs"):
        predict([(1.0, 2.0, 3.0)], 1)  # type: ignore[list-item]  # the point


def test_the_starting_spread_is_what_its_name_says() -> None:
    assert math.exp(START_LOG_SD * Z90) == pytest.approx(2.5)
