"""What moved the odds from the count of everybody to those of one person."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from million_miles import push
from million_miles.values import BaseRate, Evidence, Try

STAGES = ("applied", "interviewed", "selected")
FUNNEL = Try(
    "judged",
    base_rates=(
        BaseRate(11, 3000, by_stage=tuple(zip(STAGES, (3000, 99, 11), strict=True))),
    ),
    stages=STAGES,
)
EXAM = Try("exam", base_rates=(BaseRate(88, 100, 1), BaseRate(43, 100, 2, True)))


@st.composite
def lifts(draw: st.DrawFn) -> push.Lift:
    value, width = draw(st.floats(-2, 2)), draw(st.floats(0, 1))
    return push.Lift(value, value - width, value + width)


REFUSALS = st.builds(push.Refusal, st.floats(-2, 2), st.sampled_from(("", *STAGES)))


@given(
    st.sampled_from([FUNNEL, EXAM]),
    st.lists(lifts(), max_size=5),
    st.lists(REFUSALS, max_size=4),
    st.floats(0, 3),
)
@settings(max_examples=40)
def test_the_parts_sum_to_the_whole_in_log_odds(
    attempt: Try, bars: list[push.Lift], refusals: list[push.Refusal], sd: float
) -> None:
    known = push.odds(attempt, lifts=bars, refusals=refusals, sd=sd)

    start, parts = push.split(attempt, lifts=bars, refusals=refusals, sd=sd)

    logit = math.log(start / (1 - start)) + sum(part.log_odds for part in parts)
    assert 1 / (1 + math.exp(-logit)) == pytest.approx(known.chance, rel=1e-9)
    assert parts[-1].chance == pytest.approx(known.chance, rel=1e-12)
    assert [part.place for part in parts if part.cause == "bar"] == [*range(len(bars))]


def moved(attempt: Try, **given: object) -> dict[str, float]:
    _, parts = push.split(attempt, **given)  # type: ignore[arg-type]
    return {part.cause: part.log_odds for part in parts if part.cause != "bar"}


def test_before_the_first_try_only_the_count_and_the_bars_say_something() -> None:
    start, (count, *others) = push.split(FUNNEL)

    assert start == 11 / 3000
    assert count.chance == pytest.approx(11.5 / 3001, rel=1e-6)
    assert [one.log_odds for one in others] == [0.0, 0.0, 0.0]


def test_how_far_a_try_came_is_a_part_of_its_own() -> None:
    parts = moved(FUNNEL, refusals=[push.Refusal(stage="interviewed")])

    assert parts["answers"] == 0
    assert math.exp(parts["stages"]) == pytest.approx(2.39, abs=0.02)


def test_a_rate_of_the_attempt_itself_already_knows_who_is_still_trying() -> None:
    parts = moved(EXAM, refusals=[0.0])

    assert parts["still_trying"] == pytest.approx(0, abs=1e-7)


def test_bars_that_were_met_at_a_refusal_make_it_say_more() -> None:
    judged = Try("judged", base_rates=(BaseRate(20, 100),))

    assert moved(judged, refusals=[2.0])["answers"] < 0
    assert moved(judged, refusals=[-2.0])["answers"] > 0


def test_two_equal_bars_move_the_odds_as_much_as_both_shrunk() -> None:
    bar = push.lift(Evidence(0.6, 0.3), met=True)
    rare = Try("judged", base_rates=(BaseRate(10, 10**6),))

    _, (*_, first, second) = push.split(rare, lifts=[bar, bar])

    assert first.log_odds == pytest.approx(math.log(2) / 1.3, rel=1e-3)
    assert first.factor == pytest.approx(2 ** (1 / 1.3), rel=1e-3)
    assert second.log_odds == pytest.approx(first.log_odds, rel=1e-3)


@pytest.mark.parametrize(("k", "n"), [(0, 10), (10, 10)])
def test_a_count_of_none_or_all_begins_at_what_it_may_truly_be(k: int, n: int) -> None:
    start, (count, *_) = push.split(Try("judged", base_rates=(BaseRate(k, n),)))

    assert start == pytest.approx((k + 0.5) / (n + 1), rel=1e-6)
    assert count.log_odds == 0


def test_how_far_the_awaited_try_is_comes_last_and_completes_the_whole() -> None:
    refusals = [push.Refusal(stage="applied")]

    _, parts = push.split(FUNNEL, refusals=refusals, reached="interviewed")

    known = push.odds(FUNNEL, refusals=refusals, reached="interviewed")
    assert parts[-1].cause == "reached"
    assert parts[-1].chance == known.chance
    assert parts[-1].log_odds > 3
