"""How far it is still, from the plan and the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from million_miles.distance.estimator import History, past_of
from million_miles.distance.evidence import Evidence, weigh
from million_miles.distance.kept import Kept, away_days, kept
from million_miles.distance.ledger import Ledger, Record, read, read_on
from million_miles.distance.left import (
    is_far_beyond,
    left_after,
    log_hours,
    log_stated,
    still_open,
)
from million_miles.distance.luck import shared_luck
from million_miles.distance.normal import Array
from million_miles.distance.pace import Pace, learn_pace
from million_miles.distance.progress import Known, Rest, left_if_read, rest_after
from million_miles.distance.standing import Distance, Standing, State, View
from million_miles.values import (
    Effort,
    Entry,
    Plan,
    Requirement,
    Threshold,
    When,
    needs_of,
    standing,
)

LEAST_HOURS_PER_WEEK = 1e-6  # a commitment of less would have weeks beyond counting
# fmt: off
TIME_UNITS = frozenset((
    "day", "days", "week", "weeks", "month", "months", "year", "years",
    "día", "días", "semana", "semanas", "mes", "meses", "año", "años",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class _Work:
    """Open work: hours left at LEVELS, whether the estimate is in doubt, hours done.

    `done` hours are those that the latest reading stands for, and those since; 0: it
    stands for none. `if_read` are the hours left if a reading came now as expected.
    """

    hours_left: Array
    ask: bool
    done: float = 0.0
    if_read: Array | None = None


def history(plan: Plan, entries: Iterable[Entry]) -> tuple[tuple[float, float], ...]:
    """Return (estimate, actual) hours of finished work, in the order of finishing.

    The estimate is the median that stood when work began, the actual the hours logged
    until it was met. Without logged hours, or in a commitment, there is no pair.

    Source:
        docs/method.md#ones-own-history
    """
    return read(plan, standing(entries)).history


def hours_of(effort: Effort, past: History) -> Array:
    """Return the hours that a stated range means for this person, at LEVELS.

    Args:
        effort: the stated 80 % range.
        past: (estimate, actual) hours of finished work, as `history` returns it.

    Source:
        docs/method.md#a-stated-range
    """
    return np.asarray(np.exp(log_hours(effort, past_of(past))))


def measure(
    plan: Plan,
    entries: Iterable[Entry],
    *,
    today: dt.date,
    earlier: History = (),
    pace: Pace | None = None,
    past: History | None = None,
) -> Distance:
    """Measure how far it is still.

    Args:
        plan: what counts.
        entries: the journal, undone entries included; what is dated after `today` has
            not happened yet.
        today: the day it is seen from.
        earlier: (estimate, actual) hours of work that was finished before this journal.
        pace: this one instead of what the journal says of it.
        past: these pairs instead of `earlier` and the journal's own.

    Source:
        docs/method.md#where-a-requirement-stands
    """
    happened = tuple(e for e in standing(entries) if _is_over(e.at, today))
    ledger = read(plan, happened)
    if past is None:
        past = (*earlier, *ledger.history)
    expired = _find_expired(plan, ledger, today)
    view = View(ledger, past_of(past), expired, today)
    standings = tuple(_stand(requirement, view) for requirement in _counted(plan))
    return Distance(
        standings=standings,
        history=ledger.history,
        past=tuple(past),
        shared_luck=shared_luck(view.past),
        pace=pace or _find_pace(plan, happened, ledger, today),
        view=view,
    )


def measure_on(before: Distance, plan: Plan, added: Iterable[Entry]) -> Distance:
    """Measure after a few more entries; what they do not touch stays as it was.

    It is what `measure` says of all entries with the pace and the past of before.

    Args:
        before: the same plan as it was measured.
        plan: what counts.
        added: entries at the end of the journal that have happened by the same day; none
            undoes an earlier one or renames a requirement.
    """
    old = before.view
    ledger = read_on(old.ledger, added)
    view = View(ledger, old.past, _find_expired(plan, ledger, old.today), old.today)
    known = {standing.id: standing for standing in before.standings}
    standings = tuple(
        known[requirement.id]
        if _looks_alike(requirement, view, old)
        else _stand(requirement, view)
        for requirement in _counted(plan)
    )
    return replace(before, standings=standings, history=ledger.history, view=view)


def _looks_alike(requirement: Requirement, view: View, old: View) -> bool:
    """Whether nothing has changed that the standing of a requirement depends on."""
    return all(
        view.ledger.records[one.id] is old.ledger.records[one.id]
        and (one.id in view.expired) == (one.id in old.expired)
        for one in requirement.family()
    )


def keep(plan: Plan, entries: Iterable[Entry], *, today: dt.date) -> Kept:
    """Return how well the promise of hours was kept up to yesterday.

    Args:
        plan: the hours promised, and the commitments, which stand apart.
        entries: the journal, undone entries included.
        today: the day it is seen from.

    Source:
        docs/method.md#a-promise-kept
    """
    happened = tuple(e for e in standing(entries) if _is_over(e.at, today))
    worked, held = _apart_from_commitments(happened, read(plan, happened))
    return kept(plan.capacity, worked, away_days(happened), today=today, held=held)


def _is_over(at: When, today: dt.date) -> bool:
    return at.earliest_date is None or at.earliest_date <= today


def _counted(plan: Plan) -> tuple[Requirement, ...]:
    ids = plan.counted_ids()
    return tuple(r for r in plan.everything() if r.id in ids)


def _is_met(requirement: Requirement, ledger: Ledger) -> bool:
    parts = [part for part in requirement.parts if part.is_counted]
    if parts:
        return all(_is_met(part, ledger) for part in parts)
    return ledger.records[requirement.id].met_at is not None


def _find_expired(plan: Plan, ledger: Ledger, today: dt.date) -> frozenset[str]:
    """Return what was met, is out of date, and is needed by something still open."""
    needs = needs_of(plan.requirements)
    waiting = {
        need
        for requirement in _counted(plan)
        if not _is_met(requirement, ledger)
        for need in needs[requirement.id]
    }
    return frozenset(
        id_ for id_ in waiting if _valid_left(ledger.records[id_], today) == 0
    )


def _valid_left(record: Record, today: dt.date) -> float | None:
    weeks, met_at = record.requirement.valid_weeks, record.met_at
    if weeks is None or met_at is None or met_at.date is None:
        return None
    return max(weeks - (today - met_at.date).days / 7, 0.0)


def _stand(requirement: Requirement, view: View) -> Standing:
    record = view.ledger.records[requirement.id]
    is_whole = any(part.is_counted for part in requirement.parts)
    is_expired = requirement.id in view.expired and not is_whole
    is_open = is_expired or not _is_met(requirement, view.ledger)
    work = _find_work(record, view) if is_open and not is_whole else None
    commitment = record.commitment
    latest = record.latest
    hours_done = record.done(view.today)
    return Standing(
        id=requirement.id,
        title=requirement.title,
        state=_find_state(requirement, view),
        is_whole=is_whole,
        bar=record.bar,
        reading=latest.reading if latest else None,
        measured_at=latest.at if latest else None,
        evidence=_weigh(record, view),
        hours_done=max(hours_done, work.done) if work else hours_done,
        effort=record.effort,
        hours_left=work.hours_left if work else None,
        hours_left_if_read=work.if_read if work else None,
        weeks_left=(
            work.hours_left / max(commitment.hours_per_week, LEAST_HOURS_PER_WEEK)
            if work and commitment
            else None
        ),
        hours_per_week=commitment.hours_per_week if commitment else None,
        at_least_weeks=_weeks_still(record, view) if is_open else 0.0,
        started_date=record.started_date,
        met_date=record.met_at.date if record.met_at and not is_open else None,
        last_date=record.last_date,
        valid_left_weeks=None if is_open else _valid_left(record, view.today),
        renewal_hours=_hours_again(record, view),
        is_guess=record.is_guess and is_open,
        is_expired=is_expired,
        ask=work.ask if work else False,
    )


def _find_state(requirement: Requirement, view: View) -> State:
    parts = [part for part in requirement.parts if part.is_counted]
    if parts:
        return _state_of_whole({_find_state(part, view) for part in parts})
    record = view.ledger.records[requirement.id]
    if record.met_at is not None and requirement.id not in view.expired:
        return "met"
    if requirement.attempt is not None:
        return "try"
    if record.effort is None and not record.at_least_weeks:
        return "unknown_hours"
    return "started" if record.has_work or _time_share(record) else "open"


def _state_of_whole(states: set[State]) -> State:
    if states == {"met"}:
        return "met"
    return "started" if states & {"met", "started"} else "open"


def _find_work(record: Record, view: View) -> _Work | None:
    """Return the work that is open, or None where nobody said how much it is."""
    effort = record.effort
    if effort is None:
        return None
    again = _hours_again(record, view)
    if record.requirement.id in view.expired and again is not None:
        return _Work(again, ask=False)
    open_then = still_open(effort, spent_then=record.spent_then)
    # Weeks of a commitment go by on the calendar, whatever the person's own past says.
    table = (
        log_stated(open_then) if record.commitment else log_hours(open_then, view.past)
    )
    spent = record.spent(view.today)
    if record.commitment or _time_share(record) is not None:
        return _worked(record, table, effort, spent)  # it passes on the calendar
    marks, earlier = record.comparable()
    known = Known(record.bar, marks, table, earlier, record.spent_then)
    rest = rest_after(known)
    work = _read(rest, spent) if rest else _worked(record, table, effort, spent)
    done = effort.median * rest.share + max(spent - rest.spent, 0.0) if rest else 0.0
    if_read = left_if_read(known, spent=spent, hours_left=work.hours_left)
    return replace(work, done=done, if_read=if_read)


def _worked(record: Record, table: Array, effort: Effort, spent: float) -> _Work:
    since = max(spent - record.spent_then, 0.0)
    is_overtaken = record.spent_then >= effort.high
    return _Work(
        left_after(table, since), ask=is_overtaken or is_far_beyond(table, since)
    )


def _read(rest: Rest, spent: float) -> _Work:
    since = max(spent - rest.spent, 0.0)
    return _Work(
        left_after(rest.log_hours, since),
        ask=rest.surprises or is_far_beyond(rest.log_hours, since),
    )


def _weigh(record: Record, view: View) -> Evidence:
    marks, _ = record.comparable()
    return weigh(
        record.bar,
        marks,
        today=view.today,
        spent=record.spent(view.today),
        effort_hours=record.effort.median if record.effort else None,
    )


def _hours_again(record: Record, view: View) -> Array | None:
    """Return the hours to meet it again after it expired: all of them, or fewer."""
    effort = record.requirement.renewal or record.effort
    if record.requirement.valid_weeks is None or effort is None:
        return None
    return np.asarray(np.exp(log_hours(effort, view.past)))


def _weeks_still(record: Record, view: View) -> float:
    """Return the weeks it cannot be faster than, less what has passed of them."""
    if record.requirement.id in view.expired:
        return 0.0
    weeks = record.at_least_weeks * record.stretch
    share = _time_share(record)
    if share is not None:
        return weeks * (1 - share)
    if record.started_date is None:
        return weeks
    return max(weeks - (view.today - record.started_date).days / 7, 0.0)


def _time_share(record: Record) -> float | None:
    """Return the share of a bar in months or years that was reached, in [0, 1]."""
    bar, latest = record.bar, record.latest
    if not isinstance(bar, Threshold) or latest is None:
        return None
    if bar.relation not in (">=", ">"):  # less of it is better: nothing adds up
        return None
    value, reached = bar.value, latest.reading.value
    if isinstance(value, str) or isinstance(reached, str):
        return None
    if bar.unit.casefold() not in TIME_UNITS or value <= 0:
        return None
    return min(max(reached / value, 0.0), 1.0)


def _find_pace(
    plan: Plan, happened: Iterable[Entry], ledger: Ledger, today: dt.date
) -> Pace:
    worked, held = _apart_from_commitments(happened, ledger)
    return learn_pace(plan.capacity, worked, today=today, held=held)


def _apart_from_commitments(
    happened: Iterable[Entry], ledger: Ledger
) -> tuple[list[Entry], Callable[[dt.date], float]]:
    """Return the work outside of commitments, and the hours that these hold on a day."""
    commitments = {
        id_: record for id_, record in ledger.records.items() if record.commitment
    }

    def held(day: dt.date) -> float:
        return sum(_hours_held(record, day) for record in commitments.values())

    worked = [
        e for e in happened if e.did == "worked" and e.requirement not in commitments
    ]
    return worked, held


def _hours_held(record: Record, day: dt.date) -> float:
    started, met_at = record.started_date, record.met_at
    if record.commitment is None or started is None or day < started:
        return 0.0
    is_over = met_at is not None and (met_at.date is None or met_at.date <= day)
    return 0.0 if is_over else record.commitment.hours_per_week
