"""Single words and texts that every file uses: texts, ids, numbers, choices, dates."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from million_miles.exchange.forms import Scalar, Schema
from million_miles.exchange.layout import number as plain_number
from million_miles.exchange.notes import closest
from million_miles.values import hidden_character, is_id
from million_miles.values.when import FIRST_YEAR, LAST_YEAR
from million_miles.values.window import require_zone

T = TypeVar("T")

NUMBER = r"[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
# A word of YAML may look like a number or a truth to a reader of the schema.
_ANY_WORD = ["string", "number", "boolean"]


def pattern(words: str) -> Schema:
    """Return the schema of a text that matches `words` as a whole."""
    return {"type": "string", "pattern": f"^(?:{words})$"}


def matched(words: str, text: str) -> re.Match[str]:
    """Return the match of the whole `text`.

    Raises:
        ValueError: it does not match.
    """
    match = re.fullmatch(words, text.strip(" "))
    if match is None:
        raise ValueError(text)
    return match


def text(
    most: int, *, least: int = 0, lines: bool = False, gives: str = "", uses: str = ""
) -> Scalar[str]:
    """Return the form of a text of `least` to `most` visible characters."""

    def parse(words: str) -> str:
        too_long_or_blank = len(words) > most or len(words.strip()) < least
        if too_long_or_blank or hidden_character(words, lines=lines) is not None:
            raise ValueError(words)
        return words

    kind = {"type": _ANY_WORD, "minLength": least, "maxLength": most}
    details = (("least", str(least)), ("most", str(most)))
    return Scalar("text", parse, str, kind, details=details, gives=gives, uses=uses)


def id_(code: str, *, gives: str = "", uses: str = "") -> Scalar[str]:
    """Return the form of an id."""

    def parse(word: str) -> str:
        if not is_id(word):
            raise ValueError(word)
        return word

    # Beyond ASCII the reader asks Unicode, which a schema cannot.
    other = r"\s!-,./:-@A-Z\[-^`{-~"
    kind: Schema = {
        "type": _ANY_WORD,
        "pattern": f"^[^{other}_-][^{other}]*$",
        "maxLength": 60,
    }
    return Scalar(code, parse, str, kind, lambda w: [slug(w)], gives=gives, uses=uses)


def slug(words: str) -> str:
    """Return an id made of `words`; empty where they hold no letter or digit."""
    lower = unicodedata.normalize("NFC", words).lower()
    return re.sub(r"[\W_]+", "-", lower)[:60].strip("-")


def choice(code: str, options: Sequence[T]) -> Scalar[T]:
    """Return the form of one of a few words."""
    by_word = {str(option): option for option in options}

    def parse(word: str) -> T:
        if word not in by_word:
            raise ValueError(word)
        return by_word[word]

    def guesses(word: str) -> Iterator[str]:
        yield closest(word.lower(), by_word)

    details = (("options", ", ".join(by_word)),)
    return Scalar(code, parse, str, {"enum": list(by_word)}, guesses, details)


def number(
    code: str, least: float, most: float, *, above: bool = False, whole: bool = False
) -> Scalar[float]:
    """Return the form of a number from `least` (`above`: from beyond it) to `most`."""
    words = "-?[0-9]{1,20}" if whole else f"-?{NUMBER}"

    def parse(word: str) -> float:
        matched(words, word)
        value = int(word) if whole else float(word)
        if not (least < value if above else least <= value) or value > most:
            raise ValueError(word)
        return value

    kind: Schema = {
        "type": ["integer" if whole else "number", "string"],
        "pattern": f"^{words}$",
        "exclusiveMinimum" if above else "minimum": least,
    }
    if math.isfinite(most):
        kind["maximum"] = most
    details = (("least", plain_number(least)), ("most", plain_number(most)))
    return Scalar(code, parse, lambda value: value, kind, repairs(""), details)


def _parse_truth(word: str) -> bool:
    if word.lower() not in ("true", "false", "yes", "no"):
        raise ValueError(word)
    return word.lower() in ("true", "yes")


TRUTH: Scalar[bool] = Scalar(
    "truth",
    _parse_truth,
    lambda value: value,
    {"enum": [True, False, "true", "false", "yes", "no"]},
)


def parse_date(word: str) -> dt.date:
    """Return the day that `word` names, as in 2038-12-31.

    Raises:
        ValueError: it is no day, or none of the years 1900 to 2200.
    """
    day = dt.date.fromisoformat(matched(DAY, word).group())
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(word)
    return day


def _dates(word: str) -> Iterator[str]:
    year_first = re.fullmatch(r"(\d{4})\D(\d{1,2})\D(\d{1,2})", word.strip())
    if year_first:
        yield "{}-{:0>2}-{:0>2}".format(*year_first.groups())
    day_first = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", word.strip())
    if day_first:
        yield "{2}-{1:0>2}-{0:0>2}".format(*day_first.groups())


DATE: Scalar[dt.date] = Scalar("date", parse_date, str, pattern(DAY), _dates)


def _parse_zone(word: str) -> str:
    require_zone(word)
    return word


ZONE: Scalar[str] = Scalar("zone", _parse_zone, str, {"type": "string", "minLength": 1})


def repairs(unit: str) -> Callable[[str], Iterator[str]]:
    """Return what repairs the usual slips of amounts: a decimal comma, no unit."""

    def guesses(text: str) -> Iterator[str]:
        text = re.sub(r"[\u2013\u2014\u2212]", "-", text.strip())
        without = re.sub(r"([0-9])[,_' ](?=[0-9]{3}(?![0-9]))", r"\1", text)
        pointed = re.sub(r"(?<=[0-9]),(?=[0-9])", ".", text)
        for words in (text, without, pointed, text.lower()):
            yield words
            yield f"{words} {unit}"

    return guesses
