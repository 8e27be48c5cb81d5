from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles.journey import Journey, Score, look, pooled, saved_forecasts, score
from million_miles.values import (
    BaseRate,
    Effort,
    Entry,
    Requirement,
    Try,
    TryForecast,
    When,
)
from tests.journey.journeys import TODAY, answered, applied, attempt, finished, journey

WEEK = dt.timedelta(weeks=1)
CALL = Requirement("apply", "Apply", attempt=attempt(3, 10))


def told(
    day: dt.date, chance: float, *, number: int = 1, id_: str = "apply"
) -> TryForecast:
    return TryForecast(day, id_, number, chance, seed=1, method="3", input_hash="h")


def scored(mine: Journey, *forecasts: TryForecast, today: dt.date = TODAY) -> Score:
    return score(replace(mine, forecasts=forecasts), today=today, seed=1)


def refused(day: dt.date, *, number: int | None = None) -> Entry:
    return answered("apply", "refused", When.on(day), number=number)


def test_a_look_keeps_the_chance_of_the_next_try_and_of_the_one_that_waits() -> None:
    mine = journey(CALL, entries=(refused(TODAY - WEEK),))
    waiting = replace(mine, entries=(*mine.entries, applied("apply", When.on(TODAY))))

    for one, expected in ((mine, 2), (waiting, 2)):
        outlook = look(one, today=TODAY, seed=1, futures=64)
        (kept,) = [f for f in saved_forecasts(outlook) if isinstance(f, TryForecast)]

        assert (kept.number, kept.requirement) == (expected, "apply")
        assert kept.chance == pytest.approx(outlook.tries[0].chance_next, rel=1e-5)
        assert (kept.input_hash, kept.seed) == (outlook.input_hash, 1)


def test_no_chance_is_kept_of_a_yes_or_of_unknown_odds() -> None:
    unknown = Requirement("apply", "Apply", attempt=Try("judged"))
    yes = answered("apply", "accepted", When.on(TODAY))

    for mine in (journey(unknown), journey(CALL, entries=(yes,))):
        outlook = look(mine, today=TODAY, seed=1, futures=64)

        assert not [f for f in saved_forecasts(outlook) if isinstance(f, TryForecast)]


def test_weekly_chances_of_one_try_are_one_event() -> None:
    days = [TODAY - n * WEEK for n in (9, 8, 7, 6)]
    mine = journey(CALL, entries=(refused(TODAY - WEEK),))

    (one,) = scored(mine, *(told(day, 0.3) for day in days)).chances

    assert (one.days, one.came, one.number) == (4, False, 1)


def test_a_try_counts_with_what_was_said_when_it_was_made() -> None:
    made = applied("apply", When.on(TODAY - 6 * WEEK))
    mine = journey(CALL, entries=(made, refused(TODAY - WEEK)))
    before, at, after = (
        told(TODAY - n * WEEK, chance) for n, chance in ((9, 0.1), (6, 0.2), (3, 0.4))
    )

    assert scored(mine, before, at, after).chances[0].chance == 0.2
    assert scored(mine, before, after).chances[0].chance == 0.1
    assert scored(mine, after).chances[0].chance == 0.4


def test_what_was_told_with_the_answer_known_or_of_another_try_is_left_out() -> None:
    mine = journey(CALL, entries=(refused(TODAY - WEEK),))

    known = told(TODAY - WEEK, 0.1)
    other = told(TODAY - 2 * WEEK, 0.1, number=2)
    assert scored(mine, known, other).chances == ()
    assert scored(journey(CALL), told(TODAY - WEEK, 0.1)).chances == ()


def test_a_try_that_was_withdrawn_is_no_answer() -> None:
    out = answered("apply", "withdrawn", When.on(TODAY))

    assert scored(journey(CALL, entries=(out,)), told(TODAY - WEEK, 0.1)).chances == ()


def test_a_try_is_found_under_its_new_name() -> None:
    new = Requirement("call", "Call", attempt=attempt(3, 10))
    renamed = Entry("r", "renamed", When.on(TODAY - WEEK), "apply", amount="call")
    yes = answered("call", "accepted", When.on(TODAY))
    mine = journey(new, entries=(renamed, yes))

    (one,) = scored(mine, told(TODAY - 2 * WEEK, 0.1)).chances

    assert (one.title, one.came) == ("Call", True)


def dated(mine: Journey, *days: dt.date) -> Journey:
    looks = [look(mine, today=day, seed=1, futures=64) for day in days]
    return replace(mine, forecasts=tuple(f for o in looks for f in saved_forecasts(o)))


def test_a_wished_date_is_one_event_with_what_was_said_first() -> None:
    by = TODAY + 10 * WEEK
    mine = dated(journey(CALL, by=by), TODAY, TODAY + WEEK, TODAY + 2 * WEEK)

    assert score(mine, today=by - WEEK, seed=1).chances == ()
    (one,) = score(mine, today=by, seed=1).chances
    assert (one.of, one.by_date, one.days, one.told_on) == ("by_date", by, 3, TODAY)
    assert not one.came


def test_it_may_come_in_time_too_late_or_on_a_day_that_nobody_knows() -> None:
    by = TODAY + 10 * WEEK
    mine = dated(journey(CALL, by=by), TODAY)

    def came(at: When, today: dt.date) -> list[bool]:
        yes = answered("apply", "accepted", at)
        told_now = score(replace(mine, entries=(yes,)), today=today, seed=1).chances
        return [one.came for one in told_now if one.of == "by_date"]

    assert came(When.on(by - WEEK), by - WEEK) == [True]
    assert came(When.on(by + WEEK), by + WEEK) == [False]
    assert came(When(by.year, rough=True), by + WEEK) == []


def test_journeys_are_put_together_thing_by_thing() -> None:
    work = Requirement("work", "Work", effort=Effort(9, 11))
    one = scored(
        journey(CALL, entries=(refused(TODAY - WEEK),)), told(TODAY - 2 * WEEK, 0.3)
    )
    at = When.on(TODAY - WEEK)
    other = score(
        dated(journey(work, entries=(finished("work", at),)), TODAY),
        today=TODAY,
        seed=1,
    )

    both = pooled([one, other, one])

    assert both.reliability.times == 2
    assert both.events == (*one.events, *other.events, *one.events)
    assert both.goals == ("Fly", "Fly", "Fly")
    assert pooled([one]) is one
    with pytest.raises(ValueError, match="at least one"):
        pooled([])


def test_base_rates_by_attempt_tell_each_try_its_own_chance() -> None:
    rates = (BaseRate(1, 10, attempt=1), BaseRate(3, 10, attempt=2, and_later=True))
    mine = journey(
        Requirement("apply", "Apply", attempt=Try("judged", base_rates=rates))
    )
    outlook = look(mine, today=TODAY, seed=1, futures=64)

    (kept,) = [f for f in saved_forecasts(outlook) if isinstance(f, TryForecast)]

    assert kept.chance == pytest.approx(outlook.tries[0].chance_next, rel=1e-5)
    assert kept.chance < 0.2
