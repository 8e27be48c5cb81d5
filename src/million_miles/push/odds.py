"""How likely is the next try, and the next few together?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from million_miles.push.lift import Lift, total_lift
from million_miles.push.population import (
    Round,
    SdBasis,
    chance_by_unseen,
    come_so_far,
    population,
)
from million_miles.push.stages import Refusal
from million_miles.push.unseen import Floats, Unseen
from million_miles.values import LEVELS, BaseRate, Try


@dataclass(frozen=True, slots=True, eq=False)
class Odds:
    """The odds of someone's next tries.

    Attributes:
        number: which try is next, refused ones counted, from 1 on.
        rate: the count it starts from.
        chance: of the next try, in [0, 1]: the mean over all that is unknown.
        low, high: 80 % interval of that chance: the true rate at one time in ten, with
            the lift at the end of its range.
        lift: all bars together.
        sd: spread of the unseen factor, in log odds; `sd_basis`: where it comes from.
        unseen: the unseen factor of this person.
        tables: chance by true rate and unseen factor, for the next try, the one after
            and so on; later ones are like the last; each of shape (rates, nodes).
        rate_weights: chances of those true rates, sum 1, shape (rates,).
    """

    number: int
    rate: BaseRate
    chance: float
    low: float
    high: float
    lift: Lift
    sd: float
    sd_basis: SdBasis
    unseen: Unseen
    tables: tuple[Floats, ...]
    rate_weights: Floats

    @property
    def borrowed_from(self) -> int | None:
        """The other attempt whose count stands in for this one; None: its own."""
        counted = self.rate.attempt
        if counted is None or counted == self.number:
            return None
        is_covered = self.rate.and_later and counted < self.number
        return None if is_covered else counted

    def chance_over(self, tries: int) -> float:
        """Return the chance of at least one yes in the next `tries`, >= 0.

        The true rate and the unseen factor stay the same from try to try, so a no now
        makes a no later more likely.
        """
        if tries < 0:
            raise ValueError(f"want 0 or more tries, got {tries}")
        none = np.ones_like(self.tables[0])
        for table in self.tables[:tries]:
            none = none * (1 - table)
        later = max(0, tries - len(self.tables))
        none = none * (1 - self.tables[-1]) ** later
        return float(self.rate_weights @ (1 - none) @ self.unseen.weights)


def odds(
    attempt: Try,
    *,
    lifts: Sequence[Lift] = (),
    refusals: Sequence[float | Refusal] = (),
    reached: str = "",
    sd: float | None = None,
) -> Odds:
    """Return the odds of the next try and those after it, the bars as they are now.

    Args:
        attempt: the try, with its base rates.
        lifts: one per bar with evidence, met or not, and one per unmet `must`.
        refusals: each past refusal, or only the total lift that held then, 0 where
            not known.
        reached: the stage that the next try has reached, while its answer is awaited.
        sd: spread of the unseen factor in log odds, in [0, 4]; None: as the shape says.

    Raises:
        OddsUnknownError: the try has no base rates.
        ValueError: `sd` is out of range.

    Source:
        docs/method.md#the-next-try
    """
    crowd = population(attempt, sd)
    unseen = crowd.after_refusals(refusals)
    number = len(refusals) + 1
    total = total_lift(lifts)
    coming = [crowd.round(number)]
    coming += crowd.rounds[number:]
    out = come_so_far(coming[0], reached, total.value)
    so_far = np.ones(len(unseen.values))
    if out is not None:
        first, so_far = out
        coming = [first, *(coming[1:] or coming)]
        unseen = unseen.after(so_far)
    tables, rate_weights = _tables(coming, total.value)
    tables = (np.minimum(1.0, tables[0] / so_far), *tables[1:])
    ends = ((0.1, total.low), (0.9, total.high))
    low, high = (_chance_at(coming[0], unseen, so_far, *end) for end in ends)
    return Odds(
        number=number,
        rate=coming[0].rate,
        chance=float(
            chance_by_unseen(coming[0], total.value) / so_far @ unseen.weights
        ),
        low=low,
        high=high,
        lift=total,
        sd=crowd.sd,
        sd_basis=crowd.sd_basis,
        unseen=unseen,
        tables=tables,
        rate_weights=rate_weights,
    )


def _tables(coming: Sequence[Round], lift: float) -> tuple[tuple[Floats, ...], Floats]:
    """Return the chances at each coming attempt, and the weights of their true rates.

    One rate for all: its fine grid. Rates of their own move together, slice by slice.
    """
    if len(set(map(id, coming))) == 1:
        return (coming[0].chances(lift),), coming[0].grid.weights
    even = np.full(len(LEVELS), 1 / len(LEVELS))
    return tuple(one.chances_by_slice(lift) for one in coming), even


def sensitivity(
    attempt: Try,
    *,
    lifts: Sequence[Lift] = (),
    refusals: Sequence[float | Refusal] = (),
    reached: str = "",
) -> tuple[Odds, ...]:
    """Return the odds at half and at double the assumed spread; fitted: nothing."""
    crowd = population(attempt)
    if crowd.sd_basis == "fitted":
        return ()
    return tuple(
        odds(
            attempt,
            lifts=lifts,
            refusals=refusals,
            reached=reached,
            sd=crowd.sd * factor,
        )
        for factor in (0.5, 2.0)
    )


def one_in(chance: float) -> int | None:
    """Return N of "about 1 in N" with two digits; None where there is no chance."""
    return round(float(f"{1 / chance:.2g}")) if chance > 0 else None


def persistence(rate: BaseRate, *, tries: int) -> float:
    """Return the chance of a yes in `tries` at `rate`, if each were a new draw."""
    return 1 - (1 - rate.rate) ** tries


def _chance_at(
    one: Round, unseen: Unseen, so_far: Floats, level: float, lift: float
) -> float:
    shift = np.interp([level], LEVELS, one.shifts) + lift
    chance = unseen.chances(one.intercepts(shift))[0] / so_far
    return float(np.minimum(1.0, chance) @ unseen.weights)
