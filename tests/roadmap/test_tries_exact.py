from __future__ import annotations

import numpy as np
import pytest
from numpy.polynomial.hermite_e import hermegauss
from numpy.typing import NDArray

from million_miles.roadmap import (
    Attempt,
    Chances,
    Fixed,
    Futures,
    Road,
    Segments,
    Task,
    simulate,
    standard_error,
)
from million_miles.values import LEVELS

Array = NDArray[np.float64]
NODES, WEIGHTS = hermegauss(80)
YEARS = np.arange(1.0, 9.0) * 52


def normal_table(sd: float) -> Array:
    levels = np.array(LEVELS)
    cumulated = np.cumsum(WEIGHTS) - WEIGHTS / 2
    return np.asarray(sd * np.interp(levels, cumulated / WEIGHTS.sum(), NODES))


def road(chances: Chances, *, limit: int | None = None) -> Road:
    attempt = Attempt("yearly", chances, answer_weeks=12, limit=limit)
    windows = Fixed(opens=YEARS, closes=YEARS + 2)
    return Road(
        (Task("call", attempt=attempt),), Segments.constant(5), {"yearly": windows}
    )


def uneven(intercept: float, sd: float) -> Chances:
    """Chances of people who differ by `sd`, and of rates nobody knows exactly."""
    return Chances(
        shift_grid=np.array([-10.0, 10.0]),
        intercepts=np.array([[intercept - 10, intercept + 10]]),
        luck=normal_table(sd),
        rate_shift=normal_table(0.3)[None],
    )


def exact_chance_over(tries: int, chances: Chances) -> float:
    """Integrate over both tables on a grid, each level standing for an equal share."""
    middle = chances.intercepts[0].mean()
    logits = middle + chances.rate_shift[0][:, None] + chances.luck[None, :]
    return float((1 - (1 / (1 + np.exp(logits))) ** tries).mean())


@pytest.mark.parametrize("tries", [1, 3, 8])
@pytest.mark.parametrize("sd", [0.0, 1.0, 2.5])
def test_tries_succeed_as_often_as_the_exact_grid_says(tries: int, sd: float) -> None:
    chances = uneven(-1.2, sd)

    def share(futures: Futures) -> float:
        return futures.try_chance("call")

    mean, error = standard_error(road(chances, limit=tries), share, seed=7)

    assert abs(mean - exact_chance_over(tries, chances)) <= 4 * error + 2e-4


@pytest.mark.parametrize("chance", [0.0, 0.3, 1.0])
def test_a_known_chance_is_met_try_by_try(chance: float) -> None:
    futures = simulate(road(Chances.steady(chance)), seed=3, futures=4096)

    shares = [futures.chance_by(float(year) + 12) for year in YEARS]

    expected = [1 - (1 - chance) ** k for k in range(1, len(YEARS) + 1)]
    assert shares == pytest.approx(expected, abs=0.02 if 0 < chance < 1 else 0)


def test_no_chance_is_never_and_a_sure_one_takes_one_try() -> None:
    never = simulate(road(Chances.steady(0)), seed=1, futures=64)
    sure = simulate(road(Chances.steady(1)), seed=1, futures=64)

    assert never.never_share == 1
    assert (never.tries == len(YEARS)).all()
    assert (sure.tries == 1).all()
    assert (sure.arrival == YEARS[0] + 12).all()


def test_a_bar_without_which_nobody_is_taken_gives_no_chance() -> None:
    chances = Chances(
        shift_grid=np.array([-10.0, 10.0]),
        intercepts=np.array([[-10.0, 10.0]]),
        luck=np.zeros(len(LEVELS)),
        rate_shift=np.zeros((1, len(LEVELS))),
        lifts=(("degree", 0.0, -np.inf),),
    )
    with_bar = road(chances)
    far = Task("degree", at_least_weeks=3 * 52 + 1)
    tasks = (*with_bar.tasks, far)
    futures = simulate(
        Road(tasks, with_bar.capacity, with_bar.calendars), seed=5, futures=512
    )

    assert (futures.arrival > 4 * 52).all()
    assert futures.try_chance("call") > 0.9
