"""Which days an RFC 5545 rule names.

How it works: the calendar repeats, weekdays included, every 400 years. The rule is read
7,600 years later and its days are brought back, because the reader (dateutil) tries every
year up to 9999 before it gives up on a rule that never comes true.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import takewhile

LATER_YEARS = 19 * 400
LAST_READABLE = dt.date(9999 - LATER_YEARS, 12, 31)

_VALUES = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"0*[1-9]\d{0,3}",
    "COUNT": r"0*[1-9]\d{0,4}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "WKST": r"[A-Z]{2}",
    "BYDAY": r"[-+]?\d{0,2}[A-Z]{2}(,[-+]?\d{0,2}[A-Z]{2})*",
}
_NUMBERS = r"[-+]?\d{1,3}(,[-+]?\d{1,3})*"
_NUMBERED = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
_VALUES |= dict.fromkeys(_NUMBERED, _NUMBERS)


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
        last: days after it are left out, and so are those after the year 2399.
        most: how many days at most, >= 0.

    Raises:
        RuleError: the rule cannot be read, or is not of whole days.
    """
    from dateutil.rrule import rrulestr  # slow to import, rarely needed

    try:
        reader = rrulestr(_later_rule(rule), dtstart=_later(start))
        moments = reader.xafter(_later(first), count=most, inc=True)
        late = tuple(takewhile(lambda moment: moment <= _later(last), moments))
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise RuleError(f"want an RFC 5545 rule, got {rule[:200]!r}") from error
    return tuple(dt.date(m.year - LATER_YEARS, m.month, m.day) for m in late)


def _later_rule(rule: str) -> str:
    parts: dict[str, str] = {}
    for part in rule.upper().removeprefix("RRULE:").split(";"):
        name, _, value = part.partition("=")
        if name in parts or not re.fullmatch(
            _VALUES.get(name, "(?!)"), value, re.ASCII
        ):
            raise RuleError(f"want parts of a rule of whole days, got {part[:40]!r}")
        parts[name] = value
    if "UNTIL" in parts:
        year, rest = int(parts["UNTIL"][:4]), parts["UNTIL"][4:8]
        parts["UNTIL"] = f"{min(year + LATER_YEARS, 9999):04}{rest}"
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _later(day: dt.date) -> dt.datetime:
    day = min(day, LAST_READABLE)
    day = day.replace(year=day.year + LATER_YEARS)
    return dt.datetime.combine(day, dt.time())
