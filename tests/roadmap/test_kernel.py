from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from million_miles.roadmap import (
    Futures,
    Road,
    latest_finish,
    simulate,
)
from million_miles.roadmap.sobol import sobol
from tests.reference.luck import Luck
from tests.reference.roads import roads
from tests.reference.simulator import Future, Simulator

T = TypeVar("T")

FUTURES = 4


def by_reference(road: Road, result: Futures) -> list[Future]:
    points = sobol(len(result.ready), result.dimensions.count, seed=result.seed)
    order = road.order or latest_finish(road)
    futures = []
    for future, point in enumerate(points):
        luck = Luck(
            road,
            dimensions=result.dimensions,
            point=point.tolist(),
            seed=result.seed,
            future=future,
        )
        futures.append(Simulator(road, luck, order).run())
    return futures


@settings(max_examples=400, deadline=None)
@given(roads(), st.integers(0, 99))
def test_the_kernel_agrees_with_the_plain_simulator(road: Road, seed: int) -> None:
    result = simulate(road, seed=seed, futures=FUTURES)

    expected = by_reference(road, result)
    for name in ("start", "finish"):
        times = [list(_in_order(getattr(one, name), result.ids)) for one in expected]
        np.testing.assert_allclose(getattr(result, name), times, rtol=0, atol=1e-9)
    for name in ("ready", "arrival"):
        times = [getattr(one, name) for one in expected]
        np.testing.assert_allclose(getattr(result, name), times, rtol=0, atol=1e-9)
    for k, one in enumerate(expected):
        assert result.tries[k].tolist() == _in_order(one.tries, result.try_ids)
        assert result.accepted[k].tolist() == _in_order(one.accepted, result.try_ids)
    np.testing.assert_allclose(
        result.short_at, [one.short_at for one in expected], rtol=0, atol=1e-9
    )
    waits = np.mean([_in_order(one.waits, result.ids) for one in expected], axis=0)
    np.testing.assert_allclose(result.money_wait_weeks, waits, rtol=0, atol=1e-9)
    for k, one in enumerate(expected):
        for month, balance in enumerate(result.balance[k : k + 1].ravel()):
            assert balance == pytest.approx(_balance(road, one, month), abs=1e-6)
    weeks = np.zeros((len(result.week_hours), len(result.ids)))
    for one in expected:
        for (week, id_), hours in one.hours.items():
            weeks[week, result.ids.index(id_)] += hours / FUTURES
    np.testing.assert_allclose(result.week_hours, weeks.sum(axis=1), rtol=0, atol=1e-9)
    np.testing.assert_allclose(result.task_week_hours, weeks[:4], rtol=0, atol=1e-9)


def _balance(road: Road, future: Future, month: int) -> float:
    assert road.purse is not None
    end = (month + 1) * 365.25 / 7 / 12
    spent = sum(paid for when, paid in future.payments if when < end)
    return road.purse.savings + float(road.purse.earned_by(end)) - spent


def _in_order(values: Mapping[str, T], ids: tuple[str, ...]) -> list[T]:
    return [values[id_] for id_ in ids]
