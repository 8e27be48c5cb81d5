"""What if one task took a little more? The same futures, walked again.

How it works: to lay a road out takes as long as to walk through hundreds of futures. Here
it is laid out once, and only the quantiles of the task in question are moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from million_miles.roadmap.check import check
from million_miles.roadmap.draws import Dimensions, dimensions_of
from million_miles.roadmap.road import Array, Road, RoadError
from million_miles.values import LEVELS


class Ends(NamedTuple):
    """When each future is ready and when it arrives, weeks, (futures,); inf: never."""

    ready: Array
    arrival: Array


class Again:
    """Some futures of a road, to be walked again with the work of one task moved."""

    def __init__(
        self,
        road: Road,
        *,
        seed: int,
        futures: int,
        dimensions: Dimensions | None = None,
    ) -> None:
        """Lay the road out; what is asked and raised is that of `simulate`."""
        from million_miles.roadmap.layout import NOBODY, Laying

        check(road)
        used = dimensions_of(road) if dimensions is None else dimensions
        self._laying = laying = Laying(road, used, seed)
        self.futures = futures
        self._moment, self._arrays = laying.lay(futures)
        self._numbers: dict[str, Array] = {}
        arrays = self._arrays
        for rank, task in enumerate(laying.ranked):
            first = int(arrays.tasks[rank]["work_table"])
            if first != NOBODY:
                last = first + len(LEVELS)
                self._numbers[task.id] = arrays.numbers[first:last]
            elif task.attempt is None:
                self._numbers[task.id] = arrays.begun_states["at_least"][
                    rank : rank + 1
                ]

    def scramble(self, seed: int) -> None:
        """Go over to the futures of another seed, >= 0."""
        self._laying.scramble(self._arrays, seed)

    def walk(self, task_id: str | None = None, *, by: float = 0.0) -> Ends:
        """Walk through all futures, with the work of one task moved.

        Args:
            task_id: what is moved; None: nothing.
            by: how much longer it takes in every future, or shorter where negative:
                hours of work, weeks of a commitment or, for a task with neither, weeks
                of its shortest duration; nothing falls below zero.

        Raises:
            RoadError: the task is a try, or unknown.
        """
        from million_miles.roadmap.machine import walk_all

        if task_id is None:
            walk_all(self._moment, self.futures)
            return self._ends()
        if task_id not in self._numbers:
            raise RoadError(f"want a task with work, got {task_id!r}")
        numbers = self._numbers[task_id]
        before = numbers.copy()
        try:
            np.maximum(before + by, 0.0, out=numbers)
            walk_all(self._moment, self.futures)
        finally:
            numbers[:] = before
        return self._ends()

    def finish(self, task_ids: Sequence[str]) -> Array:
        """Return when all of these are met in the last walk, weeks, (futures,)."""
        columns = [self._laying.column[task_id] for task_id in task_ids]
        return np.asarray(self._arrays.finish[:, columns].max(axis=1))

    def _ends(self) -> Ends:
        return Ends(self._arrays.ready.copy(), self._arrays.arrival.copy())
