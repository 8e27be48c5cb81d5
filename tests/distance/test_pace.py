from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from million_miles.distance.pace import START_LOG_SD, START_MEDIAN, Pace, learn_pace
from million_miles.values import UNDATED, Capacity, Entry, Hours, Period, When

MONDAY = dt.date(2026, 11, 23)
PROMISE = Capacity((Period(dt.date(2026, 1, 1), 10.0),))


def work(day: dt.date | None, hours: float) -> Entry:
    at = When.on(day) if day else UNDATED
    return Entry("e", "worked", at, "flying", amount=Hours(hours))


def weeks_of(hours: float, *, weeks: int) -> list[Entry]:
    """Work on each Tuesday of the last `weeks` weeks before MONDAY, and before."""
    first = MONDAY - dt.timedelta(weeks=weeks, days=1)
    tuesdays = [MONDAY + dt.timedelta(days=1, weeks=-k) for k in range(weeks, 0, -1)]
    return [work(first, 1.0), *(work(day, hours) for day in tuesdays)]


def pace(
    entries: list[Entry], *, capacity: Capacity = PROMISE, held: float = 0.0
) -> Pace:
    return learn_pace(capacity, entries, today=MONDAY, held=lambda _day: held)


def test_without_dated_work_the_pace_is_the_assumed_one() -> None:
    assert pace([]) == pace([work(None, 5)]) == Pace(START_MEDIAN, START_LOG_SD)


def test_the_table_is_the_lasting_part() -> None:
    table = Pace(median=0.8, log_sd=0.2).table

    assert table[len(table) // 2] == pytest.approx(0.8)
    assert (np.diff(table) > 0).all()


def test_half_a_year_of_half_the_hours_is_believed_half_way_and_more() -> None:
    result = pace(weeks_of(5.0, weeks=26))

    assert result.weeks == 26
    assert 0.5 < result.median < 0.6
    assert result.log_sd < START_LOG_SD


def test_one_week_of_nothing_says_little_and_half_a_year_says_much() -> None:
    start = [work(MONDAY - dt.timedelta(days=8), 1.0)]
    long_ago = [work(MONDAY - dt.timedelta(weeks=26, days=1), 1.0)]

    assert 0.7 < pace(start).median < START_MEDIAN
    assert pace(long_ago).median < 0.1


def test_more_hours_given_never_lower_the_pace() -> None:
    medians = [pace(weeks_of(hours, weeks=8)).median for hours in (1, 3, 9, 12, 30)]

    assert medians == sorted(medians)
    assert medians[-1] > 1


def test_declared_breaks_do_not_count() -> None:
    trip = Period(MONDAY - dt.timedelta(weeks=4), 0.0, MONDAY)
    entries = weeks_of(10.0, weeks=8)[:5]

    away = pace(entries, capacity=Capacity((*PROMISE.periods, trip)))

    assert away.weeks == 4
    assert away.median > pace(entries).median


def test_hours_held_by_a_commitment_are_not_promised_to_the_rest() -> None:
    entries = weeks_of(2.0, weeks=26)

    assert pace(entries, held=8.0).median > 0.9 > pace(entries).median


def test_only_the_last_26_whole_weeks_are_seen() -> None:
    old = [work(MONDAY - dt.timedelta(weeks=40), 500.0)]
    this_week = [work(MONDAY, 500.0)]

    entries = weeks_of(10.0, weeks=30)

    assert pace(old + entries + this_week) == pace(entries)


def test_the_more_weeks_the_surer_but_never_certain() -> None:
    spreads = [pace(weeks_of(9.0, weeks=n)).log_sd for n in (1, 4, 13, 26)]

    assert spreads == sorted(spreads, reverse=True)
    assert spreads[-1] > 0.1


def test_the_lasting_part_is_learned_in_the_unit_of_promises() -> None:
    few, many = (pace(weeks_of(5.0, weeks=n)) for n in (2, 26))

    assert (many.weeks, many.empty_weeks) == (26, 0)
    assert (many.promised_hours, many.given_hours) == (260, 130)
    assert few.median > many.median > 0.45


def test_even_weeks_are_expected_to_stay_even_and_wild_ones_wild() -> None:
    wild = [week for k in range(13) for week in (2.0, 20.0)]
    tuesdays = [MONDAY + dt.timedelta(days=1, weeks=-k) for k in range(26, 0, -1)]
    first = work(MONDAY - dt.timedelta(weeks=26, days=1), 1.0)
    scattered = [first, *map(work, tuesdays, wild)]

    even, uneven = pace(weeks_of(10.0, weeks=26)), pace(scattered)

    assert even.weekly_sd < 0.5 < uneven.weekly_sd
    assert even.log_sd < uneven.log_sd


def test_weeks_that_follow_each_other_are_believed_less() -> None:
    runs, mixed = [2.0] * 13 + [20.0] * 13, [2.0, 20.0] * 13
    tuesdays = [MONDAY + dt.timedelta(days=1, weeks=-k) for k in range(26, 0, -1)]
    first = work(MONDAY - dt.timedelta(weeks=26, days=1), 1.0)

    in_runs, in_turns = (
        pace([first, *map(work, tuesdays, hours)]) for hours in (runs, mixed)
    )

    assert in_runs.weekly_correlation > 0.6 > 0.3 > in_turns.weekly_correlation
    assert in_runs.log_sd > in_turns.log_sd


def test_weeks_of_nothing_make_more_of_them_likely() -> None:
    entries = weeks_of(10.0, weeks=20)

    assert pace(entries[::2]).empty_chance > 0.4
    assert pace(entries[::2]).empty_weeks == 10
    assert pace(entries).empty_chance < 0.05


def test_the_table_is_the_mixture_and_ascends() -> None:
    result = pace(weeks_of(8.0, weeks=12))

    assert (np.diff(result.table) > 0).all()
    middle = result.table[len(result.table) // 2]
    assert middle == pytest.approx(result.median, rel=0.03)
