"""What do several goals cost each other, when one person's hours go to all of them?

How it works: the roads of all journeys become one, with the hours of the person. Each
journey is walked alone with all of these hours, then all of them at once: the hours go to
the first journey wherever it can use them, and what is left to the next. Money goes the
same way: one purse pays for all. The luck of everything is the same each time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from million_miles import distance, roadmap
from million_miles.journey.criticality import Effect, Shift
from million_miles.journey.dates import Weeks, chance_by, date_range
from million_miles.journey.journey import Journey
from million_miles.journey.look import FUTURES
from million_miles.journey.one_purse import SharedMoney, one_purse, shared_money
from million_miles.journey.results import DateRange
from million_miles.journey.road import build
from million_miles.journey.scene import Scene, scene_of
from million_miles.values import (
    Capacity,
    Entry,
    Funds,
    Goal,
    Plan,
    Requirement,
    standing,
)

NETS = 8
NET_SHARE = 16  # of the futures, one in so many is walked again in each net
LEAST_NET = 8
MARK = ":"  # stands in no id of a requirement


@dataclass(frozen=True, slots=True)
class Ends:
    """When one goal is ready and arrives.

    Attributes:
        ready: None where nothing counts.
        arrival: None where the odds are not known.
        chance: of arriving by the wished date, or within the horizon where there is
            none; None where the odds are not known.
    """

    ready: DateRange | None
    arrival: DateRange | None
    chance: float | None


@dataclass(frozen=True, slots=True)
class Shared:
    """One of several goals, alone and beside the others.

    Attributes:
        alone: with all hours and all money of the person.
        together: beside the others, in the order of priority that was given.
        turned: the same in the opposite order.
        cost, turned_cost: what the others cost this goal in both orders.
        by_date: the wished date; has_tries: it ends with a yes.
    """

    goal: str
    by_date: dt.date | None
    has_tries: bool
    alone: Ends
    together: Ends
    turned: Ends
    cost: Effect
    turned_cost: Effect


@dataclass(frozen=True, slots=True)
class Together:
    """Several goals of one person.

    Attributes:
        goals: in the order of priority.
        hours_per_week: what is promised for all of them on the day one looks from.
        on_date: that day; horizon_date: what comes later counts as never.
        money: what all goals pay from; None where no plan counts money.
    """

    goals: tuple[Shared, ...]
    hours_per_week: float
    on_date: dt.date
    horizon_date: dt.date
    futures: int
    money: SharedMoney | None = None


def together(
    journeys: Sequence[Journey],
    *,
    capacity: Capacity,
    today: dt.date,
    seed: int,
    futures: int = FUTURES,
) -> Together:
    """Return what several goals cost each other.

    Args:
        journeys: in the order of priority; at least one.
        capacity: the hours that the person promises for all of them.
        today: the day it is seen from, in the years 1900 to 2200.
        seed: where chance comes from, >= 0.
        futures: how many are simulated; a power of two, at least 16.

    Raises:
        ValueError: there is no journey.
        roadmap.ImpossibleError: one of the plans can never be.
        WhenError: the day is out of range.

    Source:
        docs/method.md#several-goals
    """
    if not journeys:
        raise ValueError("want at least one journey, got none")
    person = _person(journeys, capacity, today)
    plans = [journey.plan for journey in journeys]
    purse = one_purse(plans)
    roads = [
        _Goal.of(place, journey, _shared_plan(journey, capacity, purse), today, person)
        for place, journey in enumerate(journeys)
    ]
    walk = _Walk(roads, futures, seed, today)
    return Together(
        goals=tuple(walk.shared()),
        hours_per_week=capacity.hours_on(today),
        on_date=today,
        horizon_date=today + dt.timedelta(weeks=roads[0].road.horizon_weeks),
        futures=futures,
        money=shared_money(plans, today),
    )


def _shared_plan(journey: Journey, capacity: Capacity, purse: Funds | None) -> Plan:
    """Return a plan with the hours and the money of the person.

    Where a plan counts no money, no cost of it holds anything up.
    """
    funds = None if journey.plan.funds is None else purse
    return replace(journey.plan, capacity=capacity, funds=funds)


def _person(
    journeys: Sequence[Journey], capacity: Capacity, today: dt.date
) -> distance.Distance:
    """Measure pace and own past from all that was done for all of the goals."""
    requirements: list[Requirement] = []
    entries: list[Entry] = []
    for place, journey in enumerate(journeys):
        known = {one.id: one for one in journey.plan.everything()}
        under = {id_: f"r{place}-{count}" for count, id_ in enumerate(known)}
        requirements += [_alone(one, under[one.id]) for one in known.values()]
        for entry in standing(journey.entries):
            about = known.get(entry.requirement)
            # Work on what the plan no longer has, or on nothing named, tells the pace.
            ids = [under[about.id]] if about else [""] if entry.did == "worked" else []
            if about and entry.did == "finished":  # its parts are finished with it
                ids = [under[one.id] for one in about.family()]
            entries += [
                replace(entry, id=f"e{len(entries) + more}", requirement=id_)
                for more, id_ in enumerate(ids)
            ]
    plan = Plan(Goal("Everything"), capacity, tuple(requirements))
    earlier = journeys[0].earlier
    return distance.measure(plan, tuple(entries), today=today, earlier=earlier)


def _alone(one: Requirement, id_: str) -> Requirement:
    """Return a requirement by another id, with the work of the way that was taken.

    Needs play no part in what was done; parts stand for themselves.
    """
    work = one.taken or one
    effort, commitment = work.effort, work.commitment
    plain = replace(one, id=id_, needs=(), parts=(), ways=(), way=None)
    return replace(plain, effort=effort, commitment=commitment)


@dataclass(frozen=True, slots=True, eq=False)
class _Goal:
    """One journey as a part of a road: every id has its place before it."""

    place: int
    journey: Journey
    scene: Scene
    road: roadmap.Road
    ready_ids: tuple[str, ...]

    @classmethod
    def of(
        cls,
        place: int,
        journey: Journey,
        plan: Plan,
        today: dt.date,
        person: distance.Distance,
    ) -> _Goal:
        """Build the road of one journey, in the order it keeps, under a shared plan."""
        scene = scene_of(replace(journey, plan=plan), today, person=person)
        road = build(scene, journey.order)
        named = partial(_named, place=place)
        tasks = tuple(_renamed(task, place) for task in road.tasks)
        if road.purse is None:
            tasks = tuple(map(_without_fee, tasks))
        order = tuple(named(id_) for id_ in road.order or ())
        ready = tuple(task.id for task in road.tasks if task.id not in scene.final)
        return cls(
            place,
            journey,
            scene,
            replace(road, tasks=tasks, order=order),
            tuple(named(id_) for id_ in ready),
        )


def _named(id_: str, place: int) -> str:
    return f"{place}{MARK}{id_}"


def _renamed(task: roadmap.Task, place: int) -> roadmap.Task:
    attempt = task.attempt
    if attempt is not None:
        lifts = tuple(
            (_named(bar, place), met, unmet)
            for bar, met, unmet in attempt.chances.lifts
        )
        attempt = replace(attempt, chances=replace(attempt.chances, lifts=lifts))
    needs = tuple(_named(need, place) for need in task.needs)
    return replace(task, id=_named(task.id, place), needs=needs, attempt=attempt)


def _without_fee(task: roadmap.Task) -> roadmap.Task:
    attempt = task.attempt and replace(task.attempt, fee=0.0)
    return replace(task, attempt=attempt)


@dataclass(frozen=True, slots=True, eq=False)
class _Weeks:
    """When one goal is ready and arrives in each future; infinity: never."""

    ready: Weeks
    arrival: Weeks


class _Walk:
    """Walks the goals alone, together, and together in the opposite order."""

    def __init__(
        self, goals: Sequence[_Goal], futures: int, seed: int, today: dt.date
    ) -> None:
        self.goals, self.futures, self.seed, self.today = goals, futures, seed, today
        self.whole = _union(goals)
        self.dimensions = roadmap.dimensions_of(self.whole)
        self.horizon = self.whole.horizon_weeks

    def shared(self) -> Iterator[Shared]:
        """Yield each goal in the order of priority."""
        told = self._three(self.seed, self.futures)
        few = max(self.futures // NET_SHARE, LEAST_NET)
        nets = [self._three(self.seed + net, few) for net in range(1, NETS + 1)]
        for place, goal in enumerate(self.goals):
            alone, given, turned = (kind[place] for kind in told)
            by_net = [[kind[place] for kind in net] for net in nets]
            wish = goal.scene.plan.goal
            yield Shared(
                goal=wish.title,
                by_date=wish.by_date,
                has_tries=bool(goal.scene.made),
                alone=self._ends(alone, goal),
                together=self._ends(given, goal),
                turned=self._ends(turned, goal),
                cost=self._cost(
                    goal, (alone, given), [(net[0], net[1]) for net in by_net]
                ),
                turned_cost=self._cost(
                    goal, (alone, turned), [(net[0], net[2]) for net in by_net]
                ),
            )

    def _three(self, seed: int, futures: int) -> tuple[list[_Weeks], ...]:
        """Return each goal alone, in the order given, and in the opposite one."""
        alone = [
            self._walked(goal.road, [goal], seed, futures)[0] for goal in self.goals
        ]
        given = self._walked(self.whole, self.goals, seed, futures)
        turned = self._walked(_union(self.goals[::-1]), self.goals, seed, futures)
        return alone, given, turned

    def _walked(
        self, road: roadmap.Road, goals: Sequence[_Goal], seed: int, futures: int
    ) -> list[_Weeks]:
        try:
            walked = roadmap.walk_nets(
                road, seed=seed, futures=futures, dimensions=self.dimensions
            )
        except roadmap.ImpossibleError as error:
            id_ = error.task_id.partition(MARK)[2]
            raise roadmap.ImpossibleError(id_, error.code, error.details) from error
        column = {id_: k for k, id_ in enumerate(walked.ids)}

        def last(ids: Sequence[str]) -> Weeks:
            finishes = walked.finish[:, [column[id_] for id_ in ids]]
            return np.asarray(finishes.max(axis=1, initial=0.0))

        return [
            _Weeks(last(goal.ready_ids), last([task.id for task in goal.road.tasks]))
            for goal in goals
        ]

    def _ends(self, weeks: _Weeks, goal: _Goal) -> Ends:
        if not goal.scene.counted:
            return Ends(None, None, None)
        ready = date_range(weeks.ready, self.today)
        if goal.scene.of_unknown_odds:
            return Ends(ready, None, None)
        arrival = date_range(weeks.arrival, self.today)
        return Ends(ready, arrival, self._chance(weeks, goal))

    def _chance(self, weeks: _Weeks, goal: _Goal) -> float:
        by_date = goal.scene.plan.goal.by_date
        if by_date is None:
            return float(np.isfinite(weeks.arrival).mean())
        return chance_by(weeks.arrival, by_date, self.today)

    def _cost(
        self,
        goal: _Goal,
        pair: tuple[_Weeks, _Weeks],
        nets: Sequence[tuple[_Weeks, _Weeks]],
    ) -> Effect:
        def moved(alone: _Weeks, beside: _Weeks) -> list[float]:
            means = [
                [
                    float(np.minimum(weeks.ready, self.horizon).mean()),
                    float(np.minimum(weeks.arrival, self.horizon).mean()),
                    self._chance(weeks, goal),
                ]
                for weeks in (alone, beside)
            ]
            return [after - before for before, after in zip(*means, strict=True)]

        errors = np.std([moved(*net) for net in nets], axis=0, ddof=1) / np.sqrt(NETS)
        ready, arrival, chance = (
            Shift(change, error)
            for change, error in zip(moved(*pair), errors.tolist(), strict=True)
        )
        known = bool(goal.scene.counted) and not goal.scene.of_unknown_odds
        return Effect(ready, arrival if known else None, chance if known else None)


def _union(goals: Sequence[_Goal]) -> roadmap.Road:
    """Return one road; the first goal goes first wherever it can use hours or money."""
    calendars = {
        id_: calendar for goal in goals for id_, calendar in goal.road.calendars.items()
    }
    return replace(
        goals[0].road,
        tasks=tuple(task for goal in goals for task in goal.road.tasks),
        order=tuple(id_ for goal in goals for id_ in goal.road.order or ()),
        calendars=calendars,
        purse=next((goal.road.purse for goal in goals if goal.road.purse), None),
    )
