"""Which characters a person's text may hold, so that what one sees is what is there."""

from __future__ import annotations

import re
import unicodedata

# Marks that reorder or hide text: a line could show something it does not say.
_HIDDEN_RANGES = (
    (0x061C, 0x061C),  # Arabic letter mark
    (0x200B, 0x200B),  # zero-width space; the joiners after it are part of words
    (0x200E, 0x200F),  # left-to-right and right-to-left marks
    (0x2028, 0x202E),  # line and paragraph separators, embeddings, overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),  # interlinear annotations
    (0xE0000, 0xE007F),  # tags
)
_HIDDEN = frozenset(
    chr(code) for first, last in _HIDDEN_RANGES for code in range(first, last + 1)
)


class TextError(ValueError):
    """A text holds a character that cannot be shown, or is too long."""


def hidden_character(text: str, *, lines: bool = False) -> str | None:
    """Return the first character of `text` that may not stand in it, or None.

    Control characters, bidirectional marks and lone surrogates may not; a line
    break may where `lines` is true.
    """
    if text.isprintable():  # none of those is, and most texts are: quick
        return None
    for character in text:
        if lines and character == "\n":
            continue
        if character in _HIDDEN or unicodedata.category(character) in ("Cc", "Cs"):
            return character
    return None


def require_plain(name: str, text: str, *, most: int, lines: bool = False) -> None:
    """Refuse a text that is longer than `most` characters or hides something.

    Raises:
        TextError: the text is too long or holds a hidden character.
    """
    if len(text) > most:
        raise TextError(f"want {name} of at most {most} characters, got {len(text)}")
    hidden = hidden_character(text, lines=lines)
    if hidden is not None:
        raise TextError(f"want visible characters in {name}, got {hidden!r}")


_ID = re.compile(r"[^\W_][\w-]{0,59}")


def is_id(text: str) -> bool:
    """Tell whether `text` can name a requirement: letters, digits, `-`, `_`."""
    if not _ID.fullmatch(text):
        return False
    if text.isascii():
        return text == text.lower()
    return text == unicodedata.normalize("NFC", text).lower()
