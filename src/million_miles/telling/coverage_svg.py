"""How often ranges held against how often they should: a line along the diagonal."""

from __future__ import annotations

import math

import numpy as np

from million_miles.journey.score import Score
from million_miles.telling.drawing import (
    LARGE,
    SMALL,
    WIDTH,
    curve,
    drawing,
    line,
    lines_of,
    text,
)
from million_miles.telling.numbers import number
from million_miles.telling.phrase import Phrase
from million_miles.telling.score import score
from million_miles.values import Language

_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, WIDTH - 16.0, 64.0, 384.0
_SHARES = tuple(step / 20 for step in range(21))

_TITLE = Phrase("Do the ranges hold?", "¿Aciertan los rangos?")
_ACROSS = Phrase("should hold, of 100", "deberían acertar, de 100")
_UP = Phrase("held, of 100", "acertaron, de 100")
_KEY = Phrase(
    "Solid: {count} finished tasks. Dashed: perfect. Between the thin lines chance alone "
    "puts nine in ten of such lines at each place.",
    "Línea continua: {count} trabajos terminados. A trazos: perfecto. Entre las líneas "
    "finas el azar solo pone nueve de cada diez veces cada punto.",
)
_FEW = Phrase(
    "Too few to tell: from ten finished tasks on.",
    "Muy pocos para decir algo: a partir de diez trabajos terminados.",
)


def coverage_svg(result: Score, *, language: Language) -> str:
    """Draw for each central range how often it should hold and how often it did."""
    shapes = [text(_TITLE(language), 12, 26, size=LARGE, style="strong")]
    shapes.append(text(_UP(language), 12, _TOP - 12, size=SMALL, style="soft"))
    for share in (0, 0.25, 0.5, 0.75, 1):
        x, y = _place(share, share)
        label = number(100 * share, language)
        shapes.append(line(_LEFT, y, _RIGHT, y, style="grid"))
        shapes.append(
            text(label, _LEFT - 6, y + 4, size=SMALL, style="soft", anchor="end")
        )
        shapes.append(
            text(label, x, _BOTTOM + 18, size=SMALL, style="soft", anchor="middle")
        )
    across = _ACROSS(language)
    shapes.append(
        text(across, _RIGHT, _BOTTOM + 36, size=SMALL, style="soft", anchor="end")
    )
    shapes.append(line(*_place(0, 0), *_place(1, 1), style="line-wish"))
    shapes += _lines(result)
    note = _KEY(language, count=number(result.tasks, language))
    notes = [note] if result.ks is not None else [_FEW(language)]
    rows = [words for one in notes for words in lines_of(one, WIDTH - 24, size=SMALL)]
    for place, words in enumerate(rows):
        shapes.append(text(words, 12, _BOTTOM + 60 + 17 * place, size=SMALL))
    return drawing(
        shapes,
        height=_BOTTOM + 56 + 17 * len(rows),
        title=_TITLE(language),
        description=score(result, language=language),
        language=language,
    )


def _lines(result: Score) -> list[str]:
    if result.ks is None:
        return []
    apart = 2 * np.abs(
        np.array(result.places) - 0.5
    )  # a place's smallest central range
    held = [float(np.mean(apart <= share)) for share in _SHARES]
    reach = [1.645 * math.sqrt(s * (1 - s) / result.tasks) for s in _SHARES]
    bands = [
        [
            min(max(s + sign * one, 0.0), 1.0)
            for s, one in zip(_SHARES, reach, strict=True)
        ]
        for sign in (-1, 1)
    ]
    drawn = [curve(map(_place, _SHARES, band), style="curve-thin") for band in bands]
    return [*drawn, curve(map(_place, _SHARES, held), style="curve")]


def _place(across: float, up: float) -> tuple[float, float]:
    """Return where two shares in [0, 1] lie in the drawing."""
    x = _LEFT + across * (_RIGHT - _LEFT)
    return x, _BOTTOM - up * (_BOTTOM - _TOP)
