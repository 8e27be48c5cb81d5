"""How a refusal and what came after it moved the odds of the next try."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from million_miles import push
from million_miles.values import BaseRate, Try

NO, YES = push.Answer(accepted=False), push.Answer(accepted=True)
STAGES = ("applied", "interviewed", "selected")
FUNNEL = Try(
    "judged",
    base_rates=(
        BaseRate(11, 3000, by_stage=tuple(zip(STAGES, (3000, 99, 11), strict=True))),
    ),
    stages=STAGES,
)
R01 = Try("judged", base_rates=(BaseRate(131, 1000, 1), BaseRate(334, 1000, 2)))
ANSWERS = st.builds(
    push.Answer, st.just(False), st.floats(-2, 2), st.sampled_from(("", *STAGES))
)


def logit(chance: float) -> float:
    return math.log(chance / (1 - chance))


@given(
    st.sampled_from([FUNNEL, R01]),
    st.lists(ANSWERS, min_size=1, max_size=4),
    st.floats(-2, 2),
)
@settings(max_examples=40)
def test_the_three_parts_lead_from_one_try_to_the_odds_of_the_next(
    attempt: Try, answers: list[push.Answer], now: float
) -> None:
    lifts = [*(one.lift for one in answers[1:]), now]

    moves = push.onward(attempt, answers, next_lifts=lifts)

    refusals = [push.Refusal(one.lift, one.stage) for one in answers]
    for made, one in enumerate(moves):
        last = push.Lift(lifts[made], lifts[made], lifts[made])
        told = push.odds(attempt, refusals=refusals[: made + 1], lifts=[last]).chance
        parts = one.by_answer + one.by_attempt + one.by_bars
        assert one.chance_next == pytest.approx(told, rel=1e-12)
        assert logit(one.chance) + parts == pytest.approx(logit(told), abs=1e-9)


def test_a_plain_no_lowers_and_an_interview_raises() -> None:
    (plain,) = push.onward(FUNNEL, [NO], next_lifts=[0.0])
    invited = push.Answer(accepted=False, stage="interviewed")
    (good,) = push.onward(FUNNEL, [invited], next_lifts=[0.0])

    assert plain.by_answer < 0 < good.by_answer
    assert (plain.by_attempt, plain.by_bars) == (0, 0)


def test_a_next_attempt_that_does_better_raises_the_odds_on_its_own() -> None:
    (one,) = push.onward(R01, [NO], next_lifts=[0.0])

    assert one.by_answer < 0 < one.by_attempt
    assert one.chance_next == pytest.approx(0.334, abs=1e-3)


def test_a_bar_met_since_is_a_part_of_its_own() -> None:
    (one,) = push.onward(FUNNEL, [NO], next_lifts=[math.log(2)])

    assert one.by_bars == pytest.approx(math.log(2), rel=0.01)


def test_after_a_yes_and_after_what_could_not_be_nothing_moves() -> None:
    barred = push.Answer(accepted=False, lift=-math.inf, stage="interviewed")

    assert push.onward(FUNNEL, [YES], next_lifts=[0.0]) == ()
    assert push.onward(FUNNEL, [barred], next_lifts=[0.0]) == ()
