from __future__ import annotations

import datetime as dt

import pytest

from million_miles.journey.scene import Scene, scene_of
from million_miles.values import Effort, Entry, Requirement, When, WhenError
from tests.journey.journeys import (
    TODAY,
    answered,
    attempt,
    finished,
    journey,
    worked,
)


def scene(*requirements: Requirement, **others: object) -> Scene:
    return scene_of(journey(*requirements, **others), TODAY)  # type: ignore[arg-type]


def test_a_last_try_waits_for_every_must_though_the_plan_does_not_say_so() -> None:
    degree = Requirement("degree", "Degree", effort=Effort(10, 20))
    extra = Requirement("extra", "Extra", level="edge", chosen=True)
    apply = Requirement("apply", "Apply", attempt=attempt())

    seen = scene(degree, extra, apply)

    assert seen.final == {"apply"}
    assert seen.needs("apply") == ("degree",)


def test_a_try_on_the_way_waits_only_for_what_it_lists() -> None:
    exam = Requirement("exam", "Exam", attempt=attempt())
    degree = Requirement("degree", "Degree", needs=("exam",))
    other = Requirement("other", "Other")

    seen = scene(exam, degree, other)

    assert seen.final == frozenset()
    assert seen.needs("exam") == ()


def test_a_last_try_waits_for_the_tries_that_are_musts_on_the_way() -> None:
    exam = Requirement("exam", "Exam", attempt=attempt())
    hobby = Requirement("hobby", "Hobby", "edge", chosen=True, needs=("exam",))
    apply = Requirement("apply", "Apply", attempt=attempt())

    assert scene(exam, hobby, apply).needs("apply") == ("exam",)


def test_what_an_edge_cannot_do_without_holds_up_no_last_try() -> None:
    circuits = Requirement("circuits", "Circuits")
    flying = Requirement("flying", "Flying", "edge", chosen=True, parts=(circuits,))
    apply = Requirement("apply", "Apply", attempt=attempt())

    assert scene(flying, apply).needs("apply") == ()


def test_a_try_that_only_its_whole_waits_for_is_a_last_one() -> None:
    letters = Requirement("letters", "Letters", effort=Effort(4, 9))
    send = Requirement("send", "Send it", attempt=attempt())
    whole = Requirement("application", "Application", parts=(letters, send))
    degree = Requirement("degree", "Degree", effort=Effort(10, 20))

    seen = scene(whole, degree)

    assert seen.final == {"send"}
    assert seen.needs("send") == ("letters", "degree")
    assert seen.needs("application") == ("letters",)


def test_two_last_tries_in_two_wholes_do_not_wait_for_each_other() -> None:
    wholes = [
        Requirement(
            f"whole{k}",
            "Whole",
            parts=(
                Requirement(f"work{k}", "Work"),
                Requirement(f"try{k}", "Try", attempt=attempt()),
            ),
        )
        for k in (1, 2)
    ]

    seen = scene(*wholes)

    assert seen.final == {"try1", "try2"}
    assert set(seen.needs("try1")) == {"work1", "work2"}


def test_a_try_in_a_whole_that_something_needs_is_no_last_one() -> None:
    send = Requirement("send", "Send it", attempt=attempt())
    whole = Requirement("school", "School", parts=(send,))
    later = Requirement("job", "Job", needs=("school",))

    assert scene(whole, later).final == frozenset()


def test_a_must_that_is_out_of_date_is_open_again_for_a_last_try() -> None:
    language = Requirement("english", "English", effort=Effort(9, 11), valid_weeks=104)
    apply = Requirement("apply", "Apply", attempt=attempt())
    long_ago = finished("english", When.on(TODAY - dt.timedelta(weeks=105)))

    seen = scene(language, apply, entries=(long_ago,))

    assert seen.standings["english"].is_expired


def test_what_is_dated_later_has_not_happened_yet() -> None:
    apply = Requirement("apply", "Apply", attempt=attempt())
    later = answered("apply", "accepted", When.on(TODAY + dt.timedelta(1)))

    seen = scene(apply, entries=(later,))

    assert seen.made["apply"] == ()
    assert not seen.is_met("apply")


def test_tries_keep_their_answers_when_their_requirement_is_renamed() -> None:
    apply = Requirement("call", "Apply", attempt=attempt())
    refused = answered("apply", "refused", When.on(TODAY))
    renamed = Entry("r1", "renamed", When.on(TODAY), "apply", amount="call")

    assert len(scene(apply, entries=(refused, renamed)).made["call"]) == 1


def test_what_nobody_chose_does_not_count() -> None:
    edge = Requirement("edge", "Edge", level="edge")
    needed = Requirement("needed", "Needed", level="usual")
    must = Requirement("must", "Must", needs=("needed",))

    assert list(scene(edge, needed, must).counted) == ["needed", "must"]


def test_a_day_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(WhenError, match="1900 to 2200"):
        scene_of(journey(), dt.date(9999, 12, 31))


def test_everything_before_is_found_near_and_far() -> None:
    one = Requirement("one", "One")
    two = Requirement("two", "Two", needs=("one",))
    three = Requirement("three", "Three", needs=("two",))

    assert scene(one, two, three).all_before("three") == {"one", "two"}


def test_work_under_way_counts_in_the_scene() -> None:
    flying = Requirement("flying", "Flying", effort=Effort(10, 20))
    entry = worked("flying", 3, When.on(TODAY))

    assert scene(flying, entries=(entry,)).standings["flying"].hours_done == 3
