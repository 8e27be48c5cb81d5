"""How fast odds are told, and whether what they say comes true for people of the model.

Calibration: people are drawn from the model (an unseen factor each; the true rate
averaged, as for one person's answers), tried and refused; `push.odds` tells the chance
of the next try from the refusals alone. The chance at each factor is the program's own,
so this checks how refusals are learned from, not the world; `tests/push` checks the
intercepts against integration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from benchmarks import next_bar
from benchmarks.clock import CPU, cpu_seconds
from benchmarks.row import Row
from million_miles import push
from million_miles.push.population import (
    _tabulated,
    chance_by_unseen,
    population,
    reached_by_unseen,
)
from million_miles.values import BaseRate, Evidence, Try

SEED = 1
TRIES, BARS = 50, 30
BUDGET_SECONDS = 0.020
JUDGED = Try("judged", base_rates=(BaseRate(60, 200),))
STAGES = ("applied", "qualified", "interviewed", "selected")
BY_STAGE = tuple(zip(STAGES, (3000, 400, 99, 11), strict=True))
FUNNEL = Try(
    "judged", base_rates=(BaseRate(11, 3000, by_stage=BY_STAGE),), stages=STAGES
)


def run(quick: bool) -> Iterator[Row]:
    """Time the questions, then check the odds after each number of refusals."""
    yield from speed(times=3 if quick else 10)
    yield from calibration(people=20_000 if quick else 1_000_000)
    yield from next_bar.rows(quick)


def speed(*, times: int) -> Iterator[Row]:
    """Time each question of somebody with 50 tries and 30 bars, warm and cold."""
    lifts = [
        push.lift(Evidence(selected=0.6, applicants=0.4 + i / 200), met=i % 2 == 0)
        for i in range(BARS)
    ]
    for kind, attempt in (("", JUDGED), ("funnel: ", FUNNEL)):
        stages = STAGES[:-1] if attempt.stages else ("",)
        refusals = [
            push.Refusal(0.01 * i, stages[i % len(stages)]) for i in range(TRIES)
        ]
        for name, question in questions(attempt, lifts, refusals):
            for case, seconds in (
                ("nothing kept", min(_from_nothing(question) for _ in range(times))),
                ("again", cpu_seconds(question, times=times)),
            ):
                yield Row(
                    bench="push",
                    case=f"{kind}{name}, {TRIES} tries, {BARS} bars, {case}",
                    metric="cpu_seconds", unit=CPU, ours=seconds, peer=BUDGET_SECONDS,
                    peer_name="what is promised",
                    n=times,
                )  # fmt: skip


def _from_nothing(question: Callable[[], object]) -> float:
    for kept in (population, chance_by_unseen, reached_by_unseen, _tabulated):
        kept.cache_clear()
    return cpu_seconds(question)


def questions(
    attempt: Try, lifts: list[push.Lift], refusals: list[push.Refusal]
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield everything that is asked of the odds, by name."""
    answers = [push.Answer(False, one.lift, one.stage) for one in refusals]
    after = [*(one.lift for one in refusals[1:]), push.total_lift(lifts).value]

    def told() -> push.Odds:
        return push.odds(attempt, lifts=lifts, refusals=refusals)

    yield "odds", told
    yield "twelve", lambda: told().chance_over(12)
    yield "weigh", lambda: push.weigh(attempt, answers)
    yield "onward", lambda: push.onward(attempt, answers, next_lifts=after)
    yield "split", lambda: push.split(attempt, lifts=lifts, refusals=refusals)
    yield "chances", lambda: push.chances(attempt, refusals=refusals)


def calibration(*, people: int) -> Iterator[Row]:
    """Tell the chance after j refusals beside the share of such people who got a yes."""
    rng = np.random.default_rng(SEED)
    crowd = push.odds(JUDGED)
    factor = rng.normal(0, crowd.sd, people)
    (table,) = crowd.tables
    by_factor = crowd.rate_weights @ table
    chance = np.interp(factor, crowd.unseen.values, by_factor)
    waiting = np.ones(people, dtype=bool)
    for refused in range(6):
        tried = int(waiting.sum())
        yes = waiting & (rng.random(people) < chance)
        told = push.odds(JUDGED, refusals=[0.0] * refused).chance
        yield Row(
            bench="push", case=f"after {refused} refusals, told beside what came true",
            metric="chance", unit="share", ours=told, peer=float(yes.sum() / tried),
            peer_name="people drawn from the model", n=tried, seed=SEED,
        )  # fmt: skip
        waiting &= ~yes
