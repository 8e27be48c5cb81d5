from __future__ import annotations

import datetime as dt

import pytest

from million_miles.journey import Journey, look
from million_miles.values import BaseRate, Goal, Plan, Requirement, Try

TODAY = dt.date(2026, 11, 22)


def odds_of(attempt: Try) -> tuple[float, float, float]:
    """Return the chance over twelve tries at half, at once and at twice the spread."""
    plan = Plan(Goal("Fly"), requirements=(Requirement("a", "Apply", attempt=attempt),))
    (one,) = look(Journey(plan), today=TODAY, seed=1, futures=64).tries
    spreads = (one.over_tries_half_sd, one.over_tries, one.over_tries_double_sd)
    half, once, double = (dict(pairs).get(12, 0.0) for pairs in spreads)
    return half, once, double


def test_the_more_people_differ_the_less_do_more_tries_help() -> None:
    half, once, double = odds_of(Try("judged", base_rates=(BaseRate(11, 3000),)))

    assert half > once > double > 0
    assert half == pytest.approx(0.0447, abs=2e-4)
    assert double == pytest.approx(0.0357, abs=2e-4)


def test_a_spread_fitted_to_counted_tries_is_not_varied() -> None:
    first = BaseRate(88, 100, attempt=1)
    later = BaseRate(43, 100, attempt=2, and_later=True)

    half, once, double = odds_of(Try("exam", base_rates=(first, later)))

    assert (half, double) == (0, 0)
    assert once > 0.9
