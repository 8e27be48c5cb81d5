"""Persist, raise or take another road: the arithmetic, and no advice."""

from __future__ import annotations

from million_miles.journey.onward import Onward, Roads
from million_miles.telling.chances import chance_text, people_range
from million_miles.telling.dates import day_text
from million_miles.telling.numbers import hours_in_words, number
from million_miles.telling.page import page, paint, wrap
from million_miles.telling.phrase import Counted, Phrase
from million_miles.values import Language, StopRule

_HEAD = Phrase(
    "Persist, raise or take another road: {goal}, seen on {day}",
    "Seguir, subir o tomar otro camino: {goal}, visto el {day}",
)
_BY = {
    True: Phrase(
        "At least one yes by {day}, the day you wish for:",
        "Al menos un sí para el {day}, la fecha que deseas:",
    ),
    False: Phrase(
        "At least one yes within ten years, by {day} (no wished date lies ahead):",
        "Al menos un sí en diez años, para el {day} (no hay fecha deseada por delante):",
    ),
}
_AS_PLANNED = Phrase("If nothing changes", "Si nada cambia")
_RAISED = Phrase("If you also take on “{title}”", "Si además asumes «{title}»")
_ROAD = Phrase("{road}: {chance}{range}.{hours}", "{road}: {chance}{range}.{hours}")
_RANGE = Phrase(
    " (8 times in 10 between {range})", " (8 de cada 10 veces entre {range})"
)
_HOURS = Phrase(" {hours} of work before it.", " Antes, {hours} de trabajo.")
_NO_HOURS = Phrase(" No work is left before it.", " Antes no queda trabajo.")
_PROBLEMS = {
    "no_try": Phrase(
        "{road}: the plan names no try, so there is no yes to wait for.",
        "{road}: el plan no nombra ningún intento, así que no hay ningún sí que esperar.",
    ),
    "odds_unknown": Phrase(
        "{road}: the odds are not known, and none are invented.",
        "{road}: no se conocen las probabilidades, y aquí no se inventan.",
    ),
    "impossible": Phrase(
        "{road}: as it is written it can never be.",
        "{road}: tal como está escrito no puede ser nunca.",
    ),
}
_ALREADY = Phrase(
    "The bar worth most for its hours is in your plan already: {title}.",
    "El listón que más rinde por sus horas ya está en tu plan: {title}.",
)
_NO_RAISE = Phrase(
    "No further bar in the plan lifts these odds for sure.",
    "Ningún otro listón del plan sube con seguridad estas posibilidades.",
)
_FALLBACKS = Phrase(
    "The other roads you named, each with all your hours from today on:",
    "Los otros caminos que nombraste, cada uno con todas tus horas desde hoy:",
)
_NO_FALLBACKS = Phrase(
    "You have named no other road. One that you would be glad of may stand under "
    "`fallbacks` in plan.yaml; then its odds stand here.",
    "No has nombrado ningún otro camino. Uno que te alegraría puede estar en "
    "`fallbacks`, en plan.yaml; entonces sus posibilidades estarán aquí.",
)
_TRIES = Counted(
    Phrase("{count} try so far", "{count} intento hasta hoy"),
    Phrase("{count} tries so far", "{count} intentos hasta hoy"),
)
_SO_FAR = Phrase(
    "{tries}, {refused} of them answered with no; the odds above know that.",
    "{tries}, {refused} con un «no»; las posibilidades de arriba ya lo cuentan.",
)
_RULE = {
    True: Phrase(
        "Your own rule for stopping, written on {day}:",
        "Tu propia regla para parar, escrita el {day}:",
    ),
    False: Phrase("Your own rule for stopping:", "Tu propia regla para parar:"),
}
_NO_RULE = Phrase(
    "You have written no rule for stopping. To write one in your own words:",
    "No has escrito ninguna regla para parar. Para escribirla con tus palabras:",
)
_LIMITS = Phrase(
    "The ranges are what the counts leave open. That a bar is the cause, and that your "
    "luck on one road says nothing of another, is assumed.",
    "Los márgenes son lo que los recuentos dejan abierto. Que un listón sea la causa, y "
    "que tu suerte en un camino no diga nada del otro, se supone.",
)
_NO_ADVICE = Phrase(
    "This is arithmetic, not advice. What a yes is worth to you, and what the years "
    "cost you, stands in no number here.",
    "Esto son cuentas, no un consejo. Lo que vale un sí para ti, y lo que te cuestan los "
    "años, no está en ningún número de aquí.",
)


def onward(roads: Roads, *, language: Language, color: bool = False) -> str:
    """Tell the odds of a yes in time on every road, and the person's own rule."""
    day = day_text(roads.on_date, language)
    head = wrap(_HEAD(language, goal=roads.goal, day=day), hanging=2)
    by = day_text(roads.by_date, language)
    lines = [
        paint(head, "title", color=color),
        "",
        wrap(_BY[roads.is_wished](language, day=by)),
        *_rows([_road(roads.as_planned, roads, language), *_raise(roads, language)]),
    ]
    if roads.tried:
        lines.append(wrap(_so_far(roads, language)))
    lines += ["", *_fallbacks(roads, language), "", *_rule(roads.stop_rule, language)]
    return page([*lines, "", wrap(_LIMITS(language)), wrap(_NO_ADVICE(language))])


def _rows(sentences: list[str]) -> list[str]:
    return [wrap(f"- {one}", indent=2, hanging=2) for one in sentences]


def _raise(roads: Roads, language: Language) -> list[str]:
    already = [_ALREADY(language, title=roads.already)] if roads.already else []
    if roads.raised is not None:
        return [*already, _road(roads.raised, roads, language)]
    return already or [_NO_RAISE(language)]


def _road(one: Onward, roads: Roads, language: Language) -> str:
    named = {
        "as_planned": _AS_PLANNED(language),
        "raised": _RAISED(language, title=one.title),
        "fallback": one.title.rstrip("."),
    }[one.kind]
    if one.problem is not None:
        return _PROBLEMS[one.problem](language, road=named)
    chance, low, high = (
        each or 0.0 for each in (one.chance, one.low_chance, one.high_chance)
    )
    ends = people_range(low, high, language=language)
    hours = _NO_HOURS(language)
    if one.hours:
        hours = _HOURS(language, hours=hours_in_words(one.hours, language))
    return _ROAD(
        language,
        road=named,
        chance=chance_text(chance, language=language, futures=roads.futures),
        range=_RANGE(language, range=ends) if low < high else "",
        hours=hours,
    )


def _so_far(roads: Roads, language: Language) -> str:
    tries = _TRIES(language, count=roads.tried, shown=number(roads.tried, language))
    return _SO_FAR(language, tries=tries, refused=number(roads.refused, language))


def _fallbacks(roads: Roads, language: Language) -> list[str]:
    if not roads.fallbacks:
        return [wrap(_NO_FALLBACKS(language))]
    rows = _rows([_road(one, roads, language) for one in roads.fallbacks])
    return [wrap(_FALLBACKS(language)), *rows]


def _rule(rule: StopRule | None, language: Language) -> list[str]:
    if rule is None:
        return [wrap(_NO_RULE(language)), '  miles onward --stop-rule "…"']
    written = rule.written_date
    day = "" if written is None else day_text(written, language)
    head = wrap(_RULE[written is not None](language, day=day))
    return [head, *(wrap(row, indent=2) for row in rule.words.splitlines())]
