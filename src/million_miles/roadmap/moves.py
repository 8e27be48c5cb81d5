"""Which other order is worth a try?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from million_miles.roadmap.bound import Bound
from million_miles.roadmap.road import Road

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

FORWARD = 0.8  # share of the moves that bring a task forward
LATE = 1e-6  # weeks


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """How the tasks of a road hang together, by column.

    Attributes:
        needs: the columns that each task needs directly.
        along: which tasks come before each, near or far, and itself; (tasks, tasks).
        deadline: by when each must be met to keep to the bound, weeks, (tasks,).
        to_ready: the columns that count for ready.
    """

    needs: tuple[tuple[int, ...], ...]
    along: Flags
    deadline: Floats
    to_ready: tuple[int, ...]

    @classmethod
    def of(cls, road: Road, bound: Bound) -> Links:
        """Return the links of a road, with the deadlines of its bound."""
        column = {task.id: k for k, task in enumerate(road.tasks)}
        place = np.array([column[id_] for id_ in bound.ids], np.int64)
        along = np.eye(len(column), dtype=bool)
        along[np.ix_(place, place)] |= bound.before
        deadline = np.full(len(column), np.inf)
        deadline[place] = bound.deadline
        return cls(
            needs=tuple(
                tuple(column[need] for need in task.needs) for task in road.tasks
            ),
            along=along,
            deadline=deadline,
            to_ready=tuple(int(k) for k in place[bound.counts]),
        )

    def chain(self, finish: Floats, *, to_arrive: bool) -> list[int]:
        """Return what ends last, what it waited for last, and so on to the beginning.

        Only what is late counts, unless nothing is.
        """
        ends = finish.tolist()
        counts = range(len(ends)) if to_arrive or not self.to_ready else self.to_ready
        task = max(counts, key=ends.__getitem__)
        chain = [task]
        while self.needs[task]:
            task = max(self.needs[task], key=ends.__getitem__)
            chain.append(task)
        late = finish > self.deadline + LATE
        return [one for one in chain if late[one]] or chain


def moved(
    order: Integers,
    finish: Floats,
    links: Links,
    *,
    to_arrive: bool,
    rng: np.random.Generator,
) -> Integers:
    """Return an order in which one task moves, for the sake of the chain that ends last.

    A task may come to stand before what it needs: it goes first as soon as it can begin.

    Args:
        order: the columns by priority.
        finish: of each task in one future, in weeks.
        links: of the road.
        to_arrive: the chain ends with whatever is met last, final tries included.
        rng: chooses the task and where it goes.
    """
    chain = links.chain(finish, to_arrive=to_arrive)
    task = chain[rng.integers(len(chain))]
    place = int(np.flatnonzero(order == task)[0])
    if place and rng.random() < FORWARD:
        return forward(order, place, int(rng.integers(place)), links.along[task])
    to = int(rng.integers(place, len(order)))
    return back(order, int(rng.integers(place + 1)), to)


def forward(order: Integers, place: int, to: int, along: Flags) -> Integers:
    """Bring the task at `place` to an earlier one, with all that goes along with it."""
    passed = order[to : place + 1]
    goes = along[passed]
    return np.concatenate([order[:to], passed[goes], passed[~goes], order[place + 1 :]])


def back(order: Integers, place: int, to: int) -> Integers:
    """Bring the task at `place` to a later one."""
    passed = order[place + 1 : to + 1]
    one = order[place : place + 1]
    return np.concatenate([order[:place], passed, one, order[to + 1 :]])
