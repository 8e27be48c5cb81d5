"""Goal maps: sourced, dated, in two languages."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from million_miles.values import (
    BaseRate,
    GoalMap,
    GoalMapError,
    Has,
    PlanError,
    Requirement,
    Source,
    Step,
    TextError,
    Try,
)

CALL = Requirement(
    "apply",
    "Astronaut call",
    attempt=Try("judged", base_rates=(BaseRate(8, 6372, source="news"),)),
)
MASTERS = Requirement(
    "masters",
    "Master's degree",
    bar=Has("master's degree"),
    sources=("call-2024",),
    steps=(Step("Ask a university"),),
)
ASTRONAUT = GoalMap(
    "nasa-astronaut",
    "NASA astronaut",
    dt.date(2026, 1, 1),
    dt.date(2027, 1, 1),
    requirements=(MASTERS, CALL),
    sources=(
        Source("news", "A report of 2013", "press"),
        Source("call-2024", "The call of 2024", "official"),
    ),
    translations={
        "es": {
            "NASA astronaut": "Astronauta de la NASA",
            "Master's degree": "Maestría",
            "master's degree": "maestría",
            "Ask a university": "Preguntar en una universidad",
        }
    },
)


def test_a_plan_starts_from_its_map() -> None:
    plan = ASTRONAUT.plan()

    assert plan.goal.title == "NASA astronaut"
    assert plan.map_id == "nasa-astronaut"
    assert plan.requirements == (MASTERS, CALL)


def test_every_source_that_is_named_must_be_known() -> None:
    with pytest.raises(GoalMapError, match=r"\['news'\]"):
        dataclasses.replace(ASTRONAUT, sources=ASTRONAUT.sources[1:])


def test_each_source_has_its_own_name() -> None:
    doubled = (*ASTRONAUT.sources, Source("news", "Another report", "weak"))

    with pytest.raises(GoalMapError, match="each source once"):
        dataclasses.replace(ASTRONAUT, sources=doubled)


def test_a_map_is_reviewed_after_it_was_checked() -> None:
    with pytest.raises(GoalMapError, match="as_of <= review_by"):
        dataclasses.replace(ASTRONAUT, review_by=dt.date(2025, 12, 31))


def test_a_map_is_stale_after_its_review_day() -> None:
    assert not ASTRONAUT.is_stale(dt.date(2027, 1, 1))
    assert ASTRONAUT.is_stale(dt.date(2027, 1, 2))


def test_its_requirements_fit_together_as_in_a_plan() -> None:
    with pytest.raises(PlanError):
        dataclasses.replace(ASTRONAUT, requirements=(MASTERS, MASTERS, CALL))


def test_a_map_speaks_spanish_where_it_can() -> None:
    translated = ASTRONAUT.in_language("es")
    masters, call = translated.requirements

    assert translated.title == "Astronauta de la NASA"
    assert (masters.title, masters.bar) == ("Maestría", Has("maestría"))
    assert masters.steps[0].title == "Preguntar en una universidad"
    assert call.title == "Astronaut call"


def test_a_map_stays_itself_in_its_own_language() -> None:
    assert ASTRONAUT.in_language("en") is ASTRONAUT


def test_its_texts_are_all_that_a_reader_sees() -> None:
    assert set(ASTRONAUT.texts()) >= {
        "NASA astronaut",
        "Master's degree",
        "master's degree",
        "Ask a university",
        "Astronaut call",
    }


def test_its_texts_hide_nothing() -> None:
    with pytest.raises(TextError, match="visible"):
        dataclasses.replace(ASTRONAUT, summary="to space\u202e and back")


def test_a_source_has_a_name_a_title_and_a_quality() -> None:
    with pytest.raises(GoalMapError, match="name and a title"):
        Source("", "A page", "press")
    with pytest.raises(GoalMapError, match="want one of"):
        Source("page", "A page", "rumour")  # type: ignore[arg-type]  # as a file may say
