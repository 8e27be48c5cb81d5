"""What is due at a known moment? A list by time, at most one thing for each task."""

from __future__ import annotations

import numpy as np

from million_miles.roadmap.kernel.compiled import inner
from million_miles.roadmap.kernel.rows import AT_ONCE, state_of
from million_miles.roadmap.layout import EXPIRES, NOBODY, RESTS


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
