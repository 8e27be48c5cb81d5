"""Why it changed, as a waterfall: from what was told then to what is told now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from million_miles.journey.changed import Changed, Part
from million_miles.telling.changed import CAUSES, signed, why_changed
from million_miles.telling.dates import day_text
from million_miles.telling.drawing import (
    LARGE,
    SMALL,
    WIDTH,
    bar,
    cut,
    drawing,
    line,
    text,
)
from million_miles.telling.numbers import number, rounded
from million_miles.telling.phrase import Phrase
from million_miles.values import Language

_LEFT, _RIGHT = 164.0, WIDTH - 62.0
_ROW, _HEIGHT = 26.0, 16.0
_TITLE = Phrase("What changed, and why", "Qué cambió, y por qué")
_FROM_TO = Phrase("{first} to {last}", "del {first} al {last}")
_HOURS = Phrase("Hours left", "Horas por delante")
_WEEKS = Phrase(
    "Weeks until ready, from the first day", "Semanas hasta tener todo listo"
)
_THEN, _NOW = Phrase("Then", "Entonces"), Phrase("Now", "Ahora")


def waterfall_svg(result: Changed, *, language: Language) -> str:
    """Draw how each cause moved the hours left and the day one is ready."""
    first, last = (
        day_text(one, language) for one in (result.from_date, result.to_date)
    )
    shapes = [text(_TITLE(language), 12, 26, size=LARGE, style="strong")]
    span = _FROM_TO(language, first=first, last=last)
    shapes.append(text(span, 12, 46, size=SMALL, style="soft"))
    before, after = result.before, result.after
    ends = (before.hours_left, after.hours_left)
    hours = _panel(result.parts, lambda p: p.hours_left, ends, 74, language)
    shapes += [text(_HOURS(language), 12, 74, style="strong"), *hours]
    top = 74 + _ROW * (len(result.parts) + 2) + 38
    ends = (before.ready_weeks, after.ready_weeks)
    weeks = _panel(result.parts, lambda p: p.ready_weeks, ends, top, language)
    shapes += [text(_WEEKS(language), 12, top, style="strong"), *weeks]
    return drawing(
        shapes,
        height=top + _ROW * (len(result.parts) + 2) + 20,
        title=_TITLE(language),
        description=why_changed(result, language=language),
        language=language,
    )


def _panel(
    parts: Sequence[Part],
    value: Callable[[Part], float],
    ends: tuple[float, float],
    top: float,
    language: Language,
) -> list[str]:
    """Return rows of bars: what was, each cause from where the last one left it, what is."""
    levels = [ends[0]]
    for part in parts:
        levels.append(levels[-1] + value(part))
    most = max(*levels, *ends, 1e-9)
    least = min(0.0, *levels)

    def x(level: float) -> float:
        return _LEFT + (level - least) / (most - least) * (_RIGHT - _LEFT)

    shapes = [
        line(x(0), top + 8, x(0), top + 14 + _ROW * (len(parts) + 2), style="grid")
    ]

    def row(
        place: int, label: str, low: float, high: float, style: str, said: str
    ) -> None:
        y = top + 14 + _ROW * place
        middle = y + _HEIGHT - 3
        words = cut(label, _LEFT - 20, size=SMALL)
        shapes.append(text(words, 12, middle, size=SMALL))
        width = max(x(high) - x(low), 1.5)
        shapes.append(bar(x(low), y, width, _HEIGHT, style=style))
        shapes.append(text(said, x(high) + 6, middle, size=SMALL, style="soft"))

    told = [number(rounded(end, 3), language, decimals=1) for end in ends]
    row(0, _THEN(language), min(0.0, ends[0]), max(0.0, ends[0]), "bar", told[0])
    for place, (part, start) in enumerate(zip(parts, levels, strict=False), 1):
        end = start + value(part)
        style = "wish" if end > start else "yes"
        label = CAUSES[part.cause](language)
        low, high = sorted((start, end))
        row(place, label, low, high, style, signed(end - start, language))
    row(
        len(parts) + 1,
        _NOW(language),
        min(0.0, ends[1]),
        max(0.0, ends[1]),
        "bar",
        told[1],
    )
    return shapes
