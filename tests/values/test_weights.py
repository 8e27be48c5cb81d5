from __future__ import annotations

import pytest

from million_miles.values import Weights, WeightsError


@pytest.mark.parametrize(
    "weights", [{}, {"arrival": -1}, {"cost": 1001}, {"hours": float("nan")}]
)
def test_something_must_weigh_and_nothing_below_zero(weights: dict[str, float]) -> None:
    with pytest.raises(WeightsError):
        Weights(**weights)


def test_each_measure_has_its_weight() -> None:
    assert Weights(chance=5, cost=1).of("chance") == 5
    assert Weights(chance=5, cost=1).of("arrival") == 0
