"""A plan that cannot be, or is hardly meant, is told with its numbers and a way out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles import telling
from million_miles.journey import Journey, doubts
from million_miles.values import (
    Effort,
    Funds,
    Money,
    Requirement,
    Try,
    Way,
    When,
)
from tests.journey.journeys import TODAY, exactly, finished, in_weeks, journey, yearly

FLYING = Requirement("flying", "Flying", effort=Effort(9000, 12_000))


def poor(mine: Journey) -> Journey:
    savings = Money(500, 500, "USD")
    return replace(mine, plan=replace(mine.plan, funds=Funds(savings)))


def call(attempt: Try, *needs: str) -> Requirement:
    return Requirement("call", "Call", needs=needs, attempt=attempt)


NEEDED = Requirement("test", "Test", effort=exactly(3), valid_weeks=4)
MEDICAL = Requirement("medical", "Medical", effort=exactly(3), valid_weeks=10)
PLANS = {
    "a budget that can never fit": (
        journey(replace(FLYING, at_most=1)),
        ("budget_too_small", "flying"),
        ("“flying” takes at least 7", "at 1 h a week", "Raise `at_most`"),
    ),
    "a window after the last allowed age": (
        journey(call(Try("exam", yearly(3), last_date=in_weeks(4)))),
        ("window_too_late", "call"),
        (
            "“call” may be tried until 21 December 2026 (`until`: an age limit, say)",
            "first window that you could use opens on 1 March 2027",
            "Look at `until`",
        ),
    ),
    "a last day before anybody could be ready": (
        journey(
            Requirement("wait", "Wait", at_least_weeks=9),
            call(Try("exam", last_date=in_weeks(4)), "wait"),
        ),
        ("too_late", "call"),
        ("until 21 December 2026", "before 25 January 2027, even at best", "Mend"),
    ),
    "a last day that is over": (
        journey(call(Try("exam", last_date=TODAY - dt.timedelta(1)))),
        ("last_day_over", "call"),
        ("“call” can no longer be tried", "Mend the day"),
    ),
    "a way with no effort": (
        journey(Requirement("plane", "Plane", ways=(Way("wish"), Way("build")))),
        ("way_without_effort", "wish"),
        ("“wish” of “plane”", "Write how many hours it takes"),
    ),
    "a cost that can never be paid": (
        poor(journey(replace(FLYING, effort=exactly(3), cost=Money(900, 999, "USD")))),
        ("cost_too_high", "flying"),
        ("“flying” costs at least 8", "come to 500", "find a cheaper way"),
    ),
    "a need that could only ever expire unused": (
        journey(NEEDED, call(Try("exam", ready_before_weeks=6), "test")),
        ("expires_unused", "call"),
        ("“test” stays valid 4 weeks", "6 weeks before", "Make `ready_before` shorter"),
    ),
    "a need that expires before it is used": (
        journey(
            MEDICAL,
            call(Try("exam", yearly(3)), "medical"),
            entries=(finished("medical", When.on(in_weeks(-1))),),
        ),
        ("expires_before_use", "call"),
        (
            "“medical” is valid until 25 January 2027",
            "before 1 March 2027",
            "`renewal`",
        ),
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_what_cannot_be_is_told_with_its_numbers_and_a_way_out(name: str) -> None:
    mine, (code, came), words = PLANS[name]

    (doubt,) = doubts(mine, today=TODAY)
    told = telling.questions([doubt], language="en")
    spanish = telling.questions([doubt], language="es")

    assert (doubt.code, doubt.came) == (code, came)
    assert [word for word in words if word not in told] == []
    assert "…" not in told + spanish
    assert spanish != told


def test_a_plan_that_can_be_walked_raises_no_doubts() -> None:
    mine = journey(
        replace(FLYING, effort=exactly(3)), call(Try("exam", yearly(3)), "flying")
    )

    assert doubts(mine, today=TODAY) == ()


def test_a_way_that_only_takes_time_is_no_way_without_effort() -> None:
    waiting = Way("wait", at_least_weeks=9)

    assert doubts(journey(Requirement("a", "A", ways=(waiting,))), today=TODAY) == ()
