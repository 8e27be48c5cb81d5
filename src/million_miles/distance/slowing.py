"""Is less given of the promised hours than some weeks ago?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from million_miles.distance.evidence import Mark, trend
from million_miles.distance.pace import Pace
from million_miles.values import Reading, When

WEEKS, LEAST_WEEKS = 12, 8
LATE_WEEKS = 4
LESS = 0.75  # a fall that is smaller than to three quarters is not told
_ANY_MONDAY = dt.date(2001, 1, 1)  # only the weeks between readings matter


@dataclass(frozen=True, slots=True)
class Slowing:
    """Less of the promised hours was given lately than in the weeks before.

    Attributes:
        late_ratio: given over promised hours in the last four weeks, each weighing the
            same; early_ratio: in the weeks before, more than that.
        late_weeks, early_weeks: how many these are.
    """

    late_ratio: float
    early_ratio: float
    late_weeks: int
    early_weeks: int


def slowing(pace: Pace) -> Slowing | None:
    """Return how the pace fell; None: no fall that can be told from wild weeks.

    Source:
        docs/method.md#a-falling-pace
    """
    ratios = pace.ratios[-WEEKS:]
    if len(ratios) < LEAST_WEEKS:
        return None
    marks = [
        Mark(Reading(ratio), When.on(_ANY_MONDAY + dt.timedelta(weeks=week)), 0.0)
        for week, ratio in enumerate(ratios)
    ]
    slope = trend(marks)
    early, late = ratios[:-LATE_WEEKS], ratios[-LATE_WEEKS:]
    before, now = sum(early) / len(early), sum(late) / len(late)
    if slope is None or slope.high >= 0 or now > LESS * before:
        return None
    return Slowing(now, before, len(late), len(early))
