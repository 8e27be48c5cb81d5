"""The words of bars and readings: `flown >= 40 h`, `has master's degree`, `B1`.

How it works: a bar is `[measure] [relation] value [unit]`, a reading
`value [± standard error] [unit]`. Whatever a person writes
plainly is read plainly; a part that would be misread so (a measure with a `>` in it, the
word `3`) stands in double quotes, with a double quote inside it doubled. Writing tries
the plain words first and keeps them when they read back the same.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from million_miles.exchange.forms import Scalar
from million_miles.exchange.layout import number
from million_miles.exchange.scalars import NUMBER, repairs
from million_miles.values import Bar, Has, Reading, Relation, Threshold
from million_miles.values.bar import rank

_QUOTED = r'"((?:[^"]|"")*)"'
_SIGNED = rf"-?{NUMBER}"
_PLUS_MINUS = r"(?:±|\+/?-)"
_MARKS = "<>=≥≤"
_RELATION = ">=|<=|[<>=≥≤]"
_UNIT = r"[^0-9 ,.:/_'-].*"
MOST_CHARACTERS = 420  # the longest names, every character of them quoted
# What a schema can check without knowing the grammar.
_KIND = {
    "type": ["string", "number", "boolean"],
    "minLength": 1,
    "maxLength": MOST_CHARACTERS,
}


def _unquoted(text: str) -> str:
    match = re.fullmatch(_QUOTED, text)
    return match[1].replace('""', '"') if match else text


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _split_relation(text: str) -> tuple[str, str, str]:
    """Return measure, relation and the rest; without a relation, the text is the rest."""
    match = re.fullmatch(
        rf"({_QUOTED}|[^\"{_MARKS}][^{_MARKS}]*)? *({_RELATION})(.*)", text
    )
    if match is None:
        return "", "", text
    relation = {"≥": ">=", "≤": "<="}.get(match[3], match[3])
    return (match[1] or "").strip(), relation, match[4].strip()


def _value_and_unit(text: str) -> tuple[float | str, str]:
    quoted = re.fullmatch(rf"{_QUOTED}(?: +(.+))?", text)
    if quoted:
        return quoted[1].replace('""', '"'), _unquoted(quoted[2] or "")
    amount = re.fullmatch(rf"({_SIGNED})(?: *({_UNIT}))?", text)
    if amount:
        return _finite(amount[1]), _unquoted(amount[2] or "")
    if re.match(rf"[-+.]?[0-9]|.*[{_MARKS}]", text):
        raise ValueError(text)  # 1,5 h or 60-120 or => 3: neither a number nor a word
    return text, ""


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _parse_bar(text: str) -> Bar:
    text = text.strip(" ")
    if len(text) > MOST_CHARACTERS:
        raise ValueError(text)
    if text.startswith("has "):
        return Has(_unquoted(text[4:].strip(" ")))
    measure, relation, rest = _split_relation(text)
    if relation:
        value, unit = _value_and_unit(rest)
        return Threshold(_unquoted(measure), _relation(relation), value, unit)
    return _without_relation(text)


def _relation(text: str) -> Relation:
    relations: dict[str, Relation] = {r: r for r in (">=", "<=", "<", ">", "=")}
    return relations[text]


def _without_relation(text: str) -> Threshold:
    """Return `flown 40 h` or `Russian B1`; two numbers could mean anything."""
    measure, _, level = text.rpartition(" ")
    if rank(level) is not None:
        return Threshold(_unquoted(measure.strip()), ">=", level)
    amount = re.fullmatch(rf"(?:(.*?) +)?({_SIGNED}.*)", text)
    if amount is None or len(re.findall(r"[0-9]+(?:[.,:/-][0-9]+)*", text)) > 1:
        raise ValueError(text)
    value, unit = _value_and_unit(amount[2])
    return Threshold(_unquoted(amount[1] or ""), ">=", value, unit)


def _bar_text(bar: Bar) -> str:
    if isinstance(bar, Has):
        return _first_that_reads(bar, f"has {bar.name}", f"has {_quoted(bar.name)}")
    value = bar.value if isinstance(bar.value, str) else number(bar.value)
    plain = f"{bar.measure} {bar.relation} {value} {bar.unit}".strip(" ")
    safe_value = _quoted(bar.value) if isinstance(bar.value, str) else value
    measure = _quoted(bar.measure) if bar.measure else ""
    unit = _quoted(bar.unit) if bar.unit else ""
    safe = f"{measure} {bar.relation} {safe_value} {unit}".strip(" ")
    return _first_that_reads(bar, plain, safe)


def _first_that_reads(bar: Bar, plain: str, safe: str) -> str:
    try:
        return plain if _parse_bar(plain) == bar else safe
    except ValueError:
        return safe


def _bars(text: str) -> Iterator[str]:
    yield from repairs("")(text)
    yield text.replace("=>", ">=").replace("=<", "<=").replace("==", "=")
    yield re.sub(rf"^([^<>=]* )({_SIGNED}[^0-9]*)$", r"\1>= \2", text)
    yield "has " + text.removeprefix("tiene ")


BAR: Scalar[Bar] = Scalar("bar", _parse_bar, _bar_text, _KIND, _bars)


def _parse_reading(text: str) -> Reading:
    text = text.strip(" ")
    amount = re.fullmatch(rf"({_SIGNED}) *{_PLUS_MINUS} *({NUMBER}.*)", text)
    if amount is None:
        return Reading(*_value_and_unit(text))
    error, unit = _value_and_unit(amount[2])
    return Reading(_finite(amount[1]), unit, float(error))


def _reading_text(reading: Reading) -> str:
    value = reading.value if isinstance(reading.value, str) else number(reading.value)
    error = f" ± {number(reading.error)}" if reading.error else ""
    plain = f"{value}{error} {reading.unit}".strip(" ")
    if _is_reading(plain, reading):
        return plain
    unit = _quoted(reading.unit) if reading.unit else ""
    word = _quoted(value) if isinstance(reading.value, str) else value
    return f"{word}{error} {unit}".strip(" ")


def _is_reading(text: str, reading: Reading) -> bool:
    try:
        return _parse_reading(text) == reading
    except ValueError:
        return False


READING: Scalar[Reading] = Scalar(
    "reading", _parse_reading, _reading_text, _KIND, repairs("")
)
