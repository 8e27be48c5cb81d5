from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest

from million_miles import roadmap
from million_miles.journey.windows import calendar
from million_miles.values import (
    Z90,
    AnyTime,
    DateSpan,
    DateWindow,
    IrregularWindow,
    RuleWindow,
    Window,
)

MONDAY = dt.date(2026, 11, 23)
YEAR = 365.2425 / 7


def days(
    window: Window, *, today: dt.date = MONDAY, zone: str | None = None
) -> list[tuple[float, float]]:
    """Return (opens, closes) in days from the midnight of `today`."""
    found = calendar(window, today=today, zone=zone)
    assert isinstance(found, roadmap.Fixed)
    return [
        (round(opens * 7, 3), round(closes * 7, 3))
        for opens, closes in zip(found.opens, found.closes, strict=True)
    ]


def on(*spans: tuple[str, str], zone: str | None = None) -> DateWindow:
    read = dt.date.fromisoformat
    return DateWindow(tuple(DateSpan(read(a), read(b)) for a, b in spans), zone)


def irregular(window: IrregularWindow) -> roadmap.Irregular:
    found = calendar(window, today=MONDAY, zone=None)
    assert isinstance(found, roadmap.Irregular)
    return found


def test_a_window_is_open_from_midnight_to_midnight() -> None:
    assert days(on(("2026-11-25", "2026-11-26"))) == [(2, 4)]


def test_what_is_closed_is_left_out_and_what_is_open_stays() -> None:
    window = on(("2026-11-01", "2026-11-22"), ("2026-11-23", "2026-11-23"))

    assert days(window) == [(0, 1)]


def test_clocks_that_are_put_back_move_no_date() -> None:
    window = on(("2026-12-01", "2026-12-01"), zone="America/New_York")

    found = days(window, today=dt.date(2026, 10, 1), zone="America/New_York")

    assert found == [(61, 62)]


def test_a_window_far_away_opens_by_its_own_midnight() -> None:
    window = on(("2026-11-25", "2026-11-25"), zone="Asia/Tokyo")  # 9 hours ahead

    assert days(window, zone="UTC") == [(2 - 9 / 24, 3 - 9 / 24)]


def test_clocks_put_back_here_and_there_leave_the_hours_between_them() -> None:
    window = on(("2026-12-01", "2026-12-01"), zone="America/Chicago")  # an hour behind

    found = days(window, today=dt.date(2026, 10, 1), zone="America/New_York")

    assert found == [(round(61 + 1 / 24, 3), round(62 + 1 / 24, 3))]


def test_a_window_that_closed_yesterday_elsewhere_may_still_be_open_here() -> None:
    window = on(("2026-11-21", "2026-11-22"), zone="America/Los_Angeles")

    assert days(window, zone="Asia/Tokyo")[0][1] == pytest.approx(17 / 24, abs=1e-3)


def test_without_a_zone_the_days_are_the_persons_own() -> None:
    window = on(("2026-11-25", "2026-11-25"))

    assert days(window, zone="Asia/Tokyo") == days(window, zone=None)


def test_a_rule_opens_every_year_up_to_the_horizon() -> None:
    window = RuleWindow("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", dt.date(2020, 12, 1), 31)

    found = days(window)

    assert found[0] == (8.0, 39.0)
    assert len(found) == 60


def test_a_rule_window_that_is_open_now_counts_from_its_opening() -> None:
    window = RuleWindow("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1", dt.date(2020, 11, 1), 30)

    assert days(window)[0] == (-22, 8)


def test_openings_that_overlap_stay_openings_of_their_own() -> None:
    window = RuleWindow("FREQ=WEEKLY;BYDAY=MO", dt.date(2020, 1, 6), 14)

    assert days(window)[:3] == [(-7, 7), (0, 14), (7, 21)]


def test_a_rule_that_is_over_leaves_nothing() -> None:
    window = RuleWindow("FREQ=YEARLY;COUNT=3", dt.date(2001, 1, 1))

    assert days(window) == []


def test_any_time_is_always() -> None:
    found = calendar(AnyTime(), today=MONDAY, zone=None)

    assert isinstance(found, roadmap.Always)


def test_an_irregular_window_has_lognormal_gaps() -> None:
    found = irregular(IrregularWindow(2, 4, dt.date(2024, 11, 25), open_days=30))

    assert found.median_weeks == pytest.approx(math.sqrt(8) * YEAR)
    gaps = found.median_weeks * np.exp(found.log_sd * np.array([-Z90, Z90])) / YEAR
    assert gaps == pytest.approx([2, 4])
    assert found.since_last_weeks == 104
    assert found.open_weeks == pytest.approx(30 / 7, abs=1e-4)


def test_an_irregular_window_of_one_day_is_closed_on_the_next() -> None:
    found = irregular(IrregularWindow(2, 4, MONDAY - dt.timedelta(1)))

    assert found.since_last_weeks is not None
    assert found.open_weeks < found.since_last_weeks


def test_an_opening_that_lies_ahead_is_not_known_yet() -> None:
    found = irregular(IrregularWindow(2, 4, MONDAY + dt.timedelta(days=9)))

    assert found.since_last_weeks is None
