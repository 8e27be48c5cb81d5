"""What a bar, met or not, does to the odds of a try."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from million_miles.values import Evidence, Help

# From the firmest ground to the weakest.
Basis = Literal["must", "shares", "selected_only", "word"]
BASES: tuple[Basis, ...] = get_args(Basis)

# A word stands for this share of those selected, where one applicant in two meets it.
SELECTED_BY_WORD: dict[Help, float] = {"little": 0.6, "some": 0.75, "much": 0.9}
APPLICANTS_BY_WORD = 0.5
# Nobody counted the applicants: as many as those selected, or half as many.
LEAST_APPLICANTS = 0.5
TINIEST = math.ulp(0.0)  # a share below it would be 0
# Whoever meets one bar tends to meet the next; assumed alike for every pair.
BAR_CORRELATION = 0.3


@dataclass(frozen=True, slots=True)
class Lift:
    """By how much the log odds of a try move: ln of a likelihood ratio.

    Attributes:
        value: the middle; 0: nothing; -inf: no chance at all.
        low, high: what it may be as well; low <= value <= high.
        basis: what it rests on; `selected_only` (nobody counted the applicants) and
            `word` (the person's own word) are assumed.
    """

    value: float
    low: float
    high: float
    basis: Basis = "shares"

    @property
    def is_assumed(self) -> bool:
        """Whether it rests on an assumption rather than on counted shares."""
        return self.basis in ("selected_only", "word")


UNMET_MUST = Lift(-math.inf, -math.inf, -math.inf, "must")


@functools.lru_cache(maxsize=1024)
def lift(evidence: Evidence, *, met: bool) -> Lift:
    """Return what `evidence` says of someone who has `met` the bar, or has not.

    Source:
        docs/method.md#evidence
    """
    if evidence.guess is not None:
        selected = SELECTED_BY_WORD[evidence.guess]
        value = _log_ratio(selected, APPLICANTS_BY_WORD, met=met)
        return Lift(value, min(0, 2 * value), max(0, 2 * value), "word")
    selected = evidence.selected or 0.0  # never 0: Evidence has a word or this share
    if evidence.applicants is not None:
        value = _log_ratio(selected, evidence.applicants, met=met)
        return Lift(value, value, value)
    middle = selected * math.sqrt(LEAST_APPLICANTS)
    few = max(selected * LEAST_APPLICANTS, TINIEST)
    far = _log_ratio(selected, few, met=met)
    value = _log_ratio(selected, middle, met=met)
    return Lift(value, min(0, far), max(0, far), "selected_only")


def shrink(bars: int) -> float:
    """Return the factor, in (0, 1], on each lift when `bars` are counted together.

    Bars that come together say the same thing twice, so their sum must shrink.

    Source:
        docs/method.md#evidence
    """
    return 1 / (1 + max(0, bars - 1) * BAR_CORRELATION)


def total_lift(lifts: Sequence[Lift]) -> Lift:
    """Return all `lifts` together: their sum times `shrink`; none: nothing.

    Count unmet bars too: then the factor stays when a bar is met, and a met bar never
    lowers the odds.
    """
    factor = shrink(len(lifts))
    return Lift(
        factor * sum(one.value for one in lifts),
        factor * sum(one.low for one in lifts),
        factor * sum(one.high for one in lifts),
        max((one.basis for one in lifts), key=BASES.index, default="shares"),
    )


def _log_ratio(selected: float, applicants: float, *, met: bool) -> float:
    if met:
        return math.log(selected) - math.log(applicants)
    return math.log1p(-selected) - math.log1p(-applicants)
