from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from million_miles import roadmap
from million_miles.journey import (
    Change,
    Difference,
    Journey,
    LeaveOut,
    MoreHours,
    WishBy,
    look,
    what_if,
)
from million_miles.journey.plans import without
from million_miles.journey.seen import see
from million_miles.values import (
    Capacity,
    Commitment,
    DateSpan,
    DateWindow,
    Effort,
    MistakesError,
    Period,
    Requirement,
    Try,
    Weeks,
)
from tests.journey.journeys import (
    TODAY,
    attempt,
    exactly,
    in_weeks,
    journey,
    yearly,
)

FIRST = Requirement("first", "First", effort=Effort(50, 150))
SECOND = Requirement("second", "Second", effort=Effort(50, 150), needs=("first",))
APPLY = Requirement("apply", "Apply", attempt=attempt(1, 10, opens=yearly(60)))


def difference(mine: Journey, *supposed: Change) -> Difference:
    return what_if(mine, *supposed, today=TODAY, seed=1, futures=1024)


def anomaly(hours: float) -> Journey:
    """Return a plan in which a little more time unlocks a course too early.

    While the course holds its ten hours a week, the exam of week 5 passes by.
    """
    windows = (in_weeks(5), in_weeks(57))
    opens = DateWindow(tuple(DateSpan(day, day) for day in windows))
    course = Commitment(Weeks(10, 10), 10)
    return journey(
        Requirement("club", "Club opens", at_least_weeks=2),
        Requirement("study", "Study", effort=exactly(30), needs=("club",)),
        Requirement(
            "exam", "Exam", attempt=attempt(1, 1, opens=opens), needs=("study",)
        ),
        Requirement("papers", "Papers", effort=exactly(21)),
        Requirement("course", "Course", commitment=course, needs=("papers",)),
        Requirement("done", "Done", needs=("exam", "course")),
        hours=hours,
    )


def test_without_a_change_nothing_moves() -> None:
    found = difference(journey(FIRST, SECOND, APPLY, by=in_weeks(300)))

    assert (found.move.ready_weeks, found.move.chance, found.move.later_share) == (
        0,
        0,
        0,
    )
    assert found.before == found.after


def test_more_hours_bring_the_date_nearer() -> None:
    found = difference(journey(FIRST, SECOND), MoreHours(2))

    assert found.move.ready_weeks < -2 * found.move.ready_weeks_error < 0
    assert found.move.later_share == 0
    assert found.after.promised_hours_per_week == 12


def test_breaks_stay_breaks() -> None:
    plan = journey(FIRST).plan
    pause = Period(TODAY, 0, in_weeks(2))
    mine = Journey(replace(plan, capacity=Capacity((*plan.capacity.periods, pause))))

    assert difference(mine, MoreHours(2)).after.promised_hours_per_week == 0


def test_a_later_wish_has_a_better_chance_and_moves_no_date() -> None:
    mine = journey(FIRST, APPLY, by=in_weeks(100))

    found = difference(mine, WishBy(in_weeks(900)))

    assert found.move.chance is not None
    assert found.move.chance_error is not None
    assert found.move.chance > 2 * found.move.chance_error > 0
    assert found.move.ready_weeks == 0
    assert found.before.ready == found.after.ready


def test_leaving_out_a_must_leaves_the_luck_of_the_others_alone() -> None:
    mine = journey(FIRST, SECOND, APPLY)
    left = replace(mine, plan=without(mine.plan, "second"))
    before = see(mine, today=TODAY, seed=1, futures=64)
    after = see(
        left, today=TODAY, seed=1, futures=64, dimensions=before.futures.dimensions
    )

    found = difference(mine, LeaveOut("second"))

    assert found.move.ready_weeks < 0
    assert (before.finishes(["first"]) == after.finishes(["first"])).all()


def test_the_plan_as_it_is_has_the_dates_and_chances_of_today() -> None:
    mine = journey(FIRST, SECOND, APPLY, by=in_weeks(100))

    found = difference(mine, WishBy(in_weeks(900)))

    assert found.before == look(mine, today=TODAY, seed=1, futures=1024)


def test_the_two_outlooks_are_of_the_same_futures() -> None:
    large = replace(SECOND, effort=Effort(20, 900))

    found = difference(journey(FIRST, large), LeaveOut("second"))

    finishes = [
        one.finish
        for outlook in (found.before, found.after)
        for one in outlook.requirements
        if one.id == "first"
    ]
    assert finishes[0] == finishes[1]


def test_leaving_out_a_whole_leaves_out_its_parts() -> None:
    parts = (Requirement("a", "A", effort=Effort(5, 9)), Requirement("b", "B"))
    whole = Requirement("whole", "Whole", parts=parts, needs=("first",))
    after = Requirement("after", "After", effort=Effort(5, 9), needs=("a",))

    found = difference(journey(FIRST, whole, after), LeaveOut("whole"))

    assert [r.id for r in found.after.requirements] == ["first", "after"]
    assert found.after.requirements[1].needs == ("first",)


def test_leaving_out_everything_leaves_no_date() -> None:
    found = difference(journey(FIRST), LeaveOut("first"))

    assert found.after.ready.p50_date is None
    assert found.move.chance is None


def test_unknown_odds_have_no_difference() -> None:
    unknown = replace(APPLY, attempt=Try("judged"))

    found = difference(journey(FIRST, unknown), MoreHours(2))

    assert (found.move.chance, found.move.chance_error) == (None, None)
    assert found.move.ready_weeks < 0


def test_more_hours_may_come_too_early() -> None:
    """The least known case: 10 h a week arrive in week 15, 10.6 h in week 57."""
    ready = []
    for hours in (10, 10.6):
        road = see(anomaly(hours), today=TODAY, seed=1, futures=64).road
        steady = replace(road, pace=roadmap.Pace.steady())
        ready.append(roadmap.simulate(steady, seed=1, futures=64).ready_quantile(0.5))

    assert ready == [pytest.approx(15.1, abs=0.02), 57]


def test_the_same_question_has_the_same_answer() -> None:
    mine = journey(FIRST, APPLY)

    assert difference(mine, MoreHours(2)) == difference(mine, MoreHours(2))


def test_the_error_says_how_far_another_seed_may_lead() -> None:
    mine = journey(FIRST, SECOND, APPLY)
    found = [
        what_if(mine, MoreHours(2), today=TODAY, seed=seed, futures=512).move
        for seed in range(24)
    ]

    for name in ("ready_weeks", "arrival_weeks", "chance"):
        spread = np.std([getattr(one, name) for one in found], ddof=1)
        stated = [getattr(one, f"{name}_error") ** 2 for one in found]

        assert spread / 1.6 < np.sqrt(np.mean(stated)) < spread * 1.6, name


def test_an_unknown_requirement_gets_the_right_one_suggested() -> None:
    with pytest.raises(MistakesError) as caught:
        difference(journey(FIRST), LeaveOut("fisrt"))

    assert caught.value.mistakes[0].suggestion == "first"


@pytest.mark.parametrize("more", [-11, 200])
def test_hours_stay_between_nothing_and_a_whole_week(more: float) -> None:
    with pytest.raises(MistakesError) as caught:
        difference(journey(FIRST), MoreHours(more))

    assert caught.value.mistakes[0].code == "hours_out_of_range"


def test_a_change_that_can_never_be_names_what_stands_in_the_way() -> None:
    degree = Requirement("degree", "Degree", commitment=Commitment(Weeks(10, 20), 8))

    with pytest.raises(roadmap.ImpossibleError) as caught:
        difference(journey(degree), MoreHours(-4))

    assert caught.value.task_id == "degree"


def test_a_wish_in_the_past_has_no_chance() -> None:
    found = difference(journey(FIRST), WishBy(TODAY - dt.timedelta(days=1)))

    assert found.after.chance_by_date == 0
