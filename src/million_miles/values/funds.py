"""The money a person has for the road: savings, and what comes in by month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from million_miles.values.amounts import Money
from million_miles.values.plain_text import require_plain
from million_miles.values.when import FIRST_YEAR, LAST_YEAR


class FundsError(ValueError):
    """Income whose dates are out of order, or money in several currencies."""


@dataclass(frozen=True, slots=True)
class Income:
    """Money that comes in every month from a day on, as far as it may be used.

    Attributes:
        from_date: the first day.
        per_month: in a month, as a range.
        to_date: the last day, included; None: for good.
        because: where from, in the person's words; may be empty.

    Raises:
        FundsError: a date out of range, or the last day before the first.
    """

    from_date: dt.date
    per_month: Money
    to_date: dt.date | None = None
    because: str = ""

    def __post_init__(self) -> None:
        require_plain("because", self.because, most=200)
        for day in (self.from_date, self.to_date or self.from_date):
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise FundsError(f"want a date 1900 to 2200, got {day}")
        if self.to_date is not None and self.to_date < self.from_date:
            raise FundsError(f"want from <= to, got {self.from_date}, {self.to_date}")

    def covers(self, day: dt.date) -> bool:
        """Tell whether it comes in on `day`."""
        return self.from_date <= day and (self.to_date is None or day <= self.to_date)


@dataclass(frozen=True, slots=True)
class Funds:
    """Savings and every income; incomes that overlap add up.

    Attributes:
        savings: what there is today, as a range.

    Raises:
        FundsError: more than one currency.
    """

    savings: Money
    incomes: tuple[Income, ...] = ()

    def __post_init__(self) -> None:
        for income in self.incomes:
            if income.per_month.currency != self.currency:
                came = income.per_month.currency
                raise FundsError(f"want all money in {self.currency}, got {came}")

    @property
    def currency(self) -> str:
        """The one currency of the plan."""
        return self.savings.currency

    def per_month_on(self, day: dt.date) -> float:
        """Return what comes in a month on `day`, the middle of each range."""
        return sum(i.per_month.middle for i in self.incomes if i.covers(day))

    def changes_after(self, day: dt.date) -> tuple[tuple[dt.date, float], ...]:
        """Return (day, money a month) from `day` on, one for each change, ascending."""
        edges = {day}
        for income in self.incomes:
            edges.add(income.from_date)
            if income.to_date is not None:
                edges.add(income.to_date + dt.timedelta(days=1))
        changes: list[tuple[dt.date, float]] = []
        for edge in sorted(edge for edge in edges if edge >= day):
            money = self.per_month_on(edge)
            if not changes or changes[-1][1] != money:
                changes.append((edge, money))
        return tuple(changes)
