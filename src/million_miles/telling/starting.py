"""The words of a start: which goal, which map, and at most five questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from million_miles.telling.dates import day_text
from million_miles.telling.page import page, wrap
from million_miles.telling.phrase import Counted, Phrase
from million_miles.values import GoalMap, Language

QUESTIONS: dict[str, Phrase] = {
    "why": Phrase("Why do you want it?", "¿Por qué lo quieres?"),
    "by_date": Phrase(
        "By when would you like to be there? A wish, not a promise (such as 2038).",
        "¿Para cuándo te gustaría llegar? Un deseo, no una promesa (como 2038).",
    ),
    "hours_per_week": Phrase(
        "How many hours a week can you give it, in an ordinary week?",
        "¿Cuántas horas puedes darle en una semana normal?",
    ),
    "already_met": Phrase(
        "Which of these do you have already? Numbers, such as 1 3.",
        "¿Cuáles de estas cosas ya tienes? Números, como 1 3.",
    ),
    "chosen": Phrase(
        "Beyond the minimum: which of these will you work on? Numbers, such as 1 3.",
        "Más allá del mínimo: ¿en cuáles vas a trabajar? Números, como 1 3.",
    ),
}
_QUESTION = Phrase(
    "Question {place} of {of} (Enter skips it)",
    "Pregunta {place} de {of} (Intro la salta)",
)
_WHICH_GOAL = Phrase("What do you want to reach?", "¿A qué quieres llegar?")
_NO_GOAL = Phrase(
    "Name a goal, such as: miles new nasa-astronaut. See the maps with: miles find",
    "Di una meta, por ejemplo: miles new nasa-astronaut. Mira los mapas con: miles find",
)
_TAKE_MAP = Phrase(
    "There is a goal map “{title}”. Start from it?",
    "Hay un mapa de meta «{title}». ¿Empezar con él?",
)
_FIRST_STEP = Phrase(
    "Write down three things that the goal needs",
    "Escribir tres cosas que la meta necesita",
)
_STARTED = Phrase(
    "Your plan is in {folder}. It is rough: sharpen it as you learn more.",
    "Tu plan está en {folder}. Es aproximado: afínalo según sepas más.",
)
_FOUND = Counted(
    Phrase("{count} goal map:", "{count} mapa de meta:"),
    Phrase("{count} goal maps:", "{count} mapas de metas:"),
)
_FOUND_NONE = Phrase(
    "No goal map for “{words}”. You can start without one: miles new “{words}”",
    "No hay mapa para «{words}». Puedes empezar sin él: miles new «{words}»",
)
_NONE_AT_ALL = Phrase("No goal maps are here.", "Aquí no hay mapas de metas.")
_FACTS = Phrase(
    "{needs}{where}. Facts as of {as_of}, to be checked again by {review_by}.",
    "{needs}{where}. Datos del {as_of}; toca revisarlos antes del {review_by}.",
)
_STALE = Phrase(
    "{needs}{where}. Facts as of {as_of}: overdue for a check since {review_by}. "
    "Rules, dates and odds may have changed.",
    "{needs}{where}. Datos del {as_of}: pendientes de revisar desde el {review_by}. "
    "Reglas, fechas y probabilidades pueden haber cambiado.",
)
_NEEDS = Counted(
    Phrase("{count} requirement", "{count} requisito"),
    Phrase("{count} requirements", "{count} requisitos"),
)
_HOLDS_IN = Phrase(", holds in {place}", ", vale en {place}")
_START_ONE = Phrase("Start one with: miles new {id}", "Empieza uno con: miles new {id}")


class Asked(Protocol):
    """One question of step 1, by its id and its options."""

    @property
    def id(self) -> str:
        """Which question it is."""

    @property
    def options(self) -> tuple[str, ...]:
        """Ids of the requirements to choose from."""


def question(
    asked: Asked, goal_map: GoalMap | None, *, place: int, of: int, language: Language
) -> str:
    """Ask one question, with its numbered options."""
    lines = [
        "",
        _QUESTION(language, place=place, of=of),
        wrap(QUESTIONS[asked.id](language)),
    ]
    titles: dict[str, str] = {}
    if goal_map is not None:
        shown = goal_map.in_language(language)
        titles = {
            requirement.id: requirement.title for requirement in shown.everything()
        }
    for number, id_ in enumerate(asked.options, 1):
        lines.append(wrap(f"{number:>2}  {titles.get(id_, id_)}", indent=2, hanging=4))
    return "\n".join(lines) + "\n"


def found(
    maps: Sequence[GoalMap], *, words: str, today: dt.date, language: Language
) -> str:
    """List goal maps with the day of their facts, and whether they are stale."""
    if not maps:
        phrase = _FOUND_NONE if words else _NONE_AT_ALL
        return wrap(phrase(language, words=words))
    lines = [_FOUND(language, count=len(maps), shown=str(len(maps))), ""]
    for one in maps:
        lines += [*_map(one.in_language(language), today, language), ""]
    return page([*lines, _START_ONE(language, id=maps[0].id)])


def _map(one: GoalMap, today: dt.date, language: Language) -> list[str]:
    needs = len(tuple(one.everything()))
    where = _HOLDS_IN(language, place=one.jurisdiction) if one.jurisdiction else ""
    facts = (_STALE if one.is_stale(today) else _FACTS)(
        language,
        needs=_NEEDS(language, count=needs, shown=str(needs)),
        where=where,
        as_of=day_text(one.as_of, language),
        review_by=day_text(one.review_by, language),
    )
    sentences = [wrap(text, indent=4) for text in (one.summary, facts) if text]
    return [wrap(f"{one.title}  ({one.id})", indent=2, hanging=2), *sentences]


def which_goal(*, language: Language) -> str:
    """Ask for the goal."""
    return _WHICH_GOAL(language)


def no_goal_yet(*, language: Language) -> str:
    """Say how to name a goal."""
    return wrap(_NO_GOAL(language))


def take_map(title: str, *, language: Language) -> str:
    """Ask whether to start from a goal map."""
    return _TAKE_MAP(language, title=title)


def first_step_of_ones_own(*, language: Language) -> str:
    """Return the title of the first step of a plan without a map."""
    return _FIRST_STEP(language)


def started(folder: str, *, language: Language) -> str:
    """Say where the new plan is, and that it is rough."""
    return wrap(_STARTED(language, folder=folder)) + "\n"
