from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles import find
from million_miles.values import GoalMap, MistakesError, Requirement, Try

WHY = find.Question("why", "text")
BY = find.Question("by_date", "date")
HOURS = find.Question("hours_per_week", "hours")
CHOSEN = find.Question("chosen", "choices", ("flying", "scuba", "russian"))
ALL = (WHY, BY, CHOSEN, HOURS)


def codes(question: find.Question, text: str) -> list[str]:
    with pytest.raises(MistakesError) as caught:
        find.read_answer(question, text)
    return [mistake.code for mistake in caught.value.mistakes]


def test_there_are_at_most_five_questions_and_each_fills_an_answer() -> None:
    needs = (
        Requirement("degree", "Degree"),
        Requirement("flying", "Flying", level="edge"),
        Requirement("apply", "Apply", attempt=Try("judged")),
    )
    day = dt.date(2026, 11, 22)

    asked = find.questions(GoalMap("x", "X", day, day, requirements=needs))

    assert [q.id for q in asked] == [f.name for f in dataclasses.fields(find.Answers)]
    assert [q.options for q in asked if q.kind == "choices"] == [
        ("degree", "flying"),
        ("flying",),
    ]


def test_a_goal_without_a_map_is_asked_only_why_when_and_how_many_hours() -> None:
    asked = find.questions(None)

    assert [q.id for q in asked] == ["why", "by_date", "hours_per_week"]


@pytest.mark.parametrize("question", ALL)
def test_nothing_typed_skips_any_question(question: find.Question) -> None:
    assert find.read_answer(question, "  ") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2038-12-31", dt.date(2038, 12, 31)),
        ("2038-02", dt.date(2038, 2, 28)),
        ("2038", dt.date(2038, 12, 31)),
    ],
)
def test_a_wished_date_may_be_a_day_a_month_or_a_year(text: str, day: dt.date) -> None:
    assert find.read_answer(BY, text) == day


@pytest.mark.parametrize(
    "text", ["soon", "2038-13", "2038-02-30", "1899", "9999", "31/12/2038", "٢٠٣٨"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert codes(BY, text) == ["answer_date"]


@pytest.mark.parametrize("text", ["6.5", "6,5", "6.5 h", "6.5h/week"])
def test_hours_are_read_as_people_write_them(text: str) -> None:
    assert find.read_answer(HOURS, text) == 6.5


@pytest.mark.parametrize("text", ["0", "-3", "169", "nan", "1e3", "many", "6 days"])
def test_hours_that_no_week_has_are_refused(text: str) -> None:
    assert codes(HOURS, text) == ["answer_hours"]


def test_choices_are_ids_or_their_places_each_once() -> None:
    assert find.read_answer(CHOSEN, "3, Flying 1") == ("russian", "flying")


def test_every_unknown_choice_is_told_with_the_nearest_option() -> None:
    with pytest.raises(MistakesError) as caught:
        find.read_answer(CHOSEN, "scubba, 9")

    assert [(m.came, m.suggestion) for m in caught.value.mistakes] == [
        ("9", ""),
        ("scubba", "scuba"),
    ]


@pytest.mark.parametrize("text", ["a\u202eb", "x" * 4001])
def test_a_reason_that_hides_something_or_never_ends_is_refused(text: str) -> None:
    assert codes(WHY, text) == ["answer_text"]


def test_all_mistakes_of_all_answers_are_told_at_once() -> None:
    texts = {"by_date": "soon", "hours_per_week": "many", "already_met": "degree"}

    with pytest.raises(MistakesError) as caught:
        find.read_answers(ALL, texts)

    found = [mistake.code for mistake in caught.value.mistakes]
    assert found == ["answer_date", "answer_hours", "not_asked"]


def test_answers_are_read_together() -> None:
    read = find.read_answers(ALL, {"why": "the Moon", "chosen": "2", "by_date": ""})

    assert read == find.Answers(why="the Moon", chosen=("scuba",))


@given(st.sampled_from(ALL), st.text(max_size=60))
def test_any_text_is_read_or_refused_kindly(question: find.Question, text: str) -> None:
    with contextlib.suppress(MistakesError):
        find.read_answer(question, text)
