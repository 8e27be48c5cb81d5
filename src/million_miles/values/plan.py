"""A goal and everything it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from million_miles.values.capacity import Capacity
from million_miles.values.fallback import Fallback, StopRule
from million_miles.values.funds import Funds
from million_miles.values.plain_text import require_plain
from million_miles.values.requirement import Requirement, Step
from million_miles.values.weights import Weights
from million_miles.values.when import FIRST_YEAR, LAST_YEAR


class PlanError(ValueError):
    """The requirements do not fit together: doubled ids, unknown or circular needs."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What the person wants, why, and by when.

    Attributes:
        title: the goal in a few words.
        why: the reason, in the person's words; may be empty.
        by_date: the wished date (a wish, not a promise); None: none.

    Raises:
        PlanError: no title, or a date outside the years 1900 to 2200.
    """

    title: str
    why: str = ""
    by_date: dt.date | None = None

    def __post_init__(self) -> None:
        require_plain("goal", self.title, most=200)
        require_plain("why", self.why, most=4000, lines=True)
        if not self.title.strip():
            raise PlanError("want a goal, got nothing")
        if self.by_date and not FIRST_YEAR <= self.by_date.year <= LAST_YEAR:
            raise PlanError(f"want a date 1900 to 2200, got {self.by_date}")


@dataclass(frozen=True, slots=True)
class Plan:
    """A goal, the hours promised for it, and what it needs.

    Attributes:
        requirements: in the person's order; ids unique, parts included.
        inbox: steps that belong to no requirement yet.
        map_id: the goal map it started from; empty: none.
        rough: started from a map and not yet sharpened.
        funds: the money there is; None: money stands in nobody's way.
        weights: what is weighed between ways; None: only how soon one arrives.
        gives: what the road gives on the way, whatever the answers.
        fallbacks: what else the person would be glad of.
        stop_rule: when they mean to stop; None: not written.

    Raises:
        PlanError: doubled ids, unknown needs, a circle of needs, or costs in another
            currency than the money there is.
    """

    goal: Goal
    capacity: Capacity = field(default_factory=Capacity)
    requirements: tuple[Requirement, ...] = ()
    inbox: tuple[Step, ...] = ()
    map_id: str = ""
    rough: bool = False
    funds: Funds | None = None
    weights: Weights | None = None
    gives: tuple[str, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()
    stop_rule: StopRule | None = None

    def __post_init__(self) -> None:
        ids = [requirement.id for requirement in self.everything()]
        if len(set(ids)) < len(ids):
            doubled = sorted({id_ for id_ in ids if ids.count(id_) > 1})
            raise PlanError(f"want each id once, got {', '.join(doubled)} again")
        links = needs_of(self.requirements)
        used = {need for needs in links.values() for need in needs}
        for requirement in self.everything():  # of the ways that are not taken, too
            used.update(need for way in requirement.ways for need in way.needs)
        used.update(need for one in self.fallbacks for need in one.needs)
        unknown = sorted(used - set(ids))
        if unknown:
            raise PlanError(f"want known needs, got {', '.join(unknown)}")
        circle = find_cycle(links)
        if circle:
            raise PlanError(f"want needs without a circle, got {' > '.join(circle)}")
        self._require_one_currency()
        for text in self.gives:
            require_plain("gives", text, most=2000, lines=True)

    def _require_one_currency(self) -> None:
        if self.funds is None:
            return
        wanted = self.funds.currency
        for requirement in self.everything():
            for money in requirement.costs():
                if money.currency != wanted:
                    came = f"{money.currency} in {requirement.id}"
                    raise PlanError(f"want all money in {wanted}, got {came}")
        for one in self.fallbacks:
            fee = one.attempt.fee if one.attempt else None
            if fee is not None and fee.currency != wanted:
                came = f"{fee.currency} in {one.title}"
                raise PlanError(f"want all money in {wanted}, got {came}")

    def everything(self) -> Iterator[Requirement]:
        """Yield every requirement, parts included, in the person's order."""
        for requirement in self.requirements:
            yield from requirement.family()

    def counted_ids(self) -> frozenset[str]:
        """Return the ids that the goal counts.

        Every `must` and every chosen requirement with its parts, and whatever these
        need, even where that was not chosen for itself.
        """
        links = needs_of(self.requirements)
        counted: set[str] = set()
        waiting: list[str] = []

        def walk(requirement: Requirement) -> None:
            if requirement.is_counted:
                waiting.append(requirement.id)
                for part in requirement.parts:
                    walk(part)

        for requirement in self.requirements:
            walk(requirement)
        while waiting:
            id_ = waiting.pop()
            if id_ not in counted:
                counted.add(id_)
                waiting.extend(links[id_])
        return frozenset(counted)

    def requirement(self, id_: str) -> Requirement:
        """Return the requirement called `id_`.

        Raises:
            KeyError: there is none.
        """
        for requirement in self.everything():
            if requirement.id == id_:
                return requirement
        raise KeyError(id_)


def needs_of(requirements: Iterable[Requirement]) -> dict[str, tuple[str, ...]]:
    """Return for each id what must be met before it: needs, inherited ones, parts.

    The needs of ways count only for the way that is taken.
    """
    links: dict[str, tuple[str, ...]] = {}

    def add(requirement: Requirement, inherited: tuple[str, ...]) -> None:
        taken = [way for way in requirement.ways if way.id == requirement.way]
        of_way = [way.needs for way in (*taken, *requirement.ways)][:1]
        own = requirement.needs + sum(of_way, ())
        needs = tuple(dict.fromkeys(inherited + own))
        parts = tuple(part.id for part in requirement.parts if part.is_counted)
        links[requirement.id] = needs + parts
        for part in requirement.parts:
            add(part, needs)

    for requirement in requirements:
        add(requirement, ())
    return links


def find_cycle(links: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return one circle of needs, its first id again at the end; empty: none."""
    done: set[str] = set()
    for start in links:
        path: list[str] = []
        on_path: set[str] = set()
        stack: list[tuple[str, Iterator[str]]] = []
        if start not in done:
            stack.append((start, iter(links[start])))
            path.append(start)
            on_path.add(start)
        while stack:
            node, rest = stack[-1]
            for need in rest:
                if need in on_path:
                    return (*path[path.index(need) :], need)
                if need not in done and need in links:
                    stack.append((need, iter(links[need])))
                    path.append(need)
                    on_path.add(need)
                    break
            else:
                stack.pop()
                path.pop()
                on_path.discard(node)
                done.add(node)
    return ()
