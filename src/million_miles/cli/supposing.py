"""What would a change do? Asked on the command line, and never written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import click

from million_miles import exchange, folder, journey, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common
from million_miles.cli.preparing import announced, long_work
from million_miles.cli.raising import plain_of
from million_miles.cli.words import NotUnderstoodError, Word, day, more_hours
from million_miles.journey import Change, Searching
from million_miles.values import (
    Bar,
    BaseRate,
    Effort,
    Income,
    Mistake,
    MistakesError,
    Money,
    Period,
    Window,
)


def named(read: Callable[[str], object]) -> Word:
    """Return what reads `WHAT=VALUE` into (what, value)."""

    def pair(text: str) -> tuple[str, object]:
        what, equals, value = text.partition("=")
        if not (what.strip() and equals and value.strip()):
            raise MistakesError([Mistake("what_is", text)])
        return what.strip(), read(value.strip())

    return Word(pair)


def break_of(text: str) -> Period:
    """Return a break from one day to another."""
    span = exchange.read_span(text)
    return Period(span.opens, 0, span.closes)


def promise_of(text: str) -> Period:
    """Return hours a week from one day to another, such as 2027-06-01..2027-08-31=20."""
    days, equals, hours = text.partition("=")
    if not equals:
        raise MistakesError([Mistake("what_is", text)])
    span, promised = exchange.read_span(days), more_hours(hours)
    if promised < 0:
        raise MistakesError([Mistake("hours_out_of_range", hours)])
    return Period(span.opens, promised, span.closes)


@click.command("what-if")
@common
@click.option(
    "--hours-per-week",
    type=Word(more_hours),
    metavar="HOURS",
    help="Hours a week to add or to take, such as +2 or -3.",
)
@click.option(
    "--promise",
    "promises",
    type=Word(promise_of),
    multiple=True,
    metavar="FROM..TO=HOURS",
    help="Other hours a week for a while.",
)
@click.option(
    "--break",
    "breaks",
    type=Word(break_of),
    multiple=True,
    metavar="FROM..TO",
    help="Days without any hours.",
)
@click.option(
    "--without",
    multiple=True,
    metavar="WHAT",
    help="Leave this out; more than once if you like.",
)
@click.option(
    "--effort",
    "efforts",
    type=named(exchange.read_effort),
    multiple=True,
    metavar="WHAT=HOURS",
    help="Another estimate, such as flying=40-60h.",
)
@click.option(
    "--raise",
    "bars",
    type=named(exchange.read_bar),
    multiple=True,
    metavar="WHAT=BAR",
    help="Another bar, such as theory='score >= 90 points'.",
)
@click.option(
    "--choose",
    "chosen",
    multiple=True,
    metavar="WHAT",
    help="Take this usual or edge requirement on.",
)
@click.option(
    "--odds",
    "rates",
    type=named(exchange.read_base_rate),
    multiple=True,
    metavar="TRY=K/N",
    help="Other odds of a try: k of n succeed.",
)
@click.option(
    "--window",
    "windows",
    type=named(str),
    multiple=True,
    metavar="TRY=WINDOW",
    help="Other times for a try: days, a rule, or 'irregular 2-4 years'.",
)
@click.option(
    "--way",
    "ways",
    type=named(str),
    multiple=True,
    metavar="WHAT=WAY",
    help="Take this way to meet it.",
)
@click.option(
    "--savings",
    type=Word(exchange.read_money),
    metavar="MONEY",
    help="Other savings today, such as '5000 USD'.",
)
@click.option(
    "--income",
    "incomes",
    type=Word(exchange.read_money),
    multiple=True,
    metavar="MONEY",
    help="More money a month from today on, such as '300 USD'.",
)
@click.option(
    "--cost",
    "costs",
    type=named(exchange.read_money),
    multiple=True,
    metavar="WHAT=MONEY",
    help="Another cost, such as flying='8000-12000 USD'.",
)
@click.option("--by", type=Word(day), metavar="DATE", help="Another wished date.")
@click.option(
    "--compare", is_flag=True, help="Show each change alone, then all together."
)
@click.option(
    "--search", is_flag=True, help="Look for a better order too; takes some seconds."
)
def what_if(asked: Asked, compare: bool, search: bool, **options: object) -> None:
    """Tell what a change would do, on the same futures; nothing is written.

    All options may stand together, and most of them more than once.

    Example: miles what-if --hours-per-week +2 --break 2027-07-01..2027-07-31
    """
    supposed = _supposed(asked.on, **options)  # type: ignore[arg-type] # click's types
    if not supposed:
        raise NotUnderstoodError([Mistake("what_if_nothing")])
    mine = folder.read(asked.at)
    costs = [one for one in supposed if isinstance(one, journey.OtherCost)]
    if costs and journey.apply_all(mine, supposed).plan.funds is None:
        cost = exchange.money_text(costs[0].cost)
        raise MistakesError([Mistake("no_money_counted", cost)])
    when: Searching = "always" if search else "unused"
    with announced(asked.language), long_work() as waiting:
        whatever = journey.WhatIf(
            mine, today=asked.on, seed=asked.seed, waiting=waiting
        )
        found = (
            whatever.compare(*supposed, search=when)
            if compare
            else (whatever.difference(*supposed, search=when),)
        )
    if asked.as_json and compare:
        click.echo(
            dumps({"supposed": supposed, "compared": [plain_of(d) for d in found]})
        )
    elif asked.as_json:
        click.echo(dumps(plain_of(found[0])))
    elif compare:
        click.echo(telling.compared(supposed, found, language=asked.language))
    else:
        click.echo(telling.what_if(found[0], language=asked.language))


def _supposed(
    today: dt.date,
    *,
    hours_per_week: float | None,
    promises: tuple[Period, ...],
    breaks: tuple[Period, ...],
    without: tuple[str, ...],
    efforts: tuple[tuple[str, Effort], ...],
    bars: tuple[tuple[str, Bar], ...],
    chosen: tuple[str, ...],
    rates: tuple[tuple[str, BaseRate], ...],
    windows: tuple[tuple[str, str], ...],
    ways: tuple[tuple[str, str], ...],
    savings: Money | None,
    incomes: tuple[Money, ...],
    costs: tuple[tuple[str, Money], ...],
    by: dt.date | None,
) -> list[Change]:
    """Return the changes in the order in which they are made."""
    return [
        *(journey.TakeWay(what, way) for what, way in ways),
        *(journey.OtherEffort(what, effort) for what, effort in efforts),
        *(journey.Choose(what) for what in chosen),
        *(journey.OtherBar(what, bar) for what, bar in bars),
        *(journey.OtherOdds(what, rate) for what, rate in rates),
        *(journey.OtherWindow(what, _window(text, today)) for what, text in windows),
        *(journey.OtherSavings(money) for money in [savings] if money),
        *(journey.MoreIncome(Income(today, money)) for money in incomes),
        *(journey.OtherCost(what, money) for what, money in costs),
        *(journey.LeaveOut(what) for what in without),
        *(journey.MoreHours(more) for more in [hours_per_week] if more),
        *(journey.Promise(period) for period in (*promises, *breaks)),
        *(journey.WishBy(day) for day in [by] if day),
    ]


def _window(text: str, today: dt.date) -> Window:
    try:
        return exchange.read_window(text, start=today)
    except MistakesError as error:
        raise NotUnderstoodError(error.mistakes) from error
