"""How good were the forecasts, open ones included?

How it works: a forecast of when something happens is followed up to a moment that was
fixed without looking at how it went. What has not happened by then is not left out: a
forecast that gave it time is right so far. To score only what is finished would make
even a perfect forecaster look wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from million_miles.distance.estimator import past_of, predict
from million_miles.distance.kernel import SHIPPED
from million_miles.distance.normal import Array
from million_miles.values import LEVELS

# Fewer events than this say nothing about a forecaster.
ENOUGH = 10
# Plain Evidence-Based Scheduling draws from people in general until so many own tasks.
OWN_TASKS = 5
_LOW, _HIGH = 0.1, 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What was told: weeks, or hours, until something happens.

    Attributes:
        points: equally likely, ascending, shape (points,); infinity stands for never.
    """

    points: Array

    @classmethod
    def of(cls, quantiles: Sequence[float | None]) -> Told:
        """Return what quantiles at even chances say; None lies in never."""
        return cls(np.array([np.inf if one is None else one for one in quantiles]))

    def at(self, chance: float) -> float:
        """Return the quantile at `chance`, in (0, 1); infinity stands for never."""
        place = chance * (len(self.points) + 1) - 1
        return float(self.points[min(max(round(place), 0), len(self.points) - 1)])

    def chance_by(self, time: float) -> float:
        """Return the chance that it happens by `time`, in [0, 1]."""
        return float(np.mean(self.points <= time))


def crps_until(told: Told, came: float | None, followed: float) -> float:
    """Return the integral of (F(t) - 1{came <= t})^2 from 0 to `followed`; >= 0.

    Args:
        told: what was foretold; its "never" keeps its mass.
        came: when it happened; None: not yet, or never.
        followed: how long it was followed, fixed without regard to `came`; >= 0.

    Source:
        docs/method.md#scoring
    """
    happened = np.inf if came is None else came
    inside = told.points[told.points < followed]
    ends = [happened] if happened < followed else []
    edges = np.unique(np.concatenate(([0.0], inside, ends, [followed])))
    starts, widths = edges[:-1], np.diff(edges)
    share = np.searchsorted(told.points, starts, side="right") / len(told.points)
    return float(widths @ (share - (starts >= happened)) ** 2)


def place_until(
    told: Told, came: float | None, followed: float, *, luck: float
) -> float:
    """Return where what came lies among what was told, in [0, 1].

    A perfect forecaster's places are even. What did not happen while it was followed
    lies anywhere in the rest, as `luck` in [0, 1] has it; so do ties.

    Source:
        docs/method.md#scoring
    """
    if came is None or came > followed:
        low, high = told.chance_by(followed), 1.0
    else:
        low, high = float(np.mean(told.points < came)), told.chance_by(came)
        if low == high:  # between two points
            step = 0.5 / len(told.points)
            low, high = max(low - step, 0.0), min(high + step, 1.0)
    return low + luck * (high - low)


def holds(told: Told, came: float | None, followed: float) -> bool | None:
    """Tell whether the range of 8 times in 10 held; None: it is not decided yet.

    It is decided when its end has passed, whatever happened; where its end lies in
    never, when its beginning has. What already happened earlier waits until then: to
    count it sooner would favour what comes soon.

    Source:
        docs/method.md#scoring
    """
    low, high = told.at(_LOW), told.at(_HIGH)
    last = high if np.isfinite(high) else low
    if not np.isfinite(last) or followed < last:
        return None
    happened = np.inf if came is None else came
    return bool(low <= happened <= high)


def unevenness(places: Array) -> float:
    """Return the largest deviation of places in [0, 1] from even ones (KS), >= 0."""
    count = len(places)
    if not count:
        return 0.0
    even = np.arange(count + 1) / count
    ordered = np.sort(places)
    return float(max((even[1:] - ordered).max(), (ordered - even[:-1]).max()))


def brier(chance: float, came: bool) -> float:
    """Return the squared error of a chance, in [0, 1]; less is better."""
    return (chance - came) ** 2


@dataclass(frozen=True, slots=True, eq=False)
class TaskScores:
    """How the finished work of one person was foretold, task by task.

    Attributes:
        crps_hours: mean CRPS; raw_hours, ebs_hours: of the raw estimate, and of plain
            Evidence-Based Scheduling on the same log.
        held: which ranges of 8 times in 10 held, in order.
        places: where each lies among what was told, in [0, 1], shape (tasks,).
    """

    crps_hours: float
    raw_hours: float
    ebs_hours: float
    held: tuple[bool, ...]
    places: Array


def score_tasks(
    history: Sequence[tuple[float, float]],
    *,
    rng: np.random.Generator,
    earlier: Sequence[tuple[float, float]] = (),
) -> TaskScores:
    """Walk forward through finished work and score what would have been told of each.

    Args:
        history: (estimate, actual) hours in order of finishing, as `history` gives it.
        rng: where chance comes from, for ties among the places.
        earlier: pairs that were known before the first of them; not scored.

    Source:
        docs/method.md#scoring
    """
    ours, raw, ebs, held, places = [], [], [], [], []
    for count, (estimate, actual) in enumerate(history):
        past = (*earlier, *history[:count])
        told = Told(predict(past, estimate))
        ours.append(_crps(told.points, actual))
        raw.append(abs(actual - estimate))
        ebs.append(_crps(np.sort(estimate * _plain_ratios(past, estimate)), actual))
        held.append(bool(told.at(_LOW) <= actual <= told.at(_HIGH)))
        places.append(place_until(told, actual, np.inf, luck=float(rng.random())))
    return TaskScores(
        crps_hours=_mean(ours),
        raw_hours=_mean(raw),
        ebs_hours=_mean(ebs),
        held=tuple(held),
        places=np.array(places),
    )


def _mean(errors: Sequence[float]) -> float:
    return float(np.mean(errors)) if errors else 0.0


def _plain_ratios(past: Sequence[tuple[float, float]], estimate: float) -> Array:
    """Return the ratios that plain Evidence-Based Scheduling draws from."""
    if len(past) >= OWN_TASKS:
        pairs = past_of(past)
        return np.asarray(pairs[:, 1] / pairs[:, 0])
    return np.asarray(predict((), estimate, levels=LEVELS, prior=SHIPPED) / estimate)


def _crps(points: Array, actual: float) -> float:
    """Return the CRPS of equally likely points, ascending, against what came."""
    count = len(points)
    weights = 2 * np.arange(1, count + 1) - count - 1
    return float(np.abs(points - actual).mean() - weights @ points / count**2)
