from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.journey.dates import (
    chance_by,
    date_of,
    date_range,
    hours_range,
    quantiles,
)
from million_miles.values import LEVELS

TODAY = dt.date(2026, 11, 23)
FUTURES = st.lists(
    st.floats(0, 3000) | st.just(math.inf) | st.integers(0, 300).map(float),
    min_size=1,
    max_size=60,
)


def test_a_quantile_is_the_least_week_that_enough_futures_do_not_exceed() -> None:
    weeks = np.array([4.0, 1.0, 3.0, 2.0, np.inf])

    assert list(quantiles(weeks, (0.2, 0.21, 0.8, 0.81))) == [1, 2, 4, np.inf]


@pytest.mark.parametrize(
    ("weeks", "days"), [(0, 0), (0.1, 0), (1 / 7, 1), (1.0, 7), (2 - 1e-12, 14)]
)
def test_a_moment_lies_on_its_own_day(weeks: float, days: int) -> None:
    assert date_of(weeks, TODAY) == TODAY + dt.timedelta(days=days)


def test_never_has_no_date() -> None:
    assert date_of(math.inf, TODAY) is None


@given(FUTURES)
def test_the_chance_by_a_quantile_is_at_least_its_level(weeks: list[float]) -> None:
    futures = np.array(weeks)
    range_ = date_range(futures, TODAY)

    for level, day in ((0.1, range_.p10_date), (0.5, range_.p50_date)):
        if day is None:
            assert range_.never_share > 1 - level - 1e-9
        else:
            assert chance_by(futures, day, TODAY) >= level - 1e-9
            before = day - dt.timedelta(days=1)
            assert chance_by(futures, before, TODAY) < level + 1e-9


@given(FUTURES, st.integers(-9, 30_000), st.integers(0, 900))
def test_a_later_day_never_has_a_smaller_chance(
    weeks: list[float], days: int, more: int
) -> None:
    day = TODAY + dt.timedelta(days=days)

    later = chance_by(np.array(weeks), day + dt.timedelta(days=more), TODAY)

    assert chance_by(np.array(weeks), day, TODAY) <= later


def test_hours_are_read_at_the_levels_of_their_table() -> None:
    range_ = hours_range(np.array(LEVELS) * 100)

    assert (range_.p10_hours, range_.p50_hours, range_.p90_hours) == pytest.approx(
        (10, 50, 90)
    )
    assert range_.mean_hours == pytest.approx(50)
