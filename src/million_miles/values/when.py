"""When something happened: an exact day, a rough one, or not known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1900, 2200


class WhenError(ValueError):
    """The parts do not name a day, a rough time, or nothing."""


@dataclass(frozen=True, slots=True)
class When:
    """A day, a rough month or year, or nothing at all.

    An entry without an exact day keeps its place in the file and counts, but never
    feeds pace or intervals.

    Attributes:
        year, month, day: None from the right on for a rough time; all None: undated.
        rough: written with `~`; always true when month or day is missing.

    Raises:
        WhenError: not a day of the calendar, or outside the years 1900 to 2200.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    rough: bool = False

    def __post_init__(self) -> None:
        if self.year is None:
            if self.month is not None or self.day is not None or self.rough:
                raise WhenError(f"want a year first, got {self!r}")
            return
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise WhenError(f"want a year 1900 to 2200, got {self.year}")
        if self.month is None and self.day is not None:
            raise WhenError("want a month before a day")
        if self.day is None and not self.rough:
            raise WhenError("want a whole day, or a rough time")
        try:
            dt.date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise WhenError(f"want a day of the calendar, got {self!r}") from error

    @classmethod
    def on(cls, day: dt.date) -> When:
        """Return the exact day."""
        return cls(day.year, day.month, day.day)

    @property
    def date(self) -> dt.date | None:
        """The exact day, or None when it is rough or not known."""
        if self.rough or self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def earliest_date(self) -> dt.date | None:
        """The first day it can have been, or None when it is not known."""
        if self.year is None:
            return None
        return dt.date(self.year, self.month or 1, self.day or 1)


UNDATED = When()
