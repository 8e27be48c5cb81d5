"""Hours a week the person promises, by date, with breaks and easy weeks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from million_miles.values.plain_text import require_plain
from million_miles.values.when import FIRST_YEAR, LAST_YEAR


class CapacityError(ValueError):
    """Hours a week that nobody has, or dates out of order."""


@dataclass(frozen=True, slots=True)
class Period:
    """Hours a week from a day on.

    Attributes:
        from_date: the first day.
        to_date: the last day, included; None: until something later says otherwise.
        hours_per_week: in [0, 168].
        because: why, in the person's words; may be empty.

    Raises:
        CapacityError: hours out of range, or the last day before the first.
    """

    from_date: dt.date
    hours_per_week: float
    to_date: dt.date | None = None
    because: str = ""

    def __post_init__(self) -> None:
        require_plain("because", self.because, most=200)
        if not 0 <= self.hours_per_week <= 168:
            raise CapacityError(f"want 0 to 168 h/week, got {self.hours_per_week}")
        for day in (self.from_date, self.to_date or self.from_date):
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise CapacityError(f"want a date 1900 to 2200, got {day}")
        if self.to_date is not None and self.to_date < self.from_date:
            raise CapacityError(
                f"want from <= to, got {self.from_date}, {self.to_date}"
            )

    def covers(self, day: dt.date) -> bool:
        """Tell whether `day` lies in the period."""
        return self.from_date <= day and (self.to_date is None or day <= self.to_date)


@dataclass(frozen=True, slots=True)
class Capacity:
    """All periods.

    Where two cover a day, one with an end wins, then the one that begins later, then
    the one that stands later.
    """

    periods: tuple[Period, ...] = ()

    def hours_on(self, day: dt.date) -> float:
        """Return the hours a week promised on `day`; 0 where no period says."""
        covering = [period for period in self.periods if period.covers(day)]
        if not covering:
            return 0.0
        best = max(
            reversed(covering), key=lambda p: (p.to_date is not None, p.from_date)
        )
        return best.hours_per_week

    def changes_after(self, day: dt.date) -> tuple[tuple[dt.date, float], ...]:
        """Return (day, hours a week) from `day` on, one for each change, ascending."""
        edges = {day}
        for period in self.periods:
            edges.add(period.from_date)
            if period.to_date is not None:
                edges.add(period.to_date + dt.timedelta(days=1))
        changes: list[tuple[dt.date, float]] = []
        for edge in sorted(edge for edge in edges if edge >= day):
            hours = self.hours_on(edge)
            if not changes or changes[-1][1] != hours:
                changes.append((edge, hours))
        return tuple(changes)
