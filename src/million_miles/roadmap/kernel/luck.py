"""What does chance say: how much work, what pace, which answer?

Source: docs/method.md#draws
"""

from __future__ import annotations

import numpy as np

from million_miles.roadmap.draws import ANSWERS as ANSWERS_DRAWN
from million_miles.roadmap.draws import GAPS
from million_miles.roadmap.kernel.compiled import inner
from million_miles.roadmap.kernel.normal import (
    MIDDLE,
    middle_quantile,
    near_cdf,
    normal_quantile,
    tail_quantile,
)
from million_miles.roadmap.kernel.rows import (
    ahead,
    begun_of,
    number_of,
    point_of,
    task_of,
    word_at,
    work_of,
)
from million_miles.roadmap.layout import (
    BATCH,
    BLOCK,
    FACTORS,
    LAST_LEVEL,
    NOBODY,
    NORMAL_BITS,
    STEPS,
    WIDEST,
)

TINIEST = 1e-300  # the least chance a quantile is asked for
LOW = np.uint64((1 << 32) - 1)
_11, _27, _30, _31 = (np.uint64(n) for n in (11, 27, 30, 31))
_NORMAL = np.uint64(64 - NORMAL_BITS)
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the constants of SplitMix64
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_MIXED = np.uint64(0x94D049BB133111EB)
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
        digits = point_of(now, (draw + k) * now.points_apart + now.future).value
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
def draw_work(now, task, table, luck):
    """Return the hours, or weeks, of a task; `luck` is shared by all."""
    chance = uniform(now, task.work_draw, _ONCE, task.work_key, _FIRST)
    if now.shared > 0:
        chance = near_cdf(now.shared * luck + now.own * normal_quantile(chance))
    return quantile(now, table, chance)


@inner
def draw_chances(now, draw, key, first, count):
    """Draw the chances of one thing in `count` futures from `first` on."""
    chances = number_of(now, now.chances)
    if draw != NOBODY:
        digits = point_of(now, draw * now.points_apart + first)
        for k in range(count):
            chance = (np.float64(ahead(digits, k).value) + 0.5) * 2.0**-32
            ahead(chances, k).value = chance
        return
    for k in range(count):
        now.future = first + k
        ahead(chances, k).value = uniform(now, draw, _ONCE, key, _FIRST)


@inner
def turn_normal(now, count):
    """Find the quantiles of the normal distribution at the chances that were drawn.

    LLVM goes over the middle for several futures at once; the few tails are put on a
    list, as it would else take the logarithms of all.
    """
    chances, drawn = number_of(now, now.chances), number_of(now, now.drawn)
    tails, far = number_of(now, now.tails), _FIRST
    for k in range(count):
        ahead(drawn, k).value = middle_quantile(ahead(chances, k).value - 0.5)
    for k in range(count):
        ahead(tails, far).value = k
        far += abs(ahead(chances, k).value - 0.5) > MIDDLE
    for one in range(far):
        there = np.int64(ahead(tails, one).value)
        ahead(drawn, there).value = tail_quantile(ahead(chances, there).value)


@inner
def share_luck(now, count):
    """Let the luck of a future show in the chances that were drawn."""
    chances, drawn = number_of(now, now.chances), number_of(now, now.drawn)
    lucks, shared, own = number_of(now, now.lucks), now.shared, now.own
    for k in range(count):
        z = shared * ahead(lucks, k).value + own * ahead(drawn, k).value
        ahead(chances, k).value = near_cdf(z)


@inner
def draw_works(now, first, last):
    """Draw the work of all tasks in the futures from `first` to `last`.

    One task after the other, so that its table stays at hand, and one step of its
    calculation after the other, so that it is made for several futures at once.
    """
    count, row = last - first, now.task_count + 1
    chances = number_of(now, now.chances)
    works, lucks = work_of(now, first % BLOCK * row), number_of(now, now.lucks)
    draw_chances(now, now.luck_draw, now.luck_key, first, count)
    turn_normal(now, count)
    for k in range(count):
        luck = ahead(number_of(now, now.drawn), k).value
        ahead(lucks, k).value = ahead(works, k * row).value = luck
    for i in range(now.task_count):
        task = task_of(now, i)
        if task.work_table == NOBODY or begun_of(now, i).met:
            continue
        draw_chances(now, task.work_draw, task.work_key, first, count)
        if now.shared > 0:
            turn_normal(now, count)
            share_luck(now, count)
        table = number_of(now, task.work_table)
        for k in range(count):
            place = ahead(chances, k).value * (LAST_LEVEL + 1) - 0.5
            ahead(works, k * row + i + 1).value = line(table, LAST_LEVEL, place)


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
    """Draw the factors of the next weeks, one step after the other for all of them.

    An empty week stands behind the end of the table of factors, where there are zeros.
    """
    begin, drawn = begin_stream(now.week_key, now.future), now.drawn_weeks
    words, factors = word_at(now, now.week_words), number_of(now, now.factors)
    for k in range(BATCH):
        ahead(words, k).value = word_of(begin, drawn + k)
    link_weeks(now, words, factors)
    heights, empty = number_of(now, now.factor_table), now.empty
    for k in range(BATCH):
        place = min(max((ahead(factors, k).value + WIDEST) * STEPS, 0.0), FACTORS - 1.0)
        is_empty = (np.float64(ahead(words, k).value & LOW) + 0.5) * 2.0**-32 < empty
        ahead(factors, k).value = float(FACTORS) if is_empty else place
    for k in range(BATCH):
        place = ahead(factors, k).value
        low = ahead(heights, np.int64(place)).value
        high = ahead(heights, np.int64(place) + 1).value
        ahead(factors, k).value = low + (place - np.int64(place)) * (high - low)
    now.drawn_weeks = drawn + BATCH


@inner
def link_weeks(now, words, lucks):
    """Let the luck of each week remember that of the week before.

    Four weeks begin at once: what each adds does not wait for the luck before them.
    """
    normals, luck = number_of(now, now.normals), now.weekly
    kept, renewed = now.kept, now.renewed
    first = 1.0 if now.drawn_weeks == 0 else renewed
    square = kept * kept
    for k in range(0, BATCH, 4):
        one = first * new_luck(normals, words, k)
        two = kept * one + renewed * new_luck(normals, words, k + 1)
        three = kept * two + renewed * new_luck(normals, words, k + 2)
        four = kept * three + renewed * new_luck(normals, words, k + 3)
        ahead(lucks, k).value = one + kept * luck
        ahead(lucks, k + 1).value = two + square * luck
        ahead(lucks, k + 2).value = three + square * kept * luck
        luck = four + square * square * luck
        ahead(lucks, k + 3).value = luck
        first = renewed
    now.weekly = luck


@inner
def new_luck(normals, words, k):
    """Return what a week adds to the luck of the weeks before."""
    return ahead(normals, np.int64(ahead(words, k).value >> _NORMAL)).value
