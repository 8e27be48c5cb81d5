"""Days that an RFC 5545 rule names."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from million_miles.values.rule import RuleError, days_of

START = dt.date(2026, 1, 1)


def days(rule: str, *, last: dt.date = dt.date(2030, 1, 1)) -> list[str]:
    found = days_of(rule, start=START, first=START, last=last, most=3)
    return [day.isoformat() for day in found]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1",
            ["2026-11-01", "2027-11-01", "2028-11-01"],
        ),
        ("RRULE:FREQ=MONTHLY;BYDAY=1FR", ["2026-01-02", "2026-02-06", "2026-03-06"]),
        ("freq=weekly;byday=we", ["2026-01-07", "2026-01-14", "2026-01-21"]),
        ("BYDAY=-1SA;FREQ=YEARLY", ["2026-12-26", "2027-12-25", "2028-12-30"]),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            ["2028-02-29"],
        ),
        ("FREQ=YEARLY;UNTIL=20270101", ["2026-01-01", "2027-01-01"]),
        ("FREQ=YEARLY;UNTIL=20270101T000000Z", ["2026-01-01", "2027-01-01"]),
        ("FREQ=DAILY;COUNT=2", ["2026-01-01", "2026-01-02"]),
        ("FREQ=YEARLY;BYWEEKNO=60", []),
    ],
)
def test_a_rule_names_its_days(rule: str, expected: list[str]) -> None:
    assert days(rule) == expected


def rules() -> st.SearchStrategy[str]:
    weekdays = st.sampled_from(["MO", "WE", "FR", "SU"])
    by = st.sampled_from(["", ";BYMONTH=2,9", ";BYMONTHDAY=-1", ";BYYEARDAY=60"])
    freqs = st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    return st.builds(
        lambda freq, interval, day, more: (
            f"FREQ={freq};INTERVAL={interval};BYDAY={day}{more}"
        ),
        freqs,
        st.integers(1, 5),
        weekdays,
        by,
    )


@given(rules(), st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_the_days_are_those_of_the_calendar_of_now(rule: str, start: dt.date) -> None:
    last = start + dt.timedelta(days=1000)

    found = days_of(rule, start=start, first=start, last=last, most=10_000)

    midnight = dt.time()
    expected = rrulestr(rule, dtstart=dt.datetime.combine(start, midnight)).between(
        dt.datetime.combine(start, midnight),
        dt.datetime.combine(last, midnight),
        inc=True,
    )
    assert list(found) == [moment.date() for moment in expected]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "X",
        "COUNT=3",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=3",
        "FREQ=DAILY;BYMINUTE=3",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ=YEARLY;INTERVAL=-1",
        "FREQ=YEARLY;COUNT=0",
        "FREQ=YEARLY;FREQ=DAILY",
        "FREQ=YEARLY;BYEASTER=0",
        "FREQ=MONTHLY;BYDAY=XX",
        "FREQ=MONTHLY;BYDAY=9999999999999999999FR",
        "FREQ=YEARLY;UNTIL=20271399",
        "FREQ=YEARLY\nEXDATE:20270101T000000",
        "FREQ=DAILY;BYMONTH=²",
    ],
)
def test_a_rule_nobody_can_read_is_refused(rule: str) -> None:
    with pytest.raises(RuleError, match="want an RFC 5545 rule"):
        days(rule)


def test_a_rule_that_never_comes_true_is_found_out_soon() -> None:
    began = time.process_time()

    assert days("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") == []
    assert time.process_time() - began < 2  # it took six seconds, year by year to 9999


def test_days_after_the_last_readable_year_are_left_out() -> None:
    found = days_of(
        "FREQ=YEARLY", start=START, first=START, last=dt.date(9999, 1, 1), most=10_000
    )

    assert found[-1] == dt.date(2399, 1, 1)
