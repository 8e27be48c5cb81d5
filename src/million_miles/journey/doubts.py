"""What in a plan can never be, or is probably not meant; nothing is simulated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from million_miles import roadmap
from million_miles.journey import road
from million_miles.journey.dates import date_of
from million_miles.journey.journey import Journey
from million_miles.journey.scene import Scene, scene_of
from million_miles.values import Mistake


def doubts(journey: Journey, *, today: dt.date) -> tuple[Mistake, ...]:
    """Return what stands in the way of a plan, or would surprise whoever wrote it.

    Ways of which nobody said how long they take; the first demand that can never be
    met; and what expires before it can be used.

    Raises:
        WhenError: the day is out of range.
    """
    scene = scene_of(journey, today)
    found = [*_without_effort(scene)]
    try:
        ahead = road.build(scene)
        roadmap.check(ahead)
    except roadmap.ImpossibleError as error:
        return (*found, as_mistake(error, today=today))
    return (*found, *_expiring(ahead, today))


def as_mistake(error: roadmap.ImpossibleError, *, today: dt.date) -> Mistake:
    """Return what can never be as a mistake, to be told in words."""
    if error.code in ("too_late", "window_too_late"):
        return _too_late(error, today)
    details = tuple((name, _shown(value)) for name, value in error.details.items())
    return Mistake(error.code, error.task_id, details=details)


def _too_late(error: roadmap.ImpossibleError, today: dt.date) -> Mistake:
    """Return a try whose last day comes too early, with days instead of weeks."""
    last, weeks = (float(str(error.details[name])) for name in ("last_weeks", "weeks"))
    if last < 0:
        return Mistake("last_day_over", error.task_id)
    days = {"last_date": last, "earliest_date": weeks}
    details = ((name, f"{date_of(week, today)}") for name, week in days.items())
    return Mistake(error.code, error.task_id, details=tuple(details))


def _shown(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:.1f}".removesuffix(".0") if abs(value) >= 1 else f"{value:.2g}"


def takes_no_time(id_: str, scene: Scene) -> bool:
    """Whether nobody said how long a requirement takes, the way it is gone."""
    requirement = scene.counted[id_]
    way = requirement.taken
    waits = requirement.at_least_weeks or (way and way.at_least_weeks)
    return scene.standings[id_].state == "unknown_hours" and not waits


def _without_effort(scene: Scene) -> Iterator[Mistake]:
    for id_, requirement in scene.counted.items():
        if requirement.taken is not None and takes_no_time(id_, scene):
            details = (("id", id_),)
            yield Mistake("way_without_effort", requirement.taken.id, details=details)


def _expiring(ahead: roadmap.Road, today: dt.date) -> Iterator[Mistake]:
    for one in roadmap.expiring(ahead):
        weeks = (one.valid_left_weeks, one.earliest_weeks)
        until, begins = (f"{date_of(week, today)}" for week in weeks)
        dates = (("until_date", until), ("begins_date", begins))
        details = (("need", one.need), *dates)
        yield Mistake("expires_before_use", one.task_id, details=details)
