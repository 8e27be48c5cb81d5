"""What the steps need to know about one journey on one day, worked out once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from million_miles import distance, push
from million_miles.journey.journey import Journey
from million_miles.journey.plans import mapped
from million_miles.journey.selected import with_selected
from million_miles.values import Entry, Plan, Requirement, When, needs_of, standing


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One journey on one day.

    Attributes:
        plan: each final try needs every `must`, whether it was written or not; its
            evidence holds what those who made it had.
        entries: those that stand and have happened, in the order of the file.
        today: the day it is seen from, in the person's time zone.
        zone: IANA name of that zone; None: not known.
        measured: how far it is.
        counted: the requirements that count by id, parts after their whole.
        standings: where each of them stands, by id.
        links: what each requirement of the plan waits for, by id.
        final: ids of the tries that nothing comes after.
        of_unknown_odds: ids of the tries ahead without a base rate.
        made: the tries made so far, by id of the requirement.
        paused: the day from which paused work goes on, by id; later than today.
    """

    plan: Plan
    entries: tuple[Entry, ...]
    today: dt.date
    zone: str | None
    measured: distance.Distance
    counted: Mapping[str, Requirement]
    standings: Mapping[str, distance.Standing]
    links: Mapping[str, tuple[str, ...]]
    final: frozenset[str]
    of_unknown_odds: frozenset[str]
    made: Mapping[str, tuple[push.TryMade, ...]]
    paused: Mapping[str, dt.date]

    def needs(self, id_: str) -> tuple[str, ...]:
        """Return the counted requirements that must be met before this one.

        A whole does not wait for the final tries among its parts: what it asks of the
        person is done before.
        """
        return tuple(
            need
            for need in self.links[id_]
            if need in self.counted and need not in self.final
        )

    def all_before(self, id_: str) -> frozenset[str]:
        """Return everything that must be met before this one, near or far."""
        before: set[str] = set()
        ahead = list(self.links[id_])
        while ahead:
            one = ahead.pop()
            if one not in before:
                before.add(one)
                ahead.extend(self.links[one])
        return frozenset(before)

    def is_met(self, id_: str) -> bool:
        """Whether a counted requirement is met."""
        return self.standings[id_].is_met

    def family(self, id_: str) -> tuple[str, ...]:
        """Return the ids of a requirement and of its parts that count, and theirs."""
        return tuple(r.id for r in self.counted[id_].family() if r.id in self.counted)


def scene_of(
    journey: Journey, today: dt.date, *, person: distance.Distance | None = None
) -> Scene:
    """Measure how far it is, and gather what the road is built from.

    A `person` lends the pace and the own past that were learned on another day.

    Raises:
        WhenError: the day is not in the years 1900 to 2200.

    Source:
        docs/method.md#final-tries
    """
    When.on(today)  # refuses a day that no entry can have
    final = final_tries(journey.plan)
    plan = with_final_needs(with_selected(journey), final)
    ids = plan.counted_ids()
    counted = {r.id: r for r in plan.everything() if r.id in ids}
    measured = distance.measure(
        plan,
        journey.entries,
        today=today,
        earlier=journey.earlier,
        pace=person.pace if person else None,
        past=person.past if person else None,
    )
    standings = {s.id: s for s in measured.standings}
    happened = tuple(e for e in standing(journey.entries) if _is_over(e, today))
    about_tries = [e for e in happened if e.did in ("applied", "answered")]
    return Scene(
        plan=plan,
        entries=happened,
        today=today,
        zone=journey.profile.zone,
        measured=measured,
        counted=counted,
        standings=standings,
        links=needs_of(plan.requirements),
        final=final,
        of_unknown_odds=_of_unknown_odds(counted, standings),
        made={
            r.id: push.fold(about_tries, r.id) for r in counted.values() if r.attempt
        },
        paused=_paused(happened, today),
    )


def scene_on(scene: Scene, added: Iterable[Entry]) -> Scene:
    """Return the scene after a few more entries; only what they touch is measured.

    It is the scene of the same plan with the whole journal, lent the pace and the past
    of before.

    Args:
        scene: of before.
        added: estimates and raised bars at the end of the journal.
    """
    happened = tuple(entry for entry in added if _is_over(entry, scene.today))
    measured = distance.measure_on(scene.measured, scene.plan, happened)
    standings = {s.id: s for s in measured.standings}
    touched = {entry.requirement for entry in happened}
    return replace(
        scene,
        entries=(*scene.entries, *happened),
        measured=measured,
        standings=standings,
        of_unknown_odds=_of_unknown_odds(scene.counted, standings),
        paused={id_: day for id_, day in scene.paused.items() if id_ not in touched},
    )


def _of_unknown_odds(
    counted: Mapping[str, Requirement], standings: Mapping[str, distance.Standing]
) -> frozenset[str]:
    return frozenset(
        r.id
        for r in counted.values()
        if r.attempt and not r.attempt.base_rates and not standings[r.id].is_met
    )


def _paused(entries: tuple[Entry, ...], today: dt.date) -> dict[str, dt.date]:
    """Return until when work is paused; anything done for it later ends the pause."""
    until: dict[str, dt.date] = {}
    for entry in entries:
        if entry.did == "paused" and isinstance(entry.amount, dt.date):
            until[entry.requirement] = entry.amount
        elif entry.did != "noted":
            until.pop(entry.requirement, None)
    return {id_: day for id_, day in until.items() if day > today}


def _is_over(entry: Entry, today: dt.date) -> bool:
    first = entry.at.earliest_date
    return first is None or first <= today


def final_tries(plan: Plan) -> frozenset[str]:
    """Return the counted tries that nothing comes after, except their own wholes."""
    ids = plan.counted_ids()
    links = needs_of(plan.requirements)
    wholes = {part.id: r.id for r in plan.everything() for part in r.parts}
    needed_by: dict[str, list[str]] = {id_: [] for id_ in links}
    for id_ in ids:
        for need in links[id_]:
            needed_by[need].append(id_)

    def is_last(id_: str) -> bool:
        return all(
            other == wholes.get(id_) and is_last(other) for other in needed_by[id_]
        )

    return frozenset(
        r.id
        for r in plan.everything()
        if r.id in ids and r.attempt is not None and is_last(r.id)
    )


def with_final_needs(plan: Plan, final: frozenset[str]) -> Plan:
    """Return the plan in which each final try needs every `must` that counts.

    Below the stated minimum there is no chance, so nobody tries before it is met.
    """
    musts = tuple(
        r.id
        for r in _musts(plan.requirements)
        if not final.intersection(one.id for one in r.family())
    )

    def deep(requirement: Requirement) -> Requirement:
        if requirement.id not in final:
            return requirement
        needs = tuple(dict.fromkeys((*requirement.needs, *musts)))
        return replace(requirement, needs=needs)

    return mapped(plan, deep) if final else plan


def _musts(requirements: tuple[Requirement, ...]) -> Iterator[Requirement]:
    """Yield what the goal itself cannot do without: a `must` and its own musts."""
    for requirement in requirements:
        if requirement.level == "must":
            yield requirement
            yield from _musts(requirement.parts)
