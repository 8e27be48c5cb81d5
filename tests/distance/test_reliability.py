from __future__ import annotations

from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance import Reliability, reliability
from million_miles.distance.reliability import count_chances

chances = st.floats(0, 1)


def test_ten_chances_of_three_in_ten_stand_in_one_bin() -> None:
    told = reliability([(0.3, i < 4) for i in range(10)])

    (one,) = told.bins
    assert one.told_chance == pytest.approx(0.3)
    assert (one.times, one.came) == (10, 4)
    assert (one.low_came, one.high_came) == (1, 5)
    assert told.is_enough
    assert told.brier == pytest.approx(0.4 * 0.7**2 + 0.6 * 0.3**2)
    assert told.same_brier == pytest.approx(0.4 * 0.6)


def test_nine_are_too_few_to_tell_and_nothing_is_nothing() -> None:
    assert not reliability([(0.3, False)] * 9).is_enough
    assert reliability([]) == Reliability(0, 0, 0.0, 0.0, (), False)


@given(st.lists(st.tuples(chances, st.booleans()), max_size=30))
def test_everything_told_stands_in_one_bin(told: list[tuple[float, bool]]) -> None:
    bins = reliability(told).bins

    assert sum(one.times for one in bins) == len(told)
    assert sum(one.came for one in bins) == sum(came for _, came in told)
    assert all(0 <= one.low_came <= one.high_came <= one.times for one in bins)


@given(st.lists(chances, max_size=6))
def test_the_count_that_comes_is_that_of_every_outcome_added_up(
    told: list[float],
) -> None:
    by_hand = np.zeros(len(told) + 1)
    for outcome in product((0, 1), repeat=len(told)):
        pairs = zip(told, outcome, strict=True)
        by_hand[sum(outcome)] += prod(p if came else 1 - p for p, came in pairs)

    assert count_chances(told) == pytest.approx(by_hand, abs=1e-12)


def test_right_chances_come_as_often_as_luck_says() -> None:
    rng = np.random.default_rng(3)
    inside = total = 0
    for _ in range(400):
        told = rng.random(60)
        came = (rng.random(60) < told).tolist()
        for one in reliability(list(zip(told.tolist(), came, strict=True))).bins:
            inside += one.low_came <= one.came <= one.high_came
            total += 1

    assert inside / total > 0.8  # whole people: the range holds somewhat more
