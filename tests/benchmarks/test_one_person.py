from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.one_person import INSTANCES, Plans, beside, instance, measure, solved
from benchmarks.peers_cp import SOLVERS, UNITS, problem_of, week_of
from million_miles.roadmap import Road, Segments, Task, bound_weeks, certain

PAUSED = Road(
    tasks=(
        Task("a", hours=certain(12), at_most=6.0),
        Task("b", ("a",), hours=certain(6), at_most=6.0),
    ),
    capacity=Segments(np.array([0.0, 1.0, 2.0]), np.array([8.0, 0.0, 8.0])),
)


def test_the_plans_grow_from_60_to_200_requirements() -> None:
    sizes = [len(instance(number).tasks) for number in range(INSTANCES)]

    assert (sizes[0], sizes[-1]) == (60, 200)
    assert sizes == sorted(sizes)


@pytest.mark.parametrize(("end", "week"), [(0.5, 0.5), (1.0, 1.0), (1.5, 2.5)])
def test_an_end_without_breaks_is_put_behind_them(end: float, week: float) -> None:
    assert week_of(PAUSED, round(end * UNITS)) == pytest.approx(week)


@pytest.mark.parametrize("name", SOLVERS)
def test_a_solver_in_its_own_process_finds_the_only_schedule(name: str) -> None:
    pytest.importorskip(SOLVERS[name][0])

    plans = solved([PAUSED], name)

    assert plans.weeks == (4.0,)


def test_intervals_take_their_budget_from_the_first_day_to_the_last() -> None:
    problem = problem_of(PAUSED, seconds=1.0)

    assert problem["durations"] == [2 * UNITS, UNITS]
    assert problem["demands"] == [6, 6]
    assert problem["needs"] == [[], [0]]


def test_a_plan_that_a_peer_has_not_found_is_left_out_for_both() -> None:
    ours = Plans((10.0, 21.0), (0.1, 0.3))
    theirs = Plans((12.0, None), (0.2, 0.2))

    gap, share, weeks, seconds = beside(ours, theirs, [10.0, 20.0], "peer")

    assert (gap.ours, round(gap.peer or 0, 9), gap.n) == (0.0, 20.0, 1)
    assert (share.ours, share.peer) == (1.0, 0.0)
    assert (weeks.ours, weeks.peer) == (10.0, 12.0)
    assert seconds.ours == pytest.approx(0.1)


def test_a_peer_that_is_not_installed_is_named_as_absent() -> None:
    ours = Plans((10.0,), (0.1,))

    assert all(row.peer is None for row in beside(ours, None, [10.0], "x (absent)"))
    assert measure(ours, [8.0], [0], "above_bound_percent") == pytest.approx(25)


def test_the_bound_knows_breaks_and_budgets() -> None:
    assert bound_weeks(PAUSED) == pytest.approx(3.5, abs=1e-3)
    wide = replace(PAUSED, capacity=Segments.constant(6))
    assert bound_weeks(wide) == pytest.approx(3.0, abs=1e-3)
