"""The shortest schedule of a classical project that a while of CPU time finds.

How it works: a pool of lists is sown by latest finish, each a little shaken. Two good
lists make a child, which keeps the ends of one and takes its middle from the other;
some activities are inserted elsewhere; then it is scheduled forward, from the end
backward and forward again, which closes gaps. The child takes the place of its worse
parent unless it is worse still. The search ends with its time, or when nothing can be
better: at the lower bound. Sources: docs/decisions/0011-the-search-on-psplib.md
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.rcpsp_bound import lower_bound, tails
from benchmarks.rcpsp_kernel import (
    BITS,
    GUARDS,
    MOST_CAPACITY,
    MOST_RESOURCES,
    NONE_YET,
    Desk,
    Packed,
    Pool,
    Whole,
    breed,
    sow,
)
from benchmarks.rcpsp_project import Project

SLICE = 20_000  # activities placed between two looks at the clock: some 2 ms
PASSES = 3  # schedules made of a list
POOL_AT_ONE_SECOND = 300
NOISE = 10.0  # units of time by which tails are shaken
MOVED = 0.04  # of the activities of a child are inserted elsewhere


class TooLargeError(ValueError):
    """A project has more resources, or more of one, than fit into a whole number."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best schedule of a search.

    Attributes:
        starts: when each activity starts.
        end: when the last finishes.
        bound: no schedule ends before.
        cpu_seconds: what the search took, bound and packing included.
        schedules: how many were made.
    """

    starts: tuple[int, ...]
    end: int
    bound: int
    cpu_seconds: float
    schedules: int


def search(
    project: Project, *, cpu_seconds: float, seed: int, most_schedules: int = NONE_YET
) -> Found:
    """Search until the time or the schedules are spent, or the bound is reached.

    Args:
        project: what to schedule.
        cpu_seconds: how long to search, of this process; > 0.
        seed: of every draw. The same seed and number of schedules give the same.
        most_schedules: how many to make at most, but for the last few.

    Raises:
        TooLargeError: the project has more than four resources, or more than 16,383
            units of one.
    """
    began = time.process_time()
    packed, bound = pack(project), lower_bound(project)
    size = len(project.durations)
    pool, desk = pool_of(pool_size(cpu_seconds), size), desk_of(packed)
    rng = np.random.default_rng(seed)
    step = max(1, SLICE // (PASSES * size))

    def is_over(made: int) -> bool:
        spent = time.process_time() - began
        at_bound = pool.best_end[0] <= bound
        return bool(at_bound or spent >= cpu_seconds or made * PASSES >= most_schedules)

    made = 0
    while made < pool.ends.size and (made == 0 or not is_over(made)):
        last = min(made + step, pool.ends.size) if made else 1
        sow(packed, pool, desk, rng, made, last, NOISE)
        made = last
    while not is_over(made):
        made += breed(packed, pool, desk, rng, step, MOVED * size, bound)
    return Found(
        starts=tuple(pool.best.tolist()),
        end=int(pool.best_end[0]),
        bound=bound,
        cpu_seconds=time.process_time() - began,
        schedules=made * PASSES,
    )


def compile_all() -> None:
    """Compile what a search runs, so that its clock does not see that."""
    project = Project((1,), (1, 1), ((1,), (1,)), ((), ()))
    packed = pack(project)
    pool, desk, rng = pool_of(2, 2), desk_of(packed), np.random.default_rng(0)
    sow(packed, pool, desk, rng, 0, 2, NOISE)
    breed(packed, pool, desk, rng, 1, 1.0, 0)


def pool_size(cpu_seconds: float) -> int:
    """Return how many lists to keep: more for a longer search."""
    return max(20, round(POOL_AT_ONE_SECOND * math.sqrt(min(cpu_seconds, 30.0))))


def pack(project: Project) -> Packed:
    """Return the project as whole numbers.

    Raises:
        TooLargeError: it has too many resources, or too many units of one.
    """
    capacities = project.capacities
    if len(capacities) > MOST_RESOURCES or max(capacities, default=0) > MOST_CAPACITY:
        raise TooLargeError(
            f"want {MOST_RESOURCES} resources of {MOST_CAPACITY} at most, "
            f"got {capacities}"
        )
    return Packed(
        durations=np.array(project.durations, np.int64),
        demands=np.array([in_bits(demand) for demand in project.demands], np.int64),
        full=np.int64(in_bits(capacities) + GUARDS),
        before=filled_up(project.predecessors),
        after=filled_up(project.successors),
        tails=np.array(tails(project), np.int64),
    )


def in_bits(units: Sequence[int]) -> int:
    """Return one number that holds each of some."""
    return sum(unit << (BITS * place) for place, unit in enumerate(units))


def filled_up(groups: Sequence[Sequence[int]]) -> Whole:
    """Return groups of activities as rows as long as the longest, then "nobody"."""
    width, nobody = max(map(len, groups)), len(groups)
    return np.array(
        [[*group, *[nobody] * (width - len(group))] for group in groups], np.int64
    ).reshape(len(groups), width)


def pool_of(size: int, activities: int) -> Pool:
    """Return an empty pool."""
    return Pool(
        lists=np.zeros((size, activities), np.int64),
        ends=np.full(size, NONE_YET),
        best=np.zeros(activities, np.int64),
        best_end=np.full(1, NONE_YET),
    )


def desk_of(packed: Packed) -> Desk:
    """Return an empty desk for the longest schedule: one activity after the other."""
    size, longest = packed.durations.size, int(packed.durations.sum())
    return Desk(
        free=np.full(longest + 2, packed.full),
        counts=np.zeros(longest + 2, np.int64),
        order=np.zeros(size, np.int64),
        other=np.zeros(size, np.int64),
        finish=np.zeros(size + 1, np.int64),
        place=np.zeros(size, np.int64),
        left=np.zeros(size, np.int64),
    )
