"""Which order do the hours follow, and is another one worth the change?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from million_miles import roadmap
from million_miles.journey import road
from million_miles.journey.journey import Journey
from million_miles.journey.scene import Scene, scene_of
from million_miles.values import KeptOrder

WORTH = 0.01  # share of the time left that a change of a kept order must save
ERRORS = 2  # standard errors that it must be beyond
LIKELY = 0.5  # share of futures that must arrive before arrival is what is aimed at
FUTURES = 64  # to see how many do
MOST_MOVES = 5  # are told


@dataclass(frozen=True, slots=True)
class Moved:
    """A requirement that comes before another from now on, and came after it so far.

    Attributes:
        id, title: what comes first now; before_id, before_title: what came first.
    """

    id: str
    title: str
    before_id: str
    before_title: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """The order to follow, and what a search found about it.

    Attributes:
        order: in use from now on.
        is_new: it differs from the order before.
        aim: what the search brought nearer, `ready` or `arrival`.
        gain_weeks: what the best order found saves of E[min(T, sixty years)], on futures
            that the search had not seen; gain_error: its standard error. With a gain
            and no new order the gain was not worth the change.
        moved: what comes before what now, the longest moves first; at most five.
        above_bound_percent: by how much the order in use is above what is possible if
            all takes its median; None: nothing is left, or it never ends.
        stopped: what ended the search; after `time` another machine may find more.
    """

    order: KeptOrder
    is_new: bool
    aim: roadmap.Aim
    gain_weeks: float
    gain_error: float
    moved: tuple[Moved, ...]
    above_bound_percent: float | None
    stopped: roadmap.Stopped


def find_order(
    journey: Journey,
    *,
    today: dt.date,
    seed: int,
    effort: roadmap.Effort | None = None,
    is_over: Callable[[], bool] = lambda: False,
) -> Ordered:
    """Look for a better order; one that was kept gives way only to one that is worth it.

    Args:
        journey: the plan, what happened, and the order in use.
        today: the day it is seen from.
        seed: where chance comes from, >= 0; the same seed finds the same order.
        effort: how many orders to try.
        is_over: whether the time is up; a safety cap, since machines differ.

    Raises:
        roadmap.ImpossibleError: the plan asks for something that can never be.

    Source:
        docs/method.md#when-the-order-changes
    """
    scene = scene_of(journey, today)
    ahead = road.build(scene, journey.order)
    before = tuple(ahead.order or ())
    aim = aim_of(scene, ahead, seed)
    found = roadmap.find_order(
        ahead, seed=seed, aim=aim, start=before, effort=effort, is_over=is_over
    )
    is_worth = found.order != before and (
        journey.order is None
        or found.gain_weeks >= max(WORTH * found.weeks, ERRORS * found.gain_error)
    )
    order = found.order if is_worth else before
    roads = [replace(ahead, order=one) for one in (before, order)]
    above = roadmap.above_bound(roads[1], found.bound_weeks)
    was, now = (roadmap.after_needs(one) for one in roads)
    return Ordered(
        order=KeptOrder(
            found_on=today,
            ids=tuple(id_ for id_ in order if id_ in scene.counted),
            gain_weeks=found.gain_weeks if is_worth else 0.0,
            gain_error=found.gain_error,
            seed=seed,
        ),
        is_new=is_worth,
        aim=aim,
        gain_weeks=found.gain_weeks,
        gain_error=found.gain_error,
        moved=tuple(_moved(was, now, scene))[:MOST_MOVES],
        above_bound_percent=None if above is None else 100 * above,
        stopped=found.stopped,
    )


def above_bound_percent(journey: Journey, today: dt.date) -> float | None:
    """Return by how much the order in use is above what is possible; None: unknown."""
    ahead = road.build(scene_of(journey, today), journey.order)
    above = roadmap.above_bound(ahead)
    return None if above is None else 100 * above


def aim_of(scene: Scene, ahead: roadmap.Road, seed: int) -> roadmap.Aim:
    """Return what to bring nearer: arrival, where odds are known and most arrive.

    Of long odds a few futures would decide, and what one can hasten is to be ready.
    """
    if scene.of_unknown_odds or not scene.final:
        return "ready"
    told = roadmap.walk_nets(ahead, seed=seed, futures=FUTURES)
    return "arrival" if told.never_share <= 1 - LIKELY else "ready"


def _moved(
    before: Sequence[str], after: Sequence[str], scene: Scene
) -> Iterator[Moved]:
    """Yield what passed something, or was passed, while that kept its place.

    Nothing is named twice.
    """
    told = [id_ for id_ in after if id_ in scene.counted and not scene.is_met(id_)]
    was = {id_: place for place, id_ in enumerate(before)}
    steady = _longest_rising([was[id_] for id_ in told])
    pairs: list[tuple[int, str, str]] = []
    for k, id_ in enumerate(told):
        if was[id_] in steady:
            continue
        ahead = [one for one in told[:k] if was[one] > was[id_] and was[one] in steady]
        behind = [one for one in told[k:] if was[one] < was[id_] and was[one] in steady]
        if behind:
            pairs.append((len(behind), id_, behind[0]))
        elif ahead:
            pairs.append((len(ahead), ahead[0], id_))
    titles = {r.id: r.title for r in scene.counted.values()}
    seen: set[str] = set()
    for _, first, then in sorted(pairs, key=lambda one: -one[0]):
        if seen.isdisjoint((first, then)):
            seen.update((first, then))
            yield Moved(first, titles[first], then, titles[then])


def _longest_rising(places: Sequence[int]) -> frozenset[int]:
    """Return the most places that stand in rising order: what kept its order."""
    chains: list[tuple[int, ...]] = [()]
    for place in places:
        before = [chain for chain in chains if not chain or chain[-1] < place]
        longest = max(before, key=len)
        chains.append((*longest, place))
    longest = max(chains, key=len)
    return frozenset(longest)
