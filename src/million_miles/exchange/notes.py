"""Collecting what is wrong in one text, so that every mistake is told at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from million_miles.values import Mistake, MistakesError, hidden_character

MOST_MISTAKES = 50  # a file with more is not a journey; reading on would only cost time
MOST_CAME = 60
MOST_LINES = 500_000


class BrokenError(Exception):
    """What stood here could not be read; the mistake is noted already."""


class Notes:
    """The mistakes found so far in one file, and the names it gives and uses.

    Attributes:
        names: for each kind of name, where it was given first.
        uses: for each kind of name, which were used, and in which line.
    """

    def __init__(self, file: str = "") -> None:
        self.file = file
        self.mistakes: list[Mistake] = []
        self.names: dict[str, dict[str, int]] = {}
        self.uses: dict[str, list[tuple[str, int]]] = {}

    def add(
        self,
        code: str,
        *,
        line: int = 0,
        came: str = "",
        suggestion: str = "",
        details: Iterable[tuple[str, str]] = (),
    ) -> BrokenError:
        """Note a mistake; the caller raises what is returned when it cannot go on.

        Raises:
            MistakesError: there are too many to go on at all.
        """
        self.mistakes.append(
            Mistake(code, shown(came), self.file, line, suggestion, tuple(details))
        )
        if len(self.mistakes) == MOST_MISTAKES:
            self.mistakes.append(
                Mistake("too_many_mistakes", file=self.file, line=line)
            )
            self.finish()
        return BrokenError(code)

    def give(self, kind: str, name: str, *, line: int) -> None:
        """Remember where `name` is given, and note when it was given before."""
        names = self.names.setdefault(kind, {})
        if name in names:
            first = str(names[name])
            self.add("id_twice", line=line, came=name, details=[("first", first)])
        names.setdefault(name, line)

    def use(self, kind: str, name: str, *, line: int) -> None:
        """Remember that `name` is used, so that `check_uses` can ask where it is."""
        self.uses.setdefault(kind, []).append((name, line))

    def check_uses(self, kind: str) -> None:
        """Note every name of `kind` that is used and given nowhere."""
        names = self.names.get(kind, {})
        for name, line in self.uses.get(kind, []):
            if name not in names:
                guess = closest(name, names)
                self.add(f"unknown_{kind}", line=line, came=name, suggestion=guess)

    def finish(self) -> None:
        """Let the text pass.

        Raises:
            MistakesError: something was noted.
        """
        if self.mistakes:
            raise MistakesError(self.mistakes)


def shown(text: str) -> str:
    """Return `text` on one line, safe to print, shortened to 60 characters."""
    if len(text) > MOST_CAME:
        text = text[: MOST_CAME - 1] + "…"
    if text.isprintable():
        return text
    return "".join(_escaped(c) if hidden_character(c) else c for c in text)


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"


def closest(word: str, known: Iterable[str]) -> str:
    """Return what was probably meant by `word`, or nothing."""
    near = difflib.get_close_matches(word[:MOST_CAME], list(known), n=1, cutoff=0.6)
    return near[0] if near else ""


_LINES = re.compile(r"[^\n]*[^\r\n][^\n]*")
# What `hidden_character` refuses, for whole files; a tab or a line break may stand there.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]|\r(?!\n)"
)


def lines_of(text: str) -> Iterable[tuple[int, str]]:
    """Yield every line that is not empty, with its number from 1 on."""
    line, seen = 1, 0
    for match in _LINES.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        yield line, match.group().removesuffix("\r")


def check_text(text: str, notes: Notes, *, most: int) -> None:
    """Refuse a text that is too long or holds what cannot be seen.

    Raises:
        MistakesError: it is so.
    """
    if len(text) > most:
        notes.add("too_big", details=[("most", str(most))])
        notes.finish()
    if text.count("\n") > MOST_LINES:
        notes.add("too_many_lines", details=[("most", str(MOST_LINES))])
        notes.finish()
    line, seen = 1, 0
    for match in _HIDDEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        notes.add("hidden_character", line=line, came=match.group())
    notes.finish()
