"""What the date depends on: the top reasons, and what a change of each would move."""

from __future__ import annotations

from million_miles.journey import Criticality, Effect, Shift, Weight
from million_miles.telling.chances import out_of_100
from million_miles.telling.dates import span_text
from million_miles.telling.numbers import number, significant
from million_miles.telling.page import page, wrap
from million_miles.telling.phrase import Counted, Phrase
from million_miles.values import Language

MOST = 3
_SMALL_WEEKS = 1.0  # shorter spans are told in days

_HEAD = Phrase("What the date depends on:", "De qué depende la fecha:")
_HOUR = Phrase(
    "One hour more on “{title}” moves ready by {span}.{share}",
    "Una hora más de «{title}» mueve el día de tenerlo todo listo {span}.{share}",
)
_HOUR_LITTLE = Phrase(
    "One hour more on “{title}” moves nothing that can be told from chance.{share}",
    "Una hora más de «{title}» no mueve nada que se distinga del azar.{share}",
)
_WEEK = Phrase(
    "One week more of “{title}” moves ready by {span}.{share}",
    "Una semana más de «{title}» mueve el día de tenerlo todo listo {span}.{share}",
)
_SHARE = Phrase(
    " In {futures} futures the date waits for it.",
    " En {futures} futuros la fecha lo espera.",
)
_OUT = Phrase(
    "“{title}” left out: ready {span} {direction}.",
    "Sin «{title}»: todo listo {span} {direction}.",
)
_CAPACITY = Phrase(
    "One hour a week more: ready {span} {direction}.",
    "Una hora más por semana: todo listo {span} {direction}.",
)
_CAPACITY_LITTLE = Phrase(
    "One hour a week more: no difference that can be told from chance.",
    "Una hora más por semana: ninguna diferencia que se distinga del azar.",
)
_BREAK = Phrase(
    "A month off from today: ready {span} {direction}.",
    "Un mes de descanso desde hoy: todo listo {span} {direction}.",
)
_BREAK_LITTLE = Phrase(
    "A month off from today: no difference that can be told from chance.",
    "Un mes de descanso desde hoy: ninguna diferencia que se distinga del azar.",
)
_WINDOW = Phrase(
    "One window missed for “{title}”: {chance}.",
    "Una ventana perdida para «{title}»: {chance}.",
)
_CHANCE_LESS = Phrase(
    "the chance of a yes falls by {points} in 100",
    "la posibilidad de un sí baja en {points} de cada 100",
)
_CHANCE_MORE = Phrase(
    "the chance of a yes rises by {points} in 100",
    "la posibilidad de un sí sube en {points} de cada 100",
)
_CHANCE_LITTLE = Phrase(
    "no change in the odds of a yes that can be told from chance",
    "ningún cambio en la posibilidad de un sí que se distinga del azar",
)
_EARLIER = Phrase("earlier", "antes")
_LATER = Phrase("later", "después")
_DAYS = Counted(
    Phrase("{count} day", "{count} día"), Phrase("{count} days", "{count} días")
)


def criticality(found: Criticality, *, language: Language) -> str:
    """Tell the top reasons for the date; empty where nothing is ahead."""
    sentences = [
        *_tops(found, language),
        *_whole(found.hour_a_week, _CAPACITY, _CAPACITY_LITTLE, language),
        *_whole(found.month_off, _BREAK, _BREAK_LITTLE, language),
        *_windows(found, language),
    ]
    if not sentences:
        return ""
    return page([_HEAD(language), *(wrap(s, indent=2, hanging=2) for s in sentences)])


def _tops(found: Criticality, language: Language) -> list[str]:
    tops = [one for one in found.requirements if one.per_hour or one.per_week]
    sentences = []
    for one in tops[:MOST]:
        sentences.append(_more(one, language))
        effect = one.left_out
        if effect is not None and effect.ready_weeks.is_told:
            moved = _moved(effect.ready_weeks, language)
            sentences.append(_OUT(language, title=one.title, **moved))
    return sentences


def _more(one: Weight, language: Language) -> str:
    share = ""
    if one.critical_share is not None and one.critical_share >= 0.005:
        futures = out_of_100(one.critical_share, language)
        share = _SHARE(language, futures=futures)
    effect = one.per_hour or one.per_week
    if effect is None or not effect.ready_weeks.is_told:
        return _HOUR_LITTLE(language, title=one.title, share=share)
    phrase = _HOUR if one.per_hour is not None else _WEEK
    span = _span(effect.ready_weeks.change, language)
    return phrase(language, title=one.title, span=span, share=share)


def _whole(
    effect: Effect | None, told: Phrase, little: Phrase, language: Language
) -> list[str]:
    if effect is None:
        return []
    if not effect.ready_weeks.is_told or not effect.ready_weeks.change:
        return [little(language)]
    return [told(language, **_moved(effect.ready_weeks, language))]


def _windows(found: Criticality, language: Language) -> list[str]:
    sentences = []
    for one in found.requirements:
        effect = one.window_missed
        if effect is not None and effect.chance is not None:
            chance = _chance(effect.chance, language)
            sentences.append(_WINDOW(language, title=one.title, chance=chance))
    return sentences


def _chance(shift: Shift, language: Language) -> str:
    if not shift.is_told or not shift.change:
        return _CHANCE_LITTLE(language)
    phrase = _CHANCE_LESS if shift.change < 0 else _CHANCE_MORE
    return phrase(language, points=significant(100 * abs(shift.change), language))


def _moved(shift: Shift, language: Language) -> dict[str, str]:
    direction = _EARLIER if shift.change < 0 else _LATER
    return {"span": _span(shift.change, language), "direction": direction(language)}


def _span(weeks: float, language: Language) -> str:
    """Return a length of time, in days where a week is too coarse."""
    days = abs(weeks) * 7
    if days >= 7 * _SMALL_WEEKS:
        return span_text(weeks, language)
    shown = (
        significant(days, language) if days < 1 else number(days, language, decimals=1)
    )
    return _DAYS(language, count=1 if shown == "1" else 2, shown=shown)
