"""How good the forecasts were, in words."""

from __future__ import annotations

from million_miles.journey.score import EventScore, Score
from million_miles.telling.chances_score import chances_sentences
from million_miles.telling.dates import day_text
from million_miles.telling.numbers import number
from million_miles.telling.page import page, wrap
from million_miles.telling.phrase import Counted, Phrase, listed
from million_miles.values import Language

_HEAD = Phrase(
    "How good the forecasts were, seen on {day}",
    "Qué tal fueron las previsiones, vistas el {day}",
)
_NOTHING = Phrase(
    "Nothing to score yet. Finish work that has an estimate and logged hours, or look at "
    "the journey now and then: what is foretold is kept.",
    "Todavía no hay nada que puntuar. Termina un trabajo con cálculo y horas anotadas, o "
    "mira el viaje de vez en cuando: lo previsto se guarda.",
)
_TOO_FEW = Phrase(
    "Too few to tell: {count} so far, and under ten say nothing about how good a forecast "
    "is. What follows is a list, not a verdict.",
    "Muy pocas para decir algo: {count} hasta hoy, y menos de diez no dicen si una "
    "previsión es buena. Lo que sigue es una lista, no un veredicto.",
)
_RANGES = Phrase(
    "My ranges of 8 times in 10 held {held} of {count} times.",
    "Mis rangos de 8 de cada 10 veces acertaron {held} de {count}.",
)
_GOALS = Phrase("Put together: {goals}.", "Todo junto: {goals}.")
_TASKS = Phrase(
    "Finished work: the range of 8 times in 10 held {held} of {count} times.",
    "Trabajo terminado: el rango de 8 de cada 10 veces acertó {held} de {count}.",
)
_ERRORS = Phrase(
    "Off by {ours} h on average; the raw estimates by {raw} h, plain Evidence-Based "
    "Scheduling by {ebs} h (CRPS, less is better).",
    "Error medio: {ours} h; el de los cálculos tal cual, {raw} h; el de Evidence-Based "
    "Scheduling sin más, {ebs} h (CRPS, menos es mejor).",
)
_KS = Phrase(
    "What came lies {ks} from even among what was told, at its worst; chance alone gives "
    "up to {chance}.",
    "Lo ocurrido se aparta {ks} de lo parejo entre lo previsto, como mucho; el azar solo "
    "llega hasta {chance}.",
)
_EVENTS: dict[str, Phrase] = {
    "ready": Phrase("Being ready", "Tener todo listo"),
    "arrival": Phrase("A yes", "Un sí"),
    "hours_left": Phrase("Hours in all", "Horas en total"),
}
_CAME = Phrase("it came", "llegó")
_OPEN = Phrase("still open", "sigue abierto")
_EVENT = Phrase(
    "{what}: foretold on {forecasts} from {first} on; one event, {state}.",
    "{what}: previsto en {forecasts} desde el {first}; un solo suceso, {state}.",
)
_DAYS = Counted(
    Phrase("{count} day", "{count} día"), Phrase("{count} days", "{count} días")
)
_HELD = Phrase(
    "Its range of 8 times in 10 held on {held} of the {decided} days that can be judged.",
    "Su rango de 8 de cada 10 veces acertó en {held} de los {decided} días que ya se "
    "pueden juzgar.",
)
_UNDECIDED = Phrase(
    "None of its ranges has run out yet, so none can be judged.",
    "Ninguno de sus rangos se ha agotado, así que ninguno se puede juzgar.",
)
_CRPS = Phrase(
    "Error so far: {crps} {unit} (CRPS).", "Error hasta hoy: {crps} {unit} (CRPS)."
)
_WEEKS = Phrase("weeks", "semanas")
_HOURS = Phrase("hours", "horas")
_CHANGED = Phrase(
    "The goal changed on the way (a bar or a requirement), so early forecasts were of "
    "another one.",
    "La meta cambió por el camino (un listón o un requisito): las primeras previsiones "
    "eran de otra.",
)
_OPEN_COUNT = Phrase(
    "What is open counts too: leaving it out would favour what ends soon. Work that was "
    "dropped is followed no further.",
    "Lo abierto también cuenta: dejarlo fuera favorecería lo que acaba pronto. El trabajo "
    "abandonado no se sigue más.",
)
_PRIVATE = Phrase(
    "Worked out on this machine; it goes nowhere.",
    "Calculado en este equipo; no sale de él.",
)
KS_AT_95 = 1.36  # over the root of the count: Kolmogorov's bound, one time in twenty


def score(result: Score, *, language: Language) -> str:
    """Tell how often the ranges held, and the errors beside those of the peers."""
    head = _HEAD(language, day=day_text(result.on_date, language))
    count = result.tasks + len(result.events)
    if not count and not result.chances:
        return page([head, "", wrap(_NOTHING(language))])
    lines = []
    if len(result.goals) > 1:
        lines.append(_GOALS(language, goals=listed(list(result.goals), language)))
    if result.ranges:
        held, ranges = (
            number(n, language) for n in (result.ranges_held, result.ranges)
        )
        lines.append(_RANGES(language, held=held, count=ranges))
    if count and not result.is_enough:
        lines.append(_TOO_FEW(language, count=number(count, language)))
    lines += _tasks(result, language)
    for event in result.events:
        lines += _event(event, language, named=len(result.goals) > 1)
    lines += chances_sentences(result, language)
    if result.changed:
        lines.append(_CHANGED(language))
    if result.events:
        lines.append(_OPEN_COUNT(language))
    lines.append(_PRIVATE(language))
    return page([head, "", *(_wrapped(line) for line in lines)])


def _wrapped(line: str) -> str:
    return wrap(line, hanging=4 if line.startswith(" ") else 2)


def _tasks(result: Score, language: Language) -> list[str]:
    if not result.tasks:
        return []
    count = number(result.tasks, language)
    held = number(result.task_held, language)
    errors = (result.task_crps_hours, result.raw_crps_hours, result.ebs_crps_hours)
    ours, raw, ebs = (number(error, language, decimals=2) for error in errors)
    lines = [_ERRORS(language, ours=ours, raw=raw, ebs=ebs)]
    if result.ranges > result.tasks:  # else it was just said of all ranges
        lines.insert(0, _TASKS(language, held=held, count=count))
    if result.ks is not None:
        bound = KS_AT_95 / result.tasks**0.5
        ks, chance = (number(one, language, decimals=2) for one in (result.ks, bound))
        lines.append(_KS(language, ks=ks, chance=chance))
    return lines


def _event(event: EventScore, language: Language, *, named: bool) -> list[str]:
    what = _EVENTS[event.of](language)
    lines = [
        _EVENT(
            language,
            what=f"{event.goal}, {what[0].lower()}{what[1:]}" if named else what,
            forecasts=_DAYS(
                language,
                count=event.forecasts,
                shown=number(event.forecasts, language),
            ),
            first=day_text(event.first_date, language),
            state=(_CAME if event.came else _OPEN)(language),
        )
    ]
    held, decided = (number(one, language) for one in (event.held, event.decided))
    if event.decided:
        lines.append("  " + _HELD(language, held=held, decided=decided))
    else:
        lines.append("  " + _UNDECIDED(language))
    unit = (_HOURS if event.of == "hours_left" else _WEEKS)(language)
    crps = number(event.crps, language, decimals=1)
    lines.append("  " + _CRPS(language, crps=crps, unit=unit))
    return lines
