"""How well a promise of hours was kept: a share that forgives."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from million_miles.values import Capacity, Entry, Hours

HALF_LIFE_DAYS = 28.0
WINDOW_DAYS = 7  # promised days that are seen together: nobody promises hours a day
DAYS_SEEN = 364  # what lies further back weighs under one in eight thousand
_DAY = dt.timedelta(days=1)

Days = tuple[dt.date, dt.date]  # first day, last day


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of the promised hours was given, the latest days weighing most.

    Attributes:
        share: in [0, 1]; 1: all of them. It begins at 1: a promise is believed.
        days: with promised hours, and not away, that it comes from.
        recent_promised_hours, recent_given_hours: in the last 28 of these days.
    """

    share: float = 1.0
    days: int = 0
    recent_promised_hours: float = 0.0
    recent_given_hours: float = 0.0


def kept(
    capacity: Capacity,
    worked: Sequence[Entry],
    away: Sequence[Days],
    *,
    today: dt.date,
    held: Callable[[dt.date], float],
) -> Kept:
    """Return how well the promise was kept up to yesterday.

    Args:
        capacity: the hours promised; days without any are left out: a planned break
            costs nothing, and an easy week is held against its own hours.
        worked: the work outside of commitments. Hours of a rough day lie evenly in the
            time they stand for.
        away: days on which life happened: left out as a break is.
        today: the day it is seen from; it is not over and not seen.
        held: hours a week that commitments hold on a day.

    Source:
        docs/method.md#a-promise-kept
    """
    given = _given(worked)
    if not given:
        return Kept()
    day = max(min(given), today - DAYS_SEEN * _DAY)
    span, seen, share = _Span(), 0, 1.0
    stays = 0.5 ** (1 / HALF_LIFE_DAYS)
    recent: deque[tuple[float, float]] = deque(maxlen=round(HALF_LIFE_DAYS))
    while day < today:
        is_away = any(first <= day <= last for first, last in away)
        promise = 0.0 if is_away else max(capacity.hours_on(day) - held(day), 0.0) / 7
        span.add(promise, given.get(day, 0.0))
        if promise > 0:
            seen += 1
            recent.append((promise, span.of_last_day))
            if seen >= WINDOW_DAYS:
                share = stays * share + (1 - stays) * span.share
        day += _DAY
    return Kept(
        share=share,
        days=seen,
        recent_promised_hours=sum(promised for promised, _ in recent),
        recent_given_hours=sum(hours for _, hours in recent),
    )


class _Span:
    """The last promised days, each with what was given on it and on free days after."""

    def __init__(self) -> None:
        self._days: deque[list[float]] = deque(maxlen=WINDOW_DAYS)
        self._free = 0.0

    def add(self, promise: float, given: float) -> None:
        """Take a day in; what is given on a free day goes to the next promised one."""
        if promise > 0:
            self._days.append([promise, given + self._free])
            self._free = 0.0
        else:
            self._free += given

    @property
    def of_last_day(self) -> float:
        """What was given on the last promised day."""
        return self._days[-1][1]

    @property
    def share(self) -> float:
        """The share of the promised hours that was given, in [0, 1]."""
        promised = sum(promise for promise, _ in self._days)
        return min(sum(given for _, given in self._days) / promised, 1.0)


def _given(worked: Sequence[Entry]) -> dict[dt.date, float]:
    """Return the hours by day, those of rough days spread over what they stand for."""
    given: dict[dt.date, float] = {}
    for entry in worked:
        if entry.at.date is not None and isinstance(entry.amount, Hours):
            day = entry.at.date
            given[day] = given.get(day, 0.0) + entry.amount.hours
    spread = [
        (entry.amount.hours, days)
        for entry, days in rough_days(worked)
        if isinstance(entry.amount, Hours)
    ]
    for hours, (first, last) in spread:
        length = (last - first).days + 1
        for number in range(length):
            day = first + number * _DAY
            given[day] = given.get(day, 0.0) + hours / length
    return given


def rough_days(worked: Iterable[Entry]) -> list[tuple[Entry, Days]]:
    """Return work of a rough day (`~2026-11-26`) with the days it stands for.

    It was done some time after the dated work before that day; where there is none, or
    only on that day, on the day itself. At most 26 weeks.

    Source:
        docs/method.md#a-promise-kept
    """
    worked = tuple(worked)
    dated = sorted({e.at.date for e in worked if e.at.date is not None})
    found: list[tuple[Entry, Days]] = []
    for entry in worked:
        about = entry.at.earliest_date
        if not entry.at.rough or entry.at.day is None or about is None:
            continue
        place = bisect_left(dated, about)
        first = about
        if place and bisect_right(dated, about) == place:
            first = max(dated[place - 1] + _DAY, about - 26 * 7 * _DAY)
        found.append((entry, (first, about)))
    return found


def away_days(entries: Iterable[Entry]) -> tuple[Days, ...]:
    """Return the days on which life happened, from entries that stand."""
    return tuple(
        (entry.amount, entry.at.date - _DAY)
        for entry in entries
        if entry.did == "away"
        and isinstance(entry.amount, dt.date)
        and entry.at.date is not None
        and entry.amount < entry.at.date
    )
