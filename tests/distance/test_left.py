from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance.estimator import past_of
from million_miles.distance.left import (
    is_far_beyond,
    left_after,
    log_hours,
    log_stated,
    still_open,
)
from million_miles.values import LEVELS, Effort

NONE = past_of([])
HALF = LEVELS.index(0.5)
LEVEL_ARRAY = np.array(LEVELS)


def efforts() -> st.SearchStrategy[Effort]:
    hours = st.floats(0.1, 2_000)
    return st.tuples(hours, hours).map(lambda pair: Effort(min(pair), max(pair)))


def pasts() -> st.SearchStrategy[np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    hours = st.floats(0.1, 100)
    pairs = st.lists(st.tuples(hours, hours), max_size=30)
    return pairs.map(past_of)


def at(
    table: np.ndarray[tuple[int, ...], np.dtype[np.float64]], chance: float
) -> float:
    return float(np.interp(chance, LEVELS, table))


def test_without_a_past_a_range_is_told_as_it_was_stated() -> None:
    table = np.exp(log_hours(Effort(120, 300), NONE))

    assert at(table, 0.1) == pytest.approx(120, rel=1e-3)
    assert at(table, 0.5) == pytest.approx(math.sqrt(120 * 300))
    assert at(table, 0.9) == pytest.approx(300, rel=1e-3)


def test_a_single_number_gets_the_starting_spread() -> None:
    table = np.exp(log_hours(Effort(50, 50), NONE))

    assert at(table, 0.1) == pytest.approx(20, rel=2e-3)
    assert at(table, 0.9) == pytest.approx(125, rel=2e-3)


def test_the_own_past_moves_the_middle() -> None:
    past = past_of([(17.0, 25.5)] * 40)

    table = np.exp(log_hours(Effort(10, 30), past))

    assert at(table, 0.1) == pytest.approx(15, rel=1e-3)
    assert at(table, 0.9) == pytest.approx(45, rel=0.05)


def test_one_finished_task_moves_it_less_than_many() -> None:
    one, many = (
        log_hours(Effort(10, 30), past_of([(17.0, 34.0)] * count)) for count in (1, 40)
    )

    assert math.log(Effort(10, 30).median) < one[HALF] < many[HALF]


def test_the_wider_of_two_spreads_counts_and_not_their_product() -> None:
    # Ratios 1/2, 1, 2 beside a stated range of twice to half: as wide as either.
    past = past_of([(1.0, 0.5)] * 10 + [(1.0, 1.0)] * 10 + [(1.0, 2.0)] * 10)

    table = np.exp(log_hours(Effort(5, 20), past))

    assert at(table, 0.1) == pytest.approx(5, rel=0.01)
    assert at(table, 0.9) == pytest.approx(20, rel=0.01)


@given(efforts(), pasts())
def test_the_spread_is_never_narrower_than_stated(
    effort: Effort, past: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
) -> None:
    table, stated = log_hours(effort, past), log_stated(effort)

    assert (np.diff(table) > 0).all()
    away = (table - table[HALF]) - (stated - stated[HALF])
    assert (away[HALF:] >= -1e-12).all()
    assert (away[:HALF] <= 1e-12).all()


@given(efforts())
def test_without_a_past_a_range_is_never_told_lower_than_stated(
    effort: Effort,
) -> None:
    wide = Effort(effort.low, effort.high + 0.1)

    assert log_hours(wide, NONE) == pytest.approx(log_stated(wide))


@given(efforts(), st.floats(0.1, 0.9))
def test_small_tasks_never_tell_a_large_range_lower(
    effort: Effort, ratio: float
) -> None:
    large = Effort(effort.low + 41, effort.high + 41)

    table = log_hours(large, past_of([(1.0, ratio)] * 30))

    assert table[HALF] >= math.log(large.median) - 1e-12


@given(efforts(), pasts(), st.floats(0, 20_000))
def test_hours_left_are_above_zero_and_never_cross(
    effort: Effort,
    past: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    spent: float,
) -> None:
    left = left_after(log_hours(effort, past), spent)

    assert (left > 0).all()
    assert np.isfinite(left).all()
    assert (np.diff(left) >= 0).all()


@given(efforts(), pasts(), st.floats(0, 5_000), st.floats(0, 5_000))
def test_more_work_without_an_end_never_lowers_the_total(
    effort: Effort,
    past: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    spent: float,
    more: float,
) -> None:
    table = log_hours(effort, past)

    before = spent + left_after(table, spent)
    after = spent + more + left_after(table, spent + more)

    assert (after >= before * (1 - 1e-9)).all()


def test_hours_left_are_the_total_given_that_it_is_more() -> None:
    table = log_stated(Effort(120, 300))
    draws = np.exp(
        np.interp(
            np.random.default_rng(1).standard_normal(400_000),
            [NormalDist().inv_cdf(level) for level in LEVELS],
            table,
        )
    )

    left = left_after(table, 200.0)

    seen = draws[draws > 200] - 200
    levels = [0.1, 0.5, 0.9]
    assert [at(left, p) for p in levels] == pytest.approx(
        np.quantile(seen, levels), rel=0.02
    )


def test_no_work_leaves_the_whole() -> None:
    table = log_stated(Effort(120, 300))

    assert left_after(table, 0.0) == pytest.approx(np.exp(table))
    assert left_after(table, 1e-9) == pytest.approx(np.exp(table))


def test_far_beyond_every_guess_what_is_left_grows_with_what_was_done() -> None:
    table = log_stated(Effort(10, 12))

    assert left_after(table, 2_000.0) == pytest.approx(2 * left_after(table, 1_000.0))


def test_half_again_beyond_nine_times_in_ten_is_far_beyond() -> None:
    table = log_stated(Effort(120, 300))

    assert not is_far_beyond(table, 449)
    assert is_far_beyond(table, 451)


def test_an_estimate_made_on_the_way_leaves_what_it_says_beyond_the_work() -> None:
    assert still_open(Effort(80, 140), spent_then=30) == Effort(50, 110)


def test_an_estimate_that_work_has_overtaken_leaves_a_twentieth() -> None:
    assert still_open(Effort(80, 140), spent_then=100) == Effort(4, 40)
    assert still_open(Effort(80, 140), spent_then=500) == Effort(4, 7)
    assert still_open(Effort(0.001, 0.001), spent_then=5) == Effort(0.001, 0.001)
