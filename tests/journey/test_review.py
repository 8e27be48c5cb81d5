from __future__ import annotations

import datetime as dt
from dataclasses import replace

from million_miles.journey import Journey, Review, look, next_bars, review
from million_miles.values import (
    Effort,
    Entry,
    Evidence,
    Reading,
    Requirement,
    Step,
    Threshold,
    When,
)
from tests.journey.journeys import (
    TODAY,
    answered,
    applied,
    attempt,
    exactly,
    finished,
    journey,
    worked,
    yearly,
)

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
WORK = Requirement("work", "Work", effort=exactly(100))
CALL = Requirement("apply", "Apply", attempt=attempt(3, 10, opens=yearly(6)))


def reviewed(mine: Journey, *, today: dt.date = TODAY) -> Review:
    outlook = look(mine, today=today, seed=1, futures=64)
    bars = next_bars(mine, today=today, seed=1, futures=32)
    return review(mine, outlook, bars)


def test_the_week_is_the_seven_days_that_end_today() -> None:
    entries = tuple(
        worked("work", 2, When.on(TODAY - n * DAY), entry_id=f"w{n}") for n in (0, 6, 7)
    )

    week = reviewed(journey(WORK, entries=entries))

    assert (week.from_date, week.worked_hours) == (TODAY - 6 * DAY, 4)
    assert [(one.id, one.hours) for one in week.worked] == [("work", 4)]
    assert week.promised_hours == 10 / 7  # the promise begins today
    assert reviewed(journey(WORK), today=TODAY + WEEK).promised_hours == 10


def test_hours_are_asked_about_where_the_road_had_some_and_nothing_was_written() -> (
    None
):
    assert [one.id for one in reviewed(journey(WORK)).quiet] == ["work"]
    done = worked("work", 2, When.on(TODAY))
    assert reviewed(journey(WORK, entries=(done,))).quiet == ()


def test_what_was_finished_this_week_is_named_and_older_things_are_not() -> None:
    other = Requirement("other", "Other", effort=exactly(5))
    steps = (Step("Call", done_date=TODAY), Step("Ask", due_date=TODAY + 3 * DAY))
    later = Step("Write", due_date=TODAY + 8 * DAY)
    entries = (
        finished("work", When.on(TODAY)),
        finished("other", When.on(TODAY - WEEK)),
    )

    week = reviewed(journey(WORK, other, entries=entries, inbox=(*steps, later)))

    assert [(one.title, one.is_step) for one in week.done] == [
        ("Work", False),
        ("Call", True),
    ]
    assert [one.step for one in week.due_steps] == ["Ask"]


def test_a_reading_is_due_where_it_is_missing_old_or_runs_out() -> None:
    bar = Threshold("score", ">=", 70, "points")
    theory = Requirement("theory", "Theory", bar=bar, effort=Effort(40, 80))
    licence = Requirement(
        "licence", "Licence", bar=bar, effort=Effort(4, 8), valid_weeks=52
    )
    begun = worked("theory", 5, When.on(TODAY - WEEK))
    old = Entry(
        "m", "measured", When.on(TODAY - 40 * WEEK), "theory",
        amount=Reading(50, "points"),
    )  # fmt: skip
    got = finished("licence", When.on(TODAY - 48 * WEEK))

    def due(*entries: Entry) -> list[tuple[str, str]]:
        week = reviewed(journey(theory, licence, entries=entries))
        return [(one.id, one.why) for one in week.due_readings]

    assert due() == []
    assert due(begun) == [("theory", "not_measured")]
    assert due(old, begun) == [("theory", "stale")]
    assert due(got) == [("licence", "expires")]


def test_tries_wait_or_were_answered_this_week() -> None:
    out = applied("apply", When.on(TODAY - WEEK))
    no = answered("apply", "refused", When.on(TODAY))

    waits = reviewed(journey(CALL, entries=(out,)))
    told = reviewed(journey(CALL, entries=(out, no)))
    over = reviewed(journey(CALL, entries=(out, no)), today=TODAY + WEEK)

    assert [(one.id, one.number) for one in waits.waiting] == [("apply", 1)]
    assert ([one.id for one in told.answered], told.waiting) == (["apply"], ())
    assert over.answered == ()


def test_the_bar_that_gives_most_for_its_hours_is_named() -> None:
    bar = Requirement(
        "lab", "A laboratory", level="edge", effort=Effort(20, 30),
        evidence=Evidence(selected=0.9, applicants=0.3),
    )  # fmt: skip

    week = reviewed(journey(CALL, bar))

    assert week.best_bar is not None
    assert (week.best_bar.id, week.best_bar.kind) == ("lab", "choose")
    assert reviewed(journey(CALL)).best_bar is None


def test_once_a_year_it_points_to_the_odds_of_the_whole_goal() -> None:
    mine = journey(WORK, entries=(worked("work", 1, When.on(TODAY)),))

    def is_yearly(weeks: int) -> bool:
        return reviewed(mine, today=TODAY + weeks * WEEK).look_ahead

    assert [weeks for weeks in (0, 1, 51, 52, 53, 104) if is_yearly(weeks)] == [52, 104]
    assert not reviewed(replace(mine, entries=())).look_ahead


def test_two_silent_weeks_are_seen_as_one_silence() -> None:
    mine = journey(WORK, entries=(worked("work", 2, When.on(TODAY)),))

    silence = reviewed(mine, today=TODAY + 3 * WEEK).long_silence

    assert silence is not None
    assert (silence.id, int(silence.weeks)) == ("work", 3)
    assert reviewed(mine, today=TODAY + WEEK).long_silence is None
