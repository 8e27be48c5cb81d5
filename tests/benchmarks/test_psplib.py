from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.psplib import Instance, rows_of
from benchmarks.rcpsp_bound import lower_bound
from benchmarks.rcpsp_check import ScheduleError, check_schedule
from benchmarks.rcpsp_project import (
    PattersonError,
    Project,
    ProjectError,
    read_patterson,
)
from benchmarks.rcpsp_search import Found, search

# Two activities that cannot run side by side, a third after the first.
SMALL = Project((2,), (3, 2, 2), ((2,), (1,), (1,)), ((2,), (), ()))
SMALL_TEXT = "3 1\n2\n3 2 1 3\n2 1 0\n2 1 0\n"


@st.composite
def projects(draw: st.DrawFn) -> Project:
    size = draw(st.integers(2, 6))
    capacities = tuple(draw(st.lists(st.integers(1, 4), min_size=1, max_size=2)))
    demands = tuple(
        tuple(draw(st.integers(0, most)) for most in capacities) for _ in range(size)
    )
    successors = tuple(
        tuple(j for j in range(i + 1, size) if draw(st.integers(0, 3)) == 0)
        for i in range(size)
    )
    durations = tuple(draw(st.integers(0, 4)) for _ in range(size))
    return Project(capacities, durations, demands, successors)


def best_end(project: Project) -> int:
    """Return the least end over all orders, each activity as early as it can start."""
    size, before = len(project.durations), project.predecessors
    ends = []
    for order in permutations(range(size)):
        places = {number: place for place, number in enumerate(order)}
        if any(places[b] > places[n] for n in range(size) for b in before[n]):
            continue
        starts: dict[int, int] = {}
        for number in order:
            at = max(
                (starts[b] + project.durations[b] for b in before[number]), default=0
            )
            while not fits_at(project, starts, number, at):
                at += 1
            starts[number] = at
        ends.append(max(starts[n] + project.durations[n] for n in range(size)))
    return min(ends)


def fits_at(project: Project, starts: dict[int, int], number: int, at: int) -> bool:
    for moment in range(at, at + project.durations[number]):
        for k, capacity in enumerate(project.capacities):
            used = sum(
                project.demands[other][k]
                for other, start in starts.items()
                if start <= moment < start + project.durations[other]
            )
            if used + project.demands[number][k] > capacity:
                return False
    return True


def find(project: Project) -> Found:
    return search(project, cpu_seconds=60, seed=1, most_schedules=2_000)


@settings(max_examples=60, deadline=None)
@given(projects())
def test_the_search_finds_the_best_end_of_tiny_projects(project: Project) -> None:
    found, best = find(project), best_end(project)

    assert check_schedule(project, found.starts) == found.end == best
    assert lower_bound(project) <= best


def test_a_text_of_patterson_is_read() -> None:
    assert read_patterson(SMALL_TEXT) == SMALL


@pytest.mark.parametrize("text", ["3 1\n2\n3 2 1", SMALL_TEXT + " 7", "three 1"])
def test_a_text_that_is_no_project_is_refused(text: str) -> None:
    with pytest.raises(PattersonError):
        read_patterson(text)


def test_an_activity_that_fits_nowhere_is_refused() -> None:
    with pytest.raises(ProjectError):
        Project((1,), (1,), ((2,),), ((),))


@pytest.mark.parametrize(
    "starts",
    [(0, 0, 3), (0, 3, 2), (-1, 3, 5), (0, 3)],
    ids=["side by side", "too early", "before the start", "one is missing"],
)
def test_a_planted_fault_is_found(starts: tuple[int, ...]) -> None:
    with pytest.raises(ScheduleError):
        check_schedule(SMALL, starts)


def test_the_gap_is_told_in_percent_of_the_best_known() -> None:
    found = find(SMALL)

    rows = {
        row.metric: row.ours for row in rows_of("x", [Instance("a", SMALL, 4)], [found])
    }

    assert found.end == 5
    assert rows["gap_percent"] == pytest.approx(25)
    assert rows["share_at_best_known"] == 0
