"""Golden cases of docs/method.md: published rates, worked by hand."""

from __future__ import annotations

import pytest

from million_miles import push
from million_miles.values import BaseRate, Shape, Try


def by_attempt(shape: Shape, *rates: tuple[int, int]) -> Try:
    counted = tuple(BaseRate(k, n, j) for j, (k, n) in enumerate(rates, start=1))
    return Try(shape, base_rates=counted)


NCLEX_2018 = by_attempt("exam", (144_123, 163_238), (16_521, 38_225))
R01_2015 = by_attempt(  # NIH: 13.1 % at first, 33.4 % once revised; as if of 100,000
    "judged", (13_100, 100_000), (33_400, 100_000)
)
PENNSYLVANIA = by_attempt(  # as if 100,000 had sat each time
    "exam", (68_500, 100_000), (47_000, 100_000), (29_500, 100_000), (15_000, 100_000)
)


@pytest.mark.parametrize("attempt", [NCLEX_2018, R01_2015, PENNSYLVANIA])
def test_after_so_many_refusals_the_odds_are_the_rate_of_the_next_attempt(
    attempt: Try,
) -> None:
    for refused, rate in enumerate(attempt.base_rates):
        told = push.odds(attempt, refusals=[0.0] * refused)

        # (k + 1/2) / (n + 1), and within a millionth of k / n for these counts.
        assert told.chance == pytest.approx(
            (rate.successes + 0.5) / (rate.tries + 1), abs=1e-8
        )
        assert told.chance == pytest.approx(rate.rate, abs=1e-5)
        assert told.borrowed_from is None


def test_an_exam_with_falling_pass_rates_is_explained_by_who_is_left() -> None:
    odds = push.odds(NCLEX_2018)

    # 88.3 % and 43.2 % fit people who differ by 3.43; nothing is assumed.
    assert odds.sd_basis == "fitted"
    assert odds.sd == pytest.approx(3.43, abs=0.01)
    # By hand: 1 - 0.1171 x 0.5678 = 93.4 in 100 within two tries.
    assert odds.chance_over(2) == pytest.approx(0.934, abs=5e-4)
    (no,) = push.weigh(NCLEX_2018, [push.Answer(accepted=False)])
    assert no.surprise_bits == pytest.approx(3.09, abs=0.01)  # -log2(0.1171)
    assert no.chance_after == pytest.approx(0.432, abs=1e-3)


def test_a_judged_try_with_rising_odds_keeps_its_own_rate_for_each_attempt() -> None:
    odds = push.odds(R01_2015)

    assert (odds.sd_basis, odds.sd) == ("assumed", 1.0)
    # By hand: 1 - 0.869 x 0.666 = 42.1 in 100 within two tries.
    assert odds.chance_over(2) == pytest.approx(0.421, abs=5e-4)
    (one,) = push.onward(R01_2015, [push.Answer(accepted=False)], next_lifts=[0.0])
    # The no itself lowers the odds of the same attempt; the count of the next is higher.
    assert one.by_answer == pytest.approx(-0.130, abs=1e-3)
    # ln(.334/.666) - ln(.131/.869) = 1.202
    assert one.by_answer + one.by_attempt == pytest.approx(1.202, abs=1e-3)


def test_a_funnel_multiplies_to_the_rate_of_the_whole() -> None:
    stages = ("applied", "interviewed", "selected")
    counts = tuple(zip(stages, (6372, 120, 8), strict=True))
    rate = BaseRate(8, 6372, by_stage=counts)
    funnel = Try("judged", base_rates=(rate,), stages=stages)

    # By hand: 120/6372 = 1.9 %, 8/120 = 6.7 %; together 0.13 %, with halves 8.5/6373.
    assert pytest.approx(rate.rate) == 120 / 6372 * 8 / 120
    assert push.odds(funnel).chance == pytest.approx(8.5 / 6373, rel=1e-8)
