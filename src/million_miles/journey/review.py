"""What deserves a look once a week: the seven days that went by, and what waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from million_miles import distance
from million_miles.journey.changes import all_steps
from million_miles.journey.dates import WEEK
from million_miles.journey.journey import Journey
from million_miles.journey.next_bar import NextBar, NextBars
from million_miles.journey.promises import LongSilence, kept_promise, long_silence
from million_miles.journey.results import (
    NextStep,
    Outlook,
    RequirementOutlook,
    TryOutlook,
    WeekPlan,
)
from million_miles.journey.scene import Scene, scene_of
from million_miles.journey.today import next_step
from million_miles.values import Bar, Has, Hours

NOTHING_PROMISED = distance.Kept()
DAYS = 7
SOON = dt.timedelta(days=7)
EXPIRES_WEEKS = 8.0
LEAST_HOURS = 0.25  # of the road in this week, for its hours to be asked about
Why = Literal["stale", "not_measured", "expires"]


@dataclass(frozen=True, slots=True)
class Worked:
    """Hours written down for one requirement; none: the road had hours for it."""

    id: str
    title: str
    hours: float


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was finished: a requirement that is met, or a step."""

    title: str
    is_step: bool
    done_date: dt.date


@dataclass(frozen=True, slots=True)
class DueStep:
    """A written step whose day is near or has passed."""

    id: str
    step: str
    due_date: dt.date


@dataclass(frozen=True, slots=True)
class DueReading:
    """A reading that is missing or old, or something met that expires.

    Attributes:
        weeks: how old the reading is, or until it expires; None: not known.
    """

    id: str
    title: str
    bar: Bar | None
    why: Why
    weeks: float | None


@dataclass(frozen=True, slots=True)
class Silent:
    """Started work that was left alone; a `must` cannot be dropped."""

    id: str
    title: str
    weeks: float
    can_drop: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A try whose answer is awaited; the day it is due, if anybody said."""

    id: str
    title: str
    number: int
    answer_date: dt.date | None


@dataclass(frozen=True, slots=True)
class Review:
    """The week that went by and the weeks that come, as seen on one day.

    Attributes:
        from_date: the first of the seven days that end with `on_date`.
        promised_hours, worked_hours: of those days.
        worked: what was worked on, the most hours first; quiet: what the road had hours
            for and nothing was written about.
        answered: tries with an answer in those days; waiting: those still out.
        best_bar: what gives most for its hours over the next `windows` tries; None:
            nothing does for sure, or nobody knows.
        weeks: the coming four; next_step: one thing to do.
        look_ahead: it is the week, once a year, for the odds of the whole goal.
        promise: how the hours promised are kept; long_silence: nothing at all was
            written for two weeks or more.
    """

    on_date: dt.date
    from_date: dt.date
    goal: str
    promised_hours: float
    worked_hours: float
    worked: tuple[Worked, ...]
    quiet: tuple[Worked, ...]
    done: tuple[Done, ...]
    due_steps: tuple[DueStep, ...]
    due_readings: tuple[DueReading, ...]
    silent: tuple[Silent, ...]
    waiting: tuple[Waiting, ...]
    answered: tuple[TryOutlook, ...]
    best_bar: NextBar | None
    windows: int
    weeks: tuple[WeekPlan, ...]
    next_step: NextStep
    look_ahead: bool
    promise: distance.Kept = NOTHING_PROMISED
    long_silence: LongSilence | None = None


def review(journey: Journey, outlook: Outlook, bars: NextBars) -> Review:
    """Return what deserves a look this week.

    Args:
        journey: that was looked at.
        outlook: as seen on the day of the review.
        bars: what may be raised, as seen on that day.

    Source:
        docs/method.md#the-weekly-review
    """
    scene = scene_of(journey, outlook.on_date)
    first = outlook.on_date - dt.timedelta(days=DAYS - 1)
    worked = _worked(scene, first)
    days = (first + dt.timedelta(days=n) for n in range(DAYS))
    return Review(
        on_date=outlook.on_date,
        from_date=first,
        goal=outlook.goal,
        promised_hours=sum(scene.plan.capacity.hours_on(d) for d in days) / DAYS,
        worked_hours=sum(one.hours for one in worked),
        worked=worked,
        quiet=_quiet(outlook, worked),
        done=tuple(_done(journey, scene, first)),
        due_steps=tuple(_due_steps(journey, outlook)),
        due_readings=tuple(_due_readings(outlook, scene)),
        silent=_silent(outlook),
        waiting=tuple(_waiting(outlook)),
        answered=tuple(one for one in outlook.tries if _has_answer(one, first, scene)),
        best_bar=bars.best,
        windows=bars.windows,
        weeks=outlook.weeks,
        next_step=next_step(journey, outlook),
        look_ahead=_is_anniversary(scene),
        promise=kept_promise(journey, outlook.on_date),
        long_silence=long_silence(journey, outlook.on_date),
    )


def _worked(scene: Scene, first: dt.date) -> tuple[Worked, ...]:
    titles = {r.id: r.title for r in scene.plan.everything()}
    hours: dict[str, float] = {}
    for entry in scene.entries:
        if isinstance(entry.amount, Hours) and _is_in(entry.at.date, first, scene):
            hours[entry.requirement] = (
                hours.get(entry.requirement, 0.0) + entry.amount.hours
            )
    rows = (Worked(id_, titles.get(id_, ""), each) for id_, each in hours.items())
    return tuple(sorted(rows, key=lambda one: -one.hours))


def _is_in(day: dt.date | None, first: dt.date, scene: Scene) -> bool:
    return day is not None and first <= day <= scene.today


def _quiet(outlook: Outlook, worked: tuple[Worked, ...]) -> tuple[Worked, ...]:
    """Return what the road gives hours this week and nothing was written about."""
    known = {one.id for one in worked}
    ahead = {one.id: one for one in outlook.requirements if one.state != "met"}
    rows = outlook.weeks[0].by_requirement if outlook.weeks else ()
    quiet = [
        Worked(id_, ahead[id_].title, 0.0)
        for id_, hours in sorted(rows, key=lambda row: -row[1])
        if id_ in ahead and id_ not in known and hours >= LEAST_HOURS
    ]
    return tuple(quiet)


def _done(journey: Journey, scene: Scene, first: dt.date) -> Iterator[Done]:
    for stands in scene.standings.values():
        day = stands.met_date
        if stands.is_met and day is not None and _is_in(day, first, scene):
            yield Done(stands.title, is_step=False, done_date=day)
    for _, step in all_steps(journey.plan):
        day = step.done_date
        if day is not None and _is_in(day, first, scene):
            yield Done(step.title, is_step=True, done_date=day)


def _due_steps(journey: Journey, outlook: Outlook) -> list[DueStep]:
    due = [
        DueStep(id_, step.title, step.due_date)
        for id_, step in all_steps(journey.plan)
        if step.done_date is None and step.due_date is not None
        if step.due_date <= outlook.on_date + SOON
    ]
    return sorted(due, key=lambda one: one.due_date)


def _due_readings(outlook: Outlook, scene: Scene) -> Iterator[DueReading]:
    """Yield what expires soon, then old readings, then missing ones of what began."""
    for one in outlook.requirements:
        left = scene.standings[one.id].valid_left_weeks
        if one.state == "met" and left is not None and left <= EXPIRES_WEEKS:
            yield DueReading(one.id, one.title, one.bar, "expires", left)
    for why in ("stale", "not_measured"):
        for one in outlook.requirements:
            if one.state in ("met", "waiting") or one.is_try:
                continue
            if one.evidence.freshness == why and _is_asked(one, why):
                age = one.evidence.age_weeks
                yield DueReading(one.id, one.title, one.bar, why, age)


def _is_asked(one: RequirementOutlook, why: str) -> bool:
    """Whether a reading is worth the question: yes or no is asked by `today`."""
    is_yes_or_no = isinstance(one.bar, Has)
    return not is_yes_or_no and (why == "stale" or one.state == "started")


def _silent(outlook: Outlook) -> tuple[Silent, ...]:
    rows = (
        Silent(one.id, one.title, one.untouched_weeks, one.level != "must")
        for one in outlook.requirements
        if one.is_silent and one.untouched_weeks is not None
    )
    return tuple(sorted(rows, key=lambda one: -one.weeks))


def _waiting(outlook: Outlook) -> Iterator[Waiting]:
    for one in outlook.tries:
        out = [past.number for past in one.past if past.outcome is None]
        if out:
            yield Waiting(one.id, one.title, out[-1], one.answer_date)


def _has_answer(one: TryOutlook, first: dt.date, scene: Scene) -> bool:
    return any(
        past.outcome is not None and _is_in(past.answered_at.date, first, scene)
        for past in one.past
    )


def _is_anniversary(scene: Scene) -> bool:
    """Whether a year, or several, have gone by this week since the first entry."""
    days = [entry.at.date for entry in scene.entries if entry.at.date]
    if not days:
        return False
    gone = (scene.today - min(days)) / WEEK
    years, weeks = divmod(int(gone), 52)
    return years >= 1 and weeks == 0
