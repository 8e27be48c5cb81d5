"""What is met today, and will have expired before anything can use it?"""

from __future__ import annotations

from typing import NamedTuple

from million_miles.roadmap.check import earliest
from million_miles.roadmap.road import Road


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
    tasks, begins = {task.id: task for task in road.tasks}, earliest(road)
    found: list[Expiring] = []
    for task in road.tasks:
        for need in () if task.done or task.started else task.needs:
            left = tasks[need].valid_left_weeks if tasks[need].done else None
            if left is not None and left < begins[task.id].begin:
                found.append(Expiring(need, task.id, left, begins[task.id].begin))
    return tuple(found)
