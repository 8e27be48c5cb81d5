from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from million_miles.journey import (
    Criticality,
    Journey,
    LeaveOut,
    MoreHours,
    Weight,
    criticality,
    what_if,
)
from million_miles.journey.criticality import MONTH_WEEKS
from million_miles.journey.seen import see
from million_miles.values import (
    Capacity,
    Commitment,
    Effort,
    Evidence,
    Period,
    Requirement,
    Try,
    Weeks,
    When,
)
from tests.journey.journeys import TODAY, attempt, in_weeks, journey, worked, yearly

STUDY = Requirement("study", "Study", effort=Effort(50, 150))
SLACK = Requirement("slack", "Slack", at_least_weeks=0.5)
WAIT = Requirement("wait", "Wait", at_least_weeks=300)
APPLY = Requirement("apply", "Apply", attempt=attempt(1, 1, opens=yearly(60)))


def found(mine: Journey, *, seed: int = 1, futures: int = 128) -> Criticality:
    return criticality(mine, today=TODAY, seed=seed, futures=futures)


def weights(mine: Journey, **how: int) -> dict[str, Weight]:
    return {one.id: one for one in found(mine, **how).requirements}


def test_the_hours_of_the_only_work_take_all_the_weeks() -> None:
    mine = journey(STUDY)
    ready = see(mine, today=TODAY, seed=1, futures=1024).futures.ready

    study = weights(mine)["study"]

    assert study.per_hour is not None
    assert study.hours_left is not None
    weeks = study.per_hour.ready_weeks.change * study.hours_left
    assert weeks == pytest.approx(float(np.mean(ready)), rel=0.1)
    assert study.critical_share == 1


def test_what_nobody_waits_for_moves_nothing() -> None:
    study = weights(journey(STUDY, WAIT))["study"]

    assert study.per_hour is not None
    assert (study.per_hour.ready_weeks.change, study.critical_share) == (0, 0)
    assert not study.per_hour.ready_weeks.is_told


def test_a_week_more_of_waiting_is_a_week() -> None:
    wait = weights(journey(STUDY, WAIT))["wait"]

    assert wait.per_hour is None
    assert wait.per_week is not None
    assert wait.per_week.ready_weeks.change == pytest.approx(1)
    assert wait.critical_share == 1


def test_an_hour_of_a_commitment_is_a_part_of_its_week() -> None:
    course = Requirement("course", "Course", commitment=Commitment(Weeks(20, 30), 5))

    per_hour = weights(journey(course))["course"].per_hour

    assert per_hour is not None
    assert per_hour.ready_weeks.change == pytest.approx(1 / 5)


def test_a_missed_window_of_every_year_costs_a_year() -> None:
    missed = weights(journey(STUDY, APPLY))["apply"].window_missed

    assert missed is not None
    assert missed.arrival_weeks is not None
    assert missed.arrival_weeks.change == pytest.approx(52.18, abs=0.2)
    assert missed.ready_weeks.change == 0


def test_a_try_at_any_time_has_no_window_to_miss() -> None:
    always = Requirement("apply", "Apply", attempt=attempt(1, 2))

    assert weights(journey(STUDY, always))["apply"].window_missed is None


def test_an_hour_before_a_window_may_cost_more_than_an_hour() -> None:
    """What a derivative along the path would call nothing."""
    per_hour = weights(journey(STUDY, APPLY), futures=512)["study"].per_hour

    assert per_hour is not None
    assert per_hour.arrival_weeks is not None
    assert per_hour.arrival_weeks.change > 2 * per_hour.arrival_weeks.error > 0


def test_a_month_off_costs_a_month() -> None:
    month_off = found(journey(STUDY)).month_off

    assert month_off is not None
    assert month_off.ready_weeks.change == pytest.approx(MONTH_WEEKS, abs=0.3)


def test_an_hour_a_week_does_what_the_what_if_says() -> None:
    mine = journey(STUDY)

    hour = found(mine, futures=512).hour_a_week
    up = what_if(mine, MoreHours(1), today=TODAY, seed=1).move

    assert hour is not None
    assert hour.ready_weeks.change < up.ready_weeks < 0  # each hour more does less
    assert hour.ready_weeks.change == pytest.approx(up.ready_weeks, rel=0.15)


def test_without_promised_hours_none_can_be_added() -> None:
    assert found(journey(WAIT, hours=0)).hour_a_week is None


def test_with_a_commitment_that_needs_every_hour_only_more_is_asked() -> None:
    course = Requirement("course", "Course", commitment=Commitment(Weeks(20, 30), 10))

    hour = found(journey(course)).hour_a_week

    assert hour is not None
    assert hour.ready_weeks.change == 0


def test_unknown_odds_have_no_chance_that_could_move() -> None:
    unknown = Requirement("apply", "Apply", attempt=Try("judged"))

    month_off = found(journey(STUDY, unknown)).month_off

    assert month_off is not None
    assert (month_off.arrival_weeks, month_off.chance) == (None, None)


def test_leaving_out_what_the_odds_speak_of_lowers_them() -> None:
    evidence = Evidence(selected=0.9, applicants=0.2)
    edge = Requirement(
        "edge", "Edge", level="edge", chosen=True, effort=Effort(50, 90),
        evidence=evidence,
    )  # fmt: skip
    apply = Requirement("apply", "Apply", attempt=attempt(1, 10), needs=("edge",))

    left_out = weights(journey(STUDY, edge, apply, by=in_weeks(60)))["edge"].left_out

    assert left_out is not None
    assert left_out.chance is not None
    assert left_out.chance.change < -2 * left_out.chance.error < 0


def test_leaving_out_what_one_worked_on_is_told_as_the_what_if_tells_it() -> None:
    capacity = Capacity((Period(in_weeks(-12), 10),))
    done = tuple(
        worked("study", 3, When.on(in_weeks(-week)), entry_id=f"w{week}")
        for week in range(1, 13)
    )
    other = Requirement("other", "Other", effort=Effort(300, 400))
    study = Requirement("study", "School", commitment=Commitment(Weeks(40, 52), 4))
    mine = journey(study, other, entries=done)
    mine = replace(mine, plan=replace(mine.plan, capacity=capacity))

    answer = what_if(mine, LeaveOut("study"), today=TODAY, seed=1, futures=1024).move
    left_out = weights(mine, futures=128)["study"].left_out

    assert left_out is not None
    assert left_out.ready_weeks.change == pytest.approx(answer.ready_weeks, abs=1)


def test_the_same_question_has_the_same_answer() -> None:
    mine = journey(STUDY, APPLY)

    assert found(mine) == found(mine)


def test_the_error_says_how_far_another_seed_may_lead() -> None:
    mine = journey(STUDY, APPLY)
    effects = [weights(mine, seed=seed)["study"].per_hour for seed in range(0, 120, 20)]
    shifts = [one.arrival_weeks for one in effects if one and one.arrival_weeks]

    spread = float(np.std([shift.change for shift in shifts], ddof=1))
    stated = float(np.mean([shift.error for shift in shifts]))

    assert stated / 4 < spread < stated * 4


def test_whoever_waits_is_told_how_far_it_is() -> None:
    told: list[float] = []

    criticality(
        journey(STUDY, WAIT), today=TODAY, seed=1, futures=16, waiting=told.append
    )

    assert told == [0.5, 1]


def test_nothing_ahead_depends_on_nothing() -> None:
    empty = found(journey(hours=0))

    assert (empty.requirements, empty.hour_a_week) == ((), None)
