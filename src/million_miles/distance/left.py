"""How many hours are left of a stated range, after some of them were worked."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np

from million_miles.distance.kernel import (
    LARGE_HOURS,
    START_LOG_SD,
    at_least,
    log_ratios,
    log_ratios_beside,
)
from million_miles.distance.normal import Array, values_at
from million_miles.values import LEVELS, Z90, Effort

# No spread is less than this, and no two quantiles are one.
LEAST_LOG_SD = 0.001
# An estimate that the work has already overtaken leaves this share of itself.
LEAST_LEFT_SHARE = 0.05
LEAST_HOURS = 1e-3
# Work this many times beyond the hours of nine times in ten: ask.
ASK_BEYOND = 1.5

_Z = values_at(LEVELS)
_MIDDLE = len(LEVELS) // 2
# Beyond the table the last ray goes on, out to where luck has never been.
_FAR_Z = 12.0
# Nobody is believed to be further out than one time in a billion.
_MOST_Z = 6.0


def still_open(effort: Effort, *, spent_then: float) -> Effort:
    """Return the range of hours that stood open when the estimate was made.

    Args:
        effort: total hours from zero.
        spent_then: hours that had been spent by then, >= 0.

    Source:
        docs/method.md#hours-left
    """
    low = max(effort.low - spent_then, LEAST_LEFT_SHARE * effort.low, LEAST_HOURS)
    high = max(effort.high - spent_then, LEAST_LEFT_SHARE * effort.high, low)
    return Effort(low, high)


def log_hours(effort: Effort, past: Array) -> Array:
    """Return ln of the hours that a stated range means for this person, at LEVELS.

    The stated range stands where people in general would: the own past moves the
    middle the more of it there is; at each level the spread is the wider of the stated
    and the learned one, never their product. Who has no past keeps the range as
    stated. A single number, which says nothing of its spread, is a task's estimate up
    to 40 h; above it gets the starting spread.

    Args:
        effort: the stated 80 % range.
        past: finished tasks, shape (tasks, 2); see `past_of`.

    Source:
        docs/method.md#a-stated-range
    """
    is_one_number = effort.low == effort.high
    if is_one_number and effort.median <= LARGE_HOURS:
        least = LEAST_LOG_SD
        ratios = log_ratios(past, np.array([effort.median]), leads=np.zeros(1))[0]
    else:
        stated = START_LOG_SD if is_one_number else effort.log_sd
        least = max(stated, LEAST_LOG_SD)
        if not len(past):
            return np.asarray(math.log(effort.median) + least * _Z)
        ratios = log_ratios_beside(past, effort.median, least)
    wider = at_least(ratios + LEAST_LOG_SD * _Z, least * _Z)
    return np.asarray(math.log(effort.median) + wider)


def log_stated(effort: Effort) -> Array:
    """Return ln of the hours of a range taken as it was stated, at LEVELS."""
    return math.log(effort.median) + max(effort.log_sd, LEAST_LOG_SD) * _Z


def left_after(log_table: Array, spent: float) -> Array:
    """Return the hours left, given that `spent` hours were not enough, at LEVELS.

    Args:
        log_table: ln of the hours in all at LEVELS, strictly ascending, (levels,).
        spent: hours, >= 0.

    Returns:
        (W - spent | W > spent) at LEVELS, > 0, ascending, shape (levels,).

    Source:
        docs/method.md#hours-left
    """
    z, logs = _with_far_ends(log_table)
    if spent <= 0 or math.log(spent) <= logs[0]:
        return np.asarray(np.exp(log_table) - max(spent, 0.0))
    z_spent = min(float(np.interp(math.log(spent), logs, z)), _MOST_Z)
    normal = NormalDist()
    survival = normal.cdf(-z_spent)
    z_later = -values_at(survival * (1 - level) for level in LEVELS)
    growth = np.interp(z_later, z, logs) - np.interp(z_spent, z, logs)
    return np.asarray(spent * np.expm1(growth))


def is_far_beyond(log_table: Array, spent: float) -> bool:
    """Tell whether so much was spent that the estimate itself is in doubt."""
    return spent >= ASK_BEYOND * math.exp(float(np.interp(Z90, _Z, log_table)))


def _with_far_ends(log_table: Array) -> tuple[Array, Array]:
    middle = log_table[_MIDDLE]
    reach = _FAR_Z / _Z[-1]
    low = middle + (log_table[0] - middle) * reach
    high = middle + (log_table[-1] - middle) * reach
    z = np.concatenate(([-_FAR_Z], _Z, [_FAR_Z]))
    return z, np.concatenate(([low], log_table, [high]))
