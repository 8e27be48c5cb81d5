from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance.pace import Pace
from million_miles.distance.slowing import slowing

FALL = (1.0, 0.9, 1.1, 0.95, 1.05, 1.0, 0.9, 1.0, 0.6, 0.5, 0.4, 0.3)


def test_a_clear_fall_is_told_with_both_means() -> None:
    result = slowing(Pace(ratios=FALL))

    assert result is not None
    assert (result.late_weeks, result.early_weeks) == (4, 8)
    assert result.late_ratio == pytest.approx(0.45)
    assert result.early_ratio == pytest.approx(0.9875)


def test_only_the_last_twelve_weeks_are_seen() -> None:
    assert slowing(Pace(ratios=(*[0.1] * 14, *FALL))) == slowing(Pace(ratios=FALL))


@pytest.mark.parametrize(
    "ratios",
    [
        (),
        FALL[-7:],  # too few weeks
        (1.0, 0.0, 2.0, 0.5, 1.5, 0.0, 1.0, 0.4, 1.6, 0.0, 1.2, 0.9),  # wild
        (1.0, 0.99, 0.98, 0.97, 0.96, 0.95, 0.94, 0.93, 0.92, 0.91, 0.9, 0.89),
    ],
)
def test_few_weeks_wild_weeks_and_a_small_fall_say_nothing(
    ratios: tuple[float, ...],
) -> None:
    assert slowing(Pace(ratios=ratios)) is None


@given(st.lists(st.floats(0, 5), min_size=8, max_size=30).map(sorted))
def test_who_gives_more_and_more_is_never_told_to_slow_down(
    ratios: list[float],
) -> None:
    assert slowing(Pace(ratios=tuple(ratios))) is None
