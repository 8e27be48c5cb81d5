"""Whatever the files may say, a look is sound or names what can never be."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from million_miles import roadmap, telling
from million_miles.journey import (
    Journey,
    Outlook,
    explain,
    has_arrived,
    look,
    look_back,
    made,
    next_step,
)
from million_miles.journey.results import DateRange
from million_miles.values import LANGUAGES, Capacity, Entry, Period, Plan
from tests.exchange import strategies

FUTURES = 64
SPARINGLY = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan that asks for something, most often with hours to spend."""
    plan = draw(strategies.plans().filter(lambda plan: bool(plan.requirements)))
    if draw(st.integers(0, 3)) == 0:
        return plan
    period = Period(draw(strategies.dates()), draw(st.sampled_from([3, 20, 168])))
    return replace(plan, capacity=Capacity((*plan.capacity.periods, period)))


@st.composite
def entries_about(draw: st.DrawFn, plan: Plan) -> tuple[Entry, ...]:
    named = st.sampled_from([r.id for r in plan.everything()])
    drawn = draw(strategies.journals())
    return tuple(
        replace(entry, requirement=draw(named)) if draw(st.booleans()) else entry
        for entry in drawn
    )


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    plan = draw(plans())
    entries = draw(entries_about(plan))
    return Journey(plan, entries, profile=draw(strategies.profiles()))


def ranges(outlook: Outlook) -> list[DateRange]:
    ends = [outlook.ready, outlook.arrival, outlook.arrival_given_yes]
    ends += [end for r in outlook.requirements for end in (r.start, r.finish)]
    return [end for end in ends if end is not None]


def require_sound(outlook: Outlook) -> None:
    for end in ranges(outlook):
        days = [d or dt.date.max for d in (end.p10_date, end.p50_date, end.p90_date)]
        assert [outlook.on_date, *days] == sorted([outlook.on_date, *days])
        assert 0 <= end.never_share <= 1
    left = outlook.hours_left
    assert 0 <= left.p10_hours <= left.p50_hours <= left.p90_hours < math.inf
    assert all(week.hours >= 0 for week in (*outlook.weeks, *outlook.hours_by_week))
    for one in outlook.tries:
        assert one.chance_next is None or 0 <= one.chance_next <= 1
    assert 0 <= (outlook.chance_by_date or 0) <= 1
    assert 0 <= outlook.miles_to_go <= 1_000_000


def look_or_reason(
    journey: Journey, today: dt.date
) -> Outlook | roadmap.ImpossibleError:
    try:
        return look(journey, today=today, seed=1, futures=FUTURES)
    except roadmap.ImpossibleError as error:
        return error


@given(journeys(), strategies.dates())
@SPARINGLY
def test_every_look_is_sound_or_names_what_can_never_be(
    journey: Journey, today: dt.date
) -> None:
    found = look_or_reason(journey, today)

    if isinstance(found, Outlook):
        require_sound(found)
        assert next_step(journey, found).kind
    else:
        assert found.task_id in {r.id for r in journey.plan.everything()}
        assert found.code in roadmap.CODES


@given(journeys(), strategies.dates())
@settings(SPARINGLY, max_examples=30)
def test_every_date_that_can_be_told_can_be_explained(
    journey: Journey, today: dt.date
) -> None:
    assume(isinstance(look_or_reason(journey, today), Outlook))

    explanation = explain(journey, today=today, seed=1, futures=FUTURES)

    asked = {r.id for r in explanation.outlook.requirements if r.state != "met"}
    assert {link.id for link in explanation.chain} <= asked
    assert bool(explanation.chain) == bool(asked)
    assert all(0 <= link.share_last <= 1 for link in explanation.chain)


@given(journeys(), strategies.dates())
@settings(SPARINGLY, max_examples=60)
def test_what_was_made_can_always_be_told(journey: Journey, today: dt.date) -> None:
    found = look_or_reason(journey, today)
    assume(isinstance(found, Outlook))
    assert isinstance(found, Outlook)

    so_far, road = made(journey, found), look_back(journey, today)

    met = {r.id for r in found.requirements if r.state == "met"}
    assert {one.id for one in so_far.bars} <= met
    assert {one.id for one in so_far.expiring} <= met
    assert all(0 <= (one.chance_above or 0) <= 1 for one in so_far.bars)
    assert (road is not None) == has_arrived(found)
    for language in LANGUAGES:
        assert bool(telling.made(so_far, language=language)) == any(
            (so_far.bars, so_far.moving, so_far.falling, so_far.expiring)
        )
        assert road is None or telling.look_back(road, language=language)
