"""What would a change do? The same futures with it and without it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from million_miles import roadmap
from million_miles.journey.changes import find_requirement, refuse, wish
from million_miles.journey.dates import chance_by
from million_miles.journey.journey import Journey
from million_miles.journey.look import FUTURES, outlook_of
from million_miles.journey.plans import without
from million_miles.journey.results import Difference
from million_miles.journey.seen import Seen, see
from million_miles.values import Capacity, Plan

SCRAMBLES = 8  # errors come from independent nets, never from inside one

Pair = tuple[Seen, Seen]


def what_if(
    journey: Journey,
    *,
    today: dt.date,
    seed: int,
    more_hours_per_week: float = 0.0,
    leave_out: tuple[str, ...] = (),
    by_date: dt.date | None = None,
    futures: int = FUTURES,
) -> Difference:
    """Compare the journey with a changed one on the same futures.

    Args:
        journey: the plan and what happened.
        today: the day it is seen from, in the years 1900 to 2200.
        seed: where chance comes from, >= 0.
        more_hours_per_week: added to every period that has hours; breaks stay.
        leave_out: requirements that are dropped.
        by_date: another wished date; None: as it is.
        futures: how many futures are simulated; a power of two, at least 16.

    Raises:
        MistakesError: a requirement is unknown or the only try, or the hours leave the
            range 0 to 168.
        roadmap.ImpossibleError: one of the two plans can never be.
        WhenError: the day is out of range.

    Source:
        docs/method.md#what-if
    """
    changed = _changed(journey, more_hours_per_week, leave_out, by_date)
    before = see(journey, today=today, seed=seed, futures=futures)
    dimensions = before.futures.dimensions
    after = see(changed, today=today, seed=seed, futures=futures, dimensions=dimensions)
    nets = [
        _walked_again((before, after), seed=seed + k, futures=futures // SCRAMBLES)
        for k in range(1, SCRAMBLES + 1)
    ]
    return _difference((before, after), nets)


def _changed(
    journey: Journey,
    more_hours_per_week: float,
    leave_out: tuple[str, ...],
    by_date: dt.date | None,
) -> Journey:
    changed = journey
    for what in leave_out:
        id_ = find_requirement(changed, what).id
        changed = replace(changed, plan=without(changed.plan, id_))
        if _has_tries(journey) and not _has_tries(changed):
            refuse("leave_out_the_try", what)
    if more_hours_per_week:
        changed = replace(changed, plan=_with_hours(changed.plan, more_hours_per_week))
    if by_date is not None:
        changed = wish(changed, by_date)
    return changed


def _has_tries(journey: Journey) -> bool:
    return any(r.attempt is not None for r in journey.plan.everything())


def _with_hours(plan: Plan, more: float) -> Plan:
    periods = plan.capacity.periods
    for period in periods:
        if period.hours_per_week and not 0 <= period.hours_per_week + more <= 168:
            refuse("hours_out_of_range", f"{period.hours_per_week + more:g}")
    added = (
        replace(period, hours_per_week=period.hours_per_week + more)
        if period.hours_per_week
        else period
        for period in periods
    )
    return replace(plan, capacity=Capacity(tuple(added)))


def _walked_again(pair: Pair, *, seed: int, futures: int) -> Pair:
    before, after = (
        replace(
            seen,
            futures=roadmap.simulate(
                seen.road,
                seed=seed,
                futures=futures,
                dimensions=seen.futures.dimensions,
            ),
        )
        for seen in pair
    )
    return before, after


def _difference(pair: Pair, nets: Iterable[Pair]) -> Difference:
    outlooks = [outlook_of(seen) for seen in pair]
    ready = [_ready_weeks(after) - _ready_weeks(before) for before, after in nets]
    chances = [_chance(after) - _chance(before) for before, after in nets]
    later = [
        np.mean(after.futures.ready > before.futures.ready + 1e-9)
        for before, after in nets
    ]
    ready_weeks, ready_error = _mean_and_error(ready)
    chance, chance_error = _mean_and_error(chances)
    wished = {one.by_date is not None for one in outlooks}
    comparable = len(wished) == 1 and all(one.arrival for one in outlooks)
    return Difference(
        before=outlooks[0],
        after=outlooks[1],
        ready_weeks=ready_weeks,
        ready_weeks_error=ready_error,
        chance=chance if comparable else None,
        chance_error=chance_error if comparable else None,
        later_share=float(np.mean(later)),
    )


def _ready_weeks(seen: Seen) -> float:
    return float(np.minimum(seen.futures.ready, seen.road.horizon_weeks).mean())


def _chance(seen: Seen) -> float:
    """Return the chance of arriving by the wished date; none: within the horizon."""
    by_date = seen.scene.plan.goal.by_date
    if by_date is None:
        return 1 - seen.futures.never_share
    return chance_by(seen.futures.arrival, by_date, seen.scene.today)


def _mean_and_error(values: list[float]) -> tuple[float, float]:
    return float(np.mean(values)), float(np.std(values, ddof=1) / np.sqrt(len(values)))
