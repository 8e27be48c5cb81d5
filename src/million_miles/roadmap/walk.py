"""How does one road go under one order after another, with the same luck?

How it works: the arrays of a road are laid once, in the order of its tasks. For another
order the rows change places and the links follow; nothing else knows of ranks. So an
order costs hardly more than the walk itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from million_miles.roadmap.check import check
from million_miles.roadmap.draws import Dimensions, dimensions_of
from million_miles.roadmap.layout import Laying
from million_miles.roadmap.machine import walk_all
from million_miles.roadmap.road import Road

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Walk:
    """One road with its luck, to be walked under any order.

    Attributes:
        ids: of the tasks, in the order of the road; a column stands for each.
        start, finish: of the last walk, (futures, tasks).
        ready, arrival: of the last walk, (futures,).
    """

    def __init__(
        self,
        road: Road,
        *,
        seed: int,
        futures: int,
        dimensions: Dimensions | None = None,
    ) -> None:
        check(road)
        self.ids = tuple(task.id for task in road.tasks)
        self._columns = {id_: column for column, id_ in enumerate(self.ids)}
        used = dimensions_of(road) if dimensions is None else dimensions
        laying = Laying(replace(road, order=self.ids), used, seed)
        self._moment, self._arrays = laying.lay(futures)
        self._futures = futures
        arrays = self._arrays
        self._rows = [_whole(rows) for rows in (arrays.tasks, arrays.begun_states)]
        self._laid = [rows.copy() for rows in self._rows]
        self._linked = arrays.links["task"].copy()
        self._rank = np.empty(len(self.ids), np.int64)
        self._ranks = np.arange(len(self.ids))
        self.start, self.finish = arrays.start, arrays.finish
        self.ready, self.arrival = arrays.ready, arrays.arrival

    def columns(self, order: Sequence[str]) -> Integers:
        """Return the columns of an order of ids."""
        return np.array([self._columns[id_] for id_ in order], np.int64)

    def under(self, order: Integers, *, futures: int | None = None) -> None:
        """Walk the futures under an order, the columns by priority, (tasks,).

        With `futures` only so many of the first; the others stay as they were.
        """
        for rows, laid in zip(self._rows, self._laid, strict=True):
            laid.take(order, axis=0, out=rows, mode="clip")
        self._rank[order] = self._ranks
        self._arrays.links["task"] = self._rank[self._linked]
        walk_all(self._moment, self._futures if futures is None else futures)


def _whole(records: NDArray[np.void]) -> Integers:
    """Return the same memory as whole numbers, one row for each record."""
    return records.view(np.int64).reshape(len(records), records.itemsize // 8)
