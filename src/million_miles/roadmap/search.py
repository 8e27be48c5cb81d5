"""Which order brings one there soonest?

How it works: a task on the chain that ends last moves forward in the order, with all
that it needs; or one that goes before it moves back. A move stays where it does not bring
the end further away and, at a tie, makes no more late. First on the road on which all
takes its median, until the bound is met; then on scenarios, the same for each order. What
the order gains is measured on other scenarios, and only that is told.

Source: docs/method.md#search-for-the-order
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np

from million_miles.roadmap.bound import Bound, bound_weeks
from million_miles.roadmap.check import check
from million_miles.roadmap.draws import dimensions_of
from million_miles.roadmap.middle import has_chance, middle
from million_miles.roadmap.moves import Floats, Integers, Links, moved
from million_miles.roadmap.order import go_on, latest_finish
from million_miles.roadmap.road import Road
from million_miles.roadmap.walk import Walk

Aim: TypeAlias = Literal["ready", "arrival"]
Stopped: TypeAlias = Literal["bound", "evaluations", "time"]
IsOver: TypeAlias = Callable[[], bool]

AT_BOUND = 2e-5  # of the bound: what is closer to it has met it
SCENARIOS = 128
SCRAMBLES, OF_EACH = 8, 128  # held out: independent nets, and futures in each
DOUBT = 1e-9  # weeks
SHARE_OF_A_LOOK, LEAST_LOOK = 4, 16  # of the scenarios, one in so many; at least
SURE = 1  # standard errors by which an order must be worse there to be let go


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search: in orders that are tried, so that it ends alike everywhere.

    Attributes:
        certain: on the road on which everything takes its median.
        uncertain: on the scenarios.
    """

    certain: int = 4_000
    uncertain: int = 240


@dataclass(frozen=True, slots=True)
class Found:
    """The order that a search found, beside the one it began with.

    Attributes:
        order: the ids by priority; that of the beginning where nothing is gained.
        gain_weeks: of E[min(T, horizon)] on scenarios held out; >= 0.
        gain_error: its standard error.
        weeks: E[min(T, horizon)] under the order of the beginning, on the same.
        bound_weeks: the middle road is ready no earlier, under any order.
        evaluations: orders tried.
        stopped: what ended the search; after "time" another machine may find more.
    """

    order: tuple[str, ...]
    gain_weeks: float
    gain_error: float
    weeks: float
    bound_weeks: float
    evaluations: int
    stopped: Stopped


@dataclass(frozen=True, slots=True, eq=False)
class _At:
    """An order and what it gives.

    Attributes:
        order: the columns by priority, (tasks,).
        weeks: mean of min(T, horizon).
        late: how late the tasks are, in all, weeks squared.
        finish: of each task in each future, at most the horizon, (futures, tasks).
        each: min(T, horizon) in each future, (futures,).
    """

    order: Integers
    weeks: float
    late: float
    finish: Floats
    each: Floats


class Search:
    """A search that moves one task at a time, on one road with one luck.

    Attributes:
        best: the order it stands at.
        evaluations: orders tried so far.
        stopped: what ended the last climb.
    """

    def __init__(
        self, road: Road, walk: Walk, links: Links, *, aim: Aim, seed: int
    ) -> None:
        self._walk, self._links, self._aim = walk, links, aim
        self._horizon = road.horizon_weeks
        self._rng = np.random.default_rng(seed)
        self.evaluations = 0
        self.stopped: Stopped = "evaluations"
        self.best: _At | None = None

    def begin(self, orders: Sequence[Sequence[str]]) -> _At:
        """Stand at the best of some orders of ids."""
        for order in orders:
            self.evaluations += 1
            at = self._stand(self._walk.columns(order))
            if self.best is None or _is_as_good(at, self.best) < 0:
                self.best = at
        if self.best is None:
            raise ValueError("want an order to begin with")
        return self.best

    def climb(self, *, evaluations: int, goal: float, is_over: IsOver) -> _At:
        """Move on until the goal, so many orders, or the end of time."""
        at, last = self.begin(()), self.evaluations + evaluations
        self.stopped = "bound"
        while at.weeks > goal:
            if self.evaluations >= last or is_over():
                self.stopped = "time" if self.evaluations < last else "evaluations"
                break
            finish = at.finish[self._rng.integers(len(at.finish))]
            order = moved(
                at.order, finish, self._links, to_arrive=self._aim == "arrival",
                rng=self._rng,
            )  # fmt: skip
            new = self._look(order, at)
            if new is not None and _is_as_good(new, at) <= 0:
                at = self.best = new
        return at

    def ids(self, at: _At) -> tuple[str, ...]:
        """Return an order as ids."""
        return tuple(self._walk.ids[column] for column in at.order)

    def _stand(self, order: Integers) -> _At:
        self._walk.under(order)
        finish = np.minimum(self._walk.finish, self._horizon)
        late = np.maximum(finish - self._links.deadline, 0.0)
        each = weeks_of(self._walk, self._aim, self._horizon)
        # Row by row: for more at once a BLAS starts threads, which then spin on.
        square = float(sum(row @ row for row in late))
        return _At(order, float(each.mean()), square, finish, each)

    def _look(self, order: Integers, at: _At) -> _At | None:
        """Return what an order gives; None: a share of the scenarios lets it go.

        Where nothing moves in that share nothing is taken to move at all.
        """
        self.evaluations += 1
        few = len(at.each) // SHARE_OF_A_LOOK
        if few < LEAST_LOOK:
            return self._stand(order)
        self._walk.under(order, futures=few)
        finish = np.minimum(self._walk.finish[:few], self._horizon)
        if np.array_equal(finish, at.finish[:few]):
            return replace(at, order=order)
        each = weeks_of(self._walk, self._aim, self._horizon)[:few]
        more = each - at.each[:few]
        error = float(more.std(ddof=1)) / few**0.5
        is_worse = more.mean() > SURE * error + DOUBT
        return None if is_worse else self._stand(order)


def _is_as_good(one: _At, other: _At) -> int:
    """Return -1, 0 or 1: whether one order is better than another, as good, or worse."""
    if abs(one.weeks - other.weeks) > DOUBT:
        return -1 if one.weeks < other.weeks else 1
    return (one.late > other.late) - (one.late < other.late)


def weeks_of(walk: Walk, aim: Aim, horizon: float) -> Floats:
    """Return min(T, horizon) in each future of the last walk, (futures,)."""
    weeks = walk.ready if aim == "ready" else walk.arrival
    return np.asarray(np.minimum(weeks, horizon))


def find_order(
    road: Road,
    *,
    seed: int,
    aim: Aim,
    start: Sequence[str] | None = None,
    effort: Effort | None = None,
    is_over: IsOver = lambda: False,
) -> Found:
    """Look for the order under which one is there soonest.

    Args:
        road: its own order does not matter.
        seed: the only source of chance, >= 0; the same seed finds the same order.
        aim: what is to come soon.
        start: the order that another must beat; None = latest finish first.
        effort: how many orders to try.
        is_over: whether the time is up; a safety cap, since machines differ.

    Raises:
        ImpossibleError: the road can never be walked to its end.

    Source:
        docs/method.md#search-for-the-order
    """
    check(road)  # the middle road would tell its own numbers
    effort = effort or Effort()
    whole = tuple(start or latest_finish(road))
    if aim == "ready":
        road = _without_final_tries(road)
    usual = latest_finish(road)
    start = go_on(whole, usual)
    plain = middle(road)
    if sum(not task.done for task in road.tasks) < 2:
        return Found(whole, 0.0, 0.0, 0.0, bound_weeks(plain), 0, "bound")
    bound = Bound(plain)
    links = Links.of(road, bound)
    certain = Search(
        plain, Walk(plain, seed=seed, futures=1), links, aim="ready", seed=seed
    )
    certain.begin((usual, start, bound.order))
    best = certain.climb(
        evaluations=effort.certain,
        goal=bound.weeks * (1 + AT_BOUND),
        is_over=is_over,
    )
    known = (usual, start, bound.order, certain.ids(best))
    search = certain
    if has_chance(road):
        walk = Walk(road, seed=seed, futures=SCENARIOS)
        search = Search(road, walk, links, aim=aim, seed=seed)
        search.begin(known)
        best = search.climb(evaluations=effort.uncertain, goal=0.0, is_over=is_over)
    chosen = search.ids(best)
    weeks, gain, error = compare(road, start, chosen, aim=aim, seed=seed)
    is_better = gain > error + DOUBT
    return Found(
        order=go_on(chosen, whole) if is_better else whole,
        gain_weeks=gain if is_better else 0.0,
        gain_error=error,
        weeks=weeks,
        bound_weeks=bound.weeks,
        evaluations=certain.evaluations + (search is not certain) * search.evaluations,
        stopped="time"
        if "time" in (certain.stopped, search.stopped)
        else search.stopped,
    )


def _without_final_tries(road: Road) -> Road:
    """Return the road to ready: final tries take no hours, and may be many."""
    needed = {need for task in road.tasks for need in task.needs}
    needed.update(
        bar
        for task in road.tasks
        if task.attempt is not None
        for bar, _, _ in task.attempt.chances.lifts
    )
    tasks = tuple(t for t in road.tasks if t.attempt is None or t.id in needed)
    return replace(road, tasks=tasks, order=None)


def compare(
    road: Road, order: Sequence[str], other: Sequence[str], *, aim: Aim, seed: int
) -> tuple[float, float, float]:
    """Compare two orders on the same futures, none of which a search with `seed` saw.

    Returns:
        weeks of `order`, by how many those of `other` are fewer, and the standard
        error of that, from independent scrambles.
    """
    used = dimensions_of(road)
    futures = OF_EACH if has_chance(road) else 1
    seeds = np.random.SeedSequence(seed).generate_state(SCRAMBLES)
    pairs = []
    for one in seeds:
        walk = Walk(road, seed=int(one), futures=futures, dimensions=used)
        means = []
        for ids in (order, other):
            walk.under(walk.columns(ids))
            means.append(float(weeks_of(walk, aim, road.horizon_weeks).mean()))
        pairs.append(means)
    weeks = np.array(pairs)
    gains = weeks[:, 0] - weeks[:, 1]
    error = float(np.std(gains, ddof=1) / np.sqrt(SCRAMBLES))
    return float(weeks[:, 0].mean()), float(gains.mean()), error


def above_bound(road: Road, least_weeks: float | None = None) -> float | None:
    """Return by which share the order of a road is above what is possible at best.

    Both on the road on which everything takes its median; None where one is ready
    already, or never.

    Args:
        road: with its order.
        least_weeks: the bound, where it is known already.

    Source:
        docs/method.md#the-bound
    """
    plain = middle(road)
    least = bound_weeks(plain) if least_weeks is None else least_weeks
    walk = Walk(plain, seed=0, futures=1)
    walk.under(walk.columns(road.order or latest_finish(road)))
    weeks = float(walk.ready[0])
    if least <= 0 or not np.isfinite(weeks):
        return None
    return max(weeks / least - 1, 0.0)
