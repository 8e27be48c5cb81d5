"""What will not hold for long: until when, and the command that renews it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from million_miles.journey.expiring import Expiring
from million_miles.telling.dates import day_text, month_text
from million_miles.telling.page import wrap
from million_miles.telling.phrase import Phrase
from million_miles.values import Language, Threshold

_VALID = Phrase(
    "{title} is valid until {end}{window}. Once renewed:",
    "{title} vale hasta el {end}{window}. Cuando lo renueves:",
)
_READING = Phrase(
    "{title}: the reading of {since} is half a year old on {end}{window}. A new one:",
    "{title}: la medida del {since} tendrá medio año el {end}{window}. Una nueva:",
)
_OLD = Phrase(
    "{title}: the reading of {since} is more than half a year old. A new one:",
    "{title}: la medida del {since} tiene más de medio año. Una nueva:",
)
_BEFORE = Phrase(
    ", before your next try (about {month})",
    ", antes de tu próximo intento (hacia {month})",
)
_VALUE = Phrase("VALUE", "VALOR")


def expiring_lines(found: Sequence[Expiring], language: Language) -> list[str]:
    """Say until when each holds; its command stays on one line, to be copied."""
    return [_told(one, language) for one in found]


def expiring_soon(found: Sequence[Expiring], *, language: Language) -> str:
    """Say the first that ends within four weeks, and no other; empty: none does."""
    return next((_told(one, language) for one in found if one.is_soon), "")


def _told(one: Expiring, language: Language) -> str:
    return f"{wrap(_said(one, language), hanging=2)}\n    {_command(one, language)}"


def _said(one: Expiring, language: Language) -> str:
    window = ""
    if one.before_date is not None:
        window = _BEFORE(language, month=month_text(one.before_date, language))
    if one.of == "reading" and one.is_over:
        return _OLD(language, title=one.title, since=day_text(one.since_date, language))
    phrase, end = _READING, one.on_date
    if one.of == "validity":
        phrase, end = _VALID, end - dt.timedelta(days=1)  # the last day that counts
    return phrase(
        language,
        title=one.title,
        since=day_text(one.since_date, language),
        end=day_text(end, language),
        window=window,
    )


def _command(one: Expiring, language: Language) -> str:
    if not isinstance(one.bar, Threshold):
        return f"miles done {one.id}"
    value = _VALUE(language)
    if one.bar.unit and not isinstance(one.bar.value, str):
        value = f'"{value} {one.bar.unit}"'
    return f"miles measure {one.id} {value}"
