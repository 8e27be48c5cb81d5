"""When a try may be made."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass

from million_miles.values.amounts import MOST_WEEKS
from million_miles.values.rule import RuleError, days_of
from million_miles.values.when import FIRST_YEAR, LAST_YEAR


class WindowError(ValueError):
    """A window cannot open: bad dates, an unknown zone or a rule nobody can read."""


def require_zone(zone: str | None) -> None:
    """Refuse a time zone that nobody knows; None is the person's own.

    Raises:
        WindowError: the zone is unknown.
    """
    if zone is None:
        return
    try:
        zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise WindowError(
            f"want a zone such as America/New_York, got {zone!r}"
        ) from error


def _require_date(day: dt.date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WindowError(f"want a date 1900 to 2200, got {day}")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days from `opens` to `closes`, both included."""

    opens: dt.date
    closes: dt.date

    def __post_init__(self) -> None:
        _require_date(self.opens)
        _require_date(self.closes)
        if self.closes < self.opens:
            raise WindowError(f"want opens <= closes, got {self.opens}..{self.closes}")


@dataclass(frozen=True, slots=True)
class DateWindow:
    """Known dates, ascending, which do not overlap.

    Attributes:
        spans: at least one.
        zone: IANA time zone in which the days begin and end; None: the person's own.

    Raises:
        WindowError: no span, spans out of order or overlapping, or an unknown zone.
    """

    spans: tuple[DateSpan, ...]
    zone: str | None = None

    def __post_init__(self) -> None:
        require_zone(self.zone)
        if not self.spans:
            raise WindowError("want at least one date, got none")
        for before, after in zip(self.spans, self.spans[1:], strict=False):
            if after.opens <= before.closes:
                raise WindowError(f"want dates in order, got {after.opens} late")


@dataclass(frozen=True, slots=True)
class RuleWindow:
    """Dates that repeat by an RFC 5545 rule.

    Attributes:
        rule: the recurrence rule, such as FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1.
        start: the rule counts from this day (DTSTART).
        open_days: days it stays open, the first included; >= 1.
        zone: IANA time zone; None: the person's own.

    Raises:
        WindowError: the rule cannot be read, repeats more often than daily, or never
            opens; the zone is unknown; or `open_days` is not in [1, 366].
    """

    rule: str
    start: dt.date
    open_days: int = 1
    zone: str | None = None

    def __post_init__(self) -> None:
        require_zone(self.zone)
        _require_date(self.start)
        if not 1 <= self.open_days <= 366:
            raise WindowError(f"want 1 to 366 open days, got {self.open_days}")
        if len(self.rule) > 200 or not self.rule.isascii():
            raise WindowError(f"want an RFC 5545 rule, got {self.rule[:60]!r}")
        if not self.opens_between(self.start, dt.date(LAST_YEAR, 12, 31), most=1):
            raise WindowError(
                f"want a rule that opens at least once, got {self.rule!r}"
            )

    def opens_between(
        self, first: dt.date, last: dt.date, *, most: int = 25_000
    ) -> tuple[dt.date, ...]:
        """Return the days it opens from `first` to `last`, both included."""
        try:
            return days_of(
                self.rule, start=self.start, first=first, last=last, most=most
            )
        except RuleError as error:
            raise WindowError(str(error)) from error


@dataclass(frozen=True, slots=True)
class IrregularWindow:
    """Openings whose gaps are only roughly known.

    Attributes:
        low_years: one gap in ten is shorter; > 0.
        high_years: one gap in ten is longer; >= low_years.
        last_opened: the last opening, when it is known.
        open_days: days it stays open, the first included; >= 1.

    Raises:
        WindowError: the gaps are out of order, or longer than a hundred years.
    """

    low_years: float
    high_years: float
    last_opened: dt.date | None = None
    open_days: int = 1

    def __post_init__(self) -> None:
        if not 0.01 <= self.low_years <= self.high_years <= MOST_WEEKS / 52:
            came = f"{self.low_years}-{self.high_years}"
            raise WindowError(f"want 0.01 <= low <= high <= 100 years, got {came}")
        if self.last_opened is not None:
            _require_date(self.last_opened)
        if not 1 <= self.open_days <= 366:
            raise WindowError(f"want 1 to 366 open days, got {self.open_days}")


@dataclass(frozen=True, slots=True)
class AnyTime:
    """Open at every moment."""


Window = DateWindow | RuleWindow | IrregularWindow | AnyTime
