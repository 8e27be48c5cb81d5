from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from million_miles.journey import Journey, Stamp, changes
from million_miles.journey.journey import effective_bar
from million_miles.values import (
    AnyTime,
    Effort,
    Goal,
    Has,
    Hours,
    MistakesError,
    Plan,
    Reading,
    Requirement,
    Step,
    Threshold,
    Try,
    Way,
    When,
    standing,
)

DAY = dt.date(2027, 1, 9)


def stamp(id_: str = "a1") -> Stamp:
    return Stamp(id_, When.on(DAY))


def journey() -> Journey:
    flying = Requirement(
        "flying",
        "Private pilot licence",
        bar=Threshold("flown", ">=", 40, "h"),
        effort=Effort(60, 120),
        steps=(Step("Book a trial lesson", 15),),
    )
    apply = Requirement(
        "apply", "Astronaut call", needs=("flying",), attempt=Try("judged", AnyTime())
    )
    degree = Requirement("degree", "Degree", ways=(Way("campus"), Way("evenings")))
    return Journey(Plan(Goal("Fly"), requirements=(flying, apply, degree)))


def way_of(journey: Journey) -> str | None:
    return journey.plan.requirement("degree").way


def code_of(change: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(MistakesError) as caught:
        change()
    mistake = caught.value.mistakes[0]
    return mistake.code, mistake.suggestion


def test_logged_work_becomes_the_last_entry() -> None:
    after = changes.log(journey(), "flying", Hours(2.5), stamp())

    assert after.entries[-1].amount == Hours(2.5)
    assert after.plan == journey().plan


def test_a_requirement_answers_to_its_title_and_to_a_clear_beginning() -> None:
    assert changes.find_requirement(journey(), "private pilot LICENCE").id == "flying"
    assert changes.find_requirement(journey(), "fly").id == "flying"


def test_a_misspelt_requirement_gets_the_right_one_suggested() -> None:
    assert code_of(lambda: changes.find_requirement(journey(), "flyign")) == (
        "unknown_requirement",
        "flying",
    )


def test_a_reading_of_another_unit_is_refused() -> None:
    reading = Reading(12, "km")

    code, _ = code_of(lambda: changes.measure(journey(), "flying", reading, stamp()))

    assert code == "reading_does_not_fit"


def test_an_estimate_below_the_hours_already_worked_is_refused() -> None:
    worked = changes.log(journey(), "flying", Hours(50), stamp())

    code, _ = code_of(
        lambda: changes.estimate(worked, "flying", Effort(20, 40), stamp("b2"))
    )

    assert code == "estimate_below_work"


def test_only_a_try_can_be_answered() -> None:
    assert code_of(lambda: changes.answer(journey(), "flying", "refused", stamp())) == (
        "not_a_try",
        "apply",
    )


def staged() -> Journey:
    attempt = Try("judged", stages=("applied", "interviewed", "selected"))
    apply = Requirement("apply", "Astronaut call", attempt=attempt)
    return Journey(Plan(Goal("Fly"), requirements=(apply,)))


def test_a_stage_that_the_try_does_not_name_is_refused_with_the_nearest_one() -> None:
    def answer(stage: str) -> Journey:
        return changes.answer(staged(), "apply", "refused", stamp(), stage=stage)

    assert code_of(lambda: answer("intervewed")) == ("unknown_stage", "interviewed")
    assert code_of(lambda: answer("selected")) == ("stage_of_a_yes", "")
    assert answer("Interviewed").entries[-1].stage == "Interviewed"


def test_a_try_that_is_out_may_say_how_far_it_is() -> None:
    after = changes.apply(staged(), "apply", stamp(), stage="interviewed")

    assert after.entries[-1].stage == "interviewed"


def test_a_raised_bar_holds_from_then_on() -> None:
    bar = Threshold("flown", ">=", 100, "h")

    after = changes.raise_bar(journey(), "flying", bar, stamp())

    flying = after.plan.requirement("flying")
    assert effective_bar(after, flying) == bar
    assert flying.bar == Threshold("flown", ">=", 40, "h")


def test_raising_to_the_bar_that_holds_is_refused() -> None:
    bar = Threshold("flown", ">=", 40, "h")
    assert (
        code_of(lambda: changes.raise_bar(journey(), "flying", bar, stamp()))[0]
        == "same_bar"
    )


def test_undoing_logged_work_leaves_both_entries_and_counts_neither() -> None:
    worked = changes.log(journey(), "flying", Hours(2), stamp())

    after = changes.undo(worked, stamp("b2"))

    assert len(after.entries) == 2
    assert standing(after.entries) == ()


def test_undoing_twice_undoes_the_two_last_things() -> None:
    first = changes.log(journey(), "flying", Hours(2), stamp("a1"))
    second = changes.log(first, "flying", Hours(3), stamp("b2"))

    after = changes.undo(changes.undo(second, stamp("c3")), stamp("d4"))

    assert standing(after.entries) == ()


def test_undoing_an_undo_by_its_id_brings_the_entry_back() -> None:
    worked = changes.log(journey(), "flying", Hours(2), stamp("a1"))
    undone = changes.undo(worked, stamp("b2"))

    after = changes.undo(undone, stamp("c3"), entry_id="b2")

    assert [entry.id for entry in standing(after.entries)] == ["a1"]


@pytest.mark.parametrize(
    "change",
    [
        lambda j: changes.add_requirement(
            j, Requirement("russian", "Russian", bar=Has("Russian")), stamp("a1")
        ),
        lambda j: changes.add_step(j, Step("Call the club"), stamp("a1"), what="fly"),
        lambda j: changes.add_step(j, Step("Tell my sister"), stamp("a1")),
        lambda j: changes.tick(j, "Book a trial", stamp("a1")),
        lambda j: changes.rename(j, "flying", "wings", stamp("a1")),
        lambda j: changes.take(j, "degree", "evenings", stamp("a1")),
    ],
    ids=["requirement", "step", "inbox", "tick", "rename", "way"],
)
def test_what_changed_the_plan_is_undone_in_the_plan(
    change: Callable[[Journey], Journey],
) -> None:
    after = change(journey())
    assert after.plan != journey().plan

    assert changes.undo(after, stamp("b2")).plan == journey().plan


def test_a_requirement_with_work_on_it_is_not_undone() -> None:
    added = changes.add_requirement(
        journey(), Requirement("russian", "Russian"), stamp("a1")
    )
    worked = changes.log(added, "russian", Hours(1), stamp("b2"))

    code, _ = code_of(lambda: changes.undo(worked, stamp("c3"), entry_id="a1"))

    assert code == "work_rests_on_it"


def test_a_renamed_requirement_keeps_its_work_and_its_place_in_needs() -> None:
    worked = changes.log(journey(), "flying", Hours(2), stamp("a1"))

    after = changes.rename(worked, "flying", "wings", stamp("b2"))

    assert after.plan.requirement("apply").needs == ("wings",)
    assert standing(after.entries)[0].requirement == "wings"


def test_a_way_is_taken_and_the_one_before_is_kept_in_the_journal() -> None:
    once = changes.take(journey(), "degree", "evenings", stamp("a1"))
    twice = changes.take(once, "degree", "campus", stamp("b2"))

    assert [way_of(one) for one in (once, twice)] == ["evenings", "campus"]
    assert [e.amount for e in twice.entries] == ["evenings", "evenings > campus"]
    assert way_of(changes.undo(twice, stamp("c3"))) == "evenings"
    assert way_of(changes.undo(twice, stamp("c3"), entry_id="a1")) == "campus"


@pytest.mark.parametrize(
    ("what", "way", "code"),
    [
        ("flying", "campus", ("no_ways", "")),
        ("degree", "evening", ("not_a_way", "evenings")),
        ("degree", "campus", ("taken_already", "")),
    ],
)
def test_only_another_way_of_the_requirement_can_be_taken(
    what: str, way: str, code: tuple[str, str]
) -> None:
    assert code_of(lambda: changes.take(journey(), what, way, stamp())) == code


def test_a_ticked_step_carries_the_day() -> None:
    after = changes.tick(journey(), "book a trial lesson", stamp())

    assert after.plan.requirement("flying").steps[0].done_date == DAY


def test_an_unknown_step_gets_the_nearest_suggested() -> None:
    assert code_of(lambda: changes.tick(journey(), "Book a tril lesson", stamp())) == (
        "unknown_step",
        "Book a trial lesson",
    )


def test_undoing_again_and_again_goes_back_to_the_first_plan() -> None:
    after = changes.log(journey(), "flying", Hours(2), stamp("a1"))
    after = changes.rename(after, "flying", "wings", stamp("b2"))
    after = changes.log(after, "wings", Hours(3), stamp("c3"))

    for id_ in ("d4", "e5", "f6"):
        after = changes.undo(after, stamp(id_))

    assert after.plan == journey().plan
    assert code_of(lambda: changes.undo(after, stamp("g7")))[0] == "nothing_to_undo"


def test_an_older_entry_is_undone_under_the_name_that_holds_now() -> None:
    after = changes.add_step(journey(), Step("Call"), stamp("a1"), what="flying")
    after = changes.rename(after, "flying", "wings", stamp("b2"))

    undone = changes.undo(after, stamp("c3"), entry_id="a1")

    assert undone.plan == changes.rename(journey(), "flying", "wings", stamp()).plan


def test_what_was_undone_in_the_plan_is_done_once_more_instead() -> None:
    after = changes.add_step(journey(), Step("Call"), stamp("a1"))
    after = changes.undo(after, stamp("b2"))

    code, _ = code_of(lambda: changes.undo(after, stamp("c3"), entry_id="b2"))

    assert code == "undone_in_the_plan"


def test_a_new_name_is_undone_for_good() -> None:
    worked = changes.log(journey(), "flying", Hours(2), stamp("a1"))
    renamed = changes.rename(worked, "flying", "wings", stamp("b2"))

    once = changes.undo(renamed, stamp("c3"))
    twice = changes.undo(once, stamp("d4"))

    assert once.plan == journey().plan
    assert standing(once.entries) == worked.entries
    assert standing(twice.entries) == ()


def test_a_new_name_that_is_in_use_is_undone_by_renaming_back() -> None:
    renamed = changes.rename(journey(), "flying", "wings", stamp("a1"))
    worked = changes.log(renamed, "wings", Hours(2), stamp("b2"))

    after = changes.undo(worked, stamp("c3"), entry_id="a1")

    assert after.plan == journey().plan
    assert after.entries[-1].did == "renamed"
    assert standing(after.entries)[1].requirement == "flying"


def test_what_was_done_under_an_old_name_is_undone_under_the_new_one() -> None:
    ticked = changes.tick(journey(), "Book a trial lesson", stamp("a1"))
    renamed = changes.rename(ticked, "flying", "wings", stamp("b2"))

    after = changes.undo(renamed, stamp("c3"), entry_id="a1")

    assert after.plan.requirement("wings").steps[0].done_date is None


CHANGES: dict[str, Callable[[Journey, Stamp], Journey]] = {
    "log": lambda j, s: changes.log(j, first(j), Hours(2), s),
    "measure": lambda j, s: changes.measure(j, first(j), Reading(5, "h"), s),
    "estimate": lambda j, s: changes.estimate(j, first(j), Effort(70, 900), s),
    "finish": lambda j, s: changes.finish(j, first(j), s),
    "apply": lambda j, s: changes.apply(j, "apply", s),
    "answer": lambda j, s: changes.answer(j, "apply", "refused", s),
    "raise": lambda j, s: changes.raise_bar(
        j, first(j), Threshold("flown", ">=", 40 + len(j.entries), "h"), s
    ),
    "note": lambda j, s: changes.note(j, "a thought", s),
    "add": lambda j, s: changes.add_requirement(
        j, Requirement(f"new{len(j.entries)}", "New"), s
    ),
    "step": lambda j, s: changes.add_step(j, Step("Call"), s, what=first(j)),
    "inbox": lambda j, s: changes.add_step(j, Step("Tell Ana", 5), s),
    "tick": lambda j, s: changes.tick(j, "Call", s),
    "tick inbox": lambda j, s: changes.tick(j, "Tell Ana", s),
    "tick first": lambda j, s: changes.tick(j, "Book a trial lesson", s),
    "rename": lambda j, s: changes.rename(j, first(j), f"wings{len(j.entries)}", s),
    "campus": lambda j, s: changes.take(j, "degree", "campus", s),
    "evenings": lambda j, s: changes.take(j, "degree", "evenings", s),
    "undo": lambda j, s: changes.undo(j, s),
}


def first(journey: Journey) -> str:
    return journey.plan.requirements[0].id


@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=12))
def test_undoing_everything_leads_back_through_every_plan(names: list[str]) -> None:
    done = [journey()]
    for number, name in enumerate(names):
        with suppress(MistakesError):
            after = CHANGES[name](done[-1], stamp(f"a{number}"))
            done = done[:-1] if name == "undo" else [*done, after]
            if name == "undo":
                done[-1] = after

    now = done.pop()
    for number, before in enumerate(reversed(done)):
        now = changes.undo(now, stamp(f"u{number}"))

        assert now.plan == before.plan
        assert standing(now.entries) == standing(before.entries)


@given(
    st.lists(st.sampled_from(sorted(CHANGES)), max_size=8),
    st.sampled_from(sorted(set(CHANGES) - {"undo"})),
)
def test_undoing_any_change_at_once_gives_back_an_equal_plan(
    names: list[str], name: str
) -> None:
    before = journey()
    for number, earlier in enumerate(names):
        with suppress(MistakesError):
            before = CHANGES[earlier](before, stamp(f"a{number}"))
    try:
        after = CHANGES[name](before, stamp("last"))
    except MistakesError:
        assume(False)

    undone = changes.undo(after, stamp("u"), entry_id="last")

    assert undone.plan == before.plan
    assert standing(undone.entries) == standing(before.entries)


@pytest.mark.parametrize("what", ["apply", "whole"])
def test_what_has_no_hours_of_its_own_takes_no_estimate(what: str) -> None:
    part = Requirement("part", "Part", effort=Effort(10, 20))
    mine = journey()
    whole = Requirement("whole", "Whole", parts=(part,))
    mine = replace(
        mine,
        plan=replace(mine.plan, requirements=(*mine.plan.requirements, whole)),
    )

    code, _ = code_of(lambda: changes.estimate(mine, what, Effort(20, 40), stamp()))

    assert code == "no_hours_of_its_own"


def test_an_id_names_its_requirement_whatever_another_is_called() -> None:
    called_so = Requirement("first", "Second", effort=Effort(10, 20))
    second = Requirement("second", "Another", effort=Effort(10, 20))
    plan = Plan(Goal("Fly"), requirements=(called_so, second))

    assert changes.find_requirement(Journey(plan), "second") is second
    assert changes.find_requirement(Journey(plan), "Another") is second
