"""How numbers, hours and ranges of them are written in each language."""

from __future__ import annotations

import math

from million_miles.journey.results import HoursRange
from million_miles.telling.phrase import Counted, Phrase
from million_miles.values import Language

SPACE = "\N{NO-BREAK SPACE}"
TIMES = "\N{MULTIPLICATION SIGN}"

_HOURS = Counted(
    Phrase("{count} hour", "{count} hora"), Phrase("{count} hours", "{count} horas")
)
_SHORT = Phrase("{count}" + SPACE + "h", "{count}" + SPACE + "h")
_MINUTES = Counted(
    Phrase("{count} minute", "{count} minuto"),
    Phrase("{count} minutes", "{count} minutos"),
)
_RANGE = Phrase("{low} to {high}", "de {low} a {high}")
_ABOUT = Phrase("about {count}", "alrededor de {count}")
_PERCENT = Phrase("{count}" + SPACE + "%", "{count}" + SPACE + "%")


def number(value: float, language: Language, *, decimals: int = 0) -> str:
    """Return `value` with at most `decimals` decimals, as the language writes it.

    Spanish has a decimal comma, and groups digits by a space from five digits on.
    """
    text = f"{value:,.{decimals}f}"
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    if whole == "-0" and not rest:
        whole = "0"
    if language == "es":
        digits = whole.replace(",", "")
        long = len(digits.lstrip("-")) >= 5
        whole = whole.replace(",", SPACE) if long else digits
    point = "," if language == "es" else "."
    return whole + (point + rest if rest else "")


def rounded(value: float, digits: int = 2) -> float:
    """Return `value` rounded to `digits` significant digits."""
    if value == 0 or not math.isfinite(value):
        return 0.0
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def rough(value: float, language: Language) -> str:
    """Return an estimate with two digits that mean something."""
    value = rounded(value)
    return number(value, language, decimals=1 if abs(value) < 10 else 0)


def significant(value: float, language: Language) -> str:
    """Return a measured number with two digits that mean something, however small."""
    value = rounded(value)
    if value == 0:
        return "0"
    places = max(0, 1 - math.floor(math.log10(abs(value))))
    return number(value, language, decimals=places)


def percent(chance: float, language: Language) -> str:
    """Return a chance in [0, 1] in percent, with two digits that mean something."""
    return _PERCENT(language, count=significant(100 * chance, language))


def exact_hours(hours: float, language: Language) -> str:
    """Return hours that were counted, such as `12.5 h`; no decimals from 100 on."""
    decimals = 1 if hours < 100 else 0
    return _SHORT(language, count=number(hours, language, decimals=decimals))


def hours_in_words(hours: float, language: Language) -> str:
    """Return estimated hours, such as `1,900 hours`."""
    count = rounded(hours)
    return _HOURS(language, count=count, shown=rough(hours, language))


def minutes_in_words(minutes: int, language: Language) -> str:
    """Return minutes, such as `45 minutes`."""
    return _MINUTES(language, count=minutes, shown=number(minutes, language))


def range_of_hours(hours: HoursRange, language: Language) -> str:
    """Return the 80 % range, such as `60 to 110 hours`."""
    low, high = rough(hours.p10_hours, language), rough(hours.p90_hours, language)
    if low == high:
        return _ABOUT(language, count=hours_in_words(hours.p90_hours, language))
    high = hours_in_words(hours.p90_hours, language)
    return _RANGE(language, low=low, high=high)


def factor_text(log_odds: float, language: Language) -> str:
    """Return by what odds are multiplied, such as 1.35, for a move in log odds."""
    factor = math.exp(log_odds)
    if 0.1 <= factor < 10:
        return number(factor, language, decimals=2)
    return significant(factor, language)
