"""How far a try that was refused came, and how likely that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from million_miles.push.rate import RateGrid, beta_grid, beta_table, year_of
from million_miles.push.unseen import Floats
from million_miles.values import BaseRate, Try, stage_of


@dataclass(frozen=True, slots=True)
class Refusal:
    """A try that was refused.

    Attributes:
        lift: the total lift that held then, in log odds; 0 where not known.
        stage: how far it came, as the try names its stages; empty: not known.
    """

    lift: float = 0.0
    stage: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Reaching:
    """What share of those who try reach each stage, as far as it was counted.

    Attributes:
        stages: every stage of the try, in order.
        counted: the stages that were counted, the first and the last among them.
        grids: for each counted stage between those two, what the share that comes so
            far or further may truly be.
        betas: (yes, no) of the Beta of each of those shares.
        yes: the first number of the Beta of the whole.
        lender: the count that the stages are taken from.
    """

    stages: tuple[str, ...]
    counted: tuple[str, ...]
    grids: tuple[RateGrid, ...]
    betas: tuple[tuple[float, float], ...]
    yes: float
    lender: BaseRate

    def place(self, stage: str) -> int | None:
        """Return how many counted stages lie before the last one reached.

        None: not one of the stages, or the last, which nobody is refused at.
        """
        known = stage_of(stage, self.stages)
        if not known or known == self.stages[-1]:
            return None
        passed = self.stages[: self.stages.index(known) + 1]
        return sum(one in passed for one in self.counted) - 1

    def from_here(self, place: int) -> tuple[float, Floats, RateGrid]:
        """Return how a rate may lie below the share that comes to a stage between.

        Given the mean of that share, in (0, 1), the whole is that mean times a Beta of
        its own: those who get a yes among those who come so far.

        Returns:
            the mean share; the log odds of the whole, as a table and as a grid.
        """
        yes, no = self.betas[place - 1]
        mean = yes / (yes + no)
        pair = self.yes, yes - self.yes
        grid = beta_grid(*pair)
        within = RateGrid(_times(mean, grid.places), grid.weights)
        return mean, _times(mean, beta_table(*pair)), within


def _times(mean: float, log_odds: Floats) -> Floats:
    """Return the log odds of `mean` times the shares with these log odds."""
    log_share = np.log(mean) - np.logaddexp(0, -log_odds)
    return np.asarray(log_share - np.log1p(-np.exp(log_share)))


def reaching_of(attempt: Try, rate: BaseRate) -> Reaching | None:
    """Return the stages behind `rate`; None: nobody counted any.

    A rate that was not counted by stage borrows how the refused were spread over the
    stages from the latest count that was; one of the same attempt first.

    Source:
        docs/method.md#stages
    """
    lender = counted_by_stage(attempt, rate)
    if lender is None:
        return None
    betas = _betas(rate, lender)
    return Reaching(
        stages=attempt.stages,
        counted=tuple(stage for stage, _ in lender.by_stage),
        grids=tuple(beta_grid(*pair) for pair in betas),
        betas=tuple(betas),
        yes=rate.successes + 0.5,
        lender=lender,
    )


def counted_by_stage(attempt: Try, rate: BaseRate) -> BaseRate | None:
    """Return the count that tells the stages behind `rate`; None: there is none."""
    if rate.by_stage:
        return rate
    return max(
        (one for one in attempt.base_rates if one.by_stage),
        key=lambda one: (one.attempt == rate.attempt, year_of(one)),
        default=None,
    )


def _betas(rate: BaseRate, lender: BaseRate) -> list[tuple[float, float]]:
    """Return for each stage between the ends the Beta of reaching it or further.

    The refused of `rate` are spread as those of `lender` were; what the prior gives each
    stage stays, so that no Beta is narrower than the counts make it.
    """
    refused, lent = rate.tries - rate.successes, lender.tries - lender.successes
    passes = len(lender.by_stage) - 1
    found = []
    for place, (_, count) in enumerate(lender.by_stage[1:-1], start=1):
        ahead = (passes - place) / passes
        share = (count - lender.successes) / lent if lent else ahead
        later = refused * share + 0.5 * ahead
        yes = rate.successes + 0.5 + later
        found.append((yes, refused + 0.5 - later))
    return found
