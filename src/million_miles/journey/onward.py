"""Persist, raise or take another road: the odds of a yes in time, side by side.

How it works: the plan as it is, the plan with the bar that is worth most for its hours,
and each fallback with all hours for it alone are walked through futures of the same
seed. A range comes of walking them again with the true rate at one time in ten and at
nine.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from million_miles import roadmap
from million_miles.journey.dates import chance_by, hours_range
from million_miles.journey.journey import Journey
from million_miles.journey.look import FUTURES, arrival_of
from million_miles.journey.next_bar import NextBar, Waiting, interval, next_bars
from million_miles.journey.plans import without
from million_miles.journey.seen import Seen, see
from million_miles.journey.suppose import apply
from million_miles.values import (
    LEVELS,
    Fallback,
    Plan,
    Requirement,
    StopRule,
    needs_of,
)

YEARS = 10  # looked ahead where no date is wished, or it has passed
ENDS = (0.1, 0.9)

Kind = Literal["as_planned", "raised", "fallback"]
Problem = Literal["no_try", "odds_unknown", "impossible"]


@dataclass(frozen=True, slots=True)
class Onward:
    """One road onward.

    Attributes:
        title: of the bar that is raised, or of the fallback; else empty.
        id: of that bar; else empty.
        hours: mean hours of work left before the answer can be awaited; None: a problem.
        chance: of at least one yes by the day, in [0, 1]; low_chance, high_chance: the
            same with the true rate at one time in ten, and at nine. None: a problem.
        problem: why nothing can be said.
    """

    kind: Kind
    title: str = ""
    id: str = ""
    hours: float | None = None
    chance: float | None = None
    low_chance: float | None = None
    high_chance: float | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Roads:
    """Every road onward, seen on one day.

    Attributes:
        by_date: up to which day a yes counts; is_wished: the person wishes that day.
        tried, refused: final tries so far.
        as_planned: the plan as it is; raised: with one more bar, None: none helps for
            sure; already: title of the bar that is worth most and in the plan already.
        fallbacks: those the plan names, in its order.
        stop_rule: the person's own; None: not written.
    """

    on_date: dt.date
    goal: str
    by_date: dt.date
    is_wished: bool
    tried: int
    refused: int
    as_planned: Onward
    raised: Onward | None
    already: str
    fallbacks: tuple[Onward, ...]
    stop_rule: StopRule | None
    futures: int
    seed: int


def onward(
    journey: Journey,
    *,
    today: dt.date,
    seed: int,
    futures: int = FUTURES,
    waiting: Waiting = lambda _: None,
) -> Roads:
    """Return the odds of at least one yes in time on every road onward.

    Args:
        journey: the plan and what happened.
        today: the day it is seen from, in the years 1900 to 2200.
        seed: where chance comes from, >= 0.
        futures: how many are simulated for each road; a power of two.
        waiting: told which share of the search for a bar is done, in [0, 1].

    Raises:
        roadmap.ImpossibleError: the plan asks for something that can never be.
        WhenError: the day is out of range.

    Source:
        docs/method.md#persist-raise-or-another-road
    """
    plan = journey.plan
    by_date, is_wished = _day(plan, today)
    walk = _Walk(today, by_date, seed, futures)
    seen = walk.see(journey)
    bars = next_bars(journey, today=today, seed=seed, waiting=waiting)
    made = [one for id_ in seen.scene.final for one in seen.scene.made[id_]]
    bar = next((one for one in bars.bars if _helps(one)), None)
    best = bars.best
    return Roads(
        on_date=today,
        goal=plan.goal.title,
        by_date=by_date,
        is_wished=is_wished,
        tried=len(made),
        refused=sum(one.outcome == "refused" for one in made),
        as_planned=walk.told(Onward("as_planned"), seen),
        raised=None if bar is None else walk.raised(bar, journey),
        already=best.title if best is not None and best.kind == "keep" else "",
        fallbacks=tuple(walk.fallback(one, journey) for one in plan.fallbacks),
        stop_rule=plan.stop_rule,
        futures=futures,
        seed=seed,
    )


def _day(plan: Plan, today: dt.date) -> tuple[dt.date, bool]:
    wished = plan.goal.by_date
    if wished is not None and wished > today:
        return wished, True
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year + YEARS, day=day), False


def _helps(bar: NextBar) -> bool:
    """Whether it is not in the plan yet and lifts the odds for sure."""
    is_new = bar.change is not None and bar.problem is None
    return is_new and interval(bar.chance)[0] > 0


@dataclass(frozen=True, slots=True)
class _Walk:
    """Walks one road after the other to the same day, with the same seed."""

    today: dt.date
    by_date: dt.date
    seed: int
    futures: int

    def see(self, journey: Journey) -> Seen:
        return see(journey, today=self.today, seed=self.seed, futures=self.futures)

    def raised(self, bar: NextBar, journey: Journey) -> Onward:
        road = Onward("raised", bar.title, bar.id)
        if bar.change is None:
            return road
        return self.told(road, self.see(apply(journey, bar.change)))

    def fallback(self, fallback: Fallback, journey: Journey) -> Onward:
        """Walk a fallback, all hours for it from today on."""
        road = Onward("fallback", fallback.title)
        if fallback.attempt is None:
            return replace(road, problem="odds_unknown")
        toward = replace(journey, plan=_toward(fallback, journey.plan), order=None)
        try:
            return self.told(road, self.see(toward))
        except roadmap.ImpossibleError:
            return replace(road, problem="impossible")

    def told(self, road: Onward, seen: Seen) -> Onward:
        """Return a road with its hours and its odds, or with what stands in the way."""
        hours = hours_range(seen.scene.measured.hours_left).mean_hours
        road = replace(road, hours=hours)
        arrival = arrival_of(seen)
        if not seen.scene.final:
            return replace(road, problem="no_try")
        if arrival is None:
            return replace(road, problem="odds_unknown")
        low, high = (self._chance_at(level, seen) for level in ENDS)
        chance = chance_by(arrival, self.by_date, self.today)
        return replace(
            road,
            chance=chance,
            low_chance=min(low, chance),
            high_chance=max(high, chance),
        )

    def _chance_at(self, level: float, seen: Seen) -> float:
        """Return the chance in time if every true rate lay at `level` of its range."""
        pinned = tuple(_pinned(task, level) for task in seen.road.tasks)
        walked = roadmap.walk_nets(
            replace(seen.road, tasks=pinned),
            seed=self.seed,
            futures=self.futures,
            dimensions=seen.futures.dimensions,
        )
        return chance_by(walked.arrival, self.by_date, self.today)


def _pinned(task: roadmap.Task, level: float) -> roadmap.Task:
    if task.attempt is None:
        return task
    chances = task.attempt.chances
    rows = [np.interp(level, LEVELS, row) for row in chances.rate_shift]
    shifts = np.repeat(np.array(rows)[:, None], len(LEVELS), axis=1)
    attempt = replace(task.attempt, chances=replace(chances, rate_shift=shifts))
    return replace(task, attempt=attempt)


def _toward(fallback: Fallback, plan: Plan) -> Plan:
    """Return the plan of somebody who goes for a fallback and nothing else."""
    kept = _before(fallback.needs, plan)
    bare = replace(plan, fallbacks=(), inbox=())
    for whole in plan.requirements:
        for one in whole.family():
            gone = all(part.id not in kept for part in one.family())
            if gone and any(one.id == left.id for left in bare.everything()):
                bare = without(bare, one.id)
    goal = Requirement(
        _new_id(plan), fallback.title[:200], needs=fallback.needs,
        attempt=fallback.attempt,
    )  # fmt: skip
    return replace(bare, requirements=(*bare.requirements, goal))


def _before(needs: tuple[str, ...], plan: Plan) -> frozenset[str]:
    """Return everything that must be met for `needs`, themselves included."""
    links, ahead, kept = needs_of(plan.requirements), list(needs), set[str]()
    while ahead:
        one = ahead.pop()
        if one not in kept:
            kept.add(one)
            ahead.extend(links[one])
    return frozenset(kept)


def _new_id(plan: Plan) -> str:
    taken = {one.id for one in plan.everything()}
    names = (f"fallback-{number}" for number in range(len(taken) + 1))
    return next(one for one in names if one not in taken)
