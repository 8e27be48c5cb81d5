"""What happens in one future, event by event?

How it works: `walk` jumps from one moment to the next. At each moment it lets happen
all that is due, in the stated order; then the whole free rate goes to the first task by
priority that is ready and has hours and budget left, until the next thing can happen.
`now` is the present moment of one future and `road` the arrays of `layout`. A task's
index is its rank, so the lowest bit of a set is the task of highest priority.

Source: docs/method.md#simulator-rules
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from million_miles.roadmap.draws import ANSWERS as ANSWERS_DRAWN
from million_miles.roadmap.draws import GAPS
from million_miles.roadmap.layout import (
    ALWAYS,
    ANSWERS,
    COMMITMENT,
    COMPLETES,
    EXPIRES,
    FIXED,
    HOURS,
    IRREGULAR,
    LAST_LEVEL,
    NEXT_WEEKS,
    NOBODY,
    READY,
    RESTS,
    SUBMITS,
    TRY,
    WAITS,
    Floats,
)
from million_miles.roadmap.normal import inner, normal_cdf, normal_quantile
from million_miles.roadmap.road import DAY_WEEKS

AT_ONCE = 1e-9  # weeks: events closer than this are simultaneous
NOTHING = 1e-9  # hours, and hours a week, that count as none
TINIEST = 1e-300  # the least chance a quantile is asked for

BIT, LOW = np.uint64(1), np.uint64((1 << 32) - 1)
_11, _27, _30, _31, _32, _58 = (np.uint64(n) for n in (11, 27, 30, 31, 32, 58))
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the constants of SplitMix64
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_MIXED = np.uint64(0x94D049BB133111EB)
_FIRST, _ONCE, _GAPS, _ANSWERS = (np.int64(n) for n in (0, 1, GAPS, ANSWERS_DRAWN))
_DE_BRUIJN = 0x03F79D71B4CB0A89  # every six bits of it, end to end, differ
_HASH = np.uint64(_DE_BRUIJN)
_PLACE = np.zeros(64, np.int64)
for _bit in range(64):
    _PLACE[(_DE_BRUIJN << _bit & (1 << 64) - 1) >> 58] = _bit


class Out(NamedTuple):
    """What the futures gave; columns of tasks in the order of the road."""

    start: Floats  # (futures, tasks)
    finish: Floats  # (futures, tasks)
    ready: Floats  # (futures,)
    arrival: Floats  # (futures,)
    tries: NDArray[np.int64]  # (futures, tries)
    accepted: NDArray[np.bool_]  # (futures, tries)


# Draws.


@inner
def mix(word):
    """Return 64 bits that look unlike `word`, one to one."""
    word = (word ^ (word >> _30)) * _MIX
    word = (word ^ (word >> _27)) * _MIXED
    return word ^ (word >> _31)


@inner
def word_of(key, future, k):
    """Return draw `k` of a stream in a future: 64 random bits."""
    begin = mix(key + np.uint64(future) * _MIX)
    return mix(begin + np.uint64(k + 1) * _ODD)


@inner
def uniform(now, numbers, draw, width, key, k):
    """Return draw `k` in (0, 1): from its Sobol dimension, or else from its stream."""
    if draw != NOBODY and k < width:
        return numbers[now.draws + draw + k]
    return (np.float64(word_of(key, now.future, k) >> _11) + 0.5) * 2.0**-53


@inner
def uniform_once(now, numbers, draw, key):
    """Return a draw in (0, 1) that a future makes only once."""
    return uniform(now, numbers, draw, _ONCE, key, _FIRST)


@inner
def quantile(numbers, table, chance):
    """Return the entry of a quantile table at `chance`, flat beyond its ends."""
    place = min(max(chance * (LAST_LEVEL + 1) - 0.5, 0.0), float(LAST_LEVEL))
    k = min(int(place), LAST_LEVEL - 1)
    low = numbers[table + k]
    return low + (place - k) * (numbers[table + k + 1] - low)


@inner
def week_factor(now):
    """Return what the person gives in this calendar week, relative to their pace."""
    if now.has_weekly_pace == 0 or now.factor_week == now.week:
        return now.factor
    bits = LOW
    while now.factor_week < now.week:
        now.factor_week += 1
        bits = word_of(now.week_key, now.future, now.factor_week)
        new = normal_quantile((np.float64(bits >> _32) + 0.5) * 2.0**-32)
        if now.factor_week > 0:
            new = now.kept * now.weekly + now.renewed * new
        now.weekly = new
    now.factor = 0.0
    if (np.float64(bits & LOW) + 0.5) * 2.0**-32 >= now.empty:
        log = now.weekly_sd * now.weekly - now.weekly_sd**2 / 2
        now.factor = math.exp(log) / (1 - now.empty)
    return now.factor


# Things that are due at a known moment: a list by time, at most one for each task.


@inner
def plan_event(now, tasks, i, doing, due):
    """Let task `i` do something that ends at week `due`."""
    me = tasks[i]
    me.doing, me.due = doing, due
    before, after = NOBODY, now.first
    while after != NOBODY and tasks[after].due < due:
        before, after = after, tasks[after].next
    me.next = after
    if before == NOBODY:
        now.first, now.next_due = i, due
    else:
        tasks[before].next = i


@inner
def take_event(now, tasks, i):
    """Forget what task `i` was to end."""
    if now.first == i:
        now.first = tasks[i].next
        now.next_due = np.inf if now.first == NOBODY else tasks[now.first].due
    else:
        before = now.first
        while tasks[before].next != i:
            before = tasks[before].next
        tasks[before].next = tasks[i].next
    tasks[i].doing = RESTS


@inner
def first_due(now, tasks):
    """Return the first task with something due at this moment, by kind and rank."""
    best = i = now.first
    while i != NOBODY and tasks[i].due <= now.t + AT_ONCE:
        earlier = tasks[i].doing < tasks[best].doing
        if earlier or (tasks[i].doing == tasks[best].doing and i < best):
            best = i
        i = tasks[i].next
    return best


# Sets of tasks, one bit each.


@inner
def bit(i):
    """Return the bit of task `i` in its word."""
    return BIT << np.uint64(i & 63)


@inner
def lowest(word):
    """Return the place of the lowest bit of a word that has one."""
    return _PLACE[((word & (~word + BIT)) * _HASH) >> _58]


@inner
def first_fresh(sets):
    """Return the task that comes first among those ready with budget left."""
    for k in range(len(sets)):
        if sets[k].fresh != 0:
            return (k << 6) + lowest(sets[k].fresh)
    return NOBODY


# What happens to a task. Tasks that may go on wait on a stack for `settle`.


@inner
def push(now, tasks, i):
    """Put task `i` on the stack."""
    tasks[i].below = now.top
    now.top = i


@inner
def settle(now, road):
    """Meet the tasks on the stack that are complete and let the others begin."""
    tasks = road.tasks
    while now.top != NOBODY:
        i = now.top
        now.top = tasks[i].below
        if tasks[i].doing == COMPLETES:
            meet(now, tasks, road.links, i)
        elif tasks[i].kind == TRY:
            plan_try(now, road, i)
        else:
            release(now, road, i)


@inner
def meet(now, tasks, links, i):
    """Task `i` is met."""
    me = tasks[i]
    me.met, me.doing, me.finish = 1, RESTS, now.t
    if me.valid < np.inf:
        plan_event(now, tasks, i, EXPIRES, now.t + me.valid)
    now.unmet -= 1
    now.unready -= 1 - me.final
    if now.unready == 0:
        now.ready_at = min(now.ready_at, now.t)
    for k in range(me.first_dependent, me.last_dependent):
        other = tasks[links[k].task]
        other.missing -= 1
        if other.missing == 0 and other.met == 0 and other.doing == RESTS:
            push(now, tasks, links[k].task)


@inner
def release(now, road, i):
    """Let task `i` begin: its needs are met."""
    me, word = road.tasks[i], road.sets[i >> 6]
    now.changed = 1
    if me.kind == COMMITMENT:
        me.doing = WAITS
        word.waiting |= bit(i)
        now.waiting += 1
    elif me.left > NOTHING:
        if me.started:
            me.start = min(me.start, now.t)
        me.doing = READY
        word.ready |= bit(i)
        if me.budget_week != now.week or me.budget > NOTHING:
            word.fresh |= bit(i)
        now.open += 1
    else:
        end_work(now, road.tasks, i)


@inner
def end_work(now, tasks, i):
    """Task `i` has no hours left: it is met once its shortest duration is over."""
    me = tasks[i]
    me.start = min(me.start, now.t)
    if me.start + me.at_least > now.t + AT_ONCE:
        plan_event(now, tasks, i, COMPLETES, me.start + me.at_least)
    else:
        me.doing = COMPLETES
        push(now, tasks, i)


@inner
def close(now, road, i):
    """Take task `i` from the ready and the waiting ones."""
    word = road.sets[i >> 6]
    if road.tasks[i].doing == READY:
        now.open -= 1
    else:
        now.waiting -= 1
    now.changed = 1
    road.tasks[i].doing = RESTS
    word.ready &= ~bit(i)
    word.fresh &= ~bit(i)
    word.waiting &= ~bit(i)


@inner
def expire(now, road, i):
    """Open task `i` again, unless nothing needs it any more."""
    tasks, me = road.tasks, road.tasks[i]
    is_needed = False
    for k in range(me.first_dependent, me.last_dependent):
        is_needed |= tasks[road.links[k].task].met == 0
    if not is_needed:
        return
    me.met, me.finish, me.at_least = 0, np.inf, 0.0
    now.unmet += 1
    now.unready += 1  # what is needed is no final try
    table = me.work_table
    if me.renewal_table != NOBODY:
        me.kind, table = HOURS, me.renewal_table
    if me.kind == HOURS:
        me.left = quantile(road.numbers, table, me.chance)
    for k in range(me.first_dependent, me.last_dependent):
        other = tasks[road.links[k].task]
        other.missing += 1
        if other.doing == READY or other.doing == WAITS:
            close(now, road, road.links[k].task)
        elif other.doing == SUBMITS:
            take_event(now, tasks, road.links[k].task)
    if me.missing == 0:
        push(now, tasks, i)


# Commitments.


@inner
def start_commitments(now, road):
    """Start the waiting commitments that fit beside what has priority over them."""
    now.changed = 0
    left = road.spans[now.segment].hours_per_week - now.held
    for k in range(len(road.sets)):
        word = road.sets[k].ready | road.sets[k].waiting
        while word != 0 and now.waiting > 0:
            i = (k << 6) + lowest(word)
            word &= word - BIT
            me = road.tasks[i]
            if me.doing == READY:
                left = min(left, 0.0) if me.at_most == np.inf else left - me.at_most
            elif left >= me.held - NOTHING:
                close(now, road, i)
                now.held += me.held
                left -= me.held
                me.start = min(me.start, now.t)
                me.begun = now.t
                weeks = quantile(road.numbers, me.work_table, me.chance)
                plan_event(now, road.tasks, i, COMPLETES, now.t + weeks)


@inner
def end_commitment(now, road, i):
    """Give back the hours that task `i` holds and write them down by week."""
    me = road.tasks[i]
    now.changed = 1
    now.held = max(now.held - me.held, 0.0)
    week = int(math.floor(me.begun - now.first_monday)) + 1
    while me.begun < now.t:
        end = max(min(now.first_monday + week, now.t), me.begun)
        write_hours(now, road, i, week, me.held * (end - me.begun))
        me.begun = end
        week += 1


@inner
def write_hours(now, road, i, week, hours):
    """Add hours of task `i` to a calendar week."""
    road.hours[week] += hours
    if week < NEXT_WEEKS:
        road.hours[now.weeks + week * len(road.tasks) + road.tasks[i].column] += hours


# Tries.


@inner
def plan_try(now, road, i):
    """Let try `i` be made at the first moment that its calendar is open."""
    trial = road.trials[road.tasks[i].trial]
    calendar = road.calendars[trial.calendar]
    if trial.tries >= trial.limit:
        return
    earliest = max(now.t, trial.not_before)
    if calendar.kind == FIXED:
        while trial.interval < calendar.last and (
            trial.interval <= trial.used
            or road.spans[trial.interval].end < earliest - AT_ONCE
        ):
            trial.interval += 1
        if trial.interval == calendar.last:
            return
        earliest = max(earliest, road.spans[trial.interval].start)
    elif calendar.kind == IRREGULAR:
        while trial.interval <= trial.used or (
            trial.opening + calendar.open_weeks < earliest - AT_ONCE
        ):
            trial.interval += 1
            trial.opening += next_gap(now, road.numbers, calendar, trial)
        earliest = max(earliest, trial.opening)
    plan_event(now, road.tasks, i, SUBMITS, earliest)


@inner
def next_gap(now, numbers, calendar, trial):
    """Return the weeks from the opening before an interval to its own."""
    sd, k = calendar.log_sd, trial.interval
    chance = uniform(now, numbers, calendar.gap_draw, _GAPS, calendar.gap_key, k)
    if k > 0 or calendar.knows_last == 0:
        # A gap that today falls into is longer than most.
        longer = sd * sd if k == 0 else 0.0
        return math.exp(calendar.log_median + longer + sd * normal_quantile(chance))
    if calendar.since > 0 and sd > 0:
        survival = normal_cdf((calendar.log_median - math.log(calendar.since)) / sd)
        z = -normal_quantile(max((1 - chance) * survival, TINIEST))
    else:
        z = normal_quantile(chance)
    return max(math.exp(calendar.log_median + sd * z), calendar.since)


@inner
def is_accepted(now, road, trial):
    """Decide, by the bars met at this moment, how a try that is made now will end."""
    numbers, ahead = road.numbers, trial.tries + trial.is_pending
    row = min(trial.tries_made + ahead, trial.attempts - 1)
    rate = uniform_once(now, numbers, trial.rate_draw, trial.rate_key)
    shift = quantile(numbers, trial.shift_table + row * (LAST_LEVEL + 1), rate)
    for k in range(trial.first_lift, trial.last_lift):
        lift = road.links[k]
        shift += lift.met if road.tasks[lift.task].met else lift.unmet
    last = trial.grid_size - 1
    place = min(max((shift - trial.grid_low) / trial.grid_step, 0.0), float(last))
    k = min(int(place), last - 1)
    first = trial.intercepts + row * trial.grid_size + k
    logit = numbers[first] + (place - k) * (numbers[first + 1] - numbers[first])
    logit += quantile(numbers, trial.luck_table, now.unseen)
    answer = uniform(now, numbers, trial.answer_draw, _ANSWERS, trial.answer_key, ahead)
    return shift > -np.inf and answer < 1 / (1 + math.exp(-logit))


@inner
def submit(now, road, i):
    """Make try `i`, or decide about the one that is out already."""
    trial = road.trials[road.tasks[i].trial]
    trial.accepted = is_accepted(now, road, trial)
    trial.tries += 1
    answer_at = now.t + trial.answer
    if trial.is_pending and trial.tries == 0:
        answer_at = trial.pending
    else:
        trial.used = trial.interval
    trial.not_before = max(trial.not_before, answer_at + trial.wait)
    if road.calendars[trial.calendar].kind == ALWAYS:
        trial.not_before = max(trial.not_before, now.t + DAY_WEEKS)
    road.tasks[i].start = min(road.tasks[i].start, now.t)
    plan_event(now, road.tasks, i, ANSWERS, answer_at)


@inner
def happen(now, road, i):
    """Let happen what is due for task `i`."""
    me = road.tasks[i]
    doing = me.doing
    take_event(now, road.tasks, i)
    if doing == SUBMITS:
        submit(now, road, i)
    elif doing == EXPIRES:
        expire(now, road, i)
    elif doing == ANSWERS and road.trials[me.trial].accepted == 0:
        if me.missing == 0:
            push(now, road.tasks, i)
    else:
        if me.kind == COMMITMENT:
            end_commitment(now, road, i)
        me.doing = COMPLETES
        push(now, road.tasks, i)


# One future after the other.


@inner
def turn_pages(now, road):
    """Turn to the calendar week and to the capacity of this moment."""
    if now.monday <= now.t + AT_ONCE:
        now.week = int(math.floor(now.t + AT_ONCE - now.first_monday)) + 1
        now.monday = now.first_monday + now.week
        for k in range(len(road.sets)):
            road.sets[k].fresh = road.sets[k].ready
    while road.spans[now.segment].end <= now.t + AT_ONCE:
        now.segment += 1
        now.changed = 1


@inner
def work(now, road):
    """Work until the next thing can happen."""
    worker, rate, until = NOBODY, 0.0, min(now.next_due, now.horizon)
    if now.open > 0 or now.waiting > 0:
        until = min(until, road.spans[now.segment].end)
    free = road.spans[now.segment].hours_per_week - now.held
    if now.open > 0 and free > NOTHING:
        until = min(until, now.monday)
        rate = free * now.pace * week_factor(now)
        if rate > NOTHING:
            worker = first_fresh(road.sets)
    if worker == NOBODY:
        now.t = until
        return
    me = road.tasks[worker]
    me.start = min(me.start, now.t)
    if me.budget_week != now.week:
        me.budget_week = now.week
        me.budget = me.at_most * (now.first_monday if now.week == 0 else 1.0)
    hours, most = (until - now.t) * rate, min(me.left, me.budget)
    if most < hours:
        hours = most
        now.t += hours / rate
    else:
        now.t = until
    write_hours(now, road, worker, now.week, hours)
    me.left -= hours
    me.budget -= hours
    if me.left <= NOTHING:
        close(now, road, worker)
        end_work(now, road.tasks, worker)
    elif me.budget <= NOTHING:
        road.sets[worker >> 6].fresh &= ~bit(worker)


@inner
def walk(now, road):
    """Walk through one future, to arrival or to the horizon."""
    while True:
        settle(now, road)
        if now.next_due <= now.t + AT_ONCE:
            happen(now, road, first_due(now, road.tasks))
            continue
        turn_pages(now, road)
        if now.waiting > 0 and now.changed:
            start_commitments(now, road)
            if now.next_due <= now.t + AT_ONCE:
                continue
        if now.unmet == 0 or now.t >= now.horizon:
            return
        work(now, road)


@inner
def begin_trial(now, road, trial):
    """Put a try where it stands: at which interval, and what has been used."""
    calendar = road.calendars[trial.calendar]
    trial.tries = -trial.is_pending
    trial.accepted = 0
    trial.not_before = trial.earliest
    if calendar.kind == FIXED:
        trial.interval, trial.used = calendar.first, calendar.first - 1
        while (
            trial.is_pending
            and trial.used + 1 < calendar.last
            and road.spans[trial.used + 1].start <= 0
        ):
            trial.used += 1
        return
    trial.interval, trial.used = NOBODY, NOBODY - 1 + trial.is_pending
    trial.opening = -calendar.since
    if calendar.kind == IRREGULAR and calendar.knows_last == 0:
        trial.interval = 0
        gap = next_gap(now, road.numbers, calendar, trial)
        trial.interval = NOBODY
        phase = uniform_once(now, road.numbers, NOBODY, calendar.phase_key)
        trial.opening = -gap * (1 - phase)


@inner
def begin_task(now, road, i):
    """Put task `i` where it stands before anything happens."""
    tasks, me = road.tasks, road.tasks[i]
    me.kind, me.met, me.doing, me.missing = me.first_kind, me.done, RESTS, me.needs
    me.left, me.at_least, me.budget_week = 0.0, me.shortest, NOBODY
    me.start = me.finish = np.inf
    if me.work_table != NOBODY or me.renewal_table != NOBODY:
        me.chance = uniform_once(now, road.numbers, me.work_draw, me.work_key)
        if now.shared > 0:
            own = now.own * normal_quantile(me.chance)
            me.chance = normal_cdf(now.shared * now.luck + own)
    if me.kind == TRY:
        begin_trial(now, road, road.trials[me.trial])
    if me.done:
        me.start = me.finish = 0.0
        if me.valid_left < np.inf:
            plan_event(now, tasks, i, EXPIRES, me.valid_left)
        return
    now.unmet += 1
    now.unready += 1 - me.final
    if me.kind == HOURS:
        me.left = quantile(road.numbers, me.work_table, me.chance)
    elif me.running:
        me.start = me.begun = 0.0
        now.held += me.held
        weeks = quantile(road.numbers, me.work_table, me.chance)
        plan_event(now, tasks, i, COMPLETES, weeks)
    elif me.kind == TRY and road.trials[me.trial].is_pending:
        plan_event(now, tasks, i, SUBMITS, 0.0)


@inner
def begin(now, road, future):
    """Put everything where it stands at week 0."""
    now.future, now.changed = future, 1
    now.t = now.held = 0.0
    now.week = now.unmet = now.unready = now.open = now.waiting = 0
    now.first = now.top = now.factor_week = NOBODY
    now.next_due = now.ready_at = np.inf
    now.segment, now.monday, now.factor = now.first_segment, now.first_monday, 1.0
    numbers = road.numbers
    now.unseen = uniform_once(now, numbers, now.unseen_draw, now.unseen_key)
    luck = uniform_once(now, numbers, now.luck_draw, now.luck_key)
    now.luck = normal_quantile(luck)
    pace = uniform_once(now, numbers, now.pace_draw, now.pace_key)
    now.pace = quantile(numbers, now.pace_table, pace)
    for k in range(len(road.sets)):
        road.sets[k].ready = road.sets[k].fresh = road.sets[k].waiting = 0
    tasks = road.tasks
    for i in range(len(tasks)):
        begin_task(now, road, i)
    for i in range(len(tasks)):
        for k in range(tasks[i].first_dependent, tasks[i].last_dependent):
            tasks[road.links[k].task].missing -= tasks[i].met
    for i in range(len(tasks)):
        me = tasks[i]
        if me.missing == 0 and me.met == 0 and me.doing == RESTS:
            push(now, tasks, i)
    if now.unready == 0:
        now.ready_at = 0.0


@inner
def write_future(now, road, out):
    """Keep what this future gave."""
    for i in range(len(road.tasks)):
        me = road.tasks[i]
        if me.kind == COMMITMENT and me.doing == COMPLETES:
            end_commitment(now, road, i)
        out.start[now.future, me.column] = me.start
        out.finish[now.future, me.column] = me.finish
    for k in range(len(road.trials)):
        out.tries[now.future, k] = road.trials[k].tries
        out.accepted[now.future, k] = road.trials[k].accepted
    out.ready[now.future] = now.ready_at
    out.arrival[now.future] = now.t if now.unmet == 0 else np.inf


@njit(cache=True, error_model="numpy")
def simulate_all(moment, road, uniforms, out):
    """Walk through all futures, one after the other.

    Args:
        moment: the record of the present moment, (1,).
        road: the arrays of `layout`; worked in.
        uniforms: Sobol points, (futures, dimensions).
        out: written.
    """
    now = moment[0]
    for future in range(len(uniforms)):
        for k in range(uniforms.shape[1]):
            road.numbers[now.draws + k] = uniforms[future, k]
        begin(now, road, future)
        walk(now, road)
        write_future(now, road, out)
