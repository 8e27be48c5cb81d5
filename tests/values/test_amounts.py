"""Hours, weeks and money."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.values import AmountError, Effort, Hours, Money, Weeks


@given(st.floats(0.1, 10_000), st.floats(1.01, 50))
def test_one_time_in_ten_an_effort_is_above_its_range(low: float, ratio: float) -> None:
    effort = Effort(low, low * ratio)

    z = math.log(effort.high / effort.median) / effort.log_sd

    assert 1 - NormalDist().cdf(z) == pytest.approx(0.1)


def test_the_median_is_the_geometric_middle() -> None:
    assert Effort(2, 8).median == 4
    assert Weeks(26, 104).median == 52


def test_a_range_without_width_is_certain() -> None:
    assert Effort(5, 5).log_sd == 0


@pytest.mark.parametrize(
    ("low", "high"), [(9, 2), (0, 3), (-1, 3), (1, math.inf), (math.nan, 2), (1, 2e6)]
)
def test_hours_out_of_order_or_out_of_range_are_refused(
    low: float, high: float
) -> None:
    with pytest.raises(AmountError, match="low <= high"):
        Effort(low, high)


def test_more_than_a_hundred_years_of_weeks_are_refused() -> None:
    with pytest.raises(AmountError):
        Weeks(1, 5201)


def test_money_may_be_nothing() -> None:
    assert Money(0, 80_000, "USD").low == 0


@pytest.mark.parametrize("currency", ["usd", "US", "DOLLAR", "US1", "ÜSD", ""])
def test_a_currency_is_three_capitals(currency: str) -> None:
    with pytest.raises(AmountError, match="currency"):
        Money(1, 2, currency)


@pytest.mark.parametrize("hours", [0, -1, math.nan, math.inf])
def test_hours_done_are_more_than_none(hours: float) -> None:
    with pytest.raises(AmountError):
        Hours(hours)
