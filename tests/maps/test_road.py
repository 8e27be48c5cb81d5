from __future__ import annotations

import datetime as dt
from itertools import count

import pytest

from million_miles import find, journey, maps
from million_miles.journey import Journey
from million_miles.values import Entry, GoalMap, Plan

TODAY = dt.date(2026, 11, 22)
JOSE = (dt.date(2001, 1, 1), dt.date(2004, 5, 5))


def has_a_road(plan: Plan, entries: tuple[Entry, ...], today: dt.date) -> bool:
    outlook = journey.look(Journey(plan, entries), today=today, seed=1)
    return outlook.ready.p50_date is not None


@pytest.mark.parametrize("day", JOSE)
def test_the_road_of_jose_can_be_drawn_on_both_days(day: dt.date) -> None:
    example = maps.example_at("jose", day)

    assert has_a_road(example.plan, example.entries, day)


@pytest.mark.parametrize("today", [TODAY, dt.date(2027, 2, 1), dt.date(2027, 8, 15)])
def test_the_road_of_the_student_can_be_drawn_in_any_season(today: dt.date) -> None:
    example = maps.example("student", today=today)

    assert has_a_road(example.plan, example.entries, today)


@pytest.mark.parametrize("one", maps.goal_maps(), ids=lambda one: one.id)
@pytest.mark.parametrize("hours", [None, 6.0, 40.0])
def test_a_plan_started_in_a_hurry_has_a_road(
    one: GoalMap, hours: float | None
) -> None:
    ids = count()
    plan, entries = find.start(
        one,
        find.Answers(hours_per_week=hours),
        today=TODAY,
        language="en",
        new_id=lambda: f"a{next(ids)}",
    )

    assert has_a_road(plan, entries, TODAY)
