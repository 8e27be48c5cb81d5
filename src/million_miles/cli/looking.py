"""Commands that look at a journey and change nothing in it."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import get_terminal_size

import click

from million_miles import exchange, folder, journey, roadmap, telling
from million_miles.cli.as_json import dumps, without_lists
from million_miles.cli.asked import Asked, common
from million_miles.cli.preparing import announced, long_work
from million_miles.cli.words import (
    NotUnderstoodError,
    Word,
    day,
    svg_path,
    whole,
)
from million_miles.journey import Journey, LookBack, Ordered, Outlook
from million_miles.values import Mistake

LEAST_WIDTH = 50
MOST_SECONDS = 15.0  # of CPU for the search for an order: a safety cap


def look(asked: Asked) -> tuple[Journey, Outlook]:
    """Read the journey, look at it from the day asked, and keep the forecasts."""
    mine = folder.read(asked.at, with_forecasts=False)
    with announced(asked.language):
        outlook = journey.look(mine, today=asked.on, seed=asked.seed)
    keep_forecasts(asked.at, mine, outlook)
    return mine, outlook


def look_or_measure(asked: Asked) -> tuple[Journey, Outlook, Mistake | None]:
    """Look at the journey; where its road can never be, tell hours, and the reason."""
    try:
        return *look(asked), None
    except roadmap.ImpossibleError as error:
        mine = folder.read(asked.at, with_forecasts=False)
        reason = journey.as_mistake(error, today=asked.on)
        return mine, journey.unwalked(mine, today=asked.on), reason


def look_for_order(asked: Asked) -> tuple[Outlook, float | None, Ordered | None]:
    """Look at the journey after a search for the order, at most one a day for a plan.

    Returns:
        the outlook, how far above the possible its order is, and what a search found;
        None: there was one today already.
    """
    mine, found = folder.read(asked.at, with_forecasts=False), None
    key = f"order|{journey.search_hash(mine, asked.on)}|{asked.seed}"
    with announced(asked.language):
        if folder.recall(asked.at, key) is None:
            with long_work() as show:
                began = time.process_time()

                def is_over() -> bool:
                    used = (time.process_time() - began) / MOST_SECONDS
                    show(min(used, 1.0))
                    return used > 1

                found = journey.find_order(
                    mine, today=asked.on, seed=asked.seed, is_over=is_over
                )
            mine = keep_order(asked, mine, found)
        outlook = journey.look(mine, today=asked.on, seed=asked.seed)
        above = journey.above_bound_percent(mine, asked.on)
    keep_forecasts(asked.at, mine, outlook)
    return outlook, above, found


def keep_order(asked: Asked, mine: Journey, found: Ordered) -> Journey:
    """Return the journey in the order that was found, kept for the days to come.

    A folder that cannot be written to may still be looked at.
    """
    if found.is_new:
        mine = replace(mine, order=found.order)
        with suppress(folder.FolderError):
            folder.save_order(asked.at, found.order)
    key = f"order|{journey.search_hash(mine, asked.on)}|{asked.seed}"
    folder.remember(asked.at, key, found.stopped)
    return mine


def keep_forecasts(at: Path, mine: Journey, outlook: Outlook) -> None:
    """Save the forecasts to be scored later, once for each input.

    What was made with hindsight is no forecast. A folder that cannot be written to may
    still be looked at.
    """
    if any(e.at.date and e.at.date > outlook.on_date for e in mine.entries):
        return
    known = {forecast.input_hash for forecast in folder.last_forecasts(at)}
    if outlook.input_hash not in known:
        with suppress(folder.FolderError):
            folder.save_forecasts(at, journey.saved_forecasts(outlook), plan=mine.plan)


@click.command("check")
@common
def check(asked: Asked) -> None:
    """Read every file and name every mistake with its place.

    Example: miles check
    """
    mine = folder.read(asked.at)
    of_tries = journey.contradictions(mine)
    of_plan = journey.doubts(mine, today=asked.on)
    of_entries = exchange.questions(mine.entries, today=asked.on)
    doubts = (*of_entries, *of_tries, *of_plan)
    if asked.as_json:
        click.echo(dumps({"mistakes": [], "questions": doubts}))
        return
    click.echo(telling.check_ok(mine, doubted=bool(of_plan), language=asked.language))
    if doubts:
        click.echo(telling.questions(doubts, language=asked.language))


@click.command("distance")
@common
@click.option(
    "--how",
    is_flag=True,
    help="Show what silence says of work that was left alone.",
)
def distance(asked: Asked, how: bool) -> None:
    """Show where each requirement stands, and the hours and miles still to go.

    Example: miles distance
    """
    mine, outlook, reason = look_or_measure(asked)
    odds = journey.silence_odds(mine, outlook) if how else ()
    best = journey.most_telling(mine, outlook)
    if asked.as_json:
        more = {"silences": odds} if how else {}
        lists = {
            "requirements": outlook.requirements,
            "most_telling": best,
            "no_dates": reason,
        }
        click.echo(dumps(without_lists(outlook) | lists | more))
        return
    click.echo(telling.distance(outlook, language=asked.language, color=asked.color))
    if best is not None:
        click.echo(telling.most_telling(best, language=asked.language))
    if how:
        click.echo("\n" + telling.silence_how(odds, language=asked.language))
    if reason is not None:
        click.echo("\n" + telling.no_dates(reason, language=asked.language))


@click.command("map")
@common
@click.option(
    "--weeks",
    type=whole(0, 4),
    default=4,
    metavar="NUMBER",
    help="Coming weeks, 0 to 4.",
)
@click.option(
    "--svg", type=Word(svg_path), metavar="FILE", help="Draw the road to an .svg file."
)
@click.option(
    "--arrival-svg",
    type=Word(svg_path),
    metavar="FILE",
    help="Draw the chance of arriving to an .svg file.",
)
@click.option(
    "--width",
    type=whole(LEAST_WIDTH, 400),
    metavar="NUMBER",
    help="Columns of the page; by default those of the terminal.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Draw every row of a long road."
)
def road(
    asked: Asked,
    weeks: int,
    svg: Path | None,
    arrival_svg: Path | None,
    width: int,
    everything: bool,
) -> None:
    """Draw the road: what comes when, how sure that is, and the coming weeks.

    Example: miles map --svg road.svg
    """
    outlook, above, found = look_for_order(asked)
    drawings: dict[Path | None, Callable[..., str]] = {
        svg: partial(telling.road_map_svg, everything=everything),
        arrival_svg: telling.arrival_svg,
    }
    drawn = [path for path in drawings if path is not None]
    for path in drawn:
        write_drawing(path, drawings[path](outlook, language=asked.language))
    if asked.as_json:
        names = ("requirements", "weeks", "hours_by_week")
        more = {name: getattr(outlook, name) for name in names} | {"drawn": drawn}
        order = {"above_bound_percent": above, "order": found}
        click.echo(dumps(without_lists(outlook) | order | more))
    elif drawn:
        click.echo("\n".join(map(str, drawn)))
    else:
        width = width or terminal_width()
        text = telling.road_map(
            outlook,
            width=width,
            weeks=weeks,
            everything=everything,
            language=asked.language,
            color=asked.color,
        )
        said = telling.order(above, found, language=asked.language, width=width)
        click.echo("\n".join([text, *said]))


def write_drawing(path: Path, text: str) -> None:
    """Write a drawing whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        new.unlink(missing_ok=True)


def terminal_width() -> int:
    """Return the columns of the terminal, 80 where there is none, 50 to 100."""
    return min(max(get_terminal_size((80, 24)).columns, LEAST_WIDTH), 100)


@click.command("push")
@common
@click.option("--how", is_flag=True, help="Show the arithmetic behind the words.")
def push(asked: Asked, how: bool) -> None:
    """Tell what each answer is worth, what you have made, and the next bar to raise.

    Example: miles push --how
    """
    mine, outlook = look(asked)
    bars = next_bars(asked, mine, outlook, how=how)
    so_far = journey.made(mine, outlook)
    road = look_back(asked, outlook)
    if asked.as_json:
        more = {"tries": outlook.tries, "next_bars": json.loads(bars)}
        more |= {"selected": journey.theirs(mine, asked.on), "made": so_far}
        more |= {"look_back": road}
        click.echo(dumps(without_lists(outlook) | more))
        return
    if road is not None:
        said = telling.look_back(road, language=asked.language, color=asked.color)
        click.echo(f"{said}\n")
    click.echo(telling.push(outlook, how=how, language=asked.language))
    made = telling.made(so_far, language=asked.language, color=asked.color)
    theirs = telling.theirs(journey.theirs(mine, asked.on), language=asked.language)
    for said in filter(None, (made, bars, theirs)):
        click.echo(f"\n{said}")


def look_back(asked: Asked, outlook: Outlook) -> LookBack | None:
    """Look back on a road at its end, with every forecast that was kept."""
    if not journey.has_arrived(outlook):
        return None
    return journey.look_back(folder.read(asked.at), asked.on)


def next_bars(asked: Asked, mine: Journey, outlook: Outlook, *, how: bool) -> str:
    """Return what each bar gives, as JSON or told; worked out once for each input."""
    form = "json" if asked.as_json else f"{asked.language}{' how' if how else ''}"
    key = f"next bars|{outlook.input_hash}|{asked.seed}|{form}"
    kept = folder.recall(asked.at, key)
    if kept is not None:
        return kept
    with long_work() as waiting:
        bars = journey.next_bars(mine, today=asked.on, seed=asked.seed, waiting=waiting)
    text = (
        dumps(bars)
        if asked.as_json
        else telling.next_bars(bars, language=asked.language, how=how)
    )
    folder.remember(asked.at, key, text)
    return text


@click.command("explain")
@common
@click.option(
    "--since",
    type=Word(day),
    metavar="DATE",
    help="Tell instead what changed since this day, and why.",
)
@click.option(
    "--svg",
    type=Word(svg_path),
    metavar="FILE",
    help="With --since: draw the causes to an .svg file.",
)
def explain(asked: Asked, since: dt.date | None, svg: Path | None) -> None:
    """Tell why this date: the chain that decides it, and what would move it.

    Example: miles explain --since 2027-01-31
    """
    if since is not None:
        why_changed(asked, since, svg)
        return
    if svg is not None:
        raise NotUnderstoodError([Mistake("since_missing")])
    mine = folder.read(asked.at)
    with announced(asked.language):
        explanation = journey.explain(mine, today=asked.on, seed=asked.seed)
    with long_work() as waiting:
        weights = journey.criticality(
            mine, today=asked.on, seed=asked.seed, waiting=waiting
        )
    if asked.as_json:
        plain = {
            "chain": explanation.chain,
            "biggest": explanation.biggest,
            "criticality": weights,
        }
        click.echo(dumps(without_lists(explanation.outlook) | plain))
    else:
        click.echo(telling.explain(explanation, language=asked.language))
        reasons = telling.criticality(weights, language=asked.language)
        click.echo(f"\n{reasons}" if reasons else "", nl=bool(reasons))


def why_changed(asked: Asked, since: dt.date, svg: Path | None) -> None:
    """Tell what changed since a day, cause by cause."""
    if since >= asked.on:
        raise NotUnderstoodError([Mistake("since_later", f"{since}")])
    mine, plan_then = folder.read(asked.at), folder.past_plan(asked.at, since)
    order_then = folder.past_order(asked.at, since)
    with announced(asked.language):
        result = journey.changed(
            mine,
            since=since,
            today=asked.on,
            seed=asked.seed,
            plan_then=plan_then,
            order_then=order_then,
        )
    if svg is not None:
        write_drawing(svg, telling.waterfall_svg(result, language=asked.language))
    if asked.as_json:
        click.echo(dumps({"changed": result, "drawn": [svg] if svg else []}))
    else:
        told = telling.why_changed(result, language=asked.language)
        click.echo(f"{svg}" if svg else told)
