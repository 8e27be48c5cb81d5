"""What can be paid, and when?

What is ready to begin but not paid waits; the first by priority saves alone.
"""

from __future__ import annotations

import numpy as np

from million_miles.roadmap.kernel.compiled import inner
from million_miles.roadmap.kernel.luck import _FIRST, _ONCE, quantile, uniform
from million_miles.roadmap.kernel.rows import (
    AT_ONCE,
    NOTHING,
    bit,
    lowest,
    set_of,
    span_of,
    spent_of,
    state_of,
    task_of,
    waits_of,
)
from million_miles.roadmap.kernel.tasks import close, push
from million_miles.roadmap.layout import (
    ALL_PAID,
    FEE_DUE,
    MONTH_WEEKS,
    MONTHS,
    NOBODY,
    SAVES,
)


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
