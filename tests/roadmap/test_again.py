from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from million_miles.roadmap import (
    Again,
    Attempt,
    Chances,
    Commitment,
    Road,
    RoadError,
    Segments,
    Task,
    certain,
    latest_finish,
    simulate,
)
from tests.reference.roads import roads
from tests.roadmap.test_rules import calendars, walk, work

STUDY = Task("study", hours=certain(20) + np.linspace(0, 9, 199))
COURSE = Task("course", ("study",), commitment=Commitment(certain(4), 5))
ROAD = Road((STUDY, COURSE), Segments.constant(10))


def moved(road: Road, id_: str, by: float) -> Road:
    """Return the road with other tables, written out by hand."""

    def move(task: Task) -> Task:
        if task.id != id_:
            return task
        if task.commitment is not None:
            weeks = np.maximum(task.commitment.weeks + by, 0)
            return replace(task, commitment=replace(task.commitment, weeks=weeks))
        if task.hours is None:
            return replace(task, at_least_weeks=max(task.at_least_weeks + by, 0))
        return replace(task, hours=np.maximum(task.hours + by, 0))

    return replace(road, tasks=tuple(move(task) for task in road.tasks))


@settings(max_examples=60, deadline=None)
@given(road=roads(), by=st.sampled_from([-3.0, 0.5, 4.0]), data=st.data())
def test_to_walk_again_is_to_simulate_the_changed_road(
    road: Road, by: float, data: st.DataObject
) -> None:
    walked = simulate(road, seed=1, futures=8)
    works = [t.id for t in road.tasks if t.attempt is None]
    id_ = data.draw(st.sampled_from(works)) if works else None
    again = Again(road, seed=1, futures=8, dimensions=walked.dimensions)

    ends = again.walk(id_, by=by)
    as_it_was = again.walk()

    order = road.order or latest_finish(road)
    changed = replace(moved(road, id_, by), order=order) if id_ else road
    expected = simulate(changed, seed=1, futures=8, dimensions=walked.dimensions)
    assert (ends.ready == expected.ready).all()
    assert (ends.arrival == expected.arrival).all()
    assert (as_it_was.arrival == walked.arrival).all()


@settings(max_examples=40, deadline=None)
@given(road=roads())
def test_another_seed_gives_the_futures_of_that_seed(road: Road) -> None:
    expected = simulate(road, seed=7, futures=8)
    again = Again(road, seed=1, futures=8)

    again.scramble(7)

    ends = again.walk()
    assert (ends.ready == expected.ready).all()
    assert (ends.arrival == expected.arrival).all()


def test_no_work_falls_below_zero() -> None:
    ends = Again(ROAD, seed=1, futures=4).walk("study", by=-100)

    assert ends.ready.tolist() == pytest.approx([4, 4, 4, 4])


def test_a_try_has_no_work_that_could_be_moved() -> None:
    again = Again(ROAD, seed=1, futures=4)

    with pytest.raises(RoadError, match="want a task with work"):
        again.walk("exam", by=1)


def test_a_missed_window_is_one_the_try_could_have_used() -> None:
    windows = calendars([1, 5, 9], [2, 6, 10])
    first = Attempt("window", Chances.steady(1))
    missing = replace(first, windows_missed=1)

    def finish(attempt: Attempt) -> float:
        apply = Task("apply", ("study",), attempt=attempt)
        return float(walk(work("study", 30), apply, calendars=windows).arrival[0])

    assert (finish(first), finish(missing)) == (5, 9)
