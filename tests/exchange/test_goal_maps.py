from __future__ import annotations

import pytest

from million_miles import exchange
from million_miles.values import MistakesError, Source
from tests.exchange.test_fuzz import MAP


def codes_in(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(MistakesError) as caught:
        exchange.read_map(text)
    return [(m.line, m.code, m.suggestion) for m in caught.value.mistakes]


def test_a_goal_map_is_a_plan_without_the_person() -> None:
    goal_map = exchange.read_map(MAP)

    assert goal_map.codes == (("O*NET", "55-1011.00"),)
    assert goal_map.sources == (Source("press 2024", "A page", "press"),)
    assert goal_map.translations == {"es": {"A": "B"}}


def test_a_source_that_is_not_in_the_map_suggests_one_that_is() -> None:
    text = MAP.replace("source: press 2024", "source: pres 2024")

    assert codes_in(text) == [(8, "unknown_source", "press 2024")]


def test_a_base_rate_names_its_source_too() -> None:
    rate = "try: {shape: exam, base_rates: [{k: 1, n: 2, source: nobody}]}"
    text = MAP.replace("source: press 2024", rate)

    assert codes_in(text) == [(8, "unknown_source", "")]


def test_facts_are_checked_again_after_they_were_checked() -> None:
    text = MAP.replace("2027-11-22", "2025-11-22")

    assert codes_in(text) == [(5, "dates_order", "")]


def test_a_plan_may_name_sources_in_free_words() -> None:
    text = "format: million-miles/plan/1\ngoal: g\nrequirements: {a: {title: A, source: mum}}"

    assert exchange.read_plan(text).requirements[0].sources == ("mum",)
