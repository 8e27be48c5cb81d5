"""What is left of a road when nothing is left to chance?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from million_miles.roadmap.order import MIDDLE
from million_miles.roadmap.road import (
    Attempt,
    Calendar,
    Chances,
    Fixed,
    Irregular,
    Pace,
    Road,
    Table,
    Task,
    certain,
)


def middle(road: Road) -> Road:
    """Return the road in which everything takes its median and each try is a yes.

    Irregular windows open after the median gap; where the last opening is not known,
    half a gap from now.

    Source:
        docs/method.md#the-middle-road
    """
    return replace(
        road,
        tasks=tuple(_middle_task(task) for task in road.tasks),
        calendars={
            id_: _middle_calendar(calendar, road.horizon_weeks)
            for id_, calendar in road.calendars.items()
        },
        pace=Pace(_median(road.pace.persistent)),
        shared_luck=0.0,
    )


def has_chance(road: Road) -> bool:
    """Whether two futures of a road can differ."""
    pace = road.pace
    open_tasks = [task for task in road.tasks if not task.done]
    tables = [pace.persistent]
    tables += [task.hours for task in open_tasks if task.hours is not None]
    tables += [task.commitment.weeks for task in open_tasks if task.commitment]
    if road.purse is not None:
        tables += [task.cost for task in open_tasks if task.cost is not None]
    tables += [task.renewal for task in road.tasks if task.renewal is not None]
    return (
        pace.weekly_sd > 0
        or pace.empty_chance > 0
        or any(task.attempt is not None for task in open_tasks)
        or any(table[0] < table[-1] for table in tables)
    )


def _median(table: Table) -> Table:
    return certain(float(table[MIDDLE]))


def _middle_task(task: Task) -> Task:
    commitment, attempt = task.commitment, task.attempt
    return replace(
        task,
        hours=None if task.hours is None else _median(task.hours),
        renewal=None if task.renewal is None else _median(task.renewal),
        cost=None if task.cost is None else _median(task.cost),
        commitment=commitment and replace(commitment, weeks=_median(commitment.weeks)),
        attempt=attempt and _sure(attempt),
    )


def _sure(attempt: Attempt) -> Attempt:
    return replace(attempt, chances=Chances.steady(1.0))


def _middle_calendar(calendar: Calendar, horizon_weeks: float) -> Calendar:
    if not isinstance(calendar, Irregular):
        return calendar
    gap, since = calendar.median_weeks, calendar.since_last_weeks
    first = gap / 2 if since is None else max(gap - since, 0.0)
    opens = np.arange(first, horizon_weeks + gap, gap)
    return Fixed(opens, opens + calendar.open_weeks)
