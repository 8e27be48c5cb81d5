"""Where each requirement stands, and when it will start and be met."""

from __future__ import annotations

from million_miles import roadmap
from million_miles.journey.dates import date_ranges, hours_range
from million_miles.journey.results import DateRange, RequirementOutlook, State
from million_miles.journey.scene import Scene
from million_miles.journey.seen import Seen
from million_miles.journey.silences import Silences
from million_miles.values import Requirement

Span = tuple[DateRange | None, DateRange | None]


def requirement_outlooks(seen: Seen) -> tuple[RequirementOutlook, ...]:
    """Return every requirement that counts, the met ones first, then by the road."""
    scene = seen.scene
    places = {id_: place for place, id_ in enumerate(roadmap.after_needs(seen.road))}
    ordered = sorted(
        scene.counted.values(), key=lambda r: (not scene.is_met(r.id), places[r.id])
    )
    ahead = [r.id for r in ordered if not scene.is_met(r.id)]
    spans = _spans(ahead, seen)
    wholes = {part.id: r.id for r in scene.plan.everything() for part in r.parts}
    first = len(ordered) - len(ahead) - 1
    silences = Silences.of(seen)
    return tuple(
        _outlook(
            requirement,
            scene,
            span=spans.get(requirement.id, (None, None)),
            place=max(row - first, 0),
            parent_id=wholes.get(requirement.id, ""),
            silences=silences,
        )
        for row, requirement in enumerate(ordered)
    )


def _spans(ahead: list[str], seen: Seen) -> dict[str, Span]:
    """Return start and finish by id; where a finish rests on odds nobody knows: None."""
    scene = seen.scene
    starts = date_ranges(seen.starts(ahead), scene.today)
    finishes = date_ranges(seen.finishes(ahead), scene.today)
    untold = scene.final & scene.of_unknown_odds
    return {
        id_: (start, None if untold.intersection(scene.family(id_)) else finish)
        for id_, start, finish in zip(ahead, starts, finishes, strict=True)
    }


def _outlook(
    requirement: Requirement,
    scene: Scene,
    *,
    span: Span,
    place: int,
    parent_id: str,
    silences: Silences,
) -> RequirementOutlook:
    stands = scene.standings[requirement.id]
    hours, if_read = stands.hours_left, stands.hours_left_if_read
    return RequirementOutlook(
        id=requirement.id,
        title=requirement.title,
        level=requirement.level,
        state=_state(requirement, scene),
        is_try=requirement.attempt is not None,
        bar=stands.bar,
        reading=stands.reading,
        measured_at=stands.measured_at,
        hours_done=stands.hours_done,
        hours_left=None if hours is None else hours_range(hours),
        start=span[0],
        finish=span[1],
        place=place,
        needs=scene.needs(requirement.id),
        parent_id=parent_id,
        is_guess=stands.is_guess,
        ask=stands.ask,
        untouched_weeks=silences.weeks(requirement.id),
        is_silent=silences.is_silent(requirement.id),
        paused_until=scene.paused.get(requirement.id),
        evidence=stands.evidence,
        hours_left_if_read=None if if_read is None else hours_range(if_read),
    )


def _state(requirement: Requirement, scene: Scene) -> State:
    state = scene.standings[requirement.id].state
    if state != "try":
        return state
    is_out = any(one.is_pending for one in scene.made[requirement.id])
    return "waiting" if is_out else "open"
