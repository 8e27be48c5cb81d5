"""The order of the road: how good it is, what moved in it, and why."""

from __future__ import annotations

import math
from collections.abc import Iterator

from million_miles.journey import Ordered
from million_miles.telling.dates import span_text
from million_miles.telling.numbers import percent
from million_miles.telling.page import WIDTH, visible, wrap
from million_miles.telling.phrase import Phrase, listed
from million_miles.values import Language

EXACT = 0.005  # percent: what is closer to the bound is at it

_BEST = Phrase(
    "The order: none would be ready sooner, if all takes its usual time.",
    "El orden: ningún otro estaría listo antes, si todo tarda lo habitual.",
)
_ABOVE = Phrase(
    "The order: at most {percent} above what is possible, if all takes its usual time.",
    "El orden: como mucho un {percent} por encima de lo posible, si todo tarda lo "
    "habitual.",
)
_MOVED = Phrase("{title} before {other}", "{title} antes que {other}")
_MOVES = Phrase("The order is new: {moves}.", "El orden es nuevo: {moves}.")
_GAIN = {
    "ready": Phrase(
        "The new order: ready {span} sooner on average, on futures that were not used to "
        "find it.",
        "El orden nuevo: todo listo {span} antes de media, en futuros que no se usaron "
        "para encontrarlo.",
    ),
    "arrival": Phrase(
        "The new order: a yes {span} sooner on average, on futures that were not used to "
        "find it.",
        "El orden nuevo: el sí {span} antes de media, en futuros que no se usaron para "
        "encontrarlo.",
    ),
}
_NOT_WORTH = Phrase(
    "Another order would save {span} on average: too little to change yours.",
    "Otro orden ahorraría {span} de media: muy poco para cambiar el tuyo.",
)


def order(
    above_percent: float | None,
    found: Ordered | None,
    *,
    language: Language,
    width: int = WIDTH,
) -> list[str]:
    """Say how far from the best the order can be, and what a search changed and why."""
    sentences = []
    if above_percent is not None:
        sentences.append(_gap(above_percent, language))
    if found is not None:
        sentences += _changes(found, language)
    return [wrap(one, width=width, hanging=2) for one in sentences]


def _gap(above_percent: float, language: Language) -> str:
    if above_percent < EXACT:
        return _BEST(language)
    tenth = 10 if above_percent < 10 else 1
    up = math.ceil(above_percent * tenth - EXACT) / tenth  # "at most" is never less
    return _ABOVE(language, percent=percent(up / 100, language))


def _changes(found: Ordered, language: Language) -> Iterator[str]:
    span = span_text(found.gain_weeks, language)
    if found.gain_weeks > 0 and not found.is_new:
        yield _NOT_WORTH(language, span=span)
    if found.is_new and found.moved:
        moves = [
            _MOVED(language, title=visible(one.title), other=visible(one.before_title))
            for one in found.moved
        ]
        yield _MOVES(language, moves=listed(moves, language))
    if found.is_new:
        yield _GAIN[found.aim](language, span=span)
