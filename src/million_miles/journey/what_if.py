"""What would a change do? The same futures with it and without it.

How it works: the journey is looked at once. A change of hours or of the wished date leaves
its requirements alone, so only the road is walked again; any other change is measured
anew, with the pace that was learned before. The futures come from eight independent nets,
so that the same walk tells the answer and how sure it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, TypeAlias

import numpy as np

from million_miles import roadmap
from million_miles.journey.dates import Weeks, chance_by, date_range
from million_miles.journey.journey import Journey
from million_miles.journey.look import FUTURES, arrival_of, given_yes, outlook_of
from million_miles.journey.ordering import aim_of
from million_miles.journey.results import DateRange, Difference, Move, NewOrder
from million_miles.journey.road import (
    MONTH_WEEKS,
    build,
    build_on,
    in_order,
    promised,
    segments_of,
)
from million_miles.journey.scene import Scene, scene_of, scene_on
from million_miles.journey.seen import Seen
from million_miles.journey.spare_hours import (
    Walk,
    Walked,
    adds_hours,
    best_use,
    in_better_order,
)
from million_miles.journey.suppose import Change, MoreHours, Promise, apply, apply_all
from million_miles.values import Entry, Plan

OTHER_SEED = 9  # so far from the seed of the answer is that of a search
LATER = 1e-9  # weeks: closer moments are one
SEARCH = roadmap.Effort(certain=1_000, uncertain=60)
Searching: TypeAlias = Literal[
    "never", "unused", "always"
]  # is the order searched again?


def what_if(
    journey: Journey,
    *supposed: Change,
    today: dt.date,
    seed: int,
    futures: int = FUTURES,
    search: Searching = "unused",
) -> Difference:
    """Compare the journey with a changed one on the same futures.

    Args:
        journey: the plan and what happened.
        supposed: changes, made one after the other.
        today: the day it is seen from, in the years 1900 to 2200.
        seed: where chance comes from, >= 0.
        futures: how many futures are simulated; a power of two, at least 16.
        search: when another order is looked for on the changed road; `unused` where
            added hours would else be better left unused.

    Raises:
        MistakesError: a change cannot be made; see `suppose.apply`.
        roadmap.ImpossibleError: one of the two plans can never be.
        WhenError: the day is out of range.

    Source:
        docs/method.md#what-if
    """
    asked = WhatIf(journey, today=today, seed=seed, futures=futures)
    return asked.difference(*supposed, search=search)


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """One of the two things compared: where it stands, and its road with futures."""

    journey: Journey
    scene: Scene
    walked: Walked

    def seen(self) -> Seen:
        return Seen(self.journey, self.scene, self.walked.road, self.walked.futures)


@dataclass(frozen=True, slots=True)
class _Figures:
    """Means over some futures."""

    ready_weeks: float
    arrival_weeks: float
    chance: float


class WhatIf:
    """A journey that is asked what-ifs again and again, as by somebody at a slider."""

    def __init__(
        self,
        journey: Journey,
        *,
        today: dt.date,
        seed: int,
        futures: int = FUTURES,
        waiting: Callable[[float], None] = lambda _: None,
    ) -> None:
        """Look at the journey; what is asked and raised is that of `what_if`.

        `waiting` is told how far a search is, in [0, 1].
        """
        self._waiting = waiting
        self.journey, self.today, self.seed = journey, today, seed
        self.futures = futures
        self._scene = scene_of(journey, today)
        self._road = build(self._scene, journey.order)
        self._dimensions = roadmap.dimensions_of(self._road)
        self._before: dict[int, Walked] = {}
        before = _Side(journey, self._scene, self._walked_before(futures))
        self._outlook = outlook_of(before.seen())

    def difference(self, *supposed: Change, search: Searching = "unused") -> Difference:
        """Return what the changes do, with the whole outlook before and after.

        Args:
            supposed: changes, made one after the other.
            search: when another order is looked for on the changed road.
        """
        before, after = self._sides(supposed, self.futures, search)
        move = self._move(before, after)
        return Difference(self._outlook, outlook_of(after.seen()), move)

    def move(
        self, *supposed: Change, futures: int | None = None, search: Searching = "never"
    ) -> Move:
        """Return what the changes do, and no more, as fast as can be.

        Args:
            supposed: changes, made one after the other.
            futures: how many are simulated, a power of two, at least 16; None: as many
                as the journey was looked at with.
            search: when another order is looked for, which takes far longer.
        """
        return self._move(*self._sides(supposed, futures or self.futures, search))

    def compare(
        self, *supposed: Change, search: Searching = "unused"
    ) -> tuple[Difference, ...]:
        """Return the difference of each change alone, then that of all together."""
        alone = tuple(self.difference(one, search=search) for one in supposed)
        if len(supposed) == 1:
            return alone
        return (*alone, self.difference(*supposed, search=search))

    def _sides(
        self, supposed: Sequence[Change], futures: int, search: Searching
    ) -> tuple[_Side, _Side]:
        before = _Side(self.journey, self._scene, self._walked_before(futures))
        after = apply_all(self.journey, supposed)
        scene, road = self._road_of(after)
        look = partial(self._search, scene)

        def objective(futures: roadmap.Futures) -> float:
            return _objective(self._figures(futures, scene), scene)

        walk = self._walk(futures)
        kept = self._without_added_hours(supposed)
        if len(kept) == len(supposed):
            walked = Walked(road, walk(road, futures))
        else:
            base = before.walked
            if kept:
                other = self._road_of(apply_all(self.journey, kept))[1]
                base = Walked(other, walk(other, futures))
            spare = None if search == "never" else look
            walked = best_use(base, road, walk, objective, search=spare)
        if search == "always" and walked.order is None:
            walked = in_better_order(walked, walk, objective, look)
        return before, _Side(after, scene, walked)

    def _search(self, scene: Scene, road: roadmap.Road) -> NewOrder | None:
        """Look for a better order, on futures that are not those of the answer."""
        seed = self.seed + OTHER_SEED
        aim = aim_of(scene, road, seed)
        found = roadmap.find_order(
            road,
            seed=seed,
            aim=aim,
            start=road.order,
            effort=SEARCH,
            is_over=self._told(SEARCH.certain, SEARCH.uncertain),
        )
        if found.gain_weeks <= 0:
            return None
        return NewOrder(found.order, found.gain_weeks, found.gain_error, aim)

    def _told(self, certain: int, uncertain: int) -> Callable[[], bool]:
        """Return what is asked once for each order, and tells how far the search is."""
        tried = 0

        def is_over() -> bool:
            nonlocal tried
            tried += 1
            first, then = min(tried, certain), max(tried - certain, 0)
            self._waiting(0.3 * first / certain + 0.7 * min(then / uncertain, 1.0))
            return False

        return is_over

    def _without_added_hours(self, supposed: Sequence[Change]) -> list[Change]:
        """Return the changes but for those that only add hours."""
        journey, kept = self.journey, list[Change]()
        for one in supposed:
            after = apply(journey, one)
            if isinstance(one, MoreHours | Promise):
                now, then = (
                    segments_of(each.plan.capacity, self.today)
                    for each in (journey, after)
                )
                if adds_hours(now, then):
                    continue
            journey = after
            kept.append(one)
        return kept

    def _road_of(self, journey: Journey) -> tuple[Scene, roadmap.Road]:
        """Return where a changed journey stands, measured anew only where it must be."""
        added = _added(journey, self.journey)
        if added is None:
            scene = scene_of(journey, self.today, person=self._scene.measured)
            return scene, build(scene, journey.order)
        scene, road = self._scene, self._road
        if added:
            scene = scene_on(scene, added)
            road = build_on(road, self._scene, scene, journey.order)
        scene = replace_capacity(scene, journey.plan)
        if journey.plan.capacity != self.journey.plan.capacity:
            road = in_order(replace(road, capacity=promised(scene)), journey.order)
        return scene, road

    def _walk(self, futures: int) -> Walk:
        """Return what walks roads through so many futures, or the first nets of them.

        It goes on with a road that it has begun, and knows the one of today.
        """
        begun: list[tuple[roadmap.Road, roadmap.Nets]] = []

        def walk(road: roadmap.Road, count: int) -> roadmap.Futures:
            if road is self._road and count == futures:
                return self._walked_before(futures).futures
            nets = next((nets for one, nets in begun if one is road), None)
            if nets is None:
                nets = self._nets(road, futures)
                begun.append((road, nets))
            return nets.walk(count)

        return walk

    def _walked_before(self, futures: int) -> Walked:
        if futures not in self._before:
            walked = self._nets(self._road, futures).walk(futures)
            self._before[futures] = Walked(self._road, walked)
        return self._before[futures]

    def _nets(self, road: roadmap.Road, futures: int) -> roadmap.Nets:
        return roadmap.Nets(
            road, seed=self.seed, futures=futures, dimensions=self._dimensions
        )

    def _move(self, before: _Side, after: _Side) -> Move:
        old, new = self._figures_of(before), self._figures_of(after)
        errors = self._errors(before, after)
        told = [arrival_of(one.seen()) for one in (before, after)]
        known = all(weeks is not None for weeks in told)
        wished = {one.scene.plan.goal.by_date is None for one in (before, after)}
        comparable = known and len(wished) == 1
        ready = [one.walked.futures.ready for one in (before, after)]
        is_hours = after.walked.use if after.walked.use != "new_order" else None
        return Move(
            ready_before=self._dates(ready[0], before),
            ready_after=self._dates(ready[1], after),
            arrival_before=self._dates(told[0], before),
            arrival_after=self._dates(told[1], after),
            given_yes_before=given_yes(told[0], self.today),
            given_yes_after=given_yes(told[1], self.today),
            chance_before=old.chance if known else None,
            chance_after=new.chance if known else None,
            ready_weeks=new.ready_weeks - old.ready_weeks,
            ready_weeks_error=errors.ready_weeks,
            arrival_weeks=new.arrival_weeks - old.arrival_weeks if known else None,
            arrival_weeks_error=errors.arrival_weeks if known else None,
            chance=new.chance - old.chance if comparable else None,
            chance_error=errors.chance if comparable else None,
            later_share=float(np.mean(ready[1] > ready[0] + LATER)),
            spent_money=_spent(after.walked) - _spent(before.walked)
            if before.walked.road.purse and after.walked.road.purse
            else None,
            hours_use=is_hours,
            new_order=after.walked.order,
        )

    def _dates(self, weeks: Weeks | None, side: _Side) -> DateRange | None:
        if weeks is None or not side.scene.counted:
            return None
        return date_range(weeks, self.today)

    def _errors(self, before: _Side, after: _Side) -> _Figures:
        """Return the standard errors of the differences, from the nets."""
        moved = [
            (
                new.ready_weeks - old.ready_weeks,
                new.arrival_weeks - old.arrival_weeks,
                new.chance - old.chance,
            )
            for old, new in zip(self._by_net(before), self._by_net(after), strict=True)
        ]
        errors = np.std(moved, axis=0, ddof=1) / np.sqrt(len(moved))
        return _Figures(*errors.tolist())

    def _by_net(self, side: _Side) -> list[_Figures]:
        futures = side.walked.futures
        both = zip(
            roadmap.by_net(futures.ready), roadmap.by_net(futures.arrival), strict=True
        )
        return [self._figures(roadmap.Ends(*ends), side.scene) for ends in both]

    def _figures_of(self, side: _Side) -> _Figures:
        return self._figures(side.walked.futures, side.scene)

    def _figures(self, ends: roadmap.Ends | roadmap.Futures, scene: Scene) -> _Figures:
        by_date, horizon = scene.plan.goal.by_date, self._road.horizon_weeks
        if by_date is None:
            chance = float(np.isfinite(ends.arrival).mean())
        else:
            chance = chance_by(ends.arrival, by_date, self.today)
        return _Figures(
            float(np.minimum(ends.ready, horizon).mean()),
            float(np.minimum(ends.arrival, horizon).mean()),
            chance,
        )


def _spent(walked: Walked) -> float:
    """Return what is paid within the horizon, on average; without a purse nothing."""
    purse, balance = walked.road.purse, walked.futures.balance
    if purse is None:
        return 0.0
    came = purse.savings + float(purse.earned_by(balance.shape[1] * MONTH_WEEKS))
    return came - float(balance[:, -1].mean())


def _objective(figures: _Figures, scene: Scene) -> float:
    """Return what is wanted to be small: weeks to arrival, or to ready without odds."""
    return figures.ready_weeks if scene.of_unknown_odds else figures.arrival_weeks


def replace_capacity(scene: Scene, plan: Plan) -> Scene:
    """Return the scene with the hours and the wish of another plan."""
    same = replace(scene.plan, capacity=plan.capacity, goal=plan.goal)
    return replace(scene, plan=same)


def _added(then: Journey, now: Journey) -> tuple[Entry, ...] | None:
    """Return what was only added to the journal: new estimates and raised bars.

    None: the journeys differ in more than that, the hours and the wished date.
    """
    names = set(Plan.__dataclass_fields__) - {"capacity", "goal"}
    added = then.entries[len(now.entries) :]
    # What those who made it say of a bar depends on what was raised.
    simple = {"estimated"} if now.selected else {"estimated", "raised"}
    is_same = all(getattr(then.plan, name) is getattr(now.plan, name) for name in names)
    is_same &= then.entries[: len(now.entries)] == now.entries
    return added if is_same and all(one.did in simple for one in added) else None
