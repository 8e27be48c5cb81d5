"""Words of a command line: each becomes a value, or a mistake that says what was wanted."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

import click

from million_miles.values import (
    MEASURES,
    Mistake,
    MistakesError,
    Weights,
    hidden_character,
)

MOST_HOURS = 168.0  # of a week
# Dates of a journey lie in 1900 to 2200, and a look reaches sixty years ahead.
FIRST_LOOK, LAST_LOOK = dt.date(1901, 1, 1), dt.date(2139, 12, 31)


class NotUnderstoodError(click.UsageError):
    """A word of the command line cannot be read; carries its mistakes."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("not understood")


class Word(click.ParamType[Any, Any]):
    """A word that `read` turns into a value, or refuses with `MistakesError`."""

    name = "text"

    def __init__(self, read: Callable[[str], object]) -> None:
        self.read = read

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """Return the value that a word stands for."""
        if not isinstance(value, str):
            return value
        try:
            return self.read(value)
        except MistakesError as error:
            raise NotUnderstoodError(error.mistakes) from error


class OneOf(click.Choice[str]):
    """One of some words; the nearest is suggested for a misspelt one."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the word if it is one of them."""
        if value in self.choices:
            return str(value)
        near = get_close_matches(str(value), self.choices, n=1, cutoff=0.5)
        mistake = Mistake(
            "one_of",
            str(value),
            suggestion=near[0] if near else "",
            details=(("options", ", ".join(self.choices)),),
        )
        raise NotUnderstoodError([mistake])


def whole(least: int, most: int) -> Word:
    """Return what reads a whole number from `least` to `most`."""

    def read(text: str) -> int:
        if (
            re.fullmatch(r"[+-]?\d{1,12}", text, re.ASCII)
            and least <= int(text) <= most
        ):
            return int(text)
        limits = (("least", str(least)), ("most", str(most)))
        raise MistakesError([Mistake("count", text, details=limits)])

    return Word(read)


def day(text: str) -> dt.date:
    """Return the day that a text such as 2027-01-31 names."""
    if re.fullmatch(r"(19|20|21)\d\d-\d\d-\d\d", text, re.ASCII):
        with suppress(ValueError):
            return dt.date.fromisoformat(text)
    from million_miles import exchange  # slow to import: it says what is wrong

    return exchange.read_date(text)


def day_to_look_from(text: str) -> dt.date:
    """Return the day that a text names, when the road ahead can be told from it."""
    looked_from = day(text)
    if not FIRST_LOOK <= looked_from <= LAST_LOOK:
        limits = (("first", str(FIRST_LOOK)), ("last", str(LAST_LOOK)))
        raise MistakesError([Mistake("day_to_look_from", text, details=limits)])
    return looked_from


def more_hours(text: str) -> float:
    """Return hours a week to add, or to take when below zero."""
    try:
        hours = float(text.strip().removesuffix("h"))
    except ValueError:
        hours = float("nan")
    if not -MOST_HOURS <= hours <= MOST_HOURS:
        raise MistakesError([Mistake("more_hours", text)])
    return hours


def hours_a_week(text: str) -> float:
    """Return the hours of a week, in [0, 168]."""
    words = text.strip().removesuffix("h/week").removesuffix("h").strip()
    if re.fullmatch(r"\d{1,3}(\.\d{1,4})?", words, re.ASCII):
        hours = float(words)
        if hours <= MOST_HOURS:
            return hours
    raise MistakesError([Mistake("hours_a_week", text)])


def weights(text: str) -> Weights:
    """Return what is weighed, as in chance=5,cost=1."""
    pairs = [part.partition("=") for part in text.replace(" ", "").split(",")]
    names = [name for name, _, _ in pairs]
    if len(set(names)) == len(names) and set(names) <= set(MEASURES):
        with suppress(ValueError):
            return Weights(**{name: float(weight) for name, _, weight in pairs})
    raise MistakesError([Mistake("weigh", text)])


def plain_text(text: str, *, least: int, most: int) -> str:
    """Return a text of `least` to `most` characters, all of which can be seen."""
    is_long_enough = least <= len(text.strip())
    if not is_long_enough or len(text) > most or hidden_character(text) is not None:
        limits = (("least", str(least)), ("most", str(most)))
        raise MistakesError([Mistake("text", text, details=limits)])
    return text


TITLE = Word(partial(plain_text, least=1, most=200))
NOTE = Word(partial(plain_text, least=0, most=2000))


def svg_path(text: str) -> Path:
    """Return the path of a drawing; nothing else is ever drawn over."""
    path = Path(text)
    if path.suffix.lower() != ".svg":
        raise MistakesError([Mistake("svg_path", text)])
    return path


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path as one would look for it: `.` by its whole name."""
    return str(path if Path(path).name else Path(path).resolve())
