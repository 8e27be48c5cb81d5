from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest

from million_miles.journey import Journey, above_bound_percent, find_order, look
from million_miles.roadmap import Effort as Search
from million_miles.values import (
    Capacity,
    Commitment,
    Effort,
    Entry,
    Hours,
    KeptOrder,
    Period,
    Requirement,
    Weeks,
    When,
)
from tests.journey.journeys import TODAY, attempt, exactly, journey, unknown_odds

LITTLE = Search(certain=300, uncertain=60)


def tangled(seed: int = 1, count: int = 40) -> Journey:
    """Return a plan with budgets and chains in which latest finish does not do well."""
    rng = random.Random(seed)
    made: list[Requirement] = []
    for i in range(count):
        before = [f"r{k}" for k in range(max(0, i - 8), i)]
        needs = tuple(sorted(rng.sample(before, min(len(before), rng.randint(0, 2)))))
        hours = rng.lognormvariate(3, 0.7)
        effort, most = Effort(hours * 0.6, hours * 1.6), rng.choice([2, 3, 5])
        title = f"Requirement {i}"
        made.append(
            Requirement(f"r{i}", title, effort=effort, at_most=most, needs=needs)
        )
    return journey(*made)


def kept(mine: Journey, *ids: str) -> Journey:
    return replace(mine, order=KeptOrder(TODAY, ids, 0.0, 0.0, 1))


def a_week_later(mine: Journey) -> Journey:
    """Return the journey after a week in which what comes first got its hours."""
    week = look(mine, today=TODAY, seed=1, futures=256).weeks[0]
    worked = tuple(
        Entry(f"e{id_}", "worked", When.on(TODAY + dt.timedelta(3)), id_,
              amount=Hours(round(hours, 2)))
        for id_, hours in week.by_requirement
        if hours >= 0.1
    )  # fmt: skip
    return replace(mine, entries=mine.entries + worked)


def test_a_better_order_is_found_and_told_with_what_moved() -> None:
    mine = tangled()

    found = find_order(mine, today=TODAY, seed=1)

    assert found.is_new
    assert found.gain_weeks > found.gain_error
    assert sorted(found.order.ids) == sorted(r.id for r in mine.plan.requirements)
    after = look(replace(mine, order=found.order), today=TODAY, seed=1, futures=16)
    place = {r.id: k for k, r in enumerate(after.requirements)}
    assert found.moved
    assert all(place[one.id] < place[one.before_id] for one in found.moved)


def test_what_is_found_is_what_the_road_follows_from_then_on() -> None:
    mine = tangled()
    found = find_order(mine, today=TODAY, seed=1)
    after = replace(mine, order=found.order)

    before, then = (
        look(one, today=TODAY, seed=9, futures=1024) for one in (mine, after)
    )

    assert then.ready.p50_date is not None
    assert before.ready.p50_date is not None
    assert then.ready.p50_date < before.ready.p50_date
    assert then.input_hash != before.input_hash


def test_a_week_of_ordinary_progress_changes_no_order() -> None:
    mine = tangled()
    mine = replace(mine, order=find_order(mine, today=TODAY, seed=1).order)

    later = a_week_later(mine)
    found = find_order(later, today=TODAY + dt.timedelta(7), seed=2, effort=LITTLE)

    assert later.entries
    assert not found.is_new
    assert mine.order is not None
    assert found.order.ids == mine.order.ids
    assert found.moved == ()


def test_a_kept_order_gives_way_where_that_is_worth_it() -> None:
    mine = journey(
        Requirement("early", "Early", effort=exactly(100)),
        Requirement(
            "degree", "Degree", needs=("exam",),
            commitment=Commitment(Weeks(100, 104), 2),
        ),
        Requirement("exam", "Exam", effort=exactly(20)),
    )  # fmt: skip
    found = find_order(kept(mine, "early", "exam", "degree"), today=TODAY, seed=1)

    assert found.is_new
    assert found.order.ids.index("exam") < found.order.ids.index("early")
    ten_weeks_at_their_pace = 12.7
    assert found.gain_weeks == pytest.approx(ten_weeks_at_their_pace, abs=1)
    assert [(one.id, one.before_id) for one in found.moved] == [("exam", "early")]
    assert found.moved[0].before_title == "Early"


def test_a_gain_too_small_for_a_change_is_told_and_nothing_moves() -> None:
    mine = journey(
        Requirement("long", "Long", effort=exactly(990)),
        Requirement("short", "Short", effort=exactly(10), at_most=2),
        Requirement("other", "Other", effort=exactly(8), at_most=2),
    )
    mine = kept(mine, "long", "short", "other")
    found = find_order(mine, today=TODAY, seed=1)

    weeks = 1000 / 10
    assert 0 < found.gain_weeks < 0.1 * weeks
    assert found.is_new == (found.gain_weeks >= 0.01 * weeks)


def test_the_same_seed_finds_the_same_order() -> None:
    found, again = (
        find_order(tangled(), today=TODAY, seed=3, effort=LITTLE) for _ in range(2)
    )

    assert found == again


def test_what_is_new_comes_where_it_is_usual_and_what_is_gone_is_left_out() -> None:
    mine = kept(
        journey(
            Requirement("a", "A", effort=exactly(10)),
            Requirement("b", "B", effort=exactly(10)),
            Requirement("new", "New", effort=exactly(10), needs=("a",)),
        ),
        "b", "gone", "a",
    )  # fmt: skip

    ids = [r.id for r in look(mine, today=TODAY, seed=1, futures=16).requirements]

    assert sorted(ids) == ["a", "b", "new"]
    assert ids.index("b") < ids.index("a") < ids.index("new")


def test_a_list_puts_everything_after_its_needs_whatever_the_order() -> None:
    mine = kept(
        journey(
            Requirement("a", "A", effort=exactly(10), needs=("b",)),
            Requirement("b", "B", effort=exactly(10)),
        ),
        "a", "b",
    )  # fmt: skip

    ids = [r.id for r in look(mine, today=TODAY, seed=1, futures=16).requirements]

    assert ids == ["b", "a"]


def test_of_long_or_unknown_odds_ready_is_what_can_be_hastened() -> None:
    work = (
        Requirement("a", "A", effort=Effort(10, 40)),
        Requirement("b", "B", effort=Effort(10, 40)),
    )
    tries = {
        "long": attempt(1, 100_000),
        "unknown": unknown_odds(),
        "likely": attempt(5, 10),
    }
    aims = {
        name: find_order(
            journey(*work, Requirement("t", "T", attempt=one, needs=("a", "b"))),
            today=TODAY, seed=1, effort=LITTLE,
        ).aim
        for name, one in tries.items()
    }  # fmt: skip

    assert aims == {"long": "ready", "unknown": "ready", "likely": "arrival"}


def test_the_gap_to_the_possible_is_told_of_the_order_in_use() -> None:
    mine = tangled()
    found = find_order(mine, today=TODAY, seed=1)

    before = above_bound_percent(mine, TODAY)
    after = above_bound_percent(replace(mine, order=found.order), TODAY)

    assert before is not None
    assert after == found.above_bound_percent
    assert above_bound_percent(journey(), TODAY) is None


def test_without_any_hours_there_is_no_gap_and_no_new_order() -> None:
    mine = journey(Requirement("a", "A", effort=exactly(10)))
    never = Capacity((Period(TODAY, 10, TODAY + dt.timedelta(1)),))
    mine = replace(mine, plan=replace(mine.plan, capacity=never))

    assert above_bound_percent(mine, TODAY) is None
