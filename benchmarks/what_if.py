"""How long a what-if takes as a whole, beside the walk through its futures alone.

A part of the benchmark `roadmap`.

The journey has 200 requirements and 5,000 entries. It is looked at once; then somebody
moves a slider: more hours a week, another estimate. What is aimed at: 4,096 futures under
0.1 s on one idle core, most of it the walk.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.clock import CPU, cpu_seconds
from benchmarks.large_journey import TODAY, large_journey
from benchmarks.row import Row
from million_miles import folder, roadmap
from million_miles.journey import Change, MoreHours, OtherEffort, WhatIf, WishBy
from million_miles.journey.seen import see
from million_miles.values import Effort

SEED = 1
MOVING, RELEASED = 1_024, 4_096  # futures while a slider moves, and when it rests
ALONE = "the walk alone"


def rows(quick: bool) -> Iterator[Row]:
    """Time each kind of change at both numbers of futures."""
    folder.prepare_simulator(before_compiling=lambda: None)
    times = 2 if quick else 7
    mine = large_journey(seed=SEED)
    asked = WhatIf(mine, today=TODAY, seed=SEED, futures=RELEASED)
    effort = OtherEffort("r150", Effort(40, 90))
    changes: dict[str, Change] = {
        "": MoreHours(2),
        ", fewer hours": MoreHours(-2),
        ", another date": WishBy(TODAY.replace(year=2050)),
        ", an estimate": effort,
    }
    road = see(mine, today=TODAY, seed=SEED, futures=1).road
    for futures in (MOVING, RELEASED):
        walk = partial(roadmap.simulate, road, seed=SEED, futures=futures)
        alone = cpu_seconds(walk, times=times)
        for name, change in changes.items():
            move = partial(asked.move, change, futures=futures)
            seconds = cpu_seconds(move, times=times)
            yield figure(f"what-if-200x{futures}{name}", seconds, alone, n=times)
    whole = cpu_seconds(lambda: asked.difference(effort), times=times)
    yield figure(f"what-if-200x{RELEASED}, with both outlooks", whole, alone, n=times)


def figure(case: str, ours: float, alone: float, *, n: int) -> Row:
    """Return one row beside the walk alone."""
    return Row(
        bench="roadmap", case=case, metric="cpu_seconds", unit=CPU, ours=ours,
        peer=alone, peer_name=ALONE, n=n, seed=SEED,
    )  # fmt: skip
