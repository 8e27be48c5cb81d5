from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance import (
    Told,
    brier,
    crps_until,
    holds,
    place_until,
    score_tasks,
    unevenness,
)

CHANCES = np.arange(1, 100) / 100
NEVER = 0.5


def told(points: list[float]) -> Told:
    return Told(np.array(points))


def test_a_certain_forecast_is_off_by_its_distance_as_far_as_it_was_followed() -> None:
    assert crps_until(told([4.0]), 7.0, 100) == pytest.approx(3)
    assert crps_until(told([7.0]), 4.0, 100) == pytest.approx(3)
    assert crps_until(told([4.0]), None, 5) == pytest.approx(1)
    assert crps_until(told([4.0]), None, 3) == 0
    assert crps_until(told([np.inf]), None, 1_000) == 0
    assert crps_until(told([np.inf]), 10.0, 30) == pytest.approx(20)


def test_the_integral_is_that_of_an_even_spread_in_closed_form() -> None:
    even = told(list((np.arange(2_000) + 0.5) / 2_000))

    assert crps_until(even, 0.3, 1) == pytest.approx(0.3**3 / 3 + 0.7**3 / 3, abs=1e-6)
    assert crps_until(even, None, 0.5) == pytest.approx(0.5**3 / 3, abs=1e-6)


@given(
    st.lists(st.floats(0.1, 100), min_size=5, max_size=5).map(sorted),
    st.lists(st.floats(0.1, 100), min_size=5, max_size=5).map(sorted),
    st.floats(0, 120),
)
def test_no_other_forecast_is_better_on_average_than_the_true_one(
    truth: list[float], other: list[float], followed: float
) -> None:
    def expected(forecast: list[float]) -> float:
        scores = [
            crps_until(told(forecast), came if came <= followed else None, followed)
            for came in truth
        ]
        return float(np.mean(scores))

    assert expected(truth) <= expected(other) + 1e-9


def test_a_perfect_forecaster_scores_as_perfect_though_most_goals_are_unfinished() -> (
    None
):
    rng = np.random.default_rng(1)
    count = 4_000
    middles = np.exp(rng.normal(4, 0.7, count))
    come = middles * np.exp(0.8 * rng.standard_normal(count))
    come[rng.random(count) < NEVER] = np.inf
    followed = rng.uniform(1, 400, count)
    chances = CHANCES[CHANCES < 1 - NEVER] / (1 - NEVER)
    ratios = np.quantile(np.exp(0.8 * rng.standard_normal(400_000)), chances)
    quantiles = np.concatenate((ratios, np.full(99 - len(ratios), np.inf)))
    decided, places, naive = [], [], []
    for middle, came, until in zip(middles, come, followed, strict=True):
        forecast = Told(middle * quantiles)
        seen = float(came) if came <= until else None
        decided.append(holds(forecast, seen, until))
        places.append(place_until(forecast, seen, until, luck=float(rng.random())))
        if seen is not None:
            naive.append(place_until(forecast, seen, np.inf, luck=float(rng.random())))
    judged = [one for one in decided if one is not None]

    share = float(np.mean(judged))
    assert len(judged) > 1_000
    # The range runs from the 10 % point to never: nine in ten.
    assert share == pytest.approx(0.9, abs=4 * (0.09 / len(judged)) ** 0.5 + 0.005)
    assert unevenness(np.array(places)) < 1.63 / count**0.5 + 0.005
    assert unevenness(np.array(naive)) > 0.4


def test_a_range_is_judged_when_its_end_has_passed_not_sooner() -> None:
    forecast = told(list(np.arange(1.0, 100.0)))

    assert holds(forecast, 50, 60) is None
    assert holds(forecast, 50, 95) is True
    assert holds(forecast, None, 95) is False
    assert holds(forecast, 3, 95) is False


def test_where_the_end_lies_in_never_its_beginning_decides() -> None:
    forecast = told([*np.arange(1.0, 50.0), *[np.inf] * 50])

    assert holds(forecast, None, 5) is None
    assert holds(forecast, None, 20) is True
    assert holds(forecast, 3, 20) is False
    assert holds(told([np.inf] * 99), None, 1e6) is None


def test_a_chance_is_scored_by_its_square() -> None:
    assert (brier(0.0, True), brier(0.5, False), brier(1.0, True)) == (1, 0.25, 0)


def test_without_finished_work_there_is_nothing_to_score() -> None:
    scores = score_tasks((), rng=np.random.default_rng(1))

    assert (scores.held, scores.crps_hours) == ((), 0)


def test_steady_overruns_are_learned_and_beat_the_raw_estimate() -> None:
    rng = np.random.default_rng(2)
    estimates = rng.uniform(1, 8, 60)
    actual = 1.8 * estimates * np.exp(0.2 * rng.standard_normal(60))
    history = list(zip(estimates.tolist(), actual.tolist(), strict=True))

    scores = score_tasks(history, rng=rng)

    assert scores.crps_hours < 0.5 * scores.raw_hours
    assert scores.crps_hours < 1.1 * scores.ebs_hours
    assert 0.7 < np.mean(scores.held) < 0.95
