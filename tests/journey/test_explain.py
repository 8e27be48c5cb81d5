from __future__ import annotations

from dataclasses import replace

import pytest

from million_miles.journey import Explanation, Journey, explain
from million_miles.values import (
    Commitment,
    Effort,
    Requirement,
    Try,
    Way,
    Weeks,
    When,
)
from tests.journey.journeys import (
    TODAY,
    applied,
    attempt,
    exactly,
    finished,
    journey,
    yearly,
)

FIRST = Requirement("first", "First", effort=Effort(50, 150))
SECOND = Requirement("second", "Second", effort=Effort(50, 150), needs=("first",))


def explained(mine: Journey) -> Explanation:
    return explain(mine, today=TODAY, seed=1, futures=256)


def reasons(mine: Journey) -> list[tuple[str, str]]:
    return [(link.id, link.reason) for link in explained(mine).chain]


def test_the_chain_runs_from_the_first_need_to_the_last_to_finish() -> None:
    short = Requirement("short", "Short", effort=Effort(1, 2))

    chain = explained(journey(SECOND, short, FIRST)).chain

    assert [link.id for link in chain] == ["first", "second"]
    assert chain[0].finish_date is not None
    assert chain[1].start_date is not None
    assert chain[0].finish_date <= chain[1].start_date
    assert chain[1].share_last == 1


def test_what_is_met_is_no_link() -> None:
    met = finished("first", When.on(TODAY))

    assert reasons(journey(FIRST, SECOND, entries=(met,))) == [("second", "hours")]


def test_the_chain_goes_through_the_parts_of_a_whole() -> None:
    parts = (replace(FIRST, id="part"), Requirement("milestone", "Milestone"))
    whole = Requirement("whole", "Whole", parts=parts)
    last = replace(SECOND, needs=("whole",))

    assert [id_ for id_, _ in reasons(journey(whole, last))] == ["part", "second"]


@pytest.mark.parametrize(
    ("requirement", "reason"),
    [
        (FIRST, "hours"),
        (replace(FIRST, at_most=2), "budget"),
        (replace(FIRST, at_least_weeks=60), "shortest"),
        (
            Requirement("r", "R", ways=(Way("w", effort=exactly(99), at_most=1),)),
            "budget",
        ),
        (Requirement("r", "R", commitment=Commitment(Weeks(9, 20), 4)), "commitment"),
    ],
)
def test_each_link_says_what_sets_its_pace(
    requirement: Requirement, reason: str
) -> None:
    assert reasons(journey(requirement)) == [(requirement.id, reason)]


@pytest.mark.parametrize(
    ("k", "reason"), [(95, "window"), (5, "odds")], ids=["likely", "unlikely"]
)
def test_a_try_on_the_way_waits_for_a_window_or_for_a_yes(k: int, reason: str) -> None:
    exam = Requirement("exam", "Exam", attempt=attempt(k, 100, opens=yearly(60)))
    last = replace(SECOND, needs=("exam",))

    assert reasons(journey(exam, last))[0] == ("exam", reason)


def test_with_all_work_done_the_last_try_decides() -> None:
    apply = Requirement("apply", "Apply", attempt=Try("judged", answer_weeks=40))
    out = applied("apply", When.on(TODAY))

    assert reasons(journey(apply, entries=(out,))) == [("apply", "window")]


def test_last_tries_do_not_decide_when_one_is_ready() -> None:
    apply = Requirement("apply", "Apply", attempt=attempt(opens=yearly(60)))

    assert reasons(journey(FIRST, apply)) == [("first", "hours")]


def test_a_link_that_never_ends_has_no_last_day() -> None:
    endless = Requirement("endless", "Endless", effort=Effort(500_000, 900_000))

    link = explained(journey(endless)).chain[0]

    assert link.start_date == TODAY
    assert link.finish_date is None


def test_when_nothing_is_left_nothing_decides() -> None:
    met = finished("first", When.on(TODAY))

    assert explained(journey(FIRST, entries=(met,))).chain == ()
    assert explained(journey()).chain == ()


def test_the_biggest_pieces_come_first() -> None:
    pieces = [
        Requirement(f"r{k}", "R", effort=exactly(10 * k)) for k in (3, 1, 6, 2, 5, 4)
    ]

    biggest = explained(journey(*pieces)).biggest

    assert [id_ for id_, _ in biggest] == ["r6", "r5", "r4", "r3", "r2"]
    assert biggest[0][1] == pytest.approx(60, rel=0.01)
