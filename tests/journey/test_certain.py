from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles import journey
from million_miles.journey import Journey
from million_miles.values import (
    Capacity,
    Commitment,
    Effort,
    Entry,
    Goal,
    Hours,
    Money,
    Period,
    Plan,
    Requirement,
    Try,
    Weeks,
    When,
)

TODAY = dt.date(2026, 11, 23)
PLAN = Plan(
    Goal("A goal"),
    Capacity((Period(TODAY, 14),)),
    (
        Requirement("met", "Met", effort=Effort(5, 6)),
        Requirement("a", "A", effort=Effort(30, 90), at_most=5, needs=("met",)),
        Requirement("b", "B", effort=Effort(30, 90), needs=("a",)),
        Requirement("c", "C", commitment=Commitment(Weeks(10, 40), 4)),
        Requirement("d", "D", attempt=Try("exam", answer_weeks=3), needs=("b",)),
    ),
)
ENTRIES = (Entry("e1", "finished", When.on(TODAY - dt.timedelta(1)), "met"),)


def certain() -> tuple[journey.CertainPlan, journey.Outlook]:
    mine = Journey(PLAN, ENTRIES)
    outlook = journey.look(mine, today=TODAY, seed=1, futures=256)
    return journey.certain_plan(mine, outlook), outlook


def test_the_hours_sum_to_the_median_of_all_hours() -> None:
    plan, outlook = certain()

    medians = [r.hours_left.p50_hours for r in outlook.requirements if r.hours_left]
    assert sum(t.hours for t in plan.tasks) == pytest.approx(
        outlook.hours_left.p50_hours
    )
    assert sum(medians) < outlook.hours_left.p50_hours


def test_what_is_met_is_neither_a_task_nor_a_need() -> None:
    plan, _ = certain()
    tasks = {task.id: task for task in plan.tasks}

    assert set(tasks) == {"a", "b", "c", "d"}
    assert tasks["a"].needs == ()
    assert "b" in tasks["d"].needs


def test_budgets_fixed_weeks_and_answers_go_along() -> None:
    plan, _ = certain()
    tasks = {task.id: task for task in plan.tasks}

    assert tasks["a"].at_most == 5
    assert tasks["c"].commitment_weeks == pytest.approx(20, rel=0.5)
    assert tasks["c"].commitment_hours == 4
    assert tasks["d"].answer_weeks == 3
    assert plan.promised == ((TODAY, 14),)


def test_paused_work_goes_on_no_earlier_than_its_day() -> None:
    until = TODAY + dt.timedelta(weeks=8)
    stamp = journey.Stamp("p1", When.on(TODAY))
    mine = journey.changes.pause(Journey(PLAN, ENTRIES), "a", until, stamp)
    outlook = journey.look(mine, today=TODAY, seed=1, futures=256)

    plan = journey.certain_plan(mine, outlook)

    assert next(t.not_before_date for t in plan.tasks if t.id == "a") == until


def usd(low: float, high: float) -> Money:
    return Money(low, high, "USD")


def test_what_is_not_paid_yet_costs_its_median_and_a_try_its_fee() -> None:
    paid = Requirement("paid", "Paid", effort=Effort(30, 90), cost=usd(5, 5))
    work = Requirement("work", "Work", effort=Effort(30, 90), cost=usd(100, 400))
    call = Requirement("call", "Call", attempt=Try("exam", fee=usd(10, 30)))
    begun = Entry("e1", "worked", When.on(TODAY), "paid", amount=Hours(2))
    mine = Journey(replace(PLAN, requirements=(paid, work, call)), (begun,))
    outlook = journey.look(mine, today=TODAY, seed=1, futures=256)

    plan = journey.certain_plan(mine, outlook)

    costs = {task.id: task.cost_money for task in plan.tasks}
    assert costs == {"paid": 0, "work": pytest.approx(200), "call": 20}
    assert plan.currency == "USD"


def test_costs_in_several_currencies_stay_out() -> None:
    one = Requirement("one", "One", effort=Effort(3, 9), cost=usd(5, 5))
    other = replace(one, id="other", cost=Money(5, 5, "MXN"))
    mine = Journey(replace(PLAN, requirements=(one, other)), ())
    outlook = journey.look(mine, today=TODAY, seed=1, futures=256)

    plan = journey.certain_plan(mine, outlook)

    assert [task.cost_money for task in plan.tasks] == [0, 0]
    assert plan.currency == ""
