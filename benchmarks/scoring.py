"""Do chances come true for people of the model: forecast, kept and scored by the program.

Each person draws a true rate and an unseen factor, and lives: looks (what the program
foretells is kept), tries, is answered, looks again, up to five times. Then the program
scores what it kept. So this checks the whole way from the journal to the reliability
table, not the world: that people are like the model is assumed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from benchmarks.row import Row
from million_miles.distance import reliability
from million_miles.journey import (
    Journey,
    ToldChance,
    look,
    saved_forecasts,
    score,
)
from million_miles.journey.odds import odds
from million_miles.journey.scene import scene_of
from million_miles.values import (
    AnyTime,
    BaseRate,
    Entry,
    Evidence,
    Goal,
    Plan,
    Requirement,
    Try,
    When,
)

SEED = 1
TODAY = dt.date(2026, 11, 23)
ANSWER = dt.timedelta(weeks=8)
TRIES, IN_TIME = 5, 3
RATES = ((1, 100), (3, 50), (10, 50), (20, 50), (35, 50))
PEER = "people drawn from the model"


def run(quick: bool) -> Iterator[Row]:
    """Print a row for each bin of chances told, of tries and of wished dates."""
    yield from rows_of(people=150 if quick else 1_000)


def rows_of(*, people: int) -> Iterator[Row]:
    """Let so many people live, and yield the tables of tries and of wished dates."""
    rng = np.random.default_rng(SEED)
    told = [one for n in range(people) for one in life(RATES[n % len(RATES)], rng)]
    kinds: tuple[Literal["try", "by_date"], ...] = ("try", "by_date")
    for of in kinds:
        yield from table(of, [one for one in told if one.of == of])


def table(of: str, told: Sequence[ToldChance]) -> Iterator[Row]:
    """Yield what was told beside what came, bin by bin, and the Brier score."""
    scored = reliability([(one.chance, one.came) for one in told])
    for one in scored.bins:
        yield Row(
            bench="scoring",
            case=f"{of}, told {one.low_chance:g} to {one.high_chance:g}: "
            f"{one.came} came, luck gives {one.low_came} to {one.high_came}",
            metric="chance", unit="share", ours=one.told_chance,
            peer=one.came / one.times, peer_name=PEER, n=one.times, seed=SEED,
        )  # fmt: skip
    yield Row(
        bench="scoring", case=f"{of}, all", metric="Brier score", unit="",
        ours=scored.brier, peer=scored.same_brier,
        peer_name="the share that came, each time", n=scored.times, seed=SEED,
    )  # fmt: skip


def life(rate: tuple[int, int], rng: np.random.Generator) -> tuple[ToldChance, ...]:
    """Return the chances that were told in the life of one person, with what came."""
    mine = _plan(rate, rng)
    chance = _own_chance(mine, rng)
    day = TODAY
    for number in range(1, TRIES + 1):
        outlook = look(mine, today=day, seed=SEED, futures=1024)
        yes = bool(rng.random() < chance)
        made = Entry(f"a{number}", "applied", When.on(day), "call")
        day += ANSWER
        outcome = "accepted" if yes else "refused"
        answer = Entry(f"b{number}", "answered", When.on(day), "call", amount=outcome)
        mine = replace(
            mine,
            entries=(*mine.entries, made, answer),
            forecasts=(*mine.forecasts, *saved_forecasts(outlook)),
        )
        if yes:
            break
    return score(mine, today=TODAY + 2 * TRIES * ANSWER, seed=SEED).chances


def _plan(rate: tuple[int, int], rng: np.random.Generator) -> Journey:
    attempt = Try("judged", AnyTime(), answer_weeks=8, base_rates=(BaseRate(*rate),))
    bar = Requirement("lab", "A year in a laboratory", level="edge",
                      evidence=Evidence(guess="some"))  # fmt: skip
    met = (Entry("f", "finished", When.on(TODAY), "lab"),) if rng.random() < 0.5 else ()
    counted = replace(bar, chosen=bool(met))
    by_date = TODAY + IN_TIME * ANSWER + dt.timedelta(days=3)
    call = Requirement("call", "The call", attempt=attempt)
    return Journey(Plan(Goal("Go", by_date=by_date), requirements=(counted, call)), met)


def _own_chance(mine: Journey, rng: np.random.Generator) -> float:
    """Draw the true rate and the unseen factor of one person of the model."""
    scene = scene_of(mine, TODAY)
    call = scene.counted["call"]
    assert call.attempt is not None  # noqa: S101 - the plan is our own
    model = odds(call, call.attempt, scene)
    of_rate = rng.choice(len(model.rate_weights), p=model.rate_weights)
    factor = rng.normal(0, model.sd)
    return float(np.interp(factor, model.unseen.values, model.tables[0][of_rate]))
