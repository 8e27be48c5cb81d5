"""Hours a week by date."""

from __future__ import annotations

import datetime as dt
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.values import Capacity, CapacityError, Period

DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


USUAL = Period(day("2026-11-23"), 25)
BREAK = Period(day("2026-12-21"), 0, day("2027-01-03"), "family")


def test_a_break_wins_over_the_usual_hours_and_ends_by_itself() -> None:
    capacity = Capacity((USUAL, BREAK))

    hours = [
        capacity.hours_on(day(text))
        for text in (
            "2026-11-22",
            "2026-12-20",
            "2026-12-21",
            "2027-01-03",
            "2027-01-04",
        )
    ]

    assert hours == [0, 25, 0, 0, 25]


def test_a_later_promise_replaces_the_earlier_one() -> None:
    capacity = Capacity((Period(day("2027-01-01"), 10), USUAL))

    assert capacity.hours_on(day("2027-06-01")) == 10


def test_changes_are_listed_from_the_day_on() -> None:
    changes = Capacity((USUAL, BREAK)).changes_after(day("2026-12-01"))

    assert changes == (
        (day("2026-12-01"), 25),
        (day("2026-12-21"), 0),
        (day("2027-01-04"), 25),
    )


def test_without_promises_there_are_no_hours() -> None:
    assert Capacity().changes_after(day("2026-01-01")) == ((day("2026-01-01"), 0),)


def periods() -> st.SearchStrategy[Period]:
    days = st.dates(day("2026-01-01"), day("2026-03-01"))
    ends = st.one_of(st.none(), st.integers(0, 20))
    return st.builds(
        lambda first, hours, end: Period(
            first, hours, None if end is None else first + end * DAY
        ),
        days,
        st.sampled_from([0.0, 5.0, 10.0]),
        ends,
    )


@given(st.lists(periods(), max_size=6), st.dates(day("2026-01-01"), day("2026-03-01")))
def test_the_changes_say_the_hours_of_every_day(
    some: list[Period], start: dt.date
) -> None:
    capacity = Capacity(tuple(some))
    changes = capacity.changes_after(start)

    for offset in range(120):
        at = start + offset * DAY
        told = [hours for edge, hours in changes if edge <= at][-1]
        assert told == capacity.hours_on(at)
    assert all(a[1] != b[1] for a, b in pairwise(changes))


@pytest.mark.parametrize("hours", [-1, 169, math.nan])
def test_hours_that_no_week_has_are_refused(hours: float) -> None:
    with pytest.raises(CapacityError, match="0 to 168"):
        Period(day("2026-01-01"), hours)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(CapacityError, match="from <= to"):
        Period(day("2026-01-02"), 5, day("2026-01-01"))


@pytest.mark.parametrize("year", [1899, 2201, 9999])
def test_years_beyond_any_life_are_refused(year: int) -> None:
    with pytest.raises(CapacityError, match="1900 to 2200"):
        Period(dt.date(year, 1, 1), 5)
