"""Which days an RFC 5545 rule names.

How it works: every day of the span is held against every part of the rule at once, in
arrays, so that a rule that never comes true is found out as soon as any other.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_NUMBERS = r"[-+]?\d{1,3}(,[-+]?\d{1,3})*"
_DAY = r"([-+]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)"
_VALUES = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"0*[1-9]\d{0,3}",
    "COUNT": r"0*[1-9]\d{0,4}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
    "BYDAY": rf"{_DAY}(,{_DAY})*",
    "BYMONTH": _NUMBERS,
    "BYMONTHDAY": _NUMBERS,
    "BYYEARDAY": _NUMBERS,
    "BYWEEKNO": _NUMBERS,
    "BYSETPOS": _NUMBERS,
}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Parts that name days by themselves; without any, the day of the start is meant.
_NAMING = ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY")
_A_WEEK = dt.timedelta(days=7)

Array = Any  # numpy is imported where a rule is read: most plans have none


class RuleError(ValueError):
    """A rule that nobody can read, or that names times within a day."""


def days_of(
    rule: str, *, start: dt.date, first: dt.date, last: dt.date, most: int
) -> tuple[dt.date, ...]:
    """Return at most `most` days from `first` to `last`, both included, ascending.

    Args:
        rule: such as FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1; RRULE: may stand before it.
        start: the rule counts from this day.
        first: days before it are left out.
        last: days after it are left out; before the year 9999.
        most: how many days at most, >= 0.

    Raises:
        RuleError: the rule cannot be read, or is not of whole days.
    """
    parts = _parts(rule)
    if "UNTIL" in parts:
        last = min(last, _until(rule, parts["UNTIL"]))
    if last < start:
        return ()
    days = _Days.between(start, last)
    kept = _is_named(days, parts, start)
    kept &= _period(days, parts, start) % int(parts.get("INTERVAL", "1")) == 0
    if "BYSETPOS" in parts:
        period = _period(days, parts, start)
        kept[kept] = _is_placed(period[kept], _numbers(parts["BYSETPOS"]))
    found = days.numbers[kept & (days.numbers >= start.toordinal())]
    found = found[: int(parts.get("COUNT", len(found)))]
    found = found[(found >= first.toordinal()) & (found <= last.toordinal())]
    return tuple(dt.date.fromordinal(int(number)) for number in found[:most])


def _parts(rule: str) -> dict[str, str]:
    """Return the value of each part by name."""
    parts: dict[str, str] = {}
    for part in rule.upper().removeprefix("RRULE:").split(";"):
        name, _, value = part.partition("=")
        pattern = _VALUES.get(name, "(?!)")
        if name in parts or not re.fullmatch(pattern, value, re.ASCII):
            raise RuleError(f"want an RFC 5545 rule of whole days, got {part[:40]!r}")
        parts[name] = value
    if "FREQ" not in parts:
        raise RuleError(f"want an RFC 5545 rule with FREQ, got {rule[:40]!r}")
    return parts


def _until(rule: str, text: str) -> dt.date:
    try:
        return dt.date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError as error:
        raise RuleError(f"want an RFC 5545 rule, got {rule[:200]!r}") from error


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


@dataclass(frozen=True, slots=True, eq=False)
class _Days:
    """Days in a row, each array (days,); `_left` counts from the end, from -1 down.

    Attributes:
        numbers: ordinals, as `date.toordinal` gives them.
        weekday: 0 is Monday.
        month: 1 to 12; months: since year 0; years: the year.
        monthday, yearday: from 1 on; monthday_left, yearday_left: from -1 down.
    """

    numbers: Array
    weekday: Array
    month: Array
    months: Array
    years: Array
    monthday: Array
    monthday_left: Array
    yearday: Array
    yearday_left: Array

    @staticmethod
    @lru_cache(maxsize=2)
    def between(start: dt.date, last: dt.date) -> _Days:
        """Return whole years, and a week around them."""
        import numpy as np

        opens = dt.date(start.year, 1, 1) - _A_WEEK
        closes = dt.date(last.year, 12, 31) + _A_WEEK
        numbers = np.arange(opens.toordinal(), closes.toordinal() + 1)
        day = np.datetime64(opens, "D") + np.arange(len(numbers))
        month, year = day.astype("M8[M]"), day.astype("M8[Y]")
        months, years = month.astype(int) + 1970 * 12, year.astype(int) + 1970
        return _Days(
            numbers=numbers,
            weekday=(numbers - 1) % 7,
            month=months % 12 + 1,
            months=months,
            years=years,
            monthday=(day - month).astype(int) + 1,
            monthday_left=(day - (month + 1).astype("M8[D]")).astype(int),
            yearday=(day - year).astype(int) + 1,
            yearday_left=(day - (year + 1).astype("M8[D]")).astype(int),
        )

    def weeks(self, first_weekday: int) -> Array:
        """Return the number of each day's week, one after the other."""
        return (self.numbers - 1 - first_weekday) // 7


def _is_named(days: _Days, parts: dict[str, str], start: dt.date) -> Array:
    """Return whether each part that names days names each day."""
    import numpy as np

    named = np.ones(len(days.numbers), dtype=bool)
    freq, parts = parts["FREQ"], _with_defaults(parts, start)
    if "BYMONTH" in parts:
        named &= np.isin(days.month, _numbers(parts["BYMONTH"]))
    for name, from_first, from_last in (
        ("BYMONTHDAY", days.monthday, days.monthday_left),
        ("BYYEARDAY", days.yearday, days.yearday_left),
    ):
        if name in parts:
            wanted = _numbers(parts[name])
            named &= np.isin(from_first, wanted) | np.isin(from_last, wanted)
    if "BYDAY" in parts:
        in_month = freq == "MONTHLY" or (freq == "YEARLY" and "BYMONTH" in parts)
        named &= _is_weekday(days, parts["BYDAY"], freq, in_month=in_month)
    if "BYWEEKNO" in parts:
        named &= _is_in_week(days, _numbers(parts["BYWEEKNO"]), _first_weekday(parts))
    return named


def _with_defaults(parts: dict[str, str], start: dt.date) -> dict[str, str]:
    if any(name in parts for name in _NAMING):
        return parts
    month, day = {"BYMONTH": str(start.month)}, {"BYMONTHDAY": str(start.day)}
    defaults = {
        "YEARLY": month | day,
        "MONTHLY": day,
        "WEEKLY": {"BYDAY": _WEEKDAYS[start.weekday()]},
        "DAILY": {},
    }
    return defaults[parts["FREQ"]] | parts


def _first_weekday(parts: dict[str, str]) -> int:
    return _WEEKDAYS.index(parts.get("WKST", "MO"))


def _is_weekday(days: _Days, text: str, freq: str, *, in_month: bool) -> Array:
    """Return which days are one of the weekdays, such as MO, 2TU or -1FR."""
    import numpy as np

    left = days.monthday_left if in_month else days.yearday_left
    gone = days.monthday if in_month else days.yearday
    found = np.zeros(len(days.numbers), dtype=bool)
    for number, name in re.findall(_DAY, text):
        is_day = days.weekday == _WEEKDAYS.index(name)
        if number and freq in ("MONTHLY", "YEARLY"):
            nth = int(number)
            weeks = (gone + 6) // 7 if nth > 0 else left // 7
            is_day &= weeks == nth
        found |= is_day
    return found


def _is_in_week(days: _Days, wanted: list[int], first_weekday: int) -> Array:
    """Return which days lie in one of the weeks of their year, counted as ISO does.

    A week belongs to the year that holds its fourth day.
    """
    import numpy as np

    middle = (days.weeks(first_weekday) * 7 + 1 + first_weekday) + 3
    place = np.clip(middle - days.numbers[0], 0, len(days.numbers) - 1)
    number, number_left = (days.yearday[place] + 6) // 7, days.yearday_left[place] // 7
    return np.isin(number, wanted) | np.isin(number_left, wanted)


def _period(days: _Days, parts: dict[str, str], start: dt.date) -> Array:
    """Return how many periods of the rule each day lies after that of the start."""
    first_weekday = _first_weekday(parts)
    freq = parts["FREQ"]
    if freq == "YEARLY":
        return days.years - start.year
    if freq == "MONTHLY":
        return days.months - (start.year * 12 + start.month - 1)
    if freq == "WEEKLY":
        return days.weeks(first_weekday) - (start.toordinal() - 1 - first_weekday) // 7
    return days.numbers - start.toordinal()


def _is_placed(period: Array, wanted: list[int]) -> Array:
    """Return which of these days stand at a wanted place within their period."""
    import numpy as np

    _, first, group, size = np.unique(
        period, return_index=True, return_inverse=True, return_counts=True
    )
    place = np.arange(len(period)) - first[group] + 1
    return np.isin(place, wanted) | np.isin(place - size[group] - 1, wanted)
