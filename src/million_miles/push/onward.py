"""How a refusal, and what came after it, moved the odds of the next try."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from million_miles.push.population import (
    Round,
    chance_by_unseen,
    population,
    refusal_by_unseen,
)
from million_miles.push.stages import Refusal
from million_miles.push.unseen import Unseen
from million_miles.push.weigh import Answer
from million_miles.values import Try


@dataclass(frozen=True, slots=True)
class Onward:
    """From the odds of one try to those of the next.

    Attributes:
        number: which try it was, from 1 on.
        chance: of a yes at that try, before its answer, in [0, 1].
        by_answer: what the answer itself moved, in log odds.
        by_attempt: what the next attempt's own count moved: who is still trying.
        by_bars: what was met or lost since moved.
        chance_next: of a yes at the next try; the three parts lead there exactly.
    """

    number: int
    chance: float
    by_answer: float
    by_attempt: float
    by_bars: float
    chance_next: float


def onward(
    attempt: Try,
    answers: Sequence[Answer],
    *,
    next_lifts: Sequence[float],
    sd: float | None = None,
) -> tuple[Onward, ...]:
    """Return how each of `answers` and the time after it moved the odds.

    Args:
        attempt: the try, with its base rates.
        answers: oldest first; a yes has nothing after it and gives nothing.
        next_lifts: for each answer the total lift at the try after it, or now.
        sd: spread of the unseen factor in log odds, in [0, 4]; None: as the shape says.

    Raises:
        OddsUnknownError: the try has no base rates.
        ValueError: `sd` is out of range, or there are not as many lifts as answers.

    Source:
        docs/method.md#what-an-answer-told
    """
    crowd = population(attempt, sd)
    unseen = crowd.prior
    found: list[Onward] = []
    for number, (answer, lift) in enumerate(
        zip(answers, next_lifts, strict=True), start=1
    ):
        here, after = crowd.round(number), crowd.round(number + 1)
        refusal = Refusal(answer.lift, answer.stage)
        likelihood = refusal_by_unseen(here, refusal)
        if answer.accepted or not likelihood @ unseen.weights > 0:
            continue
        known = unseen.after(likelihood)
        chances = (
            _mean(here, unseen, answer.lift),
            _mean(here, known, answer.lift),
            _mean(after, known, answer.lift),
            _mean(after, known, lift),
        )
        by = [_moved(*pair) for pair in pairwise(chances)]
        found.append(Onward(number, chances[0], by[0], by[1], by[2], chances[-1]))
        unseen = known
    return tuple(found)


def _mean(one: Round, unseen: Unseen, lift: float) -> float:
    return float(chance_by_unseen(one, lift) @ unseen.weights)


def _moved(before: float, after: float) -> float:
    if before == after:
        return 0.0
    return math.log(after / (1 - after)) - math.log(before / (1 - before))
