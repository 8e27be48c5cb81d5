"""The odds of the next try and of the next few."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles import push
from million_miles.values import BaseRate, Evidence, Try


def judged(k: int, n: int) -> Try:
    return Try("judged", base_rates=(BaseRate(k, n),))


NASA_2004 = judged(11, 3000)
BAR_EXAM = Try(  # Pennsylvania, February 2015, as if 1,000 had sat each time
    "exam",
    base_rates=tuple(
        BaseRate(k, 1000, number) for number, k in enumerate((685, 470, 295, 150), 1)
    ),
)


def counts() -> st.SearchStrategy[tuple[int, int]]:
    return st.integers(1, 10**5).flatmap(
        lambda n: st.tuples(st.integers(0, n), st.just(n))
    )


def test_twelve_tries_at_eleven_in_three_thousand_give_four_in_a_hundred() -> None:
    assert push.odds(NASA_2004).chance_over(12) == pytest.approx(0.043, abs=0.0005)
    assert push.persistence(BaseRate(11, 3000), tries=12) == pytest.approx(
        0.0431, abs=5e-5
    )


@pytest.mark.parametrize("sd", [0.0, 0.5, 1.0, 1.5, 3.4])
def test_eight_of_6372_stays_what_it_is_at_any_spread(sd: float) -> None:
    chance = push.odds(judged(8, 6372), sd=sd).chance

    assert chance == pytest.approx(8.5 / 6373, rel=1e-8)


def test_rates_of_later_attempts_already_know_of_the_refusals() -> None:
    chances = [
        push.odds(BAR_EXAM, refusals=(0.0,) * count).chance for count in range(4)
    ]

    assert chances == pytest.approx([k / 1001 for k in (685.5, 470.5, 295.5, 150.5)])


def test_after_the_last_known_attempt_the_chance_falls_slowly() -> None:
    fourth, fifth = (push.odds(BAR_EXAM, refusals=(0.0,) * n).chance for n in (3, 4))

    assert 0.8 * fourth < fifth < fourth


@given(counts(), st.integers(0, 12), st.floats(-2, 2), st.floats(0, 4))
def test_a_refusal_never_raises_the_chance_of_the_next_try(
    count: tuple[int, int], refusals: int, lift: float, sd: float
) -> None:
    before, after = (
        push.odds(judged(*count), refusals=(lift,) * made, sd=sd).chance
        for made in (refusals, refusals + 1)
    )

    assert after <= before * (1 + 1e-9)


def test_a_refusal_with_the_bars_met_says_more_than_one_without() -> None:
    attempt = judged(20, 100)

    unprepared = push.odds(attempt, refusals=[-2.0]).chance
    prepared = push.odds(attempt, refusals=[2.0]).chance

    assert prepared < unprepared < push.odds(attempt).chance


@given(counts(), st.floats(0.02, 0.98), st.floats(0.02, 0.98))
def test_a_met_bar_that_the_selected_have_more_often_never_lowers_the_chance(
    count: tuple[int, int], one: float, other: float
) -> None:
    bar = Evidence(selected=max(one, other), applicants=min(one, other))

    met, unmet = (
        push.odds(judged(*count), lifts=[push.lift(bar, met=met)]).chance
        for met in (True, False)
    )

    assert met >= unmet


def test_an_unmet_must_leaves_no_chance_at_all() -> None:
    result = push.odds(NASA_2004, lifts=[push.UNMET_MUST])

    assert (result.chance, result.low, result.high) == (0, 0, 0)
    assert result.chance_over(12) == 0
    assert push.one_in(result.chance) is None


def test_a_refusal_at_no_chance_tells_nothing() -> None:
    assert push.odds(NASA_2004, refusals=[-math.inf] * 5).chance == pytest.approx(
        push.odds(NASA_2004).chance
    )


@given(counts(), st.floats(-2, 2), st.floats(0, 2))
def test_the_chance_lies_in_its_interval_and_tries_add_up(
    count: tuple[int, int], lift: float, width: float
) -> None:
    lifts = [push.Lift(lift, lift - width, lift + width)]
    result = push.odds(judged(*count), lifts=lifts)

    over = [result.chance_over(tries) for tries in range(6)]

    assert 0 <= result.low <= result.high <= 1
    assert over == sorted(over)
    assert over[0] == 0
    assert over[1] == pytest.approx(result.chance, rel=1e-6)


def test_the_interval_is_that_of_the_count() -> None:
    result = push.odds(judged(8, 6372))

    # Quantiles of Beta(8.5, 6364.5).
    assert result.low == pytest.approx(0.000792, abs=2e-6)
    assert result.high == pytest.approx(0.001943, abs=2e-6)


@pytest.mark.parametrize(("k", "n"), [(0, 10), (10, 10)])
def test_a_count_of_none_or_all_is_not_taken_for_certain(k: int, n: int) -> None:
    result = push.odds(judged(k, n))

    assert result.chance == pytest.approx((k + 0.5) / (n + 1))
    assert 0 < result.low < result.high < 1


def test_the_more_people_differ_the_less_persistence_gives() -> None:
    less, more = push.sensitivity(NASA_2004)
    usual = push.odds(NASA_2004)

    assert (less.sd, usual.sd, more.sd) == (0.5, 1.0, 2.0)
    assert less.chance == pytest.approx(more.chance)
    assert less.chance_over(12) > usual.chance_over(12) > more.chance_over(12)


def test_a_fitted_spread_needs_no_sensitivity() -> None:
    assert push.sensitivity(BAR_EXAM) == ()


def test_the_next_tries_use_the_rates_of_their_attempts() -> None:
    exact = 1 - (1 - 0.685) * (1 - 0.47) * (1 - 0.295) * (1 - 0.15)

    assert push.odds(BAR_EXAM).chance_over(4) == pytest.approx(exact, abs=0.003)


def test_it_starts_from_the_count_of_the_next_attempt() -> None:
    result = push.odds(BAR_EXAM, refusals=(0.0, 0.0))

    assert result.number == 3
    assert result.rate.attempt == 3


@pytest.mark.parametrize(
    ("chance", "people"), [(8 / 6372, 800), (11 / 3000, 270), (0.44, 2), (1.0, 1)]
)
def test_odds_are_told_in_people_with_two_digits(chance: float, people: int) -> None:
    assert push.one_in(chance) == people


@pytest.mark.parametrize(("k", "n"), [(0, 9), (3, 10), (10, 10)])
def test_persistence_is_plain_arithmetic(k: int, n: int) -> None:
    rate = BaseRate(k, n)

    assert push.persistence(rate, tries=0) == 0
    assert push.persistence(rate, tries=1) == pytest.approx(k / n)
    assert push.persistence(rate, tries=2) == pytest.approx(1 - (1 - k / n) ** 2)


def test_fewer_than_no_tries_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or more tries"):
        push.odds(NASA_2004).chance_over(-1)


def test_a_chance_is_the_mean_over_what_the_count_may_mean() -> None:
    result = push.odds(judged(3, 30))

    cells = result.tables[0] @ result.unseen.weights

    assert result.chance == pytest.approx(result.rate_weights @ cells)


@pytest.mark.parametrize(
    ("rate", "refusals", "borrowed_from"),
    [
        (BaseRate(88, 100, attempt=1), 0, None),
        (BaseRate(88, 100, attempt=1), 1, 1),
        (BaseRate(43, 100, attempt=2), 0, 2),
        (BaseRate(43, 100, attempt=2, and_later=True), 3, None),
        (BaseRate(8, 6372), 3, None),
    ],
)
def test_a_count_of_another_attempt_is_told_to_be_one(
    rate: BaseRate, refusals: int, borrowed_from: int | None
) -> None:
    result = push.odds(Try("exam", base_rates=(rate,)), refusals=[0.0] * refusals)

    assert result.borrowed_from == borrowed_from
