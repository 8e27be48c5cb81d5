from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles.journey.results import Balance, MoneyOutlook
from million_miles.telling.money import money_sentences
from million_miles.values import Language
from tests.telling.outlooks import ASTRONAUT

LOW = Balance(dt.date(2028, 7, 26), 295.26, 7007.9, 7187.1)
MONEY = MoneyOutlook(
    currency="USD",
    balances=(LOW,),
    lowest=LOW,
    p10_spent_money=6964.0,
    p90_spent_money=10137.0,
    short_share=0.25,
    short_date=dt.date(2027, 1, 31),
    waits=((ASTRONAUT.requirements[0].id, 86.9),),
)


def told(money: MoneyOutlook, language: Language = "en") -> str:
    return " ".join(money_sentences(replace(ASTRONAUT, money=money), language))


def test_costs_the_least_that_is_left_and_what_waits_are_told() -> None:
    title = ASTRONAUT.requirements[0].title

    assert told(MONEY) == (
        "Costs and fees: 7,000 to 10,000 USD, 8 times in 10. "
        "The least that is left: 300 USD in July 2028, one time in ten less. "
        "In 25 of 100 futures something waits for money, first about January 2027: "
        f"{title}, 87 weeks on average."
    )


def test_spanish_tells_the_same() -> None:
    assert "Costes y tasas: de 7000 a 10" in told(MONEY, "es")


def test_where_nothing_waits_that_is_said() -> None:
    rich = replace(MONEY, short_share=0.0, short_date=None, waits=())

    assert told(rich).endswith("Nothing waits for money.")


def test_a_road_without_costs_says_so() -> None:
    assert told(replace(MONEY, p90_spent_money=0.0)) == (
        "Nothing on this road costs money, as far as the plan says."
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_plan_that_counts_no_money_is_told_without_it(language: Language) -> None:
    assert money_sentences(replace(ASTRONAUT, money=None), language) == []
