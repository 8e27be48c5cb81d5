"""How days, months and spans of time are written in each language."""

from __future__ import annotations

import datetime as dt

from million_miles.journey.results import DateRange
from million_miles.telling.numbers import number, rough
from million_miles.telling.phrase import Counted, Phrase
from million_miles.values import Language, When

MONTHS = (
    Phrase("January", "enero"),
    Phrase("February", "febrero"),
    Phrase("March", "marzo"),
    Phrase("April", "abril"),
    Phrase("May", "mayo"),
    Phrase("June", "junio"),
    Phrase("July", "julio"),
    Phrase("August", "agosto"),
    Phrase("September", "septiembre"),
    Phrase("October", "octubre"),
    Phrase("November", "noviembre"),
    Phrase("December", "diciembre"),
)
_DAY = Phrase("{day} {month} {year}", "{day} de {month} de {year}")
_MONTH = Phrase("{month} {year}", "{month} de {year}")
_ABOUT = Phrase("about {time}", "hacia {time}")
_UNDATED = Phrase("no date", "sin fecha")
_THE_DAY = Phrase("{day}", "el {day}")
_BETWEEN = Phrase("between {first} and {last}", "entre {first} y {last}")
_WEEKS = Counted(
    Phrase("{count} week", "{count} semana"), Phrase("{count} weeks", "{count} semanas")
)
_MONTHS = Counted(
    Phrase("{count} month", "{count} mes"), Phrase("{count} months", "{count} meses")
)
_YEARS = Counted(
    Phrase("{count} year", "{count} año"), Phrase("{count} years", "{count} años")
)
_DAYS_PER_YEAR = 365.2425


def day_text(day: dt.date, language: Language) -> str:
    """Return a day in full, such as `9 January 2027`."""
    month = MONTHS[day.month - 1](language)
    return _DAY(language, day=day.day, month=month, year=day.year)


def month_text(day: dt.date, language: Language) -> str:
    """Return the month of a day, such as `January 2027`."""
    return _MONTH(language, month=MONTHS[day.month - 1](language), year=day.year)


def short_month(day: dt.date, language: Language) -> str:
    """Return three letters of the month, such as `Jan`."""
    return MONTHS[day.month - 1](language)[:3]


def short_day(day: dt.date, language: Language) -> str:
    """Return a day for the head of a table, such as `9 Jan`."""
    return f"{day.day} {short_month(day, language)}"


def is_near(day: dt.date, seen_on: dt.date) -> bool:
    """Tell whether a forecast for `day` deserves to be told by the day."""
    return abs((day - seen_on).days) <= 60


def date_text(day: dt.date, *, precise: bool, language: Language) -> str:
    """Return a day, or its month, as it stands after a preposition."""
    if precise:
        return _THE_DAY(language, day=day_text(day, language))
    return month_text(day, language)


def when_text(when: When, language: Language) -> str:
    """Return when something happened, as exactly as it is known."""
    if when.date is not None:
        return day_text(when.date, language)
    earliest = when.earliest_date
    if earliest is None:
        return _UNDATED(language)
    if when.month is None:
        return _ABOUT(language, time=when.year)
    if when.day is None:
        return _ABOUT(language, time=month_text(earliest, language))
    return _ABOUT(language, time=day_text(earliest, language))


def middle_text(dates: DateRange, *, seen_on: dt.date, language: Language) -> str:
    """Return the median, by the day when the whole range is near; empty: never."""
    if dates.p50_date is None:
        return ""
    precise = is_near(dates.p90_date or dt.date.max, seen_on)
    return date_text(dates.p50_date, precise=precise, language=language)


def between(dates: DateRange, *, seen_on: dt.date, language: Language) -> str:
    """Return the 80 % range of dates; empty where its end lies in "never"."""
    low, high = dates.p10_date, dates.p90_date
    if low is None or high is None:
        return ""
    precise = is_near(high, seen_on)
    first = date_text(low, precise=precise, language=language)
    last = date_text(high, precise=precise, language=language)
    if first == last:
        return first
    if low.year == high.year:
        first = first.removesuffix(str(low.year)).removesuffix(" de ").rstrip()
    return _BETWEEN(language, first=first, last=last)


def weeks_text(weeks: float, language: Language) -> str:
    """Return whole weeks, such as `9 weeks`."""
    count = round(weeks)
    return _WEEKS(language, count=count, shown=number(count, language))


def span_text(weeks: float, language: Language) -> str:
    """Return a length of time in the unit a person would choose."""
    days = abs(weeks) * 7
    if days < 70:
        shown = number(days / 7, language, decimals=1 if days < 28 else 0)
        return _WEEKS(language, count=1 if shown == "1" else 2, shown=shown)
    if days < 2 * _DAYS_PER_YEAR:
        months = round(days / (_DAYS_PER_YEAR / 12))
        return _MONTHS(language, count=months, shown=number(months, language))
    years = days / _DAYS_PER_YEAR
    return _YEARS(language, count=years, shown=rough(years, language))


def years_until(last: dt.date, *, seen_on: dt.date, language: Language) -> str:
    """Return whole years, such as `60 years`."""
    years = max(1, round((last - seen_on).days / _DAYS_PER_YEAR))
    return _YEARS(language, count=years, shown=number(years, language))
