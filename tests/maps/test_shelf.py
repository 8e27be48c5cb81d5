from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles import find, maps
from million_miles.exchange import read_map, write_map
from million_miles.values import (
    LANGUAGES,
    GoalMap,
    Language,
    Requirement,
    Step,
    Threshold,
    Way,
)

TODAY = dt.date(2026, 11, 22)
MAPS = maps.goal_maps()

# Words that are the same in both languages.
SAME = {"Houston"}

every_map = pytest.mark.parametrize("one", MAPS, ids=lambda one: one.id)


def has_numbers(requirement: Requirement) -> bool:
    work: tuple[Requirement | Way, ...] = (requirement, *requirement.ways)
    return any(
        amount is not None
        for one in work
        for amount in (one.effort, one.commitment, one.at_least_weeks, one.cost)
    )


def test_the_first_map_ships() -> None:
    assert maps.goal_map("nasa-astronaut") in MAPS


def test_an_unknown_map_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        maps.goal_map("nobody")


@every_map
def test_a_map_reads_back_the_same(one: GoalMap) -> None:
    assert read_map(write_map(one)) == one


@every_map
def test_every_text_is_translated(one: GoalMap) -> None:
    for language in set(LANGUAGES) - {"en"}:
        table = one.translations[language]
        missing = {text for text in one.texts() if text and text not in table}
        same = {english for english, other in table.items() if english == other}

        assert missing == set()
        assert same <= SAME


@every_map
def test_told_in_spanish_nothing_stays_english(one: GoalMap) -> None:
    english = set(one.texts()) - SAME - {""}

    assert english.isdisjoint(one.in_language("es").texts())


@every_map
def test_no_translation_is_left_over(one: GoalMap) -> None:
    for table in one.translations.values():
        assert set(table) <= set(one.texts())


@every_map
def test_every_number_names_its_source_or_calls_itself_a_guess(one: GoalMap) -> None:
    for requirement in one.everything():
        if has_numbers(requirement) or requirement.attempt is not None:
            assert requirement.sources or "rough guess" in requirement.note
        if isinstance(requirement.bar, Threshold):
            assert requirement.sources


@every_map
def test_every_base_rate_is_complete(one: GoalMap) -> None:
    tries = [r.attempt for r in one.everything() if r.attempt is not None]
    rates = [rate for attempt in tries for rate in attempt.base_rates]

    assert all(r.source and r.quality and r.population and r.year for r in rates)


@every_map
def test_the_newest_base_rate_comes_first(one: GoalMap) -> None:
    for requirement in one.everything():
        if requirement.attempt is not None:
            years = [rate.year for rate in requirement.attempt.base_rates]
            assert years == sorted(years, reverse=True)


@every_map
def test_every_source_is_used(one: GoalMap) -> None:
    used = {name for r in one.everything() for name in r.sources}
    for requirement in one.everything():
        if requirement.attempt is not None:
            used |= {rate.source for rate in requirement.attempt.base_rates}

    assert {source.name for source in one.sources} == used


@every_map
def test_a_map_is_reviewed_within_a_year(one: GoalMap) -> None:
    assert one.review_by - one.as_of <= dt.timedelta(days=366)


def is_small(step: Step) -> bool:
    return step.minutes is not None and 15 <= step.minutes <= 60


@every_map
def test_first_steps_fit_an_evening(one: GoalMap) -> None:
    assert one.first_steps
    assert all(is_small(step) for step in one.first_steps)
    assert all(is_small(step) for r in one.everything() for step in r.steps)


@every_map
def test_a_plan_starts_with_every_question_skipped(one: GoalMap) -> None:
    plan, entries = find.start(
        one, find.Answers(), today=TODAY, language="es", new_id=lambda: "a1"
    )

    assert plan.rough
    assert entries == ()
    assert plan.goal.title == one.translations["es"][one.title]
    assert plan.capacity.hours_on(TODAY) > 0


@pytest.mark.parametrize(
    "words",
    ["astronaut", "espacio", "nasa", "astronauta", "astronuat", "Space", "to the moon"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_astronaut_is_found(words: str, language: Language) -> None:
    found = find.search(MAPS, words, language=language)

    assert found[0].id == "nasa-astronaut"


@pytest.mark.parametrize("words", ["xyzzy", "blorptang", "qwertzuiop"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nonsense_finds_no_map(words: str, language: Language) -> None:
    assert find.search(MAPS, words, language=language) == ()


@given(st.sampled_from(MAPS), st.sampled_from(LANGUAGES), st.data())
def test_any_questions_may_be_answered_or_skipped(
    one: GoalMap, language: Language, data: st.DataObject
) -> None:
    asked = find.questions(one)
    texts: dict[str, str] = {
        question.id: data.draw(_answers_to(question))
        for question in asked
        if data.draw(st.booleans())
    }

    answers = find.read_answers(asked, texts)
    ids = iter(f"a{n}" for n in range(100))
    plan, entries = find.start(
        one, answers, today=TODAY, language=language, new_id=lambda: next(ids)
    )

    assert len(asked) <= 5
    assert set(answers.already_met) <= {entry.requirement for entry in entries}
    assert plan.map_id == one.id


def _answers_to(question: find.Question) -> st.SearchStrategy[str]:
    if question.kind == "choices":
        some = st.lists(st.sampled_from(question.options), unique=True)
        return some.map(" ".join)
    kinds = {"date": "2038-12-31", "hours": "6 h", "text": "The Moon."}
    return st.just(kinds[question.kind])
