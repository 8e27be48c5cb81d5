"""What moved the odds, from the count of everybody to those of one person."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from million_miles.push.lift import Lift, total_lift
from million_miles.push.odds import odds
from million_miles.push.population import (
    Population,
    Round,
    chance_by_unseen,
    come_so_far,
    population,
)
from million_miles.push.stages import Refusal
from million_miles.push.unseen import Unseen
from million_miles.values import Try

Cause = Literal[
    "count",  # a small count leaves its rate open
    "still_trying",  # who is left at this attempt
    "answers",  # one's own refusals, with what was met then
    "stages",  # how far the refused tries came
    "bar",  # one bar, met or not
    "reached",  # how far the try has come that is out
]


@dataclass(frozen=True, slots=True)
class Moved:
    """One part of the way from the counted rate to a person's own odds.

    Attributes:
        cause: what moved the odds.
        chance: where they stand after it, in [0, 1].
        log_odds: by how much it moved them; -inf: to no chance at all.
        place: which of the bars; None: no bar.
    """

    cause: Cause
    chance: float
    log_odds: float
    place: int | None = None

    @property
    def factor(self) -> float:
        """By what the odds are multiplied: a likelihood ratio."""
        return math.exp(self.log_odds)


def split(
    attempt: Try,
    *,
    lifts: Sequence[Lift] = (),
    refusals: Sequence[float | Refusal] = (),
    reached: str = "",
    sd: float | None = None,
) -> tuple[float, tuple[Moved, ...]]:
    """Return the counted rate and what moves it, step by step, to `odds(...).chance`.

    Each part is what its cause does given those before it, so that in log odds they
    sum to the whole exactly. A rate of 0 or 1 begins at what it may truly be.

    Args:
        attempt: the try, with its base rates.
        lifts: one per bar with evidence, in the order they are told.
        refusals: each past refusal, or only the total lift that held then.
        reached: the stage that the next try has reached, while its answer is awaited.
        sd: spread of the unseen factor in log odds, in [0, 4]; None: as the shape says.

    Raises:
        OddsUnknownError: the try has no base rates.
        ValueError: `sd` is out of range.

    Source:
        docs/method.md#what-moved-the-odds
    """
    crowd = population(attempt, sd)
    number = len(refusals) + 1
    coming = crowd.round(number)
    usual = _mean(coming, coming.pool, 0.0)
    rate = coming.rate.rate
    start = rate if 0 < rate < 1 else usual
    told = [one if isinstance(one, Refusal) else Refusal(one) for one in refusals]
    own = crowd.after_refusals(told)
    steps: list[tuple[Cause, float, int | None]] = [
        ("count", usual, None),
        ("still_trying", _mean(coming, _left(crowd, number), 0.0), None),
        (
            "answers",
            _mean(coming, crowd.after_refusals([r.lift for r in told]), 0.0),
            None,
        ),
        ("stages", _mean(coming, own, 0.0), None),
    ]
    for place in range(len(lifts)):
        lift = _so_far(lifts, place)
        steps.append(("bar", _mean(coming, own, lift), place))
    if come_so_far(coming, reached, 0.0) is not None:
        known = odds(attempt, lifts=lifts, refusals=told, reached=reached, sd=sd)
        steps.append(("reached", known.chance, None))
    return start, tuple(_parts(start, steps))


def _parts(
    start: float, steps: Sequence[tuple[Cause, float, int | None]]
) -> Sequence[Moved]:
    parts: list[Moved] = []
    before = start
    for cause, chance, place in steps:
        moved = 0.0 if before == chance else _log_odds(chance) - _log_odds(before)
        parts.append(Moved(cause, chance, moved, place))
        before = chance
    return parts


def _so_far(lifts: Sequence[Lift], place: int) -> float:
    """Return the lift of the bars up to `place`, shrunk as all of them are."""
    later = [Lift(0.0, 0.0, 0.0)] * (len(lifts) - place - 1)
    return total_lift([*lifts[: place + 1], *later]).value


def _left(crowd: Population, number: int) -> Unseen:
    """Return the unseen factor of those who come to attempt `number`."""
    return crowd.after_refusals([0.0] * (number - 1))


def _mean(one: Round, unseen: Unseen, lift: float) -> float:
    return float(chance_by_unseen(one, lift) @ unseen.weights)


def _log_odds(chance: float) -> float:
    return math.log(chance) - math.log1p(-chance) if chance > 0 else -math.inf
