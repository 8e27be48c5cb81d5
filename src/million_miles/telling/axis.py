"""A line of time with labels at round dates, for text and for drawings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from million_miles.journey.results import DateRange, Outlook, RequirementOutlook
from million_miles.telling.dates import short_month
from million_miles.values import Language

# Months between two labels, from the finest to the coarsest.
_GAPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
MOST_ROWS = 40  # more than these nobody reads at a glance


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first_date` to `last_date`, the later one strictly later."""

    first_date: dt.date
    last_date: dt.date

    def share(self, day: dt.date) -> float:
        """Return where `day` lies, in [0, 1], cut off at the ends."""
        days = (self.last_date - self.first_date).days
        return min(1.0, max(0.0, (day - self.first_date).days / days))

    def labels(
        self, *, most: int, language: Language
    ) -> tuple[tuple[dt.date, str], ...]:
        """Return round dates with their labels, at most `most` of them, >= 1."""
        for gap in _GAPS:
            days = self._round_dates(gap)
            if len(days) <= most:
                break
        else:
            days = days[:most]
        return tuple((day, _label(day, gap, language)) for day in days)

    def _round_dates(self, gap: int) -> list[dt.date]:
        start = self.first_date.year * 12
        if gap > 12:
            start -= start % gap
        last = self.last_date.year * 12 + 11
        days = [
            dt.date(month // 12, month % 12 + 1, 1)
            for month in range(start, last + 1, gap)
        ]
        return [day for day in days if self.first_date <= day <= self.last_date]


def _label(day: dt.date, gap: int, language: Language) -> str:
    if gap >= 12 or day.month == 1:
        return str(day.year)
    return short_month(day, language)


def road_axis(outlook: Outlook) -> Axis:
    """Return the line of time that shows the whole road, and the wished date."""
    ranges = [outlook.ready]
    for requirement in outlook.requirements:
        ranges += [r for r in (requirement.start, requirement.finish) if r is not None]
    return axis_over(outlook, ranges)


def axis_over(outlook: Outlook, ranges: list[DateRange]) -> Axis:
    """Return the line of time from today that shows `ranges` and the wished date."""
    first = outlook.on_date
    least = first + dt.timedelta(days=28)
    days = [least, *(day for dates in ranges for day in known_dates(dates))]
    if outlook.by_date is not None:
        days.append(outlook.by_date)
    last = max(days)
    room = max(7, (last - first).days // 25)
    return Axis(first, _later(last, room))


def drawn_part(
    outlook: Outlook, *, everything: bool
) -> tuple[tuple[RequirementOutlook, ...], int]:
    """Return the requirements ahead that are drawn, and how many come after them."""
    ahead = tuple(r for r in outlook.requirements if r.state != "met")
    shown = ahead if everything or len(ahead) <= MOST_ROWS else ahead[:MOST_ROWS]
    return shown, len(ahead) - len(shown)


def known_dates(dates: DateRange) -> list[dt.date]:
    """Return the quantiles that are not in "never"."""
    quantiles = (dates.p10_date, dates.p50_date, dates.p90_date)
    return [day for day in quantiles if day is not None]


def _later(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=min(days, (dt.date.max - day).days))
