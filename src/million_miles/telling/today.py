"""What a tired person at night needs to know: one thing to do, then how far it is."""

from __future__ import annotations

from million_miles.journey.results import NextStep, Outlook
from million_miles.telling.arrival import (
    arrival_sentences,
    miles_and_hours,
    odds_sentence,
    ready_sentence,
)
from million_miles.telling.dates import day_text, month_text
from million_miles.telling.numbers import minutes_in_words
from million_miles.telling.page import WIDTH, columns, page, paint, wrap
from million_miles.telling.phrase import Phrase, listed
from million_miles.telling.silence import silence_question
from million_miles.values import Language

_STEPS: dict[str, Phrase] = {
    "step": Phrase("Tonight: {step}{minutes}{due}", "Esta noche: {step}{minutes}{due}"),
    "work": Phrase("Tonight: {title}, {minutes}.", "Esta noche: {title}, {minutes}."),
    "estimate": Phrase(
        "Tonight: guess how long “{title}” takes. A wide guess is fine.",
        "Esta noche: calcula a ojo cuánto lleva «{title}». Vale un margen amplio.",
    ),
    "begin": Phrase(
        "Tonight: find out how to begin “{title}”.",
        "Esta noche: averigua cómo empezar «{title}».",
    ),
    "have": Phrase(
        "Tonight: do you have “{title}” already? Say so, or guess how long it takes.",
        "Esta noche: ¿ya tienes «{title}»? Dilo, o calcula a ojo cuánto lleva.",
    ),
    "rest": Phrase(
        "Tonight: rest. Your hours come back{from_day}.",
        "Esta noche: descansa. Tus horas vuelven{from_day}.",
    ),
    "apply": Phrase(
        "Tonight: start your application for “{title}”{opens}.",
        "Esta noche: empieza tu solicitud para «{title}»{opens}.",
    ),
    "wait": Phrase(
        "Tonight: rest. What is left, “{title}”, is a matter of waiting{about}.",
        "Esta noche: descansa. Lo que falta, «{title}», es cuestión de esperar{about}.",
    ),
    "raise": Phrase(
        "Tonight: choose one bar to raise before the next try at “{title}”{about}.",
        "Esta noche: elige un listón que subir antes del próximo intento de "
        "«{title}»{about}.",
    ),
    "start": Phrase(
        "Tonight: write down one thing that the goal needs.",
        "Esta noche: escribe una cosa que la meta necesita.",
    ),
    "arrived": Phrase(
        "You have arrived: {goal}. Nothing is left to do here.",
        "Has llegado: {goal}. Aquí no queda nada por hacer.",
    ),
}
_COMMANDS: dict[str, str] = {
    "work": "miles log {id} {amount}",
    "begin": 'miles step "…" --for {id}',
    "estimate": "miles estimate {id} 20-60h",
    "have": "miles done {id}",
    "apply": "miles try {id} applied",
    "raise": "miles push",
    "start": 'miles add "…" --effort 20-60h',
}
_DONE_BY = Phrase("Then: {command}", "Después: {command}")
_FOR = Phrase("For: {title}.", "Para: {title}.")
_WITH = Phrase("With: {command}", "Con: {command}")
_LOOK_BACK = Phrase("To look back: {command}", "Para mirar atrás: {command}")
_MINUTES = Phrase(" ({minutes})", " ({minutes})")
_DUE = Phrase(", by {day}", ", para el {day}")
_OPENS = Phrase(", which opens on {day}", ", que abre el {day}")
_ABOUT = Phrase(" (about {month})", " (hacia {month})")
_FROM_DAY = Phrase(" on {day}", " el {day}")
_EVENING = Phrase("what fits this evening", "lo que quepa esta noche")
_GIVES = Phrase(
    "Whatever the answer, the road itself gives you {titles}.",
    "Sea cual sea la respuesta, el camino mismo te da {titles}.",
)
_LEFT_OUT = Phrase(
    "Not counted, since nobody has said how long: {titles}.",
    "Sin contar, porque nadie ha dicho cuánto lleva: {titles}.",
)
_ASSUMED = Phrase(
    "Every date takes the next try for a yes, its odds not being known: {titles}.",
    "Cada fecha da por bueno el próximo intento, de probabilidad desconocida: {titles}.",
)
_ROUGH = Phrase(
    "These figures are rough: first guesses, which get better as you work.",
    "Estas cifras son aproximadas: primeras estimaciones, que mejoran según trabajas.",
)


def today(
    outlook: Outlook, next_step: NextStep, *, language: Language, color: bool = False
) -> str:
    """Name one thing to do, then how far it is and what the chances are."""
    lines = [
        paint(wrap(step_sentence(outlook, next_step, language)), "strong", color=color)
    ]
    after = after_step(next_step, language)
    if after:
        lines.append(paint(after, "quiet", color=color))
    if next_step.kind in ("start", "arrived") or not outlook.requirements:
        return page(lines)
    lines += ["", paint(wrap(outlook.goal), "title", color=color)]
    sentences = where_sentences(outlook, language)
    return page([*lines, *(wrap(sentence, hanging=2) for sentence in sentences)])


def step_sentence(outlook: Outlook, step: NextStep, language: Language) -> str:
    """Say the one thing to do next."""
    minutes = ""
    if step.minutes is not None:
        minutes = minutes_in_words(step.minutes, language)
    if step.kind == "step":
        minutes = _MINUTES(language, minutes=minutes) if minutes else ""
    elif step.kind == "work":
        minutes = minutes or _EVENING(language)
    due = opens = about = from_day = ""
    if step.due_date is not None:
        day = day_text(step.due_date, language)
        due = _DUE(language, day=day)
        opens = _OPENS(language, day=day) if step.due_date > outlook.on_date else ""
        about = _ABOUT(language, month=month_text(step.due_date, language))
        from_day = _FROM_DAY(language, day=day)
    sentence = _STEPS[step.kind](
        language,
        step=step.step or step.title,
        title=step.title or step.step,
        minutes=minutes,
        due=due,
        opens=opens,
        about=about,
        from_day=from_day,
        goal=outlook.goal,
    )
    return sentence if sentence.endswith((".", "!", "?")) else sentence + "."


def after_step(step: NextStep, language: Language) -> str:
    """Say what the step is for, and the command that goes with it; may be empty."""
    if step.kind == "arrived":
        return "  " + _LOOK_BACK(language, command="miles push")
    if step.kind == "step":
        aim = _FOR(language, title=step.title) if step.title else ""
        then = _DONE_BY(language, command=f'miles done "{step.step}"')
        together = f"  {aim} {then}" if aim else f"  {then}"
        if not aim or columns(together) <= WIDTH:
            return together
        # A command stays on one line, however long, so that it can be copied.
        return wrap(aim, indent=2, hanging=2) + f"\n  {then}"
    pattern = _COMMANDS.get(step.kind)
    if pattern is None:
        return ""
    command = pattern.format(id=step.id, amount=f"{step.minutes or 45}min")
    phrase = _DONE_BY if step.kind in ("work", "apply") else _WITH
    return "  " + phrase(language, command=command)


def where_sentences(outlook: Outlook, language: Language) -> list[str]:
    """Say how far, when ready, the chance of a yes, and what deserves a thought."""
    sentences = [
        miles_and_hours(outlook, language),
        *([] if outlook.work_done else [ready_sentence(outlook, language)]),
        *arrival_sentences(outlook, language),
    ]
    odds = [odds_sentence(attempt, language) for attempt in outlook.tries]
    odds = [sentence for sentence in odds if sentence][:1]
    gives = road_gives(outlook, language)
    if odds:
        sentences += [*odds, *([gives] if gives else [])]
    sentences += [
        sentence
        for sentence in (
            silence_question(outlook, language),
            assumed_sentence(outlook, language),
            left_out_sentence(outlook, language),
        )
        if sentence
    ]
    if outlook.is_rough:
        sentences.append(_ROUGH(language))
    return sentences


def road_gives(outlook: Outlook, language: Language) -> str:
    """Say what one has at the end of the road, whatever the answer; may be empty."""
    titles = [
        requirement.title
        for requirement in sorted(outlook.requirements, key=lambda r: r.state == "met")
        if not requirement.is_try and not requirement.parent_id
    ]
    if not titles:
        return ""
    return _GIVES(language, titles=listed(titles, language, most=3))


def assumed_sentence(outlook: Outlook, language: Language) -> str:
    """Name the tries on the way that every date takes for a yes; may be empty."""
    if not outlook.assumed_yes:
        return ""
    titles = {requirement.id: requirement.title for requirement in outlook.requirements}
    names = [titles.get(id_, id_) for id_ in outlook.assumed_yes]
    return _ASSUMED(language, titles=listed(names, language, most=3))


def left_out_sentence(outlook: Outlook, language: Language) -> str:
    """Name the requirements without an estimate; may be empty."""
    if not outlook.left_out:
        return ""
    titles = {requirement.id: requirement.title for requirement in outlook.requirements}
    names = [titles.get(id_, id_) for id_ in outlook.left_out]
    return _LEFT_OUT(language, titles=listed(names, language, most=3))
