from __future__ import annotations

from million_miles.values import Requirement, Way

SCHOOL, FORCES = Way("school"), Way("air-force")


def test_the_first_way_is_taken_unless_one_is_named() -> None:
    first = Requirement("jet", "Jet hours", ways=(SCHOOL, FORCES))
    named = Requirement("jet", "Jet hours", ways=(SCHOOL, FORCES), way="air-force")

    assert (first.taken, named.taken) == (SCHOOL, FORCES)


def test_where_there_are_no_ways_none_is_taken() -> None:
    assert Requirement("jet", "Jet hours").taken is None
