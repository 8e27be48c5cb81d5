"""A scene with one requirement more, or less, without measuring all others again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from million_miles.journey.journey import Journey
from million_miles.journey.plans import mapped
from million_miles.journey.scene import Scene, final_tries, scene_of, with_final_needs
from million_miles.journey.selected import with_selected
from million_miles.values import Plan, needs_of


def with_all_chosen(journey: Journey, before: Scene) -> Scene:
    """Return the scene in which all that may be chosen is, at the same pace."""
    plan = mapped(journey.plan, lambda r: replace(r, chosen=True))
    return scene_of(replace(journey, plan=plan), before.today, person=before.measured)


def one_more(journey: Journey, before: Scene, all_chosen: Scene) -> Scene:
    """Return the scene of a journey that chooses a little more than before, or less.

    What both count stands where it stood, and what is new stands where it does with all
    chosen. Where a try, a whole or a part comes or goes, everything is measured anew.
    """
    ids, final = journey.plan.counted_ids(), final_tries(journey.plan)
    standings = {**all_chosen.standings, **before.standings}
    others = (*ids - before.counted.keys(), *before.counted.keys() - ids)
    if final != before.final or not _are_plain(others, all_chosen.plan):
        return scene_of(journey, before.today, person=before.measured)
    plan = with_final_needs(with_selected(journey), final)
    counted = {r.id: r for r in plan.everything() if r.id in ids}
    kept = {id_: standings[id_] for id_ in counted}
    measured = replace(before.measured, standings=tuple(kept.values()))
    return replace(
        before,
        plan=plan,
        counted=counted,
        standings=kept,
        links=needs_of(plan.requirements),
        measured=measured,
    )


def _are_plain(ids: Iterable[str], plan: Plan) -> bool:
    """Whether all of these have work of their own, and are no part of anything."""
    tops = {one.id: one for one in plan.requirements}
    return all(
        id_ in tops and not tops[id_].parts and tops[id_].attempt is None for id_ in ids
    )
