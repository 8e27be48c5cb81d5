"""Mistakes as values, and levels of quantiles."""

from __future__ import annotations

from million_miles.values import LEVELS, Mistake, MistakesError


def test_mistakes_stand_in_order_of_place() -> None:
    late = Mistake("hours_range", file="plan.yaml", line=9)
    early = Mistake("unknown_key", file="plan.yaml", line=2)
    other = Mistake("bad_date", file="journal.csv", line=7)

    error = MistakesError([late, early, other])

    assert error.mistakes == (other, early, late)
    assert str(error).startswith("3 mistakes")


def test_levels_are_middles_of_equal_slices() -> None:
    assert len(LEVELS) == 199
    assert LEVELS[99] == 0.5
    assert LEVELS[0] + LEVELS[-1] == 1
