"""How bars and readings are shown to a person."""

from __future__ import annotations

import math

from million_miles.telling.numbers import number, significant
from million_miles.telling.phrase import Phrase
from million_miles.values import Bar, Has, Language, Reading

_HAS = Phrase("has {name}", "tiene {name}")
_ANSWERS = {
    "yes": Phrase("you have it", "lo tienes"),
    "no": Phrase("not yet", "todavía no"),
}


def bar_in_words(bar: Bar, language: Language) -> str:
    """Return a bar, such as `flown >= 40 h`."""
    if isinstance(bar, Has):
        return _HAS(language, name=bar.name)
    value = _value(bar.value, language)
    parts = (bar.measure, bar.relation, value, bar.unit)
    return " ".join(part for part in parts if part)


def reading_in_words(reading: Reading, language: Language) -> str:
    """Return a reading, such as `12 h`, or a yes or no in words."""
    if reading.value in _ANSWERS:
        return _ANSWERS[str(reading.value)](language)
    if reading.error and not isinstance(reading.value, str):
        # No more decimals than two digits of the error have.
        decimals = max(0, 1 - math.floor(math.log10(reading.error)))
        value = number(reading.value, language, decimals=min(decimals, 9))
        value += f" ± {significant(reading.error, language)}"
    else:
        value = _value(reading.value, language)
    return f"{value} {reading.unit}".strip()


def _value(value: float | str, language: Language) -> str:
    if isinstance(value, str):
        return value
    if abs(value) >= 1e15 or 0 < abs(value) < 1e-3:
        return f"{value:g}"
    return number(value, language, decimals=3)
