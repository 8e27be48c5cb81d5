"""Tries and base rates."""

from __future__ import annotations

import math

import pytest

from million_miles.values import AnyTime, BaseRate, Try, TryError, stage_of


def test_a_rate_is_a_share() -> None:
    assert BaseRate(8, 6372).rate == pytest.approx(0.0012555, rel=1e-4)


@pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5), (0, 0), (1, 10**13)])
def test_counts_that_cannot_be_are_refused(k: int, n: int) -> None:
    with pytest.raises(TryError, match="0 <= k <= n"):
        BaseRate(k, n)


def test_later_attempts_need_one_to_start_from() -> None:
    with pytest.raises(TryError, match="and_later"):
        BaseRate(1, 2, and_later=True)


@pytest.mark.parametrize("attempt", [0, -3, 1001])
def test_attempts_count_from_one(attempt: int) -> None:
    with pytest.raises(TryError, match="from 1 on"):
        BaseRate(1, 2, attempt)


def test_a_try_may_be_made_at_any_time_unless_it_says_when() -> None:
    assert Try("judged").window == AnyTime()


@pytest.mark.parametrize("weeks", [-1, math.nan, 5201])
def test_weeks_to_an_answer_stay_within_a_life(weeks: float) -> None:
    with pytest.raises(TryError, match="answer_weeks"):
        Try("exam", answer_weeks=weeks)
    with pytest.raises(TryError, match="wait_weeks"):
        Try("exam", wait_weeks=weeks)


def test_at_least_one_try_is_allowed() -> None:
    with pytest.raises(TryError, match="1 to 1000"):
        Try("exam", most_tries=0)


def test_a_shape_nobody_knows_is_refused() -> None:
    with pytest.raises(TryError, match="want one of"):
        Try("lottery")  # type: ignore[arg-type]  # as a file may say


def by_stage(*counts: int) -> BaseRate:
    stages = ("applied", "interviewed", "selected")
    return BaseRate(8, 6372, by_stage=tuple(zip(stages, counts, strict=True)))


def test_a_count_by_stage_runs_from_all_who_tried_to_all_who_succeeded() -> None:
    assert by_stage(6372, 120, 8).by_stage[1] == ("interviewed", 120)


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ((6372, 7000, 8), "never rise"),
        ((6000, 120, 8), "6372 at the first"),
        ((6372, 120, 9), "8 at the last"),
    ],
)
def test_counts_by_stage_that_cannot_be_are_refused(
    counts: tuple[int, ...], wanted: str
) -> None:
    with pytest.raises(TryError, match=wanted):
        by_stage(*counts)


def test_a_rate_counts_only_stages_that_the_try_names_in_their_order() -> None:
    rate = by_stage(6372, 120, 8)
    qualified = ("applied", "qualified", "interviewed", "selected")

    assert Try("judged", base_rates=(rate,), stages=qualified).stages == qualified
    for other in ((), qualified[:2], ("interviewed", "applied", "selected")):
        with pytest.raises(TryError, match="in order"):
            Try("judged", base_rates=(rate,), stages=other)
    for longer in (("sent", *qualified), (*qualified, "flown")):
        with pytest.raises(TryError, match="first and the last"):
            Try("judged", base_rates=(rate,), stages=longer)


@pytest.mark.parametrize(
    "stages", [("one",), ("one", "One"), ("one", " "), tuple(map(str, range(13)))]
)
def test_stages_are_two_to_twelve_different_names(stages: tuple[str, ...]) -> None:
    with pytest.raises(TryError, match="want"):
        Try("judged", stages=stages)


@pytest.mark.parametrize(
    ("words", "found"), [(" INTERVIEWED ", "Interviewed"), ("dinner", ""), ("", "")]
)
def test_a_stage_is_found_by_its_name_large_or_small(words: str, found: str) -> None:
    assert stage_of(words, ("Applied", "Interviewed")) == found
