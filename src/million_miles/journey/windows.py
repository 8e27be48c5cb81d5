"""When the windows of the tries open, in weeks from the person's midnight today."""

from __future__ import annotations

import datetime as dt
import math
import zoneinfo

import numpy as np

from million_miles import roadmap
from million_miles.journey.dates import HORIZON, WEEK
from million_miles.values import (
    Z90,
    AnyTime,
    DateWindow,
    IrregularWindow,
    RuleWindow,
    Window,
)

WEEKS_IN_YEAR = 365.2425 / 7
DAY = dt.timedelta(days=1)
# A window that closes on a day is open until a moment before the next one begins.
MOMENT = dt.timedelta(seconds=1)
MOST_DAYS_APART = 2  # two places on Earth call the same moment by days this far apart


def calendar(window: Window, *, today: dt.date, zone: str | None) -> roadmap.Calendar:
    """Return when a window opens from now on.

    Days begin and end at midnight in the zone of the window, or else in `zone`, the
    person's own. Weeks are those of the person's calendar: clocks that are put forward
    or back move no date.

    Source:
        docs/method.md#windows-of-a-plan
    """
    if isinstance(window, AnyTime):
        return roadmap.Always()
    if isinstance(window, IrregularWindow):
        return _irregular(window, today)
    own = zoneinfo.ZoneInfo(zone or window.zone or "UTC")
    there = zoneinfo.ZoneInfo(window.zone or zone or "UTC")

    def weeks_until(midnight: dt.date) -> float:
        moment = dt.datetime.combine(midnight, dt.time())
        if own is not there:
            moment = moment.replace(tzinfo=there).astimezone(own).replace(tzinfo=None)
        return (moment - dt.datetime.combine(today, dt.time())) / WEEK

    spans = [
        (weeks_until(opens), weeks_until(closes + DAY) - MOMENT / WEEK)
        for opens, closes in _days(window, today)
    ]
    left = np.array([span for span in spans if span[1] >= 0]).reshape(-1, 2)
    return roadmap.Fixed(opens=left[:, 0], closes=left[:, 1])


def _days(
    window: DateWindow | RuleWindow, today: dt.date
) -> list[tuple[dt.date, dt.date]]:
    """Return (first, last day) of each opening that may not be over yet."""
    first = today - dt.timedelta(days=MOST_DAYS_APART)
    if isinstance(window, DateWindow):
        return [(s.opens, s.closes) for s in window.spans if s.closes >= first]
    longer = dt.timedelta(days=window.open_days - 1)
    opens = window.opens_between(first - longer, today + HORIZON)
    return [(day, day + longer) for day in opens]


def _irregular(window: IrregularWindow, today: dt.date) -> roadmap.Irregular:
    since = None
    if window.last_opened is not None and window.last_opened <= today:
        since = (today - window.last_opened) / WEEK
    return roadmap.Irregular(
        median_weeks=math.sqrt(window.low_years * window.high_years) * WEEKS_IN_YEAR,
        log_sd=math.log(window.high_years / window.low_years) / (2 * Z90),
        since_last_weeks=since,
        open_weeks=(window.open_days * DAY - MOMENT) / WEEK,
    )
