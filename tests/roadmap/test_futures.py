from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from million_miles.roadmap import Dimensions, Futures

NEVER = np.inf


def futures(arrival: list[float]) -> Futures:
    weeks = np.array(arrival)
    return Futures(
        ids=("call",),
        try_ids=("call",),
        start=np.zeros((len(weeks), 1)),
        finish=weeks[:, None],
        ready=np.zeros(len(weeks)),
        arrival=weeks,
        tries=np.ones((len(weeks), 1), np.int64),
        accepted=np.isfinite(weeks)[:, None],
        week_hours=np.zeros(1),
        task_week_hours=np.zeros((4, 1)),
        short_at=np.full(len(weeks), NEVER),
        money_wait_weeks=np.zeros(1),
        balance=np.empty((0, 0)),
        dimensions=Dimensions(MappingProxyType({})),
        seed=1,
    )


TOLD = futures([30.0, NEVER, 10.0, 20.0, NEVER])


@pytest.mark.parametrize(
    ("chance", "week"),
    [(0.01, 10), (0.2, 10), (0.21, 20), (0.4, 20), (0.6, 30), (0.61, None), (1, None)],
)
def test_a_quantile_is_the_first_week_that_is_sure_enough(
    chance: float, week: float | None
) -> None:
    assert TOLD.arrival_quantile(chance) == week


def test_given_a_yes_only_the_futures_that_arrive_count() -> None:
    assert TOLD.arrival_given_yes_quantile(0.5) == 20
    assert TOLD.arrival_given_yes_quantile(1) == 30
    assert futures([NEVER]).arrival_given_yes_quantile(0.5) is None


def test_the_chance_grows_to_what_never_leaves() -> None:
    assert [TOLD.chance_by(week) for week in (9, 10, 25, 9999)] == [0, 0.2, 0.4, 0.6]
    assert TOLD.never_share == 0.4
    assert TOLD.ready_by(0) == 1


def test_the_mean_stops_at_the_horizon() -> None:
    assert TOLD.mean_min(25) == (25 + 25 + 10 + 20 + 25) / 5


def test_whiskers_of_a_task_end_where_it_is_never_met() -> None:
    whiskers = TOLD.whiskers("call")

    assert list(whiskers.start) == [0, 0, 0]
    assert list(whiskers.finish) == [10, 30, None]


def test_tries_are_counted() -> None:
    assert TOLD.try_chance("call") == 0.6
    assert TOLD.mean_tries("call") == 1


@pytest.mark.parametrize("chance", [0.0, -0.1, 1.1, float("nan")])
def test_only_a_chance_has_a_quantile(chance: float) -> None:
    with pytest.raises(ValueError, match="chance"):
        TOLD.ready_quantile(chance)


def test_the_front_door_costs_neither_numba_nor_scipy() -> None:
    code = """
import sys
from dataclasses import replace
from million_miles import roadmap
road = roadmap.Road((roadmap.Task("a"),), roadmap.Segments.constant(1))
roadmap.check(road), roadmap.latest_finish(road)
print([name for name in ("numba", "scipy") if name in sys.modules])
"""
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "[]"


def test_the_balance_is_told_by_month_in_three_quantiles() -> None:
    balance = np.array([[float(k), 10.0 * k, 0.0] for k in range(11)])
    told = replace(futures([NEVER] * 11), balance=balance)

    assert told.balance_quantiles().tolist() == [[1, 5, 9], [10, 50, 90], [0, 0, 0]]
    assert told.balance_quantiles(1).shape == (1, 3)
    assert TOLD.balance_quantiles().shape == (0, 3)
