"""What a reading part-way says of the hours that are left."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance import Standing, measure
from million_miles.distance.evidence import Mark
from million_miles.distance.progress import Known, rest_after
from million_miles.values import (
    LEVELS,
    UNDATED,
    Effort,
    Entry,
    Reading,
    Requirement,
    Threshold,
)
from tests.distance.journals import (
    TODAY,
    entry,
    estimated,
    flying,
    measured,
    plan,
    worked,
)

B2 = Threshold("Spanish", ">=", "B2")
POINTS = Threshold("", ">=", 100.0, "points")
MINUTES = Threshold("5 km", "<=", 25.0, "min")
MIDDLE = (400 * 800) ** 0.5


def stand(bar: Threshold, *entries: Entry, effort: Effort | None = None) -> Standing:
    requirement: Requirement = flying(effort or Effort(400, 800), bar=bar)
    return measure(plan(requirement), entries, today=TODAY).standing("flying")


def left(standing: Standing, chance: float = 0.5) -> float:
    assert standing.hours_left is not None
    return float(np.interp(chance, LEVELS, standing.hours_left))


def level(label: str) -> Entry:
    return measured(label, "")


def points(value: float, error: float = 0.0) -> Entry:
    return entry("measured", Reading(value, "points", error))


def test_a_level_that_was_brought_along_is_a_share_of_the_hours() -> None:
    standing = stand(B2, level("B1"))

    # B1 stands at 375 of the 550 hours that B2 takes a learner.
    assert left(standing) == pytest.approx(MIDDLE * 175 / 550)
    assert standing.hours_done == pytest.approx(MIDDLE * 375 / 550)


def test_b1_after_more_hours_than_expected_makes_b2_take_longer() -> None:
    as_expected = stand(B2, worked(386), level("B1"))
    slow = stand(B2, worked(600), level("B1"))
    fast = stand(B2, worked(300), level("B1"))

    assert left(as_expected) == pytest.approx(MIDDLE * 175 / 550, rel=0.01)
    assert left(fast) < left(as_expected) < left(slow)
    # A speed seen on part of the way is believed in part.
    assert left(slow) < 600 * 175 / 375


def test_a_level_after_hardly_any_hours_was_brought_along() -> None:
    assert left(stand(B2, worked(2), level("B1"))) == pytest.approx(
        left(stand(B2, level("B1")))
    )


def test_what_is_written_down_late_counts_on_its_own_day() -> None:
    in_order = (
        worked(100, on=1),
        entry("measured", Reading(40, "points"), on=2),
        worked(100, on=30),
        entry("measured", Reading(50, "points"), on=40),
    )
    late = (in_order[3], in_order[2], in_order[0], in_order[1])
    first, second = stand(POINTS, *in_order), stand(POINTS, *late)

    assert second.reading == first.reading == Reading(50, "points")
    assert left(second) == pytest.approx(left(first))
    assert second.evidence == first.evidence


def test_a_reading_of_an_earlier_day_opens_nothing() -> None:
    passed = entry("measured", Reading(105, "points"), on=40)
    before = entry("measured", Reading(60, "points"), on=5)

    assert stand(POINTS, passed, before).is_met
    assert not stand(
        POINTS, replace(passed, at=before.at), replace(before, at=passed.at)
    ).is_met


def test_work_after_the_reading_shortens_what_is_left() -> None:
    before = stand(B2, worked(386), level("B1"))
    after = stand(B2, worked(386), level("B1"), worked(60))

    assert 0 < left(after) < left(before)
    assert after.hours_done > before.hours_done


def test_two_scores_tell_the_speed_where_nobody_knows_the_zero() -> None:
    one = stand(POINTS, worked(100), points(40))
    two = stand(POINTS, worked(100), points(40), worked(100), points(50))
    none = stand(POINTS, worked(200))

    assert left(one) == pytest.approx(left(stand(POINTS, worked(100))))
    # Ten points for a hundred hours leave five hundred: more than was stated.
    assert left(none) < left(two) < 500


def test_a_score_before_any_work_is_where_the_estimate_begins() -> None:
    standing = stand(POINTS, points(60), worked(100), points(70))

    assert left(standing) == pytest.approx(MIDDLE * 30 / 40, rel=0.25)


def test_a_measure_that_falls_is_followed_down_to_its_bar() -> None:
    half_way = stand(MINUTES, measured(35, "min"), worked(300), measured(30, "min"))

    assert left(half_way) == pytest.approx(MIDDLE / 2, rel=0.1)


def test_an_estimate_after_the_reading_stands_as_it_was_said() -> None:
    entries = (worked(386), level("B1"), estimated(700, 900))

    assert left(stand(B2, *entries)) == pytest.approx((314 * 514) ** 0.5, rel=0.02)


def test_far_slower_than_stated_asks_whether_the_estimate_is_right() -> None:
    narrow = Effort(500, 600)

    standing = stand(B2, worked(1000), level("B1"), effort=narrow)

    assert standing.ask
    assert left(standing) > 1.1 * 548 * 175 / 550
    assert not stand(B2, worked(400), level("B1"), effort=narrow).ask


def test_no_progress_is_slow_and_not_the_end_of_the_world() -> None:
    standing = stand(POINTS, points(60), worked(200), points(60))

    assert MIDDLE < left(standing) < 4 * MIDDLE


def test_an_error_of_measurement_makes_the_speed_less_sure() -> None:
    sure = stand(POINTS, points(40), worked(300), points(50))
    unsure = stand(POINTS, points(40, 8), worked(300), points(50, 8))

    assert left(unsure) < left(sure)


def test_weeks_of_a_commitment_and_months_of_a_bar_pass_on_the_calendar() -> None:
    months = Threshold("time", ">=", 36.0, "months")

    standing = stand(months, entry("measured", Reading(18, "months")))

    assert left(standing) == pytest.approx(MIDDLE)


@given(
    st.lists(st.tuples(st.floats(0.5, 300), st.floats(0, 99)), min_size=1, max_size=6),
    st.floats(0.01, 1.5),
)
def test_a_better_last_reading_never_leaves_more_hours(
    rows: list[tuple[float, float]], spread: float
) -> None:
    table = np.log(500) + spread * np.linspace(-2, 2, len(LEVELS))
    spent, marks = 0.0, []
    for hours, value in rows:
        spent += hours
        marks.append(Mark(Reading(value, "h"), UNDATED, spent))
    bar = Threshold("", ">=", 100.0, "h")
    better = [*marks[:-1], Mark(Reading(99.5, "h"), UNDATED, spent)]

    def middle(marks: list[Mark]) -> float:
        rest = rest_after(Known(bar, marks, table, 0, 0.0))
        assert rest is not None
        assert (np.diff(rest.log_hours) > 0).all()
        return float(np.interp(0.5, LEVELS, rest.log_hours))

    assert middle(better) <= middle(marks) + 1e-9


def test_the_range_holds_for_people_as_assumed() -> None:
    """Persons whose speed half lasts and half is luck, read once at any place."""
    rng = np.random.default_rng(7)
    sd, bar = 0.5, Threshold("", ">=", 100.0, "h")
    table = np.log(300) + sd * np.array([_z(level) for level in LEVELS])
    held = below = 0
    count = 2000
    for _ in range(count):
        share = rng.uniform(0.1, 0.9)
        speed = rng.normal(0, sd / 2**0.5)
        luck = rng.normal(size=2) * sd / np.array([2 * share, 2 * (1 - share)]) ** 0.5
        hours = 300 * np.array([share, 1 - share]) * np.exp(speed + luck)
        mark = Mark(Reading(100 * share, "h"), UNDATED, float(hours[0]))
        rest = rest_after(Known(bar, [mark], table, 0, 0.0))
        assert rest is not None
        low, high = np.interp([0.1, 0.9], LEVELS, rest.log_hours)
        held += low <= np.log(hours[1]) <= high
        below += np.log(hours[1]) < np.interp(0.5, LEVELS, rest.log_hours)

    assert held / count == pytest.approx(0.8, abs=0.03)
    assert below / count == pytest.approx(0.5, abs=0.04)


def _z(chance: float) -> float:
    from statistics import NormalDist

    return NormalDist().inv_cdf(chance)
