"""How does compiled code reach the rows of the arrays?

A function that takes twenty arrays is slow to compile and slow to call, so the record of
the present moment carries their places in memory, and each function takes only this
record. Whoever calls compiled code keeps the arrays alive.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import from_dtype, types
from numba.core.cgutils import raw_memcpy
from numba.extending import intrinsic

from million_miles.roadmap.kernel.compiled import inner
from million_miles.roadmap.layout import (
    CALENDAR,
    DIGITS,
    INTEGER,
    LINK,
    NOW,
    NUMBER,
    ROW,
    SET,
    SPAN,
    STATE,
    TASK,
    TRIAL,
    WORD,
)

AT_ONCE = 1e-9  # weeks: events closer than this are simultaneous
NOTHING = 1e-9  # hours, and hours a week, that count as none
BIT = np.uint64(1)


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
        return builder.gep(first, [index])  # LLVM sees which rows a loop goes over

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
        raw_memcpy(builder, target, source, words, size)
        return context.get_dummy_value()

    return types.void(there, here, count), generate


copy_words: Any = _copy_words  # so many words of eight bytes, from a record to another
task_of, state_of = rows_of("tasks", TASK), rows_of("states", STATE)
begun_of, trial_of = rows_of("begun_states", STATE), rows_of("trials", TRIAL)
calendar_of, span_of = rows_of("calendars", CALENDAR), rows_of("spans", SPAN)
link_of, set_of = rows_of("links", LINK), rows_of("sets", SET)
row_of = rows_of("rows", ROW)
number_of, hours_of = rows_of("numbers", NUMBER), rows_of("hours", NUMBER)
word_at = rows_of("numbers", WORD)
point_of, work_of = rows_of("points", DIGITS), rows_of("works", NUMBER)
start_of, finish_of = rows_of("start", NUMBER), rows_of("finish", NUMBER)
ready_of, arrival_of = rows_of("ready", NUMBER), rows_of("arrival", NUMBER)
tries_of, accepted_of = rows_of("tries", INTEGER), rows_of("accepted", INTEGER)
spent_of, waits_of = rows_of("spent", NUMBER), rows_of("waits", NUMBER)
short_of = rows_of("short_at", NUMBER)


@inner
def bit(i):
    """Return the bit of task `i` in its word."""
    return BIT << np.uint64(i & 63)
