"""What one has of what those who made it had, and what of it is nearest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from million_miles.journey.journey import Journey
from million_miles.journey.plans import mapped
from million_miles.journey.scene import Scene, scene_of
from million_miles.journey.selected import count

MOST_OF_THEM = 0.5  # what at least this share of them had is theirs


@dataclass(frozen=True, slots=True)
class SelectedBar:
    """One of the things that most of those who made it had.

    Attributes:
        had, known: so many of those of whom it is known had it.
        share: in (0, 1), as the odds take it: small numbers are drawn to what was known
            before.
        is_met: the person has it.
        hours: of work that are left for it, on average; None: nobody said, or it is met.
    """

    id: str
    title: str
    had: int
    known: int
    share: float
    is_met: bool
    hours: float | None


@dataclass(frozen=True, slots=True)
class SelectedOutlook:
    """What one has of what those who made it had.

    Attributes:
        people: how many they are.
        bars: what at least half of them had, the most common first.
        nearest: of those that are not met, the one with the fewest hours left; None:
            all are met, or nobody named any hours.
    """

    people: int
    bars: tuple[SelectedBar, ...]
    nearest: SelectedBar | None

    @property
    def met(self) -> int:
        """How many of the bars the person has."""
        return sum(bar.is_met for bar in self.bars)


def theirs(journey: Journey, today: dt.date) -> SelectedOutlook | None:
    """Return what one has of what those who made it had; None: there is no table.

    Raises:
        WhenError: the day is not in the years 1900 to 2200.

    Source:
        docs/method.md#those-who-made-it
    """
    table = journey.selected
    if table is None:
        return None
    plan = mapped(
        journey.plan, lambda r: replace(r, chosen=True) if r.id in table.ids else r
    )
    scene = scene_of(replace(journey, plan=plan), today)
    bars = sorted(_bars(journey, scene), key=lambda bar: -bar.share)
    open_ = [bar for bar in bars if not bar.is_met and bar.hours is not None]
    nearest = min(open_, key=lambda bar: bar.hours or 0.0, default=None)
    return SelectedOutlook(len(table.people), tuple(bars), nearest)


def _bars(journey: Journey, scene: Scene) -> Iterator[SelectedBar]:
    for one in scene.plan.everything():
        counted = count(journey, one)
        if counted.share < MOST_OF_THEM or one.id not in scene.counted:
            continue
        family = [scene.standings[id_] for id_ in scene.family(one.id)]
        unknown = any(stands.state == "unknown_hours" for stands in family)
        is_met = scene.standings[one.id].is_met
        hours = sum(stands.expected_hours_left for stands in family)
        yield SelectedBar(
            one.id,
            one.title,
            counted.had,
            counted.known,
            one.evidence.selected or 0.0 if one.evidence else 0.0,
            is_met,
            None if is_met or unknown else hours,
        )
