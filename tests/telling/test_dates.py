from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.telling.dates import (
    between,
    day_text,
    middle_text,
    short_day,
    span_text,
    weeks_text,
    when_text,
    years_until,
)
from million_miles.values import LANGUAGES, UNDATED, Language, When
from tests.telling.outlooks import TODAY, dates


def test_a_day_is_written_in_full() -> None:
    day = dt.date(2027, 1, 9)

    assert day_text(day, "en") == "9 January 2027"
    assert day_text(day, "es") == "9 de enero de 2027"
    assert short_day(day, "es") == "9 ene"


@pytest.mark.parametrize(
    ("when", "en", "es"),
    [
        (UNDATED, "no date", "sin fecha"),
        (When(1998, rough=True), "about 1998", "hacia 1998"),
        (When(2028, 12, rough=True), "about December 2028", "hacia diciembre de 2028"),
        (
            When(2028, 12, 5, rough=True),
            "about 5 December 2028",
            "hacia 5 de diciembre de 2028",
        ),
        (When(2028, 12, 5), "5 December 2028", "5 de diciembre de 2028"),
    ],
)
def test_when_is_told_as_exactly_as_it_is_known(when: When, en: str, es: str) -> None:
    assert when_text(when, "en") == en
    assert when_text(when, "es") == es


@pytest.mark.parametrize(
    ("low", "high", "en", "es"),
    [
        (
            "2031-03",
            "2032-05",
            "between March 2031 and May 2032",
            "entre marzo de 2031 y mayo de 2032",
        ),
        (
            "2031-03",
            "2031-05",
            "between March and May 2031",
            "entre marzo y mayo de 2031",
        ),
        ("2031-03-01", "2031-03-20", "March 2031", "marzo de 2031"),
        (
            "2026-12-01",
            "2026-12-24",
            "between 1 December and 24 December 2026",
            "entre el 1 de diciembre y el 24 de diciembre de 2026",
        ),
        (None, None, "", ""),
        ("2031-03", None, "", ""),
    ],
)
def test_a_range_of_dates_names_its_ends_once(
    low: str | None, high: str | None, en: str, es: str
) -> None:
    range_ = dates(low, low, high)

    assert between(range_, seen_on=TODAY, language="en") == en
    assert between(range_, seen_on=TODAY, language="es") == es


def test_only_a_near_date_is_told_by_the_day() -> None:
    near = dates("2026-12-01", "2026-12-05", "2026-12-24")
    far = dates("2026-12-01", "2026-12-05", "2027-12-24")

    assert middle_text(near, seen_on=TODAY, language="en") == "5 December 2026"
    assert middle_text(far, seen_on=TODAY, language="en") == "December 2026"


@pytest.mark.parametrize(
    ("weeks", "en", "es"),
    [
        (0.5, "0.5 weeks", "0,5 semanas"),
        (1.0, "1 week", "1 semana"),
        (-6.2, "6 weeks", "6 semanas"),
        (26.0, "6 months", "6 meses"),
        (130.0, "2.5 years", "2,5 años"),
    ],
)
def test_a_span_has_the_unit_a_person_would_choose(
    weeks: float, en: str, es: str
) -> None:
    assert span_text(weeks, "en") == en
    assert span_text(weeks, "es") == es


def test_weeks_and_years_are_whole() -> None:
    assert weeks_text(9.1, "en") == "9 weeks"
    assert weeks_text(1.2, "es") == "1 semana"
    last = dt.date(2086, 11, 22)
    assert years_until(last, seen_on=TODAY, language="en") == "60 years"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)), st.sampled_from(LANGUAGES))
def test_every_day_has_words(day: dt.date, language: Language) -> None:
    assert str(day.year) in day_text(day, language)
