"""Commands that change a journey; each prints the line it wrote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from typing import Literal

import click

from million_miles import exchange, folder, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common
from million_miles.cli.ids import new_id
from million_miles.cli.words import NOTE, TITLE, OneOf, Word, day, plain_text, whole
from million_miles.journey import Journey, Stamp, changes, contradictions
from million_miles.values import (
    LEVELS_OF_NEED,
    OUTCOMES,
    Effort,
    Hours,
    Mistake,
    Outcome,
    Plan,
    Reading,
    Requirement,
    Step,
    TryScore,
    When,
)

Change = Callable[[Journey, Stamp], Journey]


def apply_change(asked: Asked, change: Change, at: When | None = None) -> None:
    """Change the journey in its folder and print what was written.

    `at` is when it happened, as in the journal; by default the day asked.
    """
    lines, doubts = write_change(asked, change, at)
    if asked.as_json:
        click.echo(dumps({"wrote": lines}))
    else:
        tell_written(asked, lines, doubts)


def write_change(
    asked: Asked, change: Change, at: When | None
) -> tuple[tuple[str, ...], list[Mistake]]:
    """Change the journey in its folder; return the lines written, and new doubts."""
    when = When.on(asked.on) if at is None else at
    with folder.changing(asked.at) as held:
        taken = {entry.id for entry in held.journey.entries}
        after = change(held.journey, Stamp(new_id(taken), when))
        lines = held.save(after)
    of_entries = exchange.questions(after.entries, today=asked.on)
    found = (*of_entries, *contradictions(after))
    return lines, [doubt for doubt in found if doubt.came not in taken]


def tell_written(asked: Asked, lines: tuple[str, ...], doubts: list[Mistake]) -> None:
    """Print the lines that were written, and what about them is doubtful."""
    click.echo(telling.changed(lines, language=asked.language))
    if doubts:
        click.echo(telling.questions(doubts, language=asked.language))


at_option = click.option(
    "--at",
    type=Word(exchange.read_when),
    metavar="WHEN",
    help="When: 2027-01-09, ~2026-12, ~1998, or '' for unknown.",
)
note_option = click.option(
    "--note", type=NOTE, default="", help="A few words to remember."
)


@click.command("log")
@common
@click.argument("what")
@click.argument("amount", type=Word(exchange.read_hours))
@at_option
@note_option
def log(asked: Asked, what: str, amount: Hours, at: When | None, note: str) -> None:
    """Log hours of work on a requirement.

    Example: miles log flying 2.5h --note "first circuits"
    """
    apply_change(asked, lambda j, s: changes.log(j, what, amount, s, note), at)


@click.command("measure")
@common
@click.argument("what")
@click.argument("reading", type=Word(exchange.read_reading))
@at_option
@note_option
def measure(
    asked: Asked, what: str, reading: Reading, at: When | None, note: str
) -> None:
    """Log a reading: where you stand against the bar.

    Example: miles measure flying "12 h"
    """
    apply_change(asked, lambda j, s: changes.measure(j, what, reading, s, note), at)


@click.command("estimate")
@common
@click.argument("what")
@click.argument("hours", type=Word(exchange.read_effort))
@at_option
@note_option
def estimate(
    asked: Asked, what: str, hours: Effort, at: When | None, note: str
) -> None:
    """Log a new estimate: the total from zero, as a range that holds 8 times in 10.

    Example: miles estimate flying 80-140h
    """
    apply_change(asked, lambda j, s: changes.estimate(j, what, hours, s, note), at)


@click.command("try")
@common
@click.argument("what")
@click.argument("outcome", type=OneOf(["applied", *OUTCOMES]))
@click.option(
    "--number", type=whole(1, 1000), metavar="NUMBER", help="Which try, from 1 on."
)
@click.option(
    "--stage", type=NOTE, default="", help="How far it came, such as interviewed."
)
@click.option("--reason", type=NOTE, default="", help="What they said.")
@click.option("--lesson", type=NOTE, default="", help="What you make of it.")
@click.option(
    "--score",
    type=Word(exchange.read_score),
    metavar="SCORE",
    help="What you scored, such as '61 pass 75 of 100'.",
)
@click.option(
    "--feedback", type=NOTE, default="", help="Their feedback, word for word."
)
@at_option
def attempt(
    asked: Asked,
    what: str,
    outcome: Literal["applied"] | Outcome,
    number: int | None,
    stage: str,
    reason: str,
    lesson: str,
    score: TryScore | None,
    feedback: str,
    at: When | None,
) -> None:
    """Log a try or its answer: applied, refused, accepted, withdrawn.

    Example: miles try apply refused --stage interviewed
    """

    def change(mine: Journey, stamped: Stamp) -> Journey:
        if outcome == "applied":
            return changes.apply(mine, what, stamped, attempt=number, stage=stage)
        return changes.answer(
            mine,
            what,
            outcome,
            stamped,
            attempt=number,
            stage=stage,
            reason=reason,
            lesson=lesson,
            feedback=feedback,
            score=score,
        )

    apply_change(asked, change, at)


@click.command("choose")
@common
@click.argument("what")
@click.option("--way", metavar="WAY", help="Take this one of its ways instead.")
@at_option
@note_option
def choose(
    asked: Asked, what: str, way: str | None, at: When | None, note: str
) -> None:
    """Take on a usual or an edge requirement: it counts from now on.

    Example: miles choose flying
    """

    def change(mine: Journey, stamped: Stamp) -> Journey:
        if way is None:
            return changes.choose(mine, what, stamped, note)
        return changes.take(mine, what, way, stamped, note)

    apply_change(asked, change, at)


@click.command("drop")
@common
@click.argument("what")
@at_option
@note_option
def drop(asked: Asked, what: str, at: When | None, note: str) -> None:
    """Let go of a usual or an edge requirement; what was done for it stays.

    Example: miles drop flying
    """
    apply_change(asked, lambda j, s: changes.drop(j, what, s, note), at)


@click.command("keep")
@common
@click.argument("what")
@at_option
@note_option
def keep(asked: Asked, what: str, at: When | None, note: str) -> None:
    """Say that you go on with what was left alone for a while.

    Example: miles keep flying
    """
    apply_change(asked, lambda j, s: changes.keep(j, what, s, note), at)


@click.command("pause")
@common
@click.argument("what")
@click.option(
    "--until",
    type=Word(day),
    metavar="DATE",
    required=True,
    help="The day from which it goes on.",
)
@at_option
@note_option
def pause(asked: Asked, what: str, until: dt.date, at: When | None, note: str) -> None:
    """Give something no hours until a day; the dates move with it.

    Example: miles pause flying --until 2027-03-01
    """
    apply_change(asked, lambda j, s: changes.pause(j, what, until, s, note), at)


@click.command("note")
@common
@click.argument("text", type=Word(partial(plain_text, least=1, most=2000)))
@click.option(
    "--for", "what", default="", metavar="WHAT", help="About this requirement."
)
@at_option
def note(asked: Asked, text: str, what: str, at: When | None) -> None:
    """Write down a few words.

    Example: miles note "The club flies on Sundays" --for flying
    """
    apply_change(asked, lambda j, s: changes.note(j, text, s, what), at)


@click.command("rename")
@common
@click.argument("what")
@click.argument("new_id")
def rename(asked: Asked, what: str, new_id: str) -> None:
    """Give a requirement a new short name, everywhere.

    Example: miles rename flying pilot-licence
    """
    apply_change(asked, lambda j, s: changes.rename(j, what, new_id, s))


@click.command("undo")
@common
@click.argument("entry", default="")
def undo(asked: Asked, entry: str) -> None:
    """Undo the last thing, or one entry by its id; both stay in the journal.

    Example: miles undo
    """
    apply_change(asked, lambda j, s: changes.undo(j, s, entry_id=entry))


@click.command("done")
@common
@click.argument("what")
@at_option
@note_option
def done(asked: Asked, what: str, at: When | None, note: str) -> None:
    """Say that a step is done, or that a requirement is met.

    Example: miles done "Book a trial lesson"
    """

    def change(mine: Journey, stamped: Stamp) -> Journey:
        if _means_a_step(mine.plan, what.strip().casefold()):
            return changes.tick(mine, what, stamped, note)
        return changes.finish(mine, what, stamped, note)

    apply_change(asked, change, at)


def _means_a_step(plan: Plan, wanted: str) -> bool:
    """Tell whether words are a step's, or its beginning, or nearly so."""
    names = {name.casefold() for r in plan.everything() for name in (r.id, r.title)}
    titles = [step.title.casefold() for _, step in changes.all_steps(plan)]
    begins = any(title.startswith(wanted) for title in titles)
    near = get_close_matches(wanted, titles, n=1) != []
    return wanted not in names and (begins or near)


@click.command("step")
@common
@click.argument("title", type=TITLE)
@click.option(
    "--for", "what", default="", metavar="WHAT", help="Under this requirement."
)
@click.option(
    "--minutes", type=whole(1, 10_000), metavar="NUMBER", help="How long it takes."
)
@click.option("--due", type=Word(day), metavar="DATE", help="By which day.")
def step(
    asked: Asked, title: str, what: str, minutes: int | None, due: dt.date | None
) -> None:
    """Add a small thing to do.

    Example: miles step "Book a trial lesson" --for flying --minutes 15
    """
    small = Step(title, minutes, due)
    apply_change(asked, lambda j, s: changes.add_step(j, small, s, what))


@click.command("add")
@common
@click.argument("title", type=TITLE)
@click.option(
    "--id",
    "id_",
    default="",
    metavar="ID",
    help="A short name; by default from the title.",
)
@click.option("--level", type=OneOf(LEVELS_OF_NEED), default="must", help="How needed.")
@click.option(
    "--bar", metavar="BAR", help="What must be reached, such as 'flown >= 40 h'."
)
@click.option(
    "--effort", metavar="RANGE", help="Total hours from zero, such as 60-120h."
)
@click.option("--at-most", metavar="BUDGET", help="Weekly budget, such as '6 h/week'.")
@click.option(
    "--at-least",
    metavar="TIME",
    help="It cannot be faster than this, such as '12 weeks'.",
)
@click.option(
    "--weeks",
    metavar="RANGE",
    help="Fixed weeks, such as 78-104; with --hours-per-week.",
)
@click.option(
    "--hours-per-week", metavar="HOURS", help="Hours a week that the fixed weeks hold."
)
@click.option(
    "--needs", metavar="IDS", help="What must be met before, such as masters,flying."
)
def add(asked: Asked, title: str, id_: str, **parts: str | None) -> None:
    """Add a requirement to the plan.

    Example: miles add "Public speaking" --id speaking --effort 60-120h
    """
    requirement = _requirement(title, id_ or exchange.slug(title), **parts)
    apply_change(asked, lambda j, s: changes.add_requirement(j, requirement, s))


def _requirement(title: str, id_: str, **options: str | None) -> Requirement:
    given = {name: text for name, text in options.items() if text}
    needs = [need.strip() for need in given.pop("needs", "").split(",")]
    commitment = {
        name: given.pop(name) for name in ("weeks", "hours_per_week") if name in given
    }
    parts: dict[str, object] = {"title": title, **given}
    if any(needs):
        parts["needs"] = [need for need in needs if need]
    if commitment:
        parts["commitment"] = commitment
    if given["level"] != "must":
        parts["chosen"] = "true"
    return exchange.read_requirement(id_, parts)
