from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles import maps, push
from million_miles.exchange import (
    check_together,
    questions,
    read_journal,
    read_plan,
    write_journal,
    write_plan,
)
from million_miles.maps import Example
from million_miles.values import (
    LANGUAGES,
    UNDATED,
    Entry,
    Language,
    Reading,
    Requirement,
    RuleWindow,
    Threshold,
    Way,
    standing,
)

STORED_DAY = dt.date(2026, 11, 21)

every_example = pytest.mark.parametrize("name", maps.EXAMPLES)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def jose(year: int, month: int, day: int) -> tuple[Entry, ...]:
    return maps.example_at("jose", dt.date(year, month, day)).entries


def refusals(entries: tuple[Entry, ...]) -> list[Entry]:
    return [e for e in entries if e.did == "answered" and e.amount == "refused"]


def finished(entries: tuple[Entry, ...]) -> set[str]:
    return {entry.requirement for entry in entries if entry.did == "finished"}


def without_words(entry: Entry) -> Entry:
    """Return the entry without what may differ between languages."""
    keeps = entry.did not in ("ticked", "raised")
    amount = entry.amount if keeps else None
    bare = replace(entry, did="noted", amount=None, attempt=None, stage="", note="")
    return replace(bare, reason=f"{entry.did} {amount} {entry.attempt}")


@every_example
@every_language
def test_an_example_reads_back_the_same(name: str, language: Language) -> None:
    mine = maps.example(name, language=language)

    assert read_plan(write_plan(mine.plan)) == mine.plan
    assert read_journal(write_journal(mine.entries)) == mine.entries


@every_example
def test_an_example_says_the_same_in_both_languages(name: str) -> None:
    english, spanish = (maps.example(name, language=one) for one in LANGUAGES)

    told = [[without_words(e) for e in one.entries] for one in (english, spanish)]
    work = [
        [
            (
                r.id,
                r.level,
                r.chosen,
                r.effort,
                r.commitment,
                r.needs,
                r.way,
                r.evidence,
            )
            for r in one.plan.everything()
        ]
        for one in (english, spanish)
    ]
    steps = [
        [
            (s.minutes, s.due_date, s.done_date)
            for r in one.plan.everything()
            for s in r.steps
        ]
        for one in (english, spanish)
    ]
    assert told[0] == told[1]
    assert work[0] == work[1]
    assert steps[0] == steps[1]
    assert english.plan.capacity.periods[0].from_date == (
        spanish.plan.capacity.periods[0].from_date
    )


@every_example
@every_language
def test_plan_and_journal_fit_together(name: str, language: Language) -> None:
    mine = maps.example(name, language=language)

    assert check_together(mine.plan, mine.entries) == ()
    assert questions(mine.entries) == ()
    (attempt,) = (r.attempt for r in mine.plan.everything() if r.attempt)
    told = push.contradictions(mine.entries, "apply", stages=attempt.stages)
    assert told == ()


@every_example
@every_language
def test_every_step_ticked_is_done_in_the_plan(name: str, language: Language) -> None:
    mine = maps.example(name, language=language)

    ticked = {(e.amount, e.at.date) for e in mine.entries if e.did == "ticked"}
    steps = [s for r in mine.plan.everything() for s in r.steps]
    done = {(s.title, s.done_date) for s in (*steps, *mine.plan.inbox) if s.done_date}
    assert ticked == done


@every_example
def test_every_number_names_its_source_or_calls_itself_a_guess(name: str) -> None:
    for requirement in maps.example(name).plan.everything():
        work: tuple[Requirement | Way, ...] = (requirement, *requirement.ways)
        if any(one.effort or one.commitment or one.cost for one in work):
            assert requirement.sources or "guess" in requirement.note
        if requirement.attempt is not None:
            assert all(rate.source for rate in requirement.attempt.base_rates)


def test_every_entry_of_jose_names_its_source_beside_an_answer_stands_a_note() -> None:
    words: dict[Language, str] = {"en": "Source: ", "es": "Fuente: "}
    for language, word in words.items():
        entries = maps.example("jose", language=language).entries
        told = [e for e in entries if e.did != "answered"]
        assert all(word in entry.note for entry in told)
        # The note of an answer holds their words, and no source quotes any.
        assert all(not e.note for e in entries if e.did == "answered")
        assert next(e.did for e in entries if e.requirement == "apply") == "noted"


def test_what_no_source_dates_stands_undated() -> None:
    entries = maps.example("jose").entries
    told = [e for e in entries if "No source dates it" in e.note]

    assert len(told) == 6
    assert all(entry.at == UNDATED for entry in (*told, *refusals(entries)))


def test_in_2001_eleven_refusals_stand_undated_and_the_work_at_nasa_lies_ahead() -> (
    None
):
    entries = jose(2001, 1, 1)

    assert [(e.attempt, e.at) for e in refusals(entries)] == [
        (number, UNDATED) for number in range(1, 12)
    ]
    assert finished(entries) == {
        *("citizen", "bachelors", "masters", "experience"),
        *("flying", "scuba", "russian"),
    }


def test_in_2004_the_twelfth_try_waits_for_its_answer() -> None:
    entries = jose(2004, 5, 5)

    assert len(refusals(entries)) == 11
    assert "space-work" in finished(entries)
    assert (entries[-1].did, entries[-1].attempt) == ("applied", 12)


def test_on_the_sixth_of_may_he_was_accepted() -> None:
    assert jose(2004, 5, 6)[-1].amount == "accepted"


def test_he_raised_four_bars() -> None:
    raised = [e.requirement for e in jose(2004, 5, 5) if e.did == "raised"]

    assert raised == ["flying", "scuba", "russian", "space-work"]


def test_twelve_tries_at_the_rate_of_his_class_give_four_in_a_hundred() -> None:
    attempt = maps.example("jose").plan.requirement("apply").attempt
    assert attempt is not None
    [rate] = attempt.base_rates

    assert 1 - (1 - rate.rate) ** 12 == pytest.approx(0.043, abs=5e-4)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 4000))
def test_a_journal_only_ever_grows(day: dt.date, days: int) -> None:
    later = day + dt.timedelta(days=days)

    before, after = (maps.example_at("jose", one).entries for one in (day, later))

    assert after[: len(before)] == before


def test_at_the_end_the_whole_journal_is_told() -> None:
    assert jose(2012, 1, 1) == maps.example("jose").entries


def test_the_hours_of_jose_are_called_an_assumption() -> None:
    for period in maps.example("jose").plan.capacity.periods:
        assert "assumption" in period.because


@given(st.dates(dt.date(2020, 1, 1), dt.date(2150, 1, 1)))
def test_the_student_looks_forward_from_any_day(today: dt.date) -> None:
    mine = maps.example("student", today=today)

    days = [entry.at.date for entry in mine.entries if entry.at.date]
    assert 0 <= (today - days[-1]).days < 7
    assert days == sorted(days)
    assert mine.plan.capacity.hours_on(today) == 12
    assert mine.plan.goal.by_date is not None
    assert mine.plan.goal.by_date > today


@given(st.dates(dt.date(2020, 1, 1), dt.date(2150, 1, 1)))
def test_weekdays_and_gaps_stay_when_the_dates_move(today: dt.date) -> None:
    stored = maps.example("student")
    moved = maps.example("student", today=today)

    def shifts(one: Example, other: Example) -> set[dt.timedelta]:
        pairs = zip(_dates(one), _dates(other), strict=True)
        return {after - before for before, after in pairs}

    [shift] = shifts(stored, moved)
    assert shift.days % 7 == 0


def _dates(mine: Example) -> list[dt.date]:
    steps = [s for r in mine.plan.everything() for s in r.steps]
    found = [mine.plan.goal.by_date]
    found += [d for s in (*steps, *mine.plan.inbox) for d in (s.due_date, s.done_date)]
    found += [d for p in mine.plan.capacity.periods for d in (p.from_date, p.to_date)]
    found += [entry.at.date for entry in mine.entries]
    return [day for day in found if day is not None]


def test_the_window_of_the_applications_never_moves() -> None:
    def window(today: dt.date | None) -> object:
        attempt = maps.example("student", today=today).plan.requirement("apply").attempt
        return attempt and attempt.window

    assert isinstance(window(None), RuleWindow)
    assert window(dt.date(2031, 6, 1)) == window(None)


def test_the_student_shows_every_feature() -> None:
    mine = maps.example("student")
    everything = list(mine.plan.everything())

    assert any(r.commitment for r in everything)
    assert any(r.at_most for r in everything)
    assert any(r.at_least_weeks for r in everything)
    assert any(r.ways for r in everything)
    assert any(r.parts for r in everything)
    assert any(r.evidence for r in everything)
    assert any(p.hours_per_week == 0 for p in mine.plan.capacity.periods)
    assert {e.did for e in mine.entries} >= {
        *("worked", "measured", "estimated", "finished", "raised", "ticked", "noted"),
    }


def test_the_raised_grade_is_not_reached_yet() -> None:
    about = [
        e
        for e in standing(maps.example("student").entries)
        if e.requirement == "grades"
    ]
    reading = [e.amount for e in about if isinstance(e.amount, Reading)][-1]
    raised = [e.amount for e in about if isinstance(e.amount, Threshold)][-1]

    assert (reading, raised) == (Reading(3.1), Threshold("GPA", ">=", 3.4))


@every_language
def test_the_student_says_that_she_is_invented(language: Language) -> None:
    mine = maps.example("student", language=language)
    attempt = mine.plan.requirement("apply").attempt
    assert attempt is not None

    assert all("invent" in rate.source for rate in attempt.base_rates)
    assert any("invent" in entry.note for entry in mine.entries)


def test_without_a_day_the_student_stands_at_her_own() -> None:
    assert maps.example("student").entries[-1].at.date == STORED_DAY


def test_an_unknown_example_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        maps.example("nobody")
