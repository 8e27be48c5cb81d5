from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from million_miles import roadmap
from million_miles.journey import (
    Journey,
    MoreHours,
    NewOrder,
    OtherEffort,
    WhatIf,
    what_if,
)
from million_miles.journey.seen import see
from million_miles.journey.spare_hours import (
    Search,
    Walked,
    adds_hours,
    best_use,
    in_better_order,
)
from million_miles.roadmap import Futures, Road, Segments
from million_miles.values import Commitment, Effort, KeptOrder, Requirement, Weeks
from tests.journey.journeys import TODAY, exactly, journey
from tests.journey.test_what_if import anomaly
from tests.reference.roads import roads

FEW = 16
SPARINGLY = settings(
    max_examples=80, deadline=None, suppress_health_check=list(HealthCheck)
)


def asked(
    before: Road, more: Road, futures: int = FEW, *, search: Search | None = None
) -> tuple[Walked, Walked]:
    """Return where one stands before, and with the best use of more hours."""
    dimensions = roadmap.dimensions_of(before)

    def walk(road: Road, futures: int) -> Futures:
        return roadmap.simulate(road, seed=1, futures=futures, dimensions=dimensions)

    def objective(futures: Futures) -> float:
        return arrival(futures, before)

    old = Walked(before, walk(before, futures))
    used = best_use(old, more, walk, objective, search=search)
    if search is None or used.order is not None:
        return old, used
    return old, in_better_order(used, walk, objective, search)


def searched(road: Road) -> NewOrder | None:
    """Search the order in short, on other futures than those that are told."""
    effort = roadmap.Effort(certain=20, uncertain=5)
    found = roadmap.find_order(
        road, seed=7, aim="arrival", start=road.order, effort=effort
    )
    if not found.gain_weeks:
        return None
    return NewOrder(found.order, found.gain_weeks, found.gain_error, "arrival")


def arrival(futures: Futures, road: Road) -> float:
    return futures.mean_min(road.horizon_weeks)


def with_more(road: Road, hours: float) -> Road:
    capacity = road.capacity
    promised = capacity.hours_per_week + np.where(capacity.hours_per_week > 0, hours, 0)
    return replace(road, capacity=replace(capacity, hours_per_week=promised))


@SPARINGLY
@given(roads(), st.sampled_from([0.6, 3.0, 20.0]))
def test_more_hours_never_make_the_expected_arrival_later(
    road: Road, hours: float
) -> None:
    road = replace(road, order=road.order or roadmap.latest_finish(road))

    before, after = asked(road, replace(with_more(road, hours), order=None))

    assert arrival(after.futures, road) <= arrival(before.futures, road)


@SPARINGLY
@given(roads(), st.sampled_from([0.6, 3.0, 20.0]))
def test_nor_do_they_when_the_order_is_searched_again(road: Road, hours: float) -> None:
    road = replace(road, order=road.order or roadmap.latest_finish(road))
    more = replace(with_more(road, hours), order=None)

    before, after = asked(road, more, search=searched)
    _, unsearched = asked(road, more)

    assert arrival(after.futures, road) <= arrival(before.futures, road)
    assert arrival(after.futures, road) <= arrival(unsearched.futures, road)


def anomaly_roads(*others: Requirement) -> tuple[Road, Road]:
    """Return the golden case without chance, with 10 and 10.6 hours a week."""
    ten, more = (
        replace(
            see(
                with_others(anomaly(hours), others), today=TODAY, seed=1, futures=1
            ).road,
            pace=roadmap.Pace.steady(),
        )
        for hours in (10, 10.6)
    )
    return ten, more


def with_others(mine: Journey, others: tuple[Requirement, ...]) -> Journey:
    requirements = (*mine.plan.requirements, *others)
    return replace(mine, plan=replace(mine.plan, requirements=requirements))


def test_an_order_that_is_searched_makes_use_of_hours_that_come_too_early() -> None:
    # The course waits for letters that come before it, and so for the study.
    letters = Requirement("letters", "Letters", effort=exactly(8))
    last = ("club", "study", "papers", "course", "exam", "done", "letters")
    ten, more = (replace(road, order=last) for road in anomaly_roads(letters))

    before, after = asked(ten, more, search=searched)

    assert after.use == "other_order"
    assert arrival(after.futures, after.road) <= arrival(before.futures, before.road)
    assert after.road.capacity == more.capacity


def test_the_anomaly_leaves_the_added_hours_unused() -> None:
    """The golden case: used, 10.6 hours a week would arrive in week 57, not 15."""
    before, after = asked(*anomaly_roads())

    assert after.use == "unused"
    assert arrival(after.futures, after.road) == arrival(before.futures, before.road)
    assert after.futures.ready_quantile(0.5) == pytest.approx(15.1, abs=0.02)


def test_the_anomaly_is_told_as_no_loss_to_whoever_asks() -> None:
    for hours in (0.6, 1, 2, 5):
        move = what_if(
            anomaly(10), MoreHours(hours), today=TODAY, seed=1, futures=256
        ).move

        assert move.arrival_weeks is not None
        assert move.arrival_weeks <= 0


def simple(road: Road) -> Road:
    """Return a road with nothing but hours and needs."""
    tasks = tuple(
        roadmap.Task(task.id, task.needs, done=task.done, hours=task.hours)
        for task in road.tasks
    )
    return replace(road, tasks=tasks, purse=None)


@SPARINGLY
@given(roads(), st.sampled_from([0.6, 3.0, 20.0]))
def test_where_nothing_but_hours_counts_no_future_becomes_later(
    road: Road, hours: float
) -> None:
    road = simple(road)
    order = roadmap.latest_finish(road)
    assume(any(task.hours is not None and not task.done for task in road.tasks))

    before, after = (
        roadmap.simulate(replace(one, order=order), seed=1, futures=FEW)
        for one in (road, with_more(road, hours))
    )

    assert (after.ready <= before.ready + 1e-9).all()


def test_hours_are_added_where_more_is_promised_and_nowhere_less() -> None:
    ten, twelve = Segments.constant(10), Segments.constant(12)
    later = Segments(np.array([0.0, 5.0]), np.array([10.0, 11.0]))
    mixed = Segments(np.array([0.0, 5.0]), np.array([9.0, 30.0]))

    assert adds_hours(ten, twelve)
    assert adds_hours(ten, later)
    assert not adds_hours(ten, ten)
    assert not adds_hours(ten, mixed)
    assert not adds_hours(twelve, later)


def test_a_slider_may_move_with_fewer_futures() -> None:
    slider = WhatIf(anomaly(11), today=TODAY, seed=1, futures=2048)

    few, many = slider.move(MoreHours(3), futures=512), slider.move(MoreHours(3))

    assert abs(few.ready_weeks - many.ready_weeks) < 4 * few.ready_weeks_error + 0.1
    assert slider.move(MoreHours(3)) == slider.difference(MoreHours(3)).move


def test_each_change_is_compared_alone_and_together() -> None:
    slider = WhatIf(anomaly(11), today=TODAY, seed=1, futures=64)

    three = slider.compare(MoreHours(1), MoreHours(-1))
    one = slider.compare(MoreHours(1))

    assert len(three) == 3
    assert three[2].move.ready_weeks == 0
    assert one == three[:1]


POOR = KeptOrder(TODAY, ("reading", "exam", "degree"), 0.0, 0.0, 1)


def slow() -> WhatIf:
    """Return what-ifs about a plan whose order was kept, and is a poor one."""
    degree = Commitment(Weeks(50, 52), 4)
    mine = journey(
        Requirement("reading", "Reading", effort=Effort(290, 310)),
        Requirement("exam", "Exam", effort=Effort(18, 22)),
        Requirement("degree", "Degree", needs=("exam",), commitment=degree),
    )
    mine = replace(mine, order=POOR)
    return WhatIf(mine, today=TODAY, seed=1, futures=256)


def test_an_order_that_is_searched_is_told_with_what_it_alone_gains() -> None:
    plain, found = (
        slow().move(MoreHours(1), search=when) for when in ("never", "always")
    )

    assert found.new_order is not None
    assert found.new_order.gain_weeks > 2 * found.new_order.gain_error
    assert found.ready_weeks < plain.ready_weeks - found.new_order.gain_weeks / 2
    assert plain.new_order is None


def test_other_changes_may_come_with_a_new_order_too() -> None:
    change = OtherEffort("exam", Effort(20, 24))

    plain, found = (slow().move(change, search=when) for when in ("never", "always"))

    assert found.new_order is not None
    assert found.ready_weeks < plain.ready_weeks


def test_the_same_seed_finds_the_same_order_and_says_how_far_it_is() -> None:
    told: list[float] = []
    mine = slow()
    waiting = WhatIf(
        mine.journey, today=TODAY, seed=1, futures=256, waiting=told.append
    )

    answers = [one.move(MoreHours(1), search="always") for one in (mine, waiting)]

    assert answers[0] == answers[1]
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] <= 1


def test_nothing_is_searched_while_a_slider_moves() -> None:
    told: list[float] = []
    mine = slow().journey

    WhatIf(mine, today=TODAY, seed=1, futures=64, waiting=told.append).move(
        MoreHours(1)
    )

    assert told == []
