from __future__ import annotations

from math import sqrt

from benchmarks.scoring import rows_of


def test_chances_kept_by_the_program_come_true_for_people_of_the_model() -> None:
    rows = list(rows_of(people=60))

    chances = [row for row in rows if row.metric == "chance"]
    assert sum(row.n for row in chances) > 200
    for row in chances:
        assert row.peer is not None
        sampling_error = sqrt(row.ours * (1 - row.ours) / row.n)
        assert abs(row.ours - row.peer) < 4 * sampling_error + 0.01
    assert all(row.ours < (row.peer or 0) for row in rows if row.metric != "chance")
