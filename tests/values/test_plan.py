"""Plans whose requirements fit together."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.values import (
    Goal,
    Plan,
    PlanError,
    Requirement,
    Way,
    find_cycle,
    needs_of,
)


def requirement(id_: str, *needs: str, **fields: object) -> Requirement:
    return Requirement(id_, id_.title(), needs=needs, **fields)  # type: ignore[arg-type]  # short for tests


def plan(*requirements: Requirement) -> Plan:
    return Plan(Goal("Fly"), requirements=requirements)


def test_each_id_stands_once_parts_included() -> None:
    part = requirement("a")

    with pytest.raises(PlanError, match="each id once, got a"):
        plan(requirement("a"), requirement("b", parts=(part,)))


def test_a_way_that_is_not_taken_needs_what_is_known_too() -> None:
    ways = Way("doctor"), Way("pilot", needs=("hourz",))

    with pytest.raises(PlanError, match="known needs, got hourz"):
        Plan(Goal("far"), requirements=(requirement("x", ways=ways),))


def test_unknown_needs_are_named() -> None:
    with pytest.raises(PlanError, match="known needs, got masterz"):
        plan(requirement("apply", "masterz"))


def test_a_circle_is_named_in_full() -> None:
    with pytest.raises(PlanError, match="a > b > c > a"):
        plan(requirement("a", "b"), requirement("b", "c"), requirement("c", "a"))


def test_what_needs_itself_is_a_circle() -> None:
    with pytest.raises(PlanError, match="a > a"):
        plan(requirement("a", "a"))


def test_a_part_cannot_wait_for_the_whole() -> None:
    part = requirement("part", "whole")

    with pytest.raises(PlanError, match="without a circle"):
        plan(requirement("whole", parts=(part,)))


def test_parts_inherit_needs_and_the_whole_waits_for_its_parts() -> None:
    parts = requirement("one"), requirement("two", "one")

    links = needs_of(
        [requirement("school"), requirement("both", "school", parts=parts)]
    )

    assert links == {
        "school": (),
        "both": ("school", "one", "two"),
        "one": ("school",),
        "two": ("school", "one"),
    }


def test_a_part_that_is_not_counted_holds_nothing_up() -> None:
    extra = requirement("extra", level="edge")

    links = needs_of([requirement("whole", parts=(requirement("core"), extra))])

    assert links["whole"] == ("core",)


def test_only_the_way_that_is_taken_brings_its_needs() -> None:
    ways = Way("doctor", needs=("masters",)), Way("pilot", needs=("hours",))

    first = needs_of([requirement("x", ways=ways)])
    other = needs_of([requirement("x", ways=ways, way="pilot")])

    assert (first["x"], other["x"]) == (("masters",), ("hours",))


def test_what_is_needed_counts_even_where_it_was_not_chosen() -> None:
    swim = requirement("swim", level="edge")
    dive = requirement("dive", "swim", level="edge", chosen=True)
    russian = requirement("russian", level="usual")

    counted = plan(requirement("apply"), swim, dive, russian).counted_ids()

    assert counted == {"apply", "dive", "swim"}


def test_a_requirement_is_found_by_its_id() -> None:
    part = requirement("part")

    found = plan(requirement("whole", parts=(part,))).requirement("part")

    assert found is part
    with pytest.raises(KeyError):
        plan().requirement("none")


def graphs() -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    names = st.sampled_from("abcdefg")
    return st.dictionaries(names, st.lists(names, max_size=3, unique=True).map(tuple))


def is_sortable(links: dict[str, tuple[str, ...]]) -> bool:
    left = dict(links)
    while free := [n for n, needs in left.items() if not set(needs) & set(left)]:
        for name in free:
            del left[name]
    return not left


@given(graphs())
def test_a_circle_is_found_exactly_where_nothing_can_be_sorted(
    links: dict[str, tuple[str, ...]],
) -> None:
    circle = find_cycle(links)

    assert bool(circle) != is_sortable(links)
    assert all(b in links[a] for a, b in pairwise(circle))
    assert not circle or circle[0] == circle[-1]


def test_a_long_chain_of_needs_is_no_trouble() -> None:
    links = {str(n): (str(n + 1),) for n in range(50_000)}

    assert find_cycle(links) == ()


def test_a_goal_has_a_title_and_a_date_within_reach() -> None:
    with pytest.raises(PlanError, match="want a goal"):
        Goal("  ")
    with pytest.raises(PlanError, match="1900 to 2200"):
        Goal("Fly", by_date=dt.date(9999, 1, 1))
