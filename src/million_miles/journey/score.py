"""What was foretold in this journey, held against what came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from million_miles import distance
from million_miles.journey.dates import WEEK
from million_miles.journey.journey import Journey
from million_miles.journey.scene import Scene, scene_of
from million_miles.values import Forecast, ForecastOf, Hours

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
        chances: forecasts of the chance by a wished date that has passed; brier: their
            mean squared error in [0, 1], None without any.
    """

    of: ForecastOf
    forecasts: int
    first_date: dt.date
    last_date: dt.date
    came: bool
    held: int
    decided: int
    crps: float
    chances: int = 0
    brier: float | None = None


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
    made = _by_day([one for one in journey.forecasts if one.made_on <= today])
    ends = {of: _came(of, scene) for of in FORECASTS_OF}
    made = [one for one in made if _is_ahead(one, ends.get(one.of))]
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
        ks=distance.unevenness(tasks.places) if count >= distance.ENOUGH else None,
        events=tuple(events),
        changed=any(
            entry.did in ("raised", "added", "chosen", "dropped", "took")
            and entry.at.date is not None
            and entry.at.date > first
            for entry in scene.entries
        ),
        is_enough=count + len(events) >= distance.ENOUGH,
    )


def _by_day(forecasts: Sequence[Forecast]) -> list[Forecast]:
    """Return the last forecast of each thing on each day, in the order of the days."""
    last = {(one.made_on, one.of): one for one in forecasts}
    return sorted(last.values(), key=lambda one: one.made_on)


def _is_ahead(forecast: Forecast, came: dt.date | None) -> bool:
    """Tell whether it foretold: what had come already cannot be got wrong."""
    return came is None or forecast.made_on < came


def _came(of: ForecastOf, scene: Scene) -> dt.date | None:
    """Return the exact day on which it came; None: not yet, or not known."""
    standings = [one for one in scene.standings.values() if not one.is_whole]
    if of != "arrival":
        standings = [one for one in standings if one.id not in scene.final]
    days = [one.met_date for one in standings]
    if not days or not all(one.is_met for one in standings):
        return None
    return max((day for day in days if day), default=None)


def _event(
    of: ForecastOf, made: Sequence[Forecast], came: dt.date | None, scene: Scene
) -> EventScore:
    errors, decided, briers = [], [], []
    for one in made:
        told = distance.Told.of(one.quantiles)
        happened, followed = _followed(one, came, scene)
        errors.append(distance.crps_until(told, happened, followed))
        decided.append(distance.holds(told, happened, followed))
        if one.by_date is not None and one.chance_by_date is not None:
            came_by = came is not None and came <= one.by_date
            if came_by or one.by_date <= scene.today:
                briers.append(distance.brier(one.chance_by_date, came_by))
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
        chances=len(briers),
        brier=float(np.mean(briers)) if briers else None,
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
