from __future__ import annotations

import datetime as dt

import pytest

from million_miles import find, telling
from million_miles.journey import Journey
from million_miles.telling.starting import QUESTIONS
from million_miles.values import (
    LANGUAGES,
    Goal,
    GoalMap,
    Language,
    Plan,
    Requirement,
)

SPACE = GoalMap(
    "space",
    "Go to space",
    dt.date(2026, 11, 1),
    dt.date(2027, 11, 1),
    summary="Be chosen, train and fly.",
    jurisdiction="US",
    requirements=(
        Requirement("degree", "A degree"),
        Requirement("flying", "A pilot licence", level="edge"),
    ),
    translations={"es": {"Go to space": "Ir al espacio", "A degree": "Un título"}},
)


def test_a_goal_map_shows_the_day_of_its_facts() -> None:
    text = telling.found(
        [SPACE], words="space", today=dt.date(2026, 11, 22), language="en"
    )

    assert text == (
        "1 goal map:\n"
        "\n"
        "  Go to space  (space)\n"
        "    Be chosen, train and fly.\n"
        "    2 requirements, holds in US. Facts as of 1 November 2026, to be checked\n"
        "    again by 1 November 2027.\n"
        "\n"
        "Start one with: miles new space"
    )


def test_stale_facts_are_flagged() -> None:
    text = telling.found([SPACE], words="", today=dt.date(2028, 1, 1), language="en")

    assert "overdue for a check since 1 November 2027" in " ".join(text.split())


def test_maps_are_told_in_the_readers_language() -> None:
    text = telling.found([SPACE], words="", today=dt.date(2026, 12, 1), language="es")

    assert "Ir al espacio  (space)" in text


def test_no_map_is_no_dead_end() -> None:
    text = telling.found(
        [], words="beekeeper", today=dt.date(2026, 12, 1), language="en"
    )

    assert "miles new “beekeeper”" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_words_and_numbered_options(language: Language) -> None:
    questions = find.questions(SPACE)

    texts = [
        telling.question(q, SPACE, place=i, of=len(questions), language=language)
        for i, q in enumerate(questions, 1)
    ]

    assert {q.id for q in questions} == QUESTIONS.keys()
    assert len(set(texts)) == len(questions)
    met = next(
        t for t, q in zip(texts, questions, strict=True) if q.id == "already_met"
    )
    assert " 1  Un título" in met or " 1  A degree" in met


def test_a_whole_journey_is_well() -> None:
    journey = Journey(Plan(Goal("Fly"), requirements=SPACE.requirements))

    assert telling.check_ok(journey, language="en") == (
        "All is well: 2 requirements, 0 journal entries. Nothing needs mending."
    )
    assert "2 requisitos, 0 entradas" in telling.check_ok(journey, language="es")


def test_what_was_written_is_shown() -> None:
    line = "k3f9,2027-01-09,worked,flying,,2.5 h,,,,,first circuits"

    assert telling.changed([line], language="en") == f"Wrote:\n  {line}"
    assert telling.changed([], language="en") == "Nothing had to be written."


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_answers_are_there(language: Language) -> None:
    assert telling.preparing(language=language)
    assert telling.which_goal(language=language).endswith("?")
    assert "miles new" in telling.no_goal_yet(language=language)
    assert "“Fly”" in telling.take_map("Fly", language="en")
    assert telling.first_step_of_ones_own(language=language)
    assert "my-road" in telling.started("my-road", language=language)
