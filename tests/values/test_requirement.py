"""Requirements that do not contradict themselves."""

from __future__ import annotations

import math
from typing import Any

import pytest

from million_miles.values import (
    Commitment,
    Effort,
    Evidence,
    Requirement,
    RequirementError,
    Step,
    Try,
    Way,
    Weeks,
)

DEGREE = Commitment(Weeks(78, 104), 20)


def test_a_commitment_has_its_hours() -> None:
    assert Commitment(Weeks(50, 200), 20).median_hours == 2000


@pytest.mark.parametrize("hours", [0, 169, math.nan])
def test_a_week_has_only_so_many_hours(hours: float) -> None:
    with pytest.raises(RequirementError, match="168"):
        Commitment(Weeks(1, 2), hours)


BAD: list[dict[str, Any]] = [
    {"id": "Not an id"},
    {"title": " "},
    {"level": "nice"},
    {"effort": Effort(1, 2), "commitment": DEGREE},
    {"effort": Effort(1, 2), "attempt": Try("exam")},
    {"effort": Effort(1, 2), "parts": (Requirement("b", "B"),)},
    {"parts": (Requirement("b", "B"),), "ways": (Way("c"),)},
    {"ways": (Way("c"), Way("c"))},
    {"ways": (Way("c"),), "way": "d"},
    {"way": "d"},
    {"at_most": 0},
    {"at_most": math.nan},
    {"at_least_weeks": 0},
    {"valid_weeks": 0},
    {"renewal": Effort(1, 2)},
    {"needs": ("b", "b")},
]


@pytest.mark.parametrize("fields", BAD)
def test_what_contradicts_itself_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(RequirementError, match="want"):
        Requirement(**{"id": "a", "title": "A"} | fields)


def test_a_way_has_one_kind_of_work() -> None:
    with pytest.raises(RequirementError, match="not both"):
        Way("c", effort=Effort(1, 2), commitment=DEGREE)


def test_a_must_always_counts_and_an_edge_when_it_is_chosen() -> None:
    counted = [
        Requirement("a", "A").is_counted,
        Requirement("a", "A", level="edge").is_counted,
        Requirement("a", "A", level="edge", chosen=True).is_counted,
    ]

    assert counted == [True, False, True]


def test_a_family_is_everybody_in_order() -> None:
    inner = Requirement("b", "B", parts=(Requirement("c", "C"),))
    outer = Requirement("a", "A", parts=(inner, Requirement("d", "D")))

    assert [one.id for one in outer.family()] == ["a", "b", "c", "d"]


def test_evidence_is_counted_or_guessed() -> None:
    Evidence(0.8, 0.2)
    Evidence(0.8)
    Evidence(guess="some")

    with pytest.raises(RequirementError, match="either"):
        Evidence()
    with pytest.raises(RequirementError, match="either"):
        Evidence(0.8, guess="some")
    with pytest.raises(RequirementError, match="got both"):
        Evidence(applicants=0.2, guess="some")


@pytest.mark.parametrize("share", [0, 1, -0.1, math.nan])
def test_a_share_lies_between_none_and_all(share: float) -> None:
    with pytest.raises(RequirementError, match="share"):
        Evidence(share, 0.5)
    with pytest.raises(RequirementError, match="share"):
        Evidence(0.5, share)


def test_a_step_is_small_and_has_a_title() -> None:
    with pytest.raises(RequirementError, match="title"):
        Step("")
    with pytest.raises(RequirementError, match="minutes"):
        Step("Read", minutes=0)
