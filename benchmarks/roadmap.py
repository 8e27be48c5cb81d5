"""How fast thousands of futures are walked, against simpy, plain Python and C, TaskJuggler.

The peers follow the same rules and get the same luck (`peers_future`); where one starts
or finishes a task at another moment than the kernel, the benchmark stops with an error.
Seconds are of CPU, the least of a few runs; peers walk fewer futures, and their time is
scaled to as many as ours. What is aimed at: 1,000 times simpy, a what-if of 4,096
futures under 0.1 s, the first compilation within 6 s, finishes within 1 % of TaskJuggler.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks import (
    one_person,
    peers_c,
    peers_plain,
    peers_simpy,
    peers_tj3,
    psplib,
)
from benchmarks import what_if as whole_what_if
from benchmarks.clock import CPU, cpu_seconds, run_program
from benchmarks.peers_future import Future, Times, futures_of
from benchmarks.roadmap_plans import certain_plan, long_plan, plan, promise
from benchmarks.row import Row
from million_miles import folder
from million_miles.roadmap import Futures, Road, latest_finish, simulate

SEED = 1
MANY, WHAT_IF = 10_000, 4_096  # futures
GROWTH = ((200, 1_024), (200, 4_096), (200, 16_384), (1_000, 1_024), (5_000, 1_024))
SECONDS = "cpu_seconds"
AGREE_WEEKS = 1e-6
PEERS: dict[str, tuple[str | None, Callable[[Future], Times]]] = {
    "simpy": ("simpy", peers_simpy.walk),
    "plain Python": (None, lambda future: peers_plain.Walk(future).times()),
}  # name: the module it needs, and how it walks
PLAIN_C = "plain C"
TASKJUGGLER = "TaskJuggler 3"
START = """
from million_miles import folder
folder.prepare_simulator(before_compiling=lambda: None)
"""


class DisagreeError(AssertionError):
    """A peer that follows the same rules with the same luck came to another end."""


def run(quick: bool) -> Iterator[Row]:
    """Measure the kernel beside its peers, and how long it takes to be there."""
    folder.prepare_simulator(before_compiling=lambda: None)
    road = plan(seed=SEED)
    yield from many_futures(road, peer_futures=16 if quick else 256, times=3)
    yield changed_road(road)
    yield from growth(quick)
    yield from starts(times=1 if quick else 3)
    for size in (60,) if quick else (60, 200):
        yield from certain(size, seeds=range(1, 2 if quick else 6))
    yield from one_person.rows(quick)
    yield from whole_what_if.rows(quick)
    yield from psplib.run(quick)


def many_futures(road: Road, *, peer_futures: int, times: int) -> Iterator[Row]:
    """Walk 10,000 futures, and a few of the same with each peer."""
    told = simulate(road, seed=SEED, futures=MANY)
    ours = cpu_seconds(lambda: simulate(road, seed=SEED, futures=MANY), times=times)
    futures = list(islice(futures_of(road, told), peer_futures))
    case, share = f"kernel-200x{MANY}", peer_futures / MANY
    for peer, (module, walk) in PEERS.items():
        if module is not None and importlib.util.find_spec(module) is None:
            yield figure(case, SECONDS, CPU, ours, None, f"{peer} (not installed)")
            continue
        check_agreement(road, told, [walk(future) for future in futures], peer)
        theirs = cpu_seconds(partial(walk_all, walk, futures), times=times) / share
        yield figure(case, SECONDS, CPU, ours, theirs, peer, n=peer_futures)
        yield figure(case, "times_faster", "x", theirs / ours, 1, peer, n=peer_futures)
    if not peers_c.has_compiler():
        yield figure(case, SECONDS, CPU, ours, None, f"{PLAIN_C} (no compiler)")
        return
    with tempfile.TemporaryDirectory() as folder_name:
        laid = peers_c.lay(futures, Path(folder_name))
        laid.walk()
        check_agreement(road, told, laid.times(), PLAIN_C)
        theirs = cpu_seconds(laid.walk, times=3 * times) / share
    yield figure(case, SECONDS, CPU, ours, theirs, PLAIN_C, n=peer_futures)


def walk_all(walk: Callable[[Future], Times], futures: Sequence[Future]) -> None:
    """Let a peer walk through the futures, one after the other."""
    for future in futures:
        walk(future)


def check_agreement(
    road: Road, told: Futures, theirs: Sequence[Times], peer: str
) -> None:
    """Compare each start and finish with ours.

    Raises:
        DisagreeError: one of them differs; says which.
    """
    order = road.order or latest_finish(road)
    columns = [told.ids.index(id_) for id_ in order]
    for what, ours, number in (("starts", told.start, 0), ("finishes", told.finish, 1)):
        weeks = np.array([times[number] for times in theirs])
        expected = ours[: len(theirs), columns]
        agree = np.isclose(weeks, expected, rtol=0, atol=AGREE_WEEKS)
        if not agree.all():
            future, rank = (int(place) for place in np.argwhere(~agree)[0])
            raise DisagreeError(
                f"in future {future} {order[rank]} {what} in week "
                f"{weeks[future, rank]} with {peer}, ours {expected[future, rank]}"
            )


def changed_road(road: Road) -> Row:
    """Walk a road with two more hours a week, with the same luck."""
    before = simulate(road, seed=SEED, futures=1)
    changed = replace(road, capacity=promise(17.0, easy=5.0))
    seconds = cpu_seconds(
        lambda: simulate(
            changed, seed=SEED, futures=WHAT_IF, dimensions=before.dimensions
        ),
        times=5,
    )
    return figure(f"kernel-200x{WHAT_IF}", SECONDS, CPU, seconds)


def growth(quick: bool) -> Iterator[Row]:
    """Tell how time grows with futures and with requirements, beside the least of them.

    What is told is the time of one requirement in one future, in microseconds.
    """
    sizes = ((200, 256), (1_000, 256)) if quick else GROWTH
    first = None
    for size, futures in sizes:
        road = long_plan(size)
        walk = partial(simulate, road, seed=SEED, futures=futures)
        walk()
        micros = 1e6 * cpu_seconds(walk, times=3) / (size * futures)
        first = micros if first is None else first
        case, each = f"kernel-growth-{size}x{futures}", "microseconds_each"
        yield figure(case, each, "us of CPU", micros, first, "the smallest", n=futures)


def starts(*, times: int) -> Iterator[Row]:
    """Start Python anew and get the simulator ready: the first time, and then."""
    python = (sys.executable, "-c")
    peer = min(run_program([*python, "import numba"]).cpu_seconds for _ in range(times))
    first, cached = [], []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as empty:
            environment = {"XDG_CACHE_HOME": empty}
            first.append(run_program([*python, START], environment))
            cached.append(run_program([*python, START], environment))
    for case, took in (("first-compile", first), ("cached-start", cached)):
        seconds = min(one.cpu_seconds for one in took)
        yield figure(case, SECONDS, CPU, seconds, peer, "import numba", n=times)
        wall = min(one.wall_seconds for one in took)
        yield figure(case, "wall_seconds", "s", wall, n=times)


def certain(size: int, *, seeds: Sequence[int]) -> Iterator[Row]:
    """Schedule certain plans of one person, beside TaskJuggler where it is."""
    case = f"tj3 deterministic, {size} tasks"
    tool = shutil.which(peers_tj3.TOOL)
    our_seconds, their_seconds, apart = [], [], []
    for seed in seeds:
        road = certain_plan(requirements=size, seed=seed)
        ours, seconds = our_days(road)
        finish = max(ours.values())
        our_seconds.append(seconds)
        theirs: dict[str, float] = {}
        if tool is not None:
            theirs, seconds = their_days(road, finish, tool)
            their_seconds.append(seconds)
            apart += [abs(ours[id_] - theirs[id_]) for id_ in ours]
        peer = max(theirs.values(), default=None)
        yield tj3_figure(case, "finish_days", "days", finish, peer, n=size, seed=seed)
    if tool is not None:
        yield figure(case, "days_apart_at_most", "days", max(apart), n=len(apart))
    peer = sum(their_seconds) if tool else None
    yield tj3_figure(case, "seconds", CPU, sum(our_seconds), peer, n=len(seeds))


def our_days(road: Road) -> tuple[dict[str, float], float]:
    """Return the day on which each task ends with us, and the seconds of CPU."""
    told = simulate(road, seed=SEED, futures=1)
    seconds = cpu_seconds(lambda: simulate(road, seed=SEED, futures=1), times=3)
    days = (told.finish[0] * peers_tj3.DAYS).tolist()
    return dict(zip(told.ids, days, strict=True)), seconds


def their_days(
    road: Road, finish_days: float, tool: str
) -> tuple[dict[str, float], float]:
    """Return the same of TaskJuggler, for a plan that ends some time after ours."""
    weeks = int(1.1 * finish_days / peers_tj3.DAYS) + 10
    text = peers_tj3.plan_text(road, weeks=weeks)
    with tempfile.TemporaryDirectory() as folder:
        return peers_tj3.finish_days(text, Path(folder), tool=tool)


def tj3_figure(
    case: str,
    metric: str,
    unit: str,
    ours: float,
    peer: float | None,
    *,
    n: int,
    seed: int = SEED,
) -> Row:
    """Return one row beside TaskJuggler, which may be absent."""
    name = TASKJUGGLER if peer is not None else f"{TASKJUGGLER} (not installed)"
    return figure(case, metric, unit, ours, peer, name, n=n, seed=seed)


def figure(
    case: str,
    metric: str,
    unit: str,
    ours: float,
    peer: float | None = None,
    peer_name: str | None = None,
    *,
    n: int = 1,
    seed: int = SEED,
) -> Row:
    """Return one row of this benchmark."""
    return Row(
        bench="roadmap", case=case, metric=metric, unit=unit, ours=ours, peer=peer,
        peer_name=peer_name, n=n, seed=seed,
    )  # fmt: skip
