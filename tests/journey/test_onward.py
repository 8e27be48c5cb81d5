from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from million_miles.journey import Journey, Roads, Stamp, changes, look, onward
from million_miles.values import (
    BaseRate,
    Evidence,
    Fallback,
    Requirement,
    StopRule,
    Try,
    When,
)
from tests.journey.journeys import (
    TODAY,
    answered,
    attempt,
    exactly,
    in_weeks,
    journey,
    yearly,
)

CALL = Requirement("apply", "Apply", attempt=attempt(3, 10, opens=yearly(1)))
DEGREE = Requirement("degree", "Degree", effort=exactly(40))
FAR = Requirement("far", "Far away", effort=exactly(400))
LAB = Requirement(
    "lab", "A laboratory", level="edge", effort=exactly(25),
    evidence=Evidence(selected=0.9, applicants=0.3),
)  # fmt: skip
BY = in_weeks(60)


def roads(mine: Journey, *fallbacks: Fallback, futures: int = 1024) -> Roads:
    with_them = replace(mine, plan=replace(mine.plan, fallbacks=fallbacks))
    return onward(with_them, today=TODAY, seed=1, futures=futures)


def beta_quantile(level: float, k: int, n: int) -> float:
    """Return a quantile of Beta(k + 1/2, n - k + 1/2), by adding up."""
    share = (np.arange(200_000) + 0.5) / 200_000
    heights = np.exp((k - 0.5) * np.log(share) + (n - k - 0.5) * np.log1p(-share))
    return float(share[np.searchsorted(np.cumsum(heights) / heights.sum(), level)])


def test_if_nothing_changes_it_is_the_chance_that_the_journey_tells() -> None:
    mine = journey(CALL, DEGREE, by=BY)

    told = roads(mine)

    outlook = look(mine, today=TODAY, seed=1, futures=1024)
    assert told.as_planned.chance == outlook.chance_by_date
    assert told.as_planned.hours == outlook.hours_left.mean_hours
    assert (told.by_date, told.is_wished) == (BY, True)


@pytest.mark.parametrize(("k", "n"), [(3, 10), (300, 1000)])
def test_one_try_ranges_as_far_as_its_count_leaves_open(k: int, n: int) -> None:
    call = Requirement("apply", "Apply", attempt=attempt(k, n, opens=yearly(1)))

    told = roads(journey(call, by=BY), futures=4096).as_planned

    assert told.low_chance == pytest.approx(beta_quantile(0.1, k, n), abs=0.01)
    assert told.high_chance == pytest.approx(beta_quantile(0.9, k, n), abs=0.01)


def test_the_bar_that_lifts_most_for_its_hours_is_walked_too() -> None:
    told = roads(journey(CALL, LAB, by=BY))

    assert told.raised is not None
    assert (told.raised.id, told.already) == ("lab", "")
    assert (told.raised.chance or 0) > (told.as_planned.chance or 1)
    assert (told.raised.hours or 0) > (told.as_planned.hours or 0) + 20


def test_a_bar_on_the_way_is_named_and_not_told_twice() -> None:
    told = roads(journey(CALL, replace(LAB, chosen=True), by=BY))

    assert (told.raised, told.already) == (None, "A laboratory")
    assert roads(journey(CALL, by=BY)).already == ""


def test_a_fallback_takes_what_it_needs_and_all_the_hours() -> None:
    certain = Try("judged", yearly(1), base_rates=(BaseRate(10**9, 10**9),))
    control = Fallback("Flight controller", ("degree",), certain)

    told = roads(journey(CALL, FAR, DEGREE, by=BY), control)

    (one,) = told.fallbacks
    assert one.hours == pytest.approx(40, rel=0.01)
    assert one.chance == pytest.approx(1, abs=0.03)  # a lean winter, now and then
    assert (told.as_planned.hours or 0) > 400
    alone = roads(journey(CALL, by=BY), Fallback("Sail", attempt=certain)).fallbacks[0]
    assert alone.hours == 0
    assert alone.chance == pytest.approx(1)


def test_a_part_that_a_fallback_needs_comes_without_the_rest_of_its_whole() -> None:
    parts = (DEGREE, FAR)
    whole = Requirement("school", "School", parts=parts)
    control = Fallback("Controller", ("degree",), attempt(5, 10, opens=yearly(1)))

    (one,) = roads(journey(CALL, whole, by=BY), control).fallbacks

    assert one.hours == pytest.approx(40, rel=0.01)


def test_odds_that_nobody_knows_are_not_invented() -> None:
    unknown = Requirement("apply", "Apply", attempt=Try("judged", yearly(1)))
    teach, sail = Fallback("Teach"), Fallback("Sail", attempt=Try("judged"))

    told = roads(journey(unknown, by=BY), teach, sail)

    assert told.as_planned.problem == "odds_unknown"
    assert [one.problem for one in told.fallbacks] == ["odds_unknown"] * 2
    assert roads(journey(DEGREE, by=BY)).as_planned.problem == "no_try"


def test_a_fallback_that_can_never_be_says_so_and_stops_nothing_else() -> None:
    day = dt.date(2020, 1, 1)
    over = Try("judged", base_rates=(BaseRate(1, 2),), last_date=day)

    told = roads(journey(CALL, by=BY), Fallback("Too late", attempt=over))

    (one,) = told.fallbacks
    assert one.problem == "impossible" or one.chance == 0
    assert told.as_planned.problem is None


def test_without_a_wished_date_ahead_it_looks_ten_years_on() -> None:
    for by in (None, TODAY - dt.timedelta(days=1)):
        told = roads(journey(CALL, by=by), futures=64)

        assert (told.by_date, told.is_wished) == (dt.date(2036, 11, 23), False)


def test_tries_so_far_are_counted_and_the_rule_is_kept_word_for_word() -> None:
    no = answered("apply", "refused", When.on(TODAY))
    ruled = changes.write_stop_rule(
        journey(CALL, entries=(no,), by=BY), "After ten.", Stamp("s", When.on(TODAY))
    )

    told = roads(ruled, futures=64)

    assert (told.tried, told.refused) == (1, 1)
    assert told.stop_rule == StopRule("After ten.", TODAY)
    assert ruled.entries == (no,)
