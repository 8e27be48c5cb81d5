"""The narration around the worked examples: José Hernández's road, and a student's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from million_miles.journey.results import Outlook, TryOutlook
from million_miles.telling.arrival import (
    arrival_sentences,
    miles_sentence,
    ready_sentence,
)
from million_miles.telling.chances import chance_text
from million_miles.telling.dates import day_text
from million_miles.telling.distance import distance, standing_lines, totals
from million_miles.telling.numbers import number, percent
from million_miles.telling.page import page, paint, wrap
from million_miles.telling.past_tries import past_sentences
from million_miles.telling.phrase import Phrase
from million_miles.telling.push import next_sentences, raised_sentences
from million_miles.telling.road import road_map
from million_miles.values import Language

Example = Literal["jose", "student"]
TRIES, CHOSEN, APPLICANTS = 12, 11, 3000  # his own count of the class of 2004
MILES_FLOWN = 5_755_275  # NASA's count of the flight STS-128

_OPENING = (
    Phrase(
        "José Hernández was ten, the son of migrant farm workers, when he watched a man "
        "walk on the Moon and said what he wanted to be. That evening his father gave "
        "him a recipe: find your goal; know how far away you are; draw a road map; if "
        "you don't know how, learn; when you think you've made it, you probably have to "
        "work harder.",
        "José Hernández tenía diez años y sus padres eran trabajadores migrantes del "
        "campo cuando vio a un hombre caminar por la Luna y dijo qué quería ser. Esa "
        "noche su padre le dio una receta: encuentra tu meta; mira a qué distancia "
        "estás; dibuja el camino; si no sabes cómo, aprende; cuando creas que ya está, "
        "seguramente te toque trabajar más.",
    ),
    Phrase(
        "Below is his road as Million Miles would have told it on two days. Every fact "
        "is from a published page; what no page dates stands without a date. How many "
        "hours he gave is not known: ten a week are assumed.",
        "Aquí está su camino, tal como Million Miles lo habría contado dos días "
        "distintos. Cada dato viene de una página publicada; lo que no tiene fecha en "
        "ninguna página queda sin fecha. No se sabe cuántas horas le dedicó: se suponen "
        "diez por semana.",
    ),
)
_BETWEEN = Phrase(
    "In 2001 NASA asked him to come to Houston, as an engineer. It was not what he had "
    "applied for, and it brought him nearer: he took the job, and applied once more for "
    "the deadline of 1 July 2003.",
    "En 2001 la NASA le pidió que fuera a Houston, como ingeniero. No era lo que había "
    "solicitado, pero lo acercaba: aceptó el puesto y volvió a presentarse para el "
    "plazo del 1 de julio de 2003.",
)
_YES = Phrase(
    "On 6 May 2004 the answer was yes: 11 were chosen, of 99 interviewed, of about "
    "3,000 who applied. On 28 August 2009 he flew: 219 orbits, {miles} miles.",
    "El 6 de mayo de 2004 la respuesta fue sí: eligieron a 11, de 99 entrevistados, de "
    "unos 3000 que se presentaron. El 28 de agosto de 2009 voló: 219 órbitas, {miles} "
    "millas.",
)
_ARITHMETIC = Phrase(
    "Twelve tries at {chosen} in {applicants} give {chance} ({percent}). Trying "
    "again alone would have been a poor bet.",
    "Doce intentos a {chosen} de cada {applicants} dan {chance} ({percent}). Volver "
    "a intentarlo, sin más, habría sido una mala apuesta.",
)
_BARS = Phrase(
    "Between tries he looked at those who were chosen, and raised his bars: a pilot "
    "licence, diving, Russian, and at last a job where astronauts work. How much each "
    "of them helped, nobody has counted, and one road alone cannot show it.",
    "Entre intentos miró a los elegidos y subió sus listones: licencia de piloto, "
    "buceo, ruso y, al final, un trabajo donde trabajan los astronautas. Cuánto ayudó "
    "cada uno, nadie lo ha contado, y un solo camino no puede mostrarlo.",
)
_FOR_YOU = (
    Phrase("What it means for you:", "Qué significa para ti:"),
    Phrase(
        "- At long odds a no says almost nothing about you. It is no verdict.",
        "- Con pocas probabilidades, un no apenas dice nada de ti. No es un veredicto.",
    ),
    Phrase(
        "- Before the next try, look at those who were chosen and raise one bar.",
        "- Antes del próximo intento, mira a los elegidos y sube un listón.",
    ),
    Phrase(
        "- Choose bars worth having even if the yes never comes: he was an engineer, a "
        "pilot and a diver before he was an astronaut. A plan B is no shame.",
        "- Elige listones que valgan la pena aunque el sí no llegue: fue ingeniero, "
        "piloto y buzo antes que astronauta. Un plan B no es ninguna vergüenza.",
    ),
    Phrase("Begin yours with: miles find", "Empieza el tuyo con: miles find"),
)
_SOURCES = Phrase(
    "Sources: spaceflight.nasa.gov (interview, 2004); llnl.gov (6 May 2004); Texas "
    "Monthly; littlethings.com; thechristophersblog.org (24 September 2024); "
    "dailyvitamina.com; abc.net.au (2024); spaceref.com (27 May 2003); nasa.gov "
    "(STS-128).",
    "Fuentes: spaceflight.nasa.gov (entrevista, 2004); llnl.gov (6 de mayo de 2004); "
    "Texas Monthly; littlethings.com; thechristophersblog.org (24 de septiembre de "
    "2024); dailyvitamina.com; abc.net.au (2024); spaceref.com (27 de mayo de 2003); "
    "nasa.gov (STS-128).",
)
_STUDENT = Phrase(
    "A student's road, seen from today. The person is invented; the rules and odds come "
    "from the goal map, each with its source.",
    "El camino de una estudiante, visto desde hoy. La persona es inventada; las reglas y "
    "las probabilidades vienen del mapa de la meta, cada una con su fuente.",
)


def demo(
    example: Example,
    outlooks: Sequence[Outlook],
    *,
    language: Language,
    color: bool = False,
) -> str:
    """Tell a worked example from its outlooks, one for each day it is seen from."""
    if example == "student":
        pages = [_paragraph(_STUDENT(language))]
        for outlook in outlooks:
            pages.append(distance(outlook, language=language, color=color))
            pages.append(road_map(outlook, language=language, color=color))
        return "\n\n".join(pages)
    told = [demo_opening(language=language)]
    for before, outlook in zip((None, *outlooks), outlooks, strict=False):
        if before is not None:
            told.append(demo_between(language=language))
        told.append(scene(outlook, before=before, language=language, color=color))
    return "\n\n".join([*told, demo_closing(language=language)])


def _paragraph(text: str) -> str:
    return wrap(text)


def demo_opening(*, language: Language) -> str:
    """Say whose road it is and where the facts are from."""
    return "\n\n".join(_paragraph(phrase(language)) for phrase in _OPENING)


def scene(
    outlook: Outlook,
    *,
    before: Outlook | None = None,
    language: Language,
    color: bool = False,
) -> str:
    """Tell the road as it looked on one day; answers told `before` are left out."""
    day = f"── {day_text(outlook.on_date, language)} ──"
    where = [
        *(totals(outlook, language)[:1]),
        miles_sentence(outlook, language),
        *([] if outlook.work_done else [ready_sentence(outlook, language)]),
        *arrival_sentences(outlook, language),
    ]
    lines = [paint(day, "title", color=color), ""]
    lines += standing_lines(outlook, language=language, color=color)
    lines += ["", *(wrap(sentence, hanging=2) for sentence in where)]
    known = {past for one in before.tries for past in one.past} if before else set()
    for attempt in outlook.tries:
        new = tuple(past for past in attempt.past if past not in known)
        told = [
            *past_sentences(replace(attempt, past=new), language, how=False),
            *next_sentences(attempt, language),
            *_raised(attempt, outlook, language),
        ]
        lines += ["", *(wrap(sentence, hanging=2) for sentence in told)]
    return page(lines)


def _raised(attempt: TryOutlook, outlook: Outlook, language: Language) -> list[str]:
    titles = {requirement.id: requirement.title for requirement in outlook.requirements}
    return raised_sentences(attempt, titles, language)


def demo_between(*, language: Language) -> str:
    """Say what happened between the two days."""
    return _paragraph(_BETWEEN(language))


def demo_closing(*, language: Language) -> str:
    """Say how it ended, what the arithmetic says, and what that means for the reader."""
    chance = 1 - (1 - CHOSEN / APPLICANTS) ** TRIES
    arithmetic = _ARITHMETIC(
        language,
        chosen=CHOSEN,
        applicants=number(APPLICANTS, language),
        chance=chance_text(chance, language=language),
        percent=percent(chance, language),
    )
    advice = "\n".join(wrap(phrase(language), hanging=2) for phrase in _FOR_YOU)
    parts = [
        _YES(language, miles=number(MILES_FLOWN, language)),
        f"{arithmetic} {_BARS(language)}",
    ]
    told = [_paragraph(part) for part in parts]
    return "\n\n".join([*told, advice, wrap(_SOURCES(language), hanging=2)])
