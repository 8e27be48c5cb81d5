"""What does the date depend on, and by how much?

How it works: every effect is the difference of the same futures walked twice, once with a
little more and once with a little less; eight independent nets of futures say how far
chance alone may lead. Differences see the jumps at windows that derivatives miss.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from million_miles import roadmap
from million_miles.journey.dates import Weeks, chance_by
from million_miles.journey.journey import Journey
from million_miles.journey.plans import left_out
from million_miles.journey.road import build
from million_miles.journey.scene import Scene, scene_of
from million_miles.journey.seen import Seen, see
from million_miles.values import MistakesError

NETS = 8  # independent scrambles
FUTURES = 512  # of a net on a short road
LEAST_FUTURES = 32
WALKS = 60_000  # futures of a net times requirements: what a person waits for
AT_ONCE = 1e-9  # weeks: closer moments are one
LEAST_STEP_HOURS, STEP_SHARE = 1.0, 0.05
MONTH_WEEKS = 30 / 7
MOST_DROPPED = 8  # requirements of which it is worked out what leaving them out does
MIDDLE = 99  # index of the level one half
NOISE = 2.0  # standard errors below which an effect cannot be told from chance

Waiting = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Shift:
    """How much something moves, with its standard error."""

    change: float
    error: float

    @property
    def is_told(self) -> bool:
        """Whether it can be told from chance."""
        return abs(self.change) > NOISE * self.error


@dataclass(frozen=True, slots=True)
class Effect:
    """What a small change does.

    Attributes:
        ready_weeks: to the mean of min(weeks to ready, horizon).
        arrival_weeks: the same for the arrival; None where the odds are not known.
        chance: to the chance of arriving by the wished date, or within the horizon
            where there is none; None where the odds are not known.
    """

    ready_weeks: Shift
    arrival_weeks: Shift | None
    chance: Shift | None


@dataclass(frozen=True, slots=True)
class Weight:
    """How much hangs on one requirement.

    Attributes:
        hours_left: mean hours, those of a commitment included; None for a try.
        weeks_left: shortest time left, where it has no hours.
        per_hour: the effect of one hour more; None where there are no hours.
        per_week: of one week more, where it has a shortest time and no hours.
        left_out: of leaving it out; None where that was not worked out.
        window_missed: of missing one window; None where no window is waited for.
        critical_share: share of futures, in [0, 1], in which a little more of it makes
            one ready later; None for a try and a milestone.
    """

    id: str
    title: str
    hours_left: float | None = None
    weeks_left: float | None = None
    per_hour: Effect | None = None
    per_week: Effect | None = None
    left_out: Effect | None = None
    window_missed: Effect | None = None
    critical_share: float | None = None


@dataclass(frozen=True, slots=True)
class Criticality:
    """What the dates depend on.

    Attributes:
        requirements: those that are not met, what weighs most first: by the weeks that
            its hours, or its shortest time, take of the way to ready.
        hour_a_week: of one hour a week more; None where no hours are promised.
        month_off: of thirty days without hours from today on; None where the plan can
            then never be.
        by_date: what `chance` is of; None: within the horizon.
        futures: in each of the `nets`.
    """

    requirements: tuple[Weight, ...]
    hour_a_week: Effect | None
    month_off: Effect | None
    by_date: dt.date | None
    futures: int
    nets: int = NETS


def criticality(
    journey: Journey,
    *,
    today: dt.date,
    seed: int,
    futures: int | None = None,
    waiting: Waiting | None = None,
) -> Criticality:
    """Work out what the dates depend on.

    Args:
        journey: the plan and what happened.
        today: the day it is seen from, in the years 1900 to 2200.
        seed: where chance comes from, >= 0.
        futures: of each net, a power of two; None: as many as are quickly walked.
        waiting: told again and again which share of the work is done, in [0, 1].

    Raises:
        roadmap.ImpossibleError: the plan asks for something that can never be.
        WhenError: the day is out of range.

    Source:
        docs/method.md#criticality
    """
    seen = see(journey, today=today, seed=seed, futures=1)
    work = _Work(seen, seed, futures or _futures_for(seen.road), waiting)
    weights = sorted(work.weights(), key=_hold, reverse=True)
    most = [one.id for one in weights if _hold(one)][:MOST_DROPPED]
    weights = [
        replace(one, left_out=work.left_out(one.id)) if one.id in most else one
        for one in weights
    ]
    return Criticality(
        requirements=tuple(weights),
        hour_a_week=work.hour_a_week(),
        month_off=work.of_road(month_off(seen.road)),
        by_date=seen.scene.plan.goal.by_date,
        futures=work.futures,
    )


def _futures_for(road: roadmap.Road) -> int:
    """Return a power of two, such that a long road takes seconds."""
    ahead = sum(not task.done for task in road.tasks)
    fits = WALKS // max(ahead, 1) // (2 * NETS)
    return int(min(max(1 << max(fits, 1).bit_length() - 1, LEAST_FUTURES), FUTURES))


def _hold(weight: Weight) -> float:
    """Return the weeks of the way to ready that its hours or its weeks take."""
    effect = weight.per_hour or weight.per_week
    if effect is None or not effect.ready_weeks.is_told:
        return 0.0
    return effect.ready_weeks.change * (weight.hours_left or weight.weeks_left or 0.0)


@dataclass(frozen=True, slots=True)
class _Walked:
    """Means over one net of futures, and when each of them is ready."""

    ready_weeks: float
    arrival_weeks: float
    chance: float
    ready: Weeks


class _Work:
    """Walks the nets of one journey, each again and again."""

    def __init__(
        self, seen: Seen, seed: int, futures: int, waiting: Waiting | None
    ) -> None:
        self.seen, self.seed, self.futures = seen, seed, futures
        self.nets = self._nets(seen.road)
        self.before = [self._summed(net.walk(), seen.scene) for net in self.nets]
        self.ahead = [task for task in seen.road.tasks if not self._is_over(task)]
        self.odds_known = not seen.scene.of_unknown_odds and bool(seen.scene.counted)
        self.waiting, self.done = waiting, 0

    def _is_over(self, task: roadmap.Task) -> bool:
        """Whether nothing hangs on it: met for good, a whole, or a pause."""
        return (
            task.id not in self.seen.scene.counted
            or self.seen.scene.standings[task.id].is_whole
            or task.done
        )

    def _nets(self, road: roadmap.Road) -> list[roadmap.Again]:
        dimensions = self.seen.futures.dimensions
        return [
            roadmap.Again(
                road, seed=self.seed + k, futures=self.futures, dimensions=dimensions
            )
            for k in range(1, NETS + 1)
        ]

    def _summed(self, ends: roadmap.Ends, scene: Scene) -> _Walked:
        horizon, by_date = self.seen.road.horizon_weeks, scene.plan.goal.by_date
        if by_date is None:
            chance = float(np.isfinite(ends.arrival).mean())
        else:
            chance = chance_by(ends.arrival, by_date, scene.today)
        return _Walked(
            float(np.minimum(ends.ready, horizon).mean()),
            float(np.minimum(ends.arrival, horizon).mean()),
            chance,
            ends.ready,
        )

    def _effect(
        self, more: Sequence[_Walked], less: Sequence[_Walked], per: float = 1.0
    ) -> Effect:
        def shift(name: str) -> Shift:
            pairs = zip(more, less, strict=True)
            moved = [(getattr(a, name) - getattr(b, name)) / per for a, b in pairs]
            error = float(np.std(moved, ddof=1) / np.sqrt(len(moved)))
            return Shift(float(np.mean(moved)), error)

        return Effect(
            shift("ready_weeks"),
            shift("arrival_weeks") if self.odds_known else None,
            shift("chance") if self.odds_known else None,
        )

    def weights(self) -> Iterator[Weight]:
        """Yield what hangs on each requirement, but for leaving it out."""
        for task in self.ahead:
            yield self._weight(task)
            self.done += 1
            if self.waiting is not None:
                self.waiting(self.done / len(self.ahead))

    def _weight(self, task: roadmap.Task) -> Weight:
        title = self.seen.scene.counted[task.id].title
        weight = Weight(task.id, title, window_missed=self._window_missed(task))
        table, held = task.hours, 1.0
        if task.commitment is not None:
            table, held = task.commitment.weeks, task.commitment.hours_per_week
        if table is not None and table[-1] > 0 and held > 0:
            hours = table * held
            step = max(LEAST_STEP_HOURS, STEP_SHARE * float(hours[MIDDLE]))
            # Where an end falls to nothing it moved by less than the step.
            moved = float(np.mean(hours + step) - np.mean(np.maximum(hours - step, 0)))
            effect, share = self._moved(task.id, step / held, moved)
            left = float(hours.mean())
            return replace(
                weight, hours_left=left, per_hour=effect, critical_share=share
            )
        if table is None and task.attempt is None and task.at_least_weeks > 0:
            left = task.at_least_weeks
            step = min(1.0, left)
            effect, share = self._moved(task.id, step, 2 * step)
            return replace(
                weight, weeks_left=left, per_week=effect, critical_share=share
            )
        return weight

    def _moved(self, id_: str, step: float, moved: float) -> tuple[Effect, float]:
        """Return the effect for each unit, and how often more of it delays ready."""
        more, less = (
            [self._summed(net.walk(id_, by=by), self.seen.scene) for net in self.nets]
            for by in (step, -step)
        )
        later = [
            np.mean(after.ready > before.ready + AT_ONCE)
            for after, before in zip(more, self.before, strict=True)
        ]
        return self._effect(more, less, moved), float(np.mean(later))

    def _window_missed(self, task: roadmap.Task) -> Effect | None:
        attempt, road = task.attempt, self.seen.road
        if attempt is None:
            return None
        if isinstance(road.calendars[attempt.calendar], roadmap.Always):
            return None
        return self.of_road(missing_a_window(road, task.id))

    def of_road(self, road: roadmap.Road) -> Effect | None:
        """Return the effect of walking another road instead; None: it can never be."""
        after = self._walked(road)
        return None if after is None else self._effect(after, self.before)

    def _walked(self, road: roadmap.Road) -> list[_Walked] | None:
        with suppress(roadmap.ImpossibleError):
            nets = self._nets(road)
            return [self._summed(net.walk(), self.seen.scene) for net in nets]
        return None

    def hour_a_week(self) -> Effect | None:
        """Return the effect of one hour a week more, wherever there are any."""
        capacity = self.seen.road.capacity
        promised = capacity.hours_per_week[capacity.hours_per_week > 0]
        if not len(promised):
            return None
        step = min(1.0, float(promised.min()) / 2)
        more = self._walked(with_hours(self.seen.road, step))
        less = self._walked(with_hours(self.seen.road, -step))
        if more is None:
            return None
        # Where a commitment leaves no hour to take, only the step up is known.
        if less is None:
            return self._effect(more, self.before, step)
        return self._effect(more, less, 2 * step)

    def left_out(self, id_: str) -> Effect | None:
        """Return the effect of leaving a requirement out; None: nothing would be left."""
        plan = left_out(self.seen.journey.plan, id_)
        journey = replace(self.seen.journey, plan=plan)
        try:
            # What was done for it still tells how the person works.
            person = self.seen.scene.measured
            scene = scene_of(journey, self.seen.scene.today, person=person)
            road = build(scene, journey.order)
            if not scene.counted:
                return None
            after = [self._summed(net.walk(), scene) for net in self._nets(road)]
        except (MistakesError, roadmap.ImpossibleError):
            return None
        return self._effect(after, self.before)


def with_hours(road: roadmap.Road, more: float) -> roadmap.Road:
    """Return the road with more hours in every week that has any, the order kept."""
    hours = road.capacity.hours_per_week
    capacity = replace(
        road.capacity, hours_per_week=np.where(hours > 0, hours + more, 0.0)
    )
    return replace(road, capacity=capacity)


def month_off(road: roadmap.Road) -> roadmap.Road:
    """Return the road with thirty days without hours from now on, the order kept."""
    starts, hours = road.capacity.starts_weeks, road.capacity.hours_per_week
    after = starts > MONTH_WEEKS
    resumed = hours[~after][-1]
    capacity = roadmap.Segments(
        np.concatenate([[0.0, MONTH_WEEKS], starts[after]]),
        np.concatenate([[0.0, resumed], hours[after]]),
    )
    return replace(road, capacity=capacity)


def missing_a_window(road: roadmap.Road, id_: str) -> roadmap.Road:
    """Return the road on which a try misses the first window that it could use."""

    def missed(task: roadmap.Task) -> roadmap.Task:
        if task.id != id_ or task.attempt is None:
            return task
        return replace(task, attempt=replace(task.attempt, windows_missed=1))

    return replace(road, tasks=tuple(missed(task) for task in road.tasks))
