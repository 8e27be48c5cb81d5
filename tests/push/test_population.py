"""The unseen factor of a population, and rates that it keeps."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles import push
from million_miles.push.population import population
from million_miles.push.unseen import Unseen
from million_miles.values import LEVELS, BaseRate, Shape, Try


def exam(first: tuple[int, int], repeat: tuple[int, int]) -> Try:
    rates = BaseRate(*first, 1), BaseRate(*repeat, 2, and_later=True)
    return Try("exam", base_rates=rates)


NCLEX_2018 = exam((144_123, 163_238), (16_521, 38_225))  # 88.29 % and 43.22 %
FE_CIVIL = exam((10_150, 16_639), (3_156, 9_863))  # 61 % and 32 %
PE_TRANSPORTATION = exam((1_180, 1_685), (529, 1_038))  # 70 % and 51 %


@pytest.mark.parametrize(
    ("attempt", "sd"), [(NCLEX_2018, 3.4), (FE_CIVIL, 2.5), (PE_TRANSPORTATION, 1.5)]
)
def test_published_exams_give_the_spread_of_their_candidates(
    attempt: Try, sd: float
) -> None:
    crowd = population(attempt)

    assert crowd.sd == pytest.approx(sd, abs=0.05)
    assert crowd.sd_basis == "fitted"


def test_where_the_spread_is_fitted_one_intercept_serves_both_attempts() -> None:
    first, repeat = population(NCLEX_2018).rounds

    middles = [np.interp([0.5], LEVELS, one.shifts) for one in (first, repeat)]
    found = [
        one.intercepts(middle)[0]
        for one, middle in zip((first, repeat), middles, strict=True)
    ]

    assert found[0] == pytest.approx(found[1], abs=1e-3)


@pytest.mark.parametrize(("shape", "sd"), [("judged", 1), ("cohort", 1), ("exam", 2)])
def test_without_a_repeat_rate_the_spread_is_assumed(shape: Shape, sd: float) -> None:
    crowd = population(Try(shape, base_rates=(BaseRate(1, 4),)))

    assert (crowd.sd, crowd.sd_basis) == (sd, "assumed")


def test_repeats_that_do_better_cannot_be_explained_by_who_leaves() -> None:
    crowd = population(exam((131, 1000), (334, 1000)))

    assert (crowd.sd, crowd.sd_basis) == (2, "assumed")
    assert [one.pool is crowd.prior for one in crowd.rounds] == [True, False]


def test_a_rate_of_any_attempt_is_no_first_rate_to_fit_with() -> None:
    rates = BaseRate(61, 100), BaseRate(32, 100, 2)

    assert population(Try("exam", base_rates=rates)).sd_basis == "assumed"


def test_an_attempt_without_its_own_rate_is_like_the_one_before() -> None:
    rates = BaseRate(6, 10, 1), BaseRate(2, 10, 3)

    first, second, third = population(Try("judged", base_rates=rates)).rounds

    assert second is first
    assert third is not first


def test_odds_nobody_knows_are_refused() -> None:
    with pytest.raises(push.OddsUnknownError, match="at least one base rate"):
        population(Try("judged"))


@pytest.mark.parametrize("sd", [-0.1, 4.1, math.nan])
def test_a_spread_out_of_range_is_refused(sd: float) -> None:
    with pytest.raises(ValueError, match="want 0 <= sd <= 4"):
        population(NCLEX_2018, sd)


@given(st.floats(-12, 12), st.floats(0, 4))
def test_the_unseen_factor_keeps_the_mean_chance(log_odds: float, sd: float) -> None:
    everybody = Unseen.normal(sd)

    intercepts = everybody.intercepts(np.array([log_odds]))

    mean = everybody.chances(intercepts)[0] @ everybody.weights
    assert mean == pytest.approx(1 / (1 + math.exp(-log_odds)), rel=1e-9)


def test_without_correction_rare_chances_would_grow() -> None:
    everybody = Unseen.normal(1)
    log_odds = np.log([8 / 6364])

    mean = everybody.chances(log_odds)[0] @ everybody.weights

    assert mean / (8 / 6372) == pytest.approx(1.6, abs=0.05)


def test_the_quantiles_are_those_of_the_normal() -> None:
    table = Unseen.normal(1).table()

    exact = [NormalDist().inv_cdf(level) for level in LEVELS]
    assert table == pytest.approx(exact, abs=0.005)


def test_no_news_is_no_bits() -> None:
    everybody = Unseen.normal(1)

    assert everybody.after(np.full(len(everybody.values), 0.3)).bits_from(
        everybody
    ) == pytest.approx(0, abs=1e-12)
