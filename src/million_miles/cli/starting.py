"""Commands that start a journey: find a goal, make a plan, see a finished road."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from million_miles import exchange, find, folder, journey, maps, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common, is_terminal
from million_miles.cli.ids import new_id
from million_miles.cli.looking import look
from million_miles.cli.preparing import announced
from million_miles.cli.words import NotUnderstoodError, OneOf, Word, plain_text, shown
from million_miles.journey import Journey
from million_miles.values import LANGUAGES, GoalMap, Mistake, MistakesError, Step


@click.command("find")
@common
@click.argument("words", nargs=-1)
def find_goal(asked: Asked, words: tuple[str, ...]) -> None:
    """List the goal maps, or those that fit some words.

    Example: miles find space
    """
    found = find.search(maps.goal_maps(), " ".join(words), language=asked.language)
    if asked.as_json:
        listed = [_listed(one.in_language(asked.language)) for one in found]
        click.echo(dumps({"maps": listed}))
    else:
        text = telling.found(
            found, words=" ".join(words), today=asked.on, language=asked.language
        )
        click.echo(text)


def _listed(one: GoalMap) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "summary": one.summary,
        "jurisdiction": one.jurisdiction,
        "as_of_date": one.as_of,
        "review_by_date": one.review_by,
        "requirements": len(tuple(one.everything())),
    }


def _goal(text: str) -> str:
    return plain_text(text.strip(), least=0, most=200)


@click.command("new")
@common
@click.argument("goal", required=False, type=Word(_goal))
@click.argument(
    "directory", required=False, type=click.Path(readable=False, path_type=Path)
)
@click.option("--why", help="Answer in advance: why you want it.")
@click.option(
    "--by",
    "by_date",
    metavar="DATE",
    help="Answer in advance: by when, such as 2038-12-31.",
)
@click.option(
    "--hours-per-week", metavar="HOURS", help="Answer in advance: hours a week."
)
@click.option(
    "--have",
    "already_met",
    metavar="IDS",
    help="Answer in advance: ids you have already.",
)
@click.option(
    "--choose",
    "chosen",
    metavar="IDS",
    help="Answer in advance: ids of extras you choose.",
)
def new(
    asked: Asked, goal: str | None, directory: Path | None, **answers: str | None
) -> None:
    """Start a plan from a goal map, or from a goal of your own.

    At most five questions, each of which may be skipped with Enter.

    Example: miles new nasa-astronaut my-journey
    """
    ask = Asking(asked)
    goal = goal or ask(telling.which_goal(language=asked.language), _goal)
    if not goal:
        hint = telling.no_goal_yet(language=asked.language)
        click.echo(dumps({"directory": None, "hint": hint}) if asked.as_json else hint)
        return
    goal_map = _map_for(goal, asked, ask)
    name = goal_map.id if goal_map else exchange.slug(goal) or "my-journey"
    at = asked.at / (directory or name)
    _require_new(at)
    questions = find.questions(goal_map)
    given = {name: text for name, text in answers.items() if text is not None}
    _require_asked(given, questions)
    given |= _ask_each(questions, goal_map, given, asked, ask)
    mine = _start(goal, goal_map, given, asked)
    folder.create(at, mine.plan, mine.entries)
    _report(asked, at)


def _require_asked(
    given: Mapping[str, str], questions: Sequence[find.Question]
) -> None:
    """Refuse answers about a list, where there is no map to list anything."""
    for name in given.keys() - {question.id for question in questions}:
        option = {"already_met": "--have", "chosen": "--choose"}.get(name, name)
        raise NotUnderstoodError([Mistake("not_asked", option)])


class Asking:
    """Asks at a terminal, five questions at most; elsewhere nothing is answered.

    Attributes:
        left: how many questions may still be asked.
    """

    def __init__(self, asked: Asked) -> None:
        self.language = asked.language
        self.left = 5 if is_terminal(sys.stdin) and not asked.as_json else 0

    def __call__(self, question: str, read: Callable[[str], object]) -> str:
        """Return what is typed once it can be read; Enter skips, as does no terminal."""
        if not self.left:
            return ""
        self.left -= 1
        while True:
            typed: str = click.prompt(
                question.rstrip("\n"),
                default="",
                show_default=False,
                prompt_suffix="\n> ",
            )
            text = typed.strip()
            try:
                read(text)
            except MistakesError as error:
                click.echo(telling.mistakes(error.mistakes, language=self.language))
            else:
                return text


# What is left to a later day first where a question went into the goal itself.
_CAN_WAIT = ("chosen", "why")


def _ask_each(
    questions: Sequence[find.Question],
    goal_map: GoalMap | None,
    given: Mapping[str, str],
    asked: Asked,
    ask: Asking,
) -> dict[str, str]:
    """Return what is typed to the questions that are not answered in advance."""
    open_ones = [question for question in questions if question.id not in given]
    for id_ in _CAN_WAIT:
        if len(open_ones) > ask.left:
            open_ones = [question for question in open_ones if question.id != id_]
    typed: dict[str, str] = {}
    for place, question in enumerate(open_ones, 1):
        words = telling.question(
            question,
            goal_map,
            place=place,
            of=len(open_ones),
            language=asked.language,
        )
        typed[question.id] = ask(words, partial(find.read_answer, question))
    return typed


def _map_for(goal: str, asked: Asked, ask: Asking) -> GoalMap | None:
    """Return the map that `goal` names or fits best; None: a goal of one's own."""
    found = find.search(maps.goal_maps(), goal, language=asked.language)
    named = [one for one in found if _names(goal, one)]
    if named or not found or not ask.left:
        return named[0] if named else None
    title = found[0].in_language(asked.language).title
    answer = ask(telling.take_map(title, language=asked.language), _goal)
    return None if answer.casefold().startswith("n") else found[0]


def _names(goal: str, one: GoalMap) -> bool:
    """Tell whether every word of `goal` is in the id or the title of a map."""
    titles = " ".join(one.in_language(language).title for language in LANGUAGES)
    words = exchange.slug(f"{one.id} {titles}").split("-")
    return set(exchange.slug(goal).split("-")) <= set(words)


def _require_new(at: Path) -> None:
    """Refuse a folder with a journey before anything is asked."""
    with suppress(folder.NoJourneyError):
        folder.fingerprint(at)
        raise folder.ExistsError(at)


def _start(
    goal: str, goal_map: GoalMap | None, answers: Mapping[str, str], asked: Asked
) -> Journey:
    read = find.read_answers(find.questions(goal_map), answers)
    if goal_map is None:
        first_step = Step(telling.first_step_of_ones_own(language=asked.language))
        plan = find.blank(goal, read, today=asked.on, first_step=first_step)
        return Journey(plan)
    taken: set[str] = set()

    def take_id() -> str:
        id_ = new_id(taken)
        taken.add(id_)
        return id_

    plan, entries = find.start(
        goal_map, read, today=asked.on, language=asked.language, new_id=take_id
    )
    return Journey(plan, entries)


def _report(asked: Asked, at: Path) -> None:
    if not asked.as_json:
        click.echo(telling.started(shown(at), language=asked.language))
    mine, outlook = look(replace(asked, at=at))
    step = journey.next_step(mine, outlook)
    if asked.as_json:
        click.echo(dumps({"directory": at, "next_step": step, "rough": True}))
    else:
        text = telling.today(outlook, step, language=asked.language, color=asked.color)
        click.echo(text)


@click.command("demo")
@common
@click.argument("example", type=OneOf(["jose", "student"]), default="jose")
def demo(asked: Asked, example: str) -> None:
    """Replay José Hernández's road in 2001 and 2004, or a student's from today.

    Example: miles demo
    """
    days = [asked.on] if example == "student" else list(_JOSE_DAYS)
    told = [maps.example_at(example, day, language=asked.language) for day in days]
    journeys = [Journey(one.plan, one.entries) for one in told]
    with announced(asked.language):
        outlooks = [
            journey.look(mine, today=day, seed=asked.seed)
            for mine, day in zip(journeys, days, strict=True)
        ]
    if asked.as_json:
        click.echo(dumps({"scenes": outlooks}))
        return
    click.echo(
        telling.demo(
            "student" if example == "student" else "jose",
            outlooks,
            language=asked.language,
            color=asked.color,
        )
    )


# Between his two interviews and the move to NASA; and the day before the class of 2004.
_JOSE_DAYS = (dt.date(2001, 1, 1), dt.date(2004, 5, 5))
