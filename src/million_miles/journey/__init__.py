"""Where the five steps meet.

A journey goes through them in their order, and what each finds is the next one's start:

1. `find`      a goal map becomes a rough plan,
2. `distance`  where each requirement stands, and the hours still to go,
3. `roadmap`   when one is ready, when one arrives, with what chance,
4. `learn`     what is missing is taught (to come),
5. `push`      what each answer told, and the odds of the next try.

`look` walks from 2 to 5 and gives the `Outlook` of one day; `next_step` names the one
thing to do; `find_order` says what comes first on the road; `explain`, `criticality` and
`what_if` answer why this date, what it depends on, and what if; `together` says what
several goals of one person cost each other. Every change of a journey is a pure function
in `changes`.
"""

from __future__ import annotations

from million_miles.journey import changes
from million_miles.journey.certain import CertainPlan, CertainTask, certain_plan
from million_miles.journey.changed import Changed, Figures, Part, changed
from million_miles.journey.changes import Stamp
from million_miles.journey.criticality import (
    Criticality,
    Effect,
    Shift,
    Weight,
    criticality,
)
from million_miles.journey.doubts import as_mistake, doubts
from million_miles.journey.expiring import Expiring, expiring
from million_miles.journey.explain import explain
from million_miles.journey.journey import Journey
from million_miles.journey.look import METHOD, look, search_hash
from million_miles.journey.look_back import (
    FirstForecast,
    LookBack,
    OpenBar,
    has_arrived,
    look_back,
)
from million_miles.journey.made import BarAbove, Made, MetBar, Moving, made
from million_miles.journey.next_bar import NextBar, NextBars, Per100Hours, next_bars
from million_miles.journey.one_purse import SharedMoney
from million_miles.journey.onward import Onward, Roads, onward
from million_miles.journey.ordering import (
    Moved,
    Ordered,
    above_bound_percent,
    find_order,
)
from million_miles.journey.own_odds import (
    InHand,
    OddsPart,
    OwnOdds,
    Spread,
    own_odds,
)
from million_miles.journey.promises import (
    LongSilence,
    fewer_hours,
    kept_promise,
    life_happened,
    long_silence,
    pace_falling,
    promise,
    worked_roughly,
)
from million_miles.journey.readings import most_telling
from million_miles.journey.results import (
    Balance,
    DateRange,
    Difference,
    Explanation,
    HoursRange,
    Link,
    MoneyOutlook,
    MostTelling,
    Move,
    NewOrder,
    NextStep,
    Outlook,
    PastTry,
    RequirementOutlook,
    SilenceOdds,
    TryOutlook,
    WayChoice,
    WayOption,
    WaysOutlook,
    WeekPlan,
)
from million_miles.journey.review import Review, review
from million_miles.journey.score import EventScore, Score, pooled, score
from million_miles.journey.silences import silence_odds
from million_miles.journey.suppose import (
    Change,
    Choose,
    LeaveOut,
    MoreHours,
    MoreIncome,
    OtherBar,
    OtherCost,
    OtherEffort,
    OtherOdds,
    OtherSavings,
    OtherWindow,
    Promise,
    TakeWay,
    WishBy,
    apply_all,
)
from million_miles.journey.theirs import SelectedBar, SelectedOutlook, theirs
from million_miles.journey.today import next_step
from million_miles.journey.together import Ends, Shared, Together, together
from million_miles.journey.told_chances import ToldChance
from million_miles.journey.tries import contradictions, saved_forecasts
from million_miles.journey.unwalked import unwalked
from million_miles.journey.ways import choose_ways
from million_miles.journey.what_if import Searching, WhatIf, what_if

__all__ = [
    "METHOD",
    "Balance",
    "BarAbove",
    "CertainPlan",
    "CertainTask",
    "Change",
    "Changed",
    "Choose",
    "Criticality",
    "DateRange",
    "Difference",
    "Effect",
    "Ends",
    "EventScore",
    "Expiring",
    "Explanation",
    "Figures",
    "FirstForecast",
    "HoursRange",
    "InHand",
    "Journey",
    "LeaveOut",
    "Link",
    "LongSilence",
    "LookBack",
    "Made",
    "MetBar",
    "MoneyOutlook",
    "MoreHours",
    "MoreIncome",
    "MostTelling",
    "Move",
    "Moved",
    "Moving",
    "NewOrder",
    "NextBar",
    "NextBars",
    "NextStep",
    "OddsPart",
    "Onward",
    "OpenBar",
    "Ordered",
    "OtherBar",
    "OtherCost",
    "OtherEffort",
    "OtherOdds",
    "OtherSavings",
    "OtherWindow",
    "Outlook",
    "OwnOdds",
    "Part",
    "PastTry",
    "Per100Hours",
    "Promise",
    "RequirementOutlook",
    "Review",
    "Roads",
    "Score",
    "Searching",
    "SelectedBar",
    "SelectedOutlook",
    "Shared",
    "SharedMoney",
    "Shift",
    "SilenceOdds",
    "Spread",
    "Stamp",
    "TakeWay",
    "Together",
    "ToldChance",
    "TryOutlook",
    "WayChoice",
    "WayOption",
    "WaysOutlook",
    "WeekPlan",
    "Weight",
    "WhatIf",
    "WishBy",
    "above_bound_percent",
    "apply_all",
    "as_mistake",
    "certain_plan",
    "changed",
    "changes",
    "choose_ways",
    "contradictions",
    "criticality",
    "doubts",
    "expiring",
    "explain",
    "fewer_hours",
    "find_order",
    "has_arrived",
    "kept_promise",
    "life_happened",
    "long_silence",
    "look",
    "look_back",
    "made",
    "most_telling",
    "next_bars",
    "next_step",
    "onward",
    "own_odds",
    "pace_falling",
    "pooled",
    "promise",
    "review",
    "saved_forecasts",
    "score",
    "search_hash",
    "silence_odds",
    "theirs",
    "together",
    "unwalked",
    "what_if",
    "worked_roughly",
]
