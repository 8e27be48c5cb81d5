from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from million_miles.roadmap import (
    Attempt,
    Chances,
    Commitment,
    Fixed,
    Irregular,
    Pace,
    Road,
    RoadError,
    Segments,
    Task,
    certain,
)

ONE, TEN = certain(1), Segments.constant(10)
FALLING, NAN = np.linspace(2, 1, len(ONE)), certain(np.nan)
YES = Chances.steady(1)

WRONG: dict[str, Callable[[], object]] = {
    "table too short": lambda: Task("a", hours=np.ones(5)),
    "table falls": lambda: Task("a", hours=FALLING),
    "table below zero": lambda: Task("a", hours=certain(-1)),
    "table not a number": lambda: Task("a", renewal=NAN),
    "two kinds": lambda: Task("a", hours=ONE, attempt=Attempt("w", YES)),
    "budget below zero": lambda: Task("a", hours=ONE, at_most=-1),
    "duration infinite": lambda: Task("a", at_least_weeks=np.inf),
    "valid under a day": lambda: Task("a", valid_weeks=0.1),
    "commitment below zero": lambda: Commitment(ONE, -1),
    "answer below zero": lambda: Attempt("w", YES, answer_weeks=-1),
    "limit below zero": lambda: Attempt("w", YES, limit=-1),
    "pending not a number": lambda: Attempt("w", YES, pending_weeks=np.nan),
    "chance above one": lambda: Chances.steady(1.1),
    "one shift": lambda: Chances(np.zeros(1), np.zeros((1, 1)), ONE, ONE[None]),
    "uneven shifts": lambda: Chances(
        np.array([0.0, 1, 3]), np.zeros((1, 3)), ONE, ONE[None]
    ),
    "other intercepts": lambda: Chances(
        np.arange(3.0), np.zeros((1, 2)), ONE, ONE[None]
    ),
    "infinite intercept": lambda: Chances(
        np.arange(2.0), np.full((1, 2), np.inf), ONE, ONE[None]
    ),
    "rates missing": lambda: Chances(np.arange(2.0), np.zeros((2, 2)), ONE, ONE[None]),
    "lift without end": lambda: Chances(
        np.arange(2.0), np.zeros((1, 2)), ONE, ONE[None], (("a", np.inf, 0.0),)
    ),
    "windows out of order": lambda: Fixed(np.array([5.0, 1.0]), np.array([6.0, 7.0])),
    "window closes first": lambda: Fixed(np.array([5.0]), np.array([4.0])),
    "closings missing": lambda: Fixed(np.array([5.0]), np.array([6.0, 7.0])),
    "no gap": lambda: Irregular(0, 0.1),
    "gap spread below zero": lambda: Irregular(5, -0.1),
    "no pace": lambda: Pace(certain(0)),
    "all weeks empty": lambda: Pace(ONE, empty_chance=1),
    "capacity starts late": lambda: Segments(np.array([1.0]), np.array([5.0])),
    "capacity below zero": lambda: Segments.constant(-1),
    "capacity unending": lambda: Segments.constant(np.inf),
    "two of one name": lambda: Road((Task("a"), Task("a")), TEN),
    "order incomplete": lambda: Road((Task("a"), Task("b")), TEN, order=("a",)),
    "no monday": lambda: Road((), TEN, first_monday_weeks=0),
    "luck all shared": lambda: Road((), TEN, shared_luck=1),
    "no horizon": lambda: Road((), TEN, horizon_weeks=0),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_value_that_cannot_be_is_refused(wrong: str) -> None:
    with pytest.raises(RoadError):
        WRONG[wrong]()


def test_a_value_keeps_its_own_read_only_numbers() -> None:
    mine = np.ones(len(ONE))
    task = Task("a", hours=mine)

    mine[0] = -1

    assert task.hours is not None
    assert task.hours[0] == 1
    with pytest.raises(ValueError, match="read-only"):
        task.hours[0] = 2
