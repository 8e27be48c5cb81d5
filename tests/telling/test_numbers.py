from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.journey.results import HoursRange
from million_miles.telling.numbers import (
    SPACE,
    exact_hours,
    hours_in_words,
    number,
    percent,
    range_of_hours,
    rough,
    rounded,
    significant,
)
from million_miles.values import Language


@pytest.mark.parametrize(
    ("value", "decimals", "en", "es"),
    [
        (0.0, 0, "0", "0"),
        (-0.2, 0, "0", "0"),
        (12.5, 1, "12.5", "12,5"),
        (12.0, 1, "12", "12"),
        (1234.5, 1, "1,234.5", "1234,5"),
        (12345.0, 0, "12,345", f"12{SPACE}345"),
        (-12345.0, 0, "-12,345", f"-12{SPACE}345"),
        (1_000_000.0, 0, "1,000,000", f"1{SPACE}000{SPACE}000"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    value: float, decimals: int, en: str, es: str
) -> None:
    assert number(value, "en", decimals=decimals) == en
    assert number(value, "es", decimals=decimals) == es


def test_estimates_keep_two_digits() -> None:
    assert rough(1726.0, "en") == "1,700"
    assert rough(0.0, "en") == "0"
    assert rough(7.46, "es") == "7,5"
    assert rough(99.6, "en") == "100"


def test_small_measures_keep_two_digits() -> None:
    assert significant(0.0000021, "en") == "0.0000021"
    assert significant(3.061, "es") == "3,1"
    assert significant(0.0, "en") == "0"


def test_percents_keep_two_digits() -> None:
    assert percent(0.0431, "en") == f"4.3{SPACE}%"
    assert percent(0.0431, "es") == f"4,3{SPACE}%"
    assert percent(1.0, "en") == f"100{SPACE}%"


@pytest.mark.parametrize(
    ("hours", "en", "es"),
    [
        (HoursRange(44, 71, 112, 76), "44 to 110 hours", "de 44 a 110 horas"),
        (HoursRange(9.9, 10, 10.1, 10), "9.9 to 10 hours", "de 9,9 a 10 horas"),
        (HoursRange(1, 1, 1, 1), "about 1 hour", "alrededor de 1 hora"),
        (HoursRange(0, 0, 0, 0), "about 0 hours", "alrededor de 0 horas"),
    ],
)
def test_a_range_of_hours_names_its_ends(hours: HoursRange, en: str, es: str) -> None:
    assert range_of_hours(hours, "en") == en
    assert range_of_hours(hours, "es") == es


def test_hours_that_were_counted_are_exact() -> None:
    assert exact_hours(1234.5, "en") == f"1,234{SPACE}h"
    assert hours_in_words(1.0, "en") == "1 hour"
    assert hours_in_words(1234.5, "es") == "1200 horas"


@given(st.floats(1e-9, 1e9), st.integers(1, 4))
def test_rounding_changes_less_than_half_a_digit(value: float, digits: int) -> None:
    assert abs(rounded(value, digits) - value) <= value * 0.5000001 * 10 ** (1 - digits)


@given(st.floats(-1e9, 1e9), st.integers(0, 3), st.sampled_from(["en", "es"]))
def test_a_written_number_reads_back(
    value: float, decimals: int, language: Language
) -> None:
    text = number(value, language, decimals=decimals).replace(SPACE, "")
    plain = text.replace(",", ".") if language == "es" else text.replace(",", "")

    assert float(plain) == pytest.approx(round(value, decimals))
