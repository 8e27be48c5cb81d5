from __future__ import annotations

import datetime as dt
import math

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
    assert 0.5 < result.median < 0.65
    assert result.log_sd < START_LOG_SD


def test_one_week_of_nothing_says_little_and_half_a_year_says_much() -> None:
    start = [work(MONDAY - dt.timedelta(days=8), 1.0)]
    long_ago = [work(MONDAY - dt.timedelta(weeks=26, days=1), 1.0)]

    assert 0.75 < pace(start).median < START_MEDIAN
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


def test_the_update_is_the_textbook_one_for_a_single_week() -> None:
    result = pace(weeks_of(10.0, weeks=1))

    seen = math.log((10 + 0.9 * 10) / 20)
    variance = math.log(math.exp(0.25) / 0.9)
    weights = 1 / 0.3**2, 1 / variance
    mean = (weights[0] * math.log(0.9) + weights[1] * seen) / sum(weights)
    assert result.median == pytest.approx(math.exp(mean))
    assert result.log_sd == pytest.approx(1 / math.sqrt(sum(weights)))
