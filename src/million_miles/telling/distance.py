"""Where each requirement stands, and the hours and miles still to go."""

from __future__ import annotations

import datetime as dt

from million_miles.journey.results import Outlook, RequirementOutlook
from million_miles.telling.arrival import hours_sentence, is_waiting, miles_sentence
from million_miles.telling.bars import bar_in_words, reading_in_words
from million_miles.telling.dates import day_text, middle_text, when_text
from million_miles.telling.evidence import (
    evidence_lines,
    not_measured,
    to_know_better,
)
from million_miles.telling.mistakes import mistake_sentence
from million_miles.telling.numbers import exact_hours, range_of_hours
from million_miles.telling.page import fit, page, paint, wrap
from million_miles.telling.phrase import Phrase
from million_miles.telling.silence import silence_answers
from million_miles.telling.today import left_out_sentence
from million_miles.values import UNDATED, Language, Mistake

_HEAD = Phrase("{goal}: how far it is on {day}", "{goal}: cuánto falta el {day}")
_STATES: dict[str, tuple[str, Phrase]] = {
    "met": ("✓", Phrase("met", "cumplido")),
    "started": ("▸", Phrase("under way", "en marcha")),
    "open": ("·", Phrase("not started", "sin empezar")),
    "waiting": ("…", Phrase("waiting", "en espera")),
    "unknown_hours": ("?", Phrase("not counted", "sin contar")),
}
_TRY_AHEAD = ("·", Phrase("a try ahead", "por intentar"))
_LEVELS: dict[str, Phrase] = {
    "must": Phrase("must", "obligatorio"),
    "usual": Phrase("usual", "habitual"),
    "edge": Phrase("edge", "ventaja"),
}
_BAR = Phrase("bar: {bar}", "listón: {bar}")
_STAND = Phrase("you stand at {reading}", "estás en {reading}")
_STAND_ON = Phrase("you stand at {reading} ({when})", "estás en {reading} ({when})")
_WORK = Phrase("{done} done, {left} left", "{done} hechas, {left} por delante")
_LEFT = Phrase("{left} left", "{left} por delante")
_DONE = Phrase("{done} done", "{done} hechas")
_NEXT_TRY = Phrase("next try: about {middle}", "próximo intento: hacia {middle}")
_PAUSED = Phrase("paused until {day}", "en pausa hasta el {day}")
_PART = Phrase("part of {title}", "parte de {title}")
_GUESS = Phrase(
    "The bar was raised and the old estimate stretched to fit: a new one is wanted.",
    "Se subió el listón y se estiró el cálculo anterior: hace falta uno nuevo.",
)
_ASK = Phrase(
    "Far more was worked than estimated. Is the estimate still right?",
    "Llevas mucho más de lo calculado. ¿Sigue siendo válido el cálculo?",
)
_UNKNOWN = Phrase(
    "Nobody has said how long it takes: miles estimate {id} 20-60h",
    "Nadie ha dicho cuánto lleva: miles estimate {id} 20-60h",
)
_NO_DATES = Phrase(
    "No date can be told yet. {reason}", "Aún no se puede decir ninguna fecha. {reason}"
)
_EMPTY = Phrase("The plan has no requirements yet.", "El plan aún no tiene requisitos.")
_MEANING = Phrase(
    "A mile is a millionth of your own road; when an estimate grows, so do the miles.",
    "Una milla es una millonésima de tu propio camino; si un cálculo crece, también "
    "las millas.",
)


def distance(outlook: Outlook, *, language: Language, color: bool = False) -> str:
    """Tell for each requirement where one stands, then the totals."""
    day = day_text(outlook.on_date, language)
    head = _HEAD(language, goal=outlook.goal, day=day)
    lines = [paint(wrap(head, hanging=2), "title", color=color), ""]
    if not outlook.requirements:
        return page([*lines, _EMPTY(language)])
    titles = {requirement.id: requirement.title for requirement in outlook.requirements}
    for requirement in outlook.requirements:
        lines += _requirement(
            requirement, titles, outlook.on_date, language=language, color=color
        )
    return page([*lines, "", *(wrap(s, hanging=2) for s in totals(outlook, language))])


def no_dates(reason: Mistake, *, language: Language) -> str:
    """Say why hours are told without any date."""
    said = mistake_sentence(reason, language)
    return wrap(_NO_DATES(language, reason=said), hanging=2)


def totals(outlook: Outlook, language: Language) -> list[str]:
    """Say hours done and left in all, and the miles."""
    if outlook.work_done:
        done = _DONE(language, done=exact_hours(outlook.hours_done, language)) + "."
        waiting = [miles_sentence(outlook, language)] if is_waiting(outlook) else []
        return [done, *waiting]
    sentences = [hours_sentence(outlook, language), miles_sentence(outlook, language)]
    left_out = left_out_sentence(outlook, language)
    return [*sentences, _MEANING(language), *([left_out] if left_out else [])]


def standing_lines(
    outlook: Outlook, *, language: Language, color: bool = False
) -> list[str]:
    """Return one line for each requirement: its title, level and state."""
    return [
        _standing_line(requirement, language=language, color=color)
        for requirement in outlook.requirements
    ]


def _standing_line(
    requirement: RequirementOutlook, *, language: Language, color: bool
) -> str:
    is_ahead = requirement.is_try and requirement.state == "open"
    mark, state = _TRY_AHEAD if is_ahead else _STATES[requirement.state]
    style = "good" if requirement.state == "met" else "strong"
    level = _LEVELS[requirement.level](language)
    title = paint(fit(requirement.title, 52), style, color=color)
    return f"{mark} {title}  {fit(level, 11)} {state(language)}"


def _requirement(
    requirement: RequirementOutlook,
    titles: dict[str, str],
    on: dt.date,
    *,
    language: Language,
    color: bool,
) -> list[str]:
    first = _standing_line(requirement, language=language, color=color)
    details = _details(requirement, titles, language)
    if requirement.is_try and requirement.start is not None:
        middle = middle_text(requirement.start, seen_on=on, language=language)
        details += [_NEXT_TRY(language, middle=middle)] if middle else []
    return [first, *(wrap(detail, indent=4, hanging=2) for detail in details)]


def _details(
    requirement: RequirementOutlook, titles: dict[str, str], language: Language
) -> list[str]:
    if requirement.state == "met":
        return []
    details = []
    if requirement.parent_id:
        title = titles.get(requirement.parent_id, requirement.parent_id)
        details.append(_PART(language, title=title))
    standing = _standing(requirement, language)
    work = _work(requirement, language)
    evidence = evidence_lines(requirement, language)
    better = to_know_better(requirement, language)
    details += [text for text in (standing, *evidence, work, better) if text]
    if answers := silence_answers(requirement, language):
        details.append(answers)
    if requirement.paused_until is not None:
        day = day_text(requirement.paused_until, language)
        details.append(_PAUSED(language, day=day))
    if requirement.is_guess:
        details.append(_GUESS(language))
    if requirement.ask:
        details.append(_ASK(language))
    if requirement.state == "unknown_hours":
        details.append(_UNKNOWN(language, id=requirement.id))
    return details


def _standing(requirement: RequirementOutlook, language: Language) -> str:
    if requirement.bar is None:
        return ""
    text = _BAR(language, bar=bar_in_words(requirement.bar, language))
    if requirement.reading is None:
        missing = not_measured(requirement, language)
        return f"{text}; {missing}" if missing else text
    reading = reading_in_words(requirement.reading, language)
    at = requirement.measured_at
    if at is None or at == UNDATED:
        return f"{text}; {_STAND(language, reading=reading)}"
    when = when_text(at, language)
    return f"{text}; {_STAND_ON(language, reading=reading, when=when)}"


def _work(requirement: RequirementOutlook, language: Language) -> str:
    done = exact_hours(requirement.hours_done, language)
    if requirement.hours_left is None:
        return _DONE(language, done=done) if requirement.hours_done else ""
    left = range_of_hours(requirement.hours_left, language)
    if not requirement.hours_done:
        return _LEFT(language, left=left)
    return _WORK(language, done=done, left=left)
