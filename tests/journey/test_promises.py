from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles import distance
from million_miles.journey import (
    Journey,
    Stamp,
    changes,
    fewer_hours,
    kept_promise,
    life_happened,
    long_silence,
    promise,
    worked_roughly,
)
from million_miles.values import (
    Capacity,
    Effort,
    Entry,
    Hours,
    MistakesError,
    Period,
    Requirement,
    When,
)
from tests.journey.journeys import TODAY, journey

DAY = dt.timedelta(days=1)
BACK = Stamp("b1", When.on(TODAY))
UNDO = Stamp("u1", When.on(TODAY))
FLYING = Requirement("flying", "Flying", effort=Effort(900, 1900))
DAILY = Hours(10 / 7)
ANSWERS: dict[str, Callable[[Journey], Journey]] = {
    "worked": lambda mine: worked_roughly(mine, Hours(10), BACK, "flying"),
    "break": lambda mine: life_happened(mine, BACK, "flu"),
    "hours": lambda mine: fewer_hours(mine, 5, BACK),
    "easy": lambda mine: promise(
        mine, Period(TODAY + 7 * DAY, 2, TODAY + 13 * DAY, "tests"), BACK
    ),
}


def silent_for(days: int) -> Journey:
    """Twelve weeks of work as promised, then so many days of nothing."""
    last = TODAY - days * DAY
    work = tuple(
        Entry(f"w{back}", "worked", When.on(last - back * DAY), "flying", amount=DAILY)
        for back in range(84, -1, -1)
    )
    mine = journey(FLYING, entries=work)
    capacity = Capacity((Period(dt.date(2025, 1, 1), 10),))
    return replace(mine, plan=replace(mine.plan, capacity=capacity))


def pace_of(mine: Journey) -> distance.Pace:
    return distance.measure(mine.plan, mine.entries, today=TODAY).pace


@pytest.mark.parametrize(("days", "is_asked"), [(13, False), (14, True), (40, True)])
def test_two_weeks_without_an_entry_are_asked_about(days: int, is_asked: bool) -> None:
    silence = long_silence(silent_for(days), TODAY)

    assert (silence is not None) == is_asked
    if silence is not None:
        assert silence.weeks == days / 7
        assert silence.first_date == TODAY - (days - 1) * DAY
        assert silence.id == "flying"


def test_without_any_entry_or_promise_there_is_nothing_to_ask() -> None:
    free = promise(silent_for(20), Period(TODAY, 0), BACK)

    assert long_silence(journey(FLYING), TODAY) is None
    assert long_silence(free, TODAY + 30 * DAY) is None


@pytest.mark.parametrize("answer", ANSWERS)
def test_each_answer_ends_the_silence_and_is_wholly_undone(answer: str) -> None:
    mine = silent_for(20)
    after = ANSWERS[answer](mine)
    undone = changes.undo(after, UNDO)

    assert len(after.entries) == len(mine.entries) + 1
    assert long_silence(after, TODAY) is None
    assert undone.plan == mine.plan
    assert long_silence(undone, TODAY) == long_silence(mine, TODAY)
    assert kept_promise(undone, TODAY) == kept_promise(mine, TODAY)
    assert pace_of(undone) == pace_of(mine)


def test_life_that_happened_lifts_the_score_and_leaves_the_pace_as_it_was() -> None:
    mine = silent_for(28)
    after = life_happened(mine, BACK)

    assert (
        kept_promise(after, TODAY).share > 0.99 > 0.6 > kept_promise(mine, TODAY).share
    )
    assert pace_of(after) == pace_of(mine)
    assert pace_of(mine).empty_weeks == 3


def test_rough_hours_are_done_hours_and_take_their_weeks_out_of_the_pace() -> None:
    mine = silent_for(28)
    after = worked_roughly(mine, Hours(40), BACK, "flying")
    (before_flying, after_flying) = (
        distance.measure(one.plan, one.entries, today=TODAY).standing("flying")
        for one in (mine, after)
    )

    assert after.entries[-1].at == When(2026, 11, 23, rough=True)
    assert after_flying.hours_done == before_flying.hours_done + 40
    assert kept_promise(after, TODAY).share > 0.99
    assert pace_of(after).empty_weeks == 0
    assert pace_of(after).given_hours == pace_of(mine).given_hours
    assert pace_of(after).median > pace_of(mine).median


def test_other_hours_hold_from_today_on_and_the_past_stays_as_it_was() -> None:
    mine = silent_for(20)
    after = fewer_hours(mine, 5, BACK)

    assert after.plan.capacity.hours_on(TODAY) == 5
    assert after.plan.capacity.hours_on(TODAY - DAY) == 10
    assert kept_promise(after, TODAY) == kept_promise(mine, TODAY)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("no_silence", lambda: life_happened(silent_for(1), BACK)),
        ("nothing_written_yet", lambda: life_happened(journey(FLYING), BACK)),
        (
            "more_than_the_days",
            lambda: worked_roughly(silent_for(3), Hours(73), BACK),
        ),
        (
            "promise_of_the_past",
            lambda: promise(silent_for(3), Period(TODAY - DAY, 5), BACK),
        ),
        (
            "promise_gone",
            lambda: changes.undo(
                Journey(
                    silent_for(3).plan, fewer_hours(silent_for(3), 5, BACK).entries
                ),
                UNDO,
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused(code: str, change: Callable[[], object]) -> None:
    with pytest.raises(MistakesError) as caught:
        change()

    assert caught.value.mistakes[0].code == code


@given(
    st.integers(0, 200),
    st.floats(0, 168),
    st.none() | st.integers(0, 60),
    st.text("ab"),
)
def test_any_promise_can_be_made_and_undone(
    ahead: int, hours: float, length: int | None, because: str
) -> None:
    mine, first = silent_for(3), TODAY + ahead * DAY
    last = None if length is None else first + length * DAY
    period = Period(first, hours, last, because)
    after = promise(mine, period, BACK)

    assert after.plan.capacity.hours_on(first) == hours
    assert changes.undo(after, UNDO).plan == mine.plan


def test_nothing_new_begins_inside_an_easy_week_and_fewer_hours_come_after_it() -> None:
    easy = Period(TODAY - 3 * DAY, 4, TODAY + 3 * DAY)
    mine = silent_for(20)
    capacity = Capacity((*mine.plan.capacity.periods, easy))
    mine = replace(mine, plan=replace(mine.plan, capacity=capacity))

    with pytest.raises(MistakesError) as caught:
        promise(mine, Period(TODAY, 5), BACK)
    after = fewer_hours(mine, 5, BACK).plan.capacity

    assert caught.value.mistakes[0].code == "promise_overlaps"
    assert (after.hours_on(TODAY), after.hours_on(TODAY + 4 * DAY)) == (4, 5)


def test_what_undid_a_promise_is_not_undone_itself() -> None:
    undone = changes.undo(fewer_hours(silent_for(20), 5, BACK), UNDO)

    with pytest.raises(MistakesError) as caught:
        changes.undo(undone, Stamp("u2", When.on(TODAY)), entry_id="u1")

    assert caught.value.mistakes[0].code == "undone_in_the_plan"
