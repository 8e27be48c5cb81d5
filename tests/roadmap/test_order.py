from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from million_miles.roadmap import (
    Commitment,
    Road,
    Segments,
    Task,
    after_needs,
    certain,
    go_on,
    latest_finish,
    simulate,
)
from tests.reference.roads import roads


def road(*tasks: Task) -> Road:
    return Road(tasks, Segments.constant(10))


@given(roads())
def test_the_order_names_every_task_once_after_what_it_needs(road: Road) -> None:
    order = latest_finish(road)

    assert sorted(order) == sorted(task.id for task in road.tasks)
    for task in road.tasks:
        for need in task.needs:
            assert order.index(need) < order.index(task.id)


def test_what_much_depends_on_comes_first() -> None:
    alone = Task("alone", hours=certain(20))
    root = Task("root", hours=certain(10))
    degree = Task("degree", ("root",), commitment=Commitment(certain(100), 5))

    assert latest_finish(road(alone, root, degree))[0] == "root"


def test_equals_keep_their_place() -> None:
    same = [Task(id_, hours=certain(10)) for id_ in "cab"]

    assert latest_finish(road(*same)) == ("c", "a", "b")


def test_the_order_is_what_the_simulation_follows() -> None:
    plan = road(*(Task(id_, hours=certain(10 + i)) for i, id_ in enumerate("abc")))

    told = simulate(plan, seed=1, futures=1)
    same = simulate(replace(plan, order=latest_finish(plan)), seed=1, futures=1)

    assert (told.finish == same.finish).all()


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(IDS, IDS)
def test_a_kept_order_goes_on_with_what_there_still_is(
    kept: list[str], usual: list[str]
) -> None:
    order = go_on(kept, usual)

    assert sorted(order) == sorted(usual)
    assert [id_ for id_ in order if id_ in kept] == [i for i in kept if i in usual]
    for one, following in pairwise(usual):
        if following not in kept:
            assert order.index(one) < order.index(following)


@given(roads(), st.randoms())
def test_in_a_list_everything_stands_after_its_needs(
    road: Road, chance: random.Random
) -> None:
    order = [task.id for task in road.tasks]
    chance.shuffle(order)
    listed = after_needs(replace(road, order=tuple(order)))

    assert sorted(listed) == sorted(order)
    for task in road.tasks:
        for need in task.needs:
            assert listed.index(need) < listed.index(task.id)
    usual = latest_finish(road)
    assert after_needs(replace(road, order=usual)) == usual
