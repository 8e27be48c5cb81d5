from __future__ import annotations

import math

import pytest

from million_miles.values import Entry, EntryError, ScoreError, TryScore


def test_the_margin_is_what_is_above_or_below_the_mark_that_passes() -> None:
    assert TryScore(61, 75, 100).margin_points == -14
    assert TryScore(80, 75).margin_points == 5
    assert TryScore(80).margin_points is None


@pytest.mark.parametrize(
    "numbers",
    [(101, None, 100), (61, 120, 100), (-1, None, None), (0, None, 0), (math.nan,)],
)
def test_a_score_off_its_scale_is_refused(numbers: tuple[float, ...]) -> None:
    with pytest.raises(ScoreError):
        TryScore(*numbers)


def test_only_an_answer_has_a_score() -> None:
    with pytest.raises(EntryError, match="no score for applied"):
        Entry("a", "applied", requirement="x", score=TryScore(61))
