"""Can this road be walked at all, and if not, what stands in the way?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import NamedTuple

from million_miles.roadmap.road import Attempt, Fixed, Road, RoadError, Task

Details = Mapping[str, object]
TOLERANCE = 1e-9  # hours a week that do not matter


class ImpossibleError(RoadError):
    """A road demands something that can never be.

    Attributes:
        task_id: the task whose demand cannot be met.
        code: the reason, one word of `CODES`.
        details: the numbers or names behind it.
    """

    def __init__(self, task_id: str, code: str, details: Details) -> None:
        said = ", ".join(f"{name} {value}" for name, value in details.items())
        super().__init__(f"{task_id}: {code} ({said})")
        self.task_id = task_id
        self.code = code
        self.details = dict(details)

    def __reduce__(self) -> tuple[type, tuple[str, str, Details]]:
        return type(self), (self.task_id, self.code, self.details)


CODES = (
    "needs_unknown",
    "needs_cycle",
    "budget_zero",
    "no_capacity",
    "commitment_over_capacity",
    "calendar_unknown",
    "bar_unknown",
    "no_tries_left",
    "no_window",
    "budget_too_small",
    "cost_too_high",
    "expires_unused",
    "too_late",
    "window_too_late",
    "upkeep_over_capacity",
)


def check(road: Road) -> None:
    """Raise the first reason why `road` can never be walked to its end.

    Raises:
        ImpossibleError: with the task, a code of `CODES` and the numbers.
    """
    order = topological(road)
    inside = road.capacity.starts_weeks < road.horizon_weeks
    most = float(road.capacity.hours_per_week[inside].max())
    for task in road.tasks:
        for code, details in () if task.done else _demands(task, road, most):
            raise ImpossibleError(task.id, code, details)
    for task_id, code, details in (*_upkeep(road), *_ages(road, order)):
        raise ImpossibleError(task_id, code, details)


def topological(road: Road) -> tuple[str, ...]:
    """Return the ids of the tasks, each after all it needs.

    Raises:
        ImpossibleError: a need is unknown, or needs go round in a circle.
    """
    graph = {task.id: task.needs for task in road.tasks}
    for task_id, needs in graph.items():
        for need in needs:
            if need not in graph:
                raise ImpossibleError(task_id, "needs_unknown", {"need": need})
    order = _sorted(graph)
    try:
        if len(order) < len(graph):
            TopologicalSorter(graph).prepare()  # says which circle
    except CycleError as error:
        cycle = tuple(reversed(error.args[1]))
        raise ImpossibleError(cycle[0], "needs_cycle", {"cycle": cycle}) from error
    return tuple(order)


def _sorted(graph: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the order that `TopologicalSorter` gives, in a fifth of its time.

    What stands in a circle, or after one, is left out.
    """
    missing = {id_: len(needs) for id_, needs in graph.items()}
    dependents: dict[str, list[str]] = {id_: [] for id_ in graph}
    for id_, needs in graph.items():
        for need in needs:
            dependents[need].append(id_)
    named = dict.fromkeys(chain(*((id_, *needs) for id_, needs in graph.items())))
    order = [id_ for id_ in named if missing[id_] == 0]
    for id_ in order:  # it grows meanwhile
        for other in dependents[id_]:
            missing[other] -= 1
            if missing[other] == 0:
                order.append(other)
    return order


def _demands(task: Task, road: Road, most: float) -> Iterator[tuple[str, Details]]:
    """Tell what a task demands beyond what there is; `most` hours in any week."""
    if task.at_most == 0 and task.hours is not None:
        yield "budget_zero", {"at_most": task.at_most}
    if task.at_most and task.hours is not None:
        room = task.at_most * road.horizon_weeks
        if task.hours[0] > room:
            yield (
                "budget_too_small",
                {"at_most": task.at_most, "hours": float(task.hours[0])},
            )
    if task.hours is not None and task.hours[-1] > 0 and most == 0:
        yield "no_capacity", {"hours_per_week": most}
    commitment = task.commitment
    if commitment is not None and not commitment.running:
        held = commitment.hours_per_week
        if held > most + TOLERANCE:
            yield (
                "commitment_over_capacity",
                {"hours_per_week": held, "capacity_hours_per_week": most},
            )
    if task.attempt is not None:
        yield from _tries(task.attempt, road)
    yield from _money(task, road)


def _money(task: Task, road: Road) -> Iterator[tuple[str, Details]]:
    """Tell of a cost, at its least, that all the money to come cannot pay."""
    if road.purse is None or task.started:
        return
    least = 0.0 if task.cost is None else float(task.cost[0])
    if task.attempt is not None and task.attempt.pending_weeks is None:
        least += task.attempt.fee
    most = road.purse.savings + float(road.purse.earned_by(road.horizon_weeks))
    if least > most + TOLERANCE:
        yield "cost_too_high", {"cost": least, "money": most}


def _tries(attempt: Attempt, road: Road) -> Iterator[tuple[str, Details]]:
    ids = {task.id for task in road.tasks}
    for bar, _, _ in attempt.chances.lifts:
        if bar not in ids:
            yield "bar_unknown", {"bar": bar}
    if attempt.calendar not in road.calendars:
        yield "calendar_unknown", {"calendar": attempt.calendar}
    if attempt.pending_weeks is not None:
        return  # the answer to the try that is out may be a yes
    if attempt.limit == 0:
        yield "no_tries_left", {"tries_made": attempt.tries_made}
    yield from _windows(attempt, road)


def _windows(attempt: Attempt, road: Road) -> Iterator[tuple[str, Details]]:
    """Tell of a try whose known windows are over."""
    calendar = road.calendars.get(attempt.calendar)
    if isinstance(calendar, Fixed):
        left = (calendar.closes >= attempt.earliest_weeks) & (
            calendar.opens <= road.horizon_weeks
        )
        if not left.any():
            last = float(calendar.closes[-1]) if len(calendar.closes) else None
            yield "no_window", {"calendar": attempt.calendar, "last_week": last}


def _upkeep(road: Road) -> Iterator[tuple[str, str, Details]]:
    """Tell when what is met already takes all hours there will ever be."""
    held = sum(task.upkeep for task in road.tasks if task.done)
    most = float(road.capacity.hours_per_week.max())
    for task in road.tasks:
        is_open = not task.done and task.hours is not None and task.hours[0] > 0
        if is_open and held > 0 and held >= most:
            details = {"upkeep_hours_per_week": held, "capacity_hours_per_week": most}
            yield task.id, "upkeep_over_capacity", details


def _ages(road: Road, order: Sequence[str]) -> Iterator[tuple[str, str, Details]]:
    """Tell of tries whose last date comes before anybody could make them."""
    tasks, begins = {task.id: task for task in road.tasks}, _earliest(road, order)
    for task in road.tasks:
        attempt = task.attempt
        if task.done or attempt is None or attempt.pending_weeks is not None:
            continue
        lead = attempt.ready_before_weeks
        for need in task.needs:
            valid = tasks[need].valid_weeks
            if valid is not None and valid < lead:
                details = {"need": need, "valid_weeks": valid, "weeks_before": lead}
                yield task.id, "expires_unused", details
        last = _or_never(attempt.latest_weeks)
        if begins[task.id].release > last:
            details = {"weeks": begins[task.id].release, "last_weeks": last}
            yield task.id, "too_late", details
        elif begins[task.id].begin > last:
            details = {"weeks": begins[task.id].begin, "last_weeks": last}
            yield task.id, "window_too_late", details


class Earliest(NamedTuple):
    """Weeks before which no future goes on with a task, hours left out.

    Attributes:
        release: what it needs is met, and the preparation of a try is over.
        begin: it begins; of a try, in a window.
        end: it is met.
    """

    release: float
    begin: float
    end: float


def earliest(road: Road) -> dict[str, Earliest]:
    """Return for each task the weeks before which nothing comes of it.

    Raises:
        ImpossibleError: a need is unknown, or needs go round in a circle.

    Source:
        docs/method.md#what-expires-unused
    """
    return _earliest(road, topological(road))


def _earliest(road: Road, order: Sequence[str]) -> dict[str, Earliest]:
    tasks = {task.id: task for task in road.tasks}
    found: dict[str, Earliest] = {}
    for id_ in order:
        task = tasks[id_]
        release = begin = max((found[need].end for need in task.needs), default=0.0)
        if task.attempt is not None and task.attempt.pending_weeks is None:
            release, begin = _first_try(task.attempt, begin, road)
        end = 0.0 if task.done else begin + least_weeks(task)
        found[id_] = Earliest(release, begin, end)
    return found


def _first_try(attempt: Attempt, ready: float, road: Road) -> tuple[float, float]:
    """Return when a try may be made, and when the first window from then on opens."""
    lead = attempt.ready_before_weeks if ready > 0 else 0.0
    first = max(ready + lead, attempt.earliest_weeks)
    calendar = road.calendars.get(attempt.calendar)
    if isinstance(calendar, Fixed):
        opens = calendar.opens[calendar.closes >= first]
        if len(opens):
            return first, max(first, float(opens[0]))
    return first, first


def least_weeks(task: Task) -> float:
    """Return weeks that a task takes even on the best of days."""
    if task.attempt is not None:
        pending = task.attempt.pending_weeks
        return task.attempt.answer_weeks if pending is None else pending
    least = 0.0 if task.commitment is None else float(task.commitment.weeks[0])
    return max(least, task.at_least_weeks)


def _or_never(weeks: float | None) -> float:
    return math.inf if weeks is None else weeks
