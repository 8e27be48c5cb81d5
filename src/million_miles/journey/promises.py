"""The promise of hours a week: new hours, easy weeks, breaks, and coming back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from million_miles import distance
from million_miles.journey.changes import Stamp, add_entry, refuse
from million_miles.journey.changes import log as log_work
from million_miles.journey.journey import Journey
from million_miles.journey.plans import with_period
from million_miles.values import Entry, Hours, Period, When, standing

ASKED_AFTER_WEEKS = 2.0
HOURS_OF_A_DAY = 24.0


@dataclass(frozen=True, slots=True)
class LongSilence:
    """Nothing at all was written for two weeks or more, breaks left out.

    Attributes:
        last_date: the last day of which something was written; first_date: the day
            after it.
        weeks: since then, breaks left out, >= 2.
        promised_hours_per_week: now, > 0.
        id: of the requirement that was worked on last; empty: none.
    """

    last_date: dt.date
    first_date: dt.date
    weeks: float
    promised_hours_per_week: float
    id: str = ""


def kept_promise(journey: Journey, today: dt.date) -> distance.Kept:
    """Return how well the promise of hours was kept up to yesterday.

    Source:
        docs/method.md#a-promise-kept
    """
    return distance.keep(journey.plan, journey.entries, today=today)


def pace_falling(journey: Journey, today: dt.date) -> distance.Slowing | None:
    """Return how the pace fell against the promise; None: it did not, for all one sees.

    Source:
        docs/method.md#a-falling-pace
    """
    measured = distance.measure(journey.plan, journey.entries, today=today)
    return distance.slowing(measured.pace)


def long_silence(journey: Journey, today: dt.date) -> LongSilence | None:
    """Return the silence that is asked about; None: there is none.

    Source:
        docs/method.md#two-silent-weeks
    """
    last, hours = last_sign(journey, today), journey.plan.capacity.hours_on(today)
    if last is None or not hours:
        return None
    breaks = distance.breaks_of(journey.plan.capacity)
    weeks = distance.silent_weeks(last, today, breaks)
    if weeks < ASKED_AFTER_WEEKS:
        return None
    first = last + dt.timedelta(days=1)
    return LongSilence(last, first, weeks, hours, _worked_last(journey, today))


def _worked_last(journey: Journey, today: dt.date) -> str:
    """Return the id of what was worked on last, as long as it takes work; or empty."""
    known = {r.id for r in journey.plan.everything() if not r.parts}
    worked = [
        (entry.at.date, entry.requirement)
        for entry in standing(journey.entries)
        if entry.did == "worked" and entry.requirement in known
        if entry.at.date is not None and entry.at.date <= today
    ]
    return max(worked, default=(today, ""), key=lambda pair: pair[0])[1]


def last_sign(journey: Journey, today: dt.date) -> dt.date | None:
    """Return the last day up to `today` of which anything that stands was written."""
    days = [
        entry.at.earliest_date
        for entry in standing(journey.entries)
        if entry.at.day is not None and entry.at.earliest_date is not None
    ]
    return max((day for day in days if day <= today), default=None)


def promise(journey: Journey, period: Period, stamp: Stamp) -> Journey:
    """Promise other hours a week from a day on: for good, or up to a last day.

    Raises:
        MistakesError: the day is over, or another break or easy week lies in the way.
    """
    today = stamp.at.date
    if today is None or period.from_date < today:
        refuse("promise_of_the_past", period.from_date.isoformat())
    for other in journey.plan.capacity.periods:
        if _is_in_the_way(other, period):
            days = f"{other.from_date} - {other.to_date}"
            refuse("promise_overlaps", period.from_date.isoformat(), days=days)
    known = replace(period, because="")
    if known in (replace(p, because="") for p in journey.plan.capacity.periods):
        refuse("promised_already", period.from_date.isoformat())
    plan = with_period(journey.plan, period)
    entry = Entry(stamp.id, "promised", stamp.at, amount=known, note=period.because)
    return add_entry(replace(journey, plan=plan), entry)


def _is_in_the_way(old: Period, new: Period) -> bool:
    """Tell whether an easy week or a break holds days that the new promise begins on."""
    last = new.from_date if new.to_date is None else new.to_date
    return (
        old.to_date is not None
        and old.from_date <= last
        and new.from_date <= old.to_date
    )


def fewer_hours(
    journey: Journey, hours_per_week: float, stamp: Stamp, note: str = ""
) -> Journey:
    """Promise other hours a week from today on, or from the end of an easy week."""
    first = stamp.at.date
    if first is None:
        refuse("exact_day_wanted", "")
    for old in sorted(journey.plan.capacity.periods, key=lambda p: p.from_date):
        if old.to_date is not None and old.covers(first):
            first = old.to_date + dt.timedelta(days=1)
    return promise(journey, Period(first, hours_per_week, because=note[:200]), stamp)


def life_happened(journey: Journey, stamp: Stamp, note: str = "") -> Journey:
    """Leave the days since the last entry out of the score; the pace keeps them."""
    _, first = _silent_days(journey, stamp)
    return add_entry(
        journey, Entry(stamp.id, "away", stamp.at, amount=first, note=note)
    )


def worked_roughly(
    journey: Journey, hours: Hours, stamp: Stamp, what: str = "", note: str = ""
) -> Journey:
    """Log what was worked since the last entry: so many hours, nobody knows which day.

    Raises:
        MistakesError: more hours than those days hold, or nothing that they could
            belong to.
    """
    today, first = _silent_days(journey, stamp)
    days = (today - first).days + 1
    if hours.hours > HOURS_OF_A_DAY * days:
        refuse("more_than_the_days", f"{hours.hours:g} h", days=str(days))
    about = When(today.year, today.month, today.day, rough=True)
    if what:
        return log_work(journey, what, hours, Stamp(stamp.id, about), note)
    return add_entry(journey, Entry(stamp.id, "worked", about, amount=hours, note=note))


def _silent_days(journey: Journey, stamp: Stamp) -> tuple[dt.date, dt.date]:
    """Return today and the first day of which nothing was written."""
    today = stamp.at.date
    last = None if today is None else last_sign(journey, today)
    if today is None or last is None:
        refuse("nothing_written_yet")
    first = last + dt.timedelta(days=1)
    if first >= today:
        refuse("no_silence", last.isoformat())
    return today, first
