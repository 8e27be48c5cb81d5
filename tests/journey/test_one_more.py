from __future__ import annotations

from dataclasses import replace

import pytest

from million_miles.journey import Change, Choose, Journey, LeaveOut, apply_all
from million_miles.journey.one_more import one_more, with_all_chosen
from million_miles.journey.scene import Scene, scene_of
from million_miles.values import Effort, Evidence, Requirement
from tests.journey.journeys import TODAY, attempt, journey

SOME = Evidence(guess="some")
STUDY = Requirement("study", "Study", effort=Effort(50, 150))
DIVING = Requirement("diving", "Diving", level="edge", effort=Effort(60, 120))
KEPT = replace(DIVING, id="kept", chosen=True, evidence=SOME)
WHOLE = Requirement(
    "whole",
    "Whole",
    level="edge",
    parts=(Requirement("part", "Part", effort=Effort(5, 10)),),
)
TRY = Requirement("exam", "Exam", level="usual", attempt=attempt())
APPLY = Requirement("apply", "Apply", attempt=attempt())
MINE = journey(STUDY, DIVING, KEPT, WHOLE, TRY, APPLY)


def quick(change: Change) -> tuple[Journey, Scene]:
    before = scene_of(MINE, TODAY)
    after = apply_all(MINE, [change])
    return after, one_more(after, before, with_all_chosen(MINE, before))


@pytest.mark.parametrize(
    "change",
    [
        Choose("diving"),
        LeaveOut("kept"),
        Choose("whole"),
        Choose("exam"),
    ],
)
def test_it_stands_as_if_all_were_measured_anew(change: Change) -> None:
    after, scene = quick(change)

    anew = scene_of(after, TODAY, person=scene_of(MINE, TODAY).measured)
    assert scene.plan == anew.plan
    assert scene.counted == anew.counted
    assert scene.links == anew.links
    assert scene.final == anew.final
    assert scene.standings.keys() == anew.standings.keys()
    assert scene.measured.expected_hours_left == pytest.approx(
        anew.measured.expected_hours_left, rel=0.01
    )


def test_what_both_count_keeps_its_hours_to_the_last_digit() -> None:
    before = scene_of(MINE, TODAY)

    _, scene = quick(Choose("diving"))

    for id_, stands in before.standings.items():
        assert scene.standings[id_] is not None
        assert scene.standings[id_].expected_hours_left == stands.expected_hours_left
