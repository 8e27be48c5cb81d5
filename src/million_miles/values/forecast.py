"""What was predicted, kept so that it can be scored later."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Literal, get_args

from million_miles.values.plain_text import is_id

ForecastOf = Literal["ready", "arrival", "hours_left"]
FORECASTS_OF: tuple[ForecastOf, ...] = get_args(ForecastOf)
MOST_TRIES = 1001  # the one after the last that a journal can tell of


class ForecastError(ValueError):
    """A saved forecast that is not a distribution."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """A saved, dated, seeded distribution with its method.

    Attributes:
        made_on: the day it was made.
        of: `ready` and `arrival` count weeks from that day; `hours_left` hours.
        quantiles: at 1 %, 2 %, ... 99 %, ascending; None where that lies in "never".
        never_share: share of futures in which it does not happen by the horizon.
        horizon_date: until when futures were followed, fixed when it was made.
        by_date, chance_by_date: the wished date and the chance by then, if there is one.
        seed, method, input_hash: what makes the same answer again.

    Raises:
        ForecastError: not 99 quantiles in order, or a chance outside [0, 1].
    """

    made_on: dt.date
    of: ForecastOf
    quantiles: tuple[float | None, ...]
    never_share: float
    horizon_date: dt.date
    seed: int
    method: str
    input_hash: str
    by_date: dt.date | None = None
    chance_by_date: float | None = None

    def __post_init__(self) -> None:
        if self.of not in FORECASTS_OF:
            raise ForecastError(f"want one of {FORECASTS_OF}, got {self.of!r}")
        if len(self.quantiles) != 99:
            raise ForecastError(f"want 99 quantiles, got {len(self.quantiles)}")
        filled = [math.inf if q is None else q for q in self.quantiles]
        if not all(q >= 0 for q in filled) or filled != sorted(filled):
            raise ForecastError("want quantiles in order, from 0 on")
        for chance in (self.never_share, self.chance_by_date or 0.0):
            if not 0 <= chance <= 1:
                raise ForecastError(f"want a chance in [0, 1], got {chance}")
        if (self.by_date is None) != (self.chance_by_date is None):
            raise ForecastError("want the wished date and its chance together")


@dataclass(frozen=True, slots=True)
class TryForecast:
    """A saved, dated, seeded chance of one try.

    Attributes:
        made_on: the day it was told.
        requirement: id of the requirement that is tried, as it was called then.
        number: which try, as the journal counts them, from 1 on.
        chance: of a yes to that try, in [0, 1].
        seed, method, input_hash: what makes the same answer again.
        low_chance, high_chance: the 80 % range of that chance; both or none.

    Raises:
        ForecastError: no id, a number below 1 or a chance outside [0, 1], or a range
            that is none.
    """

    made_on: dt.date
    requirement: str
    number: int
    chance: float
    seed: int
    method: str
    input_hash: str
    low_chance: float | None = None
    high_chance: float | None = None

    def __post_init__(self) -> None:
        if not is_id(self.requirement):
            raise ForecastError(f"want the id of a try, got {self.requirement!r}")
        if not 1 <= self.number <= MOST_TRIES:
            raise ForecastError(f"want a try from 1 to 1001, got {self.number}")
        if (self.low_chance is None) != (self.high_chance is None):
            raise ForecastError("want both ends of the range of a chance, or none")
        ends = (self.low_chance or 0.0, self.high_chance or 0.0)
        for chance in (self.chance, *ends):
            if not 0 <= chance <= 1:
                raise ForecastError(f"want a chance in [0, 1], got {chance}")
        if ends[0] > ends[1]:
            raise ForecastError(f"want low <= high, got {ends[0]} and {ends[1]}")


SavedForecast = Forecast | TryForecast
