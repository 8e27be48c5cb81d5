"""Hours and days as other tools write them: `1d 4h`, `5400`, `1:30`, `23/Nov/26`.

A working day has 8 hours and a working week 5 days, as those tools count by default.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import Literal, get_args

Unit = Literal["seconds", "minutes", "hours", "days"]
UNITS: tuple[Unit, ...] = get_args(Unit)
DateOrder = Literal["day-first", "month-first"]
DATE_ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)

HOURS_IN: dict[str, float] = {
    "seconds": 1 / 3600,
    "minutes": 1 / 60,
    "hours": 1.0,
    "days": 8.0,
    "weeks": 40.0,
    "months": 160.0,
}
_NAMES = {
    "seconds": "s sec secs second seconds seg segs segundo segundos",
    "minutes": "m min mins minute minutes minuto minutos",
    "hours": "h hr hrs hour hours hora horas decimal",
    "days": "d day days dia dias",
    "weeks": "w wk wks week weeks semana semanas",
    "months": "mo month months mes meses",
}
UNIT_OF: dict[str, str] = {
    word: unit for unit, words in _NAMES.items() for word in words.split()
}
LONG_UNITS = ("days", "weeks", "months")  # whose hours are a custom, not a fact

MOST_CHARACTERS = 60
_KEPT = 8192  # cells look alike: each is read once
_NUMBER = r"\d[\d.,]*"
_PARTS = re.compile(rf"({_NUMBER})\s*([a-z]+)\.?[\s,]*")
_ALL_PARTS = re.compile(rf"(?:{_PARTS.pattern})+")
_CLOCK = re.compile(r"(\d{1,6}):([0-5]?\d)(?::([0-5]?\d)(?:[.,]\d+)?)?")
_ISO = re.compile(
    rf"p(?:({_NUMBER})w)?(?:({_NUMBER})d)?"
    rf"(?:t(?:({_NUMBER})h)?(?:({_NUMBER})m)?(?:({_NUMBER})s)?)?"
)
_ISO_UNITS = ("weeks", "days", "hours", "minutes", "seconds")
_GROUPS = re.compile(r"(?<=\d)[ '\u2019\u00a0\u202f](?=\d{3}(?!\d))")
_PLAIN = re.compile(r"(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?")


def plain_words(words: str) -> list[str]:
    """Return the words in small letters without accents, and nothing else."""
    marked = unicodedata.normalize("NFKD", words).casefold()
    letters = "".join(c for c in marked if not unicodedata.combining(c))
    return re.findall(r"\w+", letters.replace("_", " "))


def number_in(text: str, *, comma: bool) -> float:
    """Return a number; `comma`: a comma before three digits is a decimal comma.

    Raises:
        ValueError: it is none, or below zero.
    """
    text = _GROUPS.sub("", text.strip().lower())
    if "," in text and "." in text:
        last = max(text.rfind(","), text.rfind("."))
        text = re.sub("[.,]", "", text[:last]) + "." + text[last + 1 :]
    elif text.count(",") == 1 and (comma or not re.fullmatch(r"\d{1,3},\d{3}", text)):
        text = text.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}", text):
        text = re.sub("[.,]", "", text)
    if not _PLAIN.fullmatch(text):
        raise ValueError(text)
    return float(text)


def is_bare(text: str) -> bool:
    """Tell whether a cell is a number without a unit."""
    return not re.search(r"[a-df-z:]", text.lower())


@lru_cache(_KEPT)
def hours_in(text: str, unit: str, *, comma: bool = False) -> float:
    """Return the hours of work that a cell means, to six digits.

    Args:
        text: a number, with units or without, a clock, or an ISO 8601 duration.
        unit: of a number without one; a name in `HOURS_IN`.
        comma: whether numbers have a decimal comma.

    Raises:
        ValueError: it means no hours above 0.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueError(text)
    words = text.strip().casefold().replace("í", "i")
    hours = _hours_in(words, unit, comma=comma)
    if not 0 < hours < float("inf"):
        raise ValueError(text)
    return float(f"{hours:.6g}")


def _hours_in(words: str, unit: str, *, comma: bool) -> float:
    if is_bare(words):
        return number_in(words, comma=comma) * HOURS_IN[unit]
    if clock := _CLOCK.fullmatch(words):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours + minutes / 60 + seconds / 3600
    if (iso := _ISO.fullmatch(words)) and any(iso.groups()):
        pairs = list(zip(iso.groups(), _ISO_UNITS, strict=True))
    elif _ALL_PARTS.fullmatch(words):
        pairs = [
            (amount, UNIT_OF.get(name, "")) for amount, name in _PARTS.findall(words)
        ]
    else:
        raise ValueError(words)
    return sum(_part(amount, name, comma=comma) for amount, name in pairs if amount)


def _part(amount: str, unit: str, *, comma: bool) -> float:
    if unit not in HOURS_IN:
        raise ValueError(unit)
    return number_in(amount.rstrip(","), comma=comma) * HOURS_IN[unit]


def has_long_unit(text: str) -> bool:
    """Tell whether the hours of a cell rest on how long a working day or week is."""
    words = (name for _, name in _PARTS.findall(text.casefold().replace("í", "i")))
    return any(UNIT_OF.get(name) in LONG_UNITS for name in words)


_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_NAMED = re.compile(
    r"(\d{1,2})(?: de |[-/. ]+)([a-z]{3,})\.?(?: de |[-/., ]+)(\d{4}|\d{2})(?!\d)"
)
_NAME_FIRST = re.compile(r"([a-z]{3,})\.? +(\d{1,2}),? +(\d{4})(?!\d)")
_WEEKDAY = re.compile(r"\A[a-z]+\.?,? +(?=\d|[a-z]{3,}\.? +\d{1,2},? )")
_MONTHS = {
    name: number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "ene feb mar abr may jun jul ago sep oct nov dic",
    )
    for number, name in enumerate(names.split(), 1)
}


def day_in(text: str, order: DateOrder | None) -> dt.date:
    """Return the day that a cell names; a time behind it is left out.

    Args:
        text: year first, a month by its name, or numbers in the given order.
        order: of day and month; None: not known, and days written so are refused.

    Raises:
        ValueError: it names no day.
    """
    text = text.strip()[:MOST_CHARACTERS]
    is_iso = text[4:5] == text[7:8] == "-" and not text[10:11].isdigit()
    return _day_in(text[:10] if is_iso else text, order)


@lru_cache(_KEPT)
def _day_in(text: str, order: DateOrder | None) -> dt.date:
    words = text.casefold()
    if found := _YEAR_FIRST.match(words):
        return dt.date(*(int(part) for part in found.groups()))
    if found := _YEAR_LAST.match(words):
        first, mark, second, year = found.groups()
        order = "day-first" if mark == "." else order
        if order is None:
            raise ValueError(text)
        day, month = (first, second) if order == "day-first" else (second, first)
        return dt.date(_year(year), int(month), int(day))
    if not _NAME_FIRST.match(words):
        words = _WEEKDAY.sub("", words, count=1)
    if found := _NAMED.match(words):
        day, name, year = found.groups()
    elif found := _NAME_FIRST.match(words):
        name, day, year = found.groups()
    else:
        raise ValueError(text)
    if name[:3] not in _MONTHS:
        raise ValueError(text)
    return dt.date(_year(year), _MONTHS[name[:3]], int(day))


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def order_in(text: str) -> set[DateOrder]:
    """Return the orders of day and month that a cell can have; none: it tells nothing.

    `23/11/2026` can only be day first, `03/04/2026` can be either.
    """
    found = _YEAR_LAST.match(text.strip())
    if not found or found[2] == ".":
        return set()
    pairs = zip(DATE_ORDERS, (int(found[3]), int(found[1])), strict=True)
    return {order for order, month in pairs if 1 <= month <= 12}
