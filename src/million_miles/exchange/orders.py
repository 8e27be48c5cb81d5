"""orders.jsonl <-> `KeptOrder`: one JSON object a line, the one in use last."""

from __future__ import annotations

import json
from contextlib import suppress

from million_miles.exchange.forecasts import read_object
from million_miles.exchange.forms import ListOf
from million_miles.exchange.layout import Data
from million_miles.exchange.notes import BrokenError, Notes, check_text, lines_of
from million_miles.exchange.records import Field, Record
from million_miles.exchange.scalars import DATE, id_, number
from million_miles.values import KeptOrder

MOST_CHARACTERS = 16_000_000
MOST_IN_LINE = 400_000
MOST_IDS = 5_000

_WEEKS = number("number", 0, 1e300)

ORDER: Record[KeptOrder] = Record(
    KeptOrder,
    (
        Field("on", "found_on", DATE, required=True),
        Field(
            "order", "ids", ListOf(id_("id"), most=MOST_IDS, unique=True), required=True
        ),
        Field("gain_weeks", "gain_weeks", _WEEKS, required=True),
        Field("gain_error", "gain_error", _WEEKS, required=True),
        Field("seed", "seed", number("count", 0, 2.0**64, whole=True), required=True),
    ),
)


def read_orders(text: str, *, file: str = "orders.jsonl") -> tuple[KeptOrder, ...]:
    """Return the orders of a file, in the order of its lines.

    Raises:
        MistakesError: with every mistake in it.
    """
    notes = Notes(file)
    check_text(text, notes, most=MOST_CHARACTERS)
    orders: list[KeptOrder] = []
    for line, words in lines_of(text):
        with suppress(BrokenError):
            orders.append(_read_line(words, line, notes))
    notes.finish()
    return tuple(orders)


def _read_line(words: str, line: int, notes: Notes) -> KeptOrder:
    return ORDER.read(read_object(words, line, notes, most=MOST_IN_LINE), notes)


def write_order(order: KeptOrder) -> str:
    """Return the line of an order, with its line break."""
    data: Data = ORDER.write(order)
    return json.dumps(data) + "\n"
