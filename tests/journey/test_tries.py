from __future__ import annotations

import datetime as dt

import pytest

from million_miles.journey import Journey, contradictions, look
from million_miles.values import (
    BaseRate,
    Entry,
    Goal,
    Has,
    Plan,
    Requirement,
    Try,
    When,
)

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


def no(id_: str, year: int, requirement: str = "a") -> Entry:
    return Entry(
        id_, "answered", When.on(dt.date(year, 1, 1)), requirement, amount="refused"
    )


def test_what_was_met_or_raised_between_two_tries_stands_with_the_later() -> None:
    plan = Plan(
        Goal("Fly"),
        requirements=(
            Requirement("b", "Licence", bar=Has("licence")),
            Requirement("a", "Apply", attempt=Try("judged")),
        ),
    )
    met = Entry("m", "finished", When.on(dt.date(2021, 6, 1)), "b")
    mine = Journey(plan, (no("x", 2020), no("y", 2021), met, no("z", 2022)))

    (one,) = look(mine, today=TODAY, seed=1, futures=64).tries

    assert [past.changed_ids for past in one.past] == [(), (), ("b",)]


def test_two_kinds_of_try_in_one_goal_keep_their_own_answers() -> None:
    plan = Plan(
        Goal("Fly"),
        requirements=(
            Requirement("exam", "Exam", attempt=Try("exam")),
            Requirement("a", "Apply", attempt=Try("judged")),
        ),
    )
    mine = Journey(plan, (no("x", 2020, "exam"), no("y", 2021), no("z", 2022)))

    exam, apply = look(mine, today=TODAY, seed=1, futures=64).tries

    assert (len(exam.past), len(apply.past)) == (1, 2)


def test_two_answers_to_one_try_are_named_and_the_first_stands() -> None:
    plan = Plan(
        Goal("Fly"), requirements=(Requirement("a", "Apply", attempt=Try("judged")),)
    )
    twice = Entry("z", "answered", requirement="a", attempt=1, amount="accepted")

    (mistake,) = contradictions(Journey(plan, (no("y", 2021), twice)))

    assert (mistake.code, mistake.came) == ("answered_twice", "z")
