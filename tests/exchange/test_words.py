from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from million_miles import exchange
from million_miles.values import (
    UNDATED,
    Commitment,
    Effort,
    Has,
    Hours,
    MistakesError,
    Money,
    Reading,
    Requirement,
    Threshold,
    Weeks,
    When,
)


@pytest.mark.parametrize(
    ("text", "effort"),
    [
        ("120-300 h", Effort(120, 300)),
        ("90 h", Effort(90, 90)),
        ("60-120h", Effort(60, 120)),
        ("30-90 min", Effort(0.5, 1.5)),
        ("2.5 horas", Effort(2.5, 2.5)),
        ("1e3 - 2e3 hours", Effort(1000, 2000)),
    ],
)
def test_effort_is_a_range_of_hours(text: str, effort: Effort) -> None:
    assert exchange.read_effort(text) == effort


@pytest.mark.parametrize("text", ["2.5 h", "150 min", "2:30", "2.5", "150 minutos"])
def test_hours_worked_can_be_said_in_several_ways(text: str) -> None:
    assert exchange.read_hours(text) == Hours(2.5)


@pytest.mark.parametrize(
    ("text", "bar"),
    [
        ("flown >= 40 h", Threshold("flown", ">=", 40, "h")),
        ("flown 40 h", Threshold("flown", ">=", 40, "h")),
        ("time<36 months", Threshold("time", "<", 36, "months")),
        ("IELTS ≥ 7.5", Threshold("IELTS", ">=", 7.5)),
        ("40 h", Threshold("", ">=", 40, "h")),
        ("= 3", Threshold("", "=", 3)),
        ("temperature > -5 °C", Threshold("temperature", ">", -5, "°C")),
        ("Russian B1", Threshold("Russian", ">=", "B1")),
        ("B1", Threshold("", ">=", "B1")),
        ("medal = gold", Threshold("medal", "=", "gold")),
        ("has master's degree", Has("master's degree")),
        ("Step 2 score >= 250", Threshold("Step 2 score", ">=", 250)),
        ('"a > b" = 3', Threshold("a > b", "=", 3)),
        ('step = "3"', Threshold("step", "=", "3")),
        ('has "  odd "', Has("  odd ")),
    ],
)
def test_a_bar_is_read_as_a_person_writes_it(text: str, bar: object) -> None:
    assert exchange.read_bar(text) == bar


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("12 h", Reading(12, "h")),
        ("12h", Reading(12, "h")),
        ("-3.5 °C", Reading(-3.5, "°C")),
        ("B1", Reading("B1")),
        ("yes", Reading("yes")),
        ('"3"', Reading("3")),
    ],
)
def test_a_reading_is_a_number_with_its_unit_or_a_word(
    text: str, reading: Reading
) -> None:
    assert exchange.read_reading(text) == reading


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2027-01-09", When(2027, 1, 9)),
        ("~2028-12", When(2028, 12, rough=True)),
        ("~1998", When(1998, rough=True)),
        ("~2028-12-05", When(2028, 12, 5, rough=True)),
        ("", UNDATED),
    ],
)
def test_a_time_is_a_day_or_rough_or_nothing(text: str, when: When) -> None:
    assert exchange.read_when(text) == when


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("156 weeks", 156),
        ("18 months", 18 * 52.1786 / 12),
        ("3 years", 3 * 52.1786),
        ("3 años", 3 * 52.1786),
        ("90 days", 90 / 7),
    ],
)
def test_a_duration_is_converted_to_weeks(text: str, weeks: float) -> None:
    assert exchange.read_duration(text) == pytest.approx(weeks)


def test_other_amounts_are_read_too() -> None:
    assert exchange.read_weeks("78-104") == Weeks(78, 104)
    assert exchange.read_weeks("2-3 years") == Weeks(2 * 52.1786, 3 * 52.1786)
    assert exchange.read_rate("6 h/week") == 6
    assert exchange.read_rate("6 h/semana") == exchange.read_rate("6 h por semana") == 6
    assert exchange.read_money("0-80000 USD") == Money(0, 80_000, "USD")
    assert exchange.read_date("2038-12-31") == dt.date(2038, 12, 31)


@pytest.mark.parametrize(
    ("read", "text", "suggestion"),
    [
        (exchange.read_effort, "60-120", "60-120 h"),
        (exchange.read_effort, "60\u2013120 h", "60-120 h"),
        (exchange.read_effort, "1,200-1,500 h", "1200-1500 h"),
        (exchange.read_effort, "300-120 h", ""),
        (exchange.read_effort, "0 h", ""),
        (exchange.read_hours, "2,5 h", "2.5 h"),
        (exchange.read_hours, "-1 h", ""),
        (exchange.read_bar, "flown >= 1,5 h", "flown >= 1.5 h"),
        (exchange.read_bar, "Step 2 score 250", "Step 2 score >= 250"),
        (exchange.read_bar, "master's degree", "has master's degree"),
        (exchange.read_bar, "tiene máster", "has máster"),
        (exchange.read_bar, "flown => 40 h", "flown >= 40 h"),
        (exchange.read_reading, "1,5 h", "1.5 h"),
        (exchange.read_reading, "1e999 h", ""),
        (exchange.read_when, "1998", "~1998"),
        (exchange.read_when, "2027-02-30", ""),
        (exchange.read_date, "2027-1-5", "2027-01-05"),
        (exchange.read_date, "5.1.2027", "2027-01-05"),
        (exchange.read_date, "9999-01-01", ""),
        (exchange.read_duration, "18", "18 weeks"),
        (exchange.read_duration, "0 weeks", ""),
        (exchange.read_rate, "6", "6 h/week"),
        (exchange.read_rate, "169 h/week", ""),
        (exchange.read_money, "300", "300 USD"),
        (exchange.read_money, "300 usd", "300 USD"),
        (exchange.read_money, "5.000 EUR", "5000 EUR"),
        (exchange.read_money, "300 €", "300 EUR"),
        (exchange.read_money, "900-1.500 EUR", "900-1500 EUR"),
        (exchange.read_money, "1.500.000 EUR", "1500000 EUR"),
        (exchange.read_money, "1.500,50 EUR", "1500.50 EUR"),
        (exchange.read_effort, "1.500-2.500 h", "1500-2500 h"),
    ],
)
def test_what_cannot_be_read_suggests_what_was_meant(
    read: Callable[[str], object], text: str, suggestion: str
) -> None:
    with pytest.raises(MistakesError) as caught:
        read(text)

    (mistake,) = caught.value.mistakes
    assert (mistake.came, mistake.suggestion) == (text, suggestion)


def test_three_decimals_are_kept_although_they_look_like_thousands() -> None:
    money, effort = Money(0.125, 1.125, "EUR"), Effort(2.125, 12.125)

    assert exchange.read_money(exchange.money_text(money)) == money
    assert exchange.read_effort(exchange.effort_text(effort)) == effort


def test_a_requirement_is_read_from_texts() -> None:
    requirement = exchange.read_requirement(
        "russian",
        {
            "title": "Conversational Russian",
            "needs": ("money",),
            "chosen": True,
            "bar": "Russian B1",
            "commitment": "78-104 weeks at 20 h/week",
            "effort": None,
        },
    )

    assert requirement == Requirement(
        "russian",
        "Conversational Russian",
        chosen=True,
        bar=Threshold("Russian", ">=", "B1"),
        commitment=Commitment(Weeks(78, 104), 20),
        needs=("money",),
    )


def test_every_broken_part_of_a_requirement_is_told() -> None:
    with pytest.raises(MistakesError) as caught:
        exchange.read_requirement("No Id", {"title": "x", "effort": "9", "bar": "?"})

    found = {mistake.code: mistake.suggestion for mistake in caught.value.mistakes}
    assert found == {"id": "no-id", "effort": "9 h", "bar": "has ?"}


def test_a_slug_is_made_of_words() -> None:
    assert exchange.slug("NASA  Astronaut (US)!") == "nasa-astronaut-us"
    assert exchange.slug("¡Año!") == "año"
    assert exchange.slug("...") == ""
