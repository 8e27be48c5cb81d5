"""How long has open work been left alone, and is it ever taken up again?"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from million_miles.values import Capacity, Entry

# Work that was left alone for so long is asked about; longer for those who often come
# back after more.
LEAST_WEEKS = 4.0
LONG_GAP_SHARE = 0.9
# What is assumed before the person's own gaps say otherwise: no records of work that was
# never finished were to be had. They weigh as much as this many gaps.
ASSUMED_GAPS, ASSUMED_POWER = 5.0, 1.5
ASSUMED_LEFT, ASSUMED_TAKEN_UP = 1.0, 20.0

Break = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a person leaves work alone and comes back to it.

    Attributes:
        gaps_weeks: between two days on the same work, one after the other; weeks
            without promised hours are left out; ascending.
        left: how often work was dropped for good.
    """

    gaps_weeks: tuple[float, ...] = ()
    left: int = 0

    @property
    def asked_after_weeks(self) -> float:
        """Weeks of silence after which to ask: more than nine in ten of the gaps."""
        if not self.gaps_weeks:
            return LEAST_WEEKS
        place = int(LONG_GAP_SHARE * len(self.gaps_weeks))
        return max(LEAST_WEEKS, self.gaps_weeks[place])

    def chance_again(self, silent_weeks: float) -> float:
        """Return the chance that work silent for so long is ever taken up again.

        Source:
            docs/method.md#silence
        """
        longer = sum(gap > silent_weeks for gap in self.gaps_weeks)
        assumed = ASSUMED_GAPS / math.pow(1 + silent_weeks, ASSUMED_POWER)
        survives = (longer + assumed) / (len(self.gaps_weeks) + ASSUMED_GAPS)
        taken_up = ASSUMED_TAKEN_UP + len(self.gaps_weeks)
        left = ASSUMED_LEFT + self.left
        return taken_up * survives / (taken_up * survives + left)


def rhythm(entries: Iterable[Entry], breaks: Sequence[Break]) -> Rhythm:
    """Return how the person leaves work alone, from entries that stand.

    Args:
        entries: work without an exact day or a requirement is left out.
        breaks: declared, as `breaks_of` returns them: they are no silence.

    Source:
        docs/method.md#silence
    """
    days: dict[str, set[dt.date]] = {}
    left = 0
    for entry in entries:
        left += entry.did == "dropped"
        if entry.did == "worked" and entry.at.date and entry.requirement:
            days.setdefault(entry.requirement, set()).add(entry.at.date)
    gaps = [
        silent_weeks(before, after, breaks)
        for own in map(sorted, days.values())
        for before, after in pairwise(own)
    ]
    return Rhythm(tuple(sorted(gaps)), left)


def breaks_of(
    capacity: Capacity, away: Sequence[tuple[dt.date, dt.date]] = ()
) -> tuple[Break, ...]:
    """Return (first day, day after the last) of every break, in order and apart.

    A break is a span in which 0 h are promised, or in which life happened. Days of
    which the plan says nothing are no break.

    Args:
        capacity: the hours promised.
        away: first and last day of each span in which life happened.
    """
    spans = [(first, last + dt.timedelta(days=1)) for first, last in away]
    joined: list[Break] = []
    for begin, end in sorted([*_planned_breaks(capacity), *spans]):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return tuple(joined)


def _planned_breaks(capacity: Capacity) -> tuple[Break, ...]:
    first = min((period.from_date for period in capacity.periods), default=None)
    if first is None:
        return ()
    changes = capacity.changes_after(first)
    ends = [day for day, _ in changes[1:]] + [dt.date.max]
    return tuple(
        (day, end)
        for (day, hours), end in zip(changes, ends, strict=True)
        if hours == 0 and any(period.covers(day) for period in capacity.periods)
    )


def silent_weeks(last: dt.date, today: dt.date, breaks: Sequence[Break]) -> float:
    """Return the weeks from `last` to `today` outside of breaks, >= 0."""
    days = (today - last).days
    # Breaks are in order and apart: of those begun before, the last one alone may go on.
    for place in range(max(bisect(breaks, (last,)) - 1, 0), len(breaks)):
        begin, end = breaks[place]
        if begin >= today:
            break
        days -= max((min(end, today) - max(begin, last)).days, 0)
    return max(days, 0) / 7
