"""A plan changed throughout, parts and ways included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from million_miles.values import (
    Capacity,
    Fallback,
    Period,
    Plan,
    Requirement,
    needs_of,
)


def mapped(plan: Plan, change: Callable[[Requirement], Requirement]) -> Plan:
    """Return the plan with every requirement changed, parts before their whole."""

    def deep(requirement: Requirement) -> Requirement:
        parts = tuple(deep(part) for part in requirement.parts)
        return change(replace(requirement, parts=parts))

    return replace(plan, requirements=tuple(deep(r) for r in plan.requirements))


def renamed(plan: Plan, old: str, new: str) -> Plan:
    """Return the plan with a new id for one requirement, wherever it is named."""

    def under(needs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new if need == old else need for need in needs)

    def deep(r: Requirement) -> Requirement:
        ways = tuple(replace(way, needs=under(way.needs)) for way in r.ways)
        id_ = new if r.id == old else r.id
        return replace(r, id=id_, needs=under(r.needs), ways=ways)

    fallbacks = _with_needs(plan, under)
    return replace(mapped(replace(plan, fallbacks=()), deep), fallbacks=fallbacks)


def _with_needs(
    plan: Plan, change: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> tuple[Fallback, ...]:
    """Return the fallbacks of a plan with what each of them needs changed."""
    return tuple(replace(one, needs=change(one.needs)) for one in plan.fallbacks)


def with_way(plan: Plan, id_: str, way: str | None) -> Plan:
    """Return the plan in which a requirement goes another of its ways."""
    return mapped(plan, lambda r: replace(r, way=way) if r.id == id_ else r)


def without(plan: Plan, id_: str) -> Plan:
    """Return the plan without one requirement; what needed it no longer does.

    Its parts go with it. What they needed passes to those that needed them, so that no
    order is lost.
    """
    gone = {r.id for r in plan.requirement(id_).family()}
    links = needs_of(plan.requirements)

    def cut(needs: tuple[str, ...]) -> tuple[str, ...]:
        kept: list[str] = []
        ahead = list(reversed(needs))
        while ahead:
            need = ahead.pop()
            if need in gone:
                ahead.extend(reversed(links[need]))
            else:
                kept.append(need)
        return tuple(dict.fromkeys(kept))

    def deep(r: Requirement) -> Requirement:
        parts = tuple(part for part in r.parts if part.id not in gone)
        ways = tuple(replace(way, needs=cut(way.needs)) for way in r.ways)
        return replace(r, needs=cut(r.needs), parts=parts, ways=ways)

    fallbacks = _with_needs(plan, cut)
    plan = mapped(replace(plan, fallbacks=()), deep)
    left = tuple(r for r in plan.requirements if r.id not in gone)
    return replace(plan, requirements=left, fallbacks=fallbacks)


def left_out(plan: Plan, id_: str) -> Plan:
    """Return the plan of somebody who leaves a requirement out.

    A `must` is then asked of nobody; what one may choose is still there, unchosen, and
    tells what it tells about the odds.
    """
    requirement = plan.requirement(id_)
    after = without(plan, id_)
    if requirement.level == "must":
        return after
    alone = replace(requirement, chosen=False, needs=(), parts=(), ways=(), way=None)
    return replace(after, requirements=(*after.requirements, alone))


def with_period(plan: Plan, period: Period) -> Plan:
    """Return the plan with one more promise of hours a week."""
    return replace(plan, capacity=Capacity((*plan.capacity.periods, period)))


def without_period(plan: Plan, period: Period) -> Plan | None:
    """Return the plan without a promise, its reason aside; None: it has none such."""
    periods = list(plan.capacity.periods)
    for place in range(len(periods) - 1, -1, -1):
        if replace(periods[place], because="") == period:
            del periods[place]
            return replace(plan, capacity=Capacity(tuple(periods)))
    return None
