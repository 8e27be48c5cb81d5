"""Seeded roads of one person, for the benchmarks of the simulator."""

from __future__ import annotations

from dataclasses import replace
from statistics import NormalDist

import numpy as np

from million_miles.roadmap import (
    Attempt,
    Calendar,
    Chances,
    Commitment,
    Fixed,
    Irregular,
    Pace,
    Road,
    Segments,
    Table,
    Task,
    certain,
    latest_finish,
)
from million_miles.values import LEVELS

NORMAL = np.array([NormalDist().inv_cdf(level) for level in LEVELS])
YEARS = 60
YEAR_WEEKS = 52
FREE_WEEKS, EASY_WEEKS = (0, 30, 31, 32, 51), (20, 21, 44, 45)
COMMITMENTS = ((26, 6), (26, 8), (52, 8), (104, 10))  # weeks, hours a week
# Weeks between openings, chance of the first try, are the openings fixed.
TRIES = (
    (104, 0.25, True),
    (52, 0.4, False),
    (52, 0.5, True),
    (26, 0.6, False),
    (52, 0.7, False),
    (26, 0.8, True),
)
MEDIAN_HOURS, LOG_SPREAD = 25.0, 0.8  # of the efforts within a plan
EFFORT_SD = 0.5  # of the logarithm of one effort, over futures
NEAR = 25  # what a task needs stands at most so many places before it


def plan(*, requirements: int = 200, seed: int = 1) -> Road:
    """Return an uncertain road: each kind of trouble that the simulator knows.

    Among the efforts stand four commitments and six tries with retries. Efforts have
    weekly budgets, some a shortest duration; there are breaks, an uneven pace and
    luck that all efforts share.

    Args:
        requirements: how many tasks; at least 50.
        seed: of the plan.
    """
    rng = np.random.default_rng(seed)
    special = rng.choice(np.arange(20, requirements - 5), 10, replace=False).tolist()
    calendars = {f"window {k}": window(k, rng) for k in range(len(TRIES))}
    tasks = []
    for i, task in enumerate(efforts(rng, requirements)):
        kind = special.index(i) if i in special else len(special)
        if kind < len(COMMITMENTS):
            weeks, held = COMMITMENTS[kind]
            lasting = Commitment(lognormal(weeks, 0.1), float(held))
            tasks.append(Task(task.id, task.needs, commitment=lasting))
        elif kind < len(special):
            k = kind - len(COMMITMENTS)
            chances = uncertain(TRIES[k][1], bar=name(i + 3))
            attempt = Attempt(f"window {k}", chances, answer_weeks=12.0)
            tasks.append(Task(task.id, task.needs, attempt=attempt))
        else:
            tasks.append(task)
    return Road(
        tasks=tuple(tasks),
        capacity=promise(15.0, easy=5.0),
        calendars=calendars,
        pace=Pace(lognormal(0.9, 0.2), 0.4, 0.5, empty_chance=0.1),
        shared_luck=0.15,
        horizon_weeks=float(YEARS * YEAR_WEEKS),
    )


def certain_plan(*, requirements: int = 200, seed: int = 1) -> Road:
    """Return a road without chance: whole hours, needs, weekly budgets and breaks.

    Its budgets are tight, so that hours are often lost; its order of priority is
    written out, so that a peer can follow it.
    """
    rng = np.random.default_rng(seed)
    tasks = tuple(
        Task(
            task.id,
            task.needs,
            hours=certain(max(round(float(np.median(task.hours))), 1)),
            at_most=max((task.at_most or 0.0) // 3, 2.0),
        )
        for task in efforts(rng, requirements)
        if task.hours is not None
    )
    road = Road(
        tasks, promise(14.0, easy=14.0), horizon_weeks=float(YEARS * YEAR_WEEKS)
    )
    return replace(road, order=latest_finish(road))


def long_plan(requirements: int, *, seed: int = 1) -> Road:
    """Return an uncertain road of efforts alone, whose horizon grows with it."""
    rng = np.random.default_rng(seed)
    return Road(
        tasks=tuple(efforts(rng, requirements)),
        capacity=promise(15.0, easy=5.0),
        pace=Pace(lognormal(0.9, 0.2), 0.4, 0.5, empty_chance=0.1),
        shared_luck=0.15,
        horizon_weeks=max(requirements / 200, 1.0) * YEARS * YEAR_WEEKS,
    )


def name(i: int) -> str:
    """Return the id of a task."""
    return f"r{i:03}"


def lognormal(median: float, sd: float) -> Table:
    """Return the quantile table of a lognormal quantity; `sd` of its logarithm."""
    return np.asarray(median * np.exp(sd * NORMAL))


def efforts(rng: np.random.Generator, count: int) -> list[Task]:
    """Return tasks of hours; each needs a few shortly before it, the last all."""
    medians = np.exp(rng.normal(np.log(MEDIAN_HOURS), LOG_SPREAD, count))
    budgets = rng.integers(4, 15, count, endpoint=True).astype(float)
    shortest = np.where(rng.random(count) < 0.15, rng.integers(3, 12, count), 0)
    needs: list[set[int]] = [set() for _ in range(count)]
    for i in range(1, count):
        near = np.arange(max(0, i - NEAR), i)
        some = rng.choice(near, size=min(int(rng.integers(1, 4)), i), replace=False)
        needs[i] = set(some.tolist())
    needs[-1] |= set(range(count - 1)) - set().union(*needs)
    return [
        Task(
            name(i),
            tuple(name(j) for j in sorted(needs[i])),
            hours=lognormal(float(medians[i]), EFFORT_SD),
            at_most=float(budgets[i]),
            at_least_weeks=float(shortest[i]),
        )
        for i in range(count)
    ]


def promise(hours_per_week: float, *, easy: float) -> Segments:
    """Return a promise with five free and four easy weeks in each of sixty years."""
    weeks = np.full((YEARS, YEAR_WEEKS), hours_per_week)
    weeks[:, FREE_WEEKS] = 0.0
    weeks[:, EASY_WEEKS] = easy
    changes = np.flatnonzero(np.diff(weeks.ravel(), prepend=-1.0))
    return Segments(changes.astype(float), weeks.ravel()[changes])


def window(k: int, rng: np.random.Generator) -> Calendar:
    """Return when a try may be made: at fixed times, or at irregular ones."""
    every, _, is_fixed = TRIES[k]
    offset = float(rng.integers(0, 26))
    if not is_fixed:
        return Irregular(float(every), 0.3, since_last_weeks=offset, open_weeks=2.0)
    opens = np.arange(offset, YEARS * YEAR_WEEKS, every)
    return Fixed(opens, opens + 1)


def uncertain(chance: float, *, bar: str) -> Chances:
    """Return chances near `chance`, moved by luck, by the rate and by one bar."""
    grid = np.linspace(-6.0, 6.0, 49)
    logit = np.log(chance / (1 - chance))
    later = np.array([0.0, -0.2, -0.3])[:, None]  # a refusal tells a little
    return Chances(
        grid,
        grid + logit + later,
        luck=NORMAL,
        rate_shift=np.tile(0.3 * NORMAL, (3, 1)),
        lifts=((bar, 0.5, 0.0),),
    )
