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
from million_miles.distance.standing import STATES, Distance, Standing, State

__all__ = [
    "STATES",
    "Distance",
    "History",
    "HistoryError",
    "Pace",
    "Prior",
    "Standing",
    "State",
    "history",
    "hours_of",
    "measure",
    "predict",
    "predict_total",
    "shared_luck",
]
