"""What has been made so far, and which bar stands above each bar that is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from million_miles import distance
from million_miles.distance import Evidence, Recent, Slowing
from million_miles.journey.expiring import Expiring, expiring_of
from million_miles.journey.journey import Journey
from million_miles.journey.results import Outlook, RequirementOutlook
from million_miles.journey.scene import scene_of
from million_miles.values import (
    LEVELS_OF_NEED,
    Bar,
    Level,
    Plan,
    Reading,
    Requirement,
    Threshold,
    is_comparable,
    meets,
)
from million_miles.values.bar import rank

Z_OF_9_IN_10 = 1.2816


@dataclass(frozen=True, slots=True)
class BarAbove:
    """A bar that asks for more than one that is met.

    Attributes:
        bar: the one that holds; None: the person says when it is met.
        is_counted: it was chosen, or is a `must`; is_met: it is met, too.
    """

    id: str
    title: str
    level: Level
    bar: Bar | None
    is_counted: bool
    is_met: bool


@dataclass(frozen=True, slots=True)
class MetBar:
    """A bar that is met, by how much, how surely, and what stands above it.

    Attributes:
        bar: the one that holds; None: the person says when it is met.
        reading: the latest, or the last ones together where they say their error; None:
            the person said that it is met.
        readings: how many it stands for.
        margin: how far the reading lies beyond the bar, in the unit of the bar; None:
            not a number. Below 0 where readings together do not meet it.
        chance_above: chance, in [0, 1], that it is truly met, given the error of the
            measurement alone; None: no error was said.
        sure_value: the reading from which that would be nine times in ten; None: it
            is, or no error was said.
        above: bars above it, the lowest first.
    """

    id: str
    title: str
    level: Level
    bar: Bar | None
    reading: Reading | None
    readings: int
    margin: float | None
    chance_above: float | None
    sure_value: float | None
    above: tuple[BarAbove, ...]

    @property
    def is_topped(self) -> bool:
        """Whether a bar above it is met."""
        return any(one.is_met for one in self.above)


@dataclass(frozen=True, slots=True)
class Moving:
    """How the latest readings of one requirement move.

    Attributes:
        unit: of the readings; slopes are in it by the week.
        less_is_more: its bar is a most, so that a falling reading is a gain.
        is_plateau: neither gain nor loss is to be seen in them.
    """

    id: str
    title: str
    unit: str
    less_is_more: bool
    is_plateau: bool
    recent: Recent


@dataclass(frozen=True, slots=True)
class Made:
    """What a journey has made by one day.

    Attributes:
        bars: those that are met, in the order of the plan.
        moving: requirements with six recent readings, in the order of the plan.
        falling: how the pace fell; None: it did not, for all one sees.
        expiring: what will not hold for long, the first to end first.
    """

    bars: tuple[MetBar, ...]
    moving: tuple[Moving, ...] = ()
    falling: Slowing | None = None
    expiring: tuple[Expiring, ...] = ()


def made(journey: Journey, outlook: Outlook) -> Made:
    """Return what the journey has made, as seen in its outlook.

    Source:
        docs/method.md#what-you-have-made
    """
    scene = scene_of(journey, outlook.on_date)
    seen = {one.id: one for one in outlook.requirements}
    held = _with_bars_that_hold(journey.plan, seen)
    wholes = {p.id: r.id for r in journey.plan.everything() for p in r.parts}
    return Made(
        bars=tuple(
            _met_bar(seen[one.id], one.bar, bars_above(one, held, wholes), seen)
            for one in held
            if one.id in seen
            and seen[one.id].state == "met"
            and one.attempt is None
            and not one.parts
        ),
        moving=tuple(_moving(seen[one.id] for one in held if one.id in seen)),
        falling=distance.slowing(scene.measured.pace),
        expiring=expiring_of(scene, outlook),
    )


def bars_above(
    low: Requirement, all_: tuple[Requirement, ...], wholes: dict[str, str]
) -> tuple[Requirement, ...]:
    """Return what stands above a requirement: of a higher level, the lowest first.

    Args:
        low: what is looked up from.
        all_: every requirement of the plan, with the bars that hold.
        wholes: id of the whole that each part belongs to.

    Source:
        docs/method.md#what-you-have-made
    """
    found: dict[str, Requirement] = {}
    ahead = [low]
    while ahead:
        one = ahead.pop()
        for other in all_:
            if other.id not in found and _is_above(other, one, all_, wholes):
                found[other.id] = other
                ahead.append(other)
    return tuple(sorted(found.values(), key=lambda one: (_place(one), _height(one))))


def _with_bars_that_hold(
    plan: Plan, seen: dict[str, RequirementOutlook]
) -> tuple[Requirement, ...]:
    return tuple(
        replace(one, bar=seen[one.id].bar) if one.id in seen else one
        for one in plan.everything()
    )


def _is_above(
    high: Requirement,
    low: Requirement,
    all_: tuple[Requirement, ...],
    wholes: dict[str, str],
) -> bool:
    if _place(high) <= _place(low) or high.attempt is not None or high.parts:
        return False
    if low.id in high.needs:
        return True
    if not _asks_more(high, low, wholes):
        return False
    alike = [
        one
        for one in all_
        if one.level == low.level
        and wholes.get(one.id) == wholes.get(low.id)
        and _asks_more(high, one, wholes)
    ]
    return len(alike) == 1  # else nobody can say which of them it tops


def _asks_more(high: Requirement, low: Requirement, wholes: dict[str, str]) -> bool:
    """Tell whether one bar asks for more of the same measure than the other.

    A measure without a name is that of its whole: only parts of one whole share it.
    """
    above, below = high.bar, low.bar
    if not isinstance(above, Threshold) or not isinstance(below, Threshold):
        return False
    if above.measure.casefold() != below.measure.casefold():
        return False
    if not above.measure and (
        low.id not in wholes or wholes.get(high.id) != wholes[low.id]
    ):
        return False
    if (above.relation, above.unit) != (below.relation, below.unit):
        return False
    more, less = (Reading(one.value, one.unit) for one in (above, below))
    if not is_comparable(above, less) or not is_comparable(below, more):
        return False
    return meets(below, more) and not meets(above, less)


def _place(requirement: Requirement) -> int:
    return LEVELS_OF_NEED.index(requirement.level)


def _height(requirement: Requirement) -> float:
    """Return how much a bar asks for, to put bars of one measure in order."""
    bar = requirement.bar
    if not isinstance(bar, Threshold):
        return 0.0
    height = rank(bar.value) or 0 if isinstance(bar.value, str) else bar.value
    return -height if bar.relation in ("<=", "<") else float(height)


def _met_bar(
    one: RequirementOutlook,
    bar: Bar | None,
    above: tuple[Requirement, ...],
    seen: dict[str, RequirementOutlook],
) -> MetBar:
    reading, readings = _reading(one, one.evidence)
    chance = one.evidence.chance_above
    return MetBar(
        id=one.id,
        title=one.title,
        level=one.level,
        bar=bar,
        reading=reading,
        readings=readings,
        margin=_margin(bar, reading),
        chance_above=chance,
        sure_value=None if chance is None else _sure_value(bar, reading),
        above=tuple(
            BarAbove(
                id=each.id,
                title=each.title,
                level=each.level,
                bar=each.bar,
                is_counted=each.is_counted,
                is_met=each.id in seen and seen[each.id].state == "met",
            )
            for each in above
        ),
    )


def _moving(requirements: Iterable[RequirementOutlook]) -> Iterator[Moving]:
    for one in requirements:
        found, bar = one.evidence.recent, one.bar
        if found is not None and isinstance(bar, Threshold):
            yield Moving(
                id=one.id,
                title=one.title,
                unit=bar.unit,
                less_is_more=bar.relation in ("<=", "<"),
                is_plateau=found.is_plateau,
                recent=found,
            )


def _reading(one: RequirementOutlook, evidence: Evidence) -> tuple[Reading | None, int]:
    if evidence.pooled is not None:
        return evidence.pooled, evidence.pooled_from
    return one.reading, int(one.reading is not None)


def _margin(bar: Bar | None, reading: Reading | None) -> float | None:
    if not isinstance(bar, Threshold) or reading is None or bar.relation == "=":
        return None
    value, wanted = reading.value, bar.value
    if isinstance(value, str) or isinstance(wanted, str):
        return None
    return wanted - value if bar.relation in ("<=", "<") else value - wanted


def _sure_value(bar: Bar | None, reading: Reading | None) -> float | None:
    """Return the value that truly meets the bar nine times in ten; None: it does."""
    margin = _margin(bar, reading)
    if margin is None or reading is None or not isinstance(bar, Threshold):
        return None
    wanted = Z_OF_9_IN_10 * reading.error
    if margin >= wanted or isinstance(bar.value, str):
        return None
    return bar.value + (-wanted if bar.relation in ("<=", "<") else wanted)
