"""The exact grid against brute-force integration over rate and unseen factor."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize, special, stats

from million_miles import push
from million_miles.values import BaseRate, Try

RATE_NODES, FACTOR_NODES = 400, 400


def brute_force(k: int, n: int, *, sd: float, lifts: list[float], ahead: int) -> float:
    """Return the chance of a yes in `ahead` tries after a refusal at each of `lifts`.

    Gauss-Legendre in the probability of the rate and in the unseen factor; one
    intercept for each rate by bisection.
    """
    places, weights = np.polynomial.legendre.leggauss(RATE_NODES)
    rate_weights = weights / 2
    rates = stats.beta(k + 0.5, n - k + 0.5).ppf((places + 1) / 2)
    points, masses = np.polynomial.legendre.leggauss(FACTOR_NODES)
    factors = 9 * sd * points
    prior = 9 * sd * masses * stats.norm(scale=sd).pdf(factors)

    def chances(lift: float) -> np.ndarray:
        rows = []
        for wanted in special.expit(special.logit(rates) + lift):
            found = optimize.brentq(
                lambda a, w=wanted: prior @ special.expit(a + factors) - w,
                -60,
                60,
                xtol=1e-13,
            )
            rows.append(special.expit(found + factors))
        return np.array(rows)

    table = chances(0.0)
    after = prior.copy()
    for lift in lifts:
        at = table if lift == 0 else chances(lift)
        after *= 1 - rate_weights @ at
    after /= after.sum()
    return float(1 - rate_weights @ ((1 - table) ** ahead) @ after)


@pytest.mark.parametrize(
    ("k", "n", "sd", "lifts", "ahead"),
    [
        (8, 6372, 1.0, [0.0] * 3, 1),
        (11, 3000, 1.0, [], 12),
        (60, 100, 1.0, [0.0] * 5, 1),
        (60, 100, 2.0, [-0.7, 0.4], 3),
        (883, 1000, 3.4, [0.0], 2),
    ],
)
def test_the_grid_agrees_with_integration_to_a_millionth(
    k: int, n: int, sd: float, lifts: list[float], ahead: int
) -> None:
    attempt = Try("judged", base_rates=(BaseRate(k, n),))

    ours = push.odds(attempt, refusals=lifts, sd=sd).chance_over(ahead)

    exact = brute_force(k, n, sd=sd, lifts=lifts, ahead=ahead)
    assert ours == pytest.approx(exact, abs=1e-6)
