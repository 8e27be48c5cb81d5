"""Which hours does a commitment hold, or what is kept up, week by week?"""

from __future__ import annotations

import math

import numpy as np

from million_miles.roadmap.kernel.compiled import inner
from million_miles.roadmap.kernel.rows import hours_of, state_of, task_of
from million_miles.roadmap.layout import NEXT_WEEKS


@inner
def end_commitment(now, i):
    """Give back the hours that a commitment holds and write them down by week."""
    task = task_of(now, i)
    now.changed = 1
    now.held = max(now.held - task.held, 0.0)
    write_held(now, i, task.held)


@inner
def end_upkeep(now, i):
    """Give back the hours that keep task `i` up, the same way."""
    now.changed = 1
    now.held = max(now.held - task_of(now, i).upkeep, 0.0)
    write_held(now, i, task_of(now, i).upkeep)


@inner
def write_held(now, i, rate):
    """Write down by week what task `i` held since it began to."""
    me, task = state_of(now, i), task_of(now, i)
    week = np.int64(math.floor(me.begun - now.first_monday)) + 1
    while me.begun < now.t:
        end = max(min(now.first_monday + week, now.t), me.begun)
        write_hours(now, task, week, rate * (end - me.begun))
        me.begun = end
        week += 1


@inner
def write_hours(now, task, week, worked):
    """Add hours worked on a task to a calendar week."""
    hours_of(now, week).value += worked
    if week < NEXT_WEEKS:
        tell_hours(now, task, week, worked)


@inner
def tell_hours(now, task, week, worked):
    """Add hours worked on a task in one of the next calendar weeks to its own."""
    place = now.weeks + week * now.task_count + task.column
    hours_of(now, place).value += worked
