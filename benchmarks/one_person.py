"""How close to the bound the plan of one person comes, beside what others make of it.

24 seeded plans of 60 to 200 requirements, without chance, so that everybody can plan them:
whole hours, needs, weekly budgets (tight, middling and wide in turn), breaks. Each has a
second of CPU. A gap is the end over the bound that no order of ours can beat; the schedules
of CP-SAT and PyJobShop obey a stricter rule (`peers_cp`), so their gap is theirs and the
rule's. TaskJuggler plans by its own judgement of what is critical, knows no limit of time, and
its day ends at 13:00, half a day before ours.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks import peers_cp, peers_tj3
from benchmarks.clock import CPU
from benchmarks.roadmap_plans import YEAR_WEEKS, YEARS, efforts, promise
from benchmarks.row import Row
from million_miles.roadmap import (
    Effort,
    Road,
    Task,
    bound_weeks,
    certain,
    find_order,
    latest_finish,
    simulate,
)

INSTANCES, QUICK_INSTANCES = 24, 3
FEWEST, MOST = 60, 200  # requirements
SECONDS = 1.0  # of CPU, for each plan
TIGHTNESS = (1, 2, 3)  # what budgets are divided by, in turn
WITHIN = 0.1  # percent
ORDERS = 100_000  # more than a second has room for
CASE = "one-person"


@dataclass(frozen=True, slots=True)
class Plans:
    """What one planner made of the plans: weeks (None: nothing in time) and CPU."""

    weeks: tuple[float | None, ...]
    cpu_seconds: tuple[float, ...]


def instance(number: int) -> Road:
    """Return one of the plans, numbered from 0."""
    rng = np.random.default_rng(number)
    count = FEWEST + (MOST - FEWEST) * number // (INSTANCES - 1)
    divisor = TIGHTNESS[number % len(TIGHTNESS)]
    tasks = tuple(
        Task(
            task.id,
            task.needs,
            hours=certain(max(round(float(np.median(task.hours))), 1)),
            at_most=max((task.at_most or 0.0) // divisor, 2.0),
        )
        for task in efforts(rng, count)
        if task.hours is not None
    )
    horizon = float(YEARS * YEAR_WEEKS)
    return Road(tasks, promise(14.0, easy=14.0), horizon_weeks=horizon)


def rows(quick: bool) -> Iterator[Row]:
    """Plan all with each planner and compare them with the bound."""
    numbers = range(0, INSTANCES, INSTANCES // QUICK_INSTANCES if quick else 1)
    roads = [instance(number) for number in numbers]
    bounds = [bound_weeks(road) for road in roads]
    ours = our_plans(roads)
    yield from beside(ours, by_rule(roads), bounds, "latest finish")
    tool = shutil.which(peers_tj3.TOOL)
    if tool is None:
        yield from beside(ours, None, bounds, "TaskJuggler (not installed)")
    else:
        plans = their_plans(roads, ours, tool)
        yield from beside(ours, plans, bounds, "TaskJuggler")
    for name, (module, _) in peers_cp.SOLVERS.items():
        if importlib.util.find_spec(module) is None:
            yield from beside(ours, None, bounds, f"{name} (not installed)")
        else:
            yield from beside(ours, solved(roads, name), bounds, name)


def our_plans(roads: Sequence[Road]) -> Plans:
    """Search for the order of each, bound included."""
    weeks, took = [], []
    for road in roads:
        began = time.process_time()
        found = find_order(
            road, seed=1, aim="ready", effort=Effort(certain=ORDERS),
            is_over=partial(is_past, began + SECONDS),
        )  # fmt: skip
        took.append(time.process_time() - began)
        weeks.append(ready_weeks(replace(road, order=found.order)))
    return Plans(tuple(weeks), tuple(took))


def is_past(end: float) -> bool:
    """Whether this process has used more CPU than `end`."""
    return time.process_time() > end


def by_rule(roads: Sequence[Road]) -> Plans:
    """Take latest finish as it is."""
    weeks, took = [], []
    for road in roads:
        began = time.process_time()
        weeks.append(ready_weeks(replace(road, order=latest_finish(road))))
        took.append(time.process_time() - began)
    return Plans(tuple(weeks), tuple(took))


def ready_weeks(road: Road) -> float:
    """Return when one is ready on a certain road."""
    return float(simulate(road, seed=1, futures=1).ready[0])


def their_plans(roads: Sequence[Road], ours: Plans, tool: str) -> Plans:
    """Let TaskJuggler plan each by its own priorities."""
    weeks, took = [], []
    for road, week in zip(roads, ours.weeks, strict=True):
        text = peers_tj3.plan_text(road, weeks=int(1.4 * (week or 0)) + 20)
        text = re.sub(r"^ *priority \d+\n", "", text, flags=re.MULTILINE)
        with tempfile.TemporaryDirectory() as folder:
            days, seconds = peers_tj3.finish_days(text, Path(folder), tool=tool)
        weeks.append(max(days.values()) / peers_tj3.DAYS)
        took.append(seconds)
    return Plans(tuple(weeks), tuple(took))


def solved(roads: Sequence[Road], name: str) -> Plans:
    """Let a solver plan each, in a process of its own."""
    problems = [peers_cp.problem_of(road, seconds=SECONDS) for road in roads]
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.peers_cp", name],
        input=json.dumps(problems), capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip
    found = [peers_cp.Solved(*one) for one in json.loads(ran.stdout)]
    weeks = tuple(
        None if one.end is None else peers_cp.week_of(road, one.end)
        for road, one in zip(roads, found, strict=True)
    )
    return Plans(weeks, tuple(one.cpu_seconds for one in found))


def beside(
    ours: Plans, theirs: Plans | None, bounds: Sequence[float], name: str
) -> Iterator[Row]:
    """Yield a row for each metric; where a peer has no plan, both leave that one out."""
    known = list(range(len(bounds)))
    if theirs is not None:
        known = [k for k in known if theirs.weeks[k] is not None]
    for metric, unit in (
        ("above_bound_percent", "%"),
        ("share_within_0.1_percent", "share"),
        ("weeks", "weeks"),
        ("cpu_seconds", CPU),
    ):
        figures = [
            None if plans is None else measure(plans, bounds, known, metric)
            for plans in (ours, theirs)
        ]
        yield Row(
            bench="roadmap", case=CASE, metric=metric, unit=unit,
            ours=figures[0] or 0.0, peer=figures[1], peer_name=name,
            n=len(known), seed=0,
        )  # fmt: skip


def measure(
    plans: Plans, bounds: Sequence[float], known: Sequence[int], metric: str
) -> float:
    """Return one figure of a planner over the plans that are known."""
    if metric == "cpu_seconds":
        return float(np.mean([plans.cpu_seconds[k] for k in known]))
    weeks = np.array([plans.weeks[k] for k in known], float)
    if metric == "weeks":
        return float(weeks.mean())
    gaps = 100 * (weeks / np.array([bounds[k] for k in known]) - 1)
    if metric == "above_bound_percent":
        return float(gaps.mean())
    return float((gaps <= WITHIN).mean())
