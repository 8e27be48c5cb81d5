"""What does chance say: how much work, what pace, which answer?

Source: docs/method.md#draws
"""

from __future__ import annotations

import numpy as np

from million_miles.roadmap.draws import ANSWERS as ANSWERS_DRAWN
from million_miles.roadmap.draws import GAPS
from million_miles.roadmap.kernel.compiled import inner
from million_miles.roadmap.kernel.normal import normal_quantile
from million_miles.roadmap.kernel.rows import (
    ahead,
    begun_of,
    number_of,
    point_of,
    task_of,
    work_of,
)
from million_miles.roadmap.layout import (
    BATCH,
    BLOCK,
    FACTORS,
    LAST_LEVEL,
    NARROW,
    NARROW_STEPS,
    NOBODY,
    NORMAL_BITS,
    STEPS,
    TERMS,
    WIDEST,
)

TINIEST = 1e-300  # the least chance a quantile is asked for
LOW = np.uint64((1 << 32) - 1)
_11, _27, _30, _31 = (np.uint64(n) for n in (11, 27, 30, 31))
_NORMAL = np.uint64(64 - NORMAL_BITS)
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the constants of SplitMix64
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_MIXED = np.uint64(0x94D049BB133111EB)
LAST_TERM = np.int64(TERMS - 1)
_FIRST, _ONCE, _GAPS, _ANSWERS = (np.int64(n) for n in (0, 1, GAPS, ANSWERS_DRAWN))


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
