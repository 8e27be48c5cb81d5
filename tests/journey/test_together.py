from __future__ import annotations

from dataclasses import replace

import pytest

from million_miles import roadmap
from million_miles.journey import Journey, Shared, Together, look, together
from million_miles.values import (
    Capacity,
    Commitment,
    Effort,
    Period,
    Requirement,
    Try,
    Weeks,
    When,
)
from tests.journey.journeys import TODAY, attempt, in_weeks, journey, worked, yearly

STUDY = Requirement("study", "Study", effort=Effort(50, 150))
SHORT = Requirement("study", "Study", effort=Effort(10, 30))
APPLY = Requirement("apply", "Apply", attempt=attempt(1, 2, opens=yearly(60)))
TEN = Capacity((Period(TODAY, 10),))


def found(*journeys: Journey, capacity: Capacity = TEN, futures: int = 256) -> Together:
    return together(journeys, capacity=capacity, today=TODAY, seed=1, futures=futures)


def goals(*journeys: Journey) -> tuple[Shared, ...]:
    return found(*journeys).goals


def test_the_first_goal_pays_nothing_and_the_second_waits_for_it() -> None:
    first, second = goals(journey(STUDY), journey(SHORT))

    assert first.together == first.alone
    assert first.cost.ready_weeks.change == 0
    assert second.cost.ready_weeks.change == pytest.approx(12.5, rel=0.2)


def test_the_other_way_round_the_first_one_waits() -> None:
    first, second = goals(journey(STUDY), journey(SHORT))

    assert second.turned == second.alone
    assert first.turned_cost.ready_weeks.change == pytest.approx(2.5, rel=0.3)


def test_goals_that_need_no_hours_cost_each_other_nothing() -> None:
    wait = Requirement("wait", "Wait", at_least_weeks=30)

    first, second = goals(journey(wait), journey(STUDY))

    for cost in (first.turned_cost, second.cost):
        assert cost.ready_weeks.change == 0


def test_one_goal_alone_is_what_a_look_tells() -> None:
    mine = journey(STUDY, APPLY, by=in_weeks(100))

    (only,) = found(mine, futures=1024).goals
    outlook = look(mine, today=TODAY, seed=1, futures=1024)

    assert only.alone == only.together == only.turned
    assert outlook.ready.p50_date is not None
    assert only.alone.ready is not None
    assert only.alone.ready.p50_date is not None
    assert abs((only.alone.ready.p50_date - outlook.ready.p50_date).days) < 10
    assert only.alone.chance == pytest.approx(outlook.chance_by_date, abs=0.05)


def test_hours_that_are_shared_cost_chance() -> None:
    late = journey(SHORT, APPLY, by=in_weeks(60))

    second = goals(journey(STUDY), late)[1]

    assert second.cost.chance is not None
    assert second.cost.chance.change < -2 * second.cost.chance.error < 0


def test_a_must_of_one_goal_is_none_of_another() -> None:
    """A final try needs every must of its own plan, and no other."""
    forever = Requirement("wait", "Wait", at_least_weeks=2000)

    second = goals(journey(forever), journey(SHORT, APPLY))[1]

    assert second.together == second.alone


def test_a_window_that_two_goals_share_opens_at_once_for_both() -> None:
    one, other = goals(journey(APPLY), journey(APPLY))

    assert one.alone.arrival is not None
    assert other.alone.arrival is not None
    assert one.alone.arrival.p10_date == other.alone.arrival.p10_date


def test_a_goal_of_unknown_odds_has_no_chance_to_lose() -> None:
    unknown = replace(APPLY, attempt=Try("judged"))

    second = goals(journey(STUDY), journey(SHORT, unknown))[1]

    assert (second.alone.arrival, second.cost.chance) == (None, None)


def test_pace_is_learned_from_the_work_for_all_goals() -> None:
    """Half of the hours for each goal is not half a pace."""
    halves = [
        [
            worked("study", 5, When.on(in_weeks(-k)), entry_id=f"w{k}")
            for k in range(1, 40)
        ]
        for _ in range(2)
    ]
    long = Requirement("study", "Study", effort=Effort(2000, 2500))
    before = Capacity((Period(in_weeks(-45), 10),))
    mine = [replace(journey(long), entries=tuple(half)) for half in halves]

    first = found(*mine, capacity=before).goals[0]
    alone = found(mine[0], capacity=before).goals[0]

    assert first.alone.ready is not None
    assert alone.alone.ready is not None
    assert first.alone.ready.p50_date is not None
    assert alone.alone.ready.p50_date is not None
    assert first.alone.ready.p50_date < alone.alone.ready.p50_date


def test_a_commitment_that_never_fits_is_named_as_in_its_plan() -> None:
    course = Requirement("course", "Course", commitment=Commitment(Weeks(4, 5), 30))

    with pytest.raises(roadmap.ImpossibleError) as caught:
        found(journey(STUDY), journey(course))

    assert caught.value.task_id == "course"


def test_the_same_question_has_the_same_answer() -> None:
    assert found(journey(STUDY), journey(SHORT)) == found(
        journey(STUDY), journey(SHORT)
    )


def test_no_goal_is_no_question() -> None:
    with pytest.raises(ValueError, match="at least one"):
        found()
