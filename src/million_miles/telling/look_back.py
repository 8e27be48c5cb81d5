"""A goal reached: the whole road looked back on, and what could come next."""

from __future__ import annotations

from collections.abc import Iterator

from million_miles.journey.look_back import FirstForecast, LookBack
from million_miles.telling.dates import day_text, span_text
from million_miles.telling.numbers import exact_hours, number
from million_miles.telling.page import page, paint, wrap
from million_miles.telling.phrase import Counted, Phrase
from million_miles.values import Language

_HEAD = Phrase("You have made it: {goal}.", "Lo has logrado: {goal}.")
_ROAD = Phrase(
    "The whole road, from the first dated line of your journal, {first}, to {last}: "
    "{days}.",
    "El camino entero, desde la primera línea con fecha de tu diario, el {first}, hasta "
    "el {last}: {days}.",
)
_DAYS = Counted(
    Phrase("{count} day", "{count} día"), Phrase("{count} days", "{count} días")
)
_UNDATED = Phrase(
    "{count} of its {entries} lines have no exact day.",
    "De sus {entries} líneas, {count} no tienen un día exacto.",
)
_HOURS = Phrase("Work you wrote down: {hours}.", "Trabajo que anotaste: {hours}.")
_TRIES = Phrase(
    "Tries: {tries}. Noes: {refused}. You went on after each of them.",
    "Intentos: {tries}. Veces que fue un no: {refused}. Seguiste después de cada una.",
)
_TRIES_ONLY = Phrase(
    "Tries: {tries}, with no refusal.", "Intentos: {tries}, sin un no."
)
_RAISED = Phrase(
    "Times you raised a bar: {count}.", "Veces que subiste un listón: {count}."
)
_GAP = Phrase(
    "The longest time without work: {span}, from {first} to {last}. You came back.",
    "El tiempo más largo sin trabajo: {span}, del {first} al {last}. Volviste.",
)
_FORECAST = Phrase(
    "The first forecast, made on {made}, said {range}; it came on {came}{verdict}.",
    "La primera previsión, del {made}, decía {range}; llegó el {came}{verdict}.",
)
_BETWEEN = Phrase("between {low} and {high}", "entre el {low} y el {high}")
_FROM = Phrase(
    "not before {low}, with its late end never", "no antes del {low}, y su final, nunca"
)
_NEVER = Phrase("in most futures never", "en la mayoría de los futuros, nunca")
_HELD = Phrase(", within that", ", dentro de eso")
_EARLIER = Phrase(", earlier than that", ", antes de eso")
_LATER = Phrase(", later than that", ", después de eso")
_NEXT = Phrase("What is next?", "¿Qué viene ahora?")
_FIND = Phrase("- A new goal: {command}", "- Una meta nueva: {command}")
_EDGE = Phrase(
    "- {title}, if you still want it: {command}",
    "- {title}, si aún lo quieres: {command}",
)
_HIGHER = Phrase(
    "- A higher bar on what you have: {command}",
    "- Un listón más alto en lo que tienes: {command}",
)
_REST = Phrase(
    "- Or nothing for now. That is fine, too.", "- O nada por ahora. También está bien."
)
_BAR = Phrase('miles raise WHAT "NEW BAR"', 'miles raise QUÉ "NUEVO LISTÓN"')
LEAST_GAP_DAYS = 14
MOST = 2  # open bars that are named


def look_back(road: LookBack, *, language: Language, color: bool = False) -> str:
    """Celebrate, tell the whole road from what the journal knows, and ask what is next."""
    head = paint(wrap(_HEAD(language, goal=road.goal)), "good", color=color)
    told = [wrap(sentence, hanging=2) for sentence in _sentences(road, language)]
    return page([head, *told, "", *_next_lines(road, language)])


def _sentences(road: LookBack, language: Language) -> Iterator[str]:
    if road.first_date and road.last_date and road.days:
        days = number(road.days, language)
        yield _ROAD(
            language,
            first=day_text(road.first_date, language),
            last=day_text(road.last_date, language),
            days=_DAYS(language, count=road.days, shown=days),
        )
    if road.undated:
        count, entries = (number(n, language) for n in (road.undated, road.entries))
        yield _UNDATED(language, count=count, entries=entries)
    if road.logged_hours:
        yield _HOURS(language, hours=exact_hours(road.logged_hours, language))
    if road.tries:
        phrase = _TRIES if road.refused else _TRIES_ONLY
        refused = number(road.refused, language)
        yield phrase(language, tries=number(road.tries, language), refused=refused)
    if road.bars_raised:
        yield _RAISED(language, count=number(road.bars_raised, language))
    first, last = road.gap_start_date, road.gap_end_date
    if first and last and (last - first).days >= LEAST_GAP_DAYS:
        span = span_text((last - first).days / 7, language)
        ends = (day_text(day, language) for day in (first, last))
        yield _GAP(
            language, span=span, **dict(zip(("first", "last"), ends, strict=True))
        )
    if road.first_forecast is not None:
        yield _forecast(road.first_forecast, language)


def _forecast(one: FirstForecast, language: Language) -> str:
    low, high = (
        None if day is None else day_text(day, language)
        for day in (one.p10_date, one.p90_date)
    )
    told = _NEVER(language)
    if low is not None:
        told = _FROM(language, low=low)
        if high is not None:
            told = _BETWEEN(language, low=low, high=high)
    verdict = _HELD if one.held else _LATER
    if not one.held and (one.p10_date is None or one.came_date < one.p10_date):
        verdict = _EARLIER
    return _FORECAST(
        language,
        made=day_text(one.made_on_date, language),
        range=told,
        came=day_text(one.came_date, language),
        verdict=verdict(language),
    )


def _next_lines(road: LookBack, language: Language) -> Iterator[str]:
    """Yield what could come next; a command stays on its line, to be copied."""
    yield _NEXT(language)
    yield _FIND(language, command="miles find")
    for one in road.open_bars[:MOST]:
        yield _EDGE(language, title=one.title, command=f"miles raise {one.id}")
    if not road.open_bars:
        yield _HIGHER(language, command=_BAR(language))
    yield _REST(language)
