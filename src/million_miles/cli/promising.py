"""Commands about the promise of hours a week, and about coming back to it."""

from __future__ import annotations

import datetime as dt

import click

from million_miles import exchange, journey
from million_miles.cli.asked import Asked, common
from million_miles.cli.changing import Change, apply_change, note_option
from million_miles.cli.words import NOTE, NotUnderstoodError, Word, day, hours_a_week
from million_miles.journey import Journey, Stamp
from million_miles.values import Hours, Mistake, Period


@click.command("promise")
@common
@click.argument("hours", type=Word(hours_a_week))
@click.option(
    "--from",
    "first",
    type=Word(day),
    metavar="DATE",
    help="From this day on; by default today.",
)
@click.option(
    "--to",
    "last",
    type=Word(day),
    metavar="DATE",
    help="Up to this day: an easy week, or with 0 hours a break.",
)
@click.option("--because", type=NOTE, default="", help="Why, in your words.")
def promise(
    asked: Asked,
    hours: float,
    first: dt.date | None,
    last: dt.date | None,
    because: str,
) -> None:
    """Promise so many hours a week from now on, or plan an easy week or a break.

    Example: miles promise 0 --from 2026-12-21 --to 2027-01-03 --because family
    """
    start = first or asked.on
    if last is not None and last < start:
        details = (("first", str(start)),)
        raise NotUnderstoodError(
            [Mistake("break_backwards", f"{last}", details=details)]
        )
    if len(because) > 200:
        limits = (("least", "0"), ("most", "200"))
        raise NotUnderstoodError([Mistake("text", because, details=limits)])
    period = Period(start, hours, last, because)
    apply_change(asked, lambda j, s: journey.promise(j, period, s))


@click.command("back")
@common
@click.option(
    "--worked",
    type=Word(exchange.read_hours),
    metavar="HOURS",
    help="You worked, about so many hours in all; a rough day is written.",
)
@click.option(
    "--for", "what", default="", metavar="WHAT", help="With --worked: on this."
)
@click.option(
    "--break",
    "is_break",
    is_flag=True,
    help="Life happened: those days leave the score, and the pace keeps them.",
)
@click.option(
    "--hours",
    type=Word(hours_a_week),
    metavar="HOURS",
    help="Promise so many hours a week from today on.",
)
@note_option
def back(
    asked: Asked,
    worked: Hours | None,
    what: str,
    is_break: bool,
    hours: float | None,
    note: str,
) -> None:
    """Come back after a silence, with one answer: worked, a break, or fewer hours.

    Example: miles back --worked 10h --for flying
    """
    answers = {
        "--worked": worked is not None,
        "--break": is_break,
        "--hours": hours is not None,
    }
    given = [name for name, is_given in answers.items() if is_given]
    if len(given) != 1 or (what and worked is None):
        told = [*given, "--for"] if what else given
        raise NotUnderstoodError([Mistake("one_answer", " ".join(told))])
    apply_change(asked, _answer(worked, what, hours, note))


def _answer(worked: Hours | None, what: str, hours: float | None, note: str) -> Change:
    """Return the change that one answer is."""

    def change(mine: Journey, stamped: Stamp) -> Journey:
        if worked is not None:
            return journey.worked_roughly(mine, worked, stamped, what, note)
        if hours is not None:
            return journey.fewer_hours(mine, hours, stamped, note)
        return journey.life_happened(mine, stamped, note)

    return change
