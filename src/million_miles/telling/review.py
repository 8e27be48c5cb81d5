"""The weekly review: what went by, what waits, and a question where one helps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from million_miles.journey.results import Outlook, TryOutlook
from million_miles.journey.review import DueReading, Review, Waiting
from million_miles.telling.bars import bar_in_words
from million_miles.telling.dates import day_text, weeks_text
from million_miles.telling.numbers import exact_hours, hours_in_words, significant
from million_miles.telling.page import page, paint, wrap
from million_miles.telling.past_tries import past_sentences
from million_miles.telling.phrase import Phrase, listed
from million_miles.telling.promise import LEAST_DAYS, kept_sentences
from million_miles.telling.road import coming_weeks
from million_miles.telling.today import after_step, step_sentence
from million_miles.values import Language

QuestionKind = Literal[
    "back",
    "hours",
    "done",
    "reading",
    "silent",
    "answer",
    "lesson",
    "bar",
    "step",
    "note",
]
MOST_HOURS_ASKED = 3
MOST_LISTED = 5
ANSWER_SOON = dt.timedelta(weeks=4)
PAUSE = dt.timedelta(weeks=13)  # the example of a pause

_TITLE = Phrase("Your week up to {day}: {goal}", "Tu semana hasta el {day}: {goal}")
_HOW = Phrase(
    "Ten minutes. Enter skips a question. Every answer is kept at once, so you can stop "
    "at any time.",
    "Diez minutos. Intro salta una pregunta. Cada respuesta se guarda al momento: puedes "
    "parar cuando quieras.",
)
_HEADS = {
    "hours": Phrase("Hours", "Horas"),
    "done": Phrase("Done", "Hecho"),
    "readings": Phrase("Where you stand", "Dónde estás"),
    "silent": Phrase("Left alone", "Sin tocar"),
    "tries": Phrase("Tries", "Intentos"),
    "bar": Phrase("The next bar", "El próximo listón"),
    "last": Phrase("One next step", "Un solo paso más"),
}
_QUIET = Phrase("Nothing to look at: {what}.", "Sin nada que mirar: {what}.")
_QUIET_ONES = {
    "readings": Phrase("readings", "medidas"),
    "silent": Phrase("work left alone", "trabajo sin tocar"),
    "tries": Phrase("answers", "respuestas"),
    "bar": Phrase("bars to take on", "listones por asumir"),
}
_HOURS = Phrase(
    "{worked} written down since {day}; {promised} were promised.",
    "{worked} anotadas desde el {day}; prometidas, {promised}.",
)
_NO_PROMISE = Phrase(
    "{worked} written down since {day}; none were promised: a rest is a rest.",
    "{worked} anotadas desde el {day}; no había ninguna prometida: descansar es "
    "descansar.",
)
_LEAN = Phrase(
    "Lean weeks are in your dates already. Nothing is owed.",
    "Las semanas flojas ya están en tus fechas. No debes nada.",
)
_LONG_SILENCE = Phrase(
    "Nothing was written for {weeks}. One answer settles it: miles back",
    "No se anotó nada en {weeks}. Una respuesta basta: miles back",
)
_ON = Phrase("On: {titles}.", "En: {titles}.")
_ONE_WORKED = Phrase("{title}, {hours}", "{title}, {hours}")
_FREE = Phrase("the whole goal", "la meta entera")
_MET = Phrase("Met: {title}.", "Cumplido: {title}.")
_TICKED = Phrase("Step done: {title}.", "Paso hecho: {title}.")
_NOTHING_DONE = Phrase(
    "Nothing was finished this week. That is what most weeks are like.",
    "Esta semana no se terminó nada. Así son casi todas las semanas.",
)
_DUE = Phrase("By {day}: {step}.", "Para el {day}: {step}.")
_READING = {
    "stale": Phrase(
        "{title}: the last reading is old, or much was worked since.",
        "{title}: la última medida es vieja, o se ha trabajado mucho desde entonces.",
    ),
    "not_measured": Phrase("{title}: not measured yet.", "{title}: aún sin medir."),
    "expires": Phrase(
        "{title}: expires in {weeks}.", "{title}: caduca dentro de {weeks}."
    ),
}
_SILENT = Phrase(
    "{title}: nothing for {weeks}. Going on, pausing, letting go: all are fine.",
    "{title}: nada desde hace {weeks}. Seguir, pausar o dejarlo: todo vale.",
)
_WAITS = Phrase(
    "{title}, try {number}: the answer is awaited{due}.",
    "{title}, intento {number}: se espera la respuesta{due}.",
)
_DUE_BY = Phrase(" (due about {day})", " (hacia el {day})")
_BAR = {
    "choose": Phrase(
        "Not taken on yet, and worth most for its hours: {title}. {hours} of work, and "
        "over {windows} tries {people} more people in 100 like you get a yes, if it is "
        "the cause and no mere company.",
        "Aún sin asumir, y lo que más rinde por sus horas: {title}. {hours} de trabajo, "
        "y en {windows} intentos {people} personas más de cada 100 como tú reciben un "
        "sí, si de verdad es la causa y no solo va al lado.",
    ),
    "keep": Phrase(
        "You have taken on what is worth most for its hours: {title}.",
        "Ya has asumido lo que más rinde por sus horas: {title}.",
    ),
    "margin": Phrase(
        "More of what you meet already is worth most for its hours: {title}.",
        "Más de lo que ya cumples es lo que más rinde por sus horas: {title}.",
    ),
}
_YEARLY = Phrase(
    "A year has gone by. For the odds of the whole goal, and your own rule for "
    "stopping:",
    "Ha pasado un año. Para las posibilidades de la meta entera y tu propia regla para "
    "parar:",
)
_ASK: dict[QuestionKind, Phrase] = {
    "back": Phrase(
        "Those {weeks} are all right. What were they? (worked 10h; life; or hours 5, for "
        "so many a week from now on)",
        "Por esas {weeks} no pasa nada. ¿Qué fueron? (trabajo 10h; vida; u horas 5, para "
        "tantas por semana desde ahora)",
    ),
    "hours": Phrase(
        "How long did you work on “{title}” these seven days? (such as 2.5h or 40min)",
        "¿Cuánto trabajaste en «{title}» estos siete días? (por ejemplo 2.5h o 40min)",
    ),
    "done": Phrase("Is this done: {title}? (yes)", "¿Está hecho: {title}? (sí)"),
    "reading": Phrase(
        "Where do you stand on “{title}”? The bar is {bar}. (such as {example})",
        "¿Dónde estás en «{title}»? El listón es {bar}. (por ejemplo {example})",
    ),
    "silent": Phrase(
        "“{title}”: keep, pause until a day (pause {day}){drop}?",
        "«{title}»: ¿seguir, pausar hasta un día (pausar {day}){drop}?",
    ),
    "answer": Phrase(
        "Has the answer to “{title}” come? (yes, no or withdrawn; after a comma how far "
        "it came, after another what they said: no, interviewed, too few hours)",
        "¿Ha llegado la respuesta a «{title}»? (sí, no o retirado; tras una coma, hasta "
        "dónde llegó; tras otra, qué dijeron: no, entrevista, pocas horas)",
    ),
    "lesson": Phrase(
        "What do you make of it? (one sentence)", "¿Qué sacas de ello? (una frase)"
    ),
    "bar": Phrase(
        "Take on “{title}” from now on? (yes)", "¿Asumes «{title}» desde ahora? (sí)"
    ),
    "step": Phrase(
        "What small thing will you do this week? (one line)",
        "¿Qué cosa pequeña harás esta semana? (una línea)",
    ),
    "note": Phrase(
        "What do you want to remember of this week? (one line)",
        "¿Qué quieres recordar de esta semana? (una línea)",
    ),
}
_OR_DROP = Phrase(" or drop", " o dejar")


_Lines = Callable[[Review, Outlook, Language], Iterator[str]]


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
    """One question of a review.

    Attributes:
        id: of the requirement it is about; step: title of the step; may be empty.
        words: what is asked.
    """

    kind: QuestionKind
    words: str
    id: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a review: its text, and the questions that go with it."""

    text: str
    questions: tuple[ReviewQuestion, ...] = ()


def review_title(
    result: Review, *, language: Language, asking: bool = False, color: bool = False
) -> str:
    """Say which week it is; with questions also how they go."""
    day = day_text(result.on_date, language)
    head = paint(
        wrap(_TITLE(language, day=day, goal=result.goal)), "title", color=color
    )
    return page([head, wrap(_HOW(language))]) if asking else head


def review_sections(
    result: Review, outlook: Outlook, *, language: Language, color: bool = False
) -> tuple[Section, ...]:
    """Return the parts in order; what has nothing to say is named in one line."""
    parts: tuple[tuple[str, _Lines, list[ReviewQuestion]], ...] = (
        ("hours", _hours, _hours_asked(result, language)),
        ("done", _done, _done_asked(result, language)),
        ("readings", _readings, _readings_asked(result, language)),
        ("silent", _silent, _silent_asked(result, language)),
        ("tries", _tries, _tries_asked(result, language)),
        ("bar", _bar, _bar_asked(result, language)),
    )
    told, quiet = [], []
    for head, of_part, questions in parts:
        lines = list(of_part(result, outlook, language))
        if not lines:
            quiet.append(_QUIET_ONES[head](language))
            continue
        rows = [wrap(line, indent=2, hanging=2) for line in lines]
        name = paint(_HEADS[head](language), "strong", color=color)
        told.append(Section(page([name, *rows]), tuple(questions)))
    if quiet:
        told.append(Section(wrap(_QUIET(language, what=listed(quiet, language)))))
    weeks = page(coming_weeks(outlook, 4, language=language))
    last = [_ask("step", language), _ask("note", language)]
    return (*told, Section(weeks, tuple(last)))


def review_end(
    outlook: Outlook, result: Review, *, language: Language, color: bool = False
) -> str:
    """Name the one thing to do next, and its command."""
    lines = [paint(_HEADS["last"](language), "strong", color=color)]
    sentence = step_sentence(outlook, result.next_step, language)
    lines.append(wrap(sentence, indent=2, hanging=2))
    after = after_step(result.next_step, language)
    return page([*lines, *([after] if after else [])])


def review_answer(outlook: Outlook, id_: str, *, language: Language) -> str:
    """Say what the answer that was just written down told."""
    titles = {one.id: one.title for one in outlook.requirements}
    lines = [
        wrap(line, indent=2, hanging=2)
        for attempt in outlook.tries
        if attempt.id == id_
        for line in _last_told(attempt, titles, language)
    ]
    return "\n".join(lines)


def review_lesson(id_: str, *, language: Language) -> ReviewQuestion:
    """Return the question that follows an answer."""
    return _ask("lesson", language, id_=id_)


def _ask(
    kind: QuestionKind,
    language: Language,
    *,
    id_: str = "",
    step: str = "",
    **values: str,
) -> ReviewQuestion:
    words = _ASK[kind](language, **values)
    return ReviewQuestion(kind, wrap(words), id_, step)


def _hours(result: Review, _: Outlook, language: Language) -> Iterator[str]:
    phrase = _HOURS if result.promised_hours else _NO_PROMISE
    yield phrase(
        language,
        worked=exact_hours(result.worked_hours, language),
        day=day_text(result.from_date, language),
        promised=exact_hours(result.promised_hours, language),
    )
    if result.worked:
        rows = [
            _ONE_WORKED(
                language,
                title=one.title or _FREE(language),
                hours=exact_hours(one.hours, language),
            )
            for one in result.worked[:MOST_LISTED]
        ]
        yield _ON(language, titles="; ".join(rows))
    silence = result.long_silence
    if silence is not None:
        weeks = weeks_text(int(silence.weeks), language)
        yield _LONG_SILENCE(language, weeks=weeks)
    elif result.promise.days >= LEAST_DAYS:
        yield from kept_sentences(result.promise, language)
    elif result.worked_hours < result.promised_hours:
        yield _LEAN(language)


def _hours_asked(result: Review, language: Language) -> list[ReviewQuestion]:
    silence = result.long_silence
    if silence is not None:
        weeks = weeks_text(int(silence.weeks), language)
        return [_ask("back", language, id_=silence.id, weeks=weeks)]
    silent = {one.id for one in result.silent[:1]}  # asked about by its own question
    asked = [one for one in result.quiet if one.id not in silent][:MOST_HOURS_ASKED]
    return [_ask("hours", language, id_=one.id, title=one.title) for one in asked]


def _done(result: Review, _: Outlook, language: Language) -> Iterator[str]:
    for one in result.done:
        yield (_TICKED if one.is_step else _MET)(language, title=_plain(one.title))
    if not result.done:
        yield _NOTHING_DONE(language)
    for due in result.due_steps[:MOST_LISTED]:
        day = day_text(due.due_date, language)
        yield _DUE(language, day=day, step=_plain(due.step))


def _plain(title: str) -> str:
    return title.rstrip(".")


def _done_asked(result: Review, language: Language) -> list[ReviewQuestion]:
    asked = result.due_steps[:1]
    return [_ask("done", language, step=one.step, title=one.step) for one in asked]


def _readings(result: Review, _: Outlook, language: Language) -> Iterator[str]:
    for one in result.due_readings[:MOST_LISTED]:
        weeks = "" if one.weeks is None else weeks_text(one.weeks, language)
        yield _READING[one.why](language, title=one.title, weeks=weeks)


def _readings_asked(result: Review, language: Language) -> list[ReviewQuestion]:
    asked = [one for one in result.due_readings if one.bar is not None][:1]
    return [_reading_asked(one, language) for one in asked]


def _reading_asked(one: DueReading, language: Language) -> ReviewQuestion:
    bar = "" if one.bar is None else bar_in_words(one.bar, language)
    unit = getattr(one.bar, "unit", "")
    example = f"12 {unit}".strip()
    return _ask(
        "reading", language, id_=one.id, title=one.title, bar=bar, example=example
    )


def _silent(result: Review, _: Outlook, language: Language) -> Iterator[str]:
    for one in result.silent[:MOST_LISTED]:
        yield _SILENT(language, title=one.title, weeks=weeks_text(one.weeks, language))


def _silent_asked(result: Review, language: Language) -> list[ReviewQuestion]:
    return [
        _ask(
            "silent",
            language,
            id_=one.id,
            title=one.title,
            day=str(result.on_date + PAUSE),
            drop=_OR_DROP(language) if one.can_drop else "",
        )
        for one in result.silent[:1]
    ]


def _tries(result: Review, outlook: Outlook, language: Language) -> Iterator[str]:
    titles = {one.id: one.title for one in outlook.requirements}
    for attempt in result.answered:
        yield f"{attempt.title}:"
        yield from _last_told(attempt, titles, language)
    for one in result.waiting:
        yield _waits(one, language)


def _last_told(
    attempt: TryOutlook, titles: dict[str, str], language: Language
) -> list[str]:
    """Say what the last tries that say the same told."""
    told = past_sentences(attempt, language, how=False, titles=titles)
    heads = [n for n, text in enumerate(told) if not text.startswith(" ")]
    return [text.strip() for text in told[heads[-1] :]] if heads else []


def _waits(one: Waiting, language: Language) -> str:
    due = ""
    if one.answer_date is not None:
        due = _DUE_BY(language, day=day_text(one.answer_date, language))
    return _WAITS(language, title=one.title, number=one.number, due=due)


def _tries_asked(result: Review, language: Language) -> list[ReviewQuestion]:
    asked = [
        one
        for one in result.waiting
        if one.answer_date is None or one.answer_date <= result.on_date + ANSWER_SOON
    ][:1]
    return [_ask("answer", language, id_=one.id, title=one.title) for one in asked]


def _bar(result: Review, _: Outlook, language: Language) -> Iterator[str]:
    one = result.best_bar
    if one is not None:
        yield _BAR[one.kind](
            language,
            title=one.title,
            hours=hours_in_words(one.hours, language),
            windows=result.windows,
            people=significant(100 * one.chance.change, language),
        )
    if result.look_ahead:
        yield _YEARLY(language)
        yield "miles onward"


def _bar_asked(result: Review, language: Language) -> list[ReviewQuestion]:
    one = result.best_bar
    if one is None or one.kind != "choose":
        return []
    return [_ask("bar", language, id_=one.id, title=one.title)]
