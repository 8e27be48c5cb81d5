"""What changed between two days is split into causes that sum to the whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from million_miles import roadmap
from million_miles.journey import Changed, Journey, changed, look
from million_miles.journey.changed import CAUSES, Cause
from million_miles.values import (
    Amount,
    Capacity,
    Commitment,
    Effort,
    Entry,
    Hours,
    KeptOrder,
    Period,
    Plan,
    Reading,
    Requirement,
    Threshold,
    Weeks,
    When,
)
from million_miles.values.journal import Did
from tests.exchange import strategies
from tests.journey.journeys import TODAY, attempt, journey, yearly
from tests.journey.test_any_journey import SPARINGLY, journeys

SINCE = TODAY - dt.timedelta(weeks=20)
POINTS = Threshold("score", ">=", 100.0, "points")
WORK = Requirement("work", "Work", effort=Effort(100, 200), bar=POINTS)
APPLY = Requirement("apply", "Apply", attempt=attempt(30, 100, opens=yearly(60)))
FUTURES = 256


def at(weeks: float, did: Did, amount: Amount | None = None, of: str = "work") -> Entry:
    """Return an entry so many weeks after the first day."""
    day = SINCE + dt.timedelta(weeks=weeks)
    id_ = f"{did[:3]}{weeks}".replace(".", "x").replace("-", "m")
    return Entry(id_, did, When.on(day), of, amount=amount)


def worked(weeks: float, hours: float = 10) -> Entry:
    return at(weeks, "worked", Hours(hours))


def undone_by(weeks: float, entry: Entry) -> Entry:
    day = SINCE + dt.timedelta(weeks=weeks)
    return Entry("undo", "undone", When.on(day), undoes=entry.id)


def mine(*entries: Entry, hours: float = 10) -> Journey:
    promised = Capacity((Period(SINCE - dt.timedelta(weeks=60), hours),))
    base = journey(WORK, APPLY)
    return replace(base, plan=replace(base.plan, capacity=promised), entries=entries)


def since(
    later: Journey, *, plan_then: Plan | None = None, today: dt.date = TODAY
) -> Changed:
    return changed(
        later,
        since=SINCE,
        today=today,
        seed=1,
        plan_then=plan_then,
        futures=FUTURES,
    )


def causes(result: Changed) -> dict[Cause, float]:
    """Return the hours of each cause that moved any."""
    return {p.cause: p.hours_left for p in result.parts if abs(p.hours_left) > 1e-9}


def require_whole(result: Changed) -> None:
    before, after, parts = result.before, result.after, result.parts
    for name in ("hours_left", "miles_to_go", "ready_weeks"):
        whole = getattr(after, name) - getattr(before, name)
        assert sum(getattr(p, name) for p in parts) == pytest.approx(whole, abs=1e-6)
    if before.chance is not None and after.chance is not None:
        known = [p.chance or 0.0 for p in parts]
        assert sum(known) == pytest.approx(after.chance - before.chance, abs=1e-9)
    order = [CAUSES.index(part.cause) for part in parts]
    assert order == sorted(set(order))


@given(journeys(), strategies.dates(), st.integers(1, 400))
@settings(SPARINGLY, max_examples=40)
def test_the_parts_sum_to_the_whole(
    any_journey: Journey, first: dt.date, days: int
) -> None:
    last = min(first + dt.timedelta(days=days), dt.date(2200, 12, 31))
    assume(first < last)
    try:
        now = look(any_journey, today=last, seed=1, futures=64)
        result = changed(any_journey, since=first, today=last, seed=1, futures=64)
    except roadmap.ImpossibleError:
        return

    require_whole(result)
    assert result.after.hours_left == pytest.approx(now.hours_left.p50_hours)
    assert result.after.miles_to_go == now.miles_to_go
    assert result.ready_after_date == (now.ready.p50_date if now.requirements else None)


def test_every_kind_of_entry_has_its_own_cause() -> None:
    entries = (
        worked(-8),
        worked(1, 30),
        at(2, "estimated", Effort(200, 300)),
        at(3, "raised", replace(POINTS, value=120.0)),
        at(4, "measured", Reading(40, "points")),
        worked(5, 20),
        at(6, "measured", Reading(50, "points")),
    )

    found = causes(since(mine(*entries)))

    assert set(found) == {"work", "estimates", "bars", "evidence"}
    assert found["work"] < 0 < found["estimates"]
    assert found["bars"] > 0


def test_work_alone_takes_hours_and_weeks_go_by() -> None:
    result = since(mine(*(worked(week, 5) for week in range(-10, 20))))

    assert set(causes(result)) == {"work"}
    assert {part.cause for part in result.parts} <= {"time", "work", "pace"}
    require_whole(result)


def test_what_was_noted_and_undone_again_never_mattered() -> None:
    mistake = worked(3, 80)
    undone = undone_by(4, mistake)

    assert causes(since(mine(mistake, undone))) == {}


def test_undoing_what_had_counted_is_a_choice_of_its_own() -> None:
    early = worked(-3, 50)
    undone = undone_by(4, early)

    assert set(causes(since(mine(early, undone)))) == {"choices"}


def test_edits_of_the_plan_and_promised_hours_are_told_apart() -> None:
    later = mine(hours=20)
    longer = replace(WORK, effort=Effort(80, 90))
    then = replace(mine().plan, requirements=(longer, APPLY))

    result = since(later, plan_then=then)

    parts = {part.cause: part for part in result.parts}
    assert set(parts) == {"time", "plan", "capacity"}
    assert parts["plan"].hours_left > 0
    assert parts["capacity"].hours_left == 0
    assert parts["capacity"].ready_weeks < 0
    assert result.plan_known
    assert not since(later).plan_known


def test_finished_work_speaks_for_what_is_left() -> None:
    sibling = Requirement("other", "Other", effort=Effort(90, 110))
    both = mine(worked(1, 300))
    plan = replace(both.plan, requirements=(WORK, sibling, APPLY))
    entries = (
        at(1, "worked", Hours(300), of="other"),
        at(2, "finished", of="other"),
    )

    found = causes(since(replace(both, plan=plan, entries=entries)))

    assert found["own_past"] > 0
    assert set(found) == {"work", "own_past"}


def test_what_was_told_then_is_where_it_begins() -> None:
    before = mine(worked(-5))
    told = look(before, today=SINCE, seed=1, futures=FUTURES)
    kept = replace(before, forecasts=told.forecasts)

    same = since(kept)
    noted = since(replace(kept, entries=(worked(-5), worked(-4, 30))))
    older = tuple(
        replace(one, method="0", quantiles=_more(one)) for one in told.forecasts
    )
    reworked = since(replace(kept, forecasts=older))

    assert "noted_late" not in {part.cause for part in same.parts}
    assert same.before.hours_left == pytest.approx(told.hours_left.p50_hours, abs=0.01)
    assert causes(noted)["noted_late"] == pytest.approx(-30, abs=5)
    assert causes(reworked) == {"method": pytest.approx(-7.0, abs=0.02)}
    for result in (same, noted, reworked):
        require_whole(result)


def _more(forecast: object) -> tuple[float | None, ...]:
    quantiles: tuple[float | None, ...] = forecast.quantiles  # type: ignore[attr-defined]
    return tuple(None if q is None else q + 7.0 for q in quantiles)


def test_a_renamed_requirement_is_the_same_one() -> None:
    renamed = at(2, "renamed", "labour")
    later = mine(worked(-2, 40), renamed)
    plan = replace(later.plan, requirements=(replace(WORK, id="labour"), APPLY))

    result = since(replace(later, plan=plan), plan_then=later.plan)

    assert causes(result) == {}


def kept(day: dt.date, *ids: str) -> KeptOrder:
    return KeptOrder(day, ids, 0.0, 0.0, 1)


def two_roads(*entries: Entry) -> Journey:
    """Return a plan in which the order decides: a degree waits for an exam."""
    degree = Commitment(Weeks(50, 52), 4)
    base = journey(
        Requirement("reading", "Reading", effort=Effort(290, 310)),
        Requirement("exam", "Exam", effort=Effort(18, 22)),
        Requirement("degree", "Degree", needs=("exam",), commitment=degree),
    )
    promised = Capacity((Period(SINCE - dt.timedelta(weeks=60), 10),))
    return replace(base, plan=replace(base.plan, capacity=promised), entries=entries)


POOR = kept(SINCE, "reading", "exam", "degree")
GOOD = kept(TODAY, "exam", "degree", "reading")


def weeks_by_cause(result: Changed) -> dict[Cause, float]:
    return {part.cause: part.ready_weeks for part in result.parts}


def test_a_new_order_is_a_cause_of_its_own_and_the_parts_still_sum() -> None:
    later = replace(two_roads(worked(3, 5)), order=GOOD)

    result = changed(
        later, since=SINCE, today=TODAY, seed=1, order_then=POOR, futures=FUTURES
    )

    require_whole(result)
    assert weeks_by_cause(result)["order"] < -10


def test_an_order_that_was_in_use_already_is_no_cause() -> None:
    later = replace(two_roads(worked(3, 5)), order=replace(GOOD, found_on=SINCE))

    assert "order" not in weeks_by_cause(since(later))


def test_an_order_follows_a_requirement_to_its_new_name() -> None:
    renamed = at(2, "renamed", "test", of="exam")
    plain = two_roads()
    exam, degree = (plain.plan.requirement(id_) for id_ in ("exam", "degree"))
    plan = replace(
        plain.plan,
        requirements=(
            plain.plan.requirement("reading"),
            replace(exam, id="test"),
            replace(degree, needs=("test",)),
        ),
    )
    later = replace(plain, plan=plan, entries=(renamed,))
    order = kept(TODAY, "reading", "test", "degree")

    result = changed(
        replace(later, order=order),
        since=SINCE,
        today=TODAY,
        seed=1,
        plan_then=plain.plan,
        order_then=POOR,
        futures=FUTURES,
    )

    assert "order" not in weeks_by_cause(result)


def test_the_days_must_be_in_order() -> None:
    with pytest.raises(ValueError, match="want a day before"):
        since(mine(), today=SINCE)


def test_each_cause_has_words() -> None:
    from million_miles.telling.changed import CAUSES as WORDS

    assert set(WORDS) == set(get_args(Cause))
