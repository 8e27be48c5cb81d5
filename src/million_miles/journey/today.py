"""The one thing to do next, chosen from the plan in the order of its road."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from million_miles.journey.changes import all_steps
from million_miles.journey.journey import Journey
from million_miles.journey.results import NextStep, Outlook, RequirementOutlook
from million_miles.values import Has, Hours, Requirement, Step, standing

EVENING_MINUTES = 120  # longer steps do not fit an evening
SOON = dt.timedelta(days=7)

Ahead = list[RequirementOutlook]
Reach = list[tuple[RequirementOutlook, Requirement]]


def next_step(journey: Journey, outlook: Outlook) -> NextStep:
    """Return one thing to do that fits an evening.

    Source:
        docs/method.md#what-the-next-step-is
    """
    return next(_candidates(journey, outlook))


def _candidates(journey: Journey, outlook: Outlook) -> Iterator[NextStep]:
    ahead = [r for r in outlook.requirements if r.state != "met"]
    yield from _due_soon(journey, outlook)
    if outlook.requirements and not ahead:
        yield NextStep("arrived")
    reach = _within_reach(ahead, journey, outlook)
    yield from _tries(reach, outlook)
    yield from _rest(reach, journey, outlook)
    yield from _work(reach, journey, outlook)
    yield from _inbox(journey)
    yield from _questions(reach)
    yield from _waiting(ahead, reach, outlook)
    yield NextStep("start")


def _due_soon(journey: Journey, outlook: Outlook) -> list[NextStep]:
    titles = {r.id: r.title for r in outlook.requirements if r.state != "met"}
    due = [
        (step.due_date, id_, step)
        for id_, step in all_steps(journey.plan)
        if step.done_date is None
        and step.due_date is not None
        and step.due_date <= outlook.on_date + SOON
        and (not id_ or id_ in titles)
    ]
    due.sort(key=lambda item: item[0])
    return [_of_step(id_, titles.get(id_, ""), step) for _, id_, step in due]


def _within_reach(ahead: Ahead, journey: Journey, outlook: Outlook) -> Reach:
    """Return what can be worked on now: nothing else must be met before, but parts."""
    met = {r.id for r in outlook.requirements if r.state == "met"}
    plan = {r.id: r for r in journey.plan.everything()}
    return [
        (one, plan[one.id])
        for one in ahead
        if met.issuperset(set(one.needs) - {part.id for part in plan[one.id].family()})
    ]


def _tries(reach: Reach, outlook: Outlook) -> Iterator[NextStep]:
    """Yield each try whose window is open, or opens within a week."""
    for one, _ in reach:
        opens = one.start.p50_date if one.start else None
        is_open = opens is not None and opens <= outlook.on_date + SOON
        if one.is_try and one.state == "open" and is_open:
            yield NextStep("apply", one.id, one.title, due_date=opens)


def _rest(reach: Reach, journey: Journey, outlook: Outlook) -> Iterator[NextStep]:
    """Yield a rest where no hours are promised now, but later, for work that waits."""
    is_work = any(one.hours_left is not None for one, _ in reach)
    if not is_work or outlook.promised_hours_per_week:
        return
    changes = journey.plan.capacity.changes_after(outlook.on_date)
    for day in [day for day, hours in changes if hours][:1]:
        yield NextStep("rest", due_date=day)


def _work(reach: Reach, journey: Journey, outlook: Outlook) -> Iterator[NextStep]:
    """Yield what the road puts first: a small step, some minutes, or a beginning.

    A written step of the inbox is easier to begin with than what was never begun.
    """
    for one, requirement in reach:
        small = [s for s in _open(requirement.steps) if _fits_an_evening(s)]
        if small:
            yield _of_step(one.id, one.title, small[0])
            continue
        step = _go_on(one, requirement, journey, outlook)
        if step is not None:
            if one.state == "open":
                yield from _inbox(journey)
            yield step


def _go_on(
    one: RequirementOutlook,
    requirement: Requirement,
    journey: Journey,
    outlook: Outlook,
) -> NextStep | None:
    """Return what to do for a requirement without a small step; None: nothing."""
    work = requirement.taken or requirement
    if one.ask:
        return NextStep("estimate", one.id, one.title)
    if one.is_try or one.state == "unknown_hours" or requirement.parts:
        return None
    if one.state == "open" and (one.hours_left is None or work.commitment):
        return NextStep("begin", one.id, one.title)
    if one.hours_left is None:
        return None  # begun, and time itself does the rest
    hours = one.hours_left.mean_hours
    budget = requirement.at_most if work.at_most is None else work.at_most
    if budget is not None:
        hours = min(hours, budget - _hours_this_week(one.id, journey, outlook.on_date))
    if hours <= 0:
        return None
    minutes = _minutes(hours, outlook)
    return NextStep("work", one.id, one.title, minutes=minutes)


def _hours_this_week(id_: str, journey: Journey, today: dt.date) -> float:
    monday = _monday(today)
    return sum(
        entry.amount.hours
        for entry in standing(journey.entries)
        if entry.requirement == id_ and isinstance(entry.amount, Hours)
        if entry.at.date is not None and monday <= entry.at.date <= today
    )


def _inbox(journey: Journey) -> Iterator[NextStep]:
    for step in _open(journey.plan.inbox):
        yield _of_step("", "", step)


def _questions(reach: Reach) -> Iterator[NextStep]:
    """Ask about what nobody knows the hours of: is it met, or how long does it take?"""
    for one, _ in reach:
        if one.state == "unknown_hours":
            is_yes_or_no = isinstance(one.bar, Has) and one.reading is None
            yield NextStep("have" if is_yes_or_no else "estimate", one.id, one.title)


def _waiting(ahead: Ahead, reach: Reach, outlook: Outlook) -> Iterator[NextStep]:
    """Yield what to do where nothing can be done now but wait, or aim higher."""
    if any(one.hours_left is not None for one, _ in reach):
        next_monday = _monday(outlook.on_date) + dt.timedelta(weeks=1)
        yield NextStep("rest", due_date=next_monday)
    tries = {one.id: one for one in outlook.tries}
    for one in ahead:
        past = tries[one.id].past if one.is_try else ()
        if one.state == "open" and any(each.outcome == "refused" for each in past):
            due = one.start.p50_date if one.start else None
            yield NextStep("raise", one.id, one.title, due_date=due)
    for one in ahead:
        ends = one.start if one.is_try else one.finish
        due = ends.p50_date if ends else None
        if one.state == "waiting":
            due = tries[one.id].answer_date
        yield NextStep("wait", one.id, one.title, due_date=due)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _open(steps: tuple[Step, ...]) -> list[Step]:
    return [step for step in steps if step.done_date is None]


def _fits_an_evening(step: Step) -> bool:
    return step.minutes is None or step.minutes <= EVENING_MINUTES


def _of_step(id_: str, title: str, step: Step) -> NextStep:
    return NextStep("step", id_, title, step.title, step.minutes, step.due_date)


def _minutes(hours_left: float, outlook: Outlook) -> int:
    """Return minutes for one evening: a fifth of the week's hours, 15 to 90."""
    evening = outlook.promised_hours_per_week * outlook.pace / 5 * 60
    minutes = min(max(evening, 30), 90, max(hours_left * 60, 15))
    return max(15, round(minutes / 15) * 15)
