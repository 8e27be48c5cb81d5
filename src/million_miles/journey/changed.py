"""Why the distance and the dates are not what they were on an earlier day.

How it works: between the two days lies a row of journeys that differ from one to the next
in one cause only. Each is measured and simulated on the same luck, and a part is the
difference of two neighbours: so the parts sum to the whole, whatever the causes do
together. The order of the causes is stated, since another order gives other parts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from million_miles import distance, roadmap
from million_miles.journey.dates import WEEK, chance_by, date_of, quantiles
from million_miles.journey.journey import Journey
from million_miles.journey.look import FUTURES, METHOD
from million_miles.journey.plans import renamed
from million_miles.journey.scene import scene_of
from million_miles.journey.seen import Seen, see
from million_miles.values import (
    LEVELS,
    Entry,
    Forecast,
    KeptOrder,
    Plan,
    SavedForecast,
    When,
    standing,
)

Cause = Literal[
    "method",  # the program works it out in another way now
    "noted_late",  # written down later, of days before the first one
    "time",  # days went by
    "work",  # hours logged, and what was finished
    "estimates",  # new estimates
    "bars",  # bars that were raised
    "evidence",  # readings
    "answers",  # tries and their answers
    "choices",  # chosen, dropped, paused, undone
    "plan",  # edits of the plan, but for the hours promised
    "own_past",  # what one's finished work says of estimates
    "pace",  # hours given over hours promised
    "capacity",  # hours promised
    "order",  # another order of the road
]
CAUSES: tuple[Cause, ...] = get_args(Cause)

HORIZON_WEEKS = float(roadmap.HORIZON_WEEKS)
LOST_IN_WRITING = 0.011  # saved forecasts have two decimals

# Which cause an entry belongs to; every other kind is a choice.
_CAUSE_OF: dict[str, Cause] = {
    "worked": "work",
    "finished": "work",
    "estimated": "estimates",
    "raised": "bars",
    "measured": "evidence",
    "applied": "answers",
    "answered": "answers",
}
_BY_ENTRIES: tuple[Cause, ...] = (
    *("work", "estimates", "bars", "evidence", "answers", "choices"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Where a journey stands.

    Attributes:
        hours_left: median of the hours left in all.
        miles_to_go: of a million.
        ready_weeks: median, in weeks from the first day; never counts as sixty years.
        chance: of arriving by the wished date, or within sixty years without one; None
            where the odds of a try are not known.
    """

    hours_left: float
    miles_to_go: int
    ready_weeks: float
    chance: float | None


@dataclass(frozen=True, slots=True)
class Part:
    """What one cause made of it: later figures minus earlier ones.

    Attributes:
        chance: None where it is not known.
    """

    cause: Cause
    hours_left: float
    miles_to_go: int
    ready_weeks: float
    chance: float | None


@dataclass(frozen=True, slots=True)
class Changed:
    """Why it changed between two days.

    Attributes:
        before, after: the figures on both days; ready_before_date, ready_after_date the
            medians as dates, None: never within the horizon.
        parts: those that are not nothing, in the order of `CAUSES`; they sum to `after`
            minus `before`.
        by_date: the wished date that `chance` is of; None: sixty years.
        plan_known: what the plan said on the first day was kept.
    """

    from_date: dt.date
    to_date: dt.date
    before: Figures
    after: Figures
    ready_before_date: dt.date | None
    ready_after_date: dt.date | None
    parts: tuple[Part, ...]
    by_date: dt.date | None
    plan_known: bool


@dataclass(frozen=True, slots=True)
class _Stop:
    """One journey in the row, and the cause that led to it."""

    cause: Cause
    journey: Journey
    today: dt.date
    person: distance.Distance | None


def changed(
    journey: Journey,
    *,
    since: dt.date,
    today: dt.date,
    seed: int,
    plan_then: Plan | None = None,
    order_then: KeptOrder | None = None,
    futures: int = FUTURES,
) -> Changed:
    """Split what changed between two days into its causes.

    Args:
        journey: the plan of today and everything that happened, with its forecasts.
        since: the first day, before `today`.
        today: the second day, in the years 1900 to 2200.
        seed: where chance comes from, >= 0.
        plan_then: what the plan said on the first day; None: as it says now.
        order_then: the order that was kept on the first day; None: none was. It does
            not matter where the one in use was found by then.
        futures: how many futures are simulated; a power of two.

    Raises:
        ValueError: the days are out of order.
        roadmap.ImpossibleError: the plan of today can never be.
        WhenError: a day is out of range.

    Source:
        docs/method.md#why-it-changed
    """
    if since >= today:
        raise ValueError(f"want a day before {today}, got {since}")
    When.on(since)  # refuses a day that no entry can have
    look = _Look(since, journey.plan.goal.by_date, seed, futures)
    order = journey.order
    if order is not None and order.found_on > since:
        order = order_then
    then = replace(journey, plan=plan_then or journey.plan, order=order)
    stops = tuple(_row(journey, then, since, today))
    after, dimensions = look.at(stops[-1])  # what can never be is refused at once
    now, _ = look.at(stops[0])
    before = _told_then(journey.forecasts, now, look)
    parts, earlier = [], before
    for place, stop in enumerate(stops):
        if stop is stops[-1]:
            now = after
        elif place:
            with suppress(roadmap.ImpossibleError):  # it falls to the next cause
                now, _ = look.at(stop, dimensions)
        if now != earlier:
            parts.append(_part(stop.cause, earlier, now))
        earlier = now
    return Changed(
        from_date=since,
        to_date=today,
        before=before,
        after=after,
        ready_before_date=look.date(before),
        ready_after_date=look.date(after),
        parts=tuple(parts),
        by_date=look.by_date,
        plan_known=plan_then is not None,
    )


def _part(cause: Cause, before: Figures, after: Figures) -> Part:
    known = before.chance is not None and after.chance is not None
    return Part(
        cause,
        after.hours_left - before.hours_left,
        after.miles_to_go - before.miles_to_go,
        after.ready_weeks - before.ready_weeks,
        (after.chance or 0.0) - (before.chance or 0.0) if known else None,
    )


def _row(
    journey: Journey, then: Journey, since: dt.date, today: dt.date
) -> Iterator[_Stop]:
    """Yield the journeys from the first day to the second, each with its cause.

    `then` has the plan and the order of the first day.
    """
    base, later = _split(journey.entries, since, today)
    plan, order = then.plan, then.order
    for entry in later:
        if entry.did == "renamed":
            new = str(entry.amount)
            plan = renamed(plan, entry.requirement, new)
            order = order and _renamed_in(order, entry.requirement, new)
    names = tuple(e for e in later if e.did == "renamed")
    now = replace(journey, plan=plan, order=order, entries=(*base, *names))
    person = scene_of(now, since).measured
    is_same = any(f.made_on == since and f.method == METHOD for f in journey.forecasts)
    yield _Stop("noted_late" if is_same else "method", now, since, None)
    yield _Stop("time", now, today, person)
    ids = {entry.id for entry in now.entries}
    for cause in _BY_ENTRIES:
        ids |= {e.id for e in later if _CAUSE_OF.get(e.did, "choices") == cause}
        now = replace(now, entries=tuple(e for e in journey.entries if e.id in ids))
        yield _Stop(cause, now, today, person)
    now = replace(now, plan=replace(journey.plan, capacity=plan.capacity))
    yield _Stop("plan", now, today, person)
    learned = replace(scene_of(now, today).measured, pace=person.pace)
    yield _Stop("own_past", now, today, learned)
    yield _Stop("pace", now, today, None)
    now = replace(now, plan=journey.plan)
    yield _Stop("capacity", now, today, None)
    yield _Stop("order", replace(now, order=journey.order), today, None)


def _renamed_in(order: KeptOrder, old: str, new: str) -> KeptOrder:
    return replace(order, ids=tuple(new if id_ == old else id_ for id_ in order.ids))


def _split(
    entries: Iterable[Entry], since: dt.date, today: dt.date
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return what had happened on the first day, and what came to count after it.

    What was written and undone again after the first day never mattered.
    """
    happened = [e for e in entries if _first_day(e) <= today]
    base = tuple(e for e in happened if _first_day(e) <= since)
    counts = {entry.id for entry in standing(happened)}
    there = {entry.id for entry in base}
    later = tuple(
        e
        for e in happened
        if e.id not in there and (e.id in counts or _undoes(e, there, happened))
    )
    return base, later


def _undoes(entry: Entry, there: set[str], happened: Iterable[Entry]) -> bool:
    """Whether it takes back what had counted on the first day, and was not itself."""
    undone = {e.undoes for e in happened if e.did == "undone"}
    return entry.did == "undone" and entry.undoes in there and entry.id not in undone


def _first_day(entry: Entry) -> dt.date:
    return entry.at.earliest_date or dt.date.min


@dataclass(frozen=True, slots=True)
class _Look:
    """Looks at journeys from either day with one measure and one luck."""

    since: dt.date
    by_date: dt.date | None
    seed: int
    futures: int

    def at(
        self, stop: _Stop, dimensions: roadmap.Dimensions | None = None
    ) -> tuple[Figures, roadmap.Dimensions]:
        """Return the figures of one journey, and the luck it was walked with."""
        seen = see(
            stop.journey,
            today=stop.today,
            seed=self.seed,
            futures=self.futures,
            dimensions=dimensions,
            person=stop.person,
        )
        measured, walked = seen.scene.measured, seen.futures
        passed = (stop.today - self.since) / WEEK
        middle = float(quantiles(walked.ready, (0.5,))[0])
        if not seen.scene.counted:  # nothing is asked for, so nobody knows
            middle = HORIZON_WEEKS
        figures = Figures(
            hours_left=float(np.interp(0.5, LEVELS, measured.hours_left)),
            miles_to_go=measured.miles_to_go,
            ready_weeks=passed + min(middle, HORIZON_WEEKS),
            chance=self._chance(seen),
        )
        return figures, walked.dimensions

    def _chance(self, seen: Seen) -> float | None:
        if seen.scene.of_unknown_odds or not seen.scene.counted:
            return None
        if self.by_date is None:
            return 1 - seen.futures.never_share
        return chance_by(seen.futures.arrival, self.by_date, seen.scene.today)

    def date(self, figures: Figures) -> dt.date | None:
        """Return the median as a date; None where it lies in never."""
        weeks = figures.ready_weeks
        return None if weeks >= HORIZON_WEEKS else date_of(weeks, self.since)


def _told_then(
    forecasts: Iterable[SavedForecast], recounted: Figures, look: _Look
) -> Figures:
    """Return what was told on the first day; where nothing was kept, what is told now.

    The miles were not kept: they are counted anew.
    """
    dated = (f for f in forecasts if isinstance(f, Forecast))
    kept = {f.of: f for f in dated if f.made_on == look.since}
    if "hours_left" not in kept or "ready" not in kept:
        return recounted
    told = Figures(
        hours_left=_median(kept["hours_left"]),
        miles_to_go=recounted.miles_to_go,
        ready_weeks=_median(kept["ready"]),
        chance=_kept_chance(kept.get("arrival"), look.by_date, recounted.chance),
    )
    return recounted if _is_same(told, recounted) else told


def _kept_chance(
    forecast: Forecast | None, by_date: dt.date | None, otherwise: float | None
) -> float | None:
    if forecast is None or otherwise is None:
        return otherwise
    if by_date is None:
        return 1 - forecast.never_share
    return forecast.chance_by_date if forecast.by_date == by_date else otherwise


def _median(forecast: Forecast) -> float:
    middle = forecast.quantiles[49]
    return HORIZON_WEEKS if middle is None else middle


def _is_same(told: Figures, recounted: Figures) -> bool:
    """Tell whether two figures differ by no more than what is lost in writing."""
    near = abs(told.hours_left - recounted.hours_left) <= LOST_IN_WRITING
    near &= abs(told.ready_weeks - recounted.ready_weeks) <= LOST_IN_WRITING
    return near and told.chance == recounted.chance
