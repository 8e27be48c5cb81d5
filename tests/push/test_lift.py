"""What bars say about the odds."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles import push
from million_miles.values import HELPS, Evidence, Help


def shares() -> st.SearchStrategy[float]:
    return st.floats(0.01, 0.99)


def evidence() -> st.SearchStrategy[Evidence]:
    counted = st.builds(Evidence, shares(), shares())
    selected_only = st.builds(Evidence, shares())
    words = st.sampled_from(HELPS).map(lambda word: Evidence(guess=word))
    return st.one_of(counted, selected_only, words)


def test_a_met_bar_weighs_as_the_shares_say() -> None:
    bar = Evidence(selected=0.8, applicants=0.2)

    met, unmet = push.lift(bar, met=True), push.lift(bar, met=False)

    assert (met.low, met.value, met.high) == pytest.approx((math.log(4),) * 3)
    assert unmet.value == pytest.approx(math.log(0.2 / 0.8))
    assert not met.is_assumed


@given(shares(), shares())
def test_counted_shares_leave_the_odds_of_the_average_applicant(
    selected: float, applicants: float
) -> None:
    bar = Evidence(selected, applicants)

    ratios = [math.exp(push.lift(bar, met=met).value) for met in (True, False)]

    assert applicants * ratios[0] + (1 - applicants) * ratios[1] == pytest.approx(1)


@pytest.mark.parametrize("share", [5e-324, 1e-300, 0.5, 1 - 2**-53])
@pytest.mark.parametrize("applicants", [None, 5e-324, 0.5, 1 - 2**-53])
def test_the_smallest_and_the_largest_shares_have_a_finite_lift(
    share: float, applicants: float | None
) -> None:
    bar = Evidence(share, applicants)

    for met in (True, False):
        lift = push.lift(bar, met=met)
        assert lift.low <= lift.value <= lift.high
        assert math.isfinite(lift.low)
        assert math.isfinite(lift.high)


def test_without_the_applicants_the_lift_is_a_range_from_nothing() -> None:
    bar = Evidence(selected=0.9)

    met, unmet = push.lift(bar, met=True), push.lift(bar, met=False)

    assert [met.low, met.high] == pytest.approx([0, math.log(2)])
    assert met.value == pytest.approx(math.log(2) / 2)
    assert [unmet.low, unmet.high] == pytest.approx([math.log(0.1 / 0.55), 0])
    assert met.is_assumed
    assert met.basis == "selected_only"


@pytest.mark.parametrize(("word", "selected"), [("little", 0.6), ("much", 0.9)])
def test_a_word_stands_for_a_share_among_one_in_two(
    word: Help, selected: float
) -> None:
    met = push.lift(Evidence(guess=word), met=True)

    assert met.value == pytest.approx(math.log(selected / 0.5))
    assert (met.low, met.high) == (0, 2 * met.value)
    assert met.is_assumed
    assert met.basis == "word"


@given(evidence(), st.booleans())
def test_a_lift_lies_in_its_range(bar: Evidence, met: bool) -> None:
    one = push.lift(bar, met=met)

    assert one.low <= one.value <= one.high


@given(evidence())
def test_meeting_a_bar_that_helps_never_lowers_the_odds(bar: Evidence) -> None:
    met, unmet = push.lift(bar, met=True), push.lift(bar, met=False)

    helps = bar.applicants is None or (bar.selected or 0) >= bar.applicants

    assert (met.value >= unmet.value) == helps or met.value == unmet.value


def test_one_bar_counts_in_full_and_more_of_them_shrink() -> None:
    one = push.Lift(1.0, 0.5, 1.5)

    assert push.shrink(1) == push.shrink(0) == 1
    assert push.total_lift([one]) == one
    assert push.total_lift([one, one]).value == pytest.approx(2 / 1.3)
    assert push.total_lift([one] * 1000).value < 1 / 0.3


def test_no_bars_change_nothing() -> None:
    assert push.total_lift([]) == push.Lift(0.0, 0.0, 0.0)


@given(st.lists(evidence(), min_size=1, max_size=6), st.data())
def test_meeting_one_more_of_the_bars_never_lowers_the_total(
    bars: list[Evidence], data: st.DataObject
) -> None:
    helpful = [
        b for b in bars if b.applicants is None or (b.selected or 0) > b.applicants
    ]
    met = [data.draw(st.booleans()) for _ in helpful]
    before = [push.lift(b, met=m) for b, m in zip(helpful, met, strict=True)]
    after = [push.lift(helpful[0], met=True), *before[1:]] if helpful else []

    assert push.total_lift(after).value >= push.total_lift(before).value


def test_a_total_is_as_weak_as_its_weakest_ground() -> None:
    counted = push.lift(Evidence(0.8, 0.2), met=True)
    word = push.lift(Evidence(guess="some"), met=True)

    assert push.total_lift([counted, word, counted]).basis == "word"


def test_an_unmet_must_leaves_no_chance() -> None:
    counted = push.lift(Evidence(0.8, 0.2), met=True)

    total = push.total_lift([counted, push.UNMET_MUST])

    assert total.value == total.low == total.high == -math.inf
