from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from million_miles.journey import (
    Choose,
    Journey,
    LeaveOut,
    NextBar,
    NextBars,
    apply_all,
    next_bars,
)
from million_miles.journey.seen import see
from million_miles.roadmap import Dimensions, simulate
from million_miles.values import (
    Effort,
    Evidence,
    Level,
    Money,
    Requirement,
    When,
)
from tests.journey.journeys import (
    TODAY,
    answered,
    attempt,
    exactly,
    finished,
    journey,
    unknown_odds,
    yearly,
)

COUNTED = Evidence(selected=0.5, applicants=0.1)
HARDLY = Evidence(selected=0.51, applicants=0.5)
STUDY = Requirement("study", "Study", effort=Effort(50, 150))
APPLY = Requirement("apply", "Apply", attempt=attempt(1, 10, opens=yearly(60)))


def bar(
    id_: str,
    hours: Effort | None,
    evidence: Evidence | None = COUNTED,
    *,
    level: Level = "edge",
    chosen: bool = False,
) -> Requirement:
    title = id_.title()
    return Requirement(
        id_, title, level=level, chosen=chosen, effort=hours, evidence=evidence
    )


def found(mine: Journey, *, seed: int = 1, futures: int = 128) -> NextBars:
    return next_bars(mine, today=TODAY, seed=seed, futures=futures)


def by_id(mine: Journey, **how: int) -> dict[str, NextBar]:
    return {one.id: one for one in found(mine, **how).bars}


def test_a_bar_gives_its_change_of_the_chance_for_each_100_hours() -> None:
    diving = by_id(journey(STUDY, bar("diving", Effort(60, 120)), APPLY))["diving"]

    assert diving.per_100_hours is not None
    ratio = 100 * diving.chance.change / diving.hours
    assert diving.per_100_hours.chance == pytest.approx(ratio)
    assert diving.chance.change > 0
    assert diving.hours == pytest.approx(90, rel=0.1)
    assert diving.ready_weeks.change == pytest.approx(10, rel=0.2)


@settings(max_examples=20)
@given(st.sampled_from(["choose", "keep"]), st.integers(1, 60), st.integers(0, 2**20))
def test_the_gain_is_the_difference_of_two_separate_walks_with_the_same_seeds(
    kind: str, weeks: int, seed: int
) -> None:
    # With one window in all, a yes by its answer is a yes at all.
    mine = journey(
        bar("diving", exactly(10.0 * weeks), chosen=kind == "keep"),
        replace(APPLY, attempt=attempt(1, 10, opens=yearly(1))),
    )
    change = LeaveOut("diving") if kind == "keep" else Choose("diving")
    both = [
        see(one, today=TODAY, seed=seed, futures=1)
        for one in (mine, apply_all(mine, [change]))
    ]
    roads, used = [one.road for one in both], both[0].futures.dimensions
    dimensions = Dimensions({"work diving": used.count} | dict(used.first))
    chances = [
        [
            simulate(road, seed=seed + net, futures=64, dimensions=dimensions)
            .try_chance("apply")
            for net in range(1, 9)
        ]
        for road in (roads if kind == "choose" else reversed(roads))
    ]  # fmt: skip

    one = next_bars(mine, today=TODAY, seed=seed, futures=64, windows=1).bars[0]

    gain = np.mean(np.subtract(chances[1], chances[0]))
    assert one.chance.change == pytest.approx(gain, abs=1e-12)


def test_two_bars_alike_are_a_tie() -> None:
    word = Evidence(guess="much")
    twins = [bar(f"twin-{name}", Effort(40, 120), word) for name in "ab"]
    for seed in range(10):
        bars = by_id(journey(STUDY, *twins, APPLY), seed=seed)

        assert bars["twin-a"].is_best
        assert bars["twin-b"].is_tie
        assert bars["twin-b"].per_100_hours == bars["twin-a"].per_100_hours


def test_a_bar_that_gives_half_as_much_is_no_tie() -> None:
    short, long = bar("short", exactly(50)), bar("long", exactly(100))

    bars = by_id(journey(STUDY, long, short, APPLY))

    assert bars["short"].is_best
    assert not bars["long"].is_tie


def test_the_interval_holds_eight_times_in_ten() -> None:
    mine = journey(STUDY, bar("diving", Effort(60, 600)), APPLY)
    ratios = [by_id(mine, seed=10 * seed, futures=32)["diving"] for seed in range(200)]
    truth = by_id(mine, seed=9_999, futures=8192)["diving"].per_100_hours
    assert truth is not None

    holds = [
        one.per_100_hours.low_chance <= truth.chance <= one.per_100_hours.high_chance
        for one in ratios
        if one.per_100_hours is not None
    ]

    assert len(holds) == 200
    assert np.mean(holds) == pytest.approx(0.8, abs=0.085)  # three standard errors


def test_a_bar_that_delays_a_better_one_past_a_window_lowers_the_chance() -> None:
    # The longest work comes first on the road, and the windows open before the other.
    long = bar("long", Effort(2_000, 2_200), HARDLY)
    better = bar("better", Effort(30, 60), chosen=True)

    one = by_id(journey(STUDY, long, better, APPLY))["long"]

    assert one.per_100_hours is not None
    assert one.per_100_hours.high_chance < 0
    assert one.chance.is_told
    assert not one.is_best


def test_what_helps_and_costs_no_hours_stands_first() -> None:
    free = replace(bar("friend", None), at_least_weeks=1)
    bars = found(journey(STUDY, bar("diving", Effort(60, 120)), free, APPLY)).bars

    assert [one.id for one in bars] == ["friend", "diving"]
    assert bars[0].costs_no_hours
    assert bars[0].per_100_hours is None
    assert bars[0].chance.is_told


@pytest.mark.parametrize(
    ("one", "problem"),
    [
        (bar("quiet", Effort(60, 120), None), "no_evidence"),
        (bar("vague", None), "hours_unknown"),
        (replace(bar("years", None), at_least_weeks=4_000), None),
    ],
)
def test_what_nothing_can_be_said_of_says_why(
    one: Requirement, problem: str | None
) -> None:
    bars = by_id(journey(STUDY, bar("diving", Effort(60, 120)), one, APPLY))

    assert bars[one.id].problem == problem
    assert not bars[one.id].is_best
    assert bars["diving"].is_best


def test_a_word_gives_a_range_from_nothing_on() -> None:
    word = bar("diving", Effort(60, 120), Evidence(guess="some"))

    ratio = by_id(journey(STUDY, word, APPLY))["diving"].per_100_hours

    assert ratio is not None
    assert ratio.weak_chance is not None
    assert ratio.strong_chance is not None
    assert ratio.weak_chance <= 0.005 < ratio.chance < ratio.strong_chance


def test_counted_shares_give_no_such_range() -> None:
    ratio = by_id(journey(STUDY, bar("diving", Effort(60, 120)), APPLY))["diving"]

    assert ratio.basis == "shares"
    assert ratio.per_100_hours is not None
    assert ratio.per_100_hours.weak_chance is None


def test_money_stands_beside_the_hours() -> None:
    diving = replace(bar("diving", Effort(60, 120)), cost=Money(400, 400, "USD"))
    mine = journey(STUDY, diving, bar("flying", Effort(60, 120)), APPLY)

    bars = by_id(mine)

    assert found(mine).currency == "USD"
    assert bars["diving"].money == pytest.approx(400)
    assert bars["flying"].money == pytest.approx(0)


def test_only_what_one_may_choose_is_a_next_bar() -> None:
    met = bar("met", Effort(60, 120), chosen=True)
    mine = journey(
        STUDY,
        met,
        bar("chosen", Effort(60, 120), chosen=True),
        bar("new", Effort(60, 120)),
        APPLY,
        entries=(finished("met", When.on(TODAY)),),
    )

    kinds = {one.id: one.kind for one in found(mine).bars}

    assert kinds == {"chosen": "keep", "new": "choose"}


def test_a_plan_without_odds_has_no_table_and_says_why() -> None:
    diving = bar("diving", Effort(60, 120))
    yes = answered("apply", "accepted", When.on(TODAY))
    nobody_knows = replace(APPLY, attempt=unknown_odds())

    assert found(journey(STUDY, diving)).nothing == "no_try"
    assert found(journey(STUDY, diving, nobody_knows)).nothing == "odds_unknown"
    assert found(journey(diving, APPLY, entries=(yes,))).nothing == "accepted"
    assert found(journey(STUDY, diving, APPLY, hours=0)).nothing == "impossible"


def test_more_windows_never_give_a_smaller_chance() -> None:
    mine = journey(STUDY, bar("diving", Effort(60, 120)), APPLY)
    chances = [
        next_bars(mine, today=TODAY, seed=1, windows=windows, futures=128).chance
        for windows in (1, 2, 5)
    ]

    told = [one.change for one in chances if one is not None]

    assert told == sorted(told)
    assert told[0] == pytest.approx(0.08, abs=0.04)


def test_windows_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="want 1 to 100 windows, got 0"):
        next_bars(journey(APPLY), today=TODAY, seed=1, windows=0)
