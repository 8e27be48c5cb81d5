"""In which order do the hours go to the tasks?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from heapq import heappop, heappush

import numpy as np

from million_miles.roadmap.check import topological
from million_miles.roadmap.road import Always, Attempt, Fixed, Irregular, Road, Task

MOST_RETRIES = 10  # a long shot should not push everything else to the front
MIDDLE = 99  # index of the level one half


def latest_finish(road: Road) -> tuple[str, ...]:
    """Return the ids by priority: what must be finished first comes first.

    Every task gets a nominal duration from medians; its latest finish is the end of
    the longest chain less what follows it. The order is topological.

    Raises:
        ImpossibleError: a need is unknown, or needs go round in a circle.

    Source:
        docs/method.md#latest-finish
    """
    ids = topological(road)
    tasks = {task.id: task for task in road.tasks}
    speed = _hours_per_week(road)
    weeks = {task.id: _nominal_weeks(task, road, speed) for task in road.tasks}
    finish: dict[str, float] = {}
    for id_ in ids:
        begin = max((finish[need] for need in tasks[id_].needs), default=0.0)
        finish[id_] = begin + weeks[id_]
    end = max(finish.values(), default=0.0)
    latest = dict.fromkeys(ids, end)
    for id_ in reversed(ids):
        for need in tasks[id_].needs:
            latest[need] = min(latest[need], latest[id_] - weeks[id_])
    return tuple(sorted(ids, key=latest.__getitem__))


def go_on(kept: Sequence[str], usual: Sequence[str]) -> tuple[str, ...]:
    """Return the kept order of what there still is, and what is new where usual.

    What is new follows what it follows in the usual order.
    """
    there = set(usual)
    order = [id_ for id_ in kept if id_ in there]
    known = set(order)
    for k, id_ in enumerate(usual):
        if id_ not in known:
            order.insert(order.index(usual[k - 1]) + 1 if k else 0, id_)
            known.add(id_)
    return tuple(order)


def after_needs(road: Road) -> tuple[str, ...]:
    """Return the ids in the order of the road, but each after all it needs.

    By priority something may come before what it needs: it waits, and then goes first.

    Raises:
        ImpossibleError: a need is unknown, or needs go round in a circle.
    """
    order = road.order or latest_finish(road)
    rank = {id_: k for k, id_ in enumerate(order)}
    missing = {task.id: len(set(task.needs)) for task in road.tasks}
    dependents: dict[str, list[str]] = {id_: [] for id_ in topological(road)}
    for task in road.tasks:
        for need in set(task.needs):
            dependents[need].append(task.id)
    ahead = sorted(rank[id_] for id_, count in missing.items() if count == 0)
    placed = []
    while ahead:
        id_ = order[heappop(ahead)]
        placed.append(id_)
        for other in dependents[id_]:
            missing[other] -= 1
            if missing[other] == 0:
                heappush(ahead, rank[other])
    return tuple(placed)


def _nominal_weeks(task: Task, road: Road, speed: float) -> float:
    """Return how long a task takes the median person, who gives `speed` hours a week."""
    if task.done:
        return 0.0
    if task.commitment is not None:
        return max(float(task.commitment.weeks[MIDDLE]), task.at_least_weeks)
    if task.attempt is not None:
        return _try_weeks(task.attempt, road)
    if task.hours is None:
        return task.at_least_weeks
    if task.at_most is not None:
        speed = min(speed, task.at_most)
    worked = float(task.hours[MIDDLE]) / speed if speed > 0 else math.inf
    return max(min(worked, road.horizon_weeks), task.at_least_weeks)


def _hours_per_week(road: Road) -> float:
    """Return what the median person gives a week in the first five years."""
    starts = road.capacity.starts_weeks
    ends = np.append(starts[1:], road.horizon_weeks)
    weights = np.clip(np.minimum(ends, 261.0) - starts, 0.0, None)
    mean = np.average(road.capacity.hours_per_week, weights=weights)
    best = road.capacity.hours_per_week.max()
    return float(mean or best) * float(road.pace.persistent[MIDDLE])


def _try_weeks(attempt: Attempt, road: Road) -> float:
    """Return half a gap, the answer, and a gap for each retry to be expected."""
    if attempt.pending_weeks is not None:
        return attempt.pending_weeks
    gap = max(
        _gap_weeks(road, attempt.calendar), attempt.answer_weeks + attempt.wait_weeks
    )
    chance = _middle_chance(attempt)
    retries = min(1 / chance - 1, MOST_RETRIES) if chance > 0 else MOST_RETRIES
    if attempt.limit is not None:
        retries = min(retries, max(attempt.limit - 1, 0))
    return gap / 2 + attempt.answer_weeks + retries * gap


def _gap_weeks(road: Road, calendar_id: str) -> float:
    calendar = road.calendars.get(calendar_id, Always())
    if isinstance(calendar, Irregular):
        return calendar.median_weeks
    if isinstance(calendar, Fixed) and len(calendar.opens) > 1:
        return float(np.mean(np.diff(calendar.opens)))
    return 0.0


def _middle_chance(attempt: Attempt) -> float:
    """Return the chance of the next try for middling luck, all bars met."""
    chances = attempt.chances
    row = min(attempt.tries_made, len(chances.intercepts) - 1)
    shift = chances.rate_shift[row, MIDDLE] + sum(met for _, met, _ in chances.lifts)
    logit = np.interp(shift, chances.shift_grid, chances.intercepts[row])
    return float(1 / (1 + np.exp(-np.clip(logit + chances.luck[MIDDLE], -700, 700))))
