"""The plan and the distance, put together as a road to simulate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from statistics import NormalDist

import numpy as np

from million_miles import push, roadmap
from million_miles.journey import odds
from million_miles.journey.dates import WEEK
from million_miles.journey.scene import Scene
from million_miles.journey.windows import calendar
from million_miles.values import (
    LEVELS,
    Z90,
    Capacity,
    KeptOrder,
    Money,
    Requirement,
    Try,
)

DAY_WEEKS = 1 / 7
SECOND_WEEKS = DAY_WEEKS / 86_400
YEAR_WEEKS = 365.25 / 7
MONTH_WEEKS = YEAR_WEEKS / 12
NORMAL = np.array([NormalDist().inv_cdf(level) for level in LEVELS])


def build(scene: Scene, kept: KeptOrder | None = None) -> roadmap.Road:
    """Return the road of a journey as tasks, windows, capacity and pace.

    An order that was kept stays; what is new comes where latest finish puts it.

    Raises:
        roadmap.ImpossibleError: the needs of the plan go round in a circle.
    """
    pace = scene.measured.pace
    road = roadmap.Road(
        tasks=(
            *(_task(requirement, scene) for requirement in scene.counted.values()),
            *_pauses(scene),
        ),
        calendars={
            repr(window): calendar(window, today=scene.today, zone=scene.zone)
            for window in dict.fromkeys(
                r.attempt.window
                for r in scene.counted.values()
                if r.attempt is not None
            )
        },
        capacity=promised(scene),
        first_monday_weeks=(7 - scene.today.weekday()) / 7,
        pace=roadmap.Pace(
            persistent=pace.table,
            weekly_sd=pace.weekly_sd,
            weekly_correlation=pace.weekly_correlation,
            empty_chance=pace.empty_chance,
        ),
        shared_luck=scene.measured.shared_luck,
        purse=purse_of(scene),
    )
    return in_order(road, kept)


def build_on(
    road: roadmap.Road, scene: Scene, then: Scene, kept: KeptOrder | None = None
) -> roadmap.Road:
    """Return the road of `then`, a scene of the same plan after a few more entries.

    Args:
        road: that of `scene`; what stands as it did keeps its task.
        scene: before the entries.
        then: after them; none of them is about a try.
        kept: an order that was kept.
    """
    changed = {
        id_
        for id_, stands in then.standings.items()
        if stands is not scene.standings[id_]
    }
    is_met = [
        [(one.standings[id_].is_met, one.standings[id_].met_date) for id_ in changed]
        for one in (scene, then)
    ]
    if is_met[0] != is_met[1] or then.paused != scene.paused:
        return build(then, kept)  # odds, waits and needs may differ anywhere
    tasks = (
        _task(then.counted[task.id], then) if task.id in changed else task
        for task in road.tasks
    )
    return in_order(replace(road, tasks=tuple(tasks)), kept)


def in_order(road: roadmap.Road, kept: KeptOrder | None) -> roadmap.Road:
    """Return the road in the order that was kept, what is new by latest finish."""
    usual = roadmap.latest_finish(road)
    return replace(road, order=roadmap.go_on(kept.ids if kept else (), usual))


def promised(scene: Scene) -> roadmap.Segments:
    """Return the hours promised from today on."""
    return segments_of(scene.plan.capacity, scene.today)


@lru_cache(maxsize=16)  # a what-if asks for the same hours again and again
def segments_of(capacity: Capacity, today: dt.date) -> roadmap.Segments:
    """Return the hours of a promise from a day on."""
    changes = capacity.changes_after(today)
    return roadmap.Segments(
        starts_weeks=np.array([(day - today) / WEEK for day, _ in changes]),
        hours_per_week=np.array([hours for _, hours in changes]),
    )


def purse_of(scene: Scene) -> roadmap.Purse | None:
    """Return savings and income from today on; None where money is not counted."""
    funds = scene.plan.funds
    if funds is None:
        return None
    changes = funds.changes_after(scene.today)
    return roadmap.Purse(
        savings=funds.savings.middle,
        starts_weeks=np.array([(day - scene.today) / WEEK for day, _ in changes]),
        income_per_week=np.array([money / MONTH_WEEKS for _, money in changes]),
    )


def cost_of(requirement: Requirement) -> Money | None:
    """Return what it costs before it begins: what its way says, or it itself."""
    taken = requirement.taken
    return requirement.cost if taken is None or taken.cost is None else taken.cost


def upkeep_of(requirement: Requirement) -> float:
    """Return the hours a week that it takes for ever once it is met."""
    work = requirement.taken or requirement
    return (requirement.upkeep if work.upkeep is None else work.upkeep) or 0.0


def cost_table(cost: Money) -> roadmap.Table:
    """Return a cost at LEVELS, shape (levels,).

    Source:
        docs/method.md#money-of-a-plan
    """
    if cost.low > 0:
        spread = np.log(cost.high / cost.low) / (2 * Z90)
        return np.asarray(np.sqrt(cost.low * cost.high) * np.exp(spread * NORMAL))
    return np.asarray(np.maximum(cost.high * (np.array(LEVELS) - 0.1) / 0.8, 0.0))


def _pauses(scene: Scene) -> Iterator[roadmap.Task]:
    """Yield a wait for each day on which paused work goes on; it takes no hours.

    No requirement has such an id, since theirs have no blanks.
    """
    for day in sorted(
        {scene.paused[id_] for id_ in scene.paused if _waits(id_, scene)}
    ):
        weeks = (day - scene.today) / WEEK
        yield roadmap.Task(_pause_id(day), at_least_weeks=weeks, started=True)


def _pause_id(day: dt.date) -> str:
    return f"until {day}"


def _waits(id_: str, scene: Scene) -> bool:
    """Whether a pause holds anything up; a commitment that runs goes on."""
    if id_ not in scene.counted or scene.is_met(id_):
        return False
    runs = scene.standings[id_].weeks_left is not None
    return not (runs and _is_running(scene.counted[id_], scene))


def _task(requirement: Requirement, scene: Scene) -> roadmap.Task:
    stands = scene.standings[requirement.id]
    needs = scene.needs(requirement.id)
    if requirement.id in scene.paused and _waits(requirement.id, scene):
        needs = (*needs, _pause_id(scene.paused[requirement.id]))
    if stands.is_whole:  # its parts have the hours, and expire each for itself
        return roadmap.Task(requirement.id, needs, done=stands.is_met)
    work = requirement.taken or requirement
    valid, cost = requirement.valid_weeks, cost_of(requirement)
    # What has expired is met again by plain hours, even if it was a commitment.
    commitment = None if stands.is_expired else _commitment(requirement, scene)
    is_work = commitment is None and requirement.attempt is None
    return roadmap.Task(
        requirement.id,
        needs,
        done=stands.is_met,
        hours=stands.hours_left if is_work else None,
        at_most=requirement.at_most if work.at_most is None else work.at_most,
        at_least_weeks=stands.at_least_weeks,
        started=_is_running(requirement, scene),
        commitment=commitment,
        attempt=_attempt(requirement, scene) if requirement.attempt else None,
        valid_weeks=None if valid is None else max(valid, DAY_WEEKS),
        renewal=stands.renewal_hours,
        valid_left_weeks=stands.valid_left_weeks,
        upkeep=upkeep_of(requirement),
        cost=None if scene.plan.funds is None or cost is None else cost_table(cost),
    )


def _is_running(requirement: Requirement, scene: Scene) -> bool:
    """Whether it has begun, on an exact day or not, and goes on."""
    stands = scene.standings[requirement.id]
    return stands.state == "started" and not stands.is_expired


def _commitment(requirement: Requirement, scene: Scene) -> roadmap.Commitment | None:
    stands = scene.standings[requirement.id]
    if stands.weeks_left is None or stands.hours_per_week is None:
        return None
    return roadmap.Commitment(
        weeks=stands.weeks_left,
        hours_per_week=stands.hours_per_week,
        running=_is_running(requirement, scene),
    )


def _attempt(requirement: Requirement, scene: Scene) -> roadmap.Attempt | None:
    attempt = requirement.attempt
    if attempt is None:
        return None
    made = scene.made[requirement.id]
    last = attempt.last_date
    return roadmap.Attempt(
        calendar=repr(attempt.window),
        answer_weeks=attempt.answer_weeks,
        wait_weeks=attempt.wait_weeks,
        limit=push.tries_left(attempt, made),
        tries_made=push.count_refused(made),
        chances=odds.chances(requirement, attempt, scene),
        pending_weeks=pending_weeks(requirement, attempt, scene),
        earliest_weeks=max(
            _wait_left(requirement, attempt, scene),
            _lead_left(requirement, attempt, scene),
        ),
        latest_weeks=None if last is None else _weeks_to_end_of(last, scene),
        most_a_year=attempt.most_a_year,
        recent_weeks=_recent_tries(requirement, scene),
        ready_before_weeks=attempt.ready_before_weeks,
        fee=0.0 if attempt.fee is None else attempt.fee.middle,
    )


def _weeks_to_end_of(day: dt.date, scene: Scene) -> float:
    """Return the weeks to a second before midnight, when a window would close, too."""
    return (day - scene.today) / WEEK + DAY_WEEKS - SECOND_WEEKS


def _recent_tries(requirement: Requirement, scene: Scene) -> tuple[float, ...]:
    """Return when the tries of the last year were made; a rough day is its first."""
    applied = [one.applied for one in scene.made[requirement.id] if one.applied]
    days = [when.earliest_date for when in applied if when.earliest_date]
    weeks = sorted((day - scene.today) / WEEK for day in days)
    return tuple(week for week in weeks if -YEAR_WEEKS < week <= 0)


def _lead_left(requirement: Requirement, attempt: Try, scene: Scene) -> float:
    """Return the weeks until what was met lately has been met for long enough."""
    days = [scene.standings[need].met_date for need in scene.needs(requirement.id)]
    gone = [(scene.today - day) / WEEK for day in days if day]
    return max(attempt.ready_before_weeks - min(gone, default=np.inf), 0.0)


def pending_weeks(requirement: Requirement, attempt: Try, scene: Scene) -> float | None:
    """Return the weeks until the answer to the try that is out; None: none is out.

    A rough day of applying counts as the first day that it can have been.
    """
    pending = [one for one in scene.made[requirement.id] if one.is_pending]
    if not pending:
        return None
    applied = pending[-1].applied
    day = applied.earliest_date if applied else None
    gone = (scene.today - day) / WEEK if day else 0.0
    return max(attempt.answer_weeks - gone, 0.0)


def _wait_left(requirement: Requirement, attempt: Try, scene: Scene) -> float:
    """Return the weeks until the next try may be made, after the last refusal."""
    refused = [one for one in scene.made[requirement.id] if one.outcome == "refused"]
    days = [one.answered.date for one in refused if one.answered]
    last = max((day for day in days if day), default=None)
    gone = (scene.today - last) / WEEK if last else float("inf")
    return max(attempt.wait_weeks - gone, 0.0)
