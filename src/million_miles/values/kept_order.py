"""An order of the road that was found and kept, so that the next days go on with it."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass


class KeptOrderError(ValueError):
    """An order that names something twice, or gains less than nothing."""


@dataclass(frozen=True, slots=True)
class KeptOrder:
    """What comes first on the road, as it was found on a day.

    Attributes:
        found_on: the day.
        ids: of the requirements, the first to get hours first.
        gain_weeks: what it gained over the order before, >= 0, on futures that the search
            had not seen; gain_error: its standard error.
        seed: of the search.

    Raises:
        KeptOrderError: an id stands twice, or a number is negative or no number.
    """

    found_on: dt.date
    ids: tuple[str, ...]
    gain_weeks: float
    gain_error: float
    seed: int

    def __post_init__(self) -> None:
        if len(set(self.ids)) < len(self.ids):
            raise KeptOrderError("want each id once")
        for weeks in (self.gain_weeks, self.gain_error):
            if not 0 <= weeks < math.inf:
                raise KeptOrderError(f"want weeks >= 0, got {weeks}")
