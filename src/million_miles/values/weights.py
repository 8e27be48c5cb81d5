"""What a person weighs when there are several ways: time, chance, money, hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Measure = Literal["arrival", "chance", "cost", "hours"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
MOST_WEIGHT = 1000


class WeightsError(ValueError):
    """A weight below zero, too large, or nothing that weighs anything."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each measure weighs, 0 to 1000; at least one above 0.

    Attributes:
        arrival: for each month later.
        chance: for each 1 in 100 of chance less.
        cost: for each month of money more.
        hours: for each month of promised hours more.

    Raises:
        WeightsError: a weight out of range, or all of them 0.

    Source:
        docs/method.md#ways
    """

    arrival: float = 0.0
    chance: float = 0.0
    cost: float = 0.0
    hours: float = 0.0

    def __post_init__(self) -> None:
        for name in MEASURES:
            if not 0 <= self.of(name) <= MOST_WEIGHT:
                raise WeightsError(f"want {name} from 0 to 1000, got {self.of(name)}")
        if not any(self.of(name) for name in MEASURES):
            raise WeightsError("want a weight above 0, got none")

    def of(self, measure: Measure) -> float:
        """Return the weight of one measure."""
        return float(getattr(self, measure))
