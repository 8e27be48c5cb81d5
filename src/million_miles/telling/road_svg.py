"""The road as a drawing: bars that fade with uncertainty along a line of years."""

from __future__ import annotations

import datetime as dt

from million_miles.journey.results import DateRange, Outlook, RequirementOutlook
from million_miles.telling.arrival import arrival_sentences, is_waiting, ready_sentence
from million_miles.telling.axis import Axis, drawn_part, road_axis
from million_miles.telling.dates import day_text, month_text
from million_miles.telling.drawing import (
    BOLD,
    LARGE,
    NORMAL,
    SMALL,
    WIDTH,
    bar,
    columns_of,
    cut,
    diamond,
    dot,
    drawing,
    line,
    lines_of,
    text,
)
from million_miles.telling.phrase import Phrase
from million_miles.values import Language

_MARGIN = 12.0
_ROOM = WIDTH - 2 * _MARGIN
_ROW = 36.0
_TOP = 76.0
_TITLE_LINE = 22.0
_LONG = 12  # rows from which a line of time is wanted above them, too

_TITLE = Phrase("{goal}: the road", "{goal}: el camino")
_FROM = Phrase("seen on {day}", "visto el {day}")
_KEY = (
    (1.0, Phrase("1 time in 10", "1 de 10 veces")),
    (0.55, Phrase("1 in 2", "1 de 2")),
    (0.28, Phrase("9 in 10", "9 de 10")),
)
_DONE_BY = Phrase("done by here:", "hecho aquí:")
_READY = Phrase("Ready", "Todo listo")
_ARRIVAL = Phrase("Accepted", "Con un sí")
_NOT_IN_MOST = Phrase("Accepted: not in most futures", "Con un sí: no en la mayoría")
_ODDS_UNKNOWN = Phrase("Accepted: odds not known", "Con un sí: no se sabe")
_READY_NEVER = Phrase("Ready: not in most futures", "Todo listo: no en la mayoría")
_WISH = Phrase("wish: {month}", "deseo: {month}")
_PLAIN = Phrase("{title}", "{title}")
_TRY = Phrase("{title} (◆ next try)", "{title} (◆ próximo intento)")
_UNKNOWN = Phrase("{title} (hours unknown)", "{title} (horas sin saber)")
_MET = Phrase("Met already: {count}", "Ya cumplidos: {count}")
_MORE = Phrase("and {count} more, later on the road", "y {count} más, más adelante")


def road_map_svg(
    outlook: Outlook, *, language: Language, everything: bool = False
) -> str:
    """Draw each requirement ahead, then ready, a yes and the wished date.

    Of a long road only the part that comes first is drawn, unless `everything` is.
    """
    axis = road_axis(outlook)
    ahead, more = drawn_part(outlook, everything=everything)
    ends = _ends(outlook, language)
    head, top = _head(outlook, language)
    is_long = len(ahead) > _LONG
    top += 18 if is_long else 0
    bottom = top + _ROW * (len(ahead) + bool(more) + len(ends)) + 8
    shapes = [*head, *_years(axis, top, bottom, language, twice=is_long)]
    shapes += _wish(outlook, axis, top - (18 if is_long else 0), bottom, language)
    y = top
    for requirement in ahead:
        shapes += _row(requirement, axis, y, language)
        y += _ROW
    if more:
        shapes.append(text(_MORE(language, count=more), _MARGIN, y + 12, style="soft"))
        y += _ROW
    for label, dates, style in ends:
        shapes += _whisker(label, dates, axis, y, style)
        y += _ROW
    shapes += _key(outlook, bottom, language, has_bars=bool(ahead))
    sentences = [
        ready_sentence(outlook, language),
        *arrival_sentences(outlook, language),
    ]
    return drawing(
        shapes,
        height=bottom + 58,
        title=_TITLE(language, goal=outlook.goal),
        description=" ".join(sentences),
        language=language,
    )


def _x(axis: Axis, day: dt.date) -> float:
    return _MARGIN + _ROOM * axis.share(day)


def _head(outlook: Outlook, language: Language) -> tuple[list[str], float]:
    """Return the goal and the day, and where the rows below them begin."""
    first, *rest = lines_of(outlook.goal, _ROOM / BOLD, size=LARGE)
    goal = [first, *([cut(" ".join(rest), _ROOM / BOLD, size=LARGE)] if rest else [])]
    shapes = [
        text(words, _MARGIN, 24 + _TITLE_LINE * number, size=LARGE, style="strong")
        for number, words in enumerate(goal)
    ]
    more = _TITLE_LINE * (len(goal) - 1)
    seen = _FROM(language, day=day_text(outlook.on_date, language))
    shapes.append(text(seen, _MARGIN, 43 + more, size=SMALL, style="soft"))
    return shapes, _TOP + more


def _years(
    axis: Axis, top: float, bottom: float, language: Language, *, twice: bool
) -> list[str]:
    """Return upright lines at round dates, named below and, with `twice`, above."""
    shapes = [line(_MARGIN, bottom, WIDTH - _MARGIN, bottom, style="grid")]
    for day, label in axis.labels(most=7, language=language):
        x = _x(axis, day)
        shapes.append(line(x, top - 10, x, bottom, style="grid"))
        half = columns_of(label, SMALL) / 2
        middle = min(max(x, half + 2), WIDTH - half - 2)
        shapes += [
            text(label, middle, y, size=SMALL, style="soft", anchor="middle")
            for y in (bottom + 15, *((top - 14,) if twice else ()))
        ]
    return shapes


def _wish(
    outlook: Outlook, axis: Axis, top: float, bottom: float, language: Language
) -> list[str]:
    if outlook.by_date is None:
        return []
    x = _x(axis, outlook.by_date)
    words = _WISH(language, month=month_text(outlook.by_date, language))
    is_right = x > WIDTH / 2
    label = text(
        words,
        x + 4 if is_right else x - 4,
        top - 14,
        size=SMALL,
        style="wish",
        anchor="end" if is_right else "start",
    )
    return [line(x, top - 10, x, bottom, style="line-wish"), label]


def _row(
    requirement: RequirementOutlook, axis: Axis, y: float, language: Language
) -> list[str]:
    phrase = _PLAIN
    if requirement.is_try:
        phrase = _TRY
    elif requirement.state == "unknown_hours":
        phrase = _UNKNOWN
    room = _ROOM - columns_of(phrase(language, title=""), NORMAL)
    label = phrase(language, title=cut(requirement.title, room))
    shapes = [text(label, _MARGIN, y + 12)]
    start, finish = requirement.start, requirement.finish
    if start is None or start.p50_date is None or finish is None:
        return shapes
    first = _x(axis, start.p50_date)
    if requirement.state == "unknown_hours":  # a bar would say that it takes no time
        return [*shapes, text("?", first, y + 28, size=SMALL, style="soft")]
    if not requirement.is_try or finish.p10_date is not None:
        shapes += _fading(first, finish, axis, y + 18)
    if requirement.is_try:
        shapes.append(diamond(first, y + 23, 6, style="yes"))
    return shapes


def _fading(first: float, finish: DateRange, axis: Axis, y: float) -> list[str]:
    shapes = []
    quantiles = (finish.p10_date, finish.p50_date, finish.p90_date)
    for (share, _), day in zip(_KEY, quantiles, strict=True):
        last = WIDTH - _MARGIN if day is None else _x(axis, day)
        strength = 0.28 if day is None else share
        if last > first:
            shapes.append(bar(first, y, last - first, 10, style="bar", share=strength))
            first = last
    if not shapes:
        shapes.append(bar(first, y, 2, 10, style="bar"))
    return shapes


def _ends(
    outlook: Outlook, language: Language
) -> list[tuple[str, DateRange | None, str]]:
    ready = outlook.ready
    label = (_READY if ready.p50_date else _READY_NEVER)(language)
    ends: list[tuple[str, DateRange | None, str]] = [(label, ready, "bar")]
    if is_waiting(outlook):
        arrival = outlook.arrival
        phrase = _ARRIVAL
        if arrival is None:
            phrase = _ODDS_UNKNOWN
        elif arrival.p50_date is None:
            phrase = _NOT_IN_MOST
        ends.append((phrase(language), arrival, "yes"))
    return ends


def _whisker(
    label: str, dates: DateRange | None, axis: Axis, y: float, style: str
) -> list[str]:
    shapes = [text(label, _MARGIN, y + 12, style="strong")]
    if dates is None or dates.p10_date is None:
        return shapes
    first = _x(axis, dates.p10_date)
    last = WIDTH - _MARGIN if dates.p90_date is None else _x(axis, dates.p90_date)
    middle = y + 23
    shapes.append(line(first, middle, last, middle, style=f"line-{style}"))
    shapes.append(line(first, middle - 5, first, middle + 5, style=f"line-{style}"))
    if dates.p90_date is not None:
        shapes.append(line(last, middle - 5, last, middle + 5, style=f"line-{style}"))
    if dates.p50_date is not None:
        shapes.append(dot(_x(axis, dates.p50_date), middle, 5, style=style))
    return shapes


def _key(
    outlook: Outlook, bottom: float, language: Language, *, has_bars: bool
) -> list[str]:
    y = bottom + 34
    shapes = _shades(y, language) if has_bars else []
    met = sum(requirement.state == "met" for requirement in outlook.requirements)
    if met:
        words = _MET(language, count=met)
        shapes.append(text(words, _MARGIN, y + 17, size=SMALL, style="soft"))
    return shapes


def _shades(y: float, language: Language) -> list[str]:
    words = _DONE_BY(language)
    shapes = [text(words, _MARGIN, y, size=SMALL, style="soft")]
    x = _MARGIN + columns_of(words, SMALL) + 4
    for share, phrase in _KEY:
        shapes.append(bar(x, y - 9, 14, 10, style="bar", share=share))
        label = phrase(language)
        shapes.append(text(label, x + 18, y, size=SMALL, style="soft"))
        x += 18 + columns_of(label, SMALL) + 8
    return shapes
