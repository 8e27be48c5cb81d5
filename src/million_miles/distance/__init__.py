"""Step 2: how far is it still, honestly?"""

from __future__ import annotations

from million_miles.distance.estimator import (
    History,
    HistoryError,
    predict,
    predict_total,
)
from million_miles.distance.evidence import (
    FRESHNESS,
    STALE_WEEKS,
    Evidence,
    Freshness,
    Recent,
    Trend,
)
from million_miles.distance.kept import Kept, away_days
from million_miles.distance.kernel import Prior
from million_miles.distance.luck import shared_luck
from million_miles.distance.measure import history, hours_of, keep, measure, measure_on
from million_miles.distance.pace import Pace
from million_miles.distance.reliability import Bin, Reliability, reliability
from million_miles.distance.score import (
    ENOUGH,
    TaskScores,
    Told,
    brier,
    crps_until,
    holds,
    place_until,
    score_tasks,
    unevenness,
)
from million_miles.distance.silence import (
    Break,
    Rhythm,
    breaks_of,
    rhythm,
    silent_weeks,
)
from million_miles.distance.slowing import Slowing, slowing
from million_miles.distance.standing import STATES, Distance, Standing, State

__all__ = [
    "ENOUGH",
    "FRESHNESS",
    "STALE_WEEKS",
    "STATES",
    "Bin",
    "Break",
    "Distance",
    "Evidence",
    "Freshness",
    "History",
    "HistoryError",
    "Kept",
    "Pace",
    "Prior",
    "Recent",
    "Reliability",
    "Rhythm",
    "Slowing",
    "Standing",
    "State",
    "TaskScores",
    "Told",
    "Trend",
    "away_days",
    "breaks_of",
    "brier",
    "crps_until",
    "history",
    "holds",
    "hours_of",
    "keep",
    "measure",
    "measure_on",
    "place_until",
    "predict",
    "predict_total",
    "reliability",
    "rhythm",
    "score_tasks",
    "shared_luck",
    "silent_weeks",
    "slowing",
    "unevenness",
]
