"""Step 5: what did the last try tell me, and which bar do I raise now?"""

from __future__ import annotations

from million_miles.push.chances import Chances, certain, chances
from million_miles.push.fold import (
    TryMade,
    contradictions,
    count_refused,
    fold,
    tries_left,
)
from million_miles.push.lift import (
    BASES,
    UNMET_MUST,
    Basis,
    Lift,
    lift,
    shrink,
    total_lift,
)
from million_miles.push.odds import Odds, odds, one_in, persistence, sensitivity
from million_miles.push.onward import Onward, onward
from million_miles.push.opened import Cause, Moved, split
from million_miles.push.population import OddsUnknownError, SdBasis
from million_miles.push.stages import Refusal, counted_by_stage
from million_miles.push.weigh import Answer, Weight, weigh

__all__ = [
    "BASES",
    "UNMET_MUST",
    "Answer",
    "Basis",
    "Cause",
    "Chances",
    "Lift",
    "Moved",
    "Odds",
    "OddsUnknownError",
    "Onward",
    "Refusal",
    "SdBasis",
    "TryMade",
    "Weight",
    "certain",
    "chances",
    "contradictions",
    "count_refused",
    "counted_by_stage",
    "fold",
    "lift",
    "odds",
    "one_in",
    "onward",
    "persistence",
    "sensitivity",
    "shrink",
    "split",
    "total_lift",
    "tries_left",
    "weigh",
]
