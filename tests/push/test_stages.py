"""What the stage that a refused try reached says."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, special, stats

from million_miles import push
from million_miles.push.population import population, refusal_by_unseen
from million_miles.values import BaseRate, Try

STAGES = ("applied", "qualified", "interviewed", "selected")


def funnel(*counts: int, stages: tuple[str, ...] = STAGES, **more: object) -> BaseRate:
    names = stages if len(counts) == len(stages) else (stages[0], *stages[2:])
    by_stage = tuple(zip(names, counts, strict=True))
    return BaseRate(counts[-1], counts[0], by_stage=by_stage, **more)  # type: ignore[arg-type]


def judged(*rates: BaseRate) -> Try:
    return Try("judged", base_rates=rates, stages=STAGES)


NASA_2004 = judged(funnel(3000, 99, 11))
NASA_2013 = judged(funnel(6372, 120, 8))


def chance(attempt: Try, *stages: str, sd: float | None = None) -> float:
    refusals = [push.Refusal(stage=stage) for stage in stages]
    return push.odds(attempt, refusals=refusals, sd=sd).chance


def test_where_every_stage_is_rare_an_interview_multiplies_the_odds_by_e() -> None:
    # By hand: expit(a + u) is e^(a + u), so coming so far moves u by sd^2.
    rare = judged(funnel(10**9, 10**9 // 100, 10**5, 10))

    before = push.odds(rare).chance

    assert chance(rare, "interviewed") / before == pytest.approx(math.e, rel=2e-3)
    twice = chance(rare, "interviewed", "interviewed")
    assert twice / before == pytest.approx(math.e**2, rel=4e-3)


def test_of_99_interviewed_an_interview_says_much_and_being_sorted_out_little() -> None:
    assert push.one_in(push.odds(NASA_2004).chance) == 260
    assert push.one_in(chance(NASA_2004, "interviewed")) == 110
    assert push.one_in(chance(NASA_2004, "applied")) == 270
    assert push.one_in(chance(NASA_2013, "interviewed")) == 300


def test_without_a_stage_a_refusal_says_what_it_said_before() -> None:
    plain = Try("judged", base_rates=(BaseRate(11, 3000),))

    for stages in ((), ("",), ("", "")):
        assert chance(NASA_2004, *stages) == chance(plain, *stages)
    assert chance(NASA_2004, "no such stage") == chance(plain, "")
    assert chance(NASA_2004, "selected") == chance(plain, "")


def test_a_stage_that_was_not_counted_is_the_one_before_it() -> None:
    assert chance(NASA_2004, "qualified") == chance(NASA_2004, "applied")


@st.composite
def funnels(draw: st.DrawFn) -> Try:
    tries = draw(st.integers(1, 10_000))
    counts = sorted((draw(st.integers(0, tries)) for _ in range(3)), reverse=True)
    return judged(funnel(tries, *counts))


@given(funnels(), st.floats(0, 4), st.floats(-2, 2))
@settings(max_examples=40)
def test_the_stages_share_out_being_refused_and_nothing_else(
    attempt: Try, sd: float, lift: float
) -> None:
    (one,) = population(attempt, sd).rounds

    parts = [refusal_by_unseen(one, push.Refusal(lift, stage)) for stage in STAGES[:-1]]

    assert sum(parts) == pytest.approx(
        refusal_by_unseen(one, push.Refusal(lift)), abs=1e-12
    )
    assert all((part >= 0).all() for part in parts)


@given(funnels(), st.floats(0, 4))
@settings(max_examples=40)
def test_everybody_together_reaches_each_stage_as_often_as_was_counted(
    attempt: Try, sd: float
) -> None:
    (rate,) = attempt.base_rates
    counts = [count for _, count in rate.by_stage]
    crowd = population(attempt, sd)

    shares = [
        refusal_by_unseen(crowd.rounds[0], push.Refusal(stage=s)) @ crowd.prior.weights
        for s in STAGES[:-1]
    ]

    # The half of the prior for "no" is shared out evenly.
    told = [
        (here - after + 0.5 / 3) / (counts[0] + 1) for here, after in pairwise(counts)
    ]
    assert shares == pytest.approx(told, abs=1e-8)


@given(funnels())
@settings(max_examples=40)
def test_the_further_a_refused_try_came_the_better_the_next_odds(attempt: Try) -> None:
    chances = [chance(attempt, stage) for stage in STAGES[:-1]]

    assert chances == sorted(chances)


def brute_force(
    counts: tuple[int, ...], refused: list[tuple[int, float]], *, sd: float
) -> float:
    """Return the chance after refusals at (place, lift), by plain integration.

    The shares that reach each stage are integrated over their Betas by Gauss-Legendre
    in the probability, one intercept for each by bisection.
    """
    places, weights = np.polynomial.legendre.leggauss(300)
    points, masses = np.polynomial.legendre.leggauss(400)
    factors = 9 * sd * points
    prior = 9 * sd * masses * stats.norm(scale=sd).pdf(factors)
    n, passes = counts[0], len(counts) - 1

    def reached(place: int, lift: float) -> np.ndarray:
        if place == 0:
            return np.ones(len(factors))
        half = 0.5 * (passes - place) / passes
        yes, no = counts[place] + 0.5 + half, n - counts[place] + 0.5 - half
        shares = stats.beta(yes, no).ppf((places + 1) / 2)
        rows = []
        for share in shares:
            wanted = special.expit(special.logit(share) + lift)
            found = optimize.brentq(
                lambda a, w=wanted: prior @ special.expit(a + factors) - w,
                -60,
                60,
                xtol=1e-13,
            )
            rows.append(special.expit(found + factors))
        return np.asarray(weights / 2 @ np.array(rows))

    after = prior.copy()
    for place, lift in refused:
        after *= reached(place, lift) - reached(place + 1, lift)
    after /= after.sum()
    return float(reached(passes, 0.0) @ after)


@pytest.mark.parametrize(
    ("counts", "refused", "sd"),
    [
        ((3000, 900, 99, 11), [(2, 0.0)], 1.0),
        ((200, 90, 70, 60), [(0, 0.0), (1, 0.5), (2, -0.4)], 1.0),
        ((6372, 500, 120, 8), [(0, 0.0), (2, 0.0)], 2.0),
    ],
)
def test_stages_agree_with_integration_to_a_millionth(
    counts: tuple[int, ...], refused: list[tuple[int, float]], sd: float
) -> None:
    refusals = [push.Refusal(lift, STAGES[place]) for place, lift in refused]

    ours = push.odds(judged(funnel(*counts)), refusals=refusals, sd=sd).chance

    assert ours == pytest.approx(brute_force(counts, refused, sd=sd), abs=1e-6)


def test_a_rate_without_stages_borrows_how_the_refused_were_spread() -> None:
    later = BaseRate(10, 8000, year="2025")
    borrowed = judged(later, funnel(6372, 120, 8, year="2013"))
    # Of 6,364 refused 112 had been interviewed; so many of 7,990.
    as_if = judged(funnel(8000, 10 + round(7990 * 112 / 6364), 10))

    assert (
        push.odds(borrowed).chance
        == push.odds(Try("judged", base_rates=(later,))).chance
    )
    assert chance(borrowed, "interviewed") == pytest.approx(
        chance(as_if, "interviewed"), rel=0.01
    )


def test_what_the_stage_said_is_in_the_bits_and_in_the_table() -> None:
    refusals = [push.Refusal(stage="interviewed")]
    answers = [push.Answer(accepted=False, stage="interviewed")]

    (weight,) = push.weigh(NASA_2004, answers)
    table = push.chances(NASA_2004, refusals=refusals)

    assert weight.learned_bits == pytest.approx(0.608, abs=1e-3)
    assert weight.surprise_bits == pytest.approx(
        -math.log2((88 + 0.25) / 3001), abs=1e-3
    )
    assert weight.chance_after == pytest.approx(chance(NASA_2004, "interviewed"))
    by_table = special.expit(np.add.outer(
        np.interp(table.rate_shift[0], table.shift_grid, table.intercepts[0]), table.luck
    ))  # fmt: skip
    assert by_table.mean() == pytest.approx(chance(NASA_2004, "interviewed"), rel=2e-3)


def test_a_stage_reached_where_nobody_had_a_chance_is_no_news() -> None:
    refusals = [push.Refusal(-math.inf, "interviewed")]

    assert push.odds(NASA_2004, refusals=refusals).chance == pytest.approx(
        push.odds(NASA_2004).chance
    )


def test_of_those_who_come_so_far_as_many_get_a_yes_as_were_counted() -> None:
    # By hand: 11 of 99, with the halves 11.5 of 99.5 + 1/6.
    counted = judged(funnel(3000, 900, 99, 11))
    told = push.odds(counted, reached="interviewed")

    assert told.chance == pytest.approx(11.5 / (99.5 + 0.5 / 3), rel=1e-8)
    assert told.chance_over(1) == pytest.approx(told.chance, rel=1e-3)
    assert told.low < told.chance < told.high < 1
    assert told.chance_over(2) > told.chance_over(1)


@pytest.mark.parametrize("stage", ["", "applied", "selected", "no such stage"])
def test_a_stage_that_says_nothing_leaves_an_awaited_try_as_it_is(stage: str) -> None:
    known = push.odds(NASA_2004, reached=stage)

    assert known.chance == push.odds(NASA_2004).chance


@given(funnels(), st.lists(st.sampled_from(STAGES), max_size=2), st.floats(-2, 2))
@settings(max_examples=30)
def test_the_further_an_awaited_try_is_the_likelier_its_yes_and_the_table_agrees(
    attempt: Try, refused: list[str], lift: float
) -> None:
    refusals = [push.Refusal(stage=stage) for stage in refused]
    bar = push.Lift(lift, lift, lift)
    chances = []
    for stage in STAGES[:-1]:
        known = push.odds(attempt, refusals=refusals, reached=stage, lifts=[bar])
        chances.append(known.chance)
        table = push.chances(attempt, refusals=refusals, reached=(stage, lift))
        row = min(len(refusals), len(table.intercepts) - 1)
        shifts = table.rate_shift[row] + lift
        at = np.interp(shifts, table.shift_grid, table.intercepts[row])
        by_table = special.expit(np.add.outer(at, table.luck)).mean()
        assert by_table == pytest.approx(known.chance, rel=6e-3, abs=1e-6)

    assert chances == pytest.approx(sorted(chances))


def test_only_the_try_that_is_out_has_a_row_of_its_own() -> None:
    refusals = [push.Refusal(), push.Refusal()]

    plain = push.chances(NASA_2004, refusals=refusals)
    table = push.chances(NASA_2004, refusals=refusals, reached=("interviewed", 0.0))

    assert len(plain.intercepts) == 1
    assert len(table.intercepts) == 4
    assert table.rate_shift[2].max() < np.log(99 / 2901) < table.shift_grid.max()
    middle = np.abs(table.shift_grid) < 15
    assert (table.intercepts[2] > table.intercepts[3])[middle].all()
    assert (table.intercepts[0] == table.intercepts[3]).all()


def test_a_small_count_may_borrow_its_stages_from_millions() -> None:
    lender = BaseRate(
        0, 25_524_929, by_stage=(("a", 25_524_929), ("b", 25_524_929), ("c", 0))
    )
    attempt = Try("exam", base_rates=(BaseRate(0, 1), lender), stages=("a", "b", "c"))
    come_so_far = push.odds(attempt, refusals=[push.Refusal(stage="b")])
    assert 0 < come_so_far.chance < 1
