"""What is measured on from before is what is measured anew."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from million_miles import roadmap
from million_miles.journey import (
    Change,
    Journey,
    LeaveOut,
    MoreHours,
    OtherBar,
    OtherEffort,
    WhatIf,
    apply_all,
)
from million_miles.journey.changes import Stamp, pause
from million_miles.journey.road import build, build_on
from million_miles.journey.scene import Scene, scene_of, scene_on
from million_miles.values import (
    Effort,
    MistakesError,
    PlanError,
    Requirement,
    Threshold,
    When,
)
from tests.exchange import strategies
from tests.journey.journeys import TODAY, exactly, finished, in_weeks, journey, worked
from tests.journey.test_any_journey import journeys

SPARINGLY = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
)


def require_same(one: object, other: object, place: str = "") -> None:
    """Require that two values are equal to the last digit, arrays and all."""
    assert type(one) is type(other), place
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        assert np.array_equal(one, other), place
    elif dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            mine, yours = (getattr(each, field.name) for each in (one, other))
            require_same(mine, yours, f"{place}.{field.name}")
    elif isinstance(one, Mapping) and isinstance(other, Mapping):
        assert list(one) == list(other) or set(one) == set(other), place
        for key, value in one.items():
            require_same(value, other[key], f"{place}[{key}]")
    elif isinstance(one, tuple | list) and isinstance(other, tuple | list):
        assert len(one) == len(other), place
        for number, (mine, yours) in enumerate(zip(one, other, strict=True)):
            require_same(mine, yours, f"{place}[{number}]")
    else:
        assert one == other, place


@st.composite
def supposed(draw: st.DrawFn, mine: Journey) -> list[Change]:
    named = st.sampled_from([r.id for r in mine.plan.everything()])
    efforts = st.builds(OtherEffort, named, strategies.efforts())
    bars = st.builds(OtherBar, named, strategies.bars())
    return draw(st.lists(st.one_of(efforts, bars), min_size=1, max_size=3))


def anew(mine: Journey, then: Journey, today: dt.date) -> tuple[Scene, Scene]:
    """Return the scenes before, and after with everything measured again."""
    before = scene_of(mine, today)
    return before, scene_of(then, today, person=before.measured)


@SPARINGLY
@given(st.data())
def test_an_estimate_or_a_bar_is_measured_as_if_all_were_measured_again(
    data: st.DataObject,
) -> None:
    mine = data.draw(journeys())
    today = data.draw(strategies.dates())
    try:
        then = apply_all(mine, data.draw(supposed(mine)))
    except (MistakesError, PlanError):
        assume(False)
    added = then.entries[len(mine.entries) :]
    before, wanted = anew(mine, then, today)

    found = scene_on(before, added)

    require_same(found, wanted)
    require_same(found.measured.hours_left, wanted.measured.hours_left)
    try:
        roads = build(before), build(wanted)
    except roadmap.ImpossibleError:
        return
    require_same(build_on(roads[0], before, found), roads[1])


WRITE = Requirement(
    "write", "Write", bar=Threshold("pages", ">=", 100, "pages"), effort=exactly(50)
)
READ = Requirement("read", "Read", effort=Effort(20, 90), needs=("write",))


def asked(mine: Journey, *changes: Change) -> tuple[WhatIf, Scene, roadmap.Road]:
    """Return somebody who asks, and what they say of the changed journey."""
    asking = WhatIf(mine, today=TODAY, seed=1, futures=16)
    return asking, *asking._road_of(apply_all(mine, changes))


def test_a_raised_bar_that_opens_again_what_was_met_is_measured_anew() -> None:
    day = When.on(in_weeks(-3))
    mine = journey(
        WRITE, READ, entries=(worked("write", 9, day), finished("write", day))
    )
    harder = OtherBar("write", Threshold("pages", ">=", 250, "pages"))

    _, scene, road = asked(mine, harder)

    assert not scene.is_met("write")
    _, wanted = anew(mine, apply_all(mine, [harder]), TODAY)
    require_same(scene, wanted)
    require_same(road, build(wanted))


def test_an_estimate_ends_a_pause_as_it_does_in_the_journal() -> None:
    stamp = Stamp("p1", When.on(in_weeks(-1)))
    mine = pause(journey(WRITE, READ), "write", in_weeks(30), stamp)
    longer = OtherEffort("write", Effort(60, 80))

    _, scene, road = asked(mine, longer)

    assert not scene.paused
    require_same(road, build(anew(mine, apply_all(mine, [longer]), TODAY)[1]))


def test_hours_an_estimate_and_another_change_go_together() -> None:
    mine = journey(WRITE, READ)
    longer, more = OtherEffort("read", Effort(60, 80)), MoreHours(3)

    together: list[list[Change]] = [
        [longer, more],
        [more, longer],
        [LeaveOut("write"), longer],
    ]
    for changes in together:
        _, scene, road = asked(mine, *changes)
        _, wanted = anew(mine, apply_all(mine, changes), TODAY)

        assert scene.plan.capacity == wanted.plan.capacity
        require_same(scene.standings, wanted.standings)
        require_same(road, build(wanted))
