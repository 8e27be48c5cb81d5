from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles import find
from million_miles.values import GoalMap, Language, Requirement

CHECKED = dt.date(2026, 11, 22)


def goal_map(
    id_: str,
    title: str,
    *,
    summary: str = "",
    words: tuple[str, ...] = (),
    requirements: tuple[str, ...] = (),
    spanish: dict[str, str] | None = None,
) -> GoalMap:
    return GoalMap(
        id_,
        title,
        CHECKED,
        CHECKED,
        summary=summary,
        words=words,
        requirements=tuple(
            Requirement(f"r{place}", text) for place, text in enumerate(requirements)
        ),
        translations={"es": spanish or {}},
    )


ASTRONAUT = goal_map(
    "nasa-astronaut",
    "NASA astronaut",
    summary="Fly for the United States.",
    words=("space",),
    requirements=("Private pilot licence",),
    spanish={"NASA astronaut": "Astronauta de la NASA", "space": "espacio"},
)
NURSE = goal_map(
    "nurse",
    "Registered nurse",
    summary="Care for people in a hospital or in space.",
    requirements=("Pass the exam",),
    spanish={"Registered nurse": "Enfermería"},
)
PILOT = goal_map(
    "pilot", "Airline pilot", words=("flying",), spanish={"Airline pilot": "Piloto"}
)
MAPS = (NURSE, PILOT, ASTRONAUT)


def ids(words: str, language: Language = "en") -> list[str]:
    return [one.id for one in find.search(MAPS, words, language=language)]


@pytest.mark.parametrize(
    "words", ["astronaut", "ASTRO", "astronuat", "nasa", "espacio", "astronautas"]
)
def test_a_map_is_found_by_case_beginning_misspelling_and_other_language(
    words: str,
) -> None:
    assert ids(words)[0] == "nasa-astronaut"


@pytest.mark.parametrize("words", ["enfermeria", "ENFERMERÍA", "énfermeria"])
def test_accents_do_not_matter(words: str) -> None:
    assert ids(words, "es") == ["nurse"]


@pytest.mark.parametrize("words", ["xyzzy", "qqqq wwww", "!!!", "zz"])
def test_nonsense_finds_nothing(words: str) -> None:
    assert ids(words) == []


def test_no_words_list_every_map_by_its_title_in_the_readers_language() -> None:
    assert ids("  ") == ["pilot", "nasa-astronaut", "nurse"]
    assert ids("", "es") == ["nasa-astronaut", "nurse", "pilot"]


def test_a_word_of_the_map_counts_more_than_one_of_its_summary() -> None:
    assert ids("space") == ["nasa-astronaut", "nurse"]


def test_a_title_counts_more_than_a_requirement() -> None:
    assert ids("pilot") == ["pilot", "nasa-astronaut"]


def test_even_a_misspelt_title_counts_more_than_a_requirement() -> None:
    assert ids("pilott") == ["pilot", "nasa-astronaut"]


def test_small_words_beside_a_telling_one_do_not_matter() -> None:
    assert ids("I am to be an astronaut") == ["nasa-astronaut"]


def test_more_matching_words_come_first() -> None:
    assert ids("registered pilot nurse") == ["nurse", "pilot", "nasa-astronaut"]


@given(st.text(max_size=40), st.permutations(MAPS), st.sampled_from(["en", "es"]))
def test_the_order_of_the_shelf_never_matters(
    words: str, shelf: list[GoalMap], language: Language
) -> None:
    found = find.search(shelf, words, language=language)

    assert found == find.search(MAPS, words, language=language)


@given(st.sampled_from(MAPS), st.data())
def test_every_word_of_a_title_finds_its_map(one: GoalMap, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(one.title.split()))

    assert one in find.search(MAPS, word, language="es")
