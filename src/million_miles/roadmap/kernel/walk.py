"""How does one future go after the other, from today to arrival or to the horizon?"""

from __future__ import annotations

import math

import numpy as np

from million_miles.roadmap.kernel.compiled import inner
from million_miles.roadmap.kernel.due import first_due, plan_event, take_event
from million_miles.roadmap.kernel.held import end_commitment, end_upkeep, tell_hours
from million_miles.roadmap.kernel.luck import (
    _FIRST,
    _ONCE,
    draw_works,
    quantile,
    uniform,
    week_factor,
)
from million_miles.roadmap.kernel.money import pay, save
from million_miles.roadmap.kernel.rows import (
    AT_ONCE,
    NOTHING,
    accepted_of,
    ahead,
    arrival_of,
    begun_of,
    copy_words,
    finish_of,
    hours_of,
    ready_of,
    row_of,
    set_of,
    short_of,
    span_of,
    start_of,
    state_of,
    task_of,
    trial_of,
    tries_of,
    waits_of,
    work_of,
)
from million_miles.roadmap.kernel.tasks import (
    close,
    end_work,
    expire,
    meet,
    push,
    release,
    start_commitments,
)
from million_miles.roadmap.kernel.tries import begin_trial, plan_try, submit
from million_miles.roadmap.layout import (
    ALL_PAID,
    ANSWERS,
    BLOCK,
    COMMITMENT,
    COMPLETES,
    EXPIRES,
    NEXT_WEEKS,
    NOBODY,
    RESTS,
    SAVES,
    SUBMITS,
    TRY,
)


@inner
def settle(now):
    """Let the tasks on the stack begin."""
    while now.top != NOBODY:
        i = now.top
        me = state_of(now, i)
        now.top = me.below
        if me.kind == TRY:
            plan_try(now, i)
        elif me.paid != ALL_PAID:
            save(now, i)
        else:
            release(now, i)


@inner
def happen(now, i):
    """Let happen what is due for task `i`."""
    me = state_of(now, i)
    doing = me.doing
    take_event(now, i)
    if doing == SUBMITS:
        submit(now, i)
    elif doing == EXPIRES:
        expire(now, i)
    elif doing == ANSWERS and trial_of(now, task_of(now, i).trial).accepted == 0:
        if me.missing == 0:
            push(now, i)
    else:
        if me.kind == COMMITMENT:
            end_commitment(now, i)
        meet(now, i)


@inner
def turn_pages(now):
    """Turn to the calendar week and to the capacity of this moment."""
    if now.monday <= now.t + AT_ONCE:
        now.week = np.int64(math.floor(now.t + AT_ONCE - now.first_monday)) + 1
        now.monday = now.first_monday + now.week
        now.cursor = row_of(now, now.task_count).next
    while span_of(now, now.segment).end <= now.t + AT_ONCE:
        now.segment += 1
        now.changed = 1


@inner
def free_hours(now, segment):
    """Return the hours a week that nothing holds, at the pace of this future."""
    free = span_of(now, segment).rate - now.held
    return free * now.pace if free > NOTHING else 0.0


@inner
def work(now):
    """Work, week after week, until something else can happen."""
    until, segment = min(min(now.next_due, now.pay_at), now.horizon), now.segment
    if now.waiting > 0:  # what can start depends on what is promised
        until = min(until, span_of(now, segment).end)
    if now.open == 0:
        now.t = until
        return
    free, closing = free_hours(now, segment), span_of(now, segment).end
    t, week, monday, end = now.t, now.week, now.monday, now.task_count
    rows, last = row_of(now, 0), now.cursor
    i = last
    while t + AT_ONCE < until:
        while closing <= t + AT_ONCE:
            segment += 1
            free, closing = free_hours(now, segment), span_of(now, segment).end
        if monday <= t + AT_ONCE:
            week += 1
            monday = now.first_monday + week
            last = i = ahead(rows, end).next
        rate, stop = free * week_factor(now, week), min(min(until, closing), monday)
        share = now.first_monday if week == 0 else 1.0
        all_hours = hours = (stop - t) * rate
        least = rate * AT_ONCE if rate > NOTHING else np.inf
        t = stop
        while i != end and hours > least:
            me, last = ahead(rows, i), i
            if me.week != week:
                me.week, me.budget = week, me.at_most * share
            when = stop - hours / rate  # no branch to be guessed, nor below
            me.start = min(me.start, when if me.budget > NOTHING else np.inf)
            worked = min(hours, min(me.left, me.budget))
            hours -= worked
            me.left -= worked
            me.budget -= worked
            if week < NEXT_WEEKS:
                tell_hours(now, task_of(now, i), week, worked)
            i = me.next
            if me.left <= NOTHING and me.at_most > 0:  # a commitment waits
                end = last  # nobody else works on
                t = stop - hours / rate
                break
        hours_of(now, week).value += all_hours - hours
        if end != now.task_count:
            break
        i = last
    now.t, now.week, now.monday, now.segment = t, week, monday, segment
    now.cursor = last
    if end != now.task_count:
        close(now, end)
        end_work(now, end)


@inner
def walk(now):
    """Walk through one future, to arrival or to the horizon."""
    while True:
        settle(now)
        if now.next_due <= now.t + AT_ONCE:
            happen(now, first_due(now))
            continue
        turn_pages(now)
        if now.unpaid or now.pay_at <= now.t + AT_ONCE:
            pay(now)
            if now.top != NOBODY:
                continue
        if now.waiting > 0 and now.changed:
            start_commitments(now)
            if now.next_due <= now.t + AT_ONCE:
                continue
        if now.unmet == 0 or now.t + AT_ONCE >= now.horizon:
            return
        work(now)


@inner
def begin(now, future):
    """Put everything where it stands at week 0, and let begin what can."""
    now.future, now.changed = future, 1
    now.t = now.held = now.weekly = 0.0
    now.week = now.open = now.waiting = now.drawn_weeks = 0
    now.cursor = now.task_count
    head = row_of(now, now.task_count)
    head.next = head.before = now.task_count
    now.unmet, now.unready = now.all_unmet, now.all_unready
    now.first = now.top = NOBODY
    now.next_due = now.pay_at = now.short = np.inf
    now.paid = 0.0
    now.saving = now.unpaid = 0
    now.ready_at = 0.0 if now.unready == 0 else np.inf
    now.segment, now.monday = now.first_segment, now.first_monday
    now.unseen = uniform(now, now.unseen_draw, _ONCE, now.unseen_key, _FIRST)
    pace = uniform(now, now.pace_draw, _ONCE, now.pace_key, _FIRST)
    now.pace = quantile(now, now.pace_table, pace)
    for k in range(now.words):
        word = set_of(now, k)
        word.listed = word.saving = 0
    for k in range(now.try_count):
        begin_trial(now, trial_of(now, k))
    copy_words(state_of(now, 0), begun_of(now, 0), now.state_words)
    for i in range(now.task_count - 1, -1, -1):
        begin_task(now, i)


@inner
def begin_task(now, i):
    """Put task `i` where it stands at week 0."""
    me, begun, row = state_of(now, i), begun_of(now, i), row_of(now, i)
    row.week = NOBODY
    row.start = 0.0 if begun.met == 1 or begun.doing != RESTS else np.inf
    row.left = work_of(now, now.future % BLOCK * (now.task_count + 1) + i + 1).value
    me.doing = RESTS
    if me.met == 1:
        now.held += task_of(now, i).upkeep
    if begun.doing == COMPLETES:
        now.held += task_of(now, i).held
        plan_event(now, i, COMPLETES, row.left)
    elif begun.doing != RESTS:
        plan_event(now, i, begun.doing, begun.due)
    elif me.missing == 0 and me.met == 0:
        push(now, i)


@inner
def write_future(now):
    """Keep what this future gave."""
    for i in range(now.task_count):
        me, place = state_of(now, i), now.future * now.task_count
        place += task_of(now, i).column
        if me.kind == COMMITMENT and me.doing == COMPLETES:
            end_commitment(now, i)
        elif me.met == 1 and task_of(now, i).upkeep > 0:
            end_upkeep(now, i)
        elif me.doing == SAVES:
            waits_of(now, task_of(now, i).column).value += now.t - me.due
        start_of(now, place).value = row_of(now, i).start
        finish_of(now, place).value = me.finish
    for k in range(now.try_count):
        place = now.future * now.try_count + k
        tries_of(now, place).value = trial_of(now, k).tries
        accepted_of(now, place).value = trial_of(now, k).accepted
    short_of(now, now.future).value = now.short
    ready_of(now, now.future).value = now.ready_at
    arrival_of(now, now.future).value = now.t if now.unmet == 0 else np.inf


@inner
def simulate_all(now, futures):
    """Walk through all futures, one after the other.

    Args:
        now: the present moment, with the places of all arrays.
        futures: how many.
    """
    for future in range(futures):
        if future % BLOCK == 0:
            draw_works(now, future, min(future + BLOCK, futures))
        begin(now, future)
        walk(now)
        write_future(now)
