"""What is met today and will not stay so for long: validity, and readings that age."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from million_miles.distance import STALE_WEEKS, Standing
from million_miles.journey.journey import Journey
from million_miles.journey.results import Outlook
from million_miles.journey.scene import Scene, scene_of
from million_miles.values import Bar, Reading, Threshold

Expiry = Literal["validity", "reading"]
COMING = dt.timedelta(weeks=8)
SOON = dt.timedelta(weeks=4)
A_YEAR = dt.timedelta(weeks=52)  # a try further off says nothing of today


@dataclass(frozen=True, slots=True)
class Expiring:
    """A met bar that something open needs, and that will not hold for long.

    Attributes:
        of: `validity`: it has to be met again; `reading`: with an error of its own, and
            too old to say where one stands.
        since_date: when it was met, or read.
        on_date: the first day on which it no longer holds; a reading may be past it.
        before_date: when the next try is likely to open, where that is not before
            `on_date`; None: it is, or no try is ahead.
        is_soon: within four weeks; is_over: on or before the day it is seen from.
    """

    id: str
    title: str
    of: Expiry
    bar: Bar | None
    since_date: dt.date
    on_date: dt.date
    before_date: dt.date | None
    is_soon: bool
    is_over: bool


def expiring(journey: Journey, outlook: Outlook) -> tuple[Expiring, ...]:
    """Return what expires in eight weeks or before a try of this year, in their order.

    Source:
        docs/method.md#what-expires
    """
    if not _may_expire(journey):  # which saves a look measuring everything again
        return ()
    return expiring_of(scene_of(journey, outlook.on_date), outlook)


def _may_expire(journey: Journey) -> bool:
    """Whether anything has a validity, or a reading an error of its own."""
    plan, entries = journey.plan.everything(), journey.entries
    return any(one.valid_weeks is not None for one in plan) or any(
        isinstance(entry.amount, Reading) and entry.amount.error for entry in entries
    )


def expiring_of(scene: Scene, outlook: Outlook) -> tuple[Expiring, ...]:
    """Return the same of a journey that was measured already."""
    opens = _next_try(outlook)
    found = [
        one
        for stands in scene.standings.values()
        if stands.is_met and _is_needed(stands.id, scene)
        for one in _of(stands, scene, opens)
        if one.on_date <= scene.today + COMING or _is_near(one.before_date, scene.today)
    ]
    return tuple(sorted(found, key=lambda one: one.on_date))


def _is_near(day: dt.date | None, today: dt.date) -> bool:
    return day is not None and day <= today + A_YEAR


def _next_try(outlook: Outlook) -> dt.date | None:
    days = [
        one.start.p50_date
        for one in outlook.requirements
        if one.is_try and one.state == "open" and one.start is not None
    ]
    return min((day for day in days if day is not None), default=None)


def _is_needed(id_: str, scene: Scene) -> bool:
    return any(
        id_ in scene.links[other] and not scene.is_met(other) for other in scene.counted
    )


def _of(stands: Standing, scene: Scene, opens: dt.date | None) -> Iterator[Expiring]:
    valid, met = scene.counted[stands.id].valid_weeks, stands.met_date
    if valid is not None and met is not None:
        end = met + dt.timedelta(days=math.ceil(valid * 7))
        yield _one(stands, "validity", (met, end), scene.today, opens)
        return  # its validity says how long it holds
    reading, at = stands.reading, stands.measured_at
    if reading is None or not reading.error or at is None or at.date is None:
        return
    if isinstance(stands.bar, Threshold):
        end = at.date + dt.timedelta(days=math.floor(STALE_WEEKS * 7) + 1)
        yield _one(stands, "reading", (at.date, end), scene.today, opens)


def _one(
    stands: Standing,
    of: Expiry,
    span: tuple[dt.date, dt.date],
    today: dt.date,
    opens: dt.date | None,
) -> Expiring:
    since, end = span
    return Expiring(
        id=stands.id,
        title=stands.title,
        of=of,
        bar=stands.bar,
        since_date=since,
        on_date=end,
        before_date=opens if opens is not None and opens >= end else None,
        is_soon=end <= today + SOON,
        is_over=end <= today,
    )
