"""Worked examples: one road that was walked, and one that lies ahead.

How it works: an example is a journey folder inside the package, told once in English and
once more, in its folder `es`, in Spanish. José's dates are history. The student's are
those of a story that ends on the day of the last entry; they move by whole weeks, so
that weekdays stay, until that entry lies within the last seven days. Windows are dates
of the real calendar and never move.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from million_miles.exchange import read_journal, read_plan
from million_miles.values import (
    Capacity,
    Entry,
    Language,
    Period,
    Plan,
    Requirement,
    Step,
    StopRule,
    When,
)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: its plan, and its journal in the order of time."""

    plan: Plan
    entries: tuple[Entry, ...]


EXAMPLES = ("jose", "student")
_LOOKING_FORWARD = ("student",)


def example(
    name: str, *, today: dt.date | None = None, language: Language = "en"
) -> Example:
    """Return the worked example called `name`, whole.

    An example that looks forward does so from `today`; None: from its own day.

    Raises:
        KeyError: there is none.
    """
    if name not in EXAMPLES:
        raise KeyError(name)
    stored = _stored(name, language)
    if today is None or name not in _LOOKING_FORWARD:
        return stored
    last = max(entry.at.date for entry in stored.entries if entry.at.date)
    return _moved(stored, dt.timedelta(weeks=(today - last).days // 7))


def example_at(name: str, day: dt.date, *, language: Language = "en") -> Example:
    """Return the example as it stood on `day`.

    The journal ends before the first entry that may have happened later, since its
    order is that of time: what has no date stands where it is. A rough time may be any
    day in it.

    Raises:
        KeyError: there is no such example.
    """
    whole = example(name, today=day, language=language)
    kept: list[Entry] = []
    for entry in whole.entries:
        latest = _latest_date(entry.at)
        if latest is not None and latest > day:
            break
        kept.append(entry)
    return replace(whole, entries=tuple(kept))


@cache
def _stored(name: str, language: Language) -> Example:
    folder = files("million_miles.maps") / "examples" / name
    folder = folder if language == "en" else folder / language
    plan = read_plan((folder / "plan.yaml").read_text("utf-8"), file="plan.yaml")
    journal = (folder / "journal.csv").read_text("utf-8")
    entries = read_journal(journal, file="journal.csv")
    return Example(plan, entries)


def _latest_date(at: When) -> dt.date | None:
    if at.year is None:
        return None
    month = at.month or 12
    return dt.date(at.year, month, at.day or monthrange(at.year, month)[1])


def _moved(one: Example, by: dt.timedelta) -> Example:
    entries = (
        replace(entry, at=When.on(entry.at.date + by)) if entry.at.date else entry
        for entry in one.entries
    )
    return Example(_moved_plan(one.plan, by), tuple(entries))


def _moved_plan(plan: Plan, by: dt.timedelta) -> Plan:
    wish = plan.goal.by_date
    return replace(
        plan,
        goal=replace(plan.goal, by_date=wish + by if wish else None),
        capacity=Capacity(tuple(_moved_period(p, by) for p in plan.capacity.periods)),
        requirements=tuple(_moved_requirement(r, by) for r in plan.requirements),
        inbox=tuple(_moved_step(step, by) for step in plan.inbox),
        stop_rule=_moved_rule(plan.stop_rule, by),
    )


def _moved_rule(rule: StopRule | None, by: dt.timedelta) -> StopRule | None:
    if rule is None or rule.written_date is None:
        return rule
    return replace(rule, written_date=rule.written_date + by)


def _moved_period(period: Period, by: dt.timedelta) -> Period:
    last = period.to_date
    return replace(
        period,
        from_date=period.from_date + by,
        to_date=last + by if last else None,
    )


def _moved_requirement(requirement: Requirement, by: dt.timedelta) -> Requirement:
    return replace(
        requirement,
        steps=tuple(_moved_step(step, by) for step in requirement.steps),
        parts=tuple(_moved_requirement(part, by) for part in requirement.parts),
    )


def _moved_step(step: Step, by: dt.timedelta) -> Step:
    due, done = step.due_date, step.done_date
    return replace(
        step,
        due_date=due + by if due else None,
        done_date=done + by if done else None,
    )
