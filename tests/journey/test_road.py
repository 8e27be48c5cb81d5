from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from million_miles import roadmap
from million_miles.journey import Journey
from million_miles.journey.road import build
from million_miles.journey.scene import scene_of
from million_miles.values import (
    Capacity,
    Commitment,
    DateSpan,
    DateWindow,
    Effort,
    Period,
    Requirement,
    Threshold,
    Try,
    Way,
    Weeks,
    When,
)
from tests.journey.journeys import (
    TODAY,
    answered,
    applied,
    attempt,
    exactly,
    finished,
    in_weeks,
    journey,
    unknown_odds,
    worked,
)

DEGREE = Commitment(Weeks(100, 104), 20)


def road_of(mine: Journey, today: dt.date = TODAY) -> roadmap.Road:
    return build(scene_of(mine, today))


def task(mine: Journey, id_: str) -> roadmap.Task:
    return next(one for one in road_of(mine).tasks if one.id == id_)


def try_of(mine: Journey, id_: str = "apply") -> roadmap.Attempt:
    found = task(mine, id_).attempt
    assert found is not None
    return found


def ago(weeks: float) -> When:
    return When.on(TODAY - dt.timedelta(weeks=weeks))


def test_a_requirement_brings_its_hours_its_budget_and_its_shortest_time() -> None:
    flying = Requirement(
        "flying", "Flying", effort=Effort(60, 120), at_most=6, at_least_weeks=9
    )

    found = task(journey(flying), "flying")

    assert found.hours is not None
    assert found.hours[99] == pytest.approx(np.sqrt(60 * 120))
    assert (found.at_most, found.at_least_weeks, found.started) == (6, 9, False)


def test_the_way_that_is_taken_brings_the_work_its_needs_and_its_budget() -> None:
    ways = (Way("slow", effort=exactly(50), needs=("one",)), Way("fast", at_most=3))
    one = Requirement("one", "One")
    licence = Requirement("licence", "Licence", at_most=6, ways=ways, way="fast")
    slow = replace(licence, way=None)

    assert task(journey(one, licence), "licence").at_most == 3
    assert task(journey(one, licence), "licence").needs == ()
    assert task(journey(one, slow), "licence").at_most == 6
    assert task(journey(one, slow), "licence").needs == ("one",)


def test_a_whole_is_done_with_its_parts_and_has_no_bounds_of_its_own() -> None:
    parts = (Requirement("a", "A", effort=exactly(5)), Requirement("b", "B"))
    whole = Requirement("whole", "Whole", parts=parts)

    found = task(journey(whole), "whole")

    assert found.needs == ("a", "b")
    assert (found.at_least_weeks, found.valid_weeks) == (0, None)


def test_a_commitment_begun_on_an_exact_day_has_its_weeks_left() -> None:
    degree = Requirement("degree", "Degree", commitment=DEGREE)
    begun = journey(degree, entries=(worked("degree", 20, ago(52)),))

    found = task(begun, "degree").commitment

    assert found is not None
    assert found.running
    assert found.weeks[99] == pytest.approx(50, abs=1)


def test_a_commitment_begun_on_a_day_nobody_knows_runs_too() -> None:
    degree = Requirement("degree", "Degree", commitment=DEGREE)
    begun = journey(degree, entries=(worked("degree", 20, When(2026, rough=True)),))

    found = task(begun, "degree").commitment

    assert found is not None
    assert found.running


def test_a_commitment_not_begun_waits() -> None:
    degree = Requirement("degree", "Degree", commitment=DEGREE)

    found = task(journey(degree), "degree").commitment

    assert found is not None
    assert not found.running


def test_what_expired_is_met_again_by_plain_hours_and_is_not_running() -> None:
    course = Requirement(
        "course",
        "First aid",
        commitment=Commitment(Weeks(2, 2), 8),
        valid_weeks=104,
        renewal=exactly(6),
    )
    later = Requirement("later", "Later", needs=("course",), effort=exactly(9))
    mine = journey(
        course,
        later,
        entries=(worked("course", 16, ago(120)), finished("course", ago(118))),
    )

    found = task(mine, "course")

    assert not found.done
    assert found.commitment is None
    assert not found.started
    assert found.hours is not None
    assert found.hours.mean() == pytest.approx(6, rel=0.01)


def test_what_is_valid_for_a_while_tells_how_long_still() -> None:
    course = Requirement(
        "course", "First aid", effort=exactly(16), valid_weeks=104, renewal=exactly(6)
    )
    later = Requirement("later", "Later", needs=("course",), effort=exactly(9))

    found = task(
        journey(course, later, entries=(finished("course", ago(4)),)), "course"
    )

    assert found.done
    assert (found.valid_weeks, found.valid_left_weeks) == (104, 100)
    assert found.renewal is not None


def test_an_exam_that_was_passed_expires_as_well() -> None:
    exam = Requirement("exam", "Exam", attempt=attempt(), valid_weeks=104)
    later = Requirement("later", "Later", needs=("exam",), effort=exactly(9))

    found = task(
        journey(exam, later, entries=(answered("exam", "accepted", ago(4)),)), "exam"
    )

    assert (found.done, found.valid_left_weeks) == (True, 100)


def test_an_exam_that_expired_is_tried_again() -> None:
    exam = Requirement("exam", "Exam", attempt=attempt(), valid_weeks=104)
    later = Requirement("later", "Later", needs=("exam",), effort=exactly(9))
    mine = journey(exam, later, entries=(answered("exam", "accepted", ago(120)),))

    assert not task(mine, "exam").done


def test_what_is_valid_for_hours_is_valid_for_a_day() -> None:
    brief = Requirement("brief", "Brief", effort=exactly(1), valid_weeks=0.01)

    assert task(journey(brief), "brief").valid_weeks == pytest.approx(1 / 7)


def test_months_of_experience_are_a_time_without_hours() -> None:
    experience = Requirement(
        "experience",
        "Experience",
        bar=Threshold("time", ">=", 36, "months"),
        at_least_weeks=156,
    )

    found = task(journey(experience), "experience")

    assert found.hours is None
    assert found.at_least_weeks == 156


def test_a_try_that_is_out_waits_for_its_answer() -> None:
    apply = Requirement("apply", "Apply", attempt=Try("judged", answer_weeks=40))

    assert try_of(journey(apply)).pending_weeks is None
    for at, weeks in (
        (ago(10), 30),
        (ago(50), 0),
        (When(), 40),
        (When(2026, 11, rough=True), 40 - 22 / 7),
    ):
        mine = journey(apply, entries=(applied("apply", at),))
        assert try_of(mine).pending_weeks == pytest.approx(weeks)


def test_the_wait_after_a_refusal_goes_on() -> None:
    apply = Requirement("apply", "Apply", attempt=Try("exam", wait_weeks=12))
    refused = answered("apply", "refused", ago(2))

    assert try_of(journey(apply, entries=(refused,))).earliest_weeks == 10
    assert try_of(journey(apply)).earliest_weeks == 0


def test_tries_made_count_against_the_limit() -> None:
    apply = Requirement("apply", "Apply", attempt=Try("exam", most_tries=5))
    third = answered("apply", "refused", ago(2), number=3)

    found = try_of(journey(apply, entries=(third,)))

    assert (found.limit, found.tries_made) == (2, 3)


def test_tries_on_the_same_window_share_one_calendar() -> None:
    opens = DateWindow((DateSpan(in_weeks(5), in_weeks(6)),))
    tries = [
        Requirement(f"t{k}", "Try", attempt=attempt(opens=opens)) for k in range(3)
    ]

    assert len(road_of(journey(*tries)).calendars) == 1


def test_nobody_knows_the_odds_so_the_road_goes_on_as_after_a_yes() -> None:
    exam = Requirement("exam", "Exam", attempt=unknown_odds())
    later = Requirement("later", "Later", needs=("exam",), effort=exactly(10))

    futures = roadmap.simulate(road_of(journey(exam, later)), seed=1, futures=64)

    assert np.isfinite(futures.ready).all()
    assert (futures.tries == 1).all()


def test_hours_that_begin_later_begin_later() -> None:
    plan = journey(Requirement("a", "A", effort=exactly(10))).plan
    later = Period(TODAY + dt.timedelta(weeks=3), 10)

    road = road_of(Journey(replace(plan, capacity=Capacity((later,)))))

    assert list(road.capacity.starts_weeks) == [0, 3]
    assert list(road.capacity.hours_per_week) == [0, 10]


@pytest.mark.parametrize(("day", "weeks"), [(23, 1), (24, 6 / 7), (29, 1 / 7)])
def test_weeks_begin_on_monday(day: int, weeks: float) -> None:
    road = road_of(journey(), dt.date(2026, 11, day))

    assert road.first_monday_weeks == pytest.approx(weeks)


@pytest.mark.parametrize(
    ("requirement", "hours", "code"),
    [
        (Requirement("r", "R", effort=exactly(5)), 0, "no_capacity"),
        (Requirement("r", "R", commitment=DEGREE), 10, "commitment_over_capacity"),
        (
            Requirement(
                "r",
                "R",
                attempt=attempt(
                    opens=DateWindow((DateSpan(TODAY.replace(year=2025), TODAY),))
                ),
            ),
            10,
            None,
        ),
        (
            Requirement(
                "r",
                "R",
                attempt=attempt(
                    opens=DateWindow((DateSpan(*[TODAY.replace(year=2025)] * 2),))
                ),
            ),
            10,
            "no_window",
        ),
    ],
)
def test_what_can_never_be_names_the_requirement_and_the_reason(
    requirement: Requirement, hours: float, code: str | None
) -> None:
    road = road_of(journey(requirement, hours=hours))

    if code is None:
        roadmap.check(road)
        return
    with pytest.raises(roadmap.ImpossibleError) as caught:
        roadmap.check(road)
    assert (caught.value.task_id, caught.value.code) == ("r", code)


def test_when_every_try_was_made_it_can_never_be() -> None:
    apply = Requirement("apply", "Apply", attempt=Try("exam", most_tries=1))
    mine = journey(apply, entries=(answered("apply", "refused", ago(2)),))

    with pytest.raises(roadmap.ImpossibleError, match="no_tries_left"):
        roadmap.check(road_of(mine))
