"""What every command is asked: where, on which day, in which language, how told."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import update_wrapper
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

import click

from million_miles import folder
from million_miles.cli.words import (
    NotUnderstoodError,
    OneOf,
    Word,
    day_to_look_from,
    whole,
)
from million_miles.values import LANGUAGES, Language, Mistake, MistakesError, Profile


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers to the options that all commands share.

    Attributes:
        at: the journey folder.
        on: the day to look from.
        as_json: one object for a machine instead of sentences.
        seed: where chance comes from.
        language: what to speak.
        color: whether the terminal shows colours.
    """

    at: Path
    on: dt.date
    as_json: bool
    seed: int
    language: Language
    color: bool


Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the shared options, gathered into its first argument `asked`.

    They may stand before or after the command's name; after it wins.
    """

    def asking(context: click.Context, /, **options: Any) -> Any:
        own = {name: options.pop(name) for name in SHARED}
        if context.parent is None:
            context.meta["shared"] = own
        elif context.args:
            raise NotUnderstoodError([Mistake("too_many_words", context.args[0])])
        asked = gather(context, own)
        try:
            return context.invoke(command, asked, **options)
        except ValueError as error:
            raise dated(error, asked.on) from error.__cause__

    wrapped: Callable[..., Any] = click.pass_context(update_wrapper(asking, command))
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def dated(error: Exception, today: dt.date) -> Exception:
    """Return what can never be as a mistake that names days, any other error itself."""
    from million_miles import journey, roadmap  # rarely needed

    if isinstance(error, roadmap.ImpossibleError):
        return MistakesError([journey.as_mistake(error, today=today)])
    return error


SHARED = ("home", "on", "as_json", "seed", "language")
_OPTIONS: tuple[Option, ...] = (
    click.option(
        "-C",
        "--directory",
        "home",
        type=click.Path(readable=False, path_type=Path),
        metavar="FOLDER",
        help="The journey folder; by default the current one.",
    ),
    click.option(
        "--on",
        type=Word(day_to_look_from),
        metavar="DATE",
        help="Look from this day instead of today, such as 2027-01-31.",
    ),
    click.option(
        "--json",
        "as_json",
        is_flag=True,
        default=None,
        help="Print one JSON object instead of sentences.",
    ),
    click.option(
        "--seed",
        type=whole(0, 2**31 - 1),
        metavar="NUMBER",
        help="Where chance comes from; the same seed gives the same answer.",
    ),
    click.option(
        "--language",
        type=OneOf(LANGUAGES),
        help="Speak English (en) or Spanish (es).",
    ),
)


def gather(context: click.Context, own: Mapping[str, Any]) -> Asked:
    """Return the shared options: the command's own, else the group's, else defaults."""
    outer = context.meta.get("shared", {})
    given: dict[str, Any] = {
        name: own[name] if own[name] is not None else outer.get(name) for name in SHARED
    }
    on = given["on"]
    return Asked(
        at=given["home"] or Path(),
        on=on or dt.datetime.now(dt.UTC).astimezone(own_zone()).date(),
        as_json=bool(given["as_json"]),
        seed=1 if given["seed"] is None else given["seed"],
        language=given["language"] or own_language(),
        color=is_terminal(sys.stdout) and not os.environ.get("NO_COLOR"),
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person is at the other end; a closed stream is None."""
    return stream is not None and stream.isatty()


def own_profile() -> Profile:
    """Return the person's profile; one that cannot be read is told by `check`."""
    try:
        return folder.read_profile()
    except MistakesError:
        return Profile()


def own_zone() -> dt.tzinfo | None:
    """Return the time zone of the person's profile; None: the machine's own."""
    zone = own_profile().zone
    if zone is None:
        return None
    from zoneinfo import ZoneInfo  # rarely needed

    return ZoneInfo(zone)


def own_language() -> Language:
    """Return the language of the profile, else of the terminal, else English."""
    language = own_profile().language
    if language is not None:
        return language
    locale = next(
        (os.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(n)),
        "",
    )
    return "es" if locale.lower().startswith("es") else "en"


def spoken(arguments: Sequence[str]) -> Language:
    """Return the language to tell an error in, even when the arguments are wrong."""
    for given, following in pairwise([*arguments, ""]):
        for language in LANGUAGES:
            if given == f"--language={language}":
                return language
            if given == "--language" and following == language:
                return language
    return own_language()
