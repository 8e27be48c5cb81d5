"""Step 2: how far is it still, honestly?"""

from __future__ import annotations

from million_miles.distance.estimator import (
    History,
    HistoryError,
    predict,
    predict_total,
)
from million_miles.distance.kernel import Prior
from million_miles.distance.luck import shared_luck
from million_miles.distance.measure import history, hours_of, measure
from million_miles.distance.pace import Pace
from million_miles.distance.silence import (
    Break,
    Rhythm,
    breaks_of,
    rhythm,
    silent_weeks,
)
from million_miles.distance.standing import STATES, Distance, Standing, State

__all__ = [
    "STATES",
    "Break",
    "Distance",
    "History",
    "HistoryError",
    "Pace",
    "Prior",
    "Rhythm",
    "Standing",
    "State",
    "breaks_of",
    "history",
    "hours_of",
    "measure",
    "predict",
    "predict_total",
    "rhythm",
    "shared_luck",
    "silent_weeks",
]
