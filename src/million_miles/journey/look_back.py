"""The whole road, looked back on from its goal."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from million_miles.journey.dates import date_of
from million_miles.journey.journey import Journey
from million_miles.journey.results import Outlook
from million_miles.journey.scene import Scene, scene_of
from million_miles.values import (
    Entry,
    Forecast,
    ForecastOf,
    Hours,
    Level,
    SavedForecast,
)

PER_CENT_10, PER_CENT_50, PER_CENT_90 = 9, 49, 89  # places among the 99 quantiles


@dataclass(frozen=True, slots=True)
class FirstForecast:
    """What the first forecast of the end said, and what came.

    Attributes:
        of: `arrival`, or `ready` where it was never told.
        p10_date, p50_date, p90_date: None: in "never within the horizon".
        held: it came within these, as eight in ten should.
    """

    made_on_date: dt.date
    of: ForecastOf
    p10_date: dt.date | None
    p50_date: dt.date | None
    p90_date: dt.date | None
    came_date: dt.date
    held: bool


@dataclass(frozen=True, slots=True)
class OpenBar:
    """A `usual` or an `edge` bar that the person did not choose."""

    id: str
    title: str
    level: Level


@dataclass(frozen=True, slots=True)
class LookBack:
    """A road from its first entry to its goal; only what the journal tells.

    Attributes:
        first_date: first exact day of an entry; last_date: of the arrival. None: no
            exact day.
        undated: entries without an exact day, up to the arrival.
        logged_hours: worked, as logged.
        tries, refused, withdrawn: of every kind of try.
        bars_raised: how often a bar was raised.
        gap_start_date, gap_end_date: the longest time between two days of work, of a
            day at least; only where every work has an exact day. None: not known.
        first_forecast: None: none was kept, or no exact day of the arrival.
        open_bars: that could still be raised.
    """

    goal: str
    first_date: dt.date | None
    last_date: dt.date | None
    entries: int
    undated: int
    logged_hours: float
    tries: int
    refused: int
    withdrawn: int
    bars_raised: int
    gap_start_date: dt.date | None
    gap_end_date: dt.date | None
    first_forecast: FirstForecast | None
    open_bars: tuple[OpenBar, ...]

    @property
    def days(self) -> int | None:
        """Days from the first entry to the arrival."""
        if self.first_date is None or self.last_date is None:
            return None
        return (self.last_date - self.first_date).days


def has_arrived(outlook: Outlook) -> bool:
    """Tell whether every counted requirement is met and every final try accepted."""
    return bool(outlook.requirements) and all(
        one.state == "met" for one in outlook.requirements
    )


def look_back(journey: Journey, today: dt.date) -> LookBack | None:
    """Look back on the road; None: the goal is not reached.

    Args:
        journey: with its saved forecasts.
        today: the day it is seen from.

    Source:
        docs/method.md#a-goal-reached
    """
    scene = scene_of(journey, today)
    if not scene.standings or not all(map(scene.is_met, scene.counted)):
        return None
    came = _arrived_on(scene)
    entries = [e for e in scene.entries if _is_before(e, came)]
    days = [e.at.date for e in entries if e.at.date is not None]
    made = [one for tries in scene.made.values() for one in tries]
    gap = _longest_gap(entries)
    return LookBack(
        goal=scene.plan.goal.title,
        first_date=min(days, default=None),
        last_date=came,
        entries=len(entries),
        undated=len(entries) - len(days),
        logged_hours=sum(
            e.amount.hours for e in entries if isinstance(e.amount, Hours)
        ),
        tries=len(made),
        refused=sum(one.outcome == "refused" for one in made),
        withdrawn=sum(one.outcome == "withdrawn" for one in made),
        bars_raised=sum(e.did == "raised" for e in entries),
        gap_start_date=gap[0] if gap else None,
        gap_end_date=gap[1] if gap else None,
        first_forecast=_first_forecast(journey.forecasts, came),
        open_bars=tuple(
            OpenBar(one.id, one.title, one.level)
            for one in scene.plan.everything()
            if one.id not in scene.counted and one.attempt is None
            if one.level != "must"
        ),
    )


def _arrived_on(scene: Scene) -> dt.date | None:
    days = [one.met_date for one in scene.standings.values() if not one.is_whole]
    return max((day for day in days if day is not None), default=None)


def _is_before(entry: Entry, came: dt.date | None) -> bool:
    first = entry.at.earliest_date
    return came is None or first is None or first <= came


def _longest_gap(entries: Iterable[Entry]) -> tuple[dt.date, dt.date] | None:
    days = [e.at.date for e in entries if e.did == "worked"]
    dated = sorted({day for day in days if day is not None})
    if None in days or len(dated) < 2:
        return None  # work of no known day may lie in any gap
    return max(pairwise(dated), key=lambda pair: pair[1] - pair[0])


def _first_forecast(
    saved: Iterable[SavedForecast], came: dt.date | None
) -> FirstForecast | None:
    if came is None:
        return None
    ahead = [one for one in saved if isinstance(one, Forecast) and one.made_on < came]
    for of in ("arrival", "ready"):
        told = [one for one in ahead if one.of == of]
        if told:
            return _against(min(told, key=lambda one: one.made_on), came)
    return None


def _against(one: Forecast, came: dt.date) -> FirstForecast:
    low, middle, high = (
        date_of(math.inf if weeks is None else weeks, one.made_on)
        for weeks in (one.quantiles[p] for p in (PER_CENT_10, PER_CENT_50, PER_CENT_90))
    )
    return FirstForecast(
        made_on_date=one.made_on,
        of=one.of,
        p10_date=low,
        p50_date=middle,
        p90_date=high,
        came_date=came,
        held=low is not None and low <= came and (high is None or came <= high),
    )
