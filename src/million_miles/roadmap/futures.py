"""What do the simulated futures say: when, with what chance, and how surely?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from million_miles.roadmap.draws import Dimensions

Floats = NDArray[np.float64]
Three = tuple[float | None, float | None, float | None]
WHISKERS = (0.1, 0.5, 0.9)


def _quantile(weeks: Floats, chance: float) -> float | None:
    """Return the least week by which a share `chance` is over; None = never.

    Source:
        docs/method.md#quantiles-of-a-defective-distribution
    """
    if not 0 < chance <= 1:
        raise ValueError(f"want a chance in (0, 1], got {chance}")
    if len(weeks) == 0:
        return None
    place = int(np.ceil(chance * len(weeks) - 1e-9)) - 1
    week = float(np.partition(weeks, place)[place])
    return week if np.isfinite(week) else None


@dataclass(frozen=True, slots=True)
class Whiskers:
    """When a task starts and finishes: P10, P50 and P90 in weeks, None = never."""

    start: Three
    finish: Three


@dataclass(frozen=True, slots=True, eq=False)
class Futures:
    """What happened in each simulated future; infinity stands for never.

    Attributes:
        ids: of the tasks, in the order of the road.
        try_ids: of the tasks that are tries.
        start: week each task began, (futures, tasks).
        finish: week from which each task was met at the end, (futures, tasks).
        ready: first week at which all but the final tries were met, (futures,).
        arrival: first week at which everything was met, (futures,).
        tries: tries made from now on, (futures, tries).
        accepted: the last try made was accepted, (futures, tries).
        week_hours: mean hours of each calendar week, the current one first, up to
            the horizon; (weeks,).
        task_week_hours: the same by task for the next calendar weeks, (4, tasks).
        short_at: week in which something first waits for money, (futures,).
        money_wait_weeks: mean weeks that each task waits for money, (tasks,).
        balance: money at the end of each month, costs and fees paid, (futures, months);
            (0, 0) without a purse.
        dimensions: which draws had a Sobol dimension, to keep the luck of a
            changed road.
        seed: of all chance.
    """

    ids: tuple[str, ...]
    try_ids: tuple[str, ...]
    start: Floats
    finish: Floats
    ready: Floats
    arrival: Floats
    tries: NDArray[np.int64]
    accepted: NDArray[np.bool_]
    week_hours: Floats
    task_week_hours: Floats
    short_at: Floats
    money_wait_weeks: Floats
    balance: Floats
    dimensions: Dimensions
    seed: int

    def ready_quantile(self, chance: float) -> float | None:
        """Return the week by which one is ready with `chance`; None = never."""
        return _quantile(self.ready, chance)

    def arrival_quantile(self, chance: float) -> float | None:
        """Return the week by which one has arrived with `chance`; None = never."""
        return _quantile(self.arrival, chance)

    def arrival_given_yes_quantile(self, chance: float) -> float | None:
        """Return the same among the futures that arrive; None if none does."""
        return _quantile(self.arrival[np.isfinite(self.arrival)], chance)

    def chance_by(self, week: float) -> float:
        """Return the chance, in [0, 1], to have arrived by `week`."""
        return float(np.mean(self.arrival <= week))

    def ready_by(self, week: float) -> float:
        """Return the chance, in [0, 1], to be ready by `week`."""
        return float(np.mean(self.ready <= week))

    def balance_quantiles(self, months: int | None = None) -> Floats:
        """Return P10, P50 and P90 of the money at the end of each month.

        Args:
            months: only so many of the first; None: all there are.

        Returns:
            shape (months, 3); without a purse (0, 3).
        """
        first = self.balance[:, :months]
        if not first.size:
            return np.empty((0, len(WHISKERS)))
        return np.asarray(np.quantile(first, WHISKERS, axis=0).T)

    @property
    def never_share(self) -> float:
        """Share of futures without arrival within the horizon, in [0, 1]."""
        return float(np.mean(np.isinf(self.arrival)))

    def mean_min(self, horizon_weeks: float) -> float:
        """Return E[min(arrival, horizon)] in weeks."""
        return float(np.minimum(self.arrival, horizon_weeks).mean())

    def whiskers(self, task_id: str) -> Whiskers:
        """Return P10, P50 and P90 of the start and the finish of a task."""
        column = self.ids.index(task_id)
        start, finish = (
            tuple(_quantile(weeks[:, column], chance) for chance in WHISKERS)
            for weeks in (self.start, self.finish)
        )
        return Whiskers(start, finish)  # type: ignore[arg-type] # three by WHISKERS

    def try_chance(self, task_id: str) -> float:
        """Return the share of futures in which a try is accepted, in [0, 1]."""
        return float(self.accepted[:, self.try_ids.index(task_id)].mean())

    def mean_tries(self, task_id: str) -> float:
        """Return how many tries are made from now on, on average."""
        return float(self.tries[:, self.try_ids.index(task_id)].mean())
