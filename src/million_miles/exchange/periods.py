"""The words of hours a week in a journal: `5 h/week from 2026-11-26 to 2026-12-06`."""

from __future__ import annotations

from million_miles.exchange.forms import Scalar
from million_miles.exchange.layout import number
from million_miles.exchange.scalars import (
    DAY,
    NUMBER,
    matched,
    parse_date,
    pattern,
)
from million_miles.values import Period

_WORDS = rf"({NUMBER}) *h/week from ({DAY})(?: to ({DAY}))?"


def _parse(text: str) -> Period:
    hours, first, last = matched(_WORDS, text).groups()
    return Period(
        parse_date(first), float(hours), None if last is None else parse_date(last)
    )


def _text(period: Period) -> str:
    words = f"{number(period.hours_per_week)} h/week from {period.from_date}"
    return words if period.to_date is None else f"{words} to {period.to_date}"


PERIOD_WORDS: Scalar[Period] = Scalar("promise", _parse, _text, pattern(_WORDS))
