"""What happens in one future, event by event?

How it works: `walk` jumps from one moment to the next. At each moment it lets happen
all that is due, in the stated order; then the whole free rate goes to the first task by
priority that is ready and has hours and budget left, until the next thing can happen.
`now` is the present moment of one future; through it every function reaches the rows of
the arrays of `layout`. A task's index is its rank, so the lowest bit of a set is the
task of highest priority.

Source: docs/method.md#simulator-rules
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import from_dtype, types
from numba.core.cgutils import raw_memcpy
from numba.extending import intrinsic

from million_miles.roadmap.compiled import inner
from million_miles.roadmap.draws import ANSWERS as ANSWERS_DRAWN
from million_miles.roadmap.draws import GAPS
from million_miles.roadmap.layout import (
    ALL_PAID,
    ALWAYS,
    ANSWERS,
    BATCH,
    BLOCK,
    CALENDAR,
    COMMITMENT,
    COMPLETES,
    DIGITS,
    EXPIRES,
    FACTORS,
    FEE_DUE,
    FIXED,
    HOURS,
    INTEGER,
    IRREGULAR,
    LAST_LEVEL,
    LINK,
    MONTH_WEEKS,
    MONTHS,
    NARROW,
    NARROW_STEPS,
    NEXT_WEEKS,
    NOBODY,
    NORMAL_BITS,
    NOW,
    NUMBER,
    READY,
    RESTS,
    ROW,
    SAVES,
    SET,
    SPAN,
    STATE,
    STEPS,
    SUBMITS,
    TASK,
    TERMS,
    TRIAL,
    TRY,
    WAITS,
    WIDEST,
    YEAR_WEEKS,
)
from million_miles.roadmap.normal import normal_cdf, normal_quantile
from million_miles.roadmap.road import DAY_WEEKS

AT_ONCE = 1e-9  # weeks: events closer than this are simultaneous
NOTHING = 1e-9  # hours, and hours a week, that count as none
TINIEST = 1e-300  # the least chance a quantile is asked for

BIT, LOW = np.uint64(1), np.uint64((1 << 32) - 1)
_11, _27, _30, _31 = (np.uint64(n) for n in (11, 27, 30, 31))
_NORMAL = np.uint64(64 - NORMAL_BITS)
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the constants of SplitMix64
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_MIXED = np.uint64(0x94D049BB133111EB)
LAST_TERM = np.int64(TERMS - 1)
_FIRST, _ONCE, _GAPS, _ANSWERS = (np.int64(n) for n in (0, 1, GAPS, ANSWERS_DRAWN))


# Rows. A function that takes twenty arrays is slow to compile and slow to call, so the
# record of the present moment carries their places in memory, and each function takes
# only this record. Whoever calls compiled code keeps the arrays alive.


def rows_of(field: str, dtype: np.dtype[np.void]) -> Any:
    """Return a compiled function of `now` and i: row i of the array at `field`."""
    row, offset = from_dtype(dtype), dict(NOW.fields or {})[field][1]

    @intrinsic
    def row_of(_context, now, i):
        def generate(context, builder, _signature, arguments):
            moment, index = arguments
            word = context.get_value_type(types.uint64)
            there = builder.add(builder.ptrtoint(moment, word), word(offset))
            first = builder.load(builder.inttoptr(there, word.as_pointer()))
            found = builder.add(first, builder.mul(index, word(row.size)))
            return builder.inttoptr(found, context.get_value_type(row))

        return row(now, types.int64), generate

    return row_of


@intrinsic
def _ahead(_context, row, k):
    def generate(context, builder, _signature, arguments):
        first, index = arguments
        word = context.get_value_type(types.uint64)
        place = builder.add(
            builder.ptrtoint(first, word), builder.mul(index, word(row.size))
        )
        return builder.inttoptr(place, context.get_value_type(row))

    return row(row, types.int64), generate


ahead: Any = _ahead  # the row that stands k rows after another


@intrinsic
def _lowest(_context, word):
    def generate(context, builder, _signature, arguments):
        return builder.cttz(arguments[0], context.get_value_type(types.boolean)(1))

    return types.int64(word), generate


@intrinsic
def _highest(_context, word):
    def generate(context, builder, _signature, arguments):
        zeros = builder.ctlz(arguments[0], context.get_value_type(types.boolean)(1))
        return builder.sub(context.get_value_type(types.int64)(63), zeros)

    return types.int64(word), generate


# Places of the lowest and of the highest bit of a word that is not zero.
lowest: Any = _lowest
highest: Any = _highest


@intrinsic
def _copy_words(_context, there, here, count):
    def generate(context, builder, _signature, arguments):
        target, source, words = arguments
        size = context.get_value_type(types.int64)(8)
        raw_memcpy(  # type: ignore[no-untyped-call]
            builder, target, source, words, size
        )
        return context.get_dummy_value()

    return types.void(there, here, count), generate


copy_words: Any = _copy_words  # so many words of eight bytes, from a record to another

task_of, state_of = rows_of("tasks", TASK), rows_of("states", STATE)
begun_of, trial_of = rows_of("begun_states", STATE), rows_of("trials", TRIAL)
calendar_of, span_of = rows_of("calendars", CALENDAR), rows_of("spans", SPAN)
link_of, set_of = rows_of("links", LINK), rows_of("sets", SET)
row_of = rows_of("rows", ROW)
number_of, hours_of = rows_of("numbers", NUMBER), rows_of("hours", NUMBER)
point_of, work_of = rows_of("points", DIGITS), rows_of("works", NUMBER)
start_of, finish_of = rows_of("start", NUMBER), rows_of("finish", NUMBER)
ready_of, arrival_of = rows_of("ready", NUMBER), rows_of("arrival", NUMBER)
tries_of, accepted_of = rows_of("tries", INTEGER), rows_of("accepted", INTEGER)
spent_of, waits_of = rows_of("spent", NUMBER), rows_of("waits", NUMBER)
short_of = rows_of("short_at", NUMBER)


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
def uniform(now, draw, width, key, k):
    """Return draw `k` in (0, 1): from its Sobol dimension, or else from its stream."""
    if draw != NOBODY and k < width:
        digits = point_of(now, now.future * now.dimensions + draw + k).value
        return (np.float64(digits) + 0.5) * 2.0**-32
    bits = word_of(begin_stream(key, now.future), k)
    return (np.float64(bits >> _11) + 0.5) * 2.0**-53


@inner
def line(first, last, place):
    """Return the height at a place on straight lines through numbers 0 to `last`."""
    place = min(max(place, 0.0), float(last))
    k = min(np.int64(place), last - 1)
    low = ahead(first, k).value
    return low + (place - k) * (ahead(first, k + 1).value - low)


@inner
def quantile(now, table, chance):
    """Return the entry of a quantile table at `chance`, flat beyond its ends."""
    first = number_of(now, table)
    return line(first, LAST_LEVEL, chance * (LAST_LEVEL + 1) - 0.5)


@inner
def chance_below(now, z):
    """Return the chance that a standard normal is below `z`, to 15 digits.

    Taylor's series around the nearest step of a table; `z` is kept where quantile
    tables are not flat.

    Source:
        docs/method.md#draws
    """
    place = (min(max(z, -NARROW), NARROW) + NARROW) * NARROW_STEPS
    k = np.int64(place + 0.5)
    there = (place - k) / NARROW_STEPS
    first = number_of(now, now.normal_terms + k * TERMS)
    chance = ahead(first, LAST_TERM).value
    for term in range(LAST_TERM - 1, -1, -1):
        chance = chance * there + ahead(first, term).value
    return chance


@inner
def draw_work(now, task, table, luck):
    """Return the hours, or weeks, of a task; `luck` is shared by all."""
    chance = uniform(now, task.work_draw, _ONCE, task.work_key, _FIRST)
    if now.shared > 0:
        chance = chance_below(
            now, now.shared * luck + now.own * normal_quantile(chance)
        )
    return quantile(now, table, chance)


@inner
def draw_works(now, first, last):
    """Draw the work of all tasks in the futures from `first` to `last`.

    One table after the other stays at hand, so that the processor need not wait.
    """
    for future in range(first, last):
        now.future = future
        luck = uniform(now, now.luck_draw, _ONCE, now.luck_key, _FIRST)
        place = future % BLOCK * (now.task_count + 1)
        work_of(now, place).value = normal_quantile(luck)
    for i in range(now.task_count):
        task = task_of(now, i)
        if task.work_table != NOBODY and begun_of(now, i).met == 0:
            for future in range(first, last):
                now.future = future
                place = future % BLOCK * (now.task_count + 1)
                luck = work_of(now, place).value
                work = draw_work(now, task, task.work_table, luck)
                work_of(now, place + i + 1).value = work


@inner
def week_factor(now, week):
    """Return what the person gives in this calendar week, relative to their pace."""
    if now.has_weekly_pace == 0:
        return 1.0
    while now.drawn_weeks <= week:
        draw_weeks(now)
    return number_of(now, now.factors + (week & (BATCH - 1))).value


@inner
def draw_weeks(now):
    """Draw the factors of the next weeks; many at once, so that they overlap."""
    begin, luck = begin_stream(now.week_key, now.future), now.weekly
    kept, renewed, empty = now.kept, now.renewed, now.empty
    normals, heights = number_of(now, now.normals), number_of(now, now.factor_table)
    factors, drawn = number_of(now, now.factors), now.drawn_weeks
    if drawn == 0:
        kept, renewed = 0.0, 1.0
    for k in range(BATCH):
        bits = word_of(begin, drawn + k)
        luck = kept * luck + renewed * ahead(normals, np.int64(bits >> _NORMAL)).value
        kept, renewed = now.kept, now.renewed
        factor = line(heights, np.int64(FACTORS - 1), (luck + WIDEST) * STEPS)
        is_empty = (np.float64(bits & LOW) + 0.5) * 2.0**-32 < empty
        ahead(factors, k).value = 0.0 if is_empty else factor
    now.weekly = luck
    now.drawn_weeks = drawn + BATCH


# Things that are due at a known moment: a list by time, at most one for each task.


@inner
def plan_event(now, i, doing, due):
    """Let task `i` do something that ends at week `due`."""
    me = state_of(now, i)
    me.doing, me.due = doing, due
    before, after = NOBODY, now.first
    while after != NOBODY and state_of(now, after).due < due:
        before, after = after, state_of(now, after).next
    me.next = after
    if before == NOBODY:
        now.first, now.next_due = i, due
    else:
        state_of(now, before).next = i


@inner
def take_event(now, i):
    """Forget what task `i` was to end."""
    me = state_of(now, i)
    me.doing = RESTS
    if now.first == i:
        now.first = me.next
        now.next_due = np.inf
        if now.first != NOBODY:
            now.next_due = state_of(now, now.first).due
        return
    before = state_of(now, now.first)
    while before.next != i:
        before = state_of(now, before.next)
    before.next = me.next


@inner
def first_due(now):
    """Return the first task with something due at this moment, by kind and rank."""
    best, i, earliest = NOBODY, now.first, EXPIRES
    while i != NOBODY and state_of(now, i).due <= now.t + AT_ONCE:
        doing = state_of(now, i).doing
        if best == NOBODY or doing < earliest or (doing == earliest and i < best):
            best, earliest = i, doing
        i = state_of(now, i).next
    return best


# Sets of tasks, one bit each.


@inner
def bit(i):
    """Return the bit of task `i` in its word."""
    return BIT << np.uint64(i & 63)


# What may be worked on or waits to start, linked by rank in a ring; the row after those
# of the tasks is its head.


@inner
def enlist(now, i, at_most):
    """Put task `i` into the ring, with a weekly budget."""
    me, before, k = row_of(now, i), now.task_count, i >> 6
    if row_of(now, before).next < i:
        word = set_of(now, k).listed & (bit(i) - BIT)
        while word == 0:
            k -= 1
            word = set_of(now, k).listed
        before = (k << 6) + highest(word)
    last = row_of(now, before)
    me.before, me.next, me.at_most = before, last.next, at_most
    row_of(now, last.next).before = i
    last.next = i
    set_of(now, i >> 6).listed |= bit(i)
    now.cursor = min(now.cursor, i)


@inner
def strike(now, i):
    """Take task `i` out of the ring."""
    me = row_of(now, i)
    row_of(now, me.before).next = me.next
    row_of(now, me.next).before = me.before
    set_of(now, i >> 6).listed &= ~bit(i)
    if now.cursor == i:
        now.cursor = me.next


# What happens to a task. Tasks that may go on wait on a stack for `settle`.


@inner
def push(now, i):
    """Put task `i` on the stack."""
    state_of(now, i).below = now.top
    now.top = i


@inner
def settle(now):
    """Meet the tasks on the stack that are complete and let the others begin."""
    while now.top != NOBODY:
        i = now.top
        me = state_of(now, i)
        now.top = me.below
        if me.doing == COMPLETES:
            meet(now, i)
        elif me.kind == TRY:
            plan_try(now, i)
        elif me.paid != ALL_PAID:
            save(now, i)
        else:
            release(now, i)


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
    for k in range(task.first_dependent, task.last_dependent):
        other = state_of(now, link_of(now, k).task)
        other.missing -= 1
        if other.missing == 0:
            other.since = now.t
        if other.missing == 0 and other.met == 0 and other.doing == RESTS:
            push(now, link_of(now, k).task)


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
            me.start = min(me.start, now.t)
        me.doing = READY
        enlist(now, i, task_of(now, i).at_most)
        now.open += 1
    else:
        end_work(now, i)


@inner
def end_work(now, i):
    """Task `i` has no hours left: it is met once its shortest duration is over."""
    me = state_of(now, i)
    me.start = min(me.start, now.t)
    if me.start + me.at_least > now.t + AT_ONCE:
        plan_event(now, i, COMPLETES, me.start + me.at_least)
    else:
        me.doing = COMPLETES
        push(now, i)


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


# Commitments.


@inner
def start_commitments(now):
    """Start the waiting commitments that fit beside what has priority over them."""
    now.changed = 0
    left = span_of(now, now.segment).rate - now.held
    i = row_of(now, now.task_count).next
    while i != now.task_count and now.waiting > 0:
        me, row, task = state_of(now, i), row_of(now, i), task_of(now, i)
        if me.doing == READY:
            left = left - row.at_most if row.at_most < np.inf else min(left, 0.0)
        elif left >= task.held - NOTHING:
            close(now, i)
            now.held += task.held
            left -= task.held
            me.start = min(me.start, now.t)
            me.begun = now.t
            row.week = NOBODY  # if it is renewed by hours, they have a budget
            plan_event(now, i, COMPLETES, now.t + row.left)
        i = row.next


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


# Money. What is ready to begin but not paid waits; the first by priority saves alone.


@inner
def save(now, i):
    """Let task `i` wait until it can be paid."""
    me, word = state_of(now, i), set_of(now, i >> 6)
    me.doing, me.due = SAVES, now.t
    word.saving |= bit(i)
    now.saving += 1
    now.unpaid = 1


@inner
def price_of(now, i):
    """Return what task `i`, or one try of it, takes."""
    task = task_of(now, i)
    if task.cost_table == NOBODY or state_of(now, i).paid == FEE_DUE:
        return task.fee
    chance = uniform(now, task.cost_draw, _ONCE, task.cost_key, _FIRST)
    return task.fee + quantile(now, task.cost_table, chance)


@inner
def affordable_at(now, price):
    """Return when savings and income will have brought in `price` more than was paid.

    Infinity: never.
    """
    missing, k = now.paid + price - now.savings, now.first_income
    least = missing - NOTHING
    if least <= 0:
        return now.t
    while span_of(now, k).end < np.inf and span_of(now, k + 1).before < least:
        k += 1
    span = span_of(now, k)
    if span.rate <= 0:
        return max(span.start, now.t) if span.before >= least else np.inf
    return max(span.start + (missing - span.before) / span.rate, now.t)


@inner
def first_saving(now):
    """Return the first task by priority that waits for money."""
    for k in range(now.words):
        word = set_of(now, k).saving
        if word != 0:
            return (k << 6) + lowest(word)
    return NOBODY


@inner
def pay(now):
    """Pay what can be paid, in the order of priority."""
    now.unpaid, now.pay_at = 0, np.inf
    while now.saving > 0:
        i = first_saving(now)
        price = price_of(now, i)
        now.pay_at = affordable_at(now, price)
        if now.pay_at > now.t + AT_ONCE:
            now.short = min(now.short, now.t)
            return
        me = state_of(now, i)
        month = min(np.int64(now.t / MONTH_WEEKS), MONTHS - 1)
        spent_of(now, now.future * MONTHS + month).value += price
        waits_of(now, task_of(now, i).column).value += now.t - me.due
        now.paid += price
        now.pay_at = np.inf
        close(now, i)
        me.paid = ALL_PAID
        push(now, i)


# Tries.


@inner
def earliest_try(now, i):
    """Return the first moment at which nothing but the calendar holds up try `i`."""
    trial = trial_of(now, task_of(now, i).trial)
    earliest = max(now.t, trial.not_before)
    earliest = max(earliest, state_of(now, i).since + trial.lead)
    if trial.a_year > 0:
        oldest = number_of(now, trial.ring + trial.made % trial.a_year).value
        earliest = max(earliest, oldest + YEAR_WEEKS)
    return earliest


@inner
def plan_try(now, i):
    """Let try `i` be made at the first moment that its calendar is open."""
    trial = trial_of(now, task_of(now, i).trial)
    calendar = calendar_of(now, trial.calendar)
    if trial.tries >= trial.limit:
        return
    earliest = earliest_try(now, i)
    if calendar.kind == FIXED:
        while trial.interval < calendar.last and (
            trial.interval <= trial.used
            or span_of(now, trial.interval).end < earliest - AT_ONCE
        ):
            trial.interval += 1
        if trial.interval == calendar.last:
            return
        earliest = max(earliest, span_of(now, trial.interval).start)
    elif calendar.kind == IRREGULAR:
        while trial.interval <= trial.used or (
            trial.opening + calendar.open_weeks < earliest - AT_ONCE
        ):
            trial.interval += 1
            trial.opening += next_gap(now, calendar, trial.interval)
        earliest = max(earliest, trial.opening)
    if earliest > trial.latest + AT_ONCE:
        return
    if state_of(now, i).paid == ALL_PAID:
        plan_event(now, i, SUBMITS, earliest)
    else:
        save(now, i)


@inner
def next_gap(now, calendar, k):
    """Return the weeks from the opening before interval `k` to its own."""
    sd = calendar.log_sd
    chance = uniform(now, calendar.gap_draw, _GAPS, calendar.gap_key, k)
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
def is_accepted(now, trial):
    """Decide, by the bars met at this moment, how a try that is made now will end."""
    ahead = trial.tries + trial.is_pending
    row = min(trial.tries_made + ahead, trial.attempts - 1)
    rate = uniform(now, trial.rate_draw, _ONCE, trial.rate_key, _FIRST)
    shift = quantile(now, trial.shift_table + row * (LAST_LEVEL + 1), rate)
    for k in range(trial.first_lift, trial.last_lift):
        lift = link_of(now, k)
        shift += lift.met if state_of(now, lift.task).met else lift.unmet
    if shift == -np.inf:
        return 0
    place = (shift - trial.grid_low) / trial.grid_step
    first = trial.intercepts + row * trial.grid_size
    logit = line(number_of(now, first), trial.grid_size - 1, place)
    logit += quantile(now, trial.luck_table, now.unseen)
    answer = uniform(now, trial.answer_draw, _ANSWERS, trial.answer_key, ahead)
    return 1 if answer < 1 / (1 + math.exp(-logit)) else 0


@inner
def submit(now, i):
    """Make try `i`, or decide about the one that is out already; or miss the window."""
    me, trial = state_of(now, i), trial_of(now, task_of(now, i).trial)
    if trial.missed < trial.windows_missed and trial.tries >= 0:
        trial.missed += 1
        trial.used = trial.interval
        push(now, i)
        return
    trial.accepted = is_accepted(now, trial)
    trial.tries += 1
    answer_at = now.t + trial.answer
    if trial.is_pending and trial.tries == 0:
        answer_at = trial.pending
    else:
        trial.used = trial.interval
        if trial.a_year > 0:
            number_of(now, trial.ring + trial.made % trial.a_year).value = now.t
            trial.made += 1
    trial.not_before = max(trial.not_before, answer_at + trial.wait)
    if calendar_of(now, trial.calendar).kind == ALWAYS:
        trial.not_before = max(trial.not_before, now.t + DAY_WEEKS)
    me.start = min(me.start, now.t)
    if now.has_purse and task_of(now, i).fee > 0:
        me.paid = FEE_DUE
    plan_event(now, i, ANSWERS, answer_at)


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
        me.doing = COMPLETES
        push(now, i)


# One future after the other.


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
def work(now):
    """Work, week after week, until something else can happen."""
    span, until = span_of(now, now.segment), min(now.next_due, now.horizon)
    until = min(until, now.pay_at)
    if now.open > 0 or now.waiting > 0:
        until = min(until, span.end)
    free = span.rate - now.held
    if now.open == 0 or free <= NOTHING:
        now.t = until
        return
    free *= now.pace
    t, week, monday, i, end = now.t, now.week, now.monday, now.cursor, now.task_count
    rows = row_of(now, 0)
    while t + AT_ONCE < until:
        if monday <= t + AT_ONCE:
            week += 1
            monday = now.first_monday + week
            i = ahead(rows, end).next
        rate, stop = free * week_factor(now, week), min(until, monday)
        share = now.first_monday if week == 0 else 1.0
        all_hours = hours = (stop - t) * rate
        least = rate * AT_ONCE if rate > NOTHING else np.inf
        t = stop
        while i != end and hours > least:
            me = ahead(rows, i)
            if me.week != week:
                me.week, me.budget = week, me.at_most * share
            if me.begun == 0 and me.budget > NOTHING:
                me.begun = 1
                state = state_of(now, i)
                state.start = min(state.start, stop - hours / rate)
            worked = min(hours, min(me.left, me.budget))
            hours -= worked
            me.left -= worked
            me.budget -= worked
            if week < NEXT_WEEKS:
                tell_hours(now, task_of(now, i), week, worked)
            if me.left <= NOTHING and me.at_most > 0:  # a commitment waits
                end = i  # nobody else works on
                t = stop - hours / rate
            elif me.budget <= NOTHING:
                i = me.next
        hours_of(now, week).value += all_hours - hours
        if end != now.task_count:
            break
    now.t, now.week, now.monday, now.cursor = t, week, monday, i
    if end != now.task_count:
        close(now, i)
        end_work(now, i)


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
        if now.unmet == 0 or now.t >= now.horizon:
            return
        work(now)


@inner
def begin_trial(now, trial):
    """Put a try where it stands: at which interval, and what has been used."""
    calendar = calendar_of(now, trial.calendar)
    trial.tries, trial.made = -trial.is_pending, 0
    for k in range(trial.a_year):
        number_of(now, trial.ring + k).value = number_of(now, trial.recent + k).value
    trial.accepted = trial.missed = 0
    trial.not_before = trial.earliest
    if calendar.kind == FIXED:
        trial.interval, trial.used = calendar.first, trial.first_used
        return
    trial.interval, trial.used = NOBODY, trial.first_used
    trial.opening = -calendar.since
    if calendar.kind == IRREGULAR and not calendar.knows_last:
        phase = uniform(now, NOBODY, _ONCE, calendar.phase_key, _FIRST)
        trial.opening = -next_gap(now, calendar, _FIRST) * (1 - phase)


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
    row.begun, row.week = 0, NOBODY
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
        start_of(now, place).value = me.start
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
