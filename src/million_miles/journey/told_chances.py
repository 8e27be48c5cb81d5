"""The chances that were told of things that are decided now: tries, and wished dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from million_miles import push
from million_miles.journey.scene import Scene
from million_miles.values import Entry, Forecast, ForecastOf, SavedForecast, TryForecast

Came = Callable[[ForecastOf], tuple[bool, dt.date | None]]


@dataclass(frozen=True, slots=True)
class ToldChance:
    """One thing whose chance was told, on however many days, and what came of it.

    Attributes:
        of: a `try`, or arriving `by_date`.
        goal: the goal it belongs to; title: of the try, else empty.
        number: which try; None: none. by_date: the wished date; None: none.
        days: on how many days it was told before it was decided.
        told_on, chance: the one that counts: for a try the last up to the day it was
            made, for a date the first.
        came: it was a yes, or it came in time.
    """

    of: Literal["try", "by_date"]
    goal: str
    title: str
    number: int | None
    by_date: dt.date | None
    days: int
    told_on: dt.date
    chance: float
    came: bool


def told_chances(
    forecasts: Sequence[SavedForecast], scene: Scene, came: Came
) -> tuple[ToldChance, ...]:
    """Return each thing that is decided, once, with the chance that counts for it.

    Args:
        forecasts: what was saved up to today, in the order of the days.
        scene: the journey as it stands today.
        came: for `ready` and `arrival` whether it came, and the day where it is known.

    Source:
        docs/method.md#scoring
    """
    tries = [one for one in forecasts if isinstance(one, TryForecast)]
    dates = [one for one in forecasts if isinstance(one, Forecast)]
    return (*_of_tries(tries, scene), *_of_dates(dates, scene, came))


def _of_tries(told: Sequence[TryForecast], scene: Scene) -> Iterator[ToldChance]:
    new_ids = _new_ids(scene.entries)
    for id_, made in scene.made.items():
        for one in made:
            if one.outcome not in ("accepted", "refused"):
                continue
            ahead = [
                each
                for each in told
                if each.number == one.number
                and _called_now(each.requirement, new_ids, scene) == id_
                and _is_before(each.made_on, one)
            ]
            if ahead:
                counts = _at_the_try(ahead, one)
                yield ToldChance(
                    of="try",
                    goal=scene.plan.goal.title,
                    title=scene.counted[id_].title,
                    number=one.number,
                    by_date=None,
                    days=len({each.made_on for each in ahead}),
                    told_on=counts.made_on,
                    chance=counts.chance,
                    came=one.outcome == "accepted",
                )


def _new_ids(entries: Sequence[Entry]) -> dict[str, str]:
    """Return what each requirement that was renamed is called since."""
    return {e.requirement: str(e.amount) for e in entries if e.did == "renamed"}


def _called_now(id_: str, new_ids: dict[str, str], scene: Scene) -> str:
    seen = {id_}
    while id_ not in scene.counted and id_ in new_ids and new_ids[id_] not in seen:
        id_ = new_ids[id_]
        seen.add(id_)
    return id_


def _is_before(day: dt.date, one: push.TryMade) -> bool:
    """Whether the answer was not known yet; a rough one was not written yet then."""
    answered = one.answered.date if one.answered else None
    return answered is None or day < answered


def _at_the_try(ahead: Sequence[TryForecast], one: push.TryMade) -> TryForecast:
    """Return what was told last when the try was made: its bars are those of the try.

    Told only later: the first of that. The day of applying not known: the last.
    """
    applied = one.applied.date if one.applied else None
    if applied is None:
        return ahead[-1]
    by_then = [each for each in ahead if each.made_on <= applied]
    return by_then[-1] if by_then else ahead[0]


def _of_dates(
    told: Sequence[Forecast], scene: Scene, came: Came
) -> Iterator[ToldChance]:
    """Yield each wished date once: of arriving, where its odds were ever told."""
    kinds: tuple[ForecastOf, ...] = ("arrival", "ready")
    wished = {one.by_date for one in told if one.by_date is not None}
    for by_date in sorted(wished):
        of = next(k for k in kinds if any(_is_of(one, k, by_date) for one in told))
        has_come, day = came(of)
        if has_come and day is None:
            continue  # whether it was in time nobody knows
        in_time = day is not None and day <= by_date
        if not in_time and by_date > scene.today:
            continue
        decided = min(day, by_date) if day is not None else by_date
        ahead = [
            one for one in told if _is_of(one, of, by_date) and one.made_on < decided
        ]
        if ahead and ahead[0].chance_by_date is not None:
            yield ToldChance(
                of="by_date",
                goal=scene.plan.goal.title,
                title="",
                number=None,
                by_date=by_date,
                days=len(ahead),
                told_on=ahead[0].made_on,
                chance=ahead[0].chance_by_date,
                came=in_time,
            )


def _is_of(one: Forecast, of: ForecastOf, by_date: dt.date) -> bool:
    return one.of == of and one.by_date == by_date
