"""What happens to a task: it may begin, ends, is met, expires?

Tasks that may go on wait on a stack for `settle`.
"""

from __future__ import annotations

import numpy as np

from million_miles.roadmap.kernel.compiled import inner
from million_miles.roadmap.kernel.due import plan_event, take_event
from million_miles.roadmap.kernel.held import end_upkeep
from million_miles.roadmap.kernel.luck import draw_work
from million_miles.roadmap.kernel.ring import enlist, strike
from million_miles.roadmap.kernel.rows import (
    AT_ONCE,
    NOTHING,
    bit,
    link_of,
    row_of,
    set_of,
    span_of,
    state_of,
    task_of,
    work_of,
)
from million_miles.roadmap.layout import (
    BLOCK,
    COMMITMENT,
    COMPLETES,
    EXPIRES,
    HOURS,
    NOBODY,
    READY,
    RESTS,
    SAVES,
    SUBMITS,
    WAITS,
)


@inner
def push(now, i):
    """Put task `i` on the stack."""
    state_of(now, i).below = now.top
    now.top = i


@inner
def meet(now, i):
    """Task `i` is met."""
    me, task = state_of(now, i), task_of(now, i)
    me.met, me.doing, me.finish = 1, RESTS, now.t
    if task.upkeep > 0:
        me.begun, now.changed = now.t, 1
        now.held += task.upkeep
    if task.valid < np.inf:
        plan_event(now, i, EXPIRES, now.t + task.valid)
    now.unmet -= 1
    now.unready -= 1 - task.final
    if now.unready == 0:
        now.ready_at = min(now.ready_at, now.t)
    top = now.top
    for k in range(task.first_dependent, task.last_dependent):
        j = link_of(now, k).task
        other = state_of(now, j)
        other.missing -= 1
        other.since, other.below = now.t, top  # no branch to be guessed
        blocked = other.missing | other.met | other.doing
        top = j if blocked == 0 else top
    now.top = top


@inner
def release(now, i):
    """Let task `i` begin: its needs are met."""
    me = state_of(now, i)
    now.changed = 1
    if me.kind == COMMITMENT:
        me.doing = WAITS
        enlist(now, i, 0.0)  # nobody works on it
        now.waiting += 1
    elif me.kind == HOURS and row_of(now, i).left > NOTHING:
        if task_of(now, i).started:
            row_of(now, i).start = min(row_of(now, i).start, now.t)
        me.doing = READY
        enlist(now, i, task_of(now, i).at_most)
        now.open += 1
    else:
        end_work(now, i)


@inner
def end_work(now, i):
    """Task `i` has no hours left: it is met once its shortest duration is over."""
    me, row = state_of(now, i), row_of(now, i)
    row.start = min(row.start, now.t)
    if row.start + me.at_least > now.t + AT_ONCE:
        plan_event(now, i, COMPLETES, row.start + me.at_least)
    else:
        meet(now, i)


@inner
def close(now, i):
    """Take task `i` from the ready, the waiting or the saving ones."""
    me = state_of(now, i)
    if me.doing == SAVES:
        now.saving -= 1
        now.unpaid = 1
        set_of(now, i >> 6).saving &= ~bit(i)
    else:
        now.open -= me.doing == READY
        now.waiting -= me.doing == WAITS
        strike(now, i)
    now.changed = 1
    me.doing = RESTS


@inner
def expire(now, i):
    """Open task `i` again, unless nothing needs it any more."""
    me, task, is_needed = state_of(now, i), task_of(now, i), False
    for k in range(task.first_dependent, task.last_dependent):
        is_needed |= state_of(now, link_of(now, k).task).met == 0
    if not is_needed:
        return
    if task.upkeep > 0:
        end_upkeep(now, i)
    me.met, me.finish, me.at_least = 0, np.inf, 0.0
    now.unmet += 1
    now.unready += 1  # what is needed is no final try
    table = task.work_table
    if task.renewal_table != NOBODY:
        me.kind, table = HOURS, task.renewal_table
    if table != NOBODY:
        luck = work_of(now, now.future % BLOCK * (now.task_count + 1)).value
        row_of(now, i).left = draw_work(now, task, table, luck)
    for k in range(task.first_dependent, task.last_dependent):
        j = link_of(now, k).task
        other = state_of(now, j)
        other.missing += 1
        if other.doing == READY or other.doing == WAITS or other.doing == SAVES:
            close(now, j)
        elif other.doing == SUBMITS:
            take_event(now, j)
    if me.missing == 0:
        push(now, i)


@inner
def start_commitments(now):
    """Start the waiting commitments that fit beside what has priority over them."""
    now.changed = 0
    left = span_of(now, now.segment).rate - now.held
    i = row_of(now, now.task_count).next
    while i != now.task_count and now.waiting > 0 and left >= -NOTHING:
        me, row, task = state_of(now, i), row_of(now, i), task_of(now, i)
        if me.doing == READY:
            left = left - row.at_most if row.at_most < np.inf else min(left, 0.0)
        elif left >= task.held - NOTHING:
            close(now, i)
            now.held += task.held
            left -= task.held
            row.start = min(row.start, now.t)
            me.begun = now.t
            row.week = NOBODY  # if it is renewed by hours, they have a budget
            plan_event(now, i, COMPLETES, now.t + row.left)
        i = row.next
