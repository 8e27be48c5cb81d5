from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles import find
from million_miles.values import (
    CapacityError,
    Commitment,
    Effort,
    Entry,
    GoalMap,
    Language,
    Plan,
    PlanError,
    Requirement,
    Step,
    Try,
    Way,
    Weeks,
)

TODAY = dt.date(2026, 11, 22)
SKIPPED = find.Answers()
STUDY = Commitment(Weeks(80, 100), 20)
MAP = GoalMap(
    "astronaut",
    "Astronaut",
    TODAY,
    TODAY,
    requirements=(
        Requirement("school", "School", commitment=Commitment(Weeks(200, 300), 30)),
        Requirement(
            "degree",
            "Degree",
            needs=("school",),
            ways=(Way("study", commitment=STUDY), Way("other", effort=Effort(5, 9))),
        ),
        Requirement("work", "Work", ways=(Way("paid", needs=("degree",)),)),
        Requirement(
            "body",
            "Body",
            parts=(Requirement("heart", "Heart"), Requirement("eyes", "Eyes")),
        ),
        Requirement("flying", "Flying", level="edge", effort=Effort(40, 120)),
        Requirement("jets", "Jets", level="edge", needs=("flying",)),
        Requirement("apply", "Apply", attempt=Try("judged"), needs=("degree",)),
    ),
    first_steps=(Step("Read the call", 30),),
    gives=("A trade",),
    translations={"es": {"Astronaut": "Astronauta", "Flying": "Volar"}},
)


def ids() -> Callable[[], str]:
    numbers = count()
    return lambda: f"e{next(numbers)}"


def begun(
    answers: find.Answers = SKIPPED, language: Language = "en"
) -> tuple[Plan, tuple[Entry, ...]]:
    return find.start(MAP, answers, today=TODAY, language=language, new_id=ids())


def test_with_every_question_skipped_a_rough_plan_begins() -> None:
    plan, entries = begun()

    assert plan.rough
    assert plan.map_id == "astronaut"
    assert plan.inbox == MAP.first_steps
    assert plan.gives == MAP.gives
    assert plan.requirements == MAP.requirements
    assert entries == ()


def test_hours_nobody_named_are_five_beside_the_heaviest_commitment_ahead() -> None:
    def hours(*met: str) -> float:
        return find.default_hours(MAP, find.Answers(already_met=met))

    assert [hours(), hours("school"), hours("degree")] == [35, 25, 5]


def test_the_hours_count_from_today_on() -> None:
    plan, _ = begun(find.Answers(hours_per_week=31))

    assert plan.capacity.hours_on(TODAY) == 31
    assert plan.capacity.hours_on(TODAY - dt.timedelta(days=1)) == 0


def test_what_is_met_already_stands_undated_in_the_journal_with_what_it_needs() -> None:
    _, entries = begun(find.Answers(already_met=("degree", "eyes")))

    assert [(e.id, e.did, e.requirement, e.at.year) for e in entries] == [
        ("e0", "finished", "school", None),
        ("e1", "finished", "degree", None),
        ("e2", "finished", "eyes", None),
    ]


def test_what_only_one_way_needs_is_not_taken_for_met() -> None:
    _, entries = begun(find.Answers(already_met=("work",)))

    assert [entry.requirement for entry in entries] == ["work"]


def test_a_chosen_edge_brings_along_what_it_needs() -> None:
    plan, entries = begun(find.Answers(chosen=("jets",)))

    assert [r.id for r in plan.everything() if r.chosen] == ["flying", "jets"]
    assert entries == ()


def test_an_edge_that_is_met_counts() -> None:
    plan, _ = begun(find.Answers(already_met=("flying",)))

    assert plan.requirement("flying").is_counted
    assert not plan.requirement("jets").is_counted


def test_a_commitment_is_stretched_to_the_hours_there_are() -> None:
    plan, _ = begun(find.Answers(hours_per_week=10))

    school = plan.requirement("school").commitment
    study = plan.requirement("degree").ways[0].commitment
    assert school == Commitment(Weeks(600, 900), 10)
    assert study == Commitment(Weeks(160, 200), 10)


def test_a_commitment_is_not_stretched_beyond_a_century() -> None:
    plan, _ = begun(find.Answers(hours_per_week=0.5))

    assert plan.requirement("school") == MAP.requirements[0]


def test_the_plan_speaks_the_readers_language() -> None:
    plan, _ = begun(language="es")

    assert plan.goal.title == "Astronauta"
    assert plan.requirement("flying").title == "Volar"


@pytest.mark.parametrize(
    "answers",
    [
        find.Answers(already_met=("apply",)),
        find.Answers(already_met=("body",)),
        find.Answers(chosen=("degree",)),
        find.Answers(chosen=("unheard-of",)),
    ],
)
def test_what_was_not_among_the_options_is_refused(answers: find.Answers) -> None:
    with pytest.raises(find.AnswerError):
        begun(answers)


def test_hours_no_week_has_are_refused() -> None:
    with pytest.raises(CapacityError):
        begun(find.Answers(hours_per_week=169))


def test_a_goal_nobody_mapped_begins_with_one_step() -> None:
    step = Step("Find out what it asks", 30)

    plan = find.blank(
        "Beekeeper", find.Answers(why="honey"), today=TODAY, first_step=step
    )

    assert (plan.goal.title, plan.goal.why) == ("Beekeeper", "honey")
    assert plan.inbox == (step,)
    assert plan.capacity.hours_on(TODAY) == 5
    assert plan.rough


def test_a_goal_without_a_title_is_refused() -> None:
    with pytest.raises(PlanError):
        find.blank(" ", find.Answers(), today=TODAY, first_step=Step("Ask"))


METS = st.lists(st.sampled_from(find.questions(MAP)[2].options), unique=True)
EDGES = st.lists(st.sampled_from(find.questions(MAP)[3].options), unique=True)


@given(METS, EDGES, st.none() | st.floats(0, 168))
def test_any_answers_give_a_plan_and_a_journal_that_fit(
    met: list[str], chosen: list[str], hours: float | None
) -> None:
    answers = find.Answers(
        already_met=tuple(met), chosen=tuple(chosen), hours_per_week=hours
    )

    plan, entries = begun(answers)

    assert {e.requirement for e in entries} <= {r.id for r in plan.everything()}
    assert {e.requirement for e in entries} >= set(met)
    assert {r.id for r in plan.everything() if r.chosen} >= set(chosen)
    assert replace(plan) == plan
