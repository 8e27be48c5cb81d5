"""How early can one be ready at the very best, whatever the order?

Source: docs/method.md#the-bound
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from million_miles.roadmap.check import topological
from million_miles.roadmap.fastest import Fastest
from million_miles.roadmap.road import Road, Task

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
CLOSE = 1e-4  # weeks between what is impossible and what may be possible
DOUBT = 1e-6  # hours, or weeks, that rounding may make of nothing
STRETCHES = 7


def bound_weeks(road: Road) -> float:
    """Return weeks before which one is not ready on this road under any order.

    Every task takes the least of its tables, at the best pace, and each first try is a
    yes; on a road without chance that is what it takes.

    Raises:
        ImpossibleError: a need is unknown, or needs go round in a circle.
        ValueError: the pace changes from week to week, so it has no best.
    """
    return Bound(road).weeks


class Bound:
    """Heads and tails of the tasks of one road.

    Attributes:
        ids: of the tasks, each after all it needs; the arrays follow them.
        weeks: one is never ready before; infinity: never at all.
        release: week before which none can begin, (tasks,).
        deadline: week by which each must be met to be ready at `weeks`, (tasks,).
        before: which tasks come before each, near or far, (tasks, tasks).
        counts: which tasks count for ready: all but the final tries, (tasks,).
        order: the ids by deadline.
    """

    def __init__(self, road: Road) -> None:
        self._fastest = Fastest(road)
        self._road = road
        ids = topological(road)
        place = {id_: k for k, id_ in enumerate(ids)}
        tasks = {task.id: task for task in road.tasks}
        self.ids, self._tasks = ids, [tasks[id_] for id_ in ids]
        self._needs = [
            []
            if _goes_on(task)
            else [place[need] for need in dict.fromkeys(task.needs)]
            for task in self._tasks
        ]
        self.before = _reached(self._needs)
        self._after = self.before.T
        self._dependents = [np.flatnonzero(row) for row in _direct(self._needs).T]
        self._hours = np.array([self._fastest.least_hours(t) for t in self._tasks])
        self.counts = np.array([not is_final for is_final in _finals(self._tasks)])
        self._cuts: list[Floats] = []
        self.release = self._releases()
        self.weeks = self._least_weeks()
        self.deadline = self._deadlines(self.weeks)
        by_deadline = np.argsort(self.deadline, kind="stable")
        self.order = tuple(ids[k] for k in by_deadline)

    # Heads.

    def _releases(self) -> Floats:
        release, finish = np.zeros(len(self.ids)), np.zeros(len(self.ids))
        for k, task in enumerate(self._tasks):
            if self._needs[k]:
                chain = finish[self._needs[k]].max()
                release[k] = max(chain, self._all_done(release, self.before[k]))
            if not _goes_on(task):
                ahead = (self._tasks[j] for j in np.flatnonzero(self.before[k]))
                release[k] = max(release[k], self._fastest.paid((task, *ahead)))
            finish[k] = self._fastest.finish(task, float(release[k]))
        self._finish = finish
        return release

    def _all_done(self, release: Floats, which: NDArray[np.bool_]) -> float:
        """Return the first week by which the work of these tasks can be done."""
        which = which & (self._hours > 0)
        heads, hours = release[which], self._hours[which]
        if len(heads) == 0 or np.isinf(heads).any():
            return 0.0
        latest = np.argsort(-heads)
        work = np.cumsum(hours[latest])
        given = self._fastest.hours_until(heads[latest])
        return float(self._fastest.first_week(given + work).max())

    # Tails.

    def _deadlines(self, weeks: float) -> Floats:
        deadline = np.full(len(self.ids), weeks)
        begin = np.full(len(self.ids), np.inf)
        for k in reversed(range(len(self.ids))):
            if not self.counts[k]:
                deadline[k] = np.inf
                continue
            after = self._dependents[k]
            if len(after):
                chain = min(weeks, begin[after].min())
                deadline[k] = min(chain, self._all_begun(deadline, self._after[k]))
            begin[k] = self._fastest.begin(self._tasks[k], float(deadline[k]))
        self._begin = begin
        return deadline

    def _all_begun(self, deadline: Floats, which: NDArray[np.bool_]) -> float:
        """Return the last week at which the work of these tasks can begin."""
        which = which & (self._hours > 0) & self.counts
        tails, hours = deadline[which], self._hours[which]
        if len(tails) == 0:
            return np.inf
        if np.isinf(tails).any():
            return -np.inf
        first = np.argsort(tails)
        work = np.cumsum(hours[first])
        given = self._fastest.hours_until(tails[first])
        return float(self._fastest.last_week(given - work).min())

    # Both.

    def _least_weeks(self) -> float:
        counts = self.counts
        if not counts.any():
            return 0.0
        low = max(
            float(self._finish[counts].max()), self._all_done(self.release, counts)
        )
        if np.isinf(low) or self._is_possible(low + CLOSE):
            return low
        high = low + 1.0
        while not self._is_possible(high):
            low, high = high, high + 2 * (high - low)
            if high > self._road.horizon_weeks:
                return low
        while high - low > CLOSE:
            middle = (low + high) / 2
            if self._is_possible(middle):
                high = middle
            else:
                low = middle
        return low

    def _is_possible(self, weeks: float) -> bool:
        """Whether, for all we can tell, every task fits between head and tail."""
        deadline = self._deadlines(weeks)
        if (self.release > self._begin + DOUBT)[self.counts].any():
            return False
        work = self.counts & (self._hours > 0)
        if not work.any():
            return True
        return not (
            self._is_stretch_overfull(deadline, work) or self._is_cut(deadline, work)
        )

    def _is_stretch_overfull(self, deadline: Floats, work: Flags) -> bool:
        """Whether between some head and some tail lies more work than hours."""
        heads, tails, hours = self.release[work], deadline[work], self._hours[work]
        by_head, by_tail = np.argsort(-heads), np.argsort(tails)
        rank = np.empty(len(hours), np.int64)
        rank[by_tail] = np.arange(len(hours))
        inside = np.zeros((len(hours), len(hours)))
        inside[np.arange(len(hours)), rank[by_head]] = hours[by_head]
        inside = inside.cumsum(axis=0).cumsum(axis=1)
        until = self._fastest.hours_until(tails[by_tail])
        since = self._fastest.hours_until(heads[by_head])
        room = np.maximum(until[None, :] - since[:, None], 0.0)
        return bool((inside > room + DOUBT).any())

    def _is_cut(self, deadline: Floats, work: Flags) -> bool:
        """Whether some tasks cannot get their hours from the weeks they may use."""
        fits = self._fastest.by_week(
            [self._tasks[k] for k in np.flatnonzero(work)],
            self.release[work],
            deadline[work],
        )
        promised, hours = self._fastest.week_hours[: fits.shape[1]], self._hours[work]
        for some in (*self._cuts, *_first_cuts(self.release[work], deadline[work])):
            over, some = _widest(fits, promised, hours, some)
            if over > DOUBT:
                self._cuts = [some]
                return True
        return False


def _first_cuts(release: Floats, deadline: Floats) -> Iterator[Floats]:
    """Yield sets of tasks to begin from: all, then those within stretches of time."""
    yield np.ones(len(release))
    levels = np.linspace(0, 1, STRETCHES)
    for head in np.unique(np.quantile(release, levels, method="nearest")):
        for tail in np.unique(np.quantile(deadline, levels, method="nearest")):
            inside = (release >= head) & (deadline <= tail)
            if inside.any():
                yield inside.astype(float)


def _widest(
    fits: Floats, promised: Floats, hours: Floats, some: Floats
) -> tuple[float, Floats]:
    """Return by how many hours some tasks ask too much, and which, after improving.

    Weeks are full in which the tasks could use more than there is; tasks ask of the full
    weeks what does not fit into the others. Each makes the other better, in turn.
    """
    best = -np.inf
    while True:
        full = promised < some @ fits
        asked = hours - fits @ ~full
        over = float(np.maximum(asked, 0.0).sum() - promised[full].sum())
        if over <= best + DOUBT:
            return best, some
        best, some = over, (asked > 0).astype(float)


def _goes_on(task: Task) -> bool:
    """Whether it is met, or will be, without waiting for what it needs."""
    runs = task.commitment is not None and task.commitment.running
    is_out = task.attempt is not None and task.attempt.pending_weeks is not None
    return task.done or runs or is_out


def _finals(tasks: list[Task]) -> list[bool]:
    needed = {need for task in tasks for need in task.needs}
    return [task.attempt is not None and task.id not in needed for task in tasks]


def _direct(needs: list[list[int]]) -> NDArray[np.bool_]:
    direct = np.zeros((len(needs), len(needs)), bool)
    for k, some in enumerate(needs):
        direct[k, some] = True
    return direct


def _reached(needs: list[list[int]]) -> NDArray[np.bool_]:
    """Return for each task what comes before it, near or far."""
    reached = _direct(needs)
    for k, some in enumerate(needs):
        for need in some:
            reached[k] |= reached[need]
    return reached
