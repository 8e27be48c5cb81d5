"""Which base rate holds for an attempt, and how surely it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from million_miles.push.unseen import Floats
from million_miles.values import LEVELS, BaseRate, Try

MOST_ATTEMPTS = 16  # later attempts keep the rate and the intercept of this one
NODES = 8001  # several in each of the 199 slices


def rates_by_attempt(attempt: Try) -> dict[int, BaseRate]:
    """Return the rate stated for each attempt, the first one always among them.

    Of several rates for one attempt the latest year holds, then the first one listed.
    Where none is stated for the first attempt, the rate of any attempt serves, or else
    the earliest one stated. No base rate at all: nothing.
    """
    stated: dict[int, BaseRate] = {}
    for rate in sorted(attempt.base_rates, key=year_of, reverse=True):
        stated.setdefault(rate.attempt or 0, rate)
    any_attempt = stated.pop(0, None)
    by_attempt = {n: stated[n] for n in sorted(stated)}
    first = any_attempt or next(iter(by_attempt.values()), None)
    if first is not None:
        by_attempt.setdefault(1, first)
    return {n: r for n, r in by_attempt.items() if n <= MOST_ATTEMPTS}


def year_of(rate: BaseRate) -> int:
    """Return the latest year that a rate names; 0: none."""
    years = re.findall(r"(?<!\d)(?:19|20)\d\d", rate.year)
    return max(map(int, years), default=0)


def mean_rate(rate: BaseRate) -> float:
    """Return the mean of what the rate may truly be, in (0, 1)."""
    return (rate.successes + 0.5) / (rate.tries + 1)


def rate_table(rate: BaseRate) -> Floats:
    """Return the log odds of what the rate may truly be, ascending, shape (199,).

    The true rate is Beta(k + 1/2, n - k + 1/2). Each entry is the mean rate within one
    of 199 equal slices, so that the plain mean over the table is the exact mean.

    Source:
        docs/method.md#the-base-rate-of-a-try
    """
    return beta_table(rate.successes + 0.5, rate.tries - rate.successes + 0.5)


def beta_table(yes: float, no: float) -> Floats:
    """Return the table of a share that is Beta(yes, no), both > 0, shape (199,)."""
    if yes > no:  # count the rarer answer, whose small chances stay exact
        return -_slice_log_odds(no, yes)[::-1]
    return _slice_log_odds(yes, no)


@dataclass(frozen=True, slots=True, eq=False)
class RateGrid:
    """What a rate may truly be, on an even grid of log odds.

    Attributes:
        places: log odds, ascending, shape (rates,).
        weights: chances of those, sum 1, shape (rates,).
        beta: (yes, no) of the Beta they are from; None: the places are not even.
    """

    places: Floats
    weights: Floats
    beta: tuple[float, float] | None = None

    @property
    def step(self) -> float:
        """The distance between two places."""
        return float(self.places[1] - self.places[0])

    def weights_at(self, places: Floats) -> Floats:
        """Return the weights at other even `places` that cover the same, sum 1.

        A sum over any even grid so fine is exact, wherever the grid begins.
        """
        if self.beta is None:
            raise ValueError("want the grid of a Beta")
        return _beta_weights(places, *self.beta)


def rate_grid(rate: BaseRate) -> RateGrid:
    """Return the grid over which means are exact to about 1e-9.

    The table of 199 slices forgets how the rate varies within a slice, which moves the
    chance over several tries by some 3e-6.

    Source:
        docs/method.md#the-base-rate-of-a-try
    """
    return beta_grid(rate.successes + 0.5, rate.tries - rate.successes + 0.5)


def beta_grid(yes: float, no: float) -> RateGrid:
    """Return the grid of a share that is Beta(yes, no), both > 0."""
    sd = np.sqrt(1 / yes + 1 / no)
    low, high = _reach(yes, no)
    count = int(np.ceil((high - low) / min(0.4, 0.5 * sd))) + 1
    places = np.linspace(low, high, count)
    return RateGrid(places, _beta_weights(places, yes, no), (yes, no))


def _reach(yes: float, no: float) -> tuple[float, float]:
    """Return the log odds beyond which the rate as good as never lies."""
    middle = np.log(yes / no)
    sd = np.sqrt(sum(1 / a + 1 / (2 * a * a) for a in (yes, no)))
    return middle - 7 * sd - 15 / yes, middle + 7 * sd + 15 / no


def _beta_weights(places: Floats, yes: float, no: float) -> Floats:
    heights = yes * places - (yes + no) * np.logaddexp(0, places)
    weights = np.exp(heights - heights.max())
    return np.asarray(weights / weights.sum())


def _slice_log_odds(yes: float, no: float) -> Floats:
    places = np.linspace(*_reach(yes, no), NODES)  # log odds
    weights = _beta_weights(places, yes, no)
    rates = 1 / (1 + np.exp(-places))
    edges = np.linspace(0, 1, len(LEVELS) + 1)
    below = np.cumsum(weights) - weights / 2
    mass = np.cumsum(weights * rates) - weights * rates / 2
    ends = np.interp(edges, below, mass)
    ends[0], ends[-1] = 0.0, weights @ rates
    means = np.diff(ends) * len(LEVELS)
    return np.asarray(np.log(means) - np.log1p(-means))
