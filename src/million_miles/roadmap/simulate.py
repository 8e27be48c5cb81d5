"""How do thousands of futures of one road go?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from million_miles.roadmap.check import check
from million_miles.roadmap.draws import Dimensions, dimensions_of
from million_miles.roadmap.futures import Floats, Futures
from million_miles.roadmap.road import Road

if TYPE_CHECKING:  # it takes longer to import than most commands take
    from million_miles.roadmap.layout import Laying, Layout

FUTURES = 4096
SCRAMBLES = 8


def simulate(
    road: Road,
    *,
    seed: int,
    futures: int = FUTURES,
    dimensions: Dimensions | None = None,
) -> Futures:
    """Walk through `futures` futures of `road`.

    Args:
        road: what is simulated.
        seed: the only source of chance, >= 0.
        futures: how many, >= 1; best a power of two.
        dimensions: those of an earlier simulation, so that what both roads
            name has the same luck in both.

    Raises:
        ImpossibleError: the road can never be walked to its end.
        ValueError: `futures` is not positive.

    Source:
        docs/method.md#simulator-rules
    """
    from million_miles.roadmap.layout import Laying
    from million_miles.roadmap.machine import walk_all

    if futures < 1:
        raise ValueError(f"want at least one future, got {futures}")
    check(road)
    used = dimensions_of(road) if dimensions is None else dimensions
    laying = Laying(road, used, seed)
    moment, arrays = laying.lay(futures)
    walk_all(moment, futures)
    return first_futures(laying, arrays, futures)


def first_futures(laying: Laying, arrays: Layout, futures: int) -> Futures:
    """Return the first `futures` futures of a laid out road, which were walked through."""
    from million_miles.roadmap.layout import NEXT_WEEKS

    road = laying.road
    hours = arrays.hours / futures
    weeks = hours.size - NEXT_WEEKS * len(road.tasks)
    return Futures(
        ids=tuple(task.id for task in road.tasks),
        try_ids=laying.tries,
        start=arrays.start[:futures],
        finish=arrays.finish[:futures],
        ready=arrays.ready[:futures],
        arrival=arrays.arrival[:futures],
        tries=arrays.tries[:futures],
        accepted=arrays.accepted[:futures] == 1,
        week_hours=hours[:weeks],
        task_week_hours=hours[weeks:].reshape(NEXT_WEEKS, len(road.tasks)),
        short_at=arrays.short_at[:futures],
        money_wait_weeks=arrays.waits / futures,
        balance=_balance(road, arrays.spent[:futures]),
        dimensions=laying.dimensions,
        seed=laying.seed,
    )


def _balance(road: Road, spent: Floats) -> Floats:
    """Return the money at the end of each month within the horizon.

    Source:
        docs/method.md#money-in-the-simulator
    """
    from million_miles.roadmap.layout import MONTH_WEEKS, MONTHS

    if road.purse is None:
        return np.empty((0, 0))
    months = min(MONTHS, int(np.ceil(road.horizon_weeks / MONTH_WEEKS)))
    ends = np.arange(1, months + 1) * MONTH_WEEKS
    has_come = road.purse.savings + road.purse.earned_by(ends)
    return np.asarray(has_come - np.cumsum(spent[:, :months], axis=1))


def standard_error(
    road: Road,
    statistic: Callable[[Futures], float],
    *,
    seed: int,
    futures: int = FUTURES,
    scrambles: int = SCRAMBLES,
) -> tuple[float, float]:
    """Return a statistic of the futures and its standard error.

    The points of one scramble are not independent of each other; scrambles are.

    Args:
        road: what is simulated.
        statistic: of the futures; a finite number.
        seed: of the first scramble; the others follow from it.
        futures: in each scramble.
        scrambles: how many, >= 2.

    Source:
        docs/method.md#draws
    """
    used = dimensions_of(road)
    seeds = np.random.SeedSequence(seed).generate_state(scrambles)
    values = [
        statistic(simulate(road, seed=int(one), futures=futures, dimensions=used))
        for one in seeds
    ]
    return float(np.mean(values)), float(np.std(values, ddof=1) / np.sqrt(scrambles))
