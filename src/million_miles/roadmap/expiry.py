"""What is met today, and will have expired before anything can use it?"""

from __future__ import annotations

from typing import NamedTuple

from million_miles.roadmap.check import least_weeks, topological
from million_miles.roadmap.road import Attempt, Fixed, Road


class Expiring(NamedTuple):
    """A need that is met today and expires before the task that needs it can begin.

    Attributes:
        need, task_id: ids of tasks.
        valid_left_weeks: until it expires.
        earliest_weeks: no future begins the task sooner.
    """

    need: str
    task_id: str
    valid_left_weeks: float
    earliest_weeks: float


def expiring(road: Road) -> tuple[Expiring, ...]:
    """Return the needs that expire unused, in the order of the road.

    Raises:
        ImpossibleError: a need is unknown, or needs go round in a circle.

    Source:
        docs/method.md#what-expires-unused
    """
    tasks, begins = {task.id: task for task in road.tasks}, _earliest(road)
    found: list[Expiring] = []
    for task in road.tasks:
        for need in () if task.done or task.started else task.needs:
            left = tasks[need].valid_left_weeks if tasks[need].done else None
            if left is not None and left < begins[task.id]:
                found.append(Expiring(need, task.id, left, begins[task.id]))
    return tuple(found)


def _earliest(road: Road) -> dict[str, float]:
    """Return the week before which no future begins each task."""
    tasks = {task.id: task for task in road.tasks}
    begins: dict[str, float] = {}
    ends: dict[str, float] = {}
    for id_ in topological(road):
        task = tasks[id_]
        begin = max((ends[need] for need in task.needs), default=0.0)
        if task.attempt is not None and task.attempt.pending_weeks is None:
            begin = _first_try(task.attempt, begin, road)
        begins[id_] = begin
        ends[id_] = 0.0 if task.done else begin + least_weeks(task)
    return begins


def _first_try(attempt: Attempt, ready: float, road: Road) -> float:
    lead = attempt.ready_before_weeks if ready > 0 else 0.0
    first = max(ready + lead, attempt.earliest_weeks)
    calendar = road.calendars.get(attempt.calendar)
    if isinstance(calendar, Fixed):
        opens = calendar.opens[calendar.closes >= first]
        first = max(first, float(opens[0])) if len(opens) else first
    return first
