"""What may be worked on, or waits to start?

It is linked by rank in a ring; the row after those of the tasks is its head.
"""

from __future__ import annotations

from million_miles.roadmap.kernel.compiled import inner
from million_miles.roadmap.kernel.rows import BIT, bit, highest, row_of, set_of


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
