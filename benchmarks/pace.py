"""How often the ready date holds for people whose weeks are alike.

Each person has a pace of their own: a lasting part, and weeks that scatter, follow each
other and are sometimes empty. They keep a journal for some weeks; then a known amount of
work is left. What the front doors foretell is held against the week it really ends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.row import Row
from million_miles import distance, roadmap
from million_miles.values import (
    Capacity,
    Entry,
    Goal,
    Hours,
    Period,
    Plan,
    Requirement,
    When,
)

SEED = 1
TODAY = dt.date(2026, 11, 23)  # a Monday
PROMISE = 10.0  # hours a week
MOST_WEEKS = 1_000
FUTURES = 1_024
JOURNALS = (0, 4, 12, 26, 52)  # weeks that were kept
AHEAD = (4, 26, 104)  # weeks of work left, if it went as promised


@dataclass(frozen=True, slots=True)
class People:
    """Whom persons are drawn from.

    Attributes:
        median, log_sd: of the lasting part, lognormal.
        weekly_sd, weekly_correlation, empty_chance: middles of the weekly part.
        differ: how much persons differ in the weekly part; 0: not at all.
    """

    median: float = 0.85
    log_sd: float = 0.4
    weekly_sd: float = 0.5
    weekly_correlation: float = 0.4
    empty_chance: float = 0.1
    differ: float = 0.3


POPULATIONS = {
    "as assumed": People(),
    "half as wild": People(weekly_sd=0.25, weekly_correlation=0.1, empty_chance=0.03),
    "twice as wild": People(weekly_sd=0.8, weekly_correlation=0.7, empty_chance=0.25),
    "hopeful": People(median=0.65, log_sd=0.5),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One person: ratios of the weeks kept, and of those to come."""

    kept: np.ndarray[tuple[int], np.dtype[np.float64]]
    to_come: np.ndarray[tuple[int], np.dtype[np.float64]]


def draw(people: People, weeks: int, rng: np.random.Generator) -> Case:
    """Draw a person who keeps a journal for so many weeks."""
    lasting = people.median * np.exp(people.log_sd * rng.standard_normal())
    sd = people.weekly_sd * np.exp(people.differ * rng.standard_normal())
    alike = np.clip(
        people.weekly_correlation + people.differ * 0.5 * rng.standard_normal(), 0, 0.9
    )
    empty = rng.beta(10 * people.empty_chance, 10 * (1 - people.empty_chance))
    luck = rng.standard_normal(weeks + MOST_WEEKS)
    for week in range(1, len(luck)):
        luck[week] = alike * luck[week - 1] + np.sqrt(1 - alike**2) * luck[week]
    ratios = lasting * np.exp(sd * luck - sd**2 / 2) / (1 - empty)
    ratios[rng.random(len(ratios)) < empty] = 0.0
    return Case(ratios[:weeks], ratios[weeks:])


def learn(case: Case) -> distance.Pace:
    """Return the pace that is learned from a person's journal."""
    weeks = len(case.kept)
    first = TODAY - dt.timedelta(weeks=weeks)
    days = [first + dt.timedelta(weeks=week) for week in range(weeks)]
    entries = [
        Entry(f"w{week}", "worked", When.on(day), "work", amount=Hours(PROMISE * ratio))
        for week, (day, ratio) in enumerate(zip(days, case.kept, strict=True))
        if ratio > 0
    ]
    capacity = Capacity((Period(first, PROMISE),))
    plan = Plan(Goal("Ready"), capacity, (Requirement("work", "Work"),))
    return distance.measure(plan, entries, today=TODAY).pace


def foretell(pace: distance.Pace, hours: float, *, seed: int) -> roadmap.Futures:
    """Return the futures of one piece of certain work at a pace."""
    return roadmap.simulate(
        roadmap.Road(
            tasks=(roadmap.Task("work", hours=roadmap.certain(hours)),),
            capacity=roadmap.Segments.constant(PROMISE),
            first_monday_weeks=1.0,
            pace=roadmap.Pace(
                persistent=pace.table,
                weekly_sd=pace.weekly_sd,
                weekly_correlation=pace.weekly_correlation,
                empty_chance=pace.empty_chance,
            ),
        ),
        seed=seed,
        futures=FUTURES,
    )


def came(case: Case, hours: float) -> float:
    """Return the week at which so many hours are done; infinity: never."""
    done = np.cumsum(case.to_come) * PROMISE
    week = int(np.searchsorted(done, hours))
    if week == len(done):
        return float("inf")
    before = done[week - 1] if week else 0.0
    return float(week + (hours - before) / (case.to_come[week] * PROMISE))


@dataclass(frozen=True, slots=True)
class Score:
    """How a forecast did: CRPS in weeks, place of what came, in [0, 1]."""

    crps: float
    place: float


def score(told: np.ndarray[tuple[int], np.dtype[np.float64]], week: float) -> Score:
    """Score drawn weeks, shape (futures,), against the week that came."""
    told = np.minimum(told, MOST_WEEKS)
    week = min(week, MOST_WEEKS)
    ordered = np.sort(told)
    count = len(ordered)
    weights = 2 * np.arange(1, count + 1) - count - 1
    apart = float(weights @ ordered) / count**2  # E|X - X'| / 2
    crps = float(np.abs(told - week).mean()) - apart
    return Score(crps, float(np.mean(told < week)))


def coverage(scores: list[Score]) -> float:
    """Return how often the 80 % range held, in [0, 1]."""
    return float(np.mean([0.1 <= one.place <= 0.9 for one in scores]))


def ks(scores: list[Score]) -> float:
    """Return the largest deviation of the places from even ones."""
    places = np.sort([one.place for one in scores])
    even = np.arange(len(places) + 1) / len(places)
    return float(max(np.abs(places - even[1:]).max(), np.abs(places - even[:-1]).max()))


def measure(
    people: People, *, weeks: int, ahead: int, persons: int, seed: int
) -> dict[str, list[Score]]:
    """Return the scores of ours and of the peers, by name."""
    rng = np.random.default_rng(seed)
    scores: dict[str, list[Score]] = {"ours": [], "as promised": [], "independent": []}
    for _ in range(persons):
        case, hours = draw(people, weeks, rng), ahead * PROMISE
        week, pace = came(case, hours), learn(case)
        one = int(rng.integers(2**32))
        scores["ours"].append(score(foretell(pace, hours, seed=one).ready, week))
        scores["as promised"].append(score(np.array([float(ahead)]), week))
        alone = distance.Pace(pace.median, 1e-6, pace.weekly_sd, 0.0, pace.empty_chance)
        scores["independent"].append(
            score(foretell(alone, hours, seed=one).ready, week)
        )
    return scores


def run(quick: bool) -> Iterator[Row]:
    """Measure the range of the ready date, by people, journal and length of road."""
    persons = 60 if quick else 400
    for name, people in POPULATIONS.items():
        for weeks in (0, 12) if quick else JOURNALS:
            for ahead in AHEAD:
                scores = measure(
                    people, weeks=weeks, ahead=ahead, persons=persons, seed=SEED
                )
                case = f"{name}, {weeks} weeks kept, {ahead} ahead"
                yield from _rows(case, scores, persons)


def _rows(case: str, scores: dict[str, list[Score]], persons: int) -> Iterator[Row]:
    ours = scores.pop("ours")
    mean = float(np.mean([one.crps for one in ours]))
    for peer, theirs in scores.items():
        yield Row(
            bench="pace", case=case, metric="crps", unit="weeks", ours=mean,
            peer=float(np.mean([one.crps for one in theirs])), peer_name=peer,
            n=persons, seed=SEED,
        )  # fmt: skip
    yield Row(
        bench="pace", case=case, metric="coverage80", unit="share", ours=coverage(ours),
        peer=coverage(scores["independent"]), peer_name="independent",
        n=persons, seed=SEED,
    )  # fmt: skip
    yield Row(
        bench="pace", case=case, metric="ks", unit="share", ours=ks(ours),
        n=persons, seed=SEED,
    )  # fmt: skip
