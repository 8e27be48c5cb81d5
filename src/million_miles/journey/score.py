"""What was foretold in this journey, held against what came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from million_miles import distance
from million_miles.journey.dates import WEEK
from million_miles.journey.journey import Journey
from million_miles.journey.scene import Scene, scene_of
from million_miles.journey.told_chances import ToldChance, told_chances
from million_miles.values import Forecast, ForecastOf, Hours, SavedForecast

NO_CHANCES = distance.reliability(())
FORECASTS_OF: tuple[ForecastOf, ...] = ("ready", "arrival", "hours_left")


@dataclass(frozen=True, slots=True)
class EventScore:
    """One thing that was foretold again and again: one event, however often.

    Attributes:
        of: what: `ready` and `arrival` in weeks, `hours_left` in hours.
        forecasts: days on which it was foretold; first_date, last_date: of them.
        came: it has happened.
        held, decided: of the ranges of 8 times in 10, those that held, and those whose
            end has passed.
        crps: mean error so far, in weeks or hours; less is better.
        first_held: the first range that can be judged held; None: none can be.
        goal: what the forecasts are of.
    """

    of: ForecastOf
    forecasts: int
    first_date: dt.date
    last_date: dt.date
    came: bool
    held: int
    decided: int
    crps: float
    first_held: bool | None = None
    goal: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """How good the forecasts were, seen on one day.

    Attributes:
        tasks: events: finished work with an estimate and logged hours.
        task_crps_hours, raw_crps_hours, ebs_crps_hours: mean CRPS of ours, of the raw
            estimate and of plain Evidence-Based Scheduling on the same log.
        task_held: of their ranges of 8 times in 10, those that held.
        places: where each lay among what was told, in [0, 1].
        ks: largest deviation of the places from even ones; None under ten tasks.
        events: of dates and totals.
        changed: bars were raised or requirements added since the first forecast, so that
            early forecasts were of another goal.
        is_enough: ten events or more; under that it is too few to tell.
        ranges, ranges_held: ranges of 8 times in 10 that can be judged, one for each
            piece of work and each date, the first told; and those that held.
        chances: tries and wished dates that are decided, each once.
        reliability: of those chances.
        goals: the goals that this is of; several where journeys were put together.
    """

    on_date: dt.date
    tasks: int
    task_held: int
    task_crps_hours: float
    raw_crps_hours: float
    ebs_crps_hours: float
    places: tuple[float, ...]
    ks: float | None
    events: tuple[EventScore, ...]
    changed: bool
    is_enough: bool
    ranges: int = 0
    ranges_held: int = 0
    chances: tuple[ToldChance, ...] = ()
    reliability: distance.Reliability = NO_CHANCES
    goals: tuple[str, ...] = ()


def score(journey: Journey, *, today: dt.date, seed: int) -> Score:
    """Score the finished work and the saved forecasts of a journey.

    Args:
        journey: with the forecasts that were saved.
        today: what was foretold later is left out.
        seed: breaks ties among places, >= 0.

    Source:
        docs/method.md#scoring
    """
    scene = scene_of(journey, today)
    rng = np.random.default_rng(seed)
    tasks = distance.score_tasks(
        scene.measured.history, earlier=journey.earlier, rng=rng
    )
    count = len(tasks.held)
    saved = _by_day([one for one in journey.forecasts if one.made_on <= today])
    ends = {of: _came(of, scene) for of in FORECASTS_OF}
    dated = [one for one in saved if isinstance(one, Forecast)]
    made = [one for one in dated if _is_ahead(one, ends.get(one.of))]
    chances = told_chances(saved, scene, lambda of: (_is_met(of, scene), ends[of]))
    events = [
        _event(of, [one for one in made if one.of == of], ends[of], scene)
        for of in FORECASTS_OF
        if any(one.of == of for one in made)
        and (of != "hours_left" or ends[of] is not None)
    ]
    first = min((one.made_on for one in made), default=today)
    return Score(
        on_date=today,
        tasks=count,
        task_held=sum(tasks.held),
        task_crps_hours=tasks.crps_hours,
        raw_crps_hours=tasks.raw_hours,
        ebs_crps_hours=tasks.ebs_hours,
        places=tuple(tasks.places.tolist()),
        ks=_ks(tasks.places),
        events=tuple(events),
        changed=any(
            entry.did in ("raised", "added", "chosen", "dropped", "took")
            and entry.at.date is not None
            and entry.at.date > first
            for entry in scene.entries
        ),
        is_enough=count + len(events) >= distance.ENOUGH,
        ranges=count + sum(one.first_held is not None for one in events),
        ranges_held=sum(tasks.held) + sum(one.first_held is True for one in events),
        chances=chances,
        reliability=_reliability(chances),
        goals=(scene.plan.goal.title,),
    )


def pooled(scores: Sequence[Score]) -> Score:
    """Return the scores of several journeys of one person as one.

    Raises:
        ValueError: there is none.

    Source:
        docs/method.md#scoring
    """
    if not scores:
        raise ValueError("want at least one score, got none")
    if len(scores) == 1:
        return scores[0]
    tasks = sum(one.tasks for one in scores)
    weights = [one.tasks / max(tasks, 1) for one in scores]

    def mean(errors: Sequence[float]) -> float:
        return sum(w * error for w, error in zip(weights, errors, strict=True))

    places = tuple(place for one in scores for place in one.places)
    events = tuple(event for one in scores for event in one.events)
    chances = tuple(chance for one in scores for chance in one.chances)
    return Score(
        on_date=max(one.on_date for one in scores),
        tasks=tasks,
        task_held=sum(one.task_held for one in scores),
        task_crps_hours=mean([one.task_crps_hours for one in scores]),
        raw_crps_hours=mean([one.raw_crps_hours for one in scores]),
        ebs_crps_hours=mean([one.ebs_crps_hours for one in scores]),
        places=places,
        ks=_ks(np.array(places)),
        events=events,
        changed=any(one.changed for one in scores),
        is_enough=tasks + len(events) >= distance.ENOUGH,
        ranges=sum(one.ranges for one in scores),
        ranges_held=sum(one.ranges_held for one in scores),
        chances=chances,
        reliability=_reliability(chances),
        goals=tuple(goal for one in scores for goal in one.goals),
    )


def _ks(places: NDArray[np.float64]) -> float | None:
    """Return the largest deviation from even places; None: too few to tell."""
    return distance.unevenness(places) if len(places) >= distance.ENOUGH else None


def _reliability(chances: Sequence[ToldChance]) -> distance.Reliability:
    return distance.reliability([(one.chance, one.came) for one in chances])


def _by_day(forecasts: Sequence[SavedForecast]) -> list[SavedForecast]:
    """Return the last forecast of each thing on each day, in the order of the days."""
    last = {
        (one.made_on, one.of)
        if isinstance(one, Forecast)
        else (one.made_on, one.requirement, one.number): one
        for one in forecasts
    }
    return sorted(last.values(), key=lambda one: one.made_on)


def _is_ahead(forecast: Forecast, came: dt.date | None) -> bool:
    """Tell whether it foretold: what had come already cannot be got wrong."""
    return came is None or forecast.made_on < came


def _came(of: ForecastOf, scene: Scene) -> dt.date | None:
    """Return the exact day on which it came; None: not yet, or not known."""
    if not _is_met(of, scene):
        return None
    days = [one.met_date for one in _needed(of, scene)]
    return max((day for day in days if day), default=None)


def _is_met(of: ForecastOf, scene: Scene) -> bool:
    needed = _needed(of, scene)
    return bool(needed) and all(one.is_met for one in needed)


def _needed(of: ForecastOf, scene: Scene) -> list[distance.Standing]:
    standings = [one for one in scene.standings.values() if not one.is_whole]
    if of == "arrival":
        return standings
    return [one for one in standings if one.id not in scene.final]


def _event(
    of: ForecastOf, made: Sequence[Forecast], came: dt.date | None, scene: Scene
) -> EventScore:
    errors, decided = [], []
    for one in made:
        told = distance.Told.of(one.quantiles)
        happened, followed = _followed(one, came, scene)
        errors.append(distance.crps_until(told, happened, followed))
        decided.append(distance.holds(told, happened, followed))
    known = [one for one in decided if one is not None]
    return EventScore(
        of=of,
        forecasts=len(made),
        first_date=made[0].made_on,
        last_date=made[-1].made_on,
        came=came is not None,
        held=sum(known),
        decided=len(known),
        crps=float(np.mean(errors)),
        first_held=known[0] if known else None,
        goal=scene.plan.goal.title,
    )


def _followed(
    forecast: Forecast, came: dt.date | None, scene: Scene
) -> tuple[float | None, float]:
    """Return when it came after the forecast, and how long that was followed.

    Dates are followed until today or the horizon. Hours have no clock of their own:
    they are scored once all of them are worked.
    """
    if forecast.of == "hours_left":
        worked = sum(
            entry.amount.hours
            for entry in scene.entries
            if isinstance(entry.amount, Hours)
            and entry.at.date is not None
            and entry.at.date > forecast.made_on
            and came is not None
            and entry.at.date <= came
        )
        told = [one for one in forecast.quantiles if one is not None]
        return worked, max(worked, *told)
    until = min(scene.today, forecast.horizon_date)
    followed = max((until - forecast.made_on) / WEEK, 0.0)
    if came is None or came > until:
        return None, followed
    return max((came - forecast.made_on) / WEEK, 0.0), followed
