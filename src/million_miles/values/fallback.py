"""What else a person would be glad of, and their own rule for stopping."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from million_miles.values.attempt import Try
from million_miles.values.plain_text import require_plain
from million_miles.values.when import FIRST_YEAR, LAST_YEAR


class FallbackError(ValueError):
    """A fallback or a rule for stopping that says nothing."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """A good road beside the goal.

    Attributes:
        title: what it is, in the person's words.
        needs: requirements of the plan that must be met before it is tried.
        attempt: how it is tried and how often people succeed; None: nobody knows.

    Raises:
        FallbackError: no title.
    """

    title: str
    needs: tuple[str, ...] = ()
    attempt: Try | None = None

    def __post_init__(self) -> None:
        require_plain("title", self.title, most=2000, lines=True)
        if not self.title.strip():
            raise FallbackError("want a fallback with a title, got nothing")


@dataclass(frozen=True, slots=True)
class StopRule:
    """When the person means to stop, in their own words, written in advance.

    Attributes:
        words: told as they stand, never weighed.
        written_date: the day they were written; None: not noted.

    Raises:
        FallbackError: no words, or a day outside the years 1900 to 2200.
    """

    words: str
    written_date: dt.date | None = None

    def __post_init__(self) -> None:
        require_plain("words", self.words, most=2000, lines=True)
        if not self.words.strip():
            raise FallbackError("want a rule in words, got nothing")
        written = self.written_date
        if written is not None and not FIRST_YEAR <= written.year <= LAST_YEAR:
            raise FallbackError(f"want a date 1900 to 2200, got {written}")
