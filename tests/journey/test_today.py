from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles.journey import Journey, NextStep, look, next_step
from million_miles.values import (
    Capacity,
    Commitment,
    Effort,
    Has,
    Period,
    Requirement,
    Step,
    Threshold,
    Weeks,
    When,
)
from tests.journey.journeys import (
    TODAY,
    answered,
    applied,
    attempt,
    finished,
    in_weeks,
    journey,
    worked,
    yearly,
)

NOW = When.on(TODAY)
CALL = Step("Call the club", 15)
FLYING = Requirement("flying", "Flying", effort=Effort(60, 120))
RUSSIAN = Requirement("russian", "Russian", effort=Effort(5, 9), needs=("flying",))
DEGREE = Requirement("degree", "Degree", commitment=Commitment(Weeks(90, 110), 5))
EXPERIENCE = Requirement(
    "experience",
    "Experience",
    bar=Threshold("time", ">=", 36, "months"),
    at_least_weeks=156,
)
CITIZEN = Requirement("citizen", "Citizenship", bar=Has("citizenship"))
LEADING = Requirement("leading", "Leading", bar=Threshold("people", ">=", 5))
APPLY = Requirement("apply", "Apply", attempt=attempt())
NEXT_YEAR = Requirement("apply", "Apply", attempt=attempt(opens=yearly(9, first=2028)))
SLOW = replace(APPLY, attempt=replace(attempt(), answer_weeks=40))


def step_of(mine: Journey, today: dt.date = TODAY) -> NextStep:
    return next_step(mine, look(mine, today=today, seed=1, futures=64))


def small(requirement: Requirement, *steps: Step) -> Requirement:
    return replace(requirement, steps=steps or (CALL,))


def no(at: When = NOW) -> tuple[object, ...]:
    return (answered("apply", "refused", at),)


TABLE = {
    "an empty plan is begun": (journey(), ("start", "", "")),
    "a plan of steps only names its first": (
        journey(inbox=(replace(CALL, done_date=TODAY), Step("Tell Ana"))),
        ("step", "", "Tell Ana"),
    ),
    "work goes in the order of the road": (
        journey(RUSSIAN, FLYING),
        ("work", "flying", ""),
    ),
    "a small written step stands for its requirement": (
        journey(small(FLYING)),
        ("step", "flying", "Call the club"),
    ),
    "a long step does not fit an evening": (
        journey(small(FLYING, Step("Fly around the world", 9000))),
        ("work", "flying", ""),
    ),
    "a step of what cannot begin yet is not named": (
        journey(FLYING, small(RUSSIAN)),
        ("work", "flying", ""),
    ),
    "a step of the inbox is easier to begin with than new work": (
        journey(FLYING, inbox=(CALL,)),
        ("step", "", "Call the club"),
    ),
    "work under way goes before the inbox": (
        journey(FLYING, inbox=(CALL,), entries=(worked("flying", 2, NOW),)),
        ("work", "flying", ""),
    ),
    "what is due within a week goes first": (
        journey(
            small(FLYING),
            inbox=(Step("Pay", due_date=in_weeks(1)), Step("Book", due_date=TODAY)),
        ),
        ("step", "", "Book"),
    ),
    "what is due later does not": (
        journey(small(FLYING), inbox=(Step("Pay", due_date=in_weeks(2)),)),
        ("step", "flying", "Call the club"),
    ),
    "a degree is begun, not worked on for an hour": (
        journey(DEGREE),
        ("begin", "degree", ""),
    ),
    "a degree that was begun has its evenings": (
        journey(DEGREE, entries=(worked("degree", 5, NOW),)),
        ("work", "degree", ""),
    ),
    "years of experience have to begin": (
        journey(EXPERIENCE),
        ("begin", "experience", ""),
    ),
    "years of experience then pass by themselves": (
        journey(EXPERIENCE, entries=(worked("experience", 5, NOW),)),
        ("wait", "experience", ""),
    ),
    "what can be worked on goes before questions": (
        journey(CITIZEN, LEADING, FLYING),
        ("work", "flying", ""),
    ),
    "who may have it already is asked": (journey(CITIZEN), ("have", "citizen", "")),
    "who has not got it yet is asked how long it takes": (
        journey(LEADING),
        ("estimate", "leading", ""),
    ),
    "far more work than estimated asks for a new estimate": (
        journey(FLYING, entries=(worked("flying", 400, NOW),)),
        ("estimate", "flying", ""),
    ),
    "a last try waits for every must": (
        journey(FLYING, Requirement("exam", "Exam", attempt=attempt()), RUSSIAN),
        ("work", "flying", ""),
    ),
    "an open window does not wait": (
        journey(
            Requirement("exam", "Exam", attempt=attempt()),
            Requirement("after", "After", needs=("exam",), effort=Effort(5, 9)),
            FLYING,
        ),
        ("apply", "exam", ""),
    ),
    "with all work done one applies": (journey(APPLY), ("apply", "apply", "")),
    "a window far away is waited for": (journey(NEXT_YEAR), ("wait", "apply", "")),
    "after a no a bar is raised": (
        journey(NEXT_YEAR, entries=no()),  # type: ignore[arg-type]
        ("raise", "apply", ""),
    ),
    "an answer is waited for": (
        journey(SLOW, entries=(applied("apply", NOW),)),
        ("wait", "apply", ""),
    ),
    "when all is met one has arrived": (
        journey(FLYING, inbox=(CALL,), entries=(finished("flying", NOW),)),
        ("arrived", "", ""),
    ),
    "what a whole needs is not its own parts": (
        journey(
            small(Requirement("whole", "Whole", parts=(replace(CITIZEN, id="part"),)))
        ),
        ("step", "whole", "Call the club"),
    ),
}


@pytest.mark.parametrize(("mine", "wanted"), TABLE.values(), ids=TABLE.keys())
def test_the_next_step_is_sensible(mine: Journey, wanted: tuple[str, str, str]) -> None:
    step = step_of(mine)

    assert (step.kind, step.id, step.step) == wanted


def test_in_a_break_one_rests_until_the_hours_come_back() -> None:
    plan = journey(small(FLYING)).plan
    pause = Period(TODAY, 0, in_weeks(3), "family")
    capacity = Capacity((*plan.capacity.periods, pause))
    mine = Journey(replace(plan, capacity=capacity))

    step = step_of(mine)

    assert step == NextStep("rest", due_date=in_weeks(3) + dt.timedelta(days=1))


def test_a_window_does_not_wait_for_the_end_of_a_break() -> None:
    exam = Requirement("exam", "Exam", attempt=attempt())
    after = replace(RUSSIAN, needs=("exam",))
    plan = journey(exam, after, FLYING).plan
    pause = Period(TODAY, 0, in_weeks(3), "family")
    capacity = Capacity((*plan.capacity.periods, pause))

    assert step_of(Journey(replace(plan, capacity=capacity))).kind == "apply"


def test_a_budget_that_is_spent_leaves_the_evening_to_other_work() -> None:
    budget = replace(FLYING, at_most=6)
    other = Requirement("scuba", "Scuba", effort=Effort(20, 60))
    spent = (worked("flying", 6, When.on(TODAY)),)

    assert step_of(journey(budget, other)).id == "flying"
    assert step_of(journey(budget, other, entries=spent)).id == "scuba"
    assert step_of(journey(budget, entries=spent)) == NextStep(
        "rest", due_date=in_weeks(1)
    )
    assert step_of(journey(budget, entries=spent), in_weeks(1)).id == "flying"


@pytest.mark.parametrize(
    ("hours", "left", "minutes"), [(1, 90, 30), (6, 90, 60), (40, 90, 90), (6, 0.3, 15)]
)
def test_an_evening_is_a_fifth_of_the_week_and_no_more_than_is_left(
    hours: float, left: float, minutes: int
) -> None:
    requirement = replace(FLYING, effort=Effort(left, left * 1.01))

    assert step_of(journey(requirement, hours=hours)).minutes == minutes


def test_the_answer_that_is_waited_for_has_its_day() -> None:
    mine = journey(SLOW, entries=(applied("apply", NOW),))

    assert step_of(mine).due_date == in_weeks(40)


def test_a_window_that_is_waited_for_has_its_day() -> None:
    assert step_of(journey(NEXT_YEAR)).due_date == dt.date(2028, 3, 1)
