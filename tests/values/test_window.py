"""Windows in which a try may be made."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from million_miles.values import (
    DateSpan,
    DateWindow,
    IrregularWindow,
    Profile,
    ProfileError,
    RuleWindow,
    WindowError,
)

START = dt.date(2026, 1, 1)


def span(opens: str, closes: str) -> DateSpan:
    return DateSpan(dt.date.fromisoformat(opens), dt.date.fromisoformat(closes))


def test_spans_stand_in_order_and_do_not_overlap() -> None:
    march, june = span("2027-03-02", "2027-03-31"), span("2027-06-01", "2027-06-01")

    assert DateWindow((march, june)).spans == (march, june)
    with pytest.raises(WindowError, match="in order"):
        DateWindow((june, march))
    with pytest.raises(WindowError, match="in order"):
        DateWindow((march, march))


def test_a_window_opens_at_least_once() -> None:
    with pytest.raises(WindowError, match="at least one"):
        DateWindow(())
    with pytest.raises(WindowError, match="opens at least once"):
        RuleWindow("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", START)


def test_a_span_does_not_close_before_it_opens() -> None:
    with pytest.raises(WindowError, match="opens <= closes"):
        span("2027-03-02", "2027-03-01")


def test_a_rule_says_when_it_opens() -> None:
    window = RuleWindow("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1", START, open_days=30)

    days = window.opens_between(dt.date(2026, 11, 1), dt.date(2027, 11, 1))

    assert days == (dt.date(2026, 11, 1), dt.date(2027, 11, 1))
    assert window.opens_between(START, dt.date(2200, 1, 1), most=5)[4].year == 2030


@pytest.mark.parametrize("rule", ["FREQ=YEARLY;INTERVAL=0", "FREQ=HOURLY", "x" * 201])
def test_a_rule_nobody_can_read_is_no_window(rule: str) -> None:
    with pytest.raises(WindowError, match="RFC 5545"):
        RuleWindow(rule, START)


@pytest.mark.parametrize("open_days", [0, 367])
def test_a_window_is_open_for_a_day_to_a_year(open_days: int) -> None:
    with pytest.raises(WindowError, match="open days"):
        RuleWindow("FREQ=YEARLY", START, open_days=open_days)
    with pytest.raises(WindowError, match="open days"):
        IrregularWindow(2, 4, open_days=open_days)


@pytest.mark.parametrize(
    ("low", "high"), [(4, 2), (0, 2), (2, 101), (math.nan, 2), (2, math.nan)]
)
def test_gaps_are_a_range_of_years(low: float, high: float) -> None:
    with pytest.raises(WindowError, match="low <= high"):
        IrregularWindow(low, high)


@pytest.mark.parametrize(
    "zone", ["Mars/Olympus", "", "../../etc/passwd", "Europe", "a\0"]
)
def test_a_zone_must_be_known(zone: str) -> None:
    with pytest.raises(WindowError, match="want a zone"):
        DateWindow((span("2027-03-02", "2027-03-31"),), zone)
    with pytest.raises(WindowError, match="want a zone"):
        Profile(zone=zone)


def test_a_profile_speaks_a_language_spoken_here() -> None:
    assert Profile("Ana", "es", "America/New_York").language == "es"
    with pytest.raises(ProfileError, match="want one of"):
        Profile(language="xx")  # type: ignore[arg-type]  # as a file may say


@pytest.mark.parametrize("year", [1899, 2201, 9999])
def test_windows_open_within_reach(year: int) -> None:
    with pytest.raises(WindowError, match="1900 to 2200"):
        DateSpan(dt.date(year, 1, 1), dt.date(year, 1, 2))
