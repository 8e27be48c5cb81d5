"""Bytes of a file -> text, within limits."""

from __future__ import annotations

from million_miles.exchange import (
    forecasts,
    histories,
    journals,
    nodes,
    orders,
    past_plans,
    selected,
)
from million_miles.exchange.notes import Notes
from million_miles.values import MistakesError

_MOST_BYTES = {
    "journal.csv": journals.MOST_CHARACTERS,
    "forecasts.jsonl": forecasts.MOST_CHARACTERS,
    "orders.jsonl": orders.MOST_CHARACTERS,
    "plans.jsonl": past_plans.MOST_CHARACTERS,
    "selected.csv": selected.MOST_CHARACTERS,
    "profile.yaml": 64_000,
    "history.csv": histories.MOST_CHARACTERS,
}


def most_bytes(file: str) -> int:
    """Return how many bytes the file called `file` may have."""
    return _MOST_BYTES.get(
        file.replace("\\", "/").split("/")[-1], nodes.MOST_CHARACTERS
    )


def decode(data: bytes, *, file: str) -> str:
    """Return the text of a file, without a byte order mark.

    Raises:
        MistakesError: it is too long, or not UTF-8.
    """
    notes = Notes(file)
    most = most_bytes(file)
    if len(data) > most:
        notes.add("too_big", details=[("most", str(most))])
        notes.finish()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        came = data[error.start : error.end].hex(" ")
        notes.add("not_utf8", line=line, came=came)
        raise MistakesError(notes.mistakes) from None
