"""Step 3, the road map: what, in which order, by when, with what chance?

A `Road` holds what must be met, the hours a person promises and when tries may be made,
all in weeks from now and hours. `simulate` walks through thousands of its futures.
"""

from __future__ import annotations

from million_miles.roadmap.again import Again, Ends
from million_miles.roadmap.bound import bound_weeks
from million_miles.roadmap.check import CODES, ImpossibleError, check
from million_miles.roadmap.draws import Dimensions, dimensions_of
from million_miles.roadmap.expiry import Expiring, expiring
from million_miles.roadmap.futures import Futures, Whiskers
from million_miles.roadmap.machine import (
    CodeError,
    code_mark,
    compile_simulator,
    is_simulator_loaded,
    load_simulator,
)
from million_miles.roadmap.middle import middle
from million_miles.roadmap.nets import Nets, by_net, walk_nets
from million_miles.roadmap.order import after_needs, go_on, latest_finish
from million_miles.roadmap.road import (
    HORIZON_WEEKS,
    Always,
    Attempt,
    Calendar,
    Chances,
    Commitment,
    Fixed,
    Irregular,
    Pace,
    Purse,
    Road,
    RoadError,
    Segments,
    Table,
    Task,
    certain,
)
from million_miles.roadmap.search import (
    Aim,
    Effort,
    Found,
    Stopped,
    above_bound,
    compare,
    find_order,
)
from million_miles.roadmap.simulate import FUTURES, simulate, standard_error
from million_miles.roadmap.sobol import MOST_DIMENSIONS

__all__ = [
    "CODES",
    "FUTURES",
    "HORIZON_WEEKS",
    "MOST_DIMENSIONS",
    "Again",
    "Aim",
    "Always",
    "Attempt",
    "Calendar",
    "Chances",
    "CodeError",
    "Commitment",
    "Dimensions",
    "Effort",
    "Ends",
    "Expiring",
    "Fixed",
    "Found",
    "Futures",
    "ImpossibleError",
    "Irregular",
    "Nets",
    "Pace",
    "Purse",
    "Road",
    "RoadError",
    "Segments",
    "Stopped",
    "Table",
    "Task",
    "Whiskers",
    "above_bound",
    "after_needs",
    "bound_weeks",
    "by_net",
    "certain",
    "check",
    "code_mark",
    "compare",
    "compile_simulator",
    "dimensions_of",
    "expiring",
    "find_order",
    "go_on",
    "is_simulator_loaded",
    "latest_finish",
    "load_simulator",
    "middle",
    "simulate",
    "standard_error",
    "walk_nets",
]
