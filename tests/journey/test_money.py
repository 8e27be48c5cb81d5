from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from million_miles.journey import Journey, MoneyOutlook, look
from million_miles.values import (
    Funds,
    Income,
    Money,
    PlanError,
    Requirement,
    Try,
)
from tests.journey.journeys import (
    FUTURES,
    TODAY,
    applied,
    attempt,
    exactly,
    finished,
    in_weeks,
    journey,
)
from tests.journey.test_road import ago, road_of, task, try_of

MONTH = 365.25 / 12 / 7
FLYING = Requirement(
    "flying", "Flying", effort=exactly(10), cost=Money(800, 1000, "USD")
)


def usd(amount: float) -> Money:
    return Money(amount, amount, "USD")


def with_money(mine: Journey, savings: float, *incomes: Income) -> Journey:
    return replace(mine, plan=replace(mine.plan, funds=Funds(usd(savings), incomes)))


def money_of(mine: Journey) -> MoneyOutlook:
    money = look(mine, today=TODAY, seed=1, futures=FUTURES).money
    assert money is not None
    return money


def test_without_money_in_the_plan_no_cost_holds_anything_up() -> None:
    mine = journey(FLYING)

    assert road_of(mine).purse is None
    assert task(mine, "flying").cost is None
    assert look(mine, today=TODAY, seed=1, futures=FUTURES).money is None


def test_a_cost_is_lognormal_through_its_range() -> None:
    cost = task(with_money(journey(FLYING), 0, Income(TODAY, usd(90))), "flying").cost

    assert cost is not None
    levels = (np.arange(199) + 0.5) / 199
    assert np.interp([0.1, 0.9], levels, cost).tolist() == pytest.approx(
        [800, 1000], rel=1e-3
    )


def test_a_cost_that_may_be_nothing_is_nothing_one_time_in_ten() -> None:
    free = replace(FLYING, cost=Money(0, 1000, "USD"))

    cost = task(with_money(journey(free), 0, Income(TODAY, usd(90))), "flying").cost

    assert cost is not None
    assert (np.mean(cost == 0), cost[-1]) == pytest.approx((0.1, 1119), abs=3)


def test_incomes_that_overlap_add_up_and_end() -> None:
    paper = Income(TODAY, usd(100))
    summer = Income(TODAY + dt.timedelta(14), usd(50), TODAY + dt.timedelta(20))

    purse = road_of(with_money(journey(FLYING), 5, paper, summer)).purse

    assert purse is not None
    assert purse.starts_weeks.tolist() == [0, 2, 3]
    assert (purse.income_per_week * MONTH).tolist() == pytest.approx([100, 150, 100])


def test_the_outlook_tells_what_waits_for_money_and_when_it_bites() -> None:
    money = money_of(with_money(journey(FLYING), 0, Income(TODAY, usd(100))))

    assert money.short_share == 1
    assert money.short_date == TODAY
    [(id_, weeks)] = money.waits
    assert id_ == "flying"
    assert weeks == pytest.approx(9 * MONTH, rel=0.02)
    assert money.lowest is not None
    assert money.p10_spent_money == pytest.approx(800, rel=0.02)
    assert money.p90_spent_money == pytest.approx(1000, rel=0.02)


def test_who_has_enough_waits_for_nothing() -> None:
    money = money_of(with_money(journey(FLYING), 5000))

    assert (money.short_share, money.short_date, money.waits) == (0, None, ())
    assert money.balances[0].p50_money == pytest.approx(5000 - 894, abs=20)


def test_money_in_two_currencies_is_no_plan() -> None:
    with pytest.raises(PlanError, match="USD"):
        with_money(
            journey(replace(FLYING, cost=Money(1, 2, "EUR"))), 0, Income(TODAY, usd(1))
        )


def test_limits_of_tries_reach_the_road() -> None:
    limited = replace(
        attempt(),
        most_a_year=3,
        last_date=TODAY + dt.timedelta(13),
        ready_before_weeks=6,
        fee=Money(100, 200, "USD"),
    )
    mine = journey(
        Requirement("apply", "Apply", attempt=limited),
        entries=(applied("apply", ago(60)), applied("apply", ago(5))),
    )

    told = try_of(mine)

    assert (told.most_a_year, told.recent_weeks) == (3, (-5,))
    assert told.latest_weeks == pytest.approx(2)
    assert (told.ready_before_weeks, told.fee) == (6, 150)


def test_what_was_met_lately_has_its_lead_still_to_run() -> None:
    apply = Requirement(
        "apply",
        "Apply",
        needs=("a",),
        attempt=Try("exam", ready_before_weeks=6),
    )
    met = Requirement("a", "A", effort=exactly(5))

    mine = journey(met, apply, entries=(finished("a", ago(2)),))

    assert try_of(mine).earliest_weeks == pytest.approx(4)
    assert in_weeks(4) > TODAY


def test_what_is_kept_up_holds_its_hours() -> None:
    piano = Requirement("piano", "Piano", effort=exactly(5), upkeep=2)

    assert task(journey(piano), "piano").upkeep == 2
