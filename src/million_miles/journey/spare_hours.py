"""What is the best use of hours that come in addition?

How it works: with more hours, work may end sooner, a commitment begin sooner, and a window
be missed for it. So the hours are tried in the new order and in that of before, and where
it is asked for in one that is searched; where none helps, they are better left unused, and
the road stays what it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from million_miles import roadmap
from million_miles.journey.results import HoursUse, NewOrder

Objective = Callable[[roadmap.Futures], float]
Walk = Callable[[roadmap.Road, int], roadmap.Futures]
Search = Callable[[roadmap.Road], NewOrder | None]
SHARE_FOR_ORDER = 8  # of the futures, one in so many decides between two orders
SURE = 2  # standard errors by which a searched order must be better


@dataclass(frozen=True, slots=True, eq=False)
class Walked:
    """A road, its futures, what was made of the added hours, and a searched order."""

    road: roadmap.Road
    futures: roadmap.Futures
    use: HoursUse = "new_order"
    order: NewOrder | None = None


def best_use(
    before: Walked,
    more: roadmap.Road,
    walk: Walk,
    objective: Objective,
    *,
    search: Search | None = None,
) -> Walked:
    """Return the best use of added hours, or none; never worse than `before`.

    Args:
        before: without the added hours.
        more: the same road with them.
        walk: walks through the futures that `before` was walked on, or the first of
            them.
        objective: what is wanted to be small.
        search: looks for another order, asked where no other use of the hours helps.

    Source:
        docs/method.md#what-if
    """
    count = len(before.futures.ready)
    orders: dict[HoursUse, tuple[str, ...]] = {
        "new_order": more.order or roadmap.latest_finish(more),
        "old_order": in_order_of(before.road, more),
    }
    roads = {use: replace(more, order=order) for use, order in orders.items()}
    best: HoursUse = "new_order"
    if orders["old_order"] != orders["new_order"]:
        few = max(count // SHARE_FOR_ORDER, 1)
        best = min(roads, key=lambda use: objective(walk(roads[use], few)))
    with_hours = Walked(roads[best], walk(roads[best], count), best)
    if objective(with_hours.futures) <= objective(before.futures):
        return with_hours
    found = None if search is None else search(with_hours.road)
    if found is not None:
        road = replace(more, order=found.ids)
        other = Walked(road, walk(road, count), "other_order", found)
        if objective(other.futures) <= objective(before.futures):
            return other
    return replace(before, use="unused")


def in_better_order(
    walked: Walked, walk: Walk, objective: Objective, search: Search
) -> Walked:
    """Return the road in another order where one is better for sure; never worse.

    Source:
        docs/method.md#what-if
    """
    found = search(walked.road)
    if found is None or found.gain_weeks <= SURE * found.gain_error:
        return walked
    road = replace(walked.road, order=found.ids)
    other = Walked(road, walk(road, len(walked.futures.ready)), walked.use, found)
    return other if objective(other.futures) <= objective(walked.futures) else walked


def in_order_of(before: roadmap.Road, after: roadmap.Road) -> tuple[str, ...]:
    """Return the order of the road before, with what is new where it stands after."""
    order = after.order or roadmap.latest_finish(after)
    old = before.order or roadmap.latest_finish(before)
    there = {task.id for task in after.tasks}
    kept = iter([id_ for id_ in old if id_ in there])
    known = set(old)
    return tuple(next(kept) if id_ in known else id_ for id_ in order)


def adds_hours(before: roadmap.Segments, after: roadmap.Segments) -> bool:
    """Whether more is promised somewhere, and nowhere less."""
    moments = np.union1d(before.starts_weeks, after.starts_weeks)
    old, new = (
        one.hours_per_week[np.searchsorted(one.starts_weeks, moments, side="right") - 1]
        for one in (before, after)
    )
    return bool((new >= old).all() and (new > old).any())
