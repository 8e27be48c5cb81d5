"""Look at a journey from one day: how far, by when, with what chance."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator

import numpy as np

from million_miles.journey.dates import (
    HORIZON,
    PER_CENTS,
    Weeks,
    chance_by,
    date_range,
    hours_range,
    quantiles,
)
from million_miles.journey.journey import Journey
from million_miles.journey.money import money_outlook
from million_miles.journey.requirements import requirement_outlooks
from million_miles.journey.results import DateRange, Outlook, WeekPlan
from million_miles.journey.scene import Scene
from million_miles.journey.seen import Seen, see
from million_miles.journey.tries import try_outlooks
from million_miles.values import LEVELS, Forecast, ForecastOf

METHOD = "4"  # raised whenever the same input would give another answer
FUTURES = 4096
LEAST_HOURS = 0.05  # fewer hours in a week are not worth a line

NOBODY_KNOWS = DateRange(None, None, None, 1.0)


def look(
    journey: Journey, *, today: dt.date, seed: int, futures: int = FUTURES
) -> Outlook:
    """Return the distance, the road and the odds of a journey.

    Args:
        journey: the plan and what happened.
        today: the day it is seen from, in the years 1900 to 2200.
        seed: where chance comes from, >= 0.
        futures: how many futures are simulated; a power of two.

    Raises:
        roadmap.ImpossibleError: the plan asks for something that can never be.
        WhenError: the day is out of range.
    """
    return outlook_of(see(journey, today=today, seed=seed, futures=futures))


def input_hash(journey: Journey, today: dt.date) -> str:
    """Return what a forecast was made from, in short."""
    given = (journey.plan, journey.entries, journey.profile.zone, journey.earlier)
    kept = () if journey.order is None else journey.order.ids
    theirs = () if journey.selected is None else (journey.selected,)
    text = repr((METHOD, today, *given, *kept, *theirs))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def search_hash(journey: Journey, today: dt.date) -> str:
    """Return what a search for the order is made for: once a day, and for each plan."""
    kept = () if journey.order is None else journey.order.ids
    theirs = () if journey.selected is None else (journey.selected,)
    text = repr((METHOD, today, journey.plan, journey.profile.zone, kept, *theirs))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def outlook_of(seen: Seen) -> Outlook:
    """Put what was measured and simulated into dates, hours and chances."""
    scene, futures, today = seen.scene, seen.futures, seen.scene.today
    plan, measured, by_date = scene.plan, scene.measured, scene.plan.goal.by_date
    tries = try_outlooks(scene)
    arrival = arrival_of(seen)
    hash_ = input_hash(seen.journey, today)
    return Outlook(
        on_date=today,
        goal=plan.goal.title,
        why=plan.goal.why,
        by_date=by_date,
        is_rough=plan.rough,
        miles_to_go=measured.miles_to_go,
        work_done=_is_work_done(scene),
        hours_done=measured.hours_done,
        hours_left=hours_range(measured.hours_left),
        ready=date_range(futures.ready, today) if scene.counted else NOBODY_KNOWS,
        arrival=None if arrival is None else date_range(arrival, today),
        arrival_given_yes=given_yes(arrival, today),
        chance_by_date=_chance(arrival, by_date, today),
        has_tries=bool(tries),
        requirements=requirement_outlooks(seen),
        tries=tries,
        weeks=_coming_weeks(seen),
        hours_by_week=_all_weeks(seen),
        left_out=tuple(s.id for s in measured.standings if s.state == "unknown_hours"),
        promised_hours_per_week=plan.capacity.hours_on(today),
        pace=measured.pace.median,
        horizon_date=today + HORIZON,
        seed=futures.seed,
        futures=len(futures.ready),
        method=METHOD,
        input_hash=hash_,
        forecasts=tuple(_forecasts(seen, arrival, hash_)),
        assumed_yes=tuple(
            id_ for id_ in scene.counted if id_ in scene.of_unknown_odds - scene.final
        ),
        money=money_outlook(seen),
    )


def _is_work_done(scene: Scene) -> bool:
    """Whether something counts, and at most answers are missing."""
    all_met = all(standing.is_met for standing in scene.standings.values())
    return bool(scene.counted) and (all_met or scene.measured.work_done)


def arrival_of(seen: Seen) -> Weeks | None:
    """Return the weeks to arrival, shape (futures,); None where nobody knows."""
    odds_known = not seen.scene.of_unknown_odds
    return seen.futures.arrival if seen.scene.counted and odds_known else None


def given_yes(arrival: Weeks | None, today: dt.date) -> DateRange | None:
    """Return when one arrives among the futures that do; None: none does."""
    if arrival is None or np.isinf(arrival).all():
        return None
    return date_range(arrival[np.isfinite(arrival)], today)


def _chance(
    weeks: Weeks | None, by_date: dt.date | None, today: dt.date
) -> float | None:
    if weeks is None or by_date is None:
        return None
    return chance_by(weeks, by_date, today)


def _forecasts(seen: Seen, arrival: Weeks | None, hash_: str) -> Iterator[Forecast]:
    """Yield what is saved, to be scored later; nothing where nothing counts."""
    if not seen.scene.counted:
        return
    hours = np.interp(PER_CENTS, LEVELS, seen.scene.measured.hours_left)
    yield _forecast("hours_left", hours, seen, hash_)
    ends: tuple[tuple[ForecastOf, Weeks | None], ...] = (
        ("ready", seen.futures.ready),
        ("arrival", arrival),
    )
    for of, weeks in ends:
        if weeks is not None:
            yield _forecast(of, quantiles(weeks, PER_CENTS), seen, hash_, weeks)


def _forecast(
    of: ForecastOf, table: Weeks, seen: Seen, hash_: str, weeks: Weeks | None = None
) -> Forecast:
    today, by_date = seen.scene.today, seen.scene.plan.goal.by_date
    chance = _chance(weeks, by_date, today)
    return Forecast(
        made_on=today,
        of=of,
        quantiles=tuple(None if np.isinf(q) else round(float(q), 2) for q in table),
        never_share=0.0 if weeks is None else float(np.isinf(weeks).mean()),
        horizon_date=today + HORIZON,
        by_date=None if chance is None else by_date,
        chance_by_date=chance,
        seed=seen.futures.seed,
        method=METHOD,
        input_hash=hash_,
    )


def _coming_weeks(seen: Seen) -> tuple[WeekPlan, ...]:
    ids, hours_by_task = seen.futures.ids, seen.futures.task_week_hours
    return tuple(
        WeekPlan(
            _monday(seen.scene.today, number),
            float(hours.sum()),
            tuple(
                (id_, float(each))
                for id_, each in zip(ids, hours, strict=True)
                if each > LEAST_HOURS
            ),
        )
        for number, hours in enumerate(hours_by_task)
    )


def _all_weeks(seen: Seen) -> tuple[WeekPlan, ...]:
    """Return the hours of every week up to the last one with any."""
    hours = np.trim_zeros(seen.futures.week_hours, "b")
    return tuple(
        WeekPlan(_monday(seen.scene.today, number), float(each))
        for number, each in enumerate(hours)
    )


def _monday(today: dt.date, number: int) -> dt.date:
    """Return the Monday of this calendar week, or of one `number` weeks later."""
    return today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=number)
