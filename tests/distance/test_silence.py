from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance import Rhythm, breaks_of, rhythm, silent_weeks
from million_miles.values import Capacity, Entry, Hours, Period, When

MONDAY = dt.date(2026, 11, 23)
WEEK = dt.timedelta(weeks=1)


def worked(number: int, day: dt.date, what: str = "flying") -> Entry:
    return Entry(f"e{number}", "worked", When.on(day), what, amount=Hours(1))


def test_gaps_lie_between_days_of_the_same_work() -> None:
    entries = [
        worked(1, MONDAY),
        worked(2, MONDAY + WEEK, "diving"),
        worked(3, MONDAY + 3 * WEEK),
        worked(4, MONDAY + 3 * WEEK),
    ]

    assert rhythm(entries, ()).gaps_weeks == (3.0,)


def test_a_declared_break_is_no_silence_and_an_unplanned_time_is_one() -> None:
    holiday = Period(MONDAY + WEEK, 0, to_date=MONDAY + 3 * WEEK - dt.timedelta(days=1))
    breaks = breaks_of(Capacity((Period(MONDAY, 8), holiday)))

    assert silent_weeks(MONDAY, MONDAY + 5 * WEEK, breaks) == 3
    assert silent_weeks(MONDAY - 4 * WEEK, MONDAY, breaks) == 4


def test_who_often_comes_back_after_long_is_asked_later() -> None:
    assert Rhythm().asked_after_weeks == 4
    assert Rhythm((0.1,) * 20).asked_after_weeks == 4
    assert Rhythm((0.1,) * 8 + (6.0, 7.0)).asked_after_weeks == 7


@pytest.mark.parametrize(("weeks", "percent"), [(4, 64), (9, 39), (52, 5)])
def test_without_own_gaps_the_chance_is_the_assumed_one(
    weeks: float, percent: int
) -> None:
    assert round(100 * Rhythm().chance_again(weeks)) == percent


@given(
    st.lists(st.floats(0.1, 60)),
    st.integers(0, 9),
    st.floats(0, 500),
    st.floats(0, 50),
)
def test_longer_silence_never_makes_a_return_more_likely(
    gaps: list[float], left: int, weeks: float, longer: float
) -> None:
    own = Rhythm(tuple(sorted(gaps)), left)

    sooner, later = own.chance_again(weeks), own.chance_again(weeks + longer)

    assert 0 <= later <= sooner <= 1


def test_who_drops_work_more_often_comes_back_less() -> None:
    assert Rhythm(left=3).chance_again(9) < Rhythm().chance_again(9)
