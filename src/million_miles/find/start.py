"""How a rough plan begins: from a goal map and a few answers, or from a blank page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from million_miles.find.questions import Answers, can_be_chosen, can_be_met
from million_miles.values import (
    AmountError,
    Capacity,
    Commitment,
    Entry,
    Fallback,
    Goal,
    GoalMap,
    Language,
    Period,
    Plan,
    Requirement,
    Step,
    Weeks,
)

# An hour on five evenings: few enough to keep beside work and family.
EVENING_HOURS = 5.0


class AnswerError(ValueError):
    """An answer names something that was not among the options."""


def start(
    goal_map: GoalMap,
    answers: Answers,
    *,
    today: dt.date,
    language: Language,
    new_id: Callable[[], str],
) -> tuple[Plan, tuple[Entry, ...]]:
    """Return a rough plan, and an undated entry for everything that is met already.

    What is met or chosen brings along what it needs. The hours count from today on. A
    commitment of more hours a week than there are is stretched: the same hours in all
    over more weeks. `new_id` gives the next unused id of an entry.

    Raises:
        AnswerError: an answer is not among the options.
        CapacityError: the hours a week are not in [0, 168].
    """
    _require_options("already_met", answers.already_met, can_be_met(goal_map))
    _require_options("chosen", answers.chosen, can_be_chosen(goal_map))
    met, chosen = _met(goal_map, answers), _chosen(goal_map, answers)
    hours = _hours(answers, default_hours(goal_map, answers))
    told = goal_map.in_language(language)
    plan = Plan(
        Goal(told.title, answers.why, answers.by_date),
        capacity=Capacity((Period(today, hours),)),
        requirements=tuple(_begun(r, chosen, hours) for r in told.requirements),
        inbox=told.first_steps,
        map_id=goal_map.id,
        rough=True,
        gives=told.gives,
        fallbacks=tuple(map(Fallback, told.fallbacks)),
    )
    brought = (id_ for id_ in can_be_met(goal_map) if id_ in met)
    return plan, tuple(Entry(new_id(), "finished", requirement=id_) for id_ in brought)


def blank(title: str, answers: Answers, *, today: dt.date, first_step: Step) -> Plan:
    """Return the rough plan of a goal that nobody has mapped yet.

    Raises:
        PlanError: there is no title.
        CapacityError: the hours a week are not in [0, 168].
    """
    hours = _hours(answers, EVENING_HOURS)
    return Plan(
        Goal(title, answers.why, answers.by_date),
        capacity=Capacity((Period(today, hours),)),
        inbox=(first_step,),
        rough=True,
    )


def default_hours(goal_map: GoalMap, answers: Answers) -> float:
    """Return the hours a week that a plan has when the person does not say.

    Five evening hours beside the heaviest commitment that is still ahead: whoever takes
    up a degree gives it its hours.

    Source:
        docs/method.md#hours-nobody-named
    """
    met, chosen = _met(goal_map, answers), _chosen(goal_map, answers)
    ahead = (
        commitment.hours_per_week
        for requirement in goal_map.everything()
        if requirement.is_counted or requirement.id in chosen
        if requirement.id not in met
        for commitment in _commitments(requirement)
    )
    return min(168.0, EVENING_HOURS + max(ahead, default=0.0))


def _hours(answers: Answers, default: float) -> float:
    return default if answers.hours_per_week is None else answers.hours_per_week


def _require_options(name: str, ids: Iterable[str], options: tuple[str, ...]) -> None:
    unknown = sorted(set(ids) - set(options))
    if unknown:
        raise AnswerError(f"want {name} among {options}, got {', '.join(unknown)}")


def _met(goal_map: GoalMap, answers: Answers) -> frozenset[str]:
    return _with_needs(goal_map, answers.already_met)


def _chosen(goal_map: GoalMap, answers: Answers) -> frozenset[str]:
    return _with_needs(goal_map, (*answers.already_met, *answers.chosen))


def _with_needs(goal_map: GoalMap, ids: Iterable[str]) -> frozenset[str]:
    """Return `ids` and what they need for certain: the needs of ways are not."""
    family = {r.id: list(r.family()) for r in goal_map.everything()}
    found: set[str] = set()
    ahead = list(ids)
    while ahead:
        id_ = ahead.pop()
        if id_ not in found:
            found.add(id_)
            ahead += [r.id for r in family[id_]]
            ahead += family[id_][0].needs
    return frozenset(found)


def _commitments(requirement: Requirement) -> Iterator[Commitment]:
    work = requirement.taken or requirement
    if work.commitment is not None:
        yield work.commitment


def _begun(
    requirement: Requirement, chosen: frozenset[str], hours: float
) -> Requirement:
    beyond = requirement.level != "must" and requirement.id in chosen
    ways = (
        replace(way, commitment=_stretched(way.commitment, hours))
        for way in requirement.ways
    )
    return replace(
        requirement,
        chosen=requirement.chosen or beyond,
        commitment=_stretched(requirement.commitment, hours),
        ways=tuple(ways),
        parts=tuple(_begun(part, chosen, hours) for part in requirement.parts),
    )


def _stretched(commitment: Commitment | None, hours: float) -> Commitment | None:
    if commitment is None or not 0 < hours < commitment.hours_per_week:
        return commitment
    longer = commitment.hours_per_week / hours
    weeks = commitment.weeks
    try:
        stretched = Weeks(round(weeks.low * longer), round(weeks.high * longer))
    except (AmountError, OverflowError):  # over a century: the road map will say so
        return commitment
    return Commitment(stretched, hours)
