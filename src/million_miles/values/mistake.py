"""What is wrong in a text that a person wrote, as a value; its words come later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong, with its place.

    Attributes:
        code: what was wanted, such as `hours_range`; `telling` has the words.
        came: what stood there, shortened.
        file: name of the file; empty: not in a file.
        line: from 1 on; 0: the file as a whole.
        suggestion: what was probably meant; empty: no idea.
        details: further names and numbers for the words, in pairs.
    """

    code: str
    came: str = ""
    file: str = ""
    line: int = 0
    suggestion: str = ""
    details: tuple[tuple[str, str], ...] = ()


class MistakesError(Exception):
    """A text could not be read as a whole; carries every mistake, in order of place."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(
            sorted(mistakes, key=lambda m: (m.file, m.line, m.code, m.came))
        )
        super().__init__(f"{len(self.mistakes)} mistakes: {self.mistakes[:3]}")
