from __future__ import annotations

import datetime as dt

import pytest

from million_miles import telling
from million_miles.journey import Effect, Ends, Shared, SharedMoney, Shift, Together
from million_miles.values import LANGUAGES, Language
from tests.telling.outlooks import TODAY, dates

ALONE = Ends(dates("2030-01", "2031-03", "2032-01"), None, 0.6)
LATER = Ends(dates("2031-01", "2032-03", "2033-01"), None, 0.4)
NOTHING = Effect(Shift(0, 0), None, None)


def cost(weeks: float, error: float = 0.0) -> Effect:
    return Effect(Shift(weeks, error), None, None)


FLY = Shared(
    "Fly", dt.date(2034, 12, 31), has_tries=True, alone=ALONE, together=ALONE,
    turned=LATER, cost=NOTHING, turned_cost=cost(52),
)  # fmt: skip
SING = Shared(
    "Sing", None, has_tries=False, alone=ALONE, together=LATER, turned=ALONE,
    cost=cost(52), turned_cost=cost(3, 2),
)  # fmt: skip


def told(*goals: Shared, language: Language = "en") -> str:
    found = Together(goals, 20, TODAY, dt.date(2086, 11, 22), futures=4096)
    return " ".join(telling.together(found, language=language).split())


def test_each_goal_is_told_alone_and_beside_the_others() -> None:
    words = told(FLY, SING)

    assert words.startswith("2 goals share 20 h a week; what matters most comes first:")
    assert "1. Fly With all hours for itself: ready about March 2031." in words
    assert "Beside the others: ready about March 2031, no later than alone" in words
    assert "ready about March 2032, on average 12 months later than alone." in words


def test_the_chance_of_a_yes_is_told_only_where_there_is_a_try() -> None:
    words = told(FLY, SING)

    assert words.count("A yes by 31 December 2034: about 60 in 100.") == 2
    assert words.count("A yes") == 3


def test_what_may_be_chance_is_told_as_no_cost() -> None:
    other_way = told(SING).partition("way round:")[2]

    assert other_way == ""
    assert "no later than alone" in told(FLY, SING).partition("2. Sing")[2]


def with_money(
    *uncounted: str, currency: str = "USD", language: Language = "en"
) -> str:
    money = SharedMoney(currency, 3000, 150, uncounted)
    found = Together((FLY, SING), 20, TODAY, dt.date(2086, 11, 22), 4096, money)
    return " ".join(telling.together(found, language=language).split())


def test_one_purse_is_told_with_what_is_in_it() -> None:
    words = with_money("Sing")

    assert "One purse pays for all: 3,000 USD, and 150 USD a month for now." in words
    assert "No money is counted for “Sing”." in words
    assert "With all hours and money for itself" in words
    spanish = with_money("Sing", language="es")
    assert "Todo se paga de una sola bolsa" in spanish
    assert "Para «Sing» no se cuenta el dinero." in spanish


def test_money_in_several_currencies_is_told_to_be_left_out() -> None:
    words = with_money(currency="")

    assert "Money is left out: the plans count it in several currencies." in words
    assert "With all hours for itself" in words


def test_one_goal_has_no_others() -> None:
    assert "Beside" not in told(FLY)
    assert told(FLY).startswith("1 goal, 20 h a week:")


def test_a_goal_without_anything_to_do_has_no_date() -> None:
    empty = Ends(None, None, None)
    nothing = Shared("Rest", None, has_tries=False, alone=empty, together=empty,
                     turned=empty, cost=NOTHING, turned_cost=NOTHING)  # fmt: skip

    assert "nobody knows when" in told(nothing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_fits_a_terminal(language: Language) -> None:
    found = Together((FLY, SING), 20, TODAY, dt.date(2086, 11, 22), futures=4096)

    lines = telling.together(found, language=language).splitlines()

    assert max(len(line) for line in lines) <= 80
