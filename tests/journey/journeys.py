"""Small journeys for the tests, seen on a Monday."""

from __future__ import annotations

import datetime as dt

from million_miles.journey import Journey
from million_miles.values import (
    AnyTime,
    BaseRate,
    Capacity,
    DateSpan,
    DateWindow,
    Effort,
    Entry,
    Goal,
    Hours,
    Outcome,
    Period,
    Plan,
    Profile,
    Requirement,
    Step,
    Try,
    When,
    Window,
)

TODAY = dt.date(2026, 11, 23)
FUTURES = 1024


def journey(
    *requirements: Requirement,
    entries: tuple[Entry, ...] = (),
    hours: float = 10,
    by: dt.date | None = None,
    inbox: tuple[Step, ...] = (),
    zone: str | None = None,
) -> Journey:
    """Return a journey with `hours` a week from today on."""
    capacity = Capacity((Period(TODAY, hours),)) if hours else Capacity()
    plan = Plan(Goal("Fly", by_date=by), capacity, requirements, inbox)
    return Journey(plan, entries, profile=Profile(zone=zone))


def exactly(hours: float) -> Effort:
    """Return the narrowest effort around so many hours."""
    return Effort(hours * 0.9999, hours * 1.0001)


def attempt(k: int = 3, n: int = 10, *, opens: Window | None = None) -> Try:
    """Return a judged try with the base rate k/n, open at any time."""
    return Try("judged", opens or AnyTime(), base_rates=(BaseRate(k, n),))


def unknown_odds() -> Try:
    return Try("judged")


def yearly(years: int, *, first: int = 2027) -> DateWindow:
    """Return a window of one day each year, on the first of March."""
    days = [dt.date(first + year, 3, 1) for year in range(years)]
    return DateWindow(tuple(DateSpan(day, day) for day in days))


def in_weeks(weeks: float) -> dt.date:
    return TODAY + dt.timedelta(weeks=weeks)


def worked(id_: str, hours: float, at: When, *, entry_id: str = "w1") -> Entry:
    return Entry(entry_id, "worked", at, id_, amount=Hours(hours))


def applied(id_: str, at: When, *, number: int | None = None) -> Entry:
    return Entry("p1", "applied", at, id_, attempt=number)


def answered(
    id_: str, outcome: Outcome, at: When, *, number: int | None = None
) -> Entry:
    entry_id = f"n{number or 0}"
    return Entry(entry_id, "answered", at, id_, attempt=number, amount=outcome)


def finished(id_: str, at: When) -> Entry:
    return Entry(f"f-{id_}", "finished", at, id_)
