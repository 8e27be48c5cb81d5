"""What several readings of one requirement say together."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance import measure
from million_miles.distance.evidence import Evidence, Mark, Recent, pool, recent, trend
from million_miles.values import (
    UNDATED,
    Effort,
    Entry,
    Has,
    Reading,
    Threshold,
    When,
)
from tests.distance.journals import START, TODAY, entry, flying, measured, plan, worked

POINTS = Threshold("TOEFL", ">=", 100.0, "points")
LATE = (TODAY - START).days


def points(value: float, *, error: float = 0.0, on: int | None = None) -> Entry:
    return entry("measured", Reading(value, "points", error), on=on)


def weigh(*entries: Entry, bar: Threshold | Has | None = POINTS) -> Evidence:
    requirement = flying(Effort(100, 200), bar=bar)
    return measure(plan(requirement), entries, today=TODAY).standings[0].evidence


def marks(*values: float, days: int = 7) -> list[Mark]:
    return [
        Mark(Reading(value, "points"), When.on(START + dt.timedelta(days=days * i)), 0)
        for i, value in enumerate(values)
    ]


def test_not_yet_measured_is_a_state() -> None:
    assert weigh().freshness == "not_measured"
    assert weigh(bar=Has("licence")).freshness == "not_measured"
    assert weigh(bar=None).freshness == "no_bar"
    assert weigh(measured(12, "h")).freshness == "not_measured"  # of another kind


def test_a_reading_gets_old_by_weeks_and_by_work() -> None:
    assert weigh(points(60, on=LATE - 30)).freshness == "fresh"
    assert weigh(points(60, on=LATE - 200)).freshness == "stale"
    assert weigh(points(60)).freshness == "undated"

    worked_on = weigh(points(60, on=LATE - 30), worked(50, on=LATE - 2))
    assert worked_on.freshness == "stale"
    assert worked_on.hours_since == 50


def test_readings_with_errors_count_together() -> None:
    evidence = weigh(
        points(10, error=1, on=LATE - 90),  # where one stood long ago
        points(96, error=4, on=LATE - 20),
        points(60, on=LATE - 15),  # no error said: it cannot be weighed
        points(101, error=3, on=LATE - 10),
    )

    assert evidence.pooled_from == 2
    assert evidence.pooled is not None
    assert evidence.pooled.value == pytest.approx(
        (96 / 16 + 101 / 9) / (1 / 16 + 1 / 9)
    )
    assert evidence.pooled.error == pytest.approx(2.4)
    assert evidence.chance_above == pytest.approx(0.3694, abs=1e-3)  # Phi(-0.8 / 2.4)
    assert evidence.readings == 4


def test_without_an_error_there_is_nothing_to_pool() -> None:
    assert pool(marks(50, 60)) == (None, 0)
    assert weigh(points(60)).chance_above is None


def test_the_chance_turns_round_where_less_is_better() -> None:
    bar = Threshold("5 km", "<=", 25.0, "min")

    evidence = weigh(entry("measured", Reading(24, "min", 1)), bar=bar)

    assert evidence.chance_above == pytest.approx(0.8413, abs=1e-4)


def test_a_trend_is_the_median_of_all_slopes() -> None:
    found = trend(marks(0, 1, 2, 3, 4, 50))

    assert found is not None
    assert found.per_week == pytest.approx(1)
    assert found.low <= 1 <= found.high
    assert (found.readings, found.weeks) == (6, 5)


def test_too_few_or_too_near_readings_have_no_trend() -> None:
    assert trend(marks(1, 2, 3)) is None
    assert trend(marks(1, 2, 3, 4, days=1)) is None
    undated = [Mark(Reading(value, "points"), UNDATED, 0) for value in range(9)]
    assert trend(undated) is None
    words = [Mark(Reading("B1"), mark.at, 0) for mark in marks(1, 2, 3, 4)]
    assert trend(words) is None


def test_the_interval_of_a_trend_holds_eight_times_in_ten() -> None:
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(1500):
        values = 0.5 * np.arange(9) + rng.standard_t(3, 9)
        found = trend(marks(*values))
        assert found is not None
        held += found.low <= 0.5 <= found.high

    assert held / 1500 == pytest.approx(0.8, abs=0.04)


def recent_of(*values: float, days: int = 7) -> Recent:
    found = recent(marks(*values, days=days))
    assert found is not None
    return found


def test_a_standstill_is_that_of_the_method() -> None:
    """60, 62, 61, 63, 60, 62 a week apart: fifteen slopes by hand in docs/method.md."""
    found = recent_of(60, 62, 61, 63, 60, 62)

    assert found.trend.per_week == pytest.approx(1 / 3)
    assert found.trend.low == pytest.approx(-0.5)
    assert found.trend.high == pytest.approx(0.955, abs=1e-3)
    assert found.is_plateau
    assert found.first_date == START
    assert found.last_date == START + dt.timedelta(days=35)


def test_only_the_latest_six_readings_say_whether_it_stands_still() -> None:
    assert recent_of(10, 20, 30, 40, 60, 62, 61, 63, 60, 62) == replace(
        recent_of(60, 62, 61, 63, 60, 62),
        first_date=START + dt.timedelta(days=28),
        last_date=START + dt.timedelta(days=63),
    )
    assert not recent_of(60, 60, 60, 60, 62, 64, 66, 68, 70).is_plateau


def test_five_readings_or_three_weeks_are_too_few_to_call_it_a_standstill() -> None:
    assert recent(marks(60, 60, 60, 60, 60)) is None
    assert recent(marks(60, 60, 60, 60, 60, 60, days=4)) is None
    assert recent(marks(60, 60, 60, 60, 60, 60, days=6)) is not None


def test_the_hours_between_the_first_and_the_last_reading_are_counted() -> None:
    day = LATE - 70
    readings = [points(60 + i % 2, on=day + 10 * i) for i in range(6)]

    found = weigh(
        worked(5, on=day - 10), *readings[:3], worked(7, on=day + 25), *readings[3:]
    ).recent

    assert found is not None
    assert found.hours == 7


@given(
    st.lists(st.integers(-50, 50), min_size=6, max_size=12),
    st.integers(-9, 9),
    st.integers(1, 9),
)
def test_a_steady_gain_moves_the_slope_by_itself_and_a_unit_scales_it(
    values: list[int], gain: int, unit: int
) -> None:
    before = recent_of(*values).trend
    after = recent_of(
        *(unit * (value + gain * week) for week, value in enumerate(values))
    ).trend

    for name in ("low", "per_week", "high"):
        moved = unit * (getattr(before, name) + gain)
        assert getattr(after, name) == pytest.approx(moved, abs=1e-9)


def test_a_steady_climb_is_rarely_called_a_standstill_and_a_standstill_mostly_is() -> (
    None
):
    rng = np.random.default_rng(5)
    calls = {
        gain: sum(
            recent_of(*(gain * np.arange(6) + rng.normal(size=6))).is_plateau
            for _ in range(400)
        )
        for gain in (0.0, 2.0)
    }

    assert 0.7 < calls[0.0] / 400 < 0.95
    assert calls[2.0] == 0
