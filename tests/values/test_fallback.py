from __future__ import annotations

import datetime as dt

import pytest

from million_miles.journey.plans import renamed, without
from million_miles.values import (
    AnyTime,
    Fallback,
    FallbackError,
    Funds,
    Goal,
    Money,
    Plan,
    PlanError,
    Requirement,
    StopRule,
    Try,
)

DEGREE = Requirement("degree", "Degree")
THESIS = Requirement("thesis", "Thesis", needs=("degree",))
TEACH = Fallback("Teach physics", needs=("thesis",))


def test_a_fallback_needs_what_the_plan_has() -> None:
    plan = Plan(Goal("Fly"), requirements=(DEGREE, THESIS), fallbacks=(TEACH,))

    assert plan.fallbacks[0].needs == ("thesis",)
    with pytest.raises(PlanError, match="known needs"):
        Plan(Goal("Fly"), requirements=(DEGREE,), fallbacks=(TEACH,))


def test_it_follows_a_new_name_and_keeps_its_order_when_something_leaves() -> None:
    plan = Plan(Goal("Fly"), requirements=(DEGREE, THESIS), fallbacks=(TEACH,))

    assert renamed(plan, "thesis", "paper").fallbacks[0].needs == ("paper",)
    assert without(plan, "thesis").fallbacks[0].needs == ("degree",)


def test_its_fee_is_in_the_currency_of_the_plan() -> None:
    paid = Fallback("Sail", attempt=Try("judged", AnyTime(), fee=Money(5, 5, "EUR")))

    with pytest.raises(PlanError, match="all money in USD"):
        Plan(Goal("Fly"), funds=Funds(Money(1, 1, "USD")), fallbacks=(paid,))


def test_a_fallback_and_a_rule_say_something() -> None:
    for build in (Fallback, StopRule):
        with pytest.raises(FallbackError, match="nothing"):
            build(" ")
    with pytest.raises(FallbackError, match="1900"):
        StopRule("After ten.", dt.date(1899, 1, 1))
