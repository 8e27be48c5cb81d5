from __future__ import annotations

from dataclasses import replace

import pytest

from million_miles import roadmap
from million_miles.journey import Journey, WaysOutlook, choose_ways
from million_miles.values import (
    Commitment,
    Effort,
    Funds,
    Income,
    KeptOrder,
    MistakesError,
    Money,
    Requirement,
    Way,
    Weeks,
    Weights,
    When,
)
from tests.journey.journeys import (
    FUTURES,
    TODAY,
    attempt,
    exactly,
    in_weeks,
    journey,
    unknown_odds,
    worked,
)

CHEAP = Way("build", effort=exactly(200))
FAST = Way("buy", effort=exactly(100), cost=Money(3000, 3000, "USD"))
PLANE = Requirement("plane", "A plane", ways=(CHEAP, FAST))


def rich(mine: Journey) -> Journey:
    savings = Money(12_000, 12_000, "USD")
    income = Income(TODAY, Money(1000, 1000, "USD"))
    return replace(mine, plan=replace(mine.plan, funds=Funds(savings, (income,))))


def ways_of(mine: Journey, weights: Weights | None = None) -> WaysOutlook:
    return choose_ways(mine, today=TODAY, seed=1, weights=weights, futures=FUTURES)


def best(mine: Journey, weights: Weights | None = None) -> list[str]:
    return [choice.best for choice in ways_of(mine, weights).choices]


def test_without_a_word_the_way_that_arrives_first_is_best() -> None:
    (choice,) = ways_of(journey(PLANE)).choices
    first, second = choice.options

    assert (choice.taken, choice.best) == ("build", "buy")
    assert (first.way, second.way) == ("buy", "build")
    assert second.later_weeks > 5 * second.later_weeks_error > 0
    assert (first.cost_money, second.cost_money) == pytest.approx((3000, 0), rel=1e-3)
    assert second.more_hours == pytest.approx(100, abs=0.1)


def test_what_is_weighed_decides() -> None:
    mine = rich(journey(PLANE))

    assert best(mine, Weights(cost=1)) == ["build"]
    assert best(mine, Weights(hours=1)) == ["buy"]
    # 2000 a month: 3000 is 1.5 points; 100 hours at 10 a week are 2.3 months.
    assert best(mine, Weights(cost=1, hours=1)) == ["buy"]
    assert best(mine, Weights(cost=1.7, hours=1)) == ["build"]
    weighed = replace(mine.plan, weights=Weights(cost=1))
    assert best(replace(mine, plan=weighed)) == ["build"]


def test_points_are_what_the_method_says() -> None:
    mine = rich(journey(PLANE, hours=10))
    outlook = ways_of(mine, Weights(arrival=2, cost=3, hours=4))
    one = outlook.choices[0].options[1]
    assert one.more_cost_money is not None
    months = one.later_weeks / (365.25 / 12 / 7)
    money = one.more_cost_money / ((12_000 + 12_000) / 12)
    hours = one.more_hours / (10 * 52 / 12)

    assert one.more_points == pytest.approx(2 * months + 3 * money + 4 * hours)


def test_ways_that_cannot_be_told_apart_leave_what_is_taken() -> None:
    alike = replace(PLANE, ways=(replace(CHEAP, id="one"), CHEAP), way="build")

    (choice,) = ways_of(journey(alike)).choices

    assert (choice.best, choice.options[1].is_tie) == ("build", True)


def test_a_way_of_which_nobody_said_how_long_it_takes_is_named_and_left_out() -> None:
    mine = journey(replace(PLANE, ways=(CHEAP, Way("wish"))))

    (choice,) = ways_of(mine).choices

    assert choice.best == "build"
    (problem,) = [one.problem for one in choice.options if one.problem]
    assert (problem.code, problem.came) == ("way_without_effort", "wish")
    assert dict(problem.details) == {"id": "plane"}


def test_a_way_that_can_never_be_walked_is_named_with_its_numbers() -> None:
    daily = Way("daily", commitment=Commitment(Weeks(10, 12), 40))

    (choice,) = ways_of(journey(replace(PLANE, ways=(daily, CHEAP)))).choices

    assert (choice.taken, choice.best) == ("daily", "build")
    (problem,) = [one.problem for one in choice.options if one.problem]
    assert problem.code == "commitment_over_capacity"
    assert dict(problem.details)["hours_per_week"] == "40"


def test_where_no_way_can_be_walked_the_reason_is_told() -> None:
    daily = Way("daily", commitment=Commitment(Weeks(10, 12), 40))
    nightly = replace(daily, id="nightly")

    with pytest.raises(roadmap.ImpossibleError):
        ways_of(journey(replace(PLANE, ways=(daily, nightly))))


def test_ways_that_are_good_only_together_are_found() -> None:
    """One way of each needs the other's: alone each would wait for half a year."""
    school = Requirement(
        "school",
        "School",
        ways=(
            Way("near", effort=exactly(100)),
            Way("far", effort=exactly(50), needs=("car",)),
        ),
    )
    car = Requirement(
        "car",
        "Car",
        ways=(
            Way("slow", at_least_weeks=60),
            Way("quick", effort=exactly(20)),
        ),
    )

    assert best(journey(school, car)) == ["far", "quick"]


def test_more_combinations_than_can_all_be_tried_are_searched_one_by_one() -> None:
    many = [replace(PLANE, id=f"p{n}") for n in range(7)]

    assert best(journey(*many, hours=40)) == ["buy"] * 7


def test_what_was_begun_or_met_or_does_not_count_is_not_chosen_for() -> None:
    other = replace(PLANE, id="other", level="edge")
    begun = (worked("plane", 3, When.on(in_weeks(-1))),)

    assert ways_of(journey(PLANE, other, entries=begun)).choices == ()


def test_a_chance_by_the_wished_date_is_weighed_where_odds_are_known() -> None:
    call = Requirement("call", "Call", needs=("plane",), attempt=attempt())
    mine = journey(PLANE, call, by=in_weeks(15))

    outlook = ways_of(mine, Weights(chance=1))
    (choice,) = outlook.choices

    assert choice.best == "buy"
    assert (choice.options[0].chance or 0) > (choice.options[1].chance or 0)


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        (Weights(cost=1), "weigh_cost"),
        (Weights(hours=1), "weigh_hours"),
        (Weights(chance=1), "weigh_chance"),
    ],
)
def test_nothing_is_weighed_that_the_plan_does_not_know(
    weights: Weights, code: str
) -> None:
    call = Requirement("call", "Call", attempt=unknown_odds())

    with pytest.raises(MistakesError) as caught:
        ways_of(journey(PLANE, call, hours=0), weights)

    assert [mistake.code for mistake in caught.value.mistakes] == [code]


def test_the_same_seed_gives_the_same_answer() -> None:
    wide = replace(PLANE, ways=(Way("build", effort=Effort(50, 300)), FAST))

    assert ways_of(journey(wide)) == ways_of(journey(wide))


def test_where_a_yes_is_rare_the_time_to_be_ready_is_compared() -> None:
    often, seldom = (
        journey(PLANE, Requirement("apply", "Apply", attempt=attempt(*odds)))
        for odds in ((2, 3), (1, 100_000))
    )

    (choice,) = ways_of(seldom).choices
    second = choice.options[1]

    assert (ways_of(often).time_to, ways_of(seldom).time_to) == ("arrival", "ready")
    assert choice.best == "buy"
    assert second.later_weeks == pytest.approx(100 / 10, rel=0.6)


def test_every_way_is_walked_in_the_order_that_was_kept() -> None:
    course = Commitment(Weeks(50, 50), 4)
    mine = journey(
        Requirement("exam", "Exam", effort=exactly(20)),
        Requirement("degree", "Degree", needs=("exam",), commitment=course),
        PLANE,
    )
    order = KeptOrder(TODAY, ("exam", "degree", "plane"), 0.0, 0.0, 1)
    kept = replace(mine, order=order)

    later = [ways_of(one).choices[0].options[1].later_weeks for one in (mine, kept)]

    # Last in the order, the plane takes the hours that the degree leaves.
    assert later[1] < later[0] - 5
    assert [ways_of(one).order_kept for one in (mine, kept)] == [False, True]
