"""From weeks and futures to dates, quantiles and chances."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from million_miles import roadmap
from million_miles.journey.results import DateRange, HoursRange
from million_miles.values import LEVELS

WEEK = dt.timedelta(weeks=1)
HORIZON = dt.timedelta(weeks=roadmap.HORIZON_WEEKS)
MIDDLE_EIGHT_TENTHS = (0.1, 0.5, 0.9)
A_HAIR = 1e-6  # days: so close to midnight is midnight
PER_CENTS = tuple(k / 100 for k in range(1, 100))

Weeks: TypeAlias = NDArray[np.float64]


def quantiles(values: Weeks, levels: Sequence[float]) -> Weeks:
    """Return for each level the least value that enough futures do not exceed.

    Args:
        values: infinity stands for never, shape (..., futures), at least one future.
        levels: each in (0, 1].

    Returns:
        Shape (levels, ...).

    Source:
        docs/method.md#quantiles-of-a-defective-distribution
    """
    count = values.shape[-1]
    places = [max(math.ceil(level * count - 1e-9), 1) - 1 for level in levels]
    parted = np.partition(values, places, axis=-1)
    return np.moveaxis(parted[..., places], -1, 0)


def date_of(weeks: float, today: dt.date) -> dt.date | None:
    """Return the day that lies `weeks` from the beginning of today; infinity: None."""
    if math.isinf(weeks):
        return None
    return today + dt.timedelta(days=math.floor(weeks * 7 + A_HAIR))


def date_ranges(weeks: Weeks, today: dt.date) -> list[DateRange]:
    """Return the range of each row, shape (rows, futures)."""
    low, middle, high = quantiles(weeks, MIDDLE_EIGHT_TENTHS)
    never = np.isinf(weeks).mean(axis=-1)
    return [
        DateRange(
            date_of(low[row], today),
            date_of(middle[row], today),
            date_of(high[row], today),
            float(never[row]),
        )
        for row in range(len(weeks))
    ]


def date_range(weeks: Weeks, today: dt.date) -> DateRange:
    """Return the range of one thing, shape (futures,)."""
    return date_ranges(weeks[None], today)[0]


def hours_range(table: Weeks) -> HoursRange:
    """Return the range of hours given at LEVELS, shape (levels,)."""
    low, middle, high = np.interp(MIDDLE_EIGHT_TENTHS, LEVELS, table)
    return HoursRange(float(low), float(middle), float(high), float(table.mean()))


def chance_by(weeks: Weeks, day: dt.date, today: dt.date) -> float:
    """Return the share of futures in which it happens on `day` or before."""
    days = np.floor(weeks * 7 + A_HAIR)
    return float(np.mean(days <= (day - today).days))
