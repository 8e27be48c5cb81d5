"""CP-SAT and PyJobShop on certain plans of one person, each in a process of its own.

What they solve is not quite our problem. Work there is an interval at an even rate: a
task takes its whole weekly budget from its first day to its last, never less and never
with a pause. We may give a task less in one week, more in the next, and spend its budget in
one evening. So their problem is stricter, and their best can be later than our bound. Breaks
are cut out of their calendar, which is exact, since nobody works in them.

`python -m benchmarks.peers_cp NAME` reads problems as JSON from standard input and writes
for each the end and the CPU it took. The solvers have one worker and so many seconds each, on
the clock on the wall: they know no other, so on a busy machine they have less than we. What they
do not solve in time is left out for both.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypedDict

import numpy as np

from million_miles.roadmap import Road

UNITS = 168  # of a week without a break: an hour of the clock


class Problem(TypedDict):
    """A plan as intervals: durations in units, hours a week, and what each needs."""

    durations: list[int]
    demands: list[int]
    needs: list[list[int]]
    capacity: int
    seconds: float


class Solved(NamedTuple):
    """The end in units, None for no answer in time, and the CPU it took."""

    end: int | None
    cpu_seconds: float


def problem_of(road: Road, *, seconds: float) -> Problem:
    """Return a certain road of efforts with budgets as intervals at an even rate."""
    column = {task.id: k for k, task in enumerate(road.tasks)}
    durations, demands = [], []
    for task in road.tasks:
        if task.hours is None or task.at_most is None:
            raise ValueError(f"want hours and a weekly budget in {task.id!r}")
        most = int(min(task.at_most, road.capacity.hours_per_week.max()))
        durations.append(int(np.ceil(float(task.hours[0]) / most * UNITS)))
        demands.append(most)
    return Problem(
        durations=durations,
        demands=demands,
        needs=[[column[need] for need in task.needs] for task in road.tasks],
        capacity=int(road.capacity.hours_per_week.max()),
        seconds=seconds,
    )


def week_of(road: Road, end: int) -> float:
    """Return the week of the road that an end without breaks stands for."""
    starts, hours = road.capacity.starts_weeks, road.capacity.hours_per_week
    lengths = np.diff(starts, append=np.inf)
    worked = np.concatenate([[0.0], np.cumsum(np.where(hours > 0, lengths, 0.0))])
    place = int(np.searchsorted(worked, end / UNITS, side="left")) - 1
    return float(starts[place] + end / UNITS - worked[place])


def cp_sat(problem: Problem) -> int | None:
    """Return the end of the best schedule that CP-SAT finds in time."""
    from ortools.sat.python import cp_model

    model, horizon = cp_model.CpModel(), sum(problem["durations"])
    starts, intervals = [], []
    for k, duration in enumerate(problem["durations"]):
        start = model.new_int_var(0, horizon, f"start {k}")
        starts.append(start)
        intervals.append(
            model.new_fixed_size_interval_var(start, duration, f"task {k}")
        )
    for k, needs in enumerate(problem["needs"]):
        for need in needs:
            model.add(starts[k] >= starts[need] + problem["durations"][need])
    model.add_cumulative(intervals, problem["demands"], problem["capacity"])
    end = model.new_int_var(0, horizon, "end")
    for start, duration in zip(starts, problem["durations"], strict=True):
        model.add(end >= start + duration)
    model.minimize(end)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = problem["seconds"]
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    is_solved = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return round(solver.objective_value) if is_solved else None


def pyjobshop(problem: Problem) -> int | None:
    """Return the end of the best schedule that PyJobShop finds in time."""
    import pyjobshop

    model = pyjobshop.Model()
    hours = model.add_renewable(capacity=problem["capacity"])
    tasks = [model.add_task() for _ in problem["durations"]]
    amounts = zip(tasks, problem["durations"], problem["demands"], strict=True)
    for task, duration, demand in amounts:
        model.add_mode(task, hours, duration=duration, demands=demand)
    for task, needs in zip(tasks, problem["needs"], strict=True):
        for need in needs:
            model.add_end_before_start(tasks[need], task)
    result = model.solve(time_limit=problem["seconds"], display=False, num_workers=1)
    found: Any = result.best
    return None if found is None else max(int(task.end) for task in found.tasks)


SOLVERS: dict[str, tuple[str, Callable[[Problem], int | None]]] = {
    "CP-SAT": ("ortools", cp_sat),
    "PyJobShop": ("pyjobshop", pyjobshop),
}  # name: the module it needs, and how it solves


def solve_all(name: str, problems: Sequence[Problem]) -> list[Solved]:
    """Solve each problem after a first one that is not counted: imports take seconds."""
    _, solve = SOLVERS[name]
    solve(Problem(durations=[1], demands=[1], needs=[[]], capacity=1, seconds=1.0))
    solved = []
    for problem in problems:
        began = time.process_time()
        end = solve(problem)
        solved.append(Solved(end, time.process_time() - began))
    return solved


if __name__ == "__main__":
    print(json.dumps(solve_all(sys.argv[1], json.load(sys.stdin))))
