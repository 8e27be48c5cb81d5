from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles.journey import Journey, Stamp, changes, look, silence_odds
from million_miles.journey.results import RequirementOutlook
from million_miles.values import (
    Capacity,
    Commitment,
    Effort,
    Entry,
    Hours,
    MistakesError,
    Period,
    Requirement,
    Weeks,
    When,
)
from tests.journey.journeys import FUTURES, TODAY, journey

LONG_AGO = When.on(TODAY - dt.timedelta(weeks=9))
STAMP = Stamp("s1", When.on(TODAY))
FLYING = Requirement(
    "flying", "Flying", level="edge", chosen=True, effort=Effort(9, 99)
)
BEGUN = Entry("w1", "worked", LONG_AGO, "flying", amount=Hours(2))


def seen(mine: Journey, id_: str = "flying") -> RequirementOutlook:
    outlook = look(mine, today=TODAY, seed=1, futures=FUTURES)
    return next(one for one in outlook.requirements if one.id == id_)


def test_work_that_was_left_alone_is_asked_about_with_its_hours_unchanged() -> None:
    silent = journey(FLYING, entries=(BEGUN,))
    fresh = journey(FLYING, entries=(replace(BEGUN, at=When.on(TODAY)),))

    assert seen(silent).is_silent
    assert not seen(fresh).is_silent
    assert seen(silent).untouched_weeks == 9
    assert seen(silent).hours_left == seen(fresh).hours_left


def test_a_time_in_which_life_happened_is_no_silence_of_the_work() -> None:
    first = TODAY - dt.timedelta(weeks=9) + dt.timedelta(days=1)
    away = Entry("a1", "away", When.on(TODAY), amount=first)

    back = seen(journey(FLYING, entries=(BEGUN, away)))

    assert not back.is_silent
    assert back.untouched_weeks == pytest.approx(1 / 7)


def test_work_told_of_at_a_rough_day_is_no_silence() -> None:
    today = When(TODAY.year, TODAY.month, TODAY.day, rough=True)
    told = Entry("w2", "worked", today, "flying", amount=Hours(10))

    back = seen(journey(FLYING, entries=(BEGUN, told)))

    assert not back.is_silent
    assert back.untouched_weeks == 0


def test_keeping_it_ends_the_silence() -> None:
    kept = changes.keep(journey(FLYING, entries=(BEGUN,)), "flying", STAMP)

    assert kept.entries[-1].did == "kept"
    assert not seen(kept).is_silent


def test_what_waits_for_hours_behind_other_work_is_not_silent() -> None:
    first = Requirement("first", "First", effort=Effort(5000, 6000))
    later = replace(FLYING, needs=())
    mine = journey(first, later, entries=(BEGUN,))

    ids = [one.id for one in look(mine, today=TODAY, seed=1).requirements]

    assert ids[0] == "first"
    assert not seen(mine).is_silent


def test_a_commitment_passes_without_entries() -> None:
    school = Requirement("s", "School", commitment=Commitment(Weeks(50, 60), 5))
    mine = journey(school, entries=(replace(BEGUN, requirement="s"),))

    assert not seen(mine, "s").is_silent


def test_nobody_is_asked_in_a_declared_break() -> None:
    mine = journey(FLYING, entries=(BEGUN,))
    rest = Period(TODAY, 0, to_date=TODAY + dt.timedelta(weeks=9))
    capacity = Capacity((Period(TODAY, 10), rest))

    resting = replace(mine, plan=replace(mine.plan, capacity=capacity))

    assert not seen(resting).is_silent


def test_paused_work_begins_again_on_its_day_and_work_ends_the_pause() -> None:
    mine = journey(FLYING, entries=(BEGUN,))
    until = TODAY + dt.timedelta(weeks=20)

    paused = changes.pause(mine, "flying", until, STAMP)
    finish, later = seen(mine).finish, seen(paused).finish
    assert finish
    assert finish.p10_date
    assert later
    assert later.p10_date

    assert (seen(paused).paused_until, seen(paused).is_silent) == (until, False)
    assert later.p10_date > until > finish.p10_date
    again = changes.log(paused, "flying", Hours(1), Stamp("s2", When.on(TODAY)))
    assert seen(again).paused_until is None
    undone = changes.undo(paused, Stamp("s3", When.on(TODAY)))
    assert seen(undone).finish == finish


def test_dropped_work_counts_no_longer_and_can_be_chosen_again() -> None:
    mine = journey(FLYING, Requirement("other", "Other", effort=Effort(1, 2)))

    dropped = changes.drop(mine, "flying", STAMP)
    chosen = changes.choose(dropped, "flying", Stamp("s2", When.on(TODAY)))

    assert [r.is_counted for r in dropped.plan.requirements] == [False, True]
    assert chosen.plan == mine.plan
    assert [entry.did for entry in chosen.entries] == ["dropped", "chosen"]
    assert changes.undo(dropped, Stamp("s3", When.on(TODAY))).plan == mine.plan


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda j: changes.choose(j, "flying", STAMP), "counts_already"),
        (lambda j: changes.drop(j, "must", STAMP), "drop_a_must"),
        (lambda j: changes.drop(j, "usual", STAMP), "counts_not"),
        (lambda j: changes.pause(j, "flying", TODAY, STAMP), "later_day_wanted"),
        (lambda j: changes.pause(j, "whole", TODAY, STAMP), "pause_no_work"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(change, code: str) -> None:  # type: ignore[no-untyped-def] # one line for five changes
    mine = journey(
        FLYING,
        Requirement("must", "Must"),
        Requirement("usual", "Usual", level="usual"),
        Requirement("whole", "Whole", parts=(Requirement("part", "Part"),)),
    )

    with pytest.raises(MistakesError) as caught:
        change(mine)

    assert [mistake.code for mistake in caught.value.mistakes] == [code]


def test_the_chance_of_a_return_is_told_only_apart() -> None:
    mine = journey(FLYING, entries=(BEGUN,))

    (odds,) = silence_odds(mine, look(mine, today=TODAY, seed=1, futures=FUTURES))

    assert (odds.id, odds.silent_weeks, odds.gaps) == ("flying", 9, 0)
    assert odds.chance_again == pytest.approx(0.387, abs=0.001)
