"""The people whose base rates are known, attempt after attempt."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from million_miles.push.rate import (
    RateGrid,
    mean_rate,
    rate_grid,
    rate_table,
    rates_by_attempt,
)
from million_miles.push.stages import Reaching, Refusal, reaching_of
from million_miles.push.unseen import MOST_SD, Floats, Unseen
from million_miles.values import BaseRate, Shape, Try

SdBasis = Literal["fitted", "assumed", "given"]

# How much people differ where no repeat rate tells; exams: docs/method.md has the fits.
ASSUMED_SD: dict[Shape, float] = {"exam": 2.0, "judged": 1.0, "cohort": 1.0}
TABLE_REACH, MOST_ROWS = 4.0, 600  # lifts in log odds that a table holds; its length
MOST_SHIFT = 24.0  # log odds beyond it are as good as no or yes


class OddsUnknownError(ValueError):
    """Nobody has said how often this try succeeds, and odds are not invented."""


@dataclass(frozen=True, slots=True, eq=False)
class Round:
    """One attempt of the population.

    Attributes:
        rate: what was counted.
        shifts: log odds of what the rate may truly be, ascending, shape (199,).
        grid: the same, with weights, for exact means.
        pool: the unseen factor among those who come to this attempt.
        reaching: how far those who are refused come; None: nobody counted that.
        is_last: later attempts are like this one, so that many lifts are asked of it.
    """

    rate: BaseRate
    shifts: Floats
    grid: RateGrid
    pool: Unseen
    reaching: Reaching | None = None
    is_last: bool = False

    def intercepts(self, shifts: Floats) -> Floats:
        """Return the intercepts at which the pool's mean chance has these log odds."""
        held = np.where(
            np.isneginf(shifts), shifts, np.clip(shifts, -MOST_SHIFT, MOST_SHIFT)
        )
        return self.pool.intercepts(held)

    def chances_by_slice(self, lift: float) -> Floats:
        """Return the chance by slice of the rate and unseen factor, (199, nodes)."""
        return self.pool.chances(self.intercepts(self.shifts + lift))

    def chances(self, lift: float) -> Floats:
        """Return the chance by rate of the grid and unseen factor, (rates, nodes)."""
        return self.pool.chances(self.intercepts(self.grid.places + lift))

    def mean_chances(self, lift: float, grid: RateGrid) -> Floats:
        """Return the chance by unseen factor of what `grid` is the share of, (nodes,)."""
        if np.isneginf(lift):
            return np.zeros(len(self.pool.values))
        places = grid.places + lift
        table = _tabulated(self, grid) if self.is_last and grid.beta else None
        if table is not None:
            even, chances = table
            first, last = np.searchsorted(even, (places[0], places[-1]))
            if first > 0 and last < len(even):
                weights = grid.weights_at(even[first:last] - lift)
                return np.asarray(weights @ chances[first:last])
        held = np.minimum(np.maximum(places, -MOST_SHIFT), MOST_SHIFT)
        return self.pool.mean_chances(held, grid.weights)


@functools.lru_cache(maxsize=64)
def _tabulated(one: Round, grid: RateGrid) -> tuple[Floats, Floats] | None:
    """Return even log odds, and the chance by each and the unseen factor.

    A lift then only moves the weights of the rate along this table, and nothing is
    solved anew. None: the rate is known so well that the table would be long.
    """
    low, high = grid.places[0] - TABLE_REACH, grid.places[-1] + TABLE_REACH
    low, high = max(low, -MOST_SHIFT), min(high, MOST_SHIFT)
    rows = int((high - low) / grid.step) + 1
    if rows > MOST_ROWS:
        return None
    places = low + np.arange(rows, dtype=np.float64) * grid.step
    return places, one.pool.chances(one.pool.intercepts(places))


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """Everything known of a try before one person's own answers.

    Attributes:
        rounds: one per attempt; later attempts are like the last.
        prior: the unseen factor of everybody who starts.
        sd: its standard deviation, in log odds.
        sd_basis: where that comes from.
    """

    rounds: tuple[Round, ...]
    prior: Unseen
    sd: float
    sd_basis: SdBasis

    def round(self, number: int) -> Round:
        """Return the round of attempt `number`, from 1 on."""
        return self.rounds[min(number, len(self.rounds)) - 1]

    def after_refusals(self, refusals: Sequence[float | Refusal]) -> Unseen:
        """Return the unseen factor of someone refused so often, a lift or more each."""
        unseen = self.prior
        for number, one in enumerate(refusals, start=1):
            refusal = one if isinstance(one, Refusal) else Refusal(one)
            likelihood = refusal_by_unseen(self.round(number), refusal)
            if likelihood @ unseen.weights > 0:  # what cannot be is no news
                unseen = unseen.after(likelihood)
        return unseen


@functools.lru_cache(maxsize=1024)
def chance_by_unseen(one: Round, lift: float) -> Floats:
    """Return the chance at each unseen factor, the true rate averaged, (nodes,).

    Each answer averages over the rate anew: one person's answers are no news about it.
    """
    return one.mean_chances(lift, one.grid)


def refusal_by_unseen(one: Round, refusal: Refusal) -> Floats:
    """Return how likely it is to be refused just there, by unseen factor, (nodes,).

    Where the stage is not known, or nobody counted any, it is to be refused at all.

    Source:
        docs/method.md#stages
    """
    place = one.reaching.place(refusal.stage) if one.reaching else None
    if place is None:
        return 1 - chance_by_unseen(one, refusal.lift)
    reached = reached_by_unseen(one, refusal.lift, place)
    return np.maximum(0.0, reached - reached_by_unseen(one, refusal.lift, place + 1))


@functools.lru_cache(maxsize=1024)
def reached_by_unseen(one: Round, lift: float, place: int) -> Floats:
    """Return the chance of coming to a counted stage or further, (nodes,).

    Everybody comes to the first; to the last come those who get a yes.
    """
    grids = one.reaching.grids if one.reaching else ()
    if place == 0:
        return np.ones(len(one.pool.values))
    if place > len(grids):
        return chance_by_unseen(one, lift)
    return one.mean_chances(lift, grids[place - 1])


def come_so_far(one: Round, stage: str, lift: float) -> tuple[Round, Floats] | None:
    """Return the round of a try that has come to `stage`, and how likely that was.

    Its rate lies below the share that comes so far, taken at its mean; its chance at
    each unseen factor is to be divided by how likely that was there, shape (nodes,).
    None: that stage says nothing, since everybody gets there or nobody counted it.

    Source:
        docs/method.md#stages
    """
    place = one.reaching.place(stage) if one.reaching else None
    if one.reaching is None or not place or np.isneginf(lift):
        return None
    mean, shifts, grid = one.reaching.from_here(place)
    shift = np.array([np.log(mean) - np.log1p(-mean) + lift])
    so_far = one.pool.chances(one.intercepts(shift))[0]
    return replace(one, shifts=shifts, grid=grid), so_far


@functools.lru_cache(maxsize=64)
def population(attempt: Try, sd: float | None = None) -> Population:
    """Return the population of `attempt`, with `sd` instead of its own if given.

    Source:
        docs/method.md#the-unseen-factor

    Raises:
        OddsUnknownError: the try has no base rates.
        ValueError: `sd` is not in [0, 4].
    """
    rates = rates_by_attempt(attempt)
    if not rates:
        raise OddsUnknownError("want at least one base rate, got none")
    basis: SdBasis = "given"
    if sd is None:
        sd, basis = _sd_of(attempt.shape, rates)
    prior = pool = Unseen.normal(sd)
    rounds: list[Round] = []
    for number in range(1, max(rates) + 1):
        if number in rates:
            rate = rates[number]
            shifts, reaching = rate_table(rate), reaching_of(attempt, rate)
            is_last = number == max(rates)
            grid = rate_grid(rate)
            rounds.append(Round(rate, shifts, grid, pool, reaching, is_last))
        else:
            rounds.append(rounds[-1])
        pool = pool.after(1 - chance_by_unseen(rounds[-1], 0.0))
    return Population(tuple(rounds), prior, sd, basis)


def _sd_of(shape: Shape, rates: dict[int, BaseRate]) -> tuple[float, SdBasis]:
    first, second = rates.get(1), rates.get(2)
    is_counted = first is not None and first.attempt == 1
    if shape == "exam" and is_counted and first and second:
        firsts, seconds = mean_rate(first), mean_rate(second)
        if seconds < firsts:
            return _fitted_sd(firsts, seconds), "fitted"
    return ASSUMED_SD[shape], "assumed"


def _fitted_sd(first: float, second: float) -> float:
    """Return the sd at which one intercept explains both rates; at most MOST_SD."""
    low, high = 0.0, MOST_SD
    for _ in range(30):
        sd = (low + high) / 2
        everybody = Unseen.normal(sd)
        intercept = everybody.intercepts(np.log([first / (1 - first)]))
        chances = everybody.chances(intercept)[0]
        repeat = chances @ everybody.after(1 - chances).weights
        low, high = (sd, high) if repeat > second else (low, sd)
    return (low + high) / 2
