"""Compiled: lists of activities become schedules, and new lists are bred from old ones.

How it works: the units of a resource that are free at one time are some bits of one
whole number, with a guard bit above them. Four resources are taken by one subtraction,
and one comparison says whether there was enough: no guard bit was borrowed from.
A schedule that is read from its end is a schedule of the project turned round, so one
function schedules both ways.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Whole = NDArray[np.int64]

MOST_RESOURCES = 4
BITS = 15  # of a resource, its guard among them
MOST_CAPACITY = 2 ** (BITS - 1) - 1
GUARDS = sum(1 << (BITS * place + BITS - 1) for place in range(MOST_RESOURCES))
NONE_YET = 2**40  # the end of no schedule


class Packed(NamedTuple):
    """A project of n activities as whole numbers.

    Attributes:
        durations: (n,).
        demands: what each activity holds, a number a resource in its bits, (n,).
        full: what is free when nothing runs, with all guards set.
        before: predecessors, (n, most of one), filled up with n: nobody.
        after: successors, in the same way.
        tails: how long the project goes on when each has finished, (n,).
    """

    durations: Whole
    demands: Whole
    full: np.int64
    before: Whole
    after: Whole
    tails: Whole


class Pool(NamedTuple):
    """Lists to breed from, and the best schedule so far.

    Attributes:
        lists: (size, n); each in the order of the starts of its schedule.
        ends: when each schedule ends, (size,).
        best: the starts of the best schedule, (n,).
        best_end: when it ends, (1,).
    """

    lists: Whole
    ends: Whole
    best: Whole
    best_end: Whole


class Desk(NamedTuple):
    """Where one schedule is worked out; `free` is full between two of them.

    Attributes:
        free: what is free at each time, (longest schedule + 2,).
        counts: for sorting by time, (longest schedule + 2,).
        order: the list at hand, (n,).
        other: another list, (n,).
        finish: (n + 1,), the last for nobody: 0.
        place: where each activity stands in the list at hand, (n,).
        left: a count or mark for each activity, (n,).
    """

    free: Whole
    counts: Whole
    order: Whole
    other: Whole
    finish: Whole
    place: Whole
    left: Whole


@njit(cache=True)
def schedule(order, packed, before, desk):
    """Start each as early as it fits, in this order; return when the last finishes."""
    free, finish = desk.free, desk.finish
    end = 0
    for activity in order:
        time = 0
        for at in range(before.shape[1]):
            time = max(time, finish[before[activity, at]])
        duration, demand = packed.durations[activity], packed.demands[activity]
        fitting = 0
        while fitting < duration:
            enough = (free[time] - demand) & GUARDS == GUARDS
            fitting = fitting + 1 if enough else 0
            time += 1
        for busy in range(time - duration, time):
            free[busy] -= demand
        finish[activity] = time
        end = max(end, time)
    free[:end] = packed.full
    return end


@njit(cache=True)
def turn(order, end, desk, turned):
    """Sort by falling finish; of two with the same, the later in the list comes first."""
    finish, counts = desk.finish, desk.counts
    counts[: end + 2] = 0
    for activity in order:
        counts[end - finish[activity] + 1] += 1
    for time in range(end + 1):
        counts[time + 1] += counts[time]
    for activity in order[::-1]:
        time = end - finish[activity]
        turned[counts[time]] = activity
        counts[time] += 1


@njit(cache=True)
def sort_by_start(order, end, packed, desk, by_start):
    """Sort by rising start; two with the same stay as they were."""
    finish, counts = desk.finish, desk.counts
    counts[: end + 2] = 0
    for activity in order:
        counts[finish[activity] - packed.durations[activity] + 1] += 1
    for time in range(end + 1):
        counts[time + 1] += counts[time]
    for activity in order:
        time = finish[activity] - packed.durations[activity]
        by_start[counts[time]] = activity
        counts[time] += 1


@njit(cache=True)
def forward_backward_forward(packed, desk):
    """Schedule the list at hand, then its turned list from the end, then forward again.

    Return when it ends; the list of its starts is left in `desk.other`. The third
    schedule never ends after the first.
    """
    order, other = desk.order, desk.other
    end = schedule(order, packed, packed.before, desk)
    turn(order, end, desk, other)
    end = schedule(other, packed, packed.after, desk)
    turn(other, end, desk, order)
    end = schedule(order, packed, packed.before, desk)
    sort_by_start(order, end, packed, desk, other)
    return end


@njit(cache=True)
def keep_best(end, packed, desk, pool):
    """Keep the schedule on the desk if it ends before all others so far."""
    if end < pool.best_end[0]:
        pool.best_end[0] = end
        pool.best[:] = desk.finish[:-1] - packed.durations


@njit(cache=True)
def sow(packed, pool, desk, rng, first, last, noise):
    """Fill places `first` to `last` (without it) of the pool by latest finish, shaken."""
    for place in range(first, last):
        shaken_latest_finish(packed, desk, rng, noise if place else 0.0)
        end = forward_backward_forward(packed, desk)
        keep_best(end, packed, desk, pool)
        pool.lists[place] = desk.other
        pool.ends[place] = end


@njit(cache=True)
def shaken_latest_finish(packed, desk, rng, noise):
    """List the activities by longest tail, each tail longer by up to `noise`."""
    left, ready = desk.left, desk.other
    count = 0
    for activity in range(left.size):
        left[activity] = (packed.before[activity] != left.size).sum()
        if left[activity] == 0:
            ready[count] = activity
            count += 1
    for place in range(left.size):
        chosen, longest = 0, -1.0
        for at in range(count):
            tail = packed.tails[ready[at]] + noise * rng.random()
            if tail > longest:
                chosen, longest = at, tail
        activity = ready[chosen]
        count -= 1
        ready[chosen] = ready[count]
        desk.order[place] = activity
        for other in packed.after[activity]:
            if other == left.size:
                break
            left[other] -= 1
            if left[other] == 0:
                ready[count] = other
                count += 1


@njit(cache=True)
def breed(packed, pool, desk, rng, children, moves, bound):
    """Breed so many children, or until the best ends at `bound`.

    A child takes the place of the worse parent unless it ends later or is there already.
    """
    for child in range(children):
        if pool.best_end[0] <= bound:
            return child
        father, mother = better_of_two(pool, rng), better_of_two(pool, rng)
        cross(pool.lists[father], pool.lists[mother], desk, rng)
        for place in range(desk.order.size):
            desk.place[desk.order[place]] = place
        count = int(moves + rng.random())
        for _ in range(count):
            insert(packed, desk, rng)
        end = forward_backward_forward(packed, desk)
        keep_best(end, packed, desk, pool)
        worse = father if pool.ends[father] >= pool.ends[mother] else mother
        if end <= pool.ends[worse] and not is_there(pool, end, desk.other):
            pool.lists[worse] = desk.other
            pool.ends[worse] = end
    return children


@njit(cache=True)
def below(limit, rng):
    """Draw a whole number from 0 to `limit`, without it."""
    return int(rng.random() * limit)


@njit(cache=True)
def better_of_two(pool, rng):
    """Draw two places of the pool and return that whose schedule ends earlier."""
    one, other = below(pool.ends.size, rng), below(pool.ends.size, rng)
    return one if pool.ends[one] <= pool.ends[other] else other


@njit(cache=True)
def cross(outer, inner, desk, rng):
    """List the first and last of `outer`, and between them what comes next in `inner`.

    What stands between is from a quarter to three quarters of all. An activity stands
    after all it needs, since it does so in both parents.
    """
    order, listed = desk.order, desk.left
    size = order.size
    length = size // 4 + below(size // 2 + 1, rng)
    first = below(size - length + 1, rng)
    listed[:] = 0
    for place in range(first):
        order[place] = outer[place]
        listed[outer[place]] = 1
    place, at = first, 0
    while place < first + length:
        activity = inner[at]
        at += 1
        if not listed[activity]:
            order[place] = activity
            listed[activity] = 1
            place += 1
    for activity in outer:
        if not listed[activity]:
            order[place] = activity
            place += 1


@njit(cache=True)
def insert(packed, desk, rng):
    """Move an activity to another place between those it needs and who need it."""
    order, place = desk.order, desk.place
    activity = order[below(order.size, rng)]
    low, high = 0, order.size - 1
    for other in packed.before[activity]:
        if other < order.size:
            low = max(low, place[other] + 1)
    for other in packed.after[activity]:
        if other < order.size:
            high = min(high, place[other] - 1)
    target = low + below(high - low + 1, rng)
    at = place[activity]
    step = 1 if target > at else -1
    while at != target:
        order[at] = order[at + step]
        place[order[at]] = at
        at += step
    order[target] = activity
    place[activity] = target


@njit(cache=True)
def is_there(pool, end, order):
    """Say whether a list is in the pool already."""
    for place in range(pool.ends.size):
        if pool.ends[place] == end:
            at = 0
            while at < order.size and pool.lists[place, at] == order[at]:
                at += 1
            if at == order.size:
                return True
    return False
