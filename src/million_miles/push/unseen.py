"""The unseen factor: what makes a person's chance differ from that of their group.

How it works: the factor lives on an even grid of log odds. On such a grid sums of
smooth, quickly falling functions are exact to about 1e-8, so nothing is sampled.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from million_miles.values import LEVELS

Floats = NDArray[np.float64]

REACH_SD = 8.0  # the grid ends where one person in 10^15 would be
STEP_SD = 0.1
MOST_SD = 4.0  # beyond it the grid is too short for rare chances
NEAR = 1e-5  # log odds
GUESS_STEP, GUESS_REACH = 0.25, 96  # log odds: from -24 to 24


@dataclass(frozen=True, slots=True, eq=False)
class Unseen:
    """How likely each value of the unseen factor is.

    Attributes:
        values: log odds, ascending, shape (nodes,).
        weights: chances of those values, sum 1, shape (nodes,).
    """

    values: Floats
    weights: Floats

    @classmethod
    def normal(cls, sd: float) -> Unseen:
        """Return the factor of a group: normal, mean 0, standard deviation `sd`.

        Raises:
            ValueError: `sd` is not in [0, 4].
        """
        if not 0 <= sd <= MOST_SD:  # also refuses NaN
            raise ValueError(f"want 0 <= sd <= {MOST_SD:g}, got {sd}")
        half = round(REACH_SD / STEP_SD)
        places = np.arange(-half, half + 1, dtype=np.float64) * STEP_SD
        weights = np.exp(-(places**2) / 2)
        return cls(sd * places, weights / weights.sum())

    def chances(self, intercepts: Floats) -> Floats:
        """Return the chance at each value, shape (..., nodes); -inf gives 0."""
        return np.asarray(1 / (1 + self._odds_against(intercepts)))

    def after(self, likelihood: Floats) -> Unseen:
        """Return what is known after news of this `likelihood`, shape (nodes,)."""
        weights = self.weights * likelihood
        return Unseen(self.values, weights / weights.sum())

    def log_odds(self, intercepts: Floats) -> Floats:
        """Return the log odds of the mean chance at each intercept, same shape."""
        return self._log_odds(intercepts)[0]

    def intercepts(self, log_odds: Floats, *, start: Floats | None = None) -> Floats:
        """Return the intercepts at which the mean chance has these `log_odds`.

        Newton's method on the log odds, which are nearly a straight line; `start` is a
        first guess. -inf stays -inf.

        Source:
            docs/method.md#the-unseen-factor
        """
        found = np.array(log_odds, dtype=np.float64)
        finite = np.isfinite(log_odds)
        wanted = log_odds[finite]
        tries = _guess(self, wanted) if start is None else start[finite]
        for _ in range(60):
            came, slope = self._log_odds(tries)
            move = (wanted - came) / slope
            tries = tries + move
            if np.abs(move).max(initial=0) < NEAR:  # the next one would be near 1e-10
                break
        found[finite] = tries
        return found

    def mean_chances(self, log_odds: Floats, weights: Floats) -> Floats:
        """Return the chance at each value, (nodes,), averaged over groups by `weights`.

        Each of the groups has the mean chance of these `log_odds`. The guess is so near
        that one step of Newton, as a straight line in the chances too, is exact.
        """
        tries = _guess(self, log_odds)
        odds_against = self._odds_against(tries)
        yes = 1 / (1 + odds_against)
        no = odds_against * yes
        both = yes * no
        mean_yes, mean_no = yes @ self.weights, no @ self.weights
        slope = both @ self.weights / (mean_yes * mean_no)
        move = (log_odds - np.log(mean_yes / mean_no)) / slope
        if np.abs(move).max() > NEAR:
            return np.asarray(weights @ self.chances(self.intercepts(log_odds)))
        return np.asarray(weights @ yes + (weights * move) @ both)

    def table(self) -> Floats:
        """Return the quantiles at LEVELS, ascending, shape (199,)."""
        middles = np.cumsum(self.weights) - self.weights / 2
        return np.interp(LEVELS, middles, self.values)

    def bits_from(self, before: Unseen) -> float:
        """Return the Kullback-Leibler divergence from `before` to this, in bits."""
        seen = self.weights > 0
        ratios = self.weights[seen] / before.weights[seen]
        return max(0.0, float(self.weights[seen] @ np.log2(ratios)))

    def guess_table(self) -> tuple[Floats, Floats, Floats]:
        """Return log odds, even; their intercepts; and the slopes of those."""
        steps = np.arange(-GUESS_REACH, GUESS_REACH + 1, dtype=np.float64)
        places = steps * GUESS_STEP
        found = self.intercepts(places, start=places)
        return places, found, 1 / self._log_odds(found)[1]

    def _log_odds(self, intercepts: Floats) -> tuple[Floats, Floats]:
        odds_against = self._odds_against(intercepts)
        yes = 1 / (1 + odds_against)
        no = odds_against * yes
        mean_yes, mean_no = yes @ self.weights, no @ self.weights
        slope = (yes * no) @ self.weights / (mean_yes * mean_no)
        return np.log(mean_yes / mean_no), slope

    def _odds_against(self, intercepts: Floats) -> Floats:
        return np.multiply.outer(np.exp(-intercepts), np.exp(-self.values))


_guess_table = functools.lru_cache(maxsize=64)(Unseen.guess_table)


def _guess(unseen: Unseen, log_odds: Floats) -> Floats:
    """Return intercepts that Newton's method need hardly move: cubics through a table.

    Many lifts are asked of one group, and the table is made once for all of them.
    """
    places, found, slopes = _guess_table(unseen)
    at = (log_odds - places[0]) / GUESS_STEP
    left = np.minimum(np.maximum(at.astype(np.int64), 0), len(places) - 2)
    t = at - left
    low, rise = found[left], slopes[left] * GUESS_STEP
    gap, end = found[left + 1] - low, slopes[left + 1] * GUESS_STEP
    bend = rise + end - 2 * gap
    return np.asarray(low + t * (rise + t * (gap - rise - bend + t * bend)))
