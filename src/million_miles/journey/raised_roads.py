"""The road as it is and as a raised bar would make it, walked through the same futures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

import numpy as np

from million_miles import push, roadmap
from million_miles.journey import odds
from million_miles.journey.dates import Weeks
from million_miles.journey.journey import Journey
from million_miles.journey.one_more import one_more, with_all_chosen
from million_miles.journey.road import build, cost_of, cost_table
from million_miles.journey.scene import Scene, scene_of
from million_miles.values import LEVELS

NETS = 8  # independent scrambles
SPARE = 8  # so many things that a bar adds have the same luck for every bar
AT_ONCE = 1e-9  # weeks: closer moments are one
ALWAYS = 800.0  # log odds at which a chance is exactly 1

End = Literal["weak", "strong"]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One of the roads: where one stands, what is ahead, and where luck comes from."""

    scene: Scene
    road: roadmap.Road
    dimensions: roadmap.Dimensions

    def lift_of(self, id_: str, *, met: bool) -> push.Lift | None:
        """Return what a bar says about the odds of a final try; None: nothing."""
        for bar in self._bars_of_final():
            if bar.id == id_:
                return bar.lift(met=met)
        return None

    def _bars_of_final(self) -> tuple[odds.Spoken, ...]:
        scene = self.scene
        final = [one for one in scene.counted.values() if one.id in scene.final]
        return odds.spoken_for(final[0], scene) if final else ()

    def with_evidence_at(self, id_: str, end: End) -> Side:
        """Return the side on which a bar says as little as it may, or as much."""
        met, unmet = self.lift_of(id_, met=True), self.lift_of(id_, met=False)
        if met is None or unmet is None:
            return self
        ends = (met.low, unmet.high) if end == "weak" else (met.high, unmet.low)
        factor = push.shrink(len(self._bars_of_final()))
        by_met, by_unmet = (
            factor * (at - one.value)
            for at, one in zip(ends, (met, unmet), strict=True)
        )

        def moved(chances: roadmap.Chances) -> roadmap.Chances:
            if id_ not in {bar for bar, _, _ in chances.lifts}:  # never met, then
                return replace(chances, rate_shift=chances.rate_shift + by_unmet)
            lifts = (
                (bar, yes + by_met, no + by_unmet) if bar == id_ else (bar, yes, no)
                for bar, yes, no in chances.lifts
            )
            return replace(chances, lifts=tuple(lifts))

        tasks = (
            replace(
                task, attempt=replace(task.attempt, chances=moved(task.attempt.chances))
            )
            if task.attempt is not None and task.id in self.scene.final
            else task
            for task in self.road.tasks
        )
        return replace(self, road=replace(self.road, tasks=tuple(tasks)))

    @property
    def hours(self) -> float:
        """Mean hours of work that are left, those of commitments included."""
        return self.scene.measured.expected_hours_left

    @property
    def money(self) -> float:
        """Mean of the costs that are not paid yet; the fees of tries are left out."""
        states = {id_: one.state for id_, one in self.scene.standings.items()}
        costs = [
            cost_of(one)
            for one in self.scene.counted.values()
            if states[one.id] not in ("met", "started")
        ]
        return sum(float(cost_table(cost).mean()) for cost in costs if cost)


@dataclass(frozen=True, slots=True, eq=False)
class Walked:
    """What each net gave, (nets,): mean weeks to ready, and the chance of a yes."""

    ready_weeks: Weeks
    chances: Weeks


class Roads:
    """Walks the road as it is, and others, through the same futures."""

    def __init__(
        self, journey: Journey, scene: Scene, *, seed: int, windows: int, futures: int
    ) -> None:
        """Walk the road as it is, up to the answer to the last of the windows.

        Raises:
            roadmap.ImpossibleError: it can never be walked.
        """
        self.journey, self.seed, self.futures = journey, seed, futures
        self._entries = len(journey.entries)
        self._all_chosen: Scene | None = None
        self.final = tuple(id_ for id_ in scene.counted if id_ in scene.final)
        road = build(scene, journey.order)
        dimensions = _with_spare(roadmap.dimensions_of(road))
        self.as_it_is = Side(scene, road, dimensions)
        last = replace(self.as_it_is, road=_yes_only_at(road, self.final, windows))
        self._by_weeks = [yes for _, yes in self._nets(last, NETS)]
        self.walked = self.walk(self.as_it_is)

    def side(self, journey: Journey) -> Side:
        """Return the side of a changed journey; what is new on it has luck of its own.

        That luck is the same for everything that is new, so that of two bars alike none
        is luckier.

        Raises:
            roadmap.ImpossibleError: its needs go round in a circle.
        """
        before = self.as_it_is
        scene = self._scene(journey)
        road = build(scene, journey.order)
        known = {task.id for task in before.road.tasks}
        new = [task.id for task in road.tasks if task.id not in known]
        first = dict(before.dimensions.first)
        for place, id_ in zip(_spare(first), new, strict=False):
            first[f"work {id_}"] = first[f"cost {id_}"] = place
        return Side(scene, road, roadmap.Dimensions(MappingProxyType(first)))

    def _scene(self, journey: Journey) -> Scene:
        before = self.as_it_is.scene
        if any(one.did == "raised" for one in journey.entries[self._entries :]):
            return scene_of(journey, before.today, person=before.measured)
        if self._all_chosen is None:
            self._all_chosen = with_all_chosen(self.journey, before)
        return one_more(journey, before, self._all_chosen)

    def walk(self, side: Side, nets: int = NETS) -> Walked:
        """Walk through the first of the nets.

        Raises:
            roadmap.ImpossibleError: it can never be walked.
        """
        ready, chances, horizon = [], [], side.road.horizon_weeks
        walked = zip(self._nets(side, nets), self._by_weeks, strict=False)
        for (ready_weeks, yes), by in walked:
            ready.append(float(np.minimum(ready_weeks, horizon).mean()))
            chances.append(float((np.isfinite(yes) & (yes <= by + AT_ONCE)).mean()))
        return Walked(np.array(ready), np.array(chances))

    def _nets(self, side: Side, nets: int) -> Iterator[tuple[Weeks, Weeks]]:
        """Yield when each future is ready and when its yes comes, a pair for each net."""
        again = roadmap.Again(
            side.road,
            seed=self.seed,
            futures=self.futures,
            dimensions=side.dimensions,
        )
        for net in range(1, nets + 1):
            again.scramble(self.seed + net)
            yield again.walk().ready, again.finish(self.final)


def _with_spare(dimensions: roadmap.Dimensions) -> roadmap.Dimensions:
    """Return the dimensions with some for what is not on the road yet."""
    used = dimensions.count
    room = min(SPARE, roadmap.MOST_DIMENSIONS - used)
    spare = {f"spare {place}": used + place for place in range(room)}
    return roadmap.Dimensions(MappingProxyType(dict(dimensions.first) | spare))


def _spare(first: dict[str, int]) -> list[int]:
    return [place for name, place in first.items() if name.startswith("spare ")]


def _yes_only_at(
    road: roadmap.Road, final: tuple[str, ...], windows: int
) -> roadmap.Road:
    """Return the road on which the try in the last of the windows is a yes, none before.

    Where fewer tries are allowed it is the last of those.
    """

    def late(task: roadmap.Task) -> roadmap.Task:
        if task.attempt is None or task.id not in final:
            return task
        attempt, most = task.attempt, windows
        if attempt.limit is not None:
            out = attempt.pending_weeks is not None
            most = min(windows, max(attempt.limit + out, 1))
        rows = attempt.tries_made + most
        never = np.full((rows, 2), -ALWAYS)
        never[-1] = ALWAYS
        flat = np.zeros((rows, len(LEVELS)))
        chances = roadmap.Chances(np.array([-1.0, 1.0]), never, flat[0], flat)
        return replace(task, attempt=replace(attempt, chances=chances))

    return replace(road, tasks=tuple(late(task) for task in road.tasks))
