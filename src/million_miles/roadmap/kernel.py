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
from collections.abc import Callable
from typing import NamedTuple, cast

import numpy as np
from numba import njit, types
from numba.extending import intrinsic
from numpy.typing import NDArray

from million_miles.roadmap.draws import ANSWERS as ANSWERS_DRAWN
from million_miles.roadmap.draws import GAPS
from million_miles.roadmap.layout import (
    ALWAYS,
    ANSWERS,
    BATCH,
    COMMITMENT,
    COMPLETES,
    EXPIRES,
    FACTORS,
    FIXED,
    HOURS,
    IRREGULAR,
    LAST_LEVEL,
    NEXT_WEEKS,
    NOBODY,
    NORMAL_BITS,
    READY,
    RESTS,
    STEPS,
    SUBMITS,
    TRY,
    WAITS,
    WIDEST,
    Floats,
)
from million_miles.roadmap.normal import inlined, inner, normal_cdf, normal_quantile
from million_miles.roadmap.road import DAY_WEEKS

BLOCK = 64  # futures whose work is drawn together
AT_ONCE = 1e-9  # weeks: events closer than this are simultaneous
NOTHING = 1e-9  # hours, and hours a week, that count as none
TINIEST = 1e-300  # the least chance a quantile is asked for

BIT, LOW = np.uint64(1), np.uint64((1 << 32) - 1)
_11, _27, _30, _31 = (np.uint64(n) for n in (11, 27, 30, 31))
_NORMAL = np.uint64(64 - NORMAL_BITS)
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the constants of SplitMix64
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_MIXED = np.uint64(0x94D049BB133111EB)
_LAST_LEVEL = np.int64(LAST_LEVEL)
_FIRST, _ONCE, _GAPS, _ANSWERS = (np.int64(n) for n in (0, 1, GAPS, ANSWERS_DRAWN))


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
def begin_stream(key, future):
    """Return where the stream of a draw begins in a future."""
    return mix(key + np.uint64(future) * _MIX)


@inner
def word_of(begin, k):
    """Return draw `k` of a stream: 64 random bits."""
    return mix(begin + np.uint64(k + 1) * _ODD)


@inner
def streamed(key, future, k):
    """Return draw `k` of a stream in a future, in (0, 1)."""
    bits = word_of(begin_stream(key, future), k)
    return (np.float64(bits >> _11) + 0.5) * 2.0**-53


@inner
def uniform(now, numbers, draw, width, key, k):
    """Return draw `k` in (0, 1): from its Sobol dimension, or else from its stream."""
    if draw != NOBODY and k < width:
        return numbers[now.draws + draw + k]
    return streamed(key, now.future, k)


@inner
def uniform_once(now, numbers, draw, key):
    """Return a draw in (0, 1) that a future makes only once."""
    return uniform(now, numbers, draw, _ONCE, key, _FIRST)


@inner
def line(numbers, first, last, place):
    """Return the height at a place on straight lines through numbers 0 to `last`."""
    place = min(max(place, 0.0), float(last))
    k = min(int(place), last - 1)
    low = numbers[first + k]
    return low + (place - k) * (numbers[first + k + 1] - low)


@inner
def quantile(numbers, table, chance):
    """Return the entry of a quantile table at `chance`, flat beyond its ends."""
    return line(numbers, table, _LAST_LEVEL, chance * (LAST_LEVEL + 1) - 0.5)


@inner
def draw_works(now, road, uniforms, first, works):
    """Draw hours and weeks of all tasks in the futures from `first` on, task by task.

    One table after the other stays at hand, so that the processor need not wait.
    """
    count = len(road.tasks)
    for b in range(min(len(works), len(uniforms) - first)):
        chance = streamed(now.luck_key, first + b, _FIRST)
        if now.luck_draw != NOBODY:
            chance = uniforms[first + b, now.luck_draw]
        works[b, count] = normal_quantile(chance)
    for i in range(count):
        task = road.tasks[i]
        if task.work_table == NOBODY:
            continue
        for b in range(min(len(works), len(uniforms) - first)):
            chance = streamed(task.work_key, first + b, _FIRST)
            if task.work_draw != NOBODY:
                chance = uniforms[first + b, task.work_draw]
            chance = with_luck(now, chance, works[b, count])
            works[b, i] = quantile(road.numbers, task.work_table, chance)


@inner
def with_luck(now, chance, luck):
    """Return the chance of one effort when `luck` is shared by all."""
    if now.shared == 0:
        return chance
    return normal_cdf(now.shared * luck + now.own * normal_quantile(chance))


@inner
def week_factor(now, numbers):
    """Return what the person gives in this calendar week, relative to their pace."""
    if now.has_weekly_pace == 0:
        return 1.0
    while now.drawn_weeks <= now.week:
        draw_weeks(now, numbers)
    return numbers[now.factors + now.week % BATCH]


@inner
def draw_weeks(now, numbers):
    """Draw the factors of the next weeks; many at once, so that they overlap."""
    begin, last = begin_stream(now.week_key, now.future), FACTORS - 1
    for k in range(BATCH):
        bits = word_of(begin, now.drawn_weeks + k)
        new = numbers[now.normals + np.int64(bits >> _NORMAL)]
        if now.drawn_weeks + k > 0:
            new = now.kept * now.weekly + now.renewed * new
        now.weekly = new
        place = (new + WIDEST) * STEPS
        factor = line(numbers, now.factor_table, last, place)
        is_empty = (np.float64(bits & LOW) + 0.5) * 2.0**-32 < now.empty
        numbers[now.factors + k] = 0.0 if is_empty else factor
    now.drawn_weeks += BATCH


# Things that are due at a known moment: a list by time, at most one for each task.


@inner
def plan_event(now, states, i, doing, due):
    """Let task `i` do something that ends at week `due`."""
    me = states[i]
    me.doing, me.due = doing, due
    before, after = NOBODY, now.first
    while after != NOBODY and states[after].due < due:
        before, after = after, states[after].next
    me.next = after
    if before == NOBODY:
        now.first, now.next_due = i, due
    else:
        states[before].next = i


@inner
def take_event(now, states, i):
    """Forget what task `i` was to end."""
    if now.first == i:
        now.first = states[i].next
        now.next_due = np.inf if now.first == NOBODY else states[now.first].due
    else:
        before = now.first
        while states[before].next != i:
            before = states[before].next
        states[before].next = states[i].next
    states[i].doing = RESTS


@inner
def first_due(now, states):
    """Return the first task with something due at this moment, by kind and rank."""
    best = i = now.first
    while i != NOBODY and states[i].due <= now.t + AT_ONCE:
        earlier = states[i].doing < states[best].doing
        if earlier or (states[i].doing == states[best].doing and i < best):
            best = i
        i = states[i].next
    return best


# Sets of tasks, one bit each.


@inner
def bit(i):
    """Return the bit of task `i` in its word."""
    return BIT << np.uint64(i & 63)


@intrinsic
def _lowest(_context, word):
    """Return the place of the lowest bit of a word that has one: one instruction."""

    def generate(context, builder, _signature, arguments):
        return builder.cttz(arguments[0], context.get_constant(types.boolean, 1))

    return types.int64(word), generate


# Its own type says that it never returns: it does not, outside compiled code.
lowest = cast("Callable[[np.uint64], int]", _lowest)


@inner
def first_fresh(sets):
    """Return the task that comes first among those ready with budget left."""
    for k in range(len(sets)):
        if sets[k].fresh != 0:
            return (k << 6) + lowest(sets[k].fresh)
    return NOBODY


# What happens to a task. Tasks that may go on wait on a stack for `settle`.


@inner
def push(now, states, i):
    """Put task `i` on the stack."""
    states[i].below = now.top
    now.top = i


@inlined
def settle(now, road):
    """Meet the tasks on the stack that are complete and let the others begin."""
    states = road.states
    while now.top != NOBODY:
        i = now.top
        now.top = states[i].below
        if states[i].doing == COMPLETES:
            meet(now, road.tasks, states, road.links, i)
        elif states[i].kind == TRY:
            plan_try(now, road, i)
        else:
            release(now, states, road.sets, road.tasks[i].started, i)


@inlined
def meet(now, tasks, states, links, i):
    """Task `i` is met."""
    me, task = states[i], tasks[i]
    me.met, me.doing, me.finish = 1, RESTS, now.t
    if task.valid < np.inf:
        plan_event(now, states, i, EXPIRES, now.t + task.valid)
    now.unmet -= 1
    now.unready -= 1 - task.final
    if now.unready == 0:
        now.ready_at = min(now.ready_at, now.t)
    for k in range(task.first_dependent, task.last_dependent):
        other = states[links[k].task]
        other.missing -= 1
        if other.missing == 0 and other.met == 0 and other.doing == RESTS:
            push(now, states, links[k].task)


@inner
def release(now, states, sets, started, i):
    """Let task `i` begin: its needs are met."""
    me, word = states[i], sets[i >> 6]
    now.changed = 1
    if me.kind == COMMITMENT:
        me.doing = WAITS
        word.waiting |= bit(i)
        now.waiting += 1
    elif me.kind == HOURS and me.left > NOTHING:
        if started:
            me.start = min(me.start, now.t)
        me.doing = READY
        word.ready |= bit(i)
        if me.budget_week != now.week or me.budget > NOTHING:
            word.fresh |= bit(i)
        now.open += 1
    else:
        end_work(now, states, i)


@inner
def end_work(now, states, i):
    """Task `i` has no hours left: it is met once its shortest duration is over."""
    me = states[i]
    me.start = min(me.start, now.t)
    if me.start + me.at_least > now.t + AT_ONCE:
        plan_event(now, states, i, COMPLETES, me.start + me.at_least)
    else:
        me.doing = COMPLETES
        push(now, states, i)


@inner
def close(now, states, sets, i):
    """Take task `i` from the ready and the waiting ones."""
    word = sets[i >> 6]
    if states[i].doing == READY:
        now.open -= 1
    else:
        now.waiting -= 1
    now.changed = 1
    states[i].doing = RESTS
    word.ready &= ~bit(i)
    word.fresh &= ~bit(i)
    word.waiting &= ~bit(i)


@inner
def expire(now, road, i):
    """Open task `i` again, unless nothing needs it any more."""
    task, states, links = road.tasks[i], road.states, road.links
    me, is_needed = states[i], False
    for k in range(task.first_dependent, task.last_dependent):
        is_needed |= states[links[k].task].met == 0
    if not is_needed:
        return
    me.met, me.finish, me.at_least = 0, np.inf, 0.0
    now.unmet += 1
    now.unready += 1  # what is needed is no final try
    table = task.work_table
    if task.renewal_table != NOBODY:
        me.kind, table = HOURS, task.renewal_table
    if table != NOBODY:
        chance = uniform_once(now, road.numbers, task.work_draw, task.work_key)
        me.left = quantile(road.numbers, table, with_luck(now, chance, now.luck))
    for k in range(task.first_dependent, task.last_dependent):
        other = states[links[k].task]
        other.missing += 1
        if other.doing == READY or other.doing == WAITS:
            close(now, states, road.sets, links[k].task)
        elif other.doing == SUBMITS:
            take_event(now, states, links[k].task)
    if me.missing == 0:
        push(now, states, i)


# Commitments.


@inlined
def start_commitments(now, road):
    """Start the waiting commitments that fit beside what has priority over them."""
    now.changed = 0
    left = road.spans[now.segment].hours_per_week - now.held
    for k in range(len(road.sets)):
        word = road.sets[k].ready | road.sets[k].waiting
        while word != 0 and now.waiting > 0:
            i = (k << 6) + lowest(word)
            word &= word - BIT
            task, me = road.tasks[i], road.states[i]
            if me.doing == READY:
                left = min(left, 0.0) if task.at_most == np.inf else left - task.at_most
            elif left >= task.held - NOTHING:
                close(now, road.states, road.sets, i)
                now.held += task.held
                left -= task.held
                me.start = min(me.start, now.t)
                me.begun = now.t
                plan_event(now, road.states, i, COMPLETES, now.t + me.left)


@inner
def end_commitment(now, hours, task, me, tasks):
    """Give back the hours that a commitment holds and write them down by week."""
    now.changed = 1
    now.held = max(now.held - task.held, 0.0)
    week = int(math.floor(me.begun - now.first_monday)) + 1
    while me.begun < now.t:
        end = max(min(now.first_monday + week, now.t), me.begun)
        write_hours(now, hours, task, tasks, week, task.held * (end - me.begun))
        me.begun = end
        week += 1


@inlined
def write_hours(now, hours, task, tasks, week, worked):
    """Add hours worked on a task, one of `tasks`, to a calendar week."""
    hours[week] += worked
    if week < NEXT_WEEKS:
        hours[now.weeks + week * tasks + task.column] += worked


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
    plan_event(now, road.states, i, SUBMITS, earliest)


@inner
def next_gap(now, numbers, calendar, trial):
    """Return the weeks from the opening before an interval to its own."""
    sd, k = calendar.log_sd, trial.interval
    chance = uniform(now, numbers, calendar.gap_draw, _GAPS, calendar.gap_key, k)
    if k > 0 or not calendar.knows_last:
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
        shift += lift.met if road.states[lift.task].met else lift.unmet
    place = (shift - trial.grid_low) / trial.grid_step
    first = trial.intercepts + row * trial.grid_size
    logit = line(numbers, first, trial.grid_size - 1, place)
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
    road.states[i].start = min(road.states[i].start, now.t)
    plan_event(now, road.states, i, ANSWERS, answer_at)


@inlined
def happen(now, road, i):
    """Let happen what is due for task `i`."""
    task, me = road.tasks[i], road.states[i]
    doing = me.doing
    take_event(now, road.states, i)
    if doing == SUBMITS:
        submit(now, road, i)
    elif doing == EXPIRES:
        expire(now, road, i)
    elif doing == ANSWERS and road.trials[task.trial].accepted == 0:
        if me.missing == 0:
            push(now, road.states, i)
    else:
        if me.kind == COMMITMENT:
            end_commitment(now, road.hours, task, me, len(road.tasks))
        me.doing = COMPLETES
        push(now, road.states, i)


# One future after the other.


@inlined
def turn_pages(now, spans, sets):
    """Turn to the calendar week and to the capacity of this moment."""
    if now.monday <= now.t + AT_ONCE:
        now.week = int(math.floor(now.t + AT_ONCE - now.first_monday)) + 1
        now.monday = now.first_monday + now.week
        for k in range(len(sets)):
            sets[k].fresh = sets[k].ready
    while spans[now.segment].end <= now.t + AT_ONCE:
        now.segment += 1
        now.changed = 1


@inlined
def work(now, road):
    """Work, week after week, until something else can happen."""
    states, sets = road.states, road.sets
    span = road.spans[now.segment]
    until = min(now.next_due, now.horizon)
    if now.open > 0 or now.waiting > 0:
        until = min(until, span.end)
    free = span.hours_per_week - now.held
    if now.open == 0 or free <= NOTHING:
        now.t = until
        return
    t, week, monday = now.t, now.week, now.monday
    rate = free * now.pace * week_factor(now, road.numbers)
    weeks_per_hour = 1 / rate
    while True:
        stop = min(until, monday)
        worker = first_fresh(sets) if rate > NOTHING else NOBODY
        if worker == NOBODY:
            t = stop
        else:
            me, task = states[worker], road.tasks[worker]
            me.start = min(me.start, t)
            if me.budget_week != week:
                me.budget_week = week
                me.budget = task.at_most * (now.first_monday if week == 0 else 1.0)
            hours, most = (stop - t) * rate, min(me.left, me.budget)
            if most < hours:
                hours = most
                t += hours * weeks_per_hour
            else:
                t = stop
            write_hours(now, road.hours, task, len(states), week, hours)
            me.left -= hours
            me.budget -= hours
            if me.left <= NOTHING:
                now.t = t
                close(now, states, sets, worker)
                end_work(now, states, worker)
                return
            if me.budget <= NOTHING:
                sets[worker >> 6].fresh &= ~bit(worker)
        if until <= t + AT_ONCE:
            now.t = t
            return
        if monday <= t + AT_ONCE:
            week += 1
            monday = now.first_monday + week
            now.week, now.monday = week, monday
            for k in range(len(sets)):
                sets[k].fresh = sets[k].ready
            rate = free * now.pace * week_factor(now, road.numbers)
            weeks_per_hour = 1 / rate


@inlined
def walk(now, road):
    """Walk through one future, to arrival or to the horizon."""
    while True:
        if now.top != NOBODY:
            settle(now, road)
        if now.next_due <= now.t + AT_ONCE:
            happen(now, road, first_due(now, road.states))
            continue
        turn_pages(now, road.spans, road.sets)
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
    if calendar.kind == IRREGULAR and not calendar.knows_last:
        trial.interval = 0
        gap = next_gap(now, road.numbers, calendar, trial)
        trial.interval = NOBODY
        phase = uniform_once(now, road.numbers, NOBODY, calendar.phase_key)
        trial.opening = -gap * (1 - phase)


@inner
def begin(now, road):
    """Put the clock and the draws of this future where they stand at week 0."""
    now.changed = 1
    now.t = now.held = now.weekly = 0.0
    now.week = now.open = now.waiting = now.drawn_weeks = 0
    now.unmet, now.unready = now.all_unmet, now.all_unready
    now.first = now.top = NOBODY
    now.next_due = np.inf
    now.ready_at = 0.0 if now.unready == 0 else np.inf
    now.segment, now.monday = now.first_segment, now.first_monday
    numbers = road.numbers
    now.unseen = uniform_once(now, numbers, now.unseen_draw, now.unseen_key)
    pace = uniform_once(now, numbers, now.pace_draw, now.pace_key)
    now.pace = quantile(numbers, now.pace_table, pace)
    for k in range(len(road.sets)):
        road.sets[k].ready = road.sets[k].fresh = road.sets[k].waiting = 0
    for k in range(len(road.trials)):
        begin_trial(now, road, road.trials[k])


@inner
def begin_tasks(now, tasks, states, works):
    """Let everything happen that has begun before week 0, or can begin at it."""
    for i in range(len(states)):
        me = states[i]
        me.left = works[i]
        if me.doing == RESTS:
            if me.missing == 0 and me.met == 0:
                push(now, states, i)
        elif me.doing == COMPLETES:
            now.held += tasks[i].held
            plan_event(now, states, i, COMPLETES, me.left)
        else:
            plan_event(now, states, i, me.doing, me.due)


@inner
def write_future(now, road, out):
    """Keep what this future gave."""
    for i in range(len(road.tasks)):
        task, me = road.tasks[i], road.states[i]
        if me.kind == COMMITMENT and me.doing == COMPLETES:
            end_commitment(now, road.hours, task, me, len(road.tasks))
        out.start[now.future, task.column] = me.start
        out.finish[now.future, task.column] = me.finish
    for k in range(len(road.trials)):
        out.tries[now.future, k] = road.trials[k].tries
        out.accepted[now.future, k] = road.trials[k].accepted
    out.ready[now.future] = now.ready_at
    out.arrival[now.future] = now.t if now.unmet == 0 else np.inf


# Without reference counts (`_nrt`): nothing is allocated, and counting took half the time.
@njit(cache=True, error_model="numpy", no_cfunc_wrapper=True, _nrt=False)
def simulate_all(moment, road, begin_states, uniforms, works, out):
    """Walk through all futures, one after the other.

    Args:
        moment: the record of the present moment, (1,).
        road: the arrays of `layout`; worked in.
        begin_states: where the tasks stand at week 0, (tasks,).
        uniforms: Sobol points, (futures, dimensions).
        works: room for the work of some futures, (block, tasks + 1).
        out: written.
    """
    now, block, count = moment[0], len(works), len(road.tasks)
    for future in range(len(uniforms)):
        if future % block == 0:
            draw_works(now, road, uniforms, future, works)
        for k in range(uniforms.shape[1]):
            road.numbers[now.draws + k] = uniforms[future, k]
        for i in range(count):
            road.states[i] = begin_states[i]
        now.future, now.luck = future, works[future % block, count]
        begin(now, road)
        begin_tasks(now, road.tasks, road.states, works[future % block])
        walk(now, road)
        write_future(now, road, out)
