"""Days that an RFC 5545 rule names."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
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
    def part(name: str, values: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
        several = st.lists(values, min_size=1, max_size=3, unique=True)
        text = several.map(lambda found: f";{name}={','.join(map(str, found))}")
        return st.just("") | text

    around = st.integers(-2, 2).filter(bool)
    weekday = st.sampled_from(["MO", "WE", "FR", "SU"])
    return st.builds(
        lambda freq, *parts: f"FREQ={freq}{''.join(parts)}",
        st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
        st.integers(1, 5).map(lambda number: f";INTERVAL={number}"),
        part("BYDAY", weekday)
        | part("BYDAY", st.builds(lambda n, day: f"{n}{day}", around, weekday)),
        part("BYMONTH", st.integers(1, 12)),
        part("BYMONTHDAY", st.integers(1, 31) | st.integers(-3, -1)),
        part("BYYEARDAY", st.integers(1, 366) | st.integers(-3, -1)),
        st.sampled_from(["", ";COUNT=1", ";COUNT=7", ";UNTIL=20280229"]),
        st.sampled_from(["", ";WKST=SU", ";WKST=WE"]),
    )


def read_by_dateutil(rule: str, start: dt.date, last: dt.date) -> list[dt.date]:
    began, ends = (dt.datetime.combine(day, dt.time()) for day in (start, last))
    days = rrulestr(rule, dtstart=began).between(began, ends, inc=True)
    return [moment.date() for moment in days]


# Near the end of the calendar, where the other reader soon gives up on a rule.
STARTS = st.dates(dt.date(9970, 1, 1), dt.date(9990, 12, 31))


@settings(max_examples=400)
@given(rules(), STARTS)
def test_the_days_are_those_another_reader_finds(rule: str, start: dt.date) -> None:
    last = start + dt.timedelta(days=1000)

    found = days_of(rule, start=start, first=start, last=last, most=10_000)

    assert list(found) == read_by_dateutil(rule, start, last)


PLACES = st.lists(st.integers(-3, 3).filter(bool), min_size=1, max_size=2)


@given(
    st.sampled_from(["FREQ=MONTHLY;BYDAY=MO,TU,WE", "FREQ=YEARLY;BYMONTHDAY=1,15"]),
    PLACES.map(lambda places: ",".join(map(str, places))),
    STARTS,
)
def test_places_within_a_period_are_those_another_reader_finds(
    rule: str, places: str, start: dt.date
) -> None:
    rule, last = f"{rule};BYSETPOS={places}", start + dt.timedelta(days=1000)

    found = days_of(rule, start=start, first=start, last=last, most=10_000)

    assert list(found) == read_by_dateutil(rule, start, last)


@given(
    st.integers(1, 53),
    st.sampled_from(["MO", "TH", "SU"]),
    st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)),
)
def test_a_week_of_the_year_is_counted_as_iso_does(
    week: int, weekday: str, start: dt.date
) -> None:
    rule, last = f"FREQ=YEARLY;BYWEEKNO={week}", start + dt.timedelta(days=3000)

    found = days_of(
        f"{rule};BYDAY={weekday}", start=start, first=start, last=last, most=99
    )

    every_day = (start + dt.timedelta(days=n) for n in range(3001))
    number = {"MO": 1, "TH": 4, "SU": 7}[weekday]
    assert list(found) == [
        day for day in every_day if day.isocalendar()[1:] == (week, number)
    ]


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


NEVER = [
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;INTERVAL=7;BYMONTHDAY=31;BYMONTH=4",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
    "FREQ=YEARLY;BYYEARDAY=1;BYMONTH=12;COUNT=99999",
    "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
]


@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_that_never_comes_true_names_no_day(rule: str) -> None:
    far = dt.date(2200, 12, 31)

    assert days_of(rule, start=START, first=START, last=far, most=1) == ()


def test_hundreds_of_such_rules_are_found_out_soon() -> None:
    far = dt.date(2200, 12, 31)
    began = time.process_time()

    for rule in NEVER * 40:
        days_of(rule, start=START, first=START, last=far, most=1)

    assert time.process_time() - began < 5  # half a second; 40 s year by year to 9999
