from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from million_miles.roadmap import (
    Attempt,
    Chances,
    Commitment,
    Fixed,
    Road,
    Segments,
    Task,
    certain,
    expiring,
)

CALENDARS = {"call": Fixed(opens=np.array([-3.0, 30.0]), closes=np.array([-2.0, 31.0]))}
MEDICAL = Task("medical", done=True, valid_weeks=52, valid_left_weeks=20)
CALL = Task(
    "call",
    ("medical",),
    attempt=Attempt("call", Chances.steady(1), ready_before_weeks=2),
)
DEGREE = Task("degree", commitment=Commitment(certain(25), 5))


def found(*tasks: Task) -> list[tuple[object, ...]]:
    return [
        tuple(one) for one in expiring(Road(tasks, Segments.constant(9), CALENDARS))
    ]


def test_what_expires_before_the_next_window_expires_unused() -> None:
    assert found(MEDICAL, CALL) == [("medical", "call", 20, 30)]
    assert found(replace(MEDICAL, valid_left_weeks=30), CALL) == []


def test_what_expires_while_something_else_takes_its_weeks_expires_unused() -> None:
    job = Task("job", ("degree", "medical"), hours=certain(3))

    assert found(MEDICAL, DEGREE, job) == [("medical", "job", 20, 25)]


@pytest.mark.parametrize(
    "medical",
    [
        replace(MEDICAL, done=False, valid_left_weeks=None, hours=certain(1)),
        replace(MEDICAL, valid_left_weeks=None, valid_weeks=None),
    ],
)
def test_what_is_still_open_or_lasts_does_not(medical: Task) -> None:
    assert found(medical, CALL) == []


def test_what_has_begun_uses_it_no_more() -> None:
    running = Task("job", ("medical", "degree"), hours=certain(3), started=True)

    assert found(MEDICAL, DEGREE, running) == []
