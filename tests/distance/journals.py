"""Short ways to write a plan and its journal."""

from __future__ import annotations

import datetime as dt
from itertools import count

from million_miles.values import (
    UNDATED,
    Amount,
    Bar,
    Capacity,
    Effort,
    Entry,
    Goal,
    Hours,
    Period,
    Plan,
    Reading,
    Requirement,
    Threshold,
    Try,
    When,
)
from million_miles.values.journal import Did

START = dt.date(2026, 1, 5)  # a Monday
TODAY = dt.date(2027, 1, 4)  # 52 weeks later
SIXTY_TO_120 = Effort(60, 120)
FORTY_HOURS = Threshold("flown", ">=", 40.0, "h")

_numbers = count()


def plan(*requirements: Requirement, hours_per_week: float = 10.0) -> Plan:
    capacity = Capacity((Period(START, hours_per_week),))
    return Plan(Goal("fly"), capacity, requirements)


def flying(
    effort: Effort | None = SIXTY_TO_120,
    *,
    bar: Bar | None = FORTY_HOURS,
    needs: tuple[str, ...] = (),
    valid_weeks: float | None = None,
    renewal: Effort | None = None,
) -> Requirement:
    return Requirement(
        "flying",
        "Pilot licence",
        bar=bar,
        effort=effort,
        needs=needs,
        valid_weeks=valid_weeks,
        renewal=renewal,
    )


def application(*needs: str) -> Requirement:
    return Requirement("apply", "Apply", attempt=Try("judged"), needs=needs)


def entry(
    did: Did,
    amount: Amount | None = None,
    *,
    on: int | When | None = None,
    of: str = "flying",
) -> Entry:
    """Return an entry `on` so many days after START, at a rough time, or undated."""
    at = When.on(START + dt.timedelta(days=on)) if isinstance(on, int) else on
    return Entry(f"e{next(_numbers)}", did, at or UNDATED, of, amount=amount)


def worked(hours: float, *, on: int | When | None = None, of: str = "flying") -> Entry:
    return entry("worked", Hours(hours), on=on, of=of)


def measured(
    value: float | str, unit: str = "h", *, on: int | None = None, of: str = "flying"
) -> Entry:
    return entry("measured", Reading(value, unit), on=on, of=of)


def finished(*, on: int | None = None, of: str = "flying") -> Entry:
    return entry("finished", on=on, of=of)


def raised(bar: Bar, *, on: int | None = None, of: str = "flying") -> Entry:
    return entry("raised", bar, on=on, of=of)


def estimated(low: float, high: float, *, of: str = "flying") -> Entry:
    return entry("estimated", Effort(low, high), of=of)
