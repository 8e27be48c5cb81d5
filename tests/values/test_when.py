"""Exact days, rough times, and not known."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.values import UNDATED, When, WhenError


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_an_exact_day_is_itself(day: dt.date) -> None:
    when = When.on(day)

    assert when.date == when.earliest_date == day


@pytest.mark.parametrize(
    ("when", "earliest"),
    [
        (When(1998, rough=True), dt.date(1998, 1, 1)),
        (When(2028, 12, rough=True), dt.date(2028, 12, 1)),
        (When(2028, 12, 24, rough=True), dt.date(2028, 12, 24)),
        (UNDATED, None),
    ],
)
def test_a_rough_time_has_no_day_but_an_earliest_one(
    when: When, earliest: dt.date | None
) -> None:
    assert when.date is None
    assert when.earliest_date == earliest


@pytest.mark.parametrize(
    "parts",
    [
        (None, 1),
        (None, None, 1),
        (None, None, None, True),
        (1899, 1, 1),
        (2201, 1, 1),
        (2026,),
        (2026, 5),
        (2026, None, 5, True),
        (2026, 13, 1),
        (2026, 2, 29),
    ],
)
def test_what_is_no_time_is_refused(parts: tuple[int | None, ...]) -> None:
    with pytest.raises(WhenError):
        When(*parts)  # type: ignore[arg-type]  # as a file may say
