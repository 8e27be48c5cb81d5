from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.journey import Expiring, expiring, look
from million_miles.values import (
    Effort,
    Entry,
    Reading,
    Requirement,
    Threshold,
    When,
    Window,
)
from tests.journey.journeys import TODAY, attempt, finished, journey, yearly

FIRST_AID = Requirement("aid", "First aid", effort=Effort(8, 16), valid_weeks=104)
MATH = Requirement(
    "math",
    "Math",
    bar=Threshold("math", ">=", 620.0, "points"),
    effort=Effort(8, 16),
)
WINDOW = yearly(5)  # from 1 March 2027 on, 14 weeks after TODAY


def ends(
    *requirements: Requirement, entries: tuple[Entry, ...], opens: Window | None = None
) -> tuple[Expiring, ...]:
    call = Requirement("call", "Call", attempt=attempt(opens=opens or WINDOW))
    mine = journey(*requirements, call, entries=entries)
    return expiring(mine, look(mine, today=TODAY, seed=1, futures=64))


def met(weeks_left: int) -> Entry:
    return finished("aid", When.on(TODAY - dt.timedelta(weeks=104 - weeks_left)))


def read(days_ago: int, *, error: float = 20) -> Entry:
    at = When.on(TODAY - dt.timedelta(days=days_ago))
    return Entry("m1", "measured", at, "math", amount=Reading(650, "points", error))


def test_what_ends_before_the_next_try_is_told_with_its_day() -> None:
    (one,) = ends(FIRST_AID, entries=(met(12),))

    assert (one.id, one.of) == ("aid", "validity")
    assert one.on_date == TODAY + dt.timedelta(weeks=12)
    assert one.before_date == dt.date(2027, 3, 1)
    assert not one.is_soon


@pytest.mark.parametrize(("weeks", "soon"), [(3, True), (4, True), (5, False)])
def test_what_ends_within_four_weeks_is_soon(weeks: int, soon: bool) -> None:
    (one,) = ends(FIRST_AID, entries=(met(weeks),))

    assert one.is_soon == soon


def test_what_holds_beyond_the_next_try_is_not_told() -> None:
    assert ends(FIRST_AID, entries=(met(20),)) == ()


def test_a_try_in_some_years_is_no_reason_to_hurry() -> None:
    later = yearly(5, first=2029)

    assert ends(FIRST_AID, entries=(met(20),), opens=later) == ()
    (near,) = ends(FIRST_AID, entries=(met(6),), opens=later)
    assert near.before_date == dt.date(2029, 3, 1)


def test_what_nothing_open_needs_may_expire() -> None:
    alone = journey(FIRST_AID, entries=(met(3),))

    assert expiring(alone, look(alone, today=TODAY, seed=1, futures=64)) == ()


def test_a_reading_with_an_error_gets_old_and_one_without_does_not() -> None:
    (coming,) = ends(MATH, entries=(read(170),))
    (over,) = ends(MATH, entries=(read(190),))

    assert (coming.of, coming.is_over) == ("reading", False)
    assert coming.on_date == TODAY + dt.timedelta(days=13)
    assert over.is_over
    assert ends(MATH, entries=(read(170, error=0),)) == ()
    assert ends(MATH, entries=(read(10),)) == ()


@given(st.integers(1, 60), st.integers(1, 60))
def test_the_first_to_end_is_told_first(one: int, other: int) -> None:
    second = Requirement("med", "Medical", effort=Effort(1, 2), valid_weeks=60)
    done = finished("med", When.on(TODAY - dt.timedelta(weeks=60 - other)))

    found = ends(FIRST_AID, second, entries=(met(one), done))

    days = [each.on_date for each in found]
    assert days == sorted(days)
    assert all(day > TODAY for day in days)
