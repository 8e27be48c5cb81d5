from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from million_miles.journey import Journey, look, score
from million_miles.values import Effort, Entry, Forecast, Hours, Requirement, When
from tests.journey.journeys import TODAY, attempt, journey

WEEK = dt.timedelta(weeks=1)


def finished(count: int, *, ratio: float = 1.5) -> Journey:
    """Return a journey of so many pieces of work of ten hours, one done each week."""
    pieces = [
        Requirement(f"p{i}", f"Piece {i}", effort=Effort(8, 12.5)) for i in range(count)
    ]
    entries = []
    for i in range(count):
        at = When.on(TODAY - (count - i) * WEEK)
        hours = Hours(10 * ratio * (1 + 0.1 * (i % 3)))
        entries.append(Entry(f"w{i}", "worked", at, f"p{i}", amount=hours))
        entries.append(Entry(f"f{i}", "finished", at, f"p{i}"))
    return journey(*pieces, entries=tuple(entries))


def saved(mine: Journey, *days: dt.date) -> Journey:
    forecasts: list[Forecast] = []
    for day in days:
        known = tuple(e for e in mine.entries if e.at.date and e.at.date <= day)
        before = replace(mine, entries=known)
        forecasts += look(before, today=day, seed=1, futures=256).forecasts
    return replace(mine, forecasts=tuple(forecasts))


def test_each_finished_piece_is_an_event_and_ten_are_enough() -> None:
    few, enough = (score(finished(n), today=TODAY, seed=1) for n in (9, 10))

    assert (few.tasks, few.is_enough, few.ks) == (9, False, None)
    assert (enough.tasks, enough.is_enough) == (10, True)
    assert enough.ks is not None
    assert enough.raw_crps_hours == pytest.approx(
        np.mean([abs(15 * (1 + 0.1 * (i % 3)) - 10) for i in range(10)])
    )


def test_many_forecasts_of_one_date_are_one_event() -> None:
    mine = saved(finished(3), *(TODAY - n * WEEK for n in (5, 4, 3, 2)))

    (ready,) = [
        one for one in score(mine, today=TODAY, seed=1).events if one.of == "ready"
    ]

    assert ready.forecasts == 4
    assert ready.came
    assert ready.first_date == TODAY - 5 * WEEK


def test_what_is_open_is_followed_and_its_error_grows_where_it_was_expected() -> None:
    work = Requirement("work", "Work", effort=Effort(9, 11))
    mine = saved(journey(work), TODAY)

    soon, late = (score(mine, today=TODAY + n * WEEK, seed=1).events for n in (0, 30))

    assert [one.of for one in soon] == ["ready", "arrival"]
    assert soon[0].crps == 0
    assert soon[0].decided == 0
    assert late[0].crps > 20
    assert (late[0].held, late[0].decided, late[0].came) == (0, 1, False)


def test_a_chance_by_a_date_is_scored_once_the_date_has_passed() -> None:
    tried = Requirement("apply", "Apply", attempt=attempt(3, 10))
    by = TODAY + 10 * WEEK
    mine = saved(journey(tried, by=by), TODAY)
    yes = Entry("a", "answered", When.on(by), "apply", amount="accepted")

    before = score(mine, today=by - WEEK, seed=1).reliability
    refused = score(mine, today=by, seed=1).reliability
    accepted = score(replace(mine, entries=(yes,)), today=by, seed=1).reliability

    assert [one.times for one in (before, refused, accepted)] == [0, 1, 1]
    assert refused.brier**0.5 + accepted.brier**0.5 == pytest.approx(1)


def test_later_forecasts_and_an_empty_journey_score_nothing() -> None:
    mine = saved(journey(Requirement("work", "Work", effort=Effort(9, 11))), TODAY)

    assert score(mine, today=TODAY - WEEK, seed=1).events == ()
    assert score(journey(), today=TODAY, seed=1).tasks == 0


def test_what_was_told_once_it_had_come_is_no_forecast() -> None:
    mine = saved(finished(3), TODAY - 5 * WEEK, TODAY - WEEK, TODAY)

    (ready,) = [
        one for one in score(mine, today=TODAY, seed=1).events if one.of == "ready"
    ]

    assert (ready.forecasts, ready.last_date) == (1, TODAY - 5 * WEEK)
    assert score(saved(finished(3), TODAY), today=TODAY, seed=1).events == ()
