"""What one may suppose: changes of a plan that are tried out and never written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import singledispatch
from typing import Any, TypeAlias

from million_miles import push
from million_miles.journey import changes
from million_miles.journey.changes import Stamp, find_requirement, refuse, wish
from million_miles.journey.journey import Journey
from million_miles.journey.plans import left_out, mapped
from million_miles.values import (
    UNDATED,
    Bar,
    BaseRate,
    Capacity,
    Effort,
    Funds,
    Income,
    Money,
    Period,
    Requirement,
    Try,
    Window,
)


@dataclass(frozen=True, slots=True)
class MoreHours:
    """So many hours a week more, or less, in every period that has any; breaks stay."""

    hours_per_week: float


@dataclass(frozen=True, slots=True)
class Promise:
    """Another promise for a while; one of no hours is a break."""

    period: Period


@dataclass(frozen=True, slots=True)
class OtherEffort:
    """Another estimate of the hours from zero to the bar."""

    what: str
    effort: Effort


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """A requirement is dropped; a `must` is then asked of nobody."""

    what: str


@dataclass(frozen=True, slots=True)
class Choose:
    """A `usual` or an `edge` requirement counts from now on."""

    what: str


@dataclass(frozen=True, slots=True)
class OtherBar:
    """A bar is raised, or lowered."""

    what: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class OtherWindow:
    """A try may be made at other times."""

    what: str
    window: Window


@dataclass(frozen=True, slots=True)
class OtherOdds:
    """Another base rate of a try."""

    what: str
    rate: BaseRate


@dataclass(frozen=True, slots=True)
class TakeWay:
    """Another of the ways to meet a requirement."""

    what: str
    way: str


@dataclass(frozen=True, slots=True)
class WishBy:
    """Another wished date; None: none."""

    by_date: dt.date | None


@dataclass(frozen=True, slots=True)
class OtherSavings:
    """Other savings than there are today."""

    savings: Money


@dataclass(frozen=True, slots=True)
class MoreIncome:
    """Money that comes in every month, beside what the plan has."""

    income: Income


@dataclass(frozen=True, slots=True)
class OtherCost:
    """Another cost of a requirement, or of the way that is taken."""

    what: str
    cost: Money


Change: TypeAlias = (
    MoreHours
    | Promise
    | OtherEffort
    | LeaveOut
    | Choose
    | OtherBar
    | OtherWindow
    | OtherOdds
    | TakeWay
    | WishBy
    | OtherSavings
    | MoreIncome
    | OtherCost
)


def apply(journey: Journey, change: Change) -> Journey:
    """Return the journey as it would be.

    Raises:
        MistakesError: a requirement or a way is unknown, or has nothing of the kind;
            the only try is left out; or the hours leave the range 0 to 168.

    Source:
        docs/method.md#what-if
    """
    return _applied(change, journey)


def apply_all(journey: Journey, supposed: Iterable[Change]) -> Journey:
    """Return the journey after all changes, one after the other."""
    for change in supposed:
        journey = apply(journey, change)
    return journey


@singledispatch
def _applied(change: Change, journey: Journey) -> Journey:
    raise TypeError(f"want one of {Change}, got {change!r} for {journey.plan.goal}")


@_applied.register
def _(change: MoreHours, journey: Journey) -> Journey:
    more = change.hours_per_week
    periods = journey.plan.capacity.periods
    for period in periods:
        if period.hours_per_week and not 0 <= period.hours_per_week + more <= 168:
            refuse("hours_out_of_range", f"{period.hours_per_week + more:g}")
    return _with_periods(
        journey,
        (
            replace(period, hours_per_week=period.hours_per_week + more)
            if period.hours_per_week
            else period
            for period in periods
        ),
    )


@_applied.register
def _(change: Promise, journey: Journey) -> Journey:
    """Cut off periods with an end, which would win over the new one."""
    new, kept, day = change.period, [], dt.timedelta(days=1)
    for old in journey.plan.capacity.periods:
        if old.to_date is None or new.to_date is None:
            kept.append(old)
            continue
        if old.from_date < new.from_date:
            kept.append(replace(old, to_date=min(old.to_date, new.from_date - day)))
        if old.to_date > new.to_date:
            kept.append(replace(old, from_date=max(old.from_date, new.to_date + day)))
    return _with_periods(journey, (*kept, new))


def _with_periods(journey: Journey, periods: Iterable[Period]) -> Journey:
    plan = replace(journey.plan, capacity=Capacity(tuple(periods)))
    return replace(journey, plan=plan)


@_applied.register
def _(change: WishBy, journey: Journey) -> Journey:
    return wish(journey, change.by_date)


@_applied.register
def _(change: LeaveOut, journey: Journey) -> Journey:
    id_ = find_requirement(journey, change.what).id
    without = replace(journey, plan=left_out(journey.plan, id_))
    if _counts_a_try(journey) and not _counts_a_try(without):
        refuse("leave_out_the_try", change.what)
    return without


def _counts_a_try(journey: Journey) -> bool:
    ids = journey.plan.counted_ids()
    return any(r.attempt and r.id in ids for r in journey.plan.everything())


@_applied.register
def _(change: Choose, journey: Journey) -> Journey:
    return changes.choose(journey, change.what, _stamp(journey))


@_applied.register
def _(change: OtherBar, journey: Journey) -> Journey:
    return changes.raise_bar(journey, change.what, change.bar, _stamp(journey))


@_applied.register
def _(change: OtherEffort, journey: Journey) -> Journey:
    requirement = find_requirement(journey, change.what)
    work = requirement.taken or requirement
    if requirement.attempt or requirement.parts or work.commitment:
        refuse("no_hours_of_its_own", requirement.id)
    stamp = _stamp(journey)
    return changes.estimate(journey, requirement.id, change.effort, stamp)


def _stamp(journey: Journey) -> Stamp:
    """Return a stamp without a day: what is only supposed says nothing about pace."""
    return Stamp(f"what-if-{len(journey.entries)}", UNDATED)


@_applied.register
def _(change: OtherWindow, journey: Journey) -> Journey:
    return _of_try(journey, change.what, window=change.window)


@_applied.register
def _(change: OtherOdds, journey: Journey) -> Journey:
    attempt = find_requirement(journey, change.what).attempt
    rate = change.rate if attempt is None else _spread_alike(attempt, change.rate)
    return _of_try(journey, change.what, base_rates=(rate,))


def _spread_alike(attempt: Try, rate: BaseRate) -> BaseRate:
    """Return the rate with its refused spread over the stages as they were counted.

    What the stages of past tries said is then kept.
    """
    counted = push.counted_by_stage(attempt, rate)
    if counted is None:
        return rate
    refused = max(1, counted.tries - counted.successes)
    fewer = (rate.tries - rate.successes) / refused
    between = [
        (stage, rate.successes + round((count - counted.successes) * fewer))
        for stage, count in counted.by_stage[1:-1]
    ]
    ends = (
        (counted.by_stage[0][0], rate.tries),
        (counted.by_stage[-1][0], rate.successes),
    )
    return replace(rate, by_stage=(ends[0], *between, ends[1]))


def _of_try(journey: Journey, what: str, **parts: Any) -> Journey:
    requirement = find_requirement(journey, what)
    if requirement.attempt is None:
        tries = [r.id for r in journey.plan.everything() if r.attempt is not None]
        refuse("not_a_try", what, suggestion=tries[0] if tries else "")
    attempt = replace(requirement.attempt, **parts)
    return _other(journey, replace(requirement, attempt=attempt))


@_applied.register
def _(change: TakeWay, journey: Journey) -> Journey:
    requirement = find_requirement(journey, change.what)
    ids = [one.id for one in requirement.ways]
    if not ids:
        refuse("no_ways", requirement.id)
    if change.way not in ids:
        near = get_close_matches(change.way, ids, n=1)
        suggestion = near[0] if near else ids[0]
        known = {"id": requirement.id, "ways": ", ".join(ids)}
        refuse("not_a_way", change.way, suggestion=suggestion, **known)
    # What was estimated was estimated for the way that was taken.
    kept = tuple(
        entry
        for entry in journey.entries
        if not (entry.did == "estimated" and entry.requirement == requirement.id)
    )
    other = _other(journey, replace(requirement, way=change.way))
    return replace(other, entries=kept)


@_applied.register
def _(change: OtherSavings, journey: Journey) -> Journey:
    funds = journey.plan.funds or Funds(change.savings)
    _require_currency(journey, change.savings)
    return _with_funds(journey, replace(funds, savings=change.savings))


@_applied.register
def _(change: MoreIncome, journey: Journey) -> Journey:
    income = change.income
    nothing = Money(0, 0, income.per_month.currency)
    funds = journey.plan.funds or Funds(nothing)
    _require_currency(journey, income.per_month)
    return _with_funds(journey, replace(funds, incomes=(*funds.incomes, income)))


@_applied.register
def _(change: OtherCost, journey: Journey) -> Journey:
    requirement = find_requirement(journey, change.what)
    if requirement.parts:
        refuse("no_cost_of_its_own", requirement.id)
    _require_currency(journey, change.cost)
    taken = requirement.taken
    if taken is None:
        return _other(journey, replace(requirement, cost=change.cost))
    dearer = replace(taken, cost=change.cost)
    ways = tuple(dearer if way is taken else way for way in requirement.ways)
    return _other(journey, replace(requirement, ways=ways))


def _require_currency(journey: Journey, money: Money) -> None:
    funds = journey.plan.funds
    costs = [cost for r in journey.plan.everything() for cost in r.costs()]
    known = [funds.currency] if funds else [cost.currency for cost in costs]
    for currency in known:
        if money.currency != currency:
            refuse("currency", money.currency, currency=currency)


def _with_funds(journey: Journey, funds: Funds) -> Journey:
    return replace(journey, plan=replace(journey.plan, funds=funds))


def _other(journey: Journey, new: Requirement) -> Journey:
    """Return the journey with another requirement in the place of the same id."""
    plan = mapped(journey.plan, lambda one: new if one.id == new.id else one)
    return replace(journey, plan=plan)
