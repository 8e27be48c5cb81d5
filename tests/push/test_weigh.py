"""What an answer told, in bits."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from million_miles import push
from million_miles.values import BaseRate, Try

NO, YES = push.Answer(accepted=False), push.Answer(accepted=True)


def judged(k: int, n: int) -> Try:
    return Try("judged", base_rates=(BaseRate(k, n),))


def test_a_refusal_at_one_in_800_tells_next_to_nothing() -> None:
    (one,) = push.weigh(judged(10_000, 8_000_000), [NO])

    assert one.chance_before == pytest.approx(1 / 800, rel=1e-4)
    assert one.surprise_bits == pytest.approx(0.0018, abs=5e-5)
    assert one.learned_bits == pytest.approx(2e-6, rel=0.1)


def test_five_refusals_at_sixty_percent_tell_a_lot() -> None:
    *_, last = push.weigh(judged(600_000, 1_000_000), [NO] * 5)

    assert last.surprise_so_far_bits == pytest.approx(4.34, abs=0.005)
    assert last.learned_so_far_bits == pytest.approx(1.68, abs=0.005)


def test_the_surprise_so_far_is_the_sum_and_the_first_step_is_the_whole() -> None:
    weights = push.weigh(judged(60, 100), [NO, NO, YES])

    total = sum(one.surprise_bits for one in weights)

    assert weights[-1].surprise_so_far_bits == pytest.approx(total)
    assert weights[0].learned_so_far_bits == pytest.approx(weights[0].learned_bits)
    assert [one.number for one in weights] == [1, 2, 3]


def test_the_chance_before_an_answer_is_the_one_that_odds_gave() -> None:
    attempt = judged(3, 10)

    weights = push.weigh(attempt, [NO] * 4)

    told = [push.odds(attempt, refusals=(0.0,) * made).chance for made in range(4)]
    assert [one.chance_before for one in weights] == pytest.approx(told)


def test_a_yes_where_nobody_had_a_chance_is_beyond_surprise() -> None:
    (one,) = push.weigh(judged(1, 2), [push.Answer(accepted=True, lift=-math.inf)])

    assert one.surprise_bits == math.inf
    assert one.learned_bits == 0


def test_a_no_where_nobody_had_a_chance_tells_nothing() -> None:
    (one,) = push.weigh(judged(1, 2), [push.Answer(accepted=False, lift=-math.inf)])

    assert (one.surprise_bits, one.learned_bits) == (0, 0)


def test_no_answers_weigh_nothing() -> None:
    assert push.weigh(judged(1, 2), []) == ()


def test_where_people_do_not_differ_nothing_is_learned() -> None:
    weights = push.weigh(judged(60, 100), [NO] * 3, sd=0)

    assert [one.learned_bits for one in weights] == pytest.approx([0, 0, 0])
    assert weights[0].surprise_bits == pytest.approx(-math.log2(40.5 / 101))


@given(
    st.integers(1, 1000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.lists(st.builds(push.Answer, st.booleans(), st.floats(-3, 3)), max_size=8),
)
@settings(max_examples=50)
def test_bits_are_never_negative_and_never_learned_beyond_the_surprise(
    count: tuple[int, int], answers: list[push.Answer]
) -> None:
    weights = push.weigh(judged(*count), answers)

    for one in weights:
        assert 0 < one.chance_before < 1
        assert one.surprise_bits >= 0
        assert 0 <= one.learned_bits <= one.surprise_bits + 1e-9
        assert 0 <= one.learned_so_far_bits <= one.surprise_so_far_bits + 1e-9


def test_what_an_answer_alone_moves_is_the_same_attempt_once_more() -> None:
    no, again = push.weigh(judged(60, 100), [NO, NO])
    yes, _ = push.weigh(judged(60, 100), [YES, NO])

    assert no.chance_after == pytest.approx(again.chance_before)
    assert no.chance_after < no.chance_before < yes.chance_after
