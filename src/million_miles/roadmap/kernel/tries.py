"""When is a try made, and how does it end?"""

from __future__ import annotations

import math

import numpy as np

from million_miles.roadmap.kernel.compiled import inner
from million_miles.roadmap.kernel.due import plan_event
from million_miles.roadmap.kernel.luck import (
    _ANSWERS,
    _FIRST,
    _GAPS,
    _ONCE,
    TINIEST,
    line,
    quantile,
    uniform,
)
from million_miles.roadmap.kernel.money import save
from million_miles.roadmap.kernel.normal import normal_cdf, normal_quantile
from million_miles.roadmap.kernel.rows import (
    AT_ONCE,
    calendar_of,
    link_of,
    number_of,
    row_of,
    span_of,
    state_of,
    task_of,
    trial_of,
)
from million_miles.roadmap.kernel.tasks import push
from million_miles.roadmap.layout import (
    ALL_PAID,
    ALWAYS,
    ANSWERS,
    FEE_DUE,
    FIXED,
    IRREGULAR,
    LAST_LEVEL,
    NOBODY,
    SUBMITS,
    YEAR_WEEKS,
)
from million_miles.roadmap.road import DAY_WEEKS


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
    row_of(now, i).start = min(row_of(now, i).start, now.t)
    if now.has_purse and task_of(now, i).fee > 0:
        me.paid = FEE_DUE
    plan_event(now, i, ANSWERS, answer_at)


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
