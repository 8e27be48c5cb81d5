from __future__ import annotations

from math import sqrt

from benchmarks.push import calibration


def test_people_drawn_from_the_model_succeed_as_often_as_they_are_told() -> None:
    rows = list(calibration(people=200_000))

    assert len(rows) == 6
    for row in rows:
        assert row.peer is not None
        sampling_error = sqrt(row.ours * (1 - row.ours) / row.n)
        assert abs(row.ours - row.peer) < 4 * sampling_error
