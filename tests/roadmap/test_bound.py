from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from million_miles.roadmap import (
    Pace,
    Road,
    Segments,
    Task,
    bound_weeks,
    certain,
    middle,
    simulate,
)
from tests.reference.roads import roads

ROUNDING = 1e-5  # weeks


def ready(road: Road, order: tuple[str, ...]) -> float:
    return float(simulate(replace(road, order=order), seed=1, futures=1).ready[0])


@given(roads(), st.data())
def test_no_order_is_ready_before_the_bound(road: Road, data: st.DataObject) -> None:
    plain = middle(road)
    least = bound_weeks(plain)
    ids = [task.id for task in plain.tasks]

    for _ in range(5):
        order = tuple(data.draw(st.permutations(ids)))
        assert ready(plain, order) >= least - ROUNDING


@given(roads())
def test_no_future_is_ready_before_the_bound_of_its_road(road: Road) -> None:
    steady = replace(road, pace=Pace(road.pace.persistent))

    least = bound_weeks(steady)

    assert simulate(steady, seed=1, futures=8).ready.min() >= least - ROUNDING


@st.composite
def tiny(draw: st.DrawFn) -> Road:
    """Return a road of at most five tasks that work with budgets, and a break."""
    count = draw(st.integers(2, 5))
    tasks = []
    for k in range(count):
        before = [f"t{j}" for j in range(k)]
        needs = draw(st.lists(st.sampled_from(before), unique=True)) if before else []
        hours = certain(float(draw(st.integers(1, 20))))
        most = draw(st.sampled_from([None, 2.0, 3.0, 5.0]))
        tasks.append(Task(f"t{k}", tuple(needs), hours=hours, at_most=most))
    promised = draw(st.sampled_from([4.0, 6.0]))
    pause = Segments(np.array([0.0, 2.0, 3.0]), np.array([promised, 0.0, promised]))
    return Road(tuple(tasks), draw(st.sampled_from([pause, Segments.constant(5.0)])))


@given(tiny())
def test_the_best_of_all_orders_is_not_before_the_bound_and_seldom_far(
    road: Road,
) -> None:
    ids = [task.id for task in road.tasks]
    best = min(ready(road, order) for order in permutations(ids))

    assert bound_weeks(road) <= best + ROUNDING
    assert bound_weeks(road) >= 0.6 * best
