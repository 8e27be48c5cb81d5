"""`miles review`: ten minutes once a week, one question at a time.

How it works: each answer is a change of its own, written whole and at once, before the
next question is asked. So nothing is lost and nothing is half written, whenever the
person stops.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import replace

import click

from million_miles import exchange, journey, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common, is_terminal
from million_miles.cli.changing import Change, apply_change
from million_miles.cli.looking import look
from million_miles.cli.preparing import long_work
from million_miles.cli.words import day, hours_a_week, plain_text
from million_miles.journey import Outlook, Review, changes
from million_miles.telling import ReviewQuestion
from million_miles.values import Mistake, MistakesError, Outcome, Step

OUTCOMES_SAID: dict[str, Outcome] = {
    "yes": "accepted", "y": "accepted", "sí": "accepted", "si": "accepted",
    "accepted": "accepted", "no": "refused", "n": "refused", "refused": "refused",
    "withdrawn": "withdrawn", "retirado": "withdrawn", "retirada": "withdrawn",
}  # fmt: skip
YES = ("yes", "y", "sí", "si", "s")
NO = ("no", "n")
LIFE = ("life", "vida", "l", "v")
WORKED = ("worked", "trabajo", "trabajé", "w", "t")
FEWER = ("hours", "horas", "h")
KEEP = ("keep", "seguir", "sigo", "k")
PAUSE = ("pause", "pausar", "pauso", "p")
DROP = ("drop", "dejar", "dejo", "d")


@click.command("review")
@common
def review(asked: Asked) -> None:
    """Go through the week: what was done, what waits, and one next step.

    At a terminal it asks, one question at a time; Enter skips.

    Example: miles review
    """
    outlook, result = look_at_week(asked)
    if asked.as_json:
        click.echo(dumps({"review": result}))
        return
    asks = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    language, color = asked.language, asked.color
    head = telling.review_title(result, language=language, asking=asks, color=color)
    click.echo(head)
    wrote = 0
    for section in telling.review_sections(
        result, outlook, language=language, color=color
    ):
        click.echo(f"\n{section.text}")
        if asks:
            wrote += sum(ask(question, asked) for question in section.questions)
    if wrote:
        outlook, result = look_at_week(asked, again=result)
    click.echo(
        "\n" + telling.review_end(outlook, result, language=language, color=color)
    )


def look_at_week(asked: Asked, again: Review | None = None) -> tuple[Outlook, Review]:
    """Look at the journey and its week; what may be raised is weighed only once."""
    mine, outlook = look(asked)
    if again is not None:
        return outlook, replace(again, next_step=journey.next_step(mine, outlook))
    with long_work() as waiting:
        bars = journey.next_bars(mine, today=asked.on, seed=asked.seed, waiting=waiting)
    return outlook, journey.review(mine, outlook, bars)


def ask(question: ReviewQuestion, asked: Asked) -> int:
    """Ask until the answer can be kept or is left out; return how many were kept."""
    while True:
        typed: str = click.prompt(
            f"\n{question.words}", default="", show_default=False, prompt_suffix="\n> "
        )
        try:
            change = _READERS[question.kind](question, typed.strip(), asked)
            if change is None:
                return 0
            apply_change(asked, change)
        except MistakesError as error:
            click.echo(telling.mistakes(error.mistakes, language=asked.language))
            continue
        return 1 + (after_answer(question, asked) if question.kind == "answer" else 0)


def after_answer(question: ReviewQuestion, asked: Asked) -> int:
    """Say what the answer told, then ask what the person makes of it."""
    _, outlook = look(asked)
    told = telling.review_answer(outlook, question.id, language=asked.language)
    click.echo(f"\n{told}")
    return ask(telling.review_lesson(question.id, language=asked.language), asked)


Reader = Callable[[ReviewQuestion, str, Asked], Change | None]


def _back(question: ReviewQuestion, typed: str, asked: Asked) -> Change | None:
    word, _, rest = typed.partition(" ")
    word = word.casefold().rstrip(",:")
    if not word:
        return None
    if word in LIFE:
        return lambda j, s: journey.life_happened(j, s)
    if word in WORKED:
        hours = exchange.read_hours(rest.strip())
        return lambda j, s: journey.worked_roughly(j, hours, s, question.id)
    if word not in FEWER:
        raise MistakesError([Mistake("review_back", typed)])
    fewer = hours_a_week(rest.strip())
    return lambda j, s: journey.fewer_hours(j, fewer, s)


def _hours(question: ReviewQuestion, typed: str, asked: Asked) -> Change | None:
    if not typed or typed == "0":
        return None
    hours = exchange.read_hours(typed)
    return lambda j, s: changes.log(j, question.id, hours, s)


def _done(question: ReviewQuestion, typed: str, asked: Asked) -> Change | None:
    if not _is_yes(typed):
        return None
    return lambda j, s: changes.tick(j, question.step, s)


def _reading(question: ReviewQuestion, typed: str, asked: Asked) -> Change | None:
    if not typed:
        return None
    reading = exchange.read_reading(typed)
    return lambda j, s: changes.measure(j, question.id, reading, s)


def _silent(question: ReviewQuestion, typed: str, asked: Asked) -> Change | None:
    word, _, rest = typed.partition(" ")
    word = word.casefold().rstrip(",:")
    if not word or word in NO:
        return None
    if word in KEEP:
        return lambda j, s: changes.keep(j, question.id, s)
    if word in DROP:
        return lambda j, s: changes.drop(j, question.id, s)
    if word not in PAUSE:
        raise MistakesError([Mistake("review_silent", typed)])
    until: dt.date = day(rest.strip())
    return lambda j, s: changes.pause(j, question.id, until, s)


def _answer(question: ReviewQuestion, typed: str, asked: Asked) -> Change | None:
    if not typed:
        return None
    word, _, rest = typed.partition(",")
    outcome = OUTCOMES_SAID.get(word.strip().casefold())
    if outcome is None:
        raise MistakesError([Mistake("review_answer", typed)])
    stage, _, reason = (part.strip() for part in rest.partition(","))
    return lambda j, s: changes.answer(
        j, question.id, outcome, s, stage=stage, reason=reason
    )


def _bar(question: ReviewQuestion, typed: str, asked: Asked) -> Change | None:
    if not _is_yes(typed):
        return None
    return lambda j, s: changes.choose(j, question.id, s)


def _step(question: ReviewQuestion, typed: str, asked: Asked) -> Change | None:
    if not typed:
        return None
    due = asked.on + dt.timedelta(days=7)
    step = Step(plain_text(typed, least=1, most=200), due_date=due)
    return lambda j, s: changes.add_step(j, step, s)


def _note(question: ReviewQuestion, typed: str, asked: Asked) -> Change | None:
    if not typed:
        return None
    words = plain_text(typed, least=1, most=2000)
    return lambda j, s: changes.note(j, words, s, question.id)


def _is_yes(typed: str) -> bool:
    """Tell whether it is a yes; Enter and no are none.

    Raises:
        MistakesError: it is neither.
    """
    word = typed.casefold()
    if word and word not in (*YES, *NO):
        raise MistakesError([Mistake("review_yes", typed)])
    return word in YES


_READERS: dict[str, Reader] = {
    "back": _back,
    "hours": _hours,
    "done": _done,
    "reading": _reading,
    "silent": _silent,
    "answer": _answer,
    "lesson": _note,
    "bar": _bar,
    "step": _step,
    "note": _note,
}
