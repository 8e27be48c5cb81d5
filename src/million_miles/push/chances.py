"""The chance of every attempt as arrays, for a simulator that knows no odds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from million_miles.push.population import MOST_SHIFT, Round, population
from million_miles.push.stages import Refusal
from million_miles.push.unseen import Floats, Unseen
from million_miles.values import LEVELS, Try

SHIFT_STEP = 0.2
NEVER, ALWAYS = -800.0, 800.0  # log odds at which a chance is exactly 0 or 1


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """The chance of attempt j (0-based, over all tries ever), as arrays.

    With v and w uniform on [0, 1], s = rate_shift[j'](v) + the lifts that hold, and
    j' = min(j, rows - 1), the chance is expit(intercepts[j'](s) + luck(w)). Tables are
    read at LEVELS and are flat beyond the ends, as is `shift_grid`.

    Attributes:
        shift_grid: log odds, equally spaced, shape (G,).
        intercepts: log odds at each point of the grid, finite, shape (J, G).
        luck: quantiles of the person's unseen factor, ascending, shape (199,).
        rate_shift: log odds of what each rate may truly be, ascending, shape (J, 199).
    """

    shift_grid: Floats
    intercepts: Floats
    luck: Floats
    rate_shift: Floats


def chances(
    attempt: Try, *, refusals: Sequence[float | Refusal] = (), sd: float | None = None
) -> Chances:
    """Return the chances of someone who was refused before.

    Args:
        attempt: the try, with its base rates.
        refusals: each past refusal, or only the total lift that held then, 0 where
            not known.
        sd: spread of the unseen factor in log odds, in [0, 4]; None: as the shape says.

    Raises:
        OddsUnknownError: the try has no base rates.
        ValueError: `sd` is out of range.

    Source:
        docs/method.md#the-chance-table
    """
    crowd = population(attempt, sd)
    unseen = crowd.after_refusals(refusals)
    luck = unseen.table()
    steps = round(MOST_SHIFT / SHIFT_STEP)
    grid = np.arange(-steps, steps + 1, dtype=np.float64) * SHIFT_STEP
    rows: dict[Round, Floats] = {}
    for one in crowd.rounds:
        if one not in rows:
            rows[one] = _row(one, grid, unseen, luck)
    return Chances(
        shift_grid=grid,
        intercepts=np.stack([rows[one] for one in crowd.rounds]),
        luck=luck,
        rate_shift=np.stack([one.shifts for one in crowd.rounds]),
    )


def _row(one: Round, grid: Floats, unseen: Unseen, luck: Floats) -> Floats:
    """Return intercepts for which the mean over the coarse `luck` is the exact one."""
    exact = one.intercepts(grid)
    even = Unseen(luck, np.full(len(luck), 1 / len(luck)))
    return even.intercepts(unseen.log_odds(exact), start=exact)


def certain(chance: float) -> Chances:
    """Return chances that are `chance` at every attempt and for everybody.

    Lifts still move it, except for the exact chances 0 and 1.

    Raises:
        ValueError: `chance` is not in [0, 1].
    """
    if not 0 <= chance <= 1:  # also refuses NaN
        raise ValueError(f"want a chance in [0, 1], got {chance}")
    grid = np.array([-MOST_SHIFT, MOST_SHIFT])
    if chance in (0, 1):
        intercepts = np.full(2, ALWAYS if chance else NEVER)
    else:
        intercepts = grid + np.log(chance) - np.log1p(-chance)
    flat = np.zeros(len(LEVELS))
    return Chances(grid, intercepts[None, :], flat, flat[None, :])
