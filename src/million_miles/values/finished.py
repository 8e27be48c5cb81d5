"""Work that was finished elsewhere: what was thought of it, and what it took."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from million_miles.values.amounts import MOST_HOURS
from million_miles.values.plain_text import require_plain
from million_miles.values.when import FIRST_YEAR, LAST_YEAR

LEAST_HOURS = 1e-4  # a third of a second: less is no work
MOST_NAME = 100


class FinishedError(ValueError):
    """Hours that no finished task can have, or a year out of range."""


@dataclass(frozen=True, slots=True)
class Finished:
    """One finished task from before, or beside, the journeys kept here.

    Attributes:
        estimate_hours: what the person thought it would take; > 0.
        actual_hours: what it took; > 0.
        finished_date: None: not known, which counts as long ago.
        task: its id or name where it was kept; may be empty.

    Raises:
        FinishedError: hours outside of 0.0001 to 1,000,000, or a year outside of 1900
            to 2200.
        TextError: the name is too long or hides something.
    """

    estimate_hours: float
    actual_hours: float
    finished_date: dt.date | None = None
    task: str = ""

    def __post_init__(self) -> None:
        for hours in (self.estimate_hours, self.actual_hours):
            if not LEAST_HOURS <= hours <= MOST_HOURS:  # also refuses NaN
                raise FinishedError(f"want 0 < hours <= 1,000,000, got {hours}")
        day = self.finished_date
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise FinishedError(f"want a year 1900 to 2200, got {day.year}")
        require_plain("task", self.task, most=MOST_NAME)

    @property
    def ratio(self) -> float:
        """Actual over estimate; 1: as it was thought."""
        return self.actual_hours / self.estimate_hours


def in_order(tasks: tuple[Finished, ...]) -> tuple[Finished, ...]:
    """Return tasks in order of finishing; those of unknown day first, as they stood."""
    return tuple(sorted(tasks, key=lambda task: task.finished_date or dt.date.min))
