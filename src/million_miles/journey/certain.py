"""The road ahead as one certain plan, for tools that know no chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from million_miles.journey.journey import Journey
from million_miles.journey.results import Outlook, RequirementOutlook
from million_miles.journey.road import cost_of, cost_table, upkeep_of
from million_miles.journey.scene import Scene, scene_of
from million_miles.values import LEVELS

MEDIAN = 0.5


@dataclass(frozen=True, slots=True)
class CertainTask:
    """One requirement ahead, with the middle of everything that is uncertain.

    Attributes:
        needs: ids of tasks that come before it.
        hours: of work left, >= 0, stretched so that they sum to the median of all hours;
            0: none, or nobody knows.
        at_most: weekly budget in hours; None: none.
        at_least_weeks: that it still takes at the very least, >= 0.
        commitment_weeks: that a commitment still takes; None: it is none.
        commitment_hours: hours a week of that commitment, >= 0.
        answer_weeks: from a try to its answer, >= 0.
        not_before_date: of a try, the window it waits for; of paused work, the day on
            which it goes on; None: as soon as it can.
        finish_date: its median as forecast; None: never in most futures, or not known.
        cost_money: median of what is paid when it begins, or the fee of one try; >= 0.
        upkeep_hours: a week, for ever, once it is met; >= 0.
    """

    id: str
    title: str
    needs: tuple[str, ...] = ()
    hours: float = 0.0
    at_most: float | None = None
    at_least_weeks: float = 0.0
    commitment_weeks: float | None = None
    commitment_hours: float = 0.0
    answer_weeks: float = 0.0
    not_before_date: dt.date | None = None
    finish_date: dt.date | None = None
    cost_money: float = 0.0
    upkeep_hours: float = 0.0


@dataclass(frozen=True, slots=True)
class CertainPlan:
    """A road without chance.

    Attributes:
        on_date: the first day.
        promised: (day, hours a week from then on), ascending, the first on `on_date`.
        pace: hours given over hours promised, the median; > 0.
        tasks: those not met, in the order of the road.
        currency: of all costs; empty: there are none, or they are in several.
    """

    goal: str
    on_date: dt.date
    promised: tuple[tuple[dt.date, float], ...]
    pace: float
    tasks: tuple[CertainTask, ...]
    currency: str = ""


def certain_plan(journey: Journey, outlook: Outlook) -> CertainPlan:
    """Return the road of `outlook` with the middle of everything uncertain.

    Source:
        docs/method.md#a-plan-without-chance
    """
    scene = scene_of(journey, outlook.on_date)
    currencies = {m.currency for one in scene.counted.values() for m in one.costs()}
    currency = currencies.pop() if len(currencies) == 1 else ""
    return CertainPlan(
        goal=outlook.goal,
        on_date=outlook.on_date,
        promised=journey.plan.capacity.changes_after(outlook.on_date),
        pace=outlook.pace,
        tasks=tuple(_tasks(scene, outlook, has_costs=bool(currency))),
        currency=currency,
    )


def _tasks(scene: Scene, outlook: Outlook, *, has_costs: bool) -> Iterator[CertainTask]:
    ahead = [one for one in outlook.requirements if one.state != "met"]
    ids = {one.id for one in ahead}
    answers = {one.id: one.answer_date for one in outlook.tries}
    stretch = _stretch(outlook)
    for one in ahead:
        needs = tuple(need for need in one.needs if need in ids)
        if one.is_try:
            task = _try(one, needs, scene, answers.get(one.id))
        else:
            task = _work(one, needs, scene, stretch=stretch)
        upkeep = upkeep_of(scene.counted[one.id])
        cost = _cost(one, scene) if has_costs else 0.0
        yield replace(task, cost_money=cost, upkeep_hours=upkeep)


def _cost(one: RequirementOutlook, scene: Scene) -> float:
    """Return what is still to be paid: of a cost the median, of a fee its middle."""
    requirement = scene.counted[one.id]
    cost, attempt = cost_of(requirement), requirement.attempt
    if one.state == "started" or any(
        made.is_pending for made in scene.made.get(one.id, ())
    ):
        return 0.0
    once = 0.0 if cost is None else float(np.interp(MEDIAN, LEVELS, cost_table(cost)))
    return once + (attempt.fee.middle if attempt and attempt.fee else 0.0)


def _stretch(outlook: Outlook) -> float:
    """Return what makes the medians of the parts sum to the median of the whole."""
    medians = sum(r.hours_left.p50_hours for r in outlook.requirements if r.hours_left)
    return outlook.hours_left.p50_hours / medians if medians > 0 else 1.0


def _work(
    one: RequirementOutlook, needs: tuple[str, ...], scene: Scene, *, stretch: float
) -> CertainTask:
    requirement, stands = scene.counted[one.id], scene.standings[one.id]
    at_most = (requirement.taken or requirement).at_most
    weeks = None
    if stands.weeks_left is not None and not stands.is_expired:
        weeks = float(np.interp(MEDIAN, LEVELS, stands.weeks_left))
    runs_on = weeks is not None and one.state == "started"  # whatever is paused
    return CertainTask(
        one.id,
        one.title,
        needs,
        hours=one.hours_left.p50_hours * stretch if one.hours_left else 0.0,
        at_most=requirement.at_most if at_most is None else at_most,
        at_least_weeks=stands.at_least_weeks,
        commitment_weeks=weeks,
        commitment_hours=stands.hours_per_week or 0.0,
        not_before_date=None if runs_on else one.paused_until,
        finish_date=one.finish.p50_date if one.finish else None,
    )


def _try(
    one: RequirementOutlook,
    needs: tuple[str, ...],
    scene: Scene,
    answer_date: dt.date | None,
) -> CertainTask:
    """Return a try that is answered with yes; one that is out waits for its answer."""
    attempt = scene.counted[one.id].attempt
    starts = one.start.p50_date if one.start else None
    weeks = attempt.answer_weeks if attempt and answer_date is None else 0.0
    answered = answer_date or (starts and starts + dt.timedelta(weeks=weeks))
    return CertainTask(
        one.id,
        one.title,
        needs,
        answer_weeks=weeks,
        not_before_date=answer_date or starts,
        finish_date=answered,
    )
