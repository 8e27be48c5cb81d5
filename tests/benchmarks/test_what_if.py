from __future__ import annotations

import pytest

from benchmarks import what_if
from benchmarks.large_journey import large_journey
from benchmarks.row import Row


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    small = pytest.MonkeyPatch()
    small.setattr(what_if, "large_journey", lambda seed: large_journey(entries=100))
    small.setattr(what_if, "MOVING", 32)
    small.setattr(what_if, "RELEASED", 64)
    found = {row.case: row for row in what_if.rows(quick=True)}
    small.undo()
    return found


def test_each_change_is_timed_beside_the_walk_alone(rows: dict[str, Row]) -> None:
    assert {"what-if-200x32", "what-if-200x64", "what-if-200x64, an estimate"} < set(
        rows
    )
    assert all(row.peer and row.ours > 0 for row in rows.values())
