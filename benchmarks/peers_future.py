"""One future of a road as the peers of the simulator see it.

Peers get for nothing what chance decides: it is drawn beforehand, by the plain reference
of the tests, and is what our own simulation of that seed draws. Their clocks run only
while they walk. They are spared the hours by week, too. They follow the rules that the
roads of the benchmark need: needs, hours with weekly budgets, shortest durations,
commitments, tries, breaks and pace. Nothing in those roads expires, has begun or is done.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from million_miles.roadmap import (
    Chances,
    Fixed,
    Futures,
    Irregular,
    Road,
    Task,
    latest_finish,
)
from million_miles.roadmap.sobol import sobol
from tests.reference.luck import Luck, look_up

AT_ONCE = 1e-9  # weeks: what is closer together happens at once
NOTHING = 1e-9  # hours, and hours a week, that count as none
NEVER = math.inf
HOURS, COMMITMENT, TRY = "hours", "commitment", "try"


@dataclass(frozen=True, slots=True)
class Chance:
    """Decides about the tries of one task in one future.

    Attributes:
        rates: what the unknown rate adds, by attempt, logits.
        bars: rank of a task, what it adds when it is met, and when not.
        low: the least shift that the heights know.
        step: between two shifts.
        heights: logits by attempt and shift, for a person of middling luck.
        luck: of this person, logits.
        answers: one draw in (0, 1) by attempt; a try is accepted below its chance.
    """

    rates: list[float]
    bars: list[tuple[int, float, float]]
    low: float
    step: float
    heights: list[list[float]]
    luck: float
    answers: list[float]

    def accepts(self, attempt: int, is_met: Sequence[bool]) -> bool:
        """Say whether a try made now will be accepted."""
        row = min(attempt, len(self.heights) - 1)
        shift = self.rates[row]
        for rank, met, unmet in self.bars:
            shift += met if is_met[rank] else unmet
        heights = self.heights[row]
        place = min(max((shift - self.low) / self.step, 0.0), len(heights) - 1.0)
        k = min(int(place), len(heights) - 2)
        logit = heights[k] + (place - k) * (heights[k + 1] - heights[k]) + self.luck
        return self.answers[attempt] < 1 / (1 + math.exp(min(-logit, 700.0)))


@dataclass(frozen=True, slots=True)
class Duty:
    """One task in one future; others are named by their rank.

    Attributes:
        kind: HOURS, COMMITMENT or TRY.
        needs: what must be met before it.
        dependents: what needs it.
        work: hours, or weeks of a commitment.
        at_most: weekly budget, hours a week; infinity for none.
        at_least: shortest duration, weeks.
        held: hours a week that a commitment holds.
        spans: when its tries may be made: (open, close), in weeks, rising.
        answer: weeks from a try to its answer.
        chance: decides about its tries.
    """

    kind: str
    needs: list[int]
    dependents: list[int]
    work: float = 0.0
    at_most: float = NEVER
    at_least: float = 0.0
    held: float = 0.0
    spans: Sequence[tuple[float, float]] = ()
    answer: float = 0.0
    chance: Chance | None = None

    def next_try(self, used: int, t: float) -> tuple[int, float]:
        """Return the first interval after `used` that is open at or after `t`.

        Returns:
            Its index and the moment of the try; (-1, infinity) without one.
        """
        for k in range(used + 1, len(self.spans)):
            opens, closes = self.spans[k]
            if closes >= t - AT_ONCE:
                return k, max(opens, t)
        return -1, NEVER


@dataclass(frozen=True, slots=True)
class Future:
    """One future of a road, tasks by rank.

    Attributes:
        duties: the tasks.
        changes: week and hours a week from then on, the first at week 0.
        paces: by calendar week, what is given of an hour promised.
        first_monday: weeks until the next Monday.
        horizon: weeks; what comes later counts as never.
    """

    duties: list[Duty]
    changes: list[tuple[float, float]]
    paces: list[float]
    first_monday: float
    horizon: float


# When each task starts and finishes, by rank; infinity for never.
Times = tuple[list[float], list[float]]


def futures_of(road: Road, told: Futures) -> Iterator[Future]:
    """Yield the futures of `road` that our own simulation `told` about."""
    points = sobol(len(told.ready), told.dimensions.count, seed=told.seed)
    for number, point in enumerate(points):
        luck = Luck(
            road,
            dimensions=told.dimensions,
            point=point.tolist(),
            seed=told.seed,
            future=number,
        )
        yield future_of(road, luck)


def future_of(road: Road, luck: Luck) -> Future:
    """Return what happens by chance in one future."""
    order = road.order or latest_finish(road)
    rank = {id_: place for place, id_ in enumerate(order)}
    tasks = {task.id: task for task in road.tasks}
    dependents: list[list[int]] = [[] for _ in order]
    for task in road.tasks:
        for need in task.needs:
            dependents[rank[need]].append(rank[task.id])
    capacity = road.capacity
    return Future(
        [duty(tasks[id_], dependents[rank[id_]], rank, road, luck) for id_ in order],
        list(
            zip(
                capacity.starts_weeks.tolist(),
                capacity.hours_per_week.tolist(),
                strict=True,
            )
        ),
        [luck.pace * luck.week(k) for k in range(math.ceil(road.horizon_weeks) + 2)],
        road.first_monday_weeks,
        road.horizon_weeks,
    )


def duty(
    task: Task, dependents: list[int], rank: dict[str, int], road: Road, luck: Luck
) -> Duty:
    """Return one task with what chance gives it."""
    needs = [rank[need] for need in task.needs]
    if task.commitment is not None:
        weeks = luck.effort(task, task.commitment.weeks.tolist())
        held = task.commitment.hours_per_week
        return Duty(COMMITMENT, needs, dependents, weeks, held=held)
    if task.attempt is not None:
        spans = spans_of(road, task.attempt.calendar, luck)
        return Duty(
            TRY,
            needs,
            dependents,
            spans=spans,
            answer=task.attempt.answer_weeks,
            chance=chance_of(task, task.attempt.chances, rank, luck, len(spans)),
        )
    if task.hours is None:
        raise ValueError(f"the peers know no task like {task.id!r}")
    return Duty(
        HOURS,
        needs,
        dependents,
        luck.effort(task, task.hours.tolist()),
        NEVER if task.at_most is None else task.at_most,
        task.at_least_weeks,
    )


def spans_of(road: Road, calendar_id: str, luck: Luck) -> list[tuple[float, float]]:
    """Return when a calendar is open in this future, to the horizon."""
    calendar = road.calendars[calendar_id]
    if isinstance(calendar, Irregular):
        count = 1
        while luck.openings(calendar_id, count)[-1] <= road.horizon_weeks:
            count *= 2
        opens = luck.openings(calendar_id, count)
        return [(week, week + calendar.open_weeks) for week in opens]
    if not isinstance(calendar, Fixed):
        raise TypeError(f"the peers know no calendar like {calendar_id!r}")
    return list(zip(calendar.opens.tolist(), calendar.closes.tolist(), strict=True))


def chance_of(
    task: Task, chances: Chances, rank: dict[str, int], luck: Luck, most_tries: int
) -> Chance:
    """Return what decides about the tries of a task in this future."""
    rate = luck.draw(f"rate {task.id}")
    return Chance(
        [look_up(row.tolist(), rate) for row in chances.rate_shift],
        [(rank[bar], met, unmet) for bar, met, unmet in chances.lifts],
        float(chances.shift_grid[0]),
        float(chances.shift_grid[1] - chances.shift_grid[0]),
        chances.intercepts.tolist(),
        look_up(chances.luck.tolist(), luck.draw("unseen")),
        [luck.draw(f"answer {task.id}", k, 3) for k in range(most_tries)],
    )
