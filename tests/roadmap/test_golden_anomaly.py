from __future__ import annotations

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
    simulate,
)


def arrival_weeks(hours_per_week: float) -> float:
    """More hours end X sooner; its commitment then keeps them from B's window."""
    tasks = (
        Task("x", hours=certain(21)),
        Task("course", needs=("x",), commitment=Commitment(certain(10), 10)),
        Task("gate", at_least_weeks=2),
        Task("b", needs=("gate",), hours=certain(30)),
        Task(
            "exam", needs=("b",), attempt=Attempt("windows", chances=Chances.steady(1))
        ),
    )
    windows = Fixed(opens=np.array([5.0, 57.0]), closes=np.array([5.0, 57.0]))
    road = Road(
        tasks,
        Segments.constant(hours_per_week),
        {"windows": windows},
        order=("gate", "b", "x", "course", "exam"),
    )
    return float(simulate(road, seed=1, futures=1).arrival[0])


def test_a_little_more_time_can_make_one_arrive_a_year_later() -> None:
    assert arrival_weeks(10) == pytest.approx(15.1)
    assert arrival_weeks(10.6) == pytest.approx(57)
