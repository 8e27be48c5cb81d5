from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance.kept import Days, Kept, kept, rough_days
from million_miles.distance.pace import learn_pace
from million_miles.values import Capacity, Entry, Hours, Period, When

MONDAY = dt.date(2026, 1, 5)
SEVEN = Capacity((Period(dt.date(2025, 1, 1), 7.0),))
DAY = dt.timedelta(days=1)
STAYS = 0.5 ** (1 / 28)


def worked(number: int, hours: float) -> Entry:
    at = When.on(MONDAY + number * DAY)
    return Entry("e", "worked", at, "flying", amount=Hours(hours))


def rough(number: int, hours: float) -> Entry:
    day = MONDAY + number * DAY
    at = When(day.year, day.month, day.day, rough=True)
    return Entry("e", "worked", at, "flying", amount=Hours(hours))


def seen(
    entries: list[Entry],
    days: int,
    *,
    capacity: Capacity = SEVEN,
    away: tuple[Days, ...] = (),
) -> Kept:
    today = MONDAY + days * DAY
    return kept(capacity, entries, away, today=today, held=lambda _day: 0.0)


def daily(first: int, last: int) -> list[Entry]:
    return [worked(number, 1.0) for number in range(first, last)]


def test_who_gives_what_was_promised_keeps_all_of_it() -> None:
    assert seen(daily(0, 100), 100).share == 1.0
    assert seen([worked(7 * week, 7.0) for week in range(14)], 98).share == 1.0


def test_one_missed_day_takes_two_of_a_hundred() -> None:
    result = seen(daily(0, 60) + daily(61, 67), 67).share

    assert result == pytest.approx(1 - (1 - STAYS**7) / 7, abs=1e-12)
    assert result == pytest.approx(0.9773, abs=5e-5)


def test_four_weeks_of_nothing_take_half_and_four_good_ones_bring_half_back() -> None:
    assert seen(daily(0, 60), 88).share == pytest.approx(0.5392, abs=5e-5)
    again = daily(0, 60) + daily(88, 116)
    assert seen(again, 116).share == pytest.approx(0.7304, abs=5e-5)


def test_a_planned_break_costs_nothing_and_an_easy_week_asks_for_its_own_hours() -> (
    None
):
    start, end = MONDAY + 60 * DAY, MONDAY + 73 * DAY
    entries = daily(0, 60) + daily(74, 90)
    free = Capacity((*SEVEN.periods, Period(start, 0.0, end)))
    easy = Capacity((*SEVEN.periods, Period(start, 3.5, end)))
    halves = [worked(number, 0.5) for number in range(60, 74)]

    assert seen(entries, 90, capacity=free).share == 1.0
    assert seen(entries + halves, 90, capacity=easy).share == 1.0
    assert seen(entries, 90).share < seen(entries, 90, capacity=easy).share < 1.0


def test_a_week_worked_before_a_break_is_not_lost_by_it() -> None:
    entries = [worked(7 * week, 7.0) for week in range(9)]
    free = Capacity((*SEVEN.periods, Period(MONDAY + 62 * DAY, 0.0, MONDAY + 70 * DAY)))

    assert seen(entries, 71, capacity=free).share == 1.0


def test_life_that_happened_leaves_the_score_and_stays_in_the_pace() -> None:
    entries = daily(0, 60) + daily(77, 91)
    away = ((MONDAY + 60 * DAY, MONDAY + 76 * DAY),)
    pace = learn_pace(SEVEN, entries, today=MONDAY + 91 * DAY, held=lambda _day: 0.0)

    assert seen(entries, 91, away=away).share == 1.0
    assert seen(entries, 91).share < 0.8
    assert pace.empty_weeks == 2


def test_rough_hours_count_in_the_score_and_their_weeks_are_no_empty_ones() -> None:
    before, after = daily(0, 60), daily(77, 91)
    told = [*before, rough(76, 17.0), *after]
    today = MONDAY + 91 * DAY

    def pace_of(entries: list[Entry]) -> tuple[int, int, float]:
        pace = learn_pace(SEVEN, entries, today=today, held=lambda _day: 0.0)
        return pace.weeks, pace.empty_weeks, pace.given_hours

    assert seen(told, 91).share == pytest.approx(1.0)
    assert pace_of(before + after) == (13, 2, 74.0)
    assert pace_of(told) == (11, 0, 74.0)  # the rough hours feed nothing


def test_rough_hours_lie_after_the_dated_work_before_them() -> None:
    ((_, days),) = rough_days([worked(0, 1.0), worked(3, 1.0), rough(9, 5.0)])
    ((_, alone),) = rough_days([rough(9, 5.0)])
    ((_, same),) = rough_days([worked(9, 1.0), rough(9, 5.0)])

    assert days == (MONDAY + 4 * DAY, MONDAY + 9 * DAY)
    assert alone == same == (MONDAY + 9 * DAY, MONDAY + 9 * DAY)


def test_new_hours_hold_from_their_day_on() -> None:
    less = Capacity((*SEVEN.periods, Period(MONDAY + 60 * DAY, 3.5)))
    entries = daily(0, 60) + [worked(number, 0.5) for number in range(60, 120)]

    assert seen(entries, 120, capacity=less).share == 1.0
    assert seen(entries, 120).share < 0.7


hours_by_day = st.lists(st.floats(0, 20), min_size=1, max_size=120)


@given(hours_by_day, st.integers(0, 119), st.floats(0.1, 10))
def test_the_share_is_one_and_more_work_never_lowers_it(
    hours: list[float], more_on: int, more: float
) -> None:
    entries = [worked(day, h) for day, h in enumerate(hours) if h > 0]
    entries.insert(0, worked(0, 0.01))
    days = len(hours)
    result = seen(entries, days)
    better = seen([*entries, worked(min(more_on, days - 1), more)], days)

    assert 0.0 <= result.share <= 1.0
    assert better.share >= result.share - 1e-12


@given(hours_by_day)
def test_no_single_day_moves_the_share_by_more_than_three_of_a_hundred(
    hours: list[float],
) -> None:
    entries = [worked(0, 0.01)]
    entries += [worked(day, h) for day, h in enumerate(hours) if h > 0]

    before, after = seen(entries, len(hours)), seen(entries, len(hours) + 1)

    assert abs(after.share - before.share) <= 1 - STAYS + 1e-12
    assert 1 - STAYS < 0.03


@given(hours_by_day, st.integers(0, 110), st.integers(1, 30))
def test_saying_that_life_happened_on_silent_days_never_lowers_the_share(
    hours: list[float], first: int, length: int
) -> None:
    kept_days = [
        0.0 if first <= day < first + length else h for day, h in enumerate(hours)
    ]
    entries = [worked(0, 0.01)]
    entries += [worked(day, h) for day, h in enumerate(kept_days) if h > 0]
    away = ((MONDAY + first * DAY, MONDAY + (first + length - 1) * DAY),)
    days = min(first + length, len(hours))

    told = seen(entries, days, away=away)

    assert told.share >= seen(entries, days).share - 1e-12
