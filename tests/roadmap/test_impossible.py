from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from million_miles.roadmap import (
    Always,
    Attempt,
    Chances,
    Commitment,
    Fixed,
    ImpossibleError,
    Purse,
    Road,
    Segments,
    Task,
    certain,
    simulate,
)

SURE = Chances.steady(1)
PAST = Fixed(opens=np.array([-9.0]), closes=np.array([-8.0]))
NEXT = Fixed(opens=np.array([60.0]), closes=np.array([64.0]))
TEN = Segments.constant(10)


def road(*tasks: Task, capacity: Segments = TEN) -> Road:
    return Road(tasks, capacity, {"past": PAST, "next": NEXT, "any": Always()})


IMPOSSIBLE = {
    "commitment_over_capacity": road(
        Task("degree", commitment=Commitment(certain(50), 20))
    ),
    "no_capacity": road(Task("work", hours=certain(3)), capacity=Segments.constant(0)),
    "budget_zero": road(Task("work", hours=certain(3), at_most=0)),
    "needs_unknown": road(Task("work", needs=("nothing",))),
    "needs_cycle": road(Task("a", needs=("b",)), Task("b", needs=("a",))),
    "no_window": road(Task("call", attempt=Attempt("past", SURE))),
    "no_tries_left": road(Task("call", attempt=Attempt("past", SURE, limit=0))),
    "calendar_unknown": road(Task("call", attempt=Attempt("none", SURE))),
    "budget_too_small": road(Task("work", hours=certain(9_000), at_most=2)),
    "cost_too_high": replace(
        road(Task("flying", hours=certain(3), cost=certain(9_000))),
        purse=Purse(100, np.array([0.0, 10.0]), np.array([5.0, 0.0])),
    ),
    "expires_unused": road(
        Task("test", hours=certain(3), valid_weeks=4),
        Task("call", ("test",), attempt=Attempt("any", SURE, ready_before_weeks=6)),
    ),
    "too_late": road(
        Task("degree", commitment=Commitment(certain(50), 5)),
        Task("call", ("degree",), attempt=Attempt("any", SURE, latest_weeks=49)),
    ),
    "window_too_late": road(
        Task("call", attempt=Attempt("next", SURE, latest_weeks=49))
    ),
    "upkeep_over_capacity": road(
        Task("piano", done=True, upkeep=10), Task("work", hours=certain(3))
    ),
    "bar_unknown": road(
        Task(
            "call",
            attempt=Attempt("past", replace(SURE, lifts=(("nothing", 1.0, 0.0),))),
        )
    ),
}


@pytest.mark.parametrize("code", IMPOSSIBLE)
def test_what_can_never_be_is_refused_with_its_name_and_reason(code: str) -> None:
    wanted = IMPOSSIBLE[code]

    with pytest.raises(ImpossibleError) as caught:
        simulate(wanted, seed=1, futures=8)

    assert caught.value.code == code
    assert caught.value.task_id in {task.id for task in wanted.tasks}
    assert caught.value.details


def test_a_met_requirement_asks_for_nothing() -> None:
    met = Task("degree", done=True, commitment=Commitment(certain(50), 20))

    assert simulate(road(met), seed=1, futures=8).arrival.max() == 0
