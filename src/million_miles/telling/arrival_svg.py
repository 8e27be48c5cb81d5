"""The chance of being ready, and of a yes, by each day: curves that may level off."""

from __future__ import annotations

import datetime as dt

from million_miles.journey.results import Outlook
from million_miles.telling.arrival import arrival_sentences, is_waiting, ready_sentence
from million_miles.telling.axis import Axis
from million_miles.telling.chances import chance_text, out_of_100
from million_miles.telling.dates import month_text, years_until
from million_miles.telling.drawing import (
    BOLD,
    LARGE,
    SMALL,
    WIDTH,
    columns_of,
    curve,
    cut,
    drawing,
    line,
    lines_of,
    text,
)
from million_miles.telling.phrase import Phrase
from million_miles.values import Forecast, Language

_LEFT, _RIGHT, _TOP, _BOTTOM = 36.0, WIDTH - 12.0, 92.0, 268.0

_TITLE = Phrase(
    "{goal}: the chance by each day", "{goal}: la posibilidad para cada día"
)
_OF_100 = Phrase("of 100 possible futures", "de 100 futuros posibles")
_READY = Phrase("ready", "todo listo")
_YES = Phrase("accepted", "con un sí")
_NEVER = Phrase(
    "Never accepted in {years}: {never}.",
    "Nunca un sí en {years}: {never}.",
)
_NEVER_READY = Phrase(
    "Never ready in {years}: {never}.",
    "Nunca todo listo en {years}: {never}.",
)
_BY = Phrase(
    "Accepted by {month}: {chance}.",
    "Con un sí para {month}: {chance}.",
)
_READY_BY = Phrase(
    "Ready by {month}: {chance}.",
    "Todo listo para {month}: {chance}.",
)
_NO_FORECAST = Phrase("No forecast yet.", "Aún no hay previsión.")
_WISH = Phrase("wish", "deseo")


def arrival_svg(outlook: Outlook, *, language: Language) -> str:
    """Draw the chance of ready and of a yes by each day, and name the never-share."""
    curves = _curves(outlook)
    axis = _axis(outlook, [forecast for forecast, _, _ in curves])
    shapes = [*_head(outlook, language), *_grid(axis, language)]
    shapes += _wish(outlook, axis, language)
    for forecast, _, style in curves:
        shapes.append(curve(_points(forecast, axis), style=style))
    shapes += _key([(phrase, style) for _, phrase, style in curves], language)
    notes = _notes(outlook, language) if curves else [_NO_FORECAST(language)]
    lines = [words for note in notes for words in lines_of(note, WIDTH - 24)]
    for place, words in enumerate(lines):
        shapes.append(text(words, 12, _BOTTOM + 42 + 18 * place))
    sentences = [
        ready_sentence(outlook, language),
        *arrival_sentences(outlook, language),
    ]
    return drawing(
        shapes,
        height=_BOTTOM + 36 + 18 * len(lines),
        title=_TITLE(language, goal=outlook.goal),
        description=" ".join(sentences),
        language=language,
    )


def _curves(outlook: Outlook) -> list[tuple[Forecast, Phrase, str]]:
    """Return the latest forecasts of ready and of a yes, each with name and style."""
    latest = {forecast.of: forecast for forecast in outlook.forecasts}
    curves = []
    if "ready" in latest:
        curves.append((latest["ready"], _READY, "curve"))
    if "arrival" in latest and is_waiting(outlook):
        curves.append((latest["arrival"], _YES, "curve-yes"))
    return curves


def _day(forecast: Forecast, weeks: float) -> dt.date:
    days = min(weeks * 7, (forecast.horizon_date - forecast.made_on).days)
    return forecast.made_on + dt.timedelta(days=round(days))


def _axis(outlook: Outlook, forecasts: list[Forecast]) -> Axis:
    """Return a line of time that shows nearly all that happens, and the wish."""
    days = [outlook.on_date + dt.timedelta(days=28)]
    if outlook.by_date is not None:
        days.append(outlook.by_date)
    for forecast in forecasts:
        known = [weeks for weeks in forecast.quantiles if weeks is not None]
        if known:
            days.append(_day(forecast, known[int(len(known) * 0.95)]))
    last = max(days)
    return Axis(outlook.on_date, last + (last - outlook.on_date) // 8)


def _x(axis: Axis, day: dt.date) -> float:
    return _LEFT + (_RIGHT - _LEFT) * axis.share(day)


def _y(chance: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * chance


def _points(forecast: Forecast, axis: Axis) -> list[tuple[float, float]]:
    """Return the curve, level where it ends short of all futures."""
    points = [(_x(axis, max(axis.first_date, forecast.made_on)), _y(0.0))]
    chance = 0.0
    for percent, weeks in enumerate(forecast.quantiles, 1):
        if weeks is None or _day(forecast, weeks) > axis.last_date:
            break
        day = _day(forecast, weeks)
        if percent == 1:
            points.append((_x(axis, day), _y(0.0)))
        chance = percent / 100
        points.append((_x(axis, day), _y(chance)))
    return [*points, (_RIGHT, _y(chance))]


def _head(outlook: Outlook, language: Language) -> list[str]:
    goal = cut(outlook.goal, (WIDTH - 24) / BOLD, size=LARGE)
    return [
        text(goal, 12, 24, size=LARGE, style="strong"),
        text(_OF_100(language), 12, 64, size=SMALL, style="soft"),
    ]


def _key(curves: list[tuple[Phrase, str]], language: Language) -> list[str]:
    shapes, x = [], 12.0
    for phrase, style in curves:
        words = phrase(language)
        shapes.append(curve([(x, 40), (x + 24, 40)], style=style))
        shapes.append(text(words, x + 30, 44, size=SMALL))
        x += 30 + columns_of(words, SMALL) + 16
    return shapes


def _grid(axis: Axis, language: Language) -> list[str]:
    shapes = []
    for people in (0, 25, 50, 75, 100):
        y = _y(people / 100)
        shapes.append(line(_LEFT, y, _RIGHT, y, style="grid"))
        shapes.append(
            text(str(people), _LEFT - 5, y + 4, size=SMALL, style="soft", anchor="end")
        )
    for day, label in axis.labels(most=6, language=language):
        x = _x(axis, day)
        half = columns_of(label, SMALL) / 2
        middle = min(max(x, half + 2), WIDTH - half - 2)
        shapes.append(line(x, _BOTTOM, x, _BOTTOM + 4, style="grid"))
        shapes.append(
            text(label, middle, _BOTTOM + 18, size=SMALL, style="soft", anchor="middle")
        )
    return shapes


def _wish(outlook: Outlook, axis: Axis, language: Language) -> list[str]:
    if outlook.by_date is None:
        return []
    x = _x(axis, outlook.by_date)
    label = text(
        _WISH(language), x, _TOP - 6, size=SMALL, style="wish", anchor="middle"
    )
    return [line(x, _TOP, x, _BOTTOM, style="line-wish"), label]


def _notes(outlook: Outlook, language: Language) -> list[str]:
    years = years_until(
        outlook.horizon_date, seen_on=outlook.on_date, language=language
    )
    notes = []
    if outlook.by_date is not None and outlook.chance_by_date is not None:
        chance = chance_text(
            outlook.chance_by_date, language=language, futures=outlook.futures
        )
        month = month_text(outlook.by_date, language)
        phrase = _BY if outlook.has_tries else _READY_BY
        notes.append(phrase(language, month=month, chance=chance))
    ends = [(_NEVER_READY, outlook.ready)]
    if is_waiting(outlook) and outlook.arrival is not None:
        ends.append((_NEVER, outlook.arrival))
    for phrase, dates in ends:
        if dates.never_share > 0:
            never = out_of_100(dates.never_share, language)
            notes.append(phrase(language, years=years, never=never))
    return notes
