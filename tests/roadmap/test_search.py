from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.roadmap_plans import certain_plan, plan
from million_miles.roadmap import (
    Effort,
    ImpossibleError,
    Road,
    Segments,
    Task,
    above_bound,
    bound_weeks,
    certain,
    compare,
    find_order,
    latest_finish,
    simulate,
)
from million_miles.roadmap.bound import Bound
from million_miles.roadmap.middle import middle
from million_miles.roadmap.moves import Links, back, forward
from million_miles.roadmap.search import SCENARIOS, Search, _without_final_tries
from million_miles.roadmap.walk import Walk
from tests.reference.roads import roads

LITTLE = Effort(certain=60, uncertain=20)


def mean_ready(road: Road, order: tuple[str, ...], *, seed: int, futures: int) -> float:
    told = simulate(replace(road, order=order), seed=seed, futures=futures)
    return float(np.minimum(told.ready, road.horizon_weeks).mean())


@given(roads(), st.sampled_from(["ready", "arrival"]))
@settings(max_examples=25)
def test_the_same_seed_finds_the_same_order_of_all_tasks(road: Road, aim: str) -> None:
    found = find_order(road, seed=4, aim=aim, effort=LITTLE)  # type: ignore[arg-type]
    again = find_order(road, seed=4, aim=aim, effort=LITTLE)  # type: ignore[arg-type]

    assert found == again
    assert sorted(found.order) == sorted(task.id for task in road.tasks)


@given(roads())
@settings(max_examples=25)
def test_an_order_that_is_found_gains_on_scenarios_that_nobody_looked_at(
    road: Road,
) -> None:
    found = find_order(road, seed=4, aim="ready", effort=LITTLE)
    usual = latest_finish(road)

    assert (found.gain_weeks > found.gain_error) == (found.order != usual)
    assert found.gain_weeks == 0 or found.order != usual


@given(roads(), st.sampled_from(["ready", "arrival"]))
def test_an_order_compared_with_itself_gains_nothing(road: Road, aim: str) -> None:
    order = latest_finish(road)

    _, gain, error = compare(road, order, order, aim=aim, seed=4)  # type: ignore[arg-type]

    assert (gain, error) == (0.0, 0.0)


@pytest.mark.parametrize("seed", [1, 2])
def test_on_a_certain_plan_the_search_comes_close_to_the_bound(seed: int) -> None:
    road = replace(certain_plan(requirements=60, seed=seed), order=None)

    found = find_order(road, seed=1, aim="ready")
    weeks = mean_ready(road, found.order, seed=1, futures=1)

    assert weeks <= mean_ready(road, latest_finish(road), seed=1, futures=1)
    assert weeks <= 1.005 * bound_weeks(road)


def test_on_its_own_scenarios_no_order_is_worse_than_latest_finish() -> None:
    road = plan(requirements=60, seed=1)
    found = find_order(road, seed=7, aim="ready", effort=Effort(400, 60))

    ours = mean_ready(road, found.order, seed=7, futures=SCENARIOS)

    assert ours <= mean_ready(road, latest_finish(road), seed=7, futures=SCENARIOS)
    assert found.gain_weeks > 0


def test_an_order_that_is_at_the_bound_already_is_kept_without_a_search() -> None:
    road = Road(
        tuple(Task(id_, hours=certain(10)) for id_ in "abc"), Segments.constant(5)
    )

    found = find_order(road, seed=1, aim="ready", start=("c", "a", "b"))

    assert found.order == ("c", "a", "b")
    assert found.gain_weeks == 0
    assert above_bound(replace(road, order=found.order)) == pytest.approx(0, abs=1e-6)


def test_the_end_of_time_is_told() -> None:
    road = certain_plan(requirements=60, seed=2)

    found = find_order(road, seed=1, aim="ready", is_over=lambda: True)

    assert found.stopped == "time"
    assert found.order == latest_finish(road)


def test_what_is_done_needs_no_order() -> None:
    road = Road((Task("a", done=True),), Segments.constant(5))

    assert find_order(road, seed=1, aim="ready").order == ("a",)
    assert above_bound(road) is None


@given(st.permutations(range(7)), st.data())
def test_a_task_moves_and_the_others_keep_their_order(
    order: list[int], data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, 6))
    earlier = data.draw(st.integers(0, place - 1))
    later = data.draw(st.integers(place, 6))
    alone = np.arange(7) == order[place]

    first = forward(np.array(order), place, earlier, alone).tolist()
    last = back(np.array(order), place, later).tolist()

    others = [one for one in order if one != order[place]]
    assert first[earlier] == last[later] == order[place]
    assert [one for one in first if one != order[place]] == others
    assert [one for one in last if one != order[place]] == others


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_searched_schedule_breaks_no_rule(seed: int) -> None:
    road = replace(certain_plan(requirements=60, seed=seed), order=None)
    found = find_order(road, seed=seed, aim="ready", effort=Effort(400, 10))

    told = simulate(replace(road, order=found.order), seed=1, futures=1)

    assert not list(broken(road, told.start[0], told.finish[0], told.week_hours))


def broken(
    road: Road, start: np.ndarray, finish: np.ndarray, week_hours: np.ndarray
) -> Iterator[str]:
    """Yield each rule that a certain schedule breaks; shares nothing with the kernel."""
    column = {task.id: k for k, task in enumerate(road.tasks)}
    starts, promised = road.capacity.starts_weeks, road.capacity.hours_per_week
    fine = np.arange(0, np.ceil(finish.max()) + 1)
    given = promised[np.searchsorted(starts, fine, side="right") - 1]
    if (week_hours[: len(given)] > given + 1e-6).any():
        yield "more hours in a week than promised"
    if (
        abs(
            week_hours.sum()
            - sum(float(t.hours[0]) for t in road.tasks if t.hours is not None)
        )
        > 1e-6
    ):
        yield "not all the work is done"
    for task in road.tasks:
        k = column[task.id]
        for need in task.needs:
            if start[k] < finish[column[need]] - 1e-6:
                yield f"{task.id} begins before {need} is met"
        if task.hours is not None and task.at_most is not None:
            weeks = np.floor(finish[k] - 1e-9) - np.floor(start[k] + 1e-9) + 1
            if weeks * task.at_most < float(task.hours[0]) - 1e-6:
                yield f"{task.id} is over its budget"


def test_a_look_at_a_quarter_of_the_scenarios_leaves_the_figures_true() -> None:
    """What nothing moves in is taken without a walk, and is what a walk would tell."""
    road = _without_final_tries(plan(requirements=60, seed=2))
    walk = Walk(road, seed=1, futures=SCENARIOS)
    links = Links.of(road, Bound(middle(road)))
    search = Search(road, walk, links, aim="ready", seed=1)
    search.begin([latest_finish(road)])

    at = search.climb(evaluations=120, goal=0.0, is_over=lambda: False)

    walk.under(at.order)
    told = float(np.minimum(walk.ready, road.horizon_weeks).mean())
    assert at.weeks == pytest.approx(told, rel=1e-3)
    assert search.evaluations == 121


def test_what_can_never_be_is_told_with_the_numbers_of_the_road_itself() -> None:
    hours = np.linspace(9000, 12_000, len(certain(1)))
    road = Road(
        (Task("a", hours=hours, at_most=1), Task("b", hours=certain(2))),
        Segments.constant(10),
    )

    with pytest.raises(ImpossibleError) as caught:
        find_order(road, seed=1, aim="ready")

    assert caught.value.details["hours"] == 9000
