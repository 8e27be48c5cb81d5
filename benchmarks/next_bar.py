"""How long a table of thirty next bars takes, and how often its intervals hold.

A part of the benchmark `push`. Half of the bars are weighed by a word, half by counted
shares, and none is chosen yet. What is aimed at: a few seconds on one idle core, for a
journey of ten requirements as for one of two hundred.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from benchmarks.clock import CPU, cpu_seconds
from benchmarks.large_journey import TODAY, large_journey
from benchmarks.row import Row
from million_miles import folder
from million_miles.journey import Journey, NextBars, next_bars
from million_miles.values import (
    BaseRate,
    Capacity,
    DateSpan,
    DateWindow,
    Effort,
    Evidence,
    Goal,
    Period,
    Plan,
    Requirement,
    Try,
)

SEED, BARS = 1, 30
BUDGET_SECONDS = 5.0
WORD, SHARES = Evidence(guess="some"), Evidence(selected=0.4, applicants=0.2)


def rows(quick: bool) -> Iterator[Row]:
    """Time the table for a short and for a long road, then try its intervals."""
    folder.prepare_simulator(before_compiling=lambda: None)
    times = 1 if quick else 3
    cases = {
        "10 requirements": small(),
        "200 requirements, 5,000 entries": large(),
        "10 requirements, 8 of 6,372": small(BaseRate(8, 6372)),
    }
    for case, mine in cases.items():
        futures = table(mine).futures
        yield Row(
            bench="push", case=f"{BARS} next bars, {case}, 8 nets of {futures}",
            metric="cpu_seconds", unit=CPU, ours=cpu_seconds(partial(table, mine), times=times),
            peer=BUDGET_SECONDS, peer_name="what is aimed at", n=times, seed=SEED,
        )  # fmt: skip
    yield coverage(seeds=20 if quick else 200)


def table(mine: Journey, *, seed: int = SEED, futures: int | None = None) -> NextBars:
    """Return the table of a journey."""
    return next_bars(mine, today=TODAY, seed=seed, futures=futures)


def coverage(*, seeds: int) -> Row:
    """Tell how often the 80 % interval of eight nets of 32 futures holds the truth."""
    mine = small(bars=4)
    many = {bar.id: bar.per_100_hours for bar in table(mine, futures=16_384).bars}
    held = [
        told.low_chance <= truth.chance <= told.high_chance
        for seed in range(1_000, 1_000 + 10 * seeds, 10)
        for bar in table(mine, seed=seed, futures=32).bars
        if (told := bar.per_100_hours) and (truth := many[bar.id])
    ]
    return Row(
        bench="push", case="80 % intervals of a next bar, beside far more futures",
        metric="held", unit="share", ours=sum(held) / len(held), peer=0.8,
        peer_name="what is promised", n=len(held), seed=1_000,
    )  # fmt: skip


def small(rate: BaseRate = BaseRate(60, 400), *, bars: int = BARS) -> Journey:  # noqa: B008 # a frozen value
    """Return a journey of eight requirements, a yearly try, and bars to choose."""
    musts = [
        Requirement(f"r{k}", f"Requirement {k}", effort=Effort(40, 120))
        for k in range(8)
    ]
    days = [dt.date(2027 + k, 3, 1) for k in range(60)]
    yearly = DateWindow(tuple(DateSpan(day, day) for day in days))
    apply = Requirement(
        "apply", "Apply", attempt=Try("judged", yearly, base_rates=(rate,))
    )
    capacity = Capacity((Period(TODAY, 15),))
    plan = Plan(Goal("A goal"), capacity, (*musts, *bars_to_choose(bars), apply))
    return Journey(plan)


def large() -> Journey:
    """Return the large journey with a first try of known odds, and bars to choose."""
    mine = large_journey(seed=SEED)
    more = (*mine.plan.requirements, *bars_to_choose(BARS))
    return replace(mine, plan=replace(mine.plan, requirements=more))


def bars_to_choose(bars: int) -> tuple[Requirement, ...]:
    """Return bars of 20 to 300 hours that nobody chose."""
    return tuple(
        Requirement(
            f"bar{k}", f"Bar {k}", level="edge",
            effort=Effort(20 + 4 * k, 60 + 8 * k), evidence=WORD if k % 2 else SHARES,
        )
        for k in range(bars)
    )  # fmt: skip
