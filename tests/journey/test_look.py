from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles.journey import Journey, Outlook, RequirementOutlook, look
from million_miles.values import (
    Capacity,
    Commitment,
    Effort,
    Entry,
    Period,
    Requirement,
    Threshold,
    Weeks,
    When,
)
from tests.journey.journeys import (
    FUTURES,
    TODAY,
    answered,
    applied,
    attempt,
    exactly,
    finished,
    in_weeks,
    journey,
    unknown_odds,
    worked,
    yearly,
)

FLYING = Requirement("flying", "Flying", effort=Effort(60, 120))
APPLY = Requirement("apply", "Apply", attempt=attempt())


def seen(mine: Journey, *, today: dt.date = TODAY, seed: int = 1) -> Outlook:
    return look(mine, today=today, seed=seed, futures=FUTURES)


def one(outlook: Outlook, id_: str) -> RequirementOutlook:
    return next(r for r in outlook.requirements if r.id == id_)


def test_the_same_seed_gives_the_same_outlook() -> None:
    mine = journey(FLYING, APPLY, by=in_weeks(100))

    assert seen(mine) == seen(mine)


def test_another_seed_gives_another_outlook_of_the_same_input() -> None:
    mine = journey(FLYING, APPLY)
    outlooks = [seen(mine, seed=seed) for seed in (1, 2)]

    assert outlooks[0].forecasts[1].quantiles != outlooks[1].forecasts[1].quantiles
    assert outlooks[0].input_hash == outlooks[1].input_hash


def test_another_day_another_entry_and_another_plan_are_another_input() -> None:
    mine = journey(FLYING)
    others = [
        seen(mine, today=TODAY + dt.timedelta(days=1)),
        seen(journey(FLYING, entries=(worked("flying", 1, When.on(TODAY)),))),
        seen(journey(replace(FLYING, title="Wings"))),
        seen(journey(FLYING, zone="Asia/Tokyo")),
    ]

    hashes = {seen(mine).input_hash, *(outlook.input_hash for outlook in others)}

    assert len(hashes) == 5


def test_a_plan_that_asks_for_nothing_knows_no_date() -> None:
    outlook = seen(journey(by=in_weeks(9)))

    assert (outlook.ready.p50_date, outlook.arrival) == (None, None)
    assert outlook.chance_by_date is None
    assert outlook.forecasts == ()
    assert not outlook.work_done


def test_when_all_is_met_one_has_arrived_today() -> None:
    met = finished("flying", When.on(TODAY))

    outlook = seen(journey(FLYING, entries=(met,), by=TODAY))

    assert outlook.work_done
    assert outlook.arrival is not None
    assert outlook.arrival.p90_date == TODAY
    assert outlook.chance_by_date == 1
    assert one(outlook, "flying").finish is None


def test_with_only_an_answer_missing_the_work_is_done() -> None:
    outlook = seen(journey(APPLY))

    assert (outlook.work_done, outlook.miles_to_go) == (True, 0)
    assert outlook.ready.p90_date == TODAY


def test_odds_that_nobody_knows_are_told_as_unknown() -> None:
    unknown = Requirement("apply", "Apply", attempt=unknown_odds())

    outlook = seen(journey(FLYING, unknown, by=in_weeks(200)))

    assert (outlook.arrival, outlook.arrival_given_yes) == (None, None)
    assert outlook.chance_by_date is None
    assert outlook.tries[0].chance_next is None
    assert outlook.ready.p90_date is not None
    assert one(outlook, "apply").start is not None
    assert one(outlook, "apply").finish is None
    assert [forecast.of for forecast in outlook.forecasts] == ["hours_left", "ready"]


def test_what_comes_after_unknown_odds_is_told_as_after_a_yes() -> None:
    exam = Requirement("exam", "Exam", attempt=unknown_odds())
    later = Requirement("later", "Later", effort=Effort(5, 9), needs=("exam",))

    outlook = seen(journey(exam, later))

    assert outlook.assumed_yes == ("exam",)
    assert outlook.ready.never_share == 0
    assert outlook.arrival is None


def test_a_yes_makes_the_odds_a_thing_of_the_past() -> None:
    unknown = Requirement("apply", "Apply", attempt=unknown_odds())
    yes = answered("apply", "accepted", When.on(TODAY))

    outlook = seen(journey(FLYING, unknown, entries=(yes,)))

    assert outlook.tries[0].accepted
    assert outlook.arrival is not None


def test_below_a_must_nobody_is_accepted() -> None:
    endless = Requirement("endless", "Endless", effort=Effort(500_000, 900_000))

    outlook = seen(journey(endless, APPLY, by=in_weeks(3000)))

    assert outlook.arrival is not None
    assert outlook.arrival.never_share == 1
    assert outlook.arrival_given_yes is None
    assert outlook.chance_by_date == 0


def test_the_never_share_and_the_arrival_given_a_yes_fit_together() -> None:
    rare = Requirement("apply", "Apply", attempt=attempt(1, 10, opens=yearly(3)))

    outlook = seen(journey(rare))

    assert outlook.arrival is not None
    assert outlook.arrival_given_yes is not None
    assert 0.5 < outlook.arrival.never_share < 1
    assert outlook.arrival.p50_date is None
    assert outlook.arrival_given_yes.never_share == 0
    assert outlook.arrival_given_yes.p90_date == dt.date(2029, 3, 1)


def test_without_tries_ready_is_arrived() -> None:
    outlook = seen(journey(FLYING, by=in_weeks(12)))

    assert not outlook.has_tries
    assert outlook.arrival == outlook.ready == outlook.arrival_given_yes


def test_a_whole_begins_with_its_first_part_and_ends_with_its_last() -> None:
    parts = tuple(Requirement(f"p{k}", "Part", effort=Effort(9, 20)) for k in range(3))
    whole = Requirement("whole", "Whole", parts=parts)

    outlook = seen(journey(whole))

    starts = [one(outlook, part.id).start for part in parts]
    assert one(outlook, "whole").start in starts
    assert one(outlook, "whole").finish == outlook.ready
    assert {r.parent_id for r in outlook.requirements} == {"", "whole"}


def test_a_whole_with_a_last_try_waits_for_the_yes_but_ready_does_not() -> None:
    letters = Requirement("letters", "Letters", effort=Effort(4, 9))
    send = Requirement("send", "Send", attempt=attempt(opens=yearly(60)))
    outlook = seen(journey(Requirement("whole", "Whole", parts=(letters, send))))

    assert outlook.ready == one(outlook, "letters").finish
    assert one(outlook, "whole").finish == one(outlook, "send").finish
    assert one(outlook, "whole").finish == outlook.arrival


def test_the_met_come_first_and_the_others_have_their_places() -> None:
    requirements = [
        Requirement("last", "Last", effort=Effort(5, 9), needs=("first",)),
        Requirement("first", "First", effort=Effort(5, 9)),
        Requirement("met", "Met", effort=Effort(5, 9)),
    ]

    outlook = seen(journey(*requirements, entries=(finished("met", When()),)))

    assert [(r.id, r.place) for r in outlook.requirements] == [
        ("met", 0),
        ("first", 1),
        ("last", 2),
    ]


def test_a_try_that_is_out_waits_and_says_until_when() -> None:
    apply = Requirement("apply", "Apply", attempt=replace(attempt(), answer_weeks=40))
    at = When.on(TODAY - dt.timedelta(weeks=10))

    outlook = seen(journey(apply, entries=(applied("apply", at),)))

    assert one(outlook, "apply").state == "waiting"
    assert outlook.tries[0].answer_date == in_weeks(30)
    assert outlook.arrival is not None
    assert outlook.arrival.p10_date == in_weeks(30)


def test_hours_that_nobody_knows_are_left_out_by_name() -> None:
    outlook = seen(journey(FLYING, Requirement("citizen", "Citizenship")))

    assert outlook.left_out == ("citizen",)
    assert one(outlook, "citizen").hours_left is None


def test_work_in_the_journal_brings_the_date_nearer_but_not_the_reading() -> None:
    bar = Threshold("flown", ">=", 40, "h")
    requirement = replace(FLYING, bar=bar)
    entry = worked("flying", 30, When(2026, rough=True))

    outlook = seen(journey(requirement, entries=(entry,)))

    assert outlook.hours_done == 30
    assert one(outlook, "flying").reading is None
    assert outlook.hours_left.mean_hours < seen(journey(FLYING)).hours_left.mean_hours


def test_hours_that_begin_later_leave_a_date() -> None:
    plan = journey(FLYING).plan
    mine = Journey(replace(plan, capacity=Capacity((Period(in_weeks(10), 10),))))

    outlook = seen(mine)

    assert outlook.promised_hours_per_week == 0
    assert outlook.ready.p10_date is not None
    assert outlook.ready.p10_date > in_weeks(10)
    assert one(outlook, "flying").start is not None
    assert outlook.weeks[0].hours == 0


def test_the_coming_weeks_add_up_and_name_what_takes_them() -> None:
    degree = Commitment(Weeks(10, 10), 4)
    outlook = seen(
        journey(Requirement("degree", "Degree", commitment=degree), FLYING, hours=12)
    )

    first = outlook.weeks[0]

    assert [week.monday_date for week in outlook.weeks] == [
        TODAY + dt.timedelta(weeks=k) for k in range(4)
    ]
    assert dict(first.by_requirement)["degree"] == pytest.approx(4, rel=1e-3)
    assert sum(hours for _, hours in first.by_requirement) == pytest.approx(first.hours)
    total = sum(week.hours for week in outlook.hours_by_week)
    assert total == pytest.approx(outlook.hours_left.mean_hours, rel=0.02)


def test_a_forecast_holds_what_was_told() -> None:
    outlook = seen(journey(FLYING, APPLY, by=in_weeks(20)))

    by_kind = {forecast.of: forecast for forecast in outlook.forecasts}
    ready, arrival = by_kind["ready"], by_kind["arrival"]

    assert arrival.chance_by_date == outlook.chance_by_date
    assert by_kind["hours_left"].chance_by_date is None
    assert ready.quantiles[49] is not None
    assert outlook.ready.p50_date == TODAY + dt.timedelta(
        days=int(ready.quantiles[49] * 7)
    )
    assert arrival.input_hash == outlook.input_hash


def test_a_bar_that_was_raised_is_named_beside_the_tries() -> None:
    raised = Entry(
        "r1",
        "raised",
        When.on(TODAY),
        "flying",
        amount=Threshold("flown", ">=", 90, "h"),
    )

    assert seen(journey(FLYING, APPLY, entries=(raised,))).tries[0].raised_ids == (
        "flying",
    )


def test_what_is_bound_to_the_calendar_takes_its_weeks() -> None:
    degree = Requirement("degree", "Degree", commitment=Commitment(Weeks(100, 100), 9))

    outlook = seen(journey(degree))

    finish = one(outlook, "degree").finish
    assert finish is not None
    assert finish.p50_date is not None
    assert abs((finish.p50_date - in_weeks(100)).days) <= 3


def test_more_exact_efforts_make_a_narrower_date() -> None:
    def days(effort: Effort) -> int:
        ready = seen(journey(replace(FLYING, effort=effort))).ready
        assert ready.p10_date is not None
        assert ready.p90_date is not None
        return (ready.p90_date - ready.p10_date).days

    assert days(exactly(200)) < days(Effort(80, 500))
