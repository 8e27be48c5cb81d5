from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from million_miles.journey import Made, MetBar, look, made
from million_miles.journey.made import bars_above
from million_miles.values import (
    Bar,
    Effort,
    Entry,
    Has,
    Level,
    Reading,
    Requirement,
    Threshold,
    When,
    meets,
)
from tests.journey.journeys import TODAY, attempt, finished, journey

MATH = Threshold("math", ">=", 620.0, "points")
HOURS = Effort(20, 60)


def must(id_: str = "math", bar: Bar | None = MATH) -> Requirement:
    return Requirement(id_, id_.title(), bar=bar, effort=HOURS)


def higher(
    id_: str, level: Level, bar: Bar | None = None, *needs: str, chosen: bool = False
) -> Requirement:
    return Requirement(
        id_, id_, level=level, bar=bar, effort=HOURS, needs=needs, chosen=chosen
    )


def math(value: float) -> Threshold:
    return Threshold("math", ">=", value, "points")


def read(value: float, error: float = 0.0, id_: str = "math") -> Entry:
    at = When.on(TODAY - dt.timedelta(days=3))
    reading = Reading(value, "points", error)
    return Entry(f"m-{id_}-{value:g}", "measured", at, id_, amount=reading)


def so_far(*requirements: Requirement, entries: tuple[Entry, ...] = ()) -> Made:
    mine = journey(*requirements, entries=entries)
    return made(mine, look(mine, today=TODAY, seed=1, futures=64))


def ids_above(low: Requirement, *others: Requirement) -> list[str]:
    wholes = {part.id: one.id for one in others for part in one.parts}
    all_ = tuple(each for one in (low, *others) for each in one.family())
    return [one.id for one in bars_above(low, tuple(dict.fromkeys(all_)), wholes)]


def test_a_met_must_shows_the_usual_above_it_then_the_edge() -> None:
    found = so_far(
        must(),
        higher("edge", "edge", math(750)),
        higher("usual", "usual", math(700)),
        entries=(read(650, 20),),
    )

    assert [one.id for one in found.bars] == ["math"]
    assert [one.id for one in found.bars[0].above] == ["usual", "edge"]
    assert not found.bars[0].above[0].is_counted


def test_the_margin_and_its_chance_are_those_of_the_method() -> None:
    """650 ± 20 against 620, and 650 ± 20 against 640, as in docs/method.md."""
    (sure,) = so_far(must(), entries=(read(650, 20),)).bars
    (near,) = so_far(must(bar=math(640)), entries=(read(650, 20),)).bars

    assert sure.margin == 30
    assert sure.chance_above == pytest.approx(0.9332, abs=1e-4)
    assert sure.sure_value is None
    assert near.chance_above == pytest.approx(0.6915, abs=1e-4)
    assert near.sure_value == pytest.approx(665.63, abs=0.01)


def test_less_is_more_where_the_bar_is_a_most() -> None:
    bar = Threshold("mile", "<=", 6.0, "min")
    reading = Reading(5.5, "min", 0.5)
    entry = Entry("m1", "measured", When.on(TODAY), "run", amount=reading)

    (found,) = so_far(must("run", bar), entries=(entry,)).bars

    assert found.margin == 0.5
    assert found.chance_above == pytest.approx(0.841, abs=1e-3)
    assert found.sure_value == pytest.approx(6 - 1.2816 * 0.5)
    faster = Threshold("mile", "<=", 5.0, "min")
    assert ids_above(must("run", bar), higher("fast", "edge", faster)) == ["fast"]


def test_what_needs_a_met_bar_stands_above_it_and_so_does_what_is_above_that() -> None:
    bachelor = must("bachelor", Has("degree"))
    master = higher("master", "usual", Has("master"), "bachelor")
    doctor = higher("doctor", "edge", Has("doctorate"), "master")

    assert ids_above(bachelor, doctor, master) == ["master", "doctor"]


def test_a_try_or_a_bar_of_the_same_level_stands_above_nothing() -> None:
    call = Requirement("call", "Call", level="edge", attempt=attempt(), needs=("math",))

    assert ids_above(must(), call, must("more", math(700))) == []


@pytest.mark.parametrize(
    "other",
    [
        Threshold("reading", ">=", 700.0, "points"),
        Threshold("math", ">=", 700.0, "percent"),
        Threshold("math", "<=", 700.0, "points"),
        Threshold("math", ">=", 600.0, "points"),
        Threshold("math", ">=", 620.0, "points"),
        Threshold("math", ">=", "C1", "points"),
        Has("math"),
        None,
    ],
)
def test_another_measure_or_an_easier_bar_does_not_stand_above(
    other: Bar | None,
) -> None:
    assert ids_above(must(), higher("other", "edge", other)) == []


def test_which_of_two_alike_a_bar_tops_nobody_can_say() -> None:
    def courses(n: float) -> Threshold:
        return Threshold("courses", ">=", n)

    english, arts = must("english", courses(4)), must("arts", courses(1))
    more = higher("more", "edge", courses(5))

    assert ids_above(english, arts, more) == []
    needing = higher("more", "edge", courses(5), "english")
    assert ids_above(english, arts, needing) == ["more"]


def test_a_measure_without_a_name_is_shared_by_the_parts_of_one_whole_only() -> None:
    low = must("low", Threshold("", ">=", 620.0))
    high = higher("high", "edge", Threshold("", ">=", 700.0))
    whole = Requirement("test", "Test", parts=(low, high))

    assert ids_above(low, whole) == ["high"]
    assert ids_above(low, high) == []


def test_a_bar_that_was_raised_in_the_journal_is_the_one_that_counts() -> None:
    up = Entry("r1", "raised", When.on(TODAY), "math", amount=math(640))
    found = so_far(
        must(),
        higher("usual", "usual", math(640)),
        entries=(up, read(650)),
    )

    assert found.bars[0].bar == math(640)
    assert found.bars[0].above == ()


def test_a_met_bar_above_tops_the_one_below() -> None:
    upper = higher("usual", "usual", math(700), chosen=True)
    found = so_far(must(), upper, entries=(read(710), read(710, id_="usual")))

    by_id = {one.id: one for one in found.bars}
    assert by_id["math"].is_topped
    assert not by_id["usual"].is_topped


def test_what_was_said_to_be_met_has_no_margin() -> None:
    (found,) = so_far(must(bar=None), entries=(finished("math", When.on(TODAY)),)).bars

    assert found == MetBar("math", "Math", "must", None, None, 0, None, None, None, ())


LEVELS = st.sampled_from(["must", "usual", "edge"])
VALUES = st.floats(1, 1000)


@given(st.lists(st.tuples(LEVELS, VALUES), min_size=1, max_size=6))
def test_above_is_always_a_higher_level_and_never_itself(
    drawn: list[tuple[Level, float]],
) -> None:
    all_ = tuple(
        higher(f"r{i}", level, math(value)) for i, (level, value) in enumerate(drawn)
    )
    order = ["must", "usual", "edge"]
    for one in all_:
        above = bars_above(one, all_, {})
        places = [order.index(each.level) for each in above]
        assert places == sorted(places)
        assert all(place > order.index(one.level) for place in places)


@given(VALUES, VALUES, st.sampled_from([">=", ">", "<=", "<"]))
def test_meeting_a_bar_above_meets_the_one_below(
    one: float, two: float, relation: str
) -> None:
    low, high = (Threshold("m", relation, v, "u") for v in (one, two))  # type: ignore[arg-type]
    assume(ids_above(must("low", low), higher("high", "edge", high)))

    for value in (one, two, (one + two) / 2, one + two):
        reading = Reading(value, "u")
        assert meets(low, reading) or not meets(high, reading)


def test_six_readings_say_whether_it_still_moves() -> None:
    def on(weeks: int, value: float) -> Entry:
        at = When.on(TODAY - dt.timedelta(weeks=weeks))
        return Entry(
            f"m{weeks}", "measured", at, "math", amount=Reading(value, "points")
        )

    values = (500, 510, 505, 510, 500, 505)
    entries = tuple(on(6 - place, value) for place, value in enumerate(values))

    (still,) = so_far(must(), entries=entries).moving
    assert still.is_plateau
    assert (still.unit, still.less_is_more) == ("points", False)
    assert so_far(must(), entries=entries[1:]).moving == ()
