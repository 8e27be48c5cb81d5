from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles import telling
from million_miles.journey import (
    Change,
    LeaveOut,
    MoreHours,
    MoreIncome,
    NewOrder,
    OtherBar,
    OtherCost,
    OtherEffort,
    OtherOdds,
    OtherSavings,
    OtherWindow,
    Promise,
    TakeWay,
    WishBy,
)
from million_miles.telling.compared import supposed_text
from million_miles.values import (
    LANGUAGES,
    AnyTime,
    BaseRate,
    Effort,
    Has,
    Income,
    Language,
    Money,
    Period,
)
from tests.telling.outlooks import NURSE, dates, difference

DAY, LATER = dt.date(2027, 6, 1), dt.date(2027, 8, 31)
MONEY = Money(300, 300, "USD")
CHANGES: dict[Change, str] = {
    MoreHours(2): "+2 h a week",
    MoreHours(-3): "-3 h a week",
    Promise(Period(DAY, 20, LATER)): "20 h a week 2027-06-01 to 2027-08-31",
    Promise(Period(DAY, 20)): "20 h a week from 2027-06-01",
    Promise(Period(DAY, 0, LATER)): "break 2027-06-01 to 2027-08-31",
    OtherEffort("flying", Effort(40, 60)): "flying takes 40-60 h",
    LeaveOut("flying"): "without flying",
    OtherBar("flying", Has("licence")): "flying: has licence",
    OtherWindow("apply", AnyTime()): "apply at other times",
    OtherOdds("apply", BaseRate(1, 1000)): "apply: 1 of 1,000 succeed",
    TakeWay("degree", "army"): "degree by army",
    WishBy(DAY): "by 1 June 2027",
    WishBy(None): "no wished date",
    OtherSavings(MONEY): "savings 300 USD",
    MoreIncome(Income(DAY, MONEY)): "+300 USD a month",
    OtherCost("flying", MONEY): "flying costs 300 USD",
}


@pytest.mark.parametrize(("change", "words"), CHANGES.items())
def test_every_change_has_a_name(change: Change, words: str) -> None:
    assert supposed_text(change, "en").replace("\N{NO-BREAK SPACE}", " ") == words
    assert supposed_text(change, "es")


def test_what_ifs_stand_below_the_plan_as_it_is() -> None:
    found = [difference(NURSE, NURSE, -4.2, 0.3, chance=0.05, error=0.01)]

    table = telling.compared([MoreHours(2)], found, language="en").splitlines()

    assert [line.split()[0] for line in table[2:]] == ["What", "as", "+2"]
    assert "4 weeks earlier" in table[4]


def test_what_holds_a_new_order_has_two_stars() -> None:
    order = NewOrder(("a", "b"), gain_weeks=3, gain_error=0.5, aim="ready")
    found = [difference(NURSE, NURSE, order=order)]

    text = telling.compared([MoreHours(2)], found, language="en")

    assert "+2 h a week**" in text
    assert "marked ** is a new order" in text


def test_hours_better_left_unused_have_a_star() -> None:
    found = [difference(NURSE, NURSE, use="unused")]

    text = telling.compared([MoreHours(2)], found, language="en")

    assert "+2 h a week*" in text
    assert "better left unused" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_table_is_cut_off(language: Language) -> None:
    changes = list(CHANGES)
    september = replace(NURSE, ready=dates("2027-08", "2027-09", "2028-10"))
    found = [difference(NURSE, september, 1.6, 0.3) for _ in [*changes, "together"]]

    text = telling.compared(changes, found, language=language)

    assert "…" not in text
    assert max(len(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_fits_a_terminal(language: Language) -> None:
    changes = list(CHANGES)
    found = [difference(NURSE, NURSE, -400, 0.3) for _ in [*changes, "together"]]

    text = telling.compared(changes, found, language=language)

    assert max(len(line) for line in text.splitlines()) <= 80
