from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.roadmap_plans import plan
from million_miles.roadmap import Road, latest_finish, simulate
from million_miles.roadmap.walk import Walk
from tests.reference.roads import roads


@given(roads(), st.data())
def test_a_walk_under_any_order_is_the_simulation_of_that_order(
    road: Road, data: st.DataObject
) -> None:
    walk = Walk(road, seed=3, futures=4)

    for _ in range(3):
        order = tuple(data.draw(st.permutations(walk.ids)))
        walk.under(walk.columns(order))
        told = simulate(replace(road, order=order), seed=3, futures=4)

        assert np.array_equal(walk.start, told.start)
        assert np.array_equal(walk.finish, told.finish)
        assert np.array_equal(walk.ready, told.ready)
        assert np.array_equal(walk.arrival, told.arrival)


def test_a_look_at_the_first_futures_leaves_the_others_as_they_were() -> None:
    road = plan(requirements=60, seed=1)
    walk = Walk(road, seed=3, futures=8)
    usual = walk.columns(latest_finish(road))
    walk.under(usual[::-1])
    before = walk.finish.copy()
    walk.under(usual)
    whole = walk.finish.copy()

    walk.under(usual[::-1])
    walk.under(usual, futures=2)

    assert np.array_equal(walk.finish[:2], whole[:2])
    assert np.array_equal(walk.finish[2:], before[2:])
