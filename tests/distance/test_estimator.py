from __future__ import annotations

import math

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
from million_miles.distance.estimator import past_of
from million_miles.distance.kernel import (
    LATEST,
    LIKE_SHARE,
    MOST_LOG_RATIO,
    START_LOG_SD,
)
from million_miles.distance.prior import LOG_RATIOS, SIZES_HOURS
from million_miles.values import LEVELS, Z90

HALF = LEVELS.index(0.5)
HOURS = st.floats(0.01, 1_000)


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


def histories(least: int = 0) -> st.SearchStrategy[list[tuple[float, float]]]:
    return st.lists(st.tuples(HOURS, HOURS), min_size=least, max_size=40)


def test_without_a_past_the_prior_of_that_size_speaks() -> None:
    row = SIZES_HOURS.index(1.5)

    middle = predict([], 1.5)[HALF] / 1.5

    assert middle == pytest.approx(math.exp(np.median(LOG_RATIOS[row])), rel=0.06)


def test_small_tasks_overrun_more_than_larger_ones() -> None:
    small, larger = (predict([], hours).mean() / hours for hours in (0.1, 12))

    assert small > 1.5
    assert 0.9 < larger < 1.1


def test_the_own_past_outweighs_the_prior() -> None:
    always_double = [(1.0, 2.0)] * 40

    low, middle, high = predict(always_double, 1.0, levels=(0.2, 0.5, 0.8))

    assert (low, middle, high) == pytest.approx((2, 2, 2))


def test_exactly_as_estimated_is_told_exactly() -> None:
    assert predict([(2.0, 2.0)] * 10, 3.0)[HALF] == 3.0


def test_late_tasks_weigh_more_than_early_ones() -> None:
    slow, fast = [(1.0, 3.0)] * 20, [(1.0, 0.5)] * 20

    assert predict(slow + fast, 1.0)[HALF] < 1 < predict(fast + slow, 1.0)[HALF]


def test_what_comes_later_in_the_queue_leans_less_on_the_latest() -> None:
    past = [(1.0, 0.5)] * 100 + [(1.0, 3.0)] * 12

    soon, later = (predict(past, 1.0, lead=lead).mean() for lead in (0, 60))

    assert later < soon


def test_tasks_of_like_size_weigh_more() -> None:
    past = [(0.5, 1.5), (8.0, 4.0)] * 20

    assert predict(past, 0.5)[HALF] > 1.2
    assert predict(past, 8.0)[HALF] < 5


def test_a_ratio_of_a_thousand_counts_as_the_largest_there_is() -> None:
    past = [(1.0, 1000.0)] * 40

    assert predict(past, 1)[HALF] == pytest.approx(math.exp(MOST_LOG_RATIO))


def test_only_the_latest_speak_and_a_long_history_is_as_quick() -> None:
    past = [(1.0, 5.0)] * 50_000 + [(1.0, 2.0), (3.0, 1.0)] * (LATEST // 2)

    assert (predict(past, 2.0) == predict(past[-LATEST:], 2.0)).all()


# Large work


def test_four_times_beyond_the_prior_two_fifths_to_five_halves_is_the_least() -> None:
    low, middle, high = predict([], 160, levels=(0.1, 0.5, 0.9))

    assert middle == pytest.approx(160)
    assert low <= 64 * (1 + 1e-9)
    assert high >= 400 * (1 - 1e-9)


def test_small_tasks_never_promise_that_a_large_one_is_faster() -> None:
    past = [(1.0, 0.5)] * 400

    assert predict(past, 39)[HALF] < 39
    assert predict(past, 100)[HALF] >= 100


def test_own_large_tasks_may_promise_it() -> None:
    past = [(100.0, 70.0)] * 10

    assert predict(past, 100)[HALF] == pytest.approx(70, rel=0.01)


def test_small_tasks_that_overrun_say_so_for_a_large_one_too() -> None:
    past = [(2.0, 5.0)] * 400

    assert predict(past, 100)[HALF] == pytest.approx(250, rel=0.01)


def test_one_small_task_says_little_of_a_large_one() -> None:
    assert predict([(1.0, 3.0)], 100)[HALF] == pytest.approx(100, rel=0.01)


@given(histories(), st.floats(160, 2_000))
def test_without_own_large_ones_far_work_is_never_lower_and_never_narrow(
    past: list[tuple[float, float]], hours: float
) -> None:
    small = [pair for pair in past if pair[0] < LIKE_SHARE * hours]

    low, middle, high = predict(small, hours, levels=(0.1, 0.5, 0.9))

    assert middle >= hours * (1 - 1e-12)
    assert high / middle >= 2.5 * (1 - 1e-9)
    assert middle / low >= 2.5 * (1 - 1e-9)


@given(histories(), HOURS)
def test_quantiles_never_cross(past: list[tuple[float, float]], hours: float) -> None:
    table = predict(past, hours)

    assert table.shape == (len(LEVELS),)
    assert table[0] > 0
    assert (np.diff(table) >= 0).all()


# Totals


def test_the_correlation_falls_with_experience() -> None:
    even = past_of([(1.0, 2.0), (1.0, 0.5)] * 200)

    start = shared_luck(past_of([]))

    assert start == pytest.approx(0.135)
    assert shared_luck(even) < start


def test_luck_that_comes_in_spells_is_shared_more() -> None:
    spells = [(1.0, hours) for hours in [0.3] * 30 + [3.0] * 30] * 4
    mixed = [(1.0, hours) for hours in (0.3, 3.0)] * 120

    assert shared_luck(past_of(spells)) > shared_luck(past_of(mixed)) + 0.02


@given(histories())
def test_the_correlation_stays_within_its_bounds(
    past: list[tuple[float, float]],
) -> None:
    assert 0.01 <= shared_luck(past_of(past)) <= 0.5


def test_the_total_of_no_tasks_is_nothing() -> None:
    assert (predict_total([], [], rng=rng(), draws=7) == np.zeros(7)).all()


def test_the_total_of_one_task_is_that_task() -> None:
    past = [(1.0, ratio) for ratio in (0.5, 0.7, 1.0, 1.5, 4.0, 6.0)]

    totals = predict_total(past, [10], rng=rng(), draws=200_000)

    levels = (0.1, 0.3, 0.5, 0.7, 0.9)
    alone = predict(past, 10, levels=levels)
    assert np.quantile(totals, levels) == pytest.approx(alone, rel=0.02)


def test_the_variance_of_a_total_has_the_part_that_is_shared() -> None:
    count = 40
    totals = predict_total([], [1.0] * count, rng=rng(), draws=50_000)

    table = predict([], 1.0)
    alone, shared = table.var(), shared_luck(past_of([])) * table.var()
    assert totals.mean() == pytest.approx(count * table.mean(), rel=0.02)
    # Ratios with a long tail correlate less than the normal luck behind them.
    assert totals.var() > count * alone + 0.4 * count * (count - 1) * shared
    assert totals.var() < count * alone + 1.0 * count * (count - 1) * shared


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
