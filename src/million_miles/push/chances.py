"""The chance of every attempt as arrays, for a simulator that knows no odds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from million_miles.push.population import (
    MOST_SHIFT,
    Round,
    chance_by_unseen,
    come_so_far,
    population,
)
from million_miles.push.stages import Refusal
from million_miles.push.unseen import Floats, Unseen
from million_miles.values import LEVELS, Try

SHIFT_STEP = 0.2
TINY = 1e-300
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
    attempt: Try,
    *,
    refusals: Sequence[float | Refusal] = (),
    reached: tuple[str, float] = ("", 0.0),
    sd: float | None = None,
) -> Chances:
    """Return the chances of someone who was refused before.

    Args:
        attempt: the try, with its base rates.
        refusals: each past refusal, or only the total lift that held then, 0 where
            not known.
        reached: the stage that the next try has reached, while its answer is awaited,
            and the total lift at it.
        sd: spread of the unseen factor in log odds, in [0, 4]; None: as the shape says.

    Raises:
        OddsUnknownError: the try has no base rates.
        ValueError: `sd` is out of range.

    Source:
        docs/method.md#the-chance-table
    """
    crowd = population(attempt, sd)
    number = len(refusals) + 1
    out = come_so_far(crowd.round(number), *reached)
    unseen = crowd.after_refusals(refusals)
    unseen = unseen if out is None else unseen.after(out[1])
    luck = unseen.table()
    steps = round(MOST_SHIFT / SHIFT_STEP)
    grid = np.arange(-steps, steps + 1, dtype=np.float64) * SHIFT_STEP
    rounds = list(crowd.rounds)
    if out is not None:  # the try that is out has a row of its own
        rounds = [crowd.round(j) for j in range(1, max(len(rounds), number + 1) + 1)]
    rows = {one: _row(one, grid, unseen, luck) for one in dict.fromkeys(rounds)}
    if out is not None:
        rounds[number - 1] = out[0]
        row = _row(out[0], grid, unseen, luck, out[1])
        exact = chance_by_unseen(out[0], reached[1]) / out[1] @ unseen.weights
        at = np.interp(out[0].shifts + reached[1], grid, row)
        rows[out[0]] = row + _offset(np.add.outer(at, luck), float(exact))
    return Chances(
        shift_grid=grid,
        intercepts=np.stack([rows[one] for one in rounds]),
        luck=luck,
        rate_shift=np.stack([one.shifts for one in rounds]),
    )


def _row(
    one: Round, grid: Floats, unseen: Unseen, luck: Floats, so_far: Floats | None = None
) -> Floats:
    """Return intercepts for which the mean over the coarse `luck` is the exact one."""
    exact = one.intercepts(grid)
    even = Unseen(luck, np.full(len(luck), 1 / len(luck)))
    if so_far is None:
        return even.intercepts(unseen.log_odds(exact), start=exact)
    share = np.minimum(1.0, unseen.chances(exact) / so_far)
    yes, no = share @ unseen.weights, (1 - share) @ unseen.weights
    wanted = np.log(yes) - np.log(np.maximum(no, TINY))
    return even.intercepts(np.clip(wanted, -MOST_SHIFT, MOST_SHIFT))


def _offset(log_odds: Floats, wanted: float) -> float:
    """Return what must be added to all `log_odds` for their mean chance to be `wanted`."""
    even = Unseen(log_odds.ravel(), np.full(log_odds.size, 1 / log_odds.size))
    return float(even.intercepts(np.log([wanted / (1 - wanted)]), start=np.zeros(1))[0])


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
