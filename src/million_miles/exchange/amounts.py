"""The words of amounts: `60-120 h`, `18 months`, `0-80000 USD`, `8/6372`, `~1998`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from million_miles.exchange.forms import Scalar
from million_miles.exchange.layout import number
from million_miles.exchange.scalars import (
    DAY,
    NUMBER,
    matched,
    parse_date,
    pattern,
    repairs,
)
from million_miles.values import (
    UNDATED,
    BaseRate,
    Commitment,
    Effort,
    Hours,
    Money,
    Weeks,
    When,
)

Guesses = Callable[[str], Iterator[str]]
RANGE = rf"({NUMBER})(?: *- *({NUMBER}))?"
HOUR_UNITS = "h|hours?|horas?|min|minutes?|minutos?"
WEEK_UNITS = "days?|d[ií]as?|weeks?|semanas?|months?|mes|meses|years?|años?"

WEEKS_A_YEAR = 52.1786
# By the first letter of the unit, English or Spanish.
_WEEKS_IN = {
    "d": 1 / 7,
    "w": 1.0,
    "s": 1.0,
    "m": WEEKS_A_YEAR / 12,
    "y": WEEKS_A_YEAR,
    "a": WEEKS_A_YEAR,
}


def _hours(amount: str, unit: str) -> float:
    return float(amount) / 60 if unit.startswith("m") else float(amount)


def _weeks(amount: str, unit: str | None) -> float:
    return float(amount) * _WEEKS_IN[unit[0] if unit else "w"]


def range_text(low: float, high: float) -> str:
    """Return `low-high`, or one number where they are the same."""
    return number(low) if low == high else f"{number(low)}-{number(high)}"


# `5.000 EUR` and `1.500 h` are thousands to many who write a decimal comma: they are
# asked about. `5.25`, `0.125` and `5.0001` can be meant in one way alone.
_POINTED = r"[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9eE])"
_PLAIN_RANGE = rf"((?!{_POINTED}){NUMBER})(?: *- *((?!{_POINTED}){NUMBER}))?"


def _plain_range_text(low: float, high: float) -> str:
    return re.sub(rf"(?<![0-9.])({_POINTED})", r"\g<1>0", range_text(low, high))


def _or_thousands(guesses: Guesses) -> Guesses:
    """Return what also takes points out of thousands, and knows the sign of the euro."""

    def also(text: str) -> Iterator[str]:
        whole = re.sub(r"(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))", "", text)
        whole = re.sub(" *€", " EUR", whole)
        if whole != text:
            yield from guesses(whole)
        yield from guesses(text)

    return also


_EFFORT = rf"{_PLAIN_RANGE} *({HOUR_UNITS})"


def _parse_effort(text: str) -> Effort:
    low, high, unit = matched(_EFFORT, text).groups()
    return Effort(_hours(low, unit), _hours(high or low, unit))


EFFORT: Scalar[Effort] = Scalar(
    "effort",
    _parse_effort,
    lambda effort: f"{_plain_range_text(effort.low, effort.high)} h",
    pattern(_EFFORT),
    _or_thousands(repairs("h")),
)

_HOURS = rf"([0-9]{{1,6}}):([0-5][0-9])|({NUMBER}) *({HOUR_UNITS})?"


@lru_cache(maxsize=4096)
def _parse_hours(text: str) -> Hours:
    whole, minutes, amount, unit = matched(_HOURS, text).groups()
    if whole:
        return Hours(int(whole) + int(minutes) / 60)
    return Hours(_hours(amount, unit or "h"))


HOURS: Scalar[Hours] = Scalar(
    "hours",
    _parse_hours,
    lambda worked: f"{number(worked.hours)} h",
    pattern(_HOURS),
    repairs("h"),
)

_RATE = rf"({NUMBER}) *h(?:(?:/| a | per )week|(?:/| a la | por )semana)"


def _parse_rate(text: str) -> float:
    rate = float(matched(_RATE, text)[1])
    if not 0 < rate <= 168:
        raise ValueError(text)
    return rate


RATE: Scalar[float] = Scalar(
    "rate",
    _parse_rate,
    lambda rate: f"{number(rate)} h/week",
    pattern(_RATE),
    repairs("h/week"),
)

_WEEKS = rf"{RANGE}(?: *({WEEK_UNITS}))?"


def _parse_weeks(text: str) -> Weeks:
    low, high, unit = matched(_WEEKS, text).groups()
    return Weeks(_weeks(low, unit), _weeks(high or low, unit))


WEEKS: Scalar[Weeks] = Scalar(
    "weeks",
    _parse_weeks,
    lambda weeks: range_text(weeks.low, weeks.high),
    pattern(_WEEKS) | {"type": ["string", "number"]},
    repairs("weeks"),
)

_DURATION = rf"({NUMBER}) *({WEEK_UNITS})"


def _parse_wait(text: str) -> float:
    weeks = _weeks(*matched(_DURATION, text).groups())
    if not 0 <= weeks <= 5200:
        raise ValueError(text)
    return weeks


def _parse_duration(text: str) -> float:
    weeks = _parse_wait(text)
    if weeks == 0:
        raise ValueError(text)
    return weeks


def _duration_text(weeks: float) -> str:
    return f"{number(weeks)} weeks"


DURATION: Scalar[float] = Scalar(
    "duration", _parse_duration, _duration_text, pattern(_DURATION), repairs("weeks")
)
WAIT: Scalar[float] = Scalar(
    "wait", _parse_wait, _duration_text, pattern(_DURATION), repairs("weeks")
)

_COMMITMENT = rf"({_WEEKS}) +(?:at|a) +({_RATE})"


def _parse_commitment(text: str) -> Commitment:
    words = matched(_COMMITMENT, text)
    return Commitment(_parse_weeks(words[1]), _parse_rate(words[5]))


SHORT_COMMITMENT: Scalar[Commitment] = Scalar(
    "commitment",
    _parse_commitment,
    lambda work: f"{WEEKS.text(work.weeks)} weeks at {RATE.text(work.hours_per_week)}",
    pattern(_COMMITMENT),
)

_MONEY = rf"{_PLAIN_RANGE} *([A-Z]{{3}})"


def _parse_money(text: str) -> Money:
    low, high, currency = matched(_MONEY, text).groups()
    return Money(float(low), float(high or low), currency)


MONEY: Scalar[Money] = Scalar(
    "money",
    _parse_money,
    lambda cost: f"{_plain_range_text(cost.low, cost.high)} {cost.currency}",
    pattern(_MONEY),
    lambda text: (guess.upper() for guess in _or_thousands(repairs("USD"))(text)),
)

_OPEN_DAYS = r"([0-9]{1,3}) *(?:days?|d[ií]as?)"


def _parse_open_days(text: str) -> int:
    days = int(matched(_OPEN_DAYS, text)[1])
    if not 1 <= days <= 366:
        raise ValueError(text)
    return days


OPEN_DAYS: Scalar[int] = Scalar(
    "open_days",
    _parse_open_days,
    lambda days: f"{days} days",
    pattern(_OPEN_DAYS),
    repairs("days"),
)

_BASE_RATE = r"([0-9]{1,13}) */ *([0-9]{1,13})"


def _parse_base_rate(text: str) -> BaseRate:
    successes, tries = matched(_BASE_RATE, text).groups()
    return BaseRate(int(successes), int(tries))


BASE_RATE: Scalar[BaseRate] = Scalar(
    "base_rate",
    _parse_base_rate,
    lambda rate: f"{rate.successes}/{rate.tries}",
    pattern(_BASE_RATE),
    repairs(""),
)

_ATTEMPTS = r"any|([0-9]{1,4})(\+?)"


def _parse_attempts(text: str) -> tuple[int | None, bool]:
    first, later = matched(_ATTEMPTS, text).groups()
    if first and not 1 <= int(first) <= 1000:
        raise ValueError(text)
    return (int(first), later == "+") if first else (None, False)


def _attempts_data(attempts: tuple[int | None, bool]) -> str | int:
    first, and_later = attempts
    if first is None:
        return "any"
    return f"{first}+" if and_later else first


ATTEMPTS: Scalar[tuple[int | None, bool]] = Scalar(
    "attempts",
    _parse_attempts,
    _attempts_data,
    pattern(_ATTEMPTS) | {"type": ["string", "integer"]},
)

_WHEN = rf"{DAY}|~[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?|"


@lru_cache(maxsize=4096)  # a journal says the same again and again
def _parse_when(text: str) -> When:
    text = matched(_WHEN, text).group()
    if not text:
        return UNDATED
    if not text.startswith("~"):
        return When.on(parse_date(text))
    parts = [int(part) for part in text[1:].split("-")]
    year, month, day = (*parts, None, None)[:3]
    return When(year, month, day, rough=True)


def _when_text(when: When) -> str:
    if when.year is None:
        return ""
    parts = [f"{when.year:04}", *(f"{p:02}" for p in (when.month, when.day) if p)]
    return ("~" if when.rough else "") + "-".join(parts)


def _whens(text: str) -> list[str]:
    text = re.sub(r"[/.]", "-", text.strip())
    return [text, f"~{text}", f"~{text.lower().strip('c?a. ~')}"]


WHEN: Scalar[When] = Scalar("when", _parse_when, _when_text, pattern(_WHEN), _whens)
