"""Amounts with their units: hours of work, weeks of calendar, money, readings."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

Z90 = NormalDist().inv_cdf(0.9)  # one time in ten, luck is worse than this
MOST_HOURS = 1_000_000.0  # a century of full-time work is a fifth of this
MOST_WEEKS = 5_200.0  # a hundred years


class AmountError(ValueError):
    """An amount lies outside what it can be, or a range is out of order."""


def _require_range(low: float, high: float, *, least: float, most: float) -> None:
    if not least <= low <= high <= most:  # also refuses NaN
        raise AmountError(
            f"want {least:g} <= low <= high <= {most:g}, got {low}-{high}"
        )


@dataclass(frozen=True, slots=True)
class Effort:
    """Total hours of work from zero to the bar: an 80 % range.

    Attributes:
        low: hours; one time in ten it takes less; > 0.
        high: hours; one time in ten it takes more; >= low.

    Raises:
        AmountError: the hours are out of order or not in (0, 1,000,000].
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        _require_range(self.low, self.high, least=1e-3, most=MOST_HOURS)

    @property
    def median(self) -> float:
        """Hours that suffice one time in two: the geometric middle."""
        return math.sqrt(self.low * self.high)

    @property
    def log_sd(self) -> float:
        """Standard deviation of ln hours when the range is lognormal.

        Source:
            docs/method.md#a-stated-range
        """
        return math.log(self.high / self.low) / (2 * Z90)


@dataclass(frozen=True, slots=True)
class Weeks:
    """Weeks of calendar, as an 80 % range; 0 < low <= high.

    Raises:
        AmountError: the weeks are out of order or not in (0, 5,200].
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        _require_range(self.low, self.high, least=1e-3, most=MOST_WEEKS)

    @property
    def median(self) -> float:
        """Weeks that suffice one time in two: the geometric middle."""
        return math.sqrt(self.low * self.high)

    @property
    def log_sd(self) -> float:
        """Standard deviation of ln weeks when the range is lognormal."""
        return math.log(self.high / self.low) / (2 * Z90)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money as a range; 0 <= low <= high; `currency` as in ISO 4217.

    Raises:
        AmountError: the range is out of order, or the currency is not three capitals.
    """

    low: float
    high: float
    currency: str

    def __post_init__(self) -> None:
        _require_range(self.low, self.high, least=0, most=1e12)
        if not (len(self.currency) == 3 and self.currency.isascii()):
            raise AmountError(f"want a currency such as USD, got {self.currency!r}")
        if not (self.currency.isalpha() and self.currency.isupper()):
            raise AmountError(f"want a currency such as USD, got {self.currency!r}")

    @property
    def middle(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of work that were done; > 0.

    Raises:
        AmountError: the hours are not in (0, 1,000,000].
    """

    hours: float

    def __post_init__(self) -> None:
        if not 0 < self.hours <= MOST_HOURS:  # also refuses NaN
            raise AmountError(f"want 0 < hours <= 1,000,000, got {self.hours}")
