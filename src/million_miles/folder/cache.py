"""What the last commands found out, kept so that the next one need not ask again."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from million_miles.folder.disk import read_bytes
from million_miles.folder.lock import CACHE
from million_miles.values import MistakesError, hidden_character

MOST_TEXTS = 16
MOST_CHARACTERS = 200_000  # of one text


def remember(at: Path, key: str, text: str) -> None:
    """Keep a plain `text` under `key`, where the disk lets us; it may be lost any time.

    The last 16 are kept.
    """
    if len(text) > MOST_CHARACTERS:
        return
    texts = {name: kept for name, kept in _texts(at).items() if name != key}
    kept = dict([*texts.items(), (key, text)][-MOST_TEXTS:])
    new = at / CACHE / f"remembered.{os.getpid()}"
    with suppress(OSError):
        new.parent.mkdir(exist_ok=True)
        new.unlink(missing_ok=True)
        with new.open("x", encoding="ascii") as file:
            json.dump(kept, file)
        new.replace(at / CACHE / "remembered.json")
    with suppress(OSError):
        new.unlink()


def recall(at: Path, key: str) -> str | None:
    """Return what is kept under `key`, or None.

    A text with characters that one cannot see is not given back: the file may have come
    with a folder from somewhere else.
    """
    text = _texts(at).get(key)
    if text is None or hidden_character(text, lines=True) is not None:
        return None
    return text


def _texts(at: Path) -> dict[str, str]:
    try:
        texts = json.loads(read_bytes(at / CACHE / "remembered.json") or b"{}")
    except (ValueError, RecursionError, MistakesError):
        return {}
    if not isinstance(texts, dict):
        return {}
    return {key: text for key, text in texts.items() if isinstance(text, str)}
