"""Which bar, raised now, lifts the odds most for its hours?

How it works: each bar that may be raised changes the road; both roads are walked through
the same futures. What counts is a yes by the answer to the k-th try of the road as it is,
future by future, so that a bar that costs a window is charged for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from million_miles import push, roadmap
from million_miles.journey import odds
from million_miles.journey.criticality import Shift
from million_miles.journey.dates import Weeks
from million_miles.journey.journey import Journey
from million_miles.journey.raised_roads import NETS, End, Roads, Side
from million_miles.journey.scene import Scene, scene_of
from million_miles.journey.selected import margin
from million_miles.journey.suppose import Change, Choose, LeaveOut, OtherBar, apply
from million_miles.values import Bar, Level, MistakesError, meets

WINDOWS, MOST_WINDOWS = 3, 100
FUTURES, LEAST_FUTURES = 512, 64  # of a net
RARE, RARE_FUTURES = 0.05, 4096  # so seldom is a yes that more futures are needed
WALKS = 2_000_000  # futures of all nets and bars times requirements: a person waits
END_NETS = 2  # so many nets say what evidence at an end of its range would give
ENDS: tuple[End, End] = ("weak", "strong")
T80 = 1.4149  # a t of seven degrees of freedom lies within it 8 times in 10
FREE_HOURS = 0.5  # fewer hours than this are told as none

NOTHING = Shift(0.0, 0.0)

Kind = Literal["choose", "keep", "margin"]
Problem = Literal["no_evidence", "hours_unknown", "impossible"]
Nothing = Literal["no_try", "odds_unknown", "accepted", "impossible"]
Waiting = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Per100Hours:
    """Change of the chance for each 100 hours, and what it may be as well.

    Attributes:
        chance: 100 · E[change of the chance] / E[change of the hours].
        low_chance, high_chance: 80 % interval, by the luck of the simulation alone.
        weak_chance, strong_chance: the same ratio if the bar says as little about the
            odds as it may, or as much; None where shares were counted.
    """

    chance: float
    low_chance: float
    high_chance: float
    weak_chance: float | None = None
    strong_chance: float | None = None


@dataclass(frozen=True, slots=True)
class NextBar:
    """One bar that may be raised, or is being raised, and what it gives.

    Attributes:
        kind: `choose`: nobody works on it yet; `keep`: it was chosen and is not met,
            compared with leaving it out; `margin`: more than a bar that is met.
        change: what makes it so, as a what-if takes it; None: it is so already.
        bar: what is to be reached; None: the person says when it is.
        basis: what its evidence rests on; None without evidence.
        hours: of work that it adds, on average.
        money: that it costs in addition, on average; None: nothing in the plan costs.
        ready_weeks, chance: by how much it moves being ready, and the chance of a yes
            by the answer to the last of the windows.
        per_100_hours: None where it costs no hours, or there is a problem.
        is_best: it helps for sure, and none is better for its hours.
        is_tie: not the best, but the 80 % interval of the difference covers 0.
        problem: why nothing can be said; all numbers are then left at nothing.
    """

    id: str
    title: str
    level: Level
    kind: Kind
    change: Change | None
    bar: Bar | None
    basis: push.Basis | None = None
    hours: float = 0.0
    money: float | None = None
    ready_weeks: Shift = NOTHING
    chance: Shift = NOTHING
    per_100_hours: Per100Hours | None = None
    is_best: bool = False
    is_tie: bool = False
    problem: Problem | None = None

    @property
    def costs_no_hours(self) -> bool:
        """Whether it can be weighed, yet takes none of the person's hours."""
        return self.problem is None and self.per_100_hours is None


@dataclass(frozen=True, slots=True)
class NextBars:
    """Every bar that may be raised, the best for its hours first.

    Attributes:
        windows: so many tries of the road as it is, one that is out included.
        chance: of a yes by the answer to the last of them, the plan as it is.
        bars: what helps and costs no hours first, then by the gain for each 100 hours;
            last what nothing can be said of.
        currency: of all money; empty: nothing costs.
        futures: in each of the `nets`.
        nothing: why there is no table at all; None: there is one.
    """

    on_date: dt.date
    windows: int
    chance: Shift | None
    bars: tuple[NextBar, ...]
    currency: str
    futures: int
    seed: int
    nets: int = NETS
    nothing: Nothing | None = None

    @property
    def best(self) -> NextBar | None:
        """The bar that gives most for its hours; None: none helps for sure."""
        return next((bar for bar in self.bars if bar.is_best), None)


def next_bars(
    journey: Journey,
    *,
    today: dt.date,
    seed: int,
    windows: int = WINDOWS,
    futures: int | None = None,
    waiting: Waiting = lambda _: None,
) -> NextBars:
    """Work out what each bar that may be raised gives for its hours.

    Args:
        journey: the plan and what happened.
        today: the day it is seen from, in the years 1900 to 2200.
        seed: where chance comes from, >= 0.
        windows: over how many tries from now on, in [1, 100].
        futures: of each net, a power of two; None: as many as are quickly walked.
        waiting: told again and again which share of the work is done, in [0, 1].

    Raises:
        ValueError: `windows` is out of range.
        WhenError: the day is out of range.

    Source:
        docs/method.md#the-next-bar
    """
    if not 1 <= windows <= MOST_WINDOWS:
        raise ValueError(f"want 1 to {MOST_WINDOWS} windows, got {windows}")
    scene = scene_of(journey, today)
    wanted = (*_wanted(scene), *_margins(journey, scene))
    found = NextBars(today, windows, None, (), _currency(scene), 0, seed)
    nothing = _nothing_to_say(scene)
    if nothing is not None:
        return replace(found, nothing=nothing)
    used = futures or _futures_for(scene, len(wanted))
    try:
        roads = Roads(journey, scene, seed=seed, windows=windows, futures=used)
    except roadmap.ImpossibleError:
        return replace(found, nothing="impossible")
    weighed = []
    for done, one in enumerate(wanted, 1):
        weighed.append(_weighed(one, roads))
        waiting(done / len(wanted))
    chance = _shift(roads.walked.chances)
    return replace(found, chance=chance, bars=_ranked(weighed), futures=used)


def _nothing_to_say(scene: Scene) -> Nothing | None:
    final = [id_ for id_ in scene.counted if id_ in scene.final]
    if not final:
        return "no_try"
    if all(scene.is_met(id_) for id_ in final):
        return "accepted"
    return "odds_unknown" if scene.of_unknown_odds else None


def _wanted(scene: Scene) -> Iterator[NextBar]:
    """Yield every bar that may be raised, not weighed yet, in the person's order."""
    for one in scene.plan.everything():
        if one.attempt is not None or one.level == "must":
            continue
        stands = scene.standings.get(one.id)
        if stands is None:
            change = Choose(one.id)
            yield NextBar(one.id, one.title, one.level, "choose", change, one.bar)
        elif one.chosen and not stands.is_met:
            yield NextBar(one.id, one.title, one.level, "keep", None, stands.bar)


def _margins(journey: Journey, scene: Scene) -> Iterator[NextBar]:
    """Yield, for what is met, the higher bar that half of those who made it met."""
    for one in scene.counted.values():
        stands = scene.standings[one.id]
        if not stands.is_met or stands.reading is None or one.attempt is not None:
            continue
        bar = margin(journey, one)
        if bar is not None and not meets(bar, stands.reading):
            change = OtherBar(one.id, bar)
            yield NextBar(one.id, one.title, one.level, "margin", change, bar)


def _currency(scene: Scene) -> str:
    money = [cost for one in scene.plan.everything() for cost in one.costs()]
    return money[0].currency if money else ""


def _futures_for(scene: Scene, bars: int) -> int:
    """Return a power of two, such that many bars on a long road take seconds."""
    ahead = sum(not one.is_met for one in scene.standings.values())
    fits = WALKS // (max(ahead, 1) * NETS * (bars + 2))
    most = RARE_FUTURES if _is_rare(scene) else FUTURES
    return int(min(max(1 << max(fits, 1).bit_length() - 1, LEAST_FUTURES), most))


def _is_rare(scene: Scene) -> bool:
    """Whether a yes comes so seldom that few of the futures see one."""
    return any(
        odds.odds(one, one.attempt, scene).chance < RARE
        for one in scene.counted.values()
        if one.id in scene.final and one.attempt and not scene.is_met(one.id)
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Weighed:
    """A bar with its gain per 100 hours in every net; None: no hours, or a problem."""

    bar: NextBar
    per_100: Weeks | None = None


def _weighed(one: NextBar, roads: Roads) -> _Weighed:
    """Return a bar with what it gives, or with what stands in the way."""
    scene = roads.as_it_is.scene
    family = tuple(scene.plan.requirement(one.id).family())
    if not any(part.evidence for part in family):
        return _Weighed(replace(one, problem="no_evidence"))
    try:
        changed = apply(roads.journey, one.change or LeaveOut(one.id))
        sides = (roads.as_it_is, roads.side(changed))
        before, after = sides if one.change else sides[::-1]
        if _has_unknown_hours(one.id, after.scene):
            return _Weighed(replace(one, problem="hours_unknown"))
        return _gained(one, before, after, roads)
    except (roadmap.ImpossibleError, MistakesError):
        return _Weighed(replace(one, problem="impossible"))


def _has_unknown_hours(id_: str, scene: Scene) -> bool:
    return any(
        scene.standings[part].state == "unknown_hours" for part in scene.family(id_)
    )


def _gained(one: NextBar, before: Side, after: Side, roads: Roads) -> _Weighed:
    old, new = (
        roads.walked if side is roads.as_it_is else roads.walk(side)
        for side in (before, after)
    )
    gain, hours = new.chances - old.chances, after.hours - before.hours
    lift = after.lift_of(one.id, met=True)
    costs = _currency(roads.as_it_is.scene) != ""
    told = replace(
        one,
        basis=lift.basis if lift else None,
        hours=max(hours, 0.0),
        money=after.money - before.money if costs else None,
        ready_weeks=_shift(new.ready_weeks - old.ready_weeks),
        chance=_shift(gain),
    )
    if hours < FREE_HOURS:
        return _Weighed(told)
    per_100 = 100 * gain / hours
    ratio = Per100Hours(float(per_100.mean()), *interval(_shift(per_100)))
    if lift is not None and lift.is_assumed:
        weak, strong = (
            100 * _gain_at(end, one.id, before, after, roads) / hours for end in ENDS
        )
        ratio = replace(ratio, weak_chance=weak, strong_chance=strong)
    return _Weighed(replace(told, per_100_hours=ratio), per_100)


def _gain_at(end: End, id_: str, before: Side, after: Side, roads: Roads) -> float:
    old, new = (
        roads.walk(side.with_evidence_at(id_, end), END_NETS).chances
        for side in (before, after)
    )
    return float((new - old).mean())


def interval(shift: Shift) -> tuple[float, float]:
    """Return the 80 % interval of a mean over eight independent nets.

    Source:
        docs/method.md#the-next-bar
    """
    return shift.change - T80 * shift.error, shift.change + T80 * shift.error


def _shift(by_net: Weeks) -> Shift:
    error = float(np.std(by_net, ddof=1) / np.sqrt(len(by_net)))
    return Shift(float(np.mean(by_net)), error)


def _ranked(weighed: Iterable[_Weighed]) -> tuple[NextBar, ...]:
    """Put the bars in order, and say which is best and which are as good."""
    order = sorted(weighed, key=_place)
    with_hours = [one.per_100 for one in order if one.per_100 is not None]
    if not with_hours or interval(_shift(with_hours[0]))[0] <= 0:
        return tuple(one.bar for one in order)
    best = with_hours[0]
    return tuple(
        one.bar
        if one.per_100 is None
        else replace(
            one.bar,
            is_best=one.per_100 is best,
            is_tie=one.per_100 is not best
            and interval(_shift(best - one.per_100))[0] <= 0,
        )
        for one in order
    )


def _place(one: _Weighed) -> tuple[int, float]:
    """Return the place of a bar; equal ones stay in the person's order."""
    if one.bar.problem is not None:
        return 3, 0.0
    if one.per_100 is None:
        helps = interval(one.bar.chance)[0] > 0
        return (0 if helps else 2), -one.bar.chance.change
    return 1, -float(one.per_100.mean())
