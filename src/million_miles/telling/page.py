"""How sentences fit a terminal: width, colour, and nothing hidden."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable

from million_miles.values import hidden_character

WIDTH = 80
_STYLES = {"strong": "1", "quiet": "2", "good": "32", "title": "1;36"}


def paint(text: str, style: str, *, color: bool) -> str:
    """Return `text` in a style of the terminal, or as it is without colour."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if color and text else text


def visible(text: str, *, most: int = 80) -> str:
    """Return foreign text on one line, shortened, with hidden characters spelt out."""
    shown = "".join(
        f"\\u{ord(c):04x}" if hidden_character(c) is not None else c for c in text
    )
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` fills."""
    return sum(
        0
        if unicodedata.combining(c)
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Return `text` cut or filled to exactly `width` columns, >= 1."""
    if columns(text) > width:
        kept = ""
        for character in text:
            if columns(kept + character) > width - 1:
                break
            kept += character
        text = kept + "…"
    blanks = " " * (width - columns(text))
    return blanks + text if right else text + blanks


def wrap(text: str, *, width: int = WIDTH, indent: int = 0, hanging: int = 0) -> str:
    """Return a paragraph of lines of at most `width` columns.

    Args:
        text: one paragraph.
        width: columns of the page.
        indent: blanks before every line; `hanging` more before all but the first.
        hanging: see `indent`.
    """
    return textwrap.fill(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_on_hyphens=False,
        break_long_words=False,
    )


def page(lines: Iterable[str]) -> str:
    """Join lines, without blanks at their ends and without empty lines around."""
    return "\n".join(line.rstrip() for line in lines).strip("\n")
