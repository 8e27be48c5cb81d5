"""Which base rate holds, and how surely it is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betaincinv, expit

from million_miles.push.rate import mean_rate, rate_table, rates_by_attempt
from million_miles.values import LEVELS, BaseRate, Try


def rates() -> st.SearchStrategy[BaseRate]:
    return st.integers(1, 10**6).flatmap(
        lambda n: st.integers(0, n).map(lambda k: BaseRate(k, n))
    )


@given(rates())
def test_the_table_keeps_the_mean_and_never_turns_back(rate: BaseRate) -> None:
    table = rate_table(rate)

    assert expit(table).mean() == pytest.approx(mean_rate(rate), rel=1e-8)
    assert (np.diff(table) >= 0).all()
    assert np.isfinite(table).all()


@pytest.mark.parametrize(("k", "n"), [(0, 10), (8, 6372), (10, 10), (500, 1000)])
def test_the_table_holds_the_quantiles_of_the_beta(k: int, n: int) -> None:
    inner = slice(
        10, -10
    )  # at the ends a slice is wide, and its mean is not its middle

    table = expit(rate_table(BaseRate(k, n)))[inner]

    exact = betaincinv(k + 0.5, n - k + 0.5, np.array(LEVELS)[inner])
    assert table == pytest.approx(exact, rel=2e-3)


@given(rates())
def test_yes_and_no_are_treated_alike(rate: BaseRate) -> None:
    mirrored = BaseRate(rate.tries - rate.successes, rate.tries)

    assert rate_table(mirrored) == pytest.approx(-rate_table(rate)[::-1], abs=1e-9)


def test_a_larger_count_is_known_more_surely() -> None:
    few, many = rate_table(BaseRate(1, 10)), rate_table(BaseRate(1000, 10_000))

    assert few[-1] - few[0] > 10 * (many[-1] - many[0])


def exam(*rates: BaseRate) -> Try:
    return Try("exam", base_rates=rates)


def test_no_base_rates_are_not_invented() -> None:
    assert rates_by_attempt(exam()) == {}


def test_each_attempt_has_the_rate_stated_for_it() -> None:
    first, repeat = BaseRate(88, 100, 1), BaseRate(43, 100, 2, and_later=True)

    assert rates_by_attempt(exam(repeat, first)) == {1: first, 2: repeat}


def test_the_rate_of_any_attempt_serves_where_the_first_has_none() -> None:
    anybody, repeat = BaseRate(40, 100), BaseRate(47, 100, 2)

    assert rates_by_attempt(exam(repeat, anybody)) == {1: anybody, 2: repeat}


def test_the_earliest_rate_serves_where_nothing_else_is_known() -> None:
    third = BaseRate(3, 10, 3)

    assert rates_by_attempt(exam(third)) == {1: third, 3: third}


def test_the_latest_year_holds_and_then_the_first_one_listed() -> None:
    old, new = BaseRate(17, 3000, year="2000"), BaseRate(11, 3000, year="2003-04")
    undated, same = BaseRate(1, 2), BaseRate(9, 10, year="FY2003")

    assert rates_by_attempt(exam(undated, old, new, same)) == {1: new}


def test_attempts_beyond_the_table_are_left_out() -> None:
    first, far = BaseRate(1, 2, 1), BaseRate(1, 3, 40)

    assert rates_by_attempt(exam(first, far)) == {1: first}
