"""What did each answer tell?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from million_miles.push.population import (
    chance_by_unseen,
    population,
    refusal_by_unseen,
)
from million_miles.push.stages import Refusal
from million_miles.values import Try


@dataclass(frozen=True, slots=True)
class Answer:
    """A yes or a no, and what held then.

    Attributes:
        lift: the total lift, in log odds; 0 where not known.
        stage: how far a refused try came; empty: not known.
    """

    accepted: bool
    lift: float = 0.0
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one answer weighs.

    Attributes:
        number: which answer, from 1 on.
        chance_before: chance of a yes, given all earlier answers, in [0, 1].
        chance_after: the same chance once the answer is known: the same attempt of
            the population, the same lift.
        surprise_bits: -log2 of the chance of this answer, its stage included where
            that was counted, given the earlier ones.
        learned_bits: what this answer told about the person: KL divergence of the
            unseen factor after it from the unseen factor just before it.
        surprise_so_far_bits: of all answers up to this one; the plain sum.
        learned_so_far_bits: KL divergence of the unseen factor after this answer from
            that before the first one; not the sum of the single ones.
    """

    number: int
    chance_before: float
    chance_after: float
    surprise_bits: float
    learned_bits: float
    surprise_so_far_bits: float
    learned_so_far_bits: float


def weigh(
    attempt: Try, answers: Sequence[Answer], *, sd: float | None = None
) -> tuple[Weight, ...]:
    """Return the weight of each of `answers`, oldest first.

    An answer updates only what is unseen about the person, never the base rate.

    Raises:
        OddsUnknownError: the try has no base rates.
        ValueError: `sd` is not in [0, 4].

    Source:
        docs/method.md#what-an-answer-told
    """
    crowd = population(attempt, sd)
    unseen = crowd.prior
    surprise_so_far = 0.0
    weights: list[Weight] = []
    for number, answer in enumerate(answers, start=1):
        one = crowd.round(number)
        yes = chance_by_unseen(one, answer.lift)
        chance = float(yes @ unseen.weights)
        refusal = Refusal(answer.lift, answer.stage)
        likelihood = yes if answer.accepted else refusal_by_unseen(one, refusal)
        came = float(likelihood @ unseen.weights)
        after = unseen.after(likelihood) if came > 0 else unseen
        surprise = max(0.0, -math.log2(came)) if came > 0 else math.inf
        surprise_so_far += surprise
        weights.append(
            Weight(
                number=number,
                chance_before=chance,
                chance_after=float(yes @ after.weights),
                surprise_bits=surprise,
                learned_bits=after.bits_from(unseen),
                surprise_so_far_bits=surprise_so_far,
                learned_so_far_bits=after.bits_from(crowd.prior),
            )
        )
        unseen = after
    return tuple(weights)
