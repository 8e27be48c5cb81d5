"""Which of several ways suits best? Each is walked on the same futures and weighed."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

import numpy as np

from million_miles import distance, roadmap
from million_miles.journey import road
from million_miles.journey.changes import refuse
from million_miles.journey.dates import Weeks, chance_by, date_of, quantiles
from million_miles.journey.doubts import as_mistake, takes_no_time
from million_miles.journey.journey import Journey
from million_miles.journey.look import FUTURES
from million_miles.journey.ordering import aim_of
from million_miles.journey.plans import with_way
from million_miles.journey.results import WayChoice, WayOption, WaysOutlook
from million_miles.journey.scene import Scene, scene_of
from million_miles.values import Mistake, Requirement, Weights

NETS = 8  # errors come from independent nets, never from inside one
MOST_COMBINATIONS = 64  # beyond, one requirement at a time
MOST_ROUNDS = 3
ERRORS_OF_A_TIE = 2
ONLY_ARRIVAL = Weights(arrival=1)
MONTHS = 12

Ways = tuple[str, ...]  # one for each requirement that is chosen for


@dataclass(frozen=True, slots=True, eq=False)
class _Walked:
    """What one choice of ways gives on each net; all of shape (nets,).

    Attributes:
        weeks: mean weeks to what is weighed as arrival.
        chances: of arriving by the wished date; None where the odds are not known.
        costs: of all that is not paid yet; None in several currencies.
        ready: in each future of all nets, weeks.
        points: weighed together; less is better.
    """

    weeks: Weeks
    chances: Weeks | None
    costs: Weeks | None
    hours: float
    ready: Weeks
    points: Weeks


@dataclass(frozen=True, slots=True, eq=False)
class _Choosing:
    """What stays the same while ways are compared."""

    journey: Journey
    scene: Scene
    open: tuple[Requirement, ...]
    weights: Weights
    aim: roadmap.Aim
    dimensions: roadmap.Dimensions
    futures: int


def choose_ways(
    journey: Journey,
    *,
    today: dt.date,
    seed: int,
    weights: Weights | None = None,
    futures: int = FUTURES,
) -> WaysOutlook:
    """Compare the ways of every requirement that has several and is not begun.

    Args:
        journey: the plan and what happened.
        today: the day it is seen from, in the years 1900 to 2200.
        seed: where chance comes from, >= 0.
        weights: what is weighed; None: what the plan says, or only the arrival.
        futures: how many futures each choice is walked on; a power of two, >= 16.

    Raises:
        MistakesError: money, hours or odds are weighed that the plan does not know.
        roadmap.ImpossibleError: the plan can never be, whichever way is taken.
        WhenError: the day is out of range.

    Source:
        docs/method.md#ways
    """
    scene = scene_of(journey, today)
    used = weights or journey.plan.weights or ONLY_ARRIVAL
    _require_weighable(used, scene)
    open_ = _open(scene)
    choosing = _Choosing(
        journey,
        scene,
        open_,
        used,
        aim=_aim(scene, journey, seed) if open_ else "arrival",
        dimensions=roadmap.dimensions_of(road.build(scene)),
        futures=futures,
    )
    choices: tuple[WayChoice, ...] = ()
    if choosing.open:
        best = _search(choosing, range(seed + 1, seed + 1 + NETS))
        choices = _compared(choosing, best, seed + 1 + NETS)
    funds, by_date = journey.plan.funds, journey.plan.goal.by_date
    return WaysOutlook(
        on_date=today,
        choices=choices,
        weights=used,
        currency=funds.currency if funds else next(iter(_currencies(scene)), ""),
        by_date=by_date,
        odds_known=not scene.of_unknown_odds,
        time_to=choosing.aim,
        order_kept=journey.order is not None,
        futures=futures,
        seed=seed,
    )


def _open(scene: Scene) -> tuple[Requirement, ...]:
    """Return the requirements whose way is still to be chosen."""
    states = {id_: stands.state for id_, stands in scene.standings.items()}
    return tuple(
        requirement
        for requirement in scene.counted.values()
        if len(requirement.ways) > 1
        and states[requirement.id] in ("open", "unknown_hours")
        and not scene.standings[requirement.id].hours_done
    )


def _aim(scene: Scene, journey: Journey, seed: int) -> roadmap.Aim:
    """Return what is weighed as arrival; of long odds a few futures would decide.

    Without any try both are the same.
    """
    if not scene.final and not scene.of_unknown_odds:
        return "arrival"
    try:
        return aim_of(scene, road.build(scene, journey.order), seed)
    except roadmap.ImpossibleError:
        return "ready"  # the way that is taken cannot be walked; another one may


def _require_weighable(weights: Weights, scene: Scene) -> None:
    if weights.cost and not _money_of_a_month(scene):
        refuse("weigh_cost")
    if weights.hours and not _hours_of_a_month(scene):
        refuse("weigh_hours")
    if weights.chance and scene.of_unknown_odds:
        refuse("weigh_chance", min(scene.of_unknown_odds))


def _search(choosing: _Choosing, seeds: Sequence[int]) -> Ways:
    """Return the ways with the fewest points; what is taken stays where they tie."""
    taken = _taken(choosing)
    options = [_known_ways(one, choosing) for one in choosing.open]

    @cache
    def points(ways: Ways) -> tuple[float, bool]:
        walked = _walk(choosing, ways, seeds)
        if isinstance(walked, roadmap.ImpossibleError):
            return math.inf, ways != taken
        return float(walked.points.mean()), ways != taken

    if math.prod(map(len, options)) <= MOST_COMBINATIONS:
        return min(product(*options), key=points)
    return _one_by_one(taken, options, points)


def _one_by_one(
    start: Ways, options: list[Ways], points: Callable[[Ways], tuple[float, bool]]
) -> Ways:
    best = start
    for _ in range(MOST_ROUNDS):
        before = best
        for place, ways in enumerate(options):
            switched = [(*best[:place], way, *best[place + 1 :]) for way in ways]
            best = min([best, *switched], key=points)
        if best == before:
            break
    return best


def _taken(choosing: _Choosing) -> Ways:
    return tuple(one.taken.id for one in choosing.open if one.taken)


def _known_ways(requirement: Requirement, choosing: _Choosing) -> Ways:
    """Return the ways whose hours somebody named; all of them where nobody did."""
    ids = tuple(way.id for way in requirement.ways)
    known = (id_ for id_ in ids if not _is_unknown(requirement, id_, choosing))
    return tuple(known) or ids


def _is_unknown(requirement: Requirement, way: str, choosing: _Choosing) -> bool:
    plan = with_way(choosing.journey.plan, requirement.id, way)
    return takes_no_time(
        requirement.id, _scene(choosing, replace(choosing.journey, plan=plan))
    )


def _scene(choosing: _Choosing, journey: Journey) -> Scene:
    person: distance.Distance = choosing.scene.measured
    return scene_of(journey, choosing.scene.today, person=person)


def _walk(
    choosing: _Choosing, ways: Ways, seeds: Iterable[int]
) -> _Walked | roadmap.ImpossibleError:
    plan = choosing.journey.plan
    for requirement, way in zip(choosing.open, ways, strict=True):
        plan = with_way(plan, requirement.id, way)
    scene = _scene(choosing, replace(choosing.journey, plan=plan))
    try:
        ahead = road.build(scene, choosing.journey.order)
        nets = [
            roadmap.simulate(
                ahead,
                seed=seed,
                futures=choosing.futures // NETS,
                dimensions=choosing.dimensions,
            )
            for seed in seeds
        ]
    except roadmap.ImpossibleError as error:
        return error
    return _weighed(scene, nets, choosing)


def _weighed(scene: Scene, nets: list[roadmap.Futures], choosing: _Choosing) -> _Walked:
    """Return what is compared, and its points.

    Source:
        docs/method.md#ways
    """
    known, weights = not scene.of_unknown_odds, choosing.weights
    ends = [net.ready if choosing.aim == "ready" else net.arrival for net in nets]
    horizon = roadmap.HORIZON_WEEKS
    weeks = np.array([np.minimum(end, horizon).mean() for end in ends])
    chances = np.array([_chance(net, scene) for net in nets]) if known else None
    costs = _costs(scene, nets) if len(_currencies(scene)) <= 1 else None
    hours = scene.measured.expected_hours_left
    points = weights.arrival * weeks / road.MONTH_WEEKS
    if chances is not None:
        points = points - weights.chance * chances / 0.01
    if weights.cost and costs is not None:
        points = points + weights.cost * costs / _money_of_a_month(scene)
    if weights.hours:
        points = points + weights.hours * hours / _hours_of_a_month(scene)
    ready = np.concatenate([net.ready for net in nets])
    return _Walked(weeks, chances, costs, hours, ready, points)


def _chance(net: roadmap.Futures, scene: Scene) -> float:
    by_date = scene.plan.goal.by_date
    if by_date is None:
        return 1 - net.never_share
    return chance_by(net.arrival, by_date, scene.today)


def _costs(scene: Scene, nets: list[roadmap.Futures]) -> Weeks:
    """Return the mean of all costs that are not paid yet, fees of tries included."""
    once = sum(
        float(road.cost_table(cost).mean())
        for requirement in _unpaid(scene)
        if (cost := road.cost_of(requirement)) is not None
    )
    fees = {
        requirement.id: requirement.attempt.fee.middle
        for requirement in scene.counted.values()
        if requirement.attempt and requirement.attempt.fee
    }
    tries = [
        sum(fee * net.mean_tries(id_) for id_, fee in fees.items()) for net in nets
    ]
    return once + np.array(tries)


def _unpaid(scene: Scene) -> list[Requirement]:
    states = {id_: stands.state for id_, stands in scene.standings.items()}
    paid = ("met", "started")
    return [one for one in scene.counted.values() if states[one.id] not in paid]


def _currencies(scene: Scene) -> set[str]:
    return {money.currency for one in scene.counted.values() for money in one.costs()}


def _money_of_a_month(scene: Scene) -> float:
    purse = road.purse_of(scene)
    if purse is None:
        return 0.0
    year = purse.savings + float(purse.earned_by(road.YEAR_WEEKS))
    return year / MONTHS


def _hours_of_a_month(scene: Scene) -> float:
    weeks = [scene.today + dt.timedelta(weeks=week) for week in range(52)]
    return sum(scene.plan.capacity.hours_on(day) for day in weeks) / MONTHS


def _compared(choosing: _Choosing, best: Ways, seed: int) -> tuple[WayChoice, ...]:
    """Compare every single switch from the best ways, on futures not searched on."""
    seeds = range(seed, seed + NETS)

    @cache
    def walked(ways: Ways) -> _Walked | roadmap.ImpossibleError:
        return _walk(choosing, ways, seeds)

    at_best = walked(best)
    if isinstance(at_best, roadmap.ImpossibleError):
        raise at_best
    choices: list[WayChoice] = []
    for place, requirement in enumerate(choosing.open):
        known = _known_ways(requirement, choosing)
        results = {
            way.id: walked((*best[:place], way.id, *best[place + 1 :]))
            if way.id in known
            else Mistake(
                "way_without_effort", way.id, details=(("id", requirement.id),)
            )
            for way in requirement.ways
        }
        choices.append(_choice(requirement, results, choosing.scene))
    return tuple(choices)


_Result = _Walked | roadmap.ImpossibleError | Mistake


def _choice(
    requirement: Requirement, results: dict[str, _Result], scene: Scene
) -> WayChoice:
    taken = requirement.taken.id if requirement.taken else ""
    good = {way: one for way, one in results.items() if isinstance(one, _Walked)}
    order = sorted(good, key=lambda way: good[way].points.mean())
    if taken in good and _is_tie(good[taken].points - good[order[0]].points):
        order.remove(taken)
        order.insert(0, taken)
    titles = {way.id: way.title or way.id for way in requirement.ways}
    options = [
        _option(way, titles[way], good[way], good[order[0]], scene) for way in order
    ]
    options += [
        WayOption(way, titles[way], problem=_problem(result, scene))
        for way, result in results.items()
        if not isinstance(result, _Walked)
    ]
    return WayChoice(requirement.id, requirement.title, taken, order[0], tuple(options))


def _problem(result: roadmap.ImpossibleError | Mistake, scene: Scene) -> Mistake:
    if isinstance(result, Mistake):
        return result
    return as_mistake(result, today=scene.today)


def _option(
    way: str, title: str, one: _Walked, first: _Walked, scene: Scene
) -> WayOption:
    weeks, weeks_error = _mean_and_error(one.weeks - first.weeks)
    points, points_error = _mean_and_error(one.points - first.points)
    chance, chance_error = _difference(one.chances, first.chances)
    cost, cost_error = _difference(one.costs, first.costs)
    (middle,) = quantiles(one.ready, (0.5,))
    return WayOption(
        way,
        title,
        ready_date=date_of(float(middle), scene.today),
        chance=None if one.chances is None else float(one.chances.mean()),
        cost_money=None if one.costs is None else float(one.costs.mean()),
        hours=one.hours,
        later_weeks=weeks,
        later_weeks_error=weeks_error,
        more_chance=chance,
        more_chance_error=chance_error,
        more_cost_money=cost,
        more_cost_money_error=cost_error,
        more_hours=one.hours - first.hours,
        more_points=points,
        more_points_error=points_error,
        is_tie=_is_tie(one.points - first.points),
    )


def _difference(
    one: Weeks | None, first: Weeks | None
) -> tuple[float, float] | tuple[None, None]:
    if one is None or first is None:
        return None, None
    return _mean_and_error(one - first)


def _is_tie(differences: Weeks) -> bool:
    mean, error = _mean_and_error(differences)
    return abs(mean) <= ERRORS_OF_A_TIE * error + 1e-9


def _mean_and_error(values: Weeks) -> tuple[float, float]:
    return float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values)))
