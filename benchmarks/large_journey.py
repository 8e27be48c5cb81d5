"""A large journey, made from a seed: 200 requirements, 5,000 entries, ten years."""

from __future__ import annotations

import datetime as dt
import random

from million_miles.journey import Journey
from million_miles.values import (
    BaseRate,
    Capacity,
    Commitment,
    DateSpan,
    DateWindow,
    Effort,
    Entry,
    Goal,
    Hours,
    IrregularWindow,
    Period,
    Plan,
    Reading,
    Requirement,
    Step,
    Threshold,
    Try,
    Weeks,
    When,
)

TODAY = dt.date(2026, 11, 23)


def large_journey(
    *, requirements: int = 200, entries: int = 5_000, seed: int = 1
) -> Journey:
    """Return a journey in its third year, looked at on 2026-11-23.

    A tenth of the requirements is finished, another tenth is begun; there are four
    commitments, six tries with windows, weekly budgets, breaks and readings.
    """
    rng = random.Random(seed)
    plan = Plan(
        Goal("A large goal", "To see how the tool carries it.", dt.date(2046, 12, 31)),
        _capacity(),
        _requirements(requirements, rng),
        inbox=tuple(Step(f"Small thing {i}", 15) for i in range(20)),
    )
    return Journey(plan, _entries(plan, entries, rng))


def _capacity() -> Capacity:
    first = dt.date(2024, 1, 1)
    periods = [Period(first, 15)]
    for year in range(2024, 2060):
        summer, winter = dt.date(year, 8, 1), dt.date(year, 12, 21)
        periods.append(Period(summer, 0, summer + dt.timedelta(13), "summer"))
        periods.append(Period(winter, 4, winter + dt.timedelta(13), "family"))
    return Capacity(tuple(periods))


def _requirements(count: int, rng: random.Random) -> tuple[Requirement, ...]:
    tries = set(rng.sample(range(count // 4, count), 6))
    commitments = set(rng.sample(sorted(set(range(20, count)) - tries), 4))
    made: list[Requirement] = []
    for i in range(count):
        earlier = range(max(0, i - 25), i)
        needs = rng.sample(earlier, min(len(earlier), rng.randint(0, 3)))
        before = tuple(f"r{need}" for need in sorted(needs))
        title = f"Requirement {i}"
        if i in tries:
            attempt = _try(rng)
            made.append(Requirement(f"r{i}", title, attempt=attempt, needs=before))
        elif i in commitments:
            weeks = Commitment(Weeks(26, 40), rng.choice([4, 6, 8]))
            made.append(Requirement(f"r{i}", title, commitment=weeks, needs=before))
        else:
            middle = rng.lognormvariate(3.2, 0.8)
            made.append(
                Requirement(
                    f"r{i}",
                    title,
                    bar=Threshold("score", ">=", rng.randint(10, 90), "points"),
                    effort=Effort(round(middle * 0.6, 1), round(middle * 1.7, 1)),
                    at_most=rng.choice([None, 3, 5, 8]),
                    steps=(Step(f"First step of {i}", rng.choice([15, 30, 60])),),
                    needs=before,
                )
            )
    return tuple(made)


def _try(rng: random.Random) -> Try:
    rate = BaseRate(rng.randint(30, 80), 100, population="applicants", source="made up")
    if rng.random() < 0.5:
        return Try("judged", IrregularWindow(1, 3), 12, base_rates=(rate,))
    spans = tuple(
        DateSpan(dt.date(year, 3, 1), dt.date(year, 3, 31))
        for year in range(2024, 2086)
    )
    return Try("exam", DateWindow(spans), 6, base_rates=(rate,))


def _entries(plan: Plan, count: int, rng: random.Random) -> tuple[Entry, ...]:
    workable = [r for r in plan.requirements if r.effort is not None]
    begun = workable[: len(workable) // 5]
    finished = begun[: len(begun) // 2]
    hours_each = {r.id: (r.effort.median if r.effort else 1) for r in begun}
    day, made = dt.date(2024, 1, 1), []
    days = (TODAY - day).days
    for i in range(count - len(finished)):
        when = When.on(day + dt.timedelta(i * days // count))
        r = rng.choice(begun)
        share = hours_each[r.id] / (count / len(begun))
        if i % 50 == 49:
            reading = Reading(round(rng.uniform(1, 9), 1), "points")
            made.append(Entry(f"e{i}", "measured", when, r.id, amount=reading))
        else:
            hours = Hours(round(max(0.01, share * rng.uniform(0.4, 1.2)), 3))
            made.append(Entry(f"e{i}", "worked", when, r.id, amount=hours, note="done"))
    end = When.on(TODAY - dt.timedelta(1))
    made.extend(Entry(f"f{r.id}", "finished", end, r.id) for r in finished)
    return tuple(made)
