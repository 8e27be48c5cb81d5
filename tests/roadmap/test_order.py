from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from million_miles.roadmap import (
    Commitment,
    Road,
    Segments,
    Task,
    certain,
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
