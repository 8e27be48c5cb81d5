from __future__ import annotations

from dataclasses import replace

import pytest

from million_miles.journey import (
    Change,
    Journey,
    LeaveOut,
    MoreHours,
    MoreIncome,
    OtherBar,
    OtherCost,
    OtherEffort,
    OtherOdds,
    OtherSavings,
    OtherWindow,
    Promise,
    TakeWay,
    WishBy,
    apply_all,
    what_if,
)
from million_miles.values import (
    AnyTime,
    BaseRate,
    Commitment,
    Effort,
    Evidence,
    Income,
    MistakesError,
    Money,
    Period,
    Requirement,
    Threshold,
    Try,
    Way,
    Weeks,
    When,
)
from tests.journey.journeys import TODAY, attempt, in_weeks, journey, worked, yearly

STUDY = Requirement(
    "study",
    "Study",
    effort=Effort(50, 150),
    bar=Threshold("score", ">=", 70, "points"),
    cost=Money(900, 1100, "USD"),
)
WAYS = Requirement(
    "degree",
    "Degree",
    ways=(Way("school", effort=Effort(50, 90)), Way("army", effort=Effort(500, 900))),
)
APPLY = Requirement("apply", "Apply", attempt=attempt(1, 10, opens=yearly(60)))
MINE = journey(STUDY, WAYS, APPLY, by=in_weeks(150))


def weeks(*changes: Change, mine: Journey = MINE) -> float:
    found = what_if(mine, *changes, today=TODAY, seed=1, futures=256)
    return found.move.ready_weeks


def chance(*changes: Change, mine: Journey = MINE) -> float:
    found = what_if(mine, *changes, today=TODAY, seed=1, futures=1024)
    assert found.move.chance is not None
    return found.move.chance


def dollars(amount: float) -> Money:
    return Money(amount, amount, "USD")


@pytest.mark.parametrize(
    ("change", "is_later"),
    [
        (MoreHours(5), False),
        (MoreHours(-5), True),
        (Promise(Period(TODAY, 30, in_weeks(3))), False),
        (Promise(Period(in_weeks(1), 0, in_weeks(9))), True),
        (OtherEffort("study", Effort(500, 900)), True),
        (OtherEffort("study", Effort(5, 9)), False),
        (LeaveOut("study"), False),
        (TakeWay("degree", "army"), True),
    ],
)
def test_a_change_moves_ready_the_way_one_expects(
    change: Change, is_later: bool
) -> None:
    assert (weeks(change) > 0.5) is is_later
    assert (weeks(change) < -0.5) is not is_later


@pytest.mark.parametrize(
    ("change", "is_better"),
    [
        (OtherOdds("apply", BaseRate(9, 10)), True),
        (OtherOdds("apply", BaseRate(1, 1000)), False),
        (OtherWindow("apply", AnyTime()), True),
        (WishBy(in_weeks(900)), True),
        (WishBy(in_weeks(20)), False),
    ],
)
def test_a_change_moves_the_chance_the_way_one_expects(
    change: Change, is_better: bool
) -> None:
    assert (chance(change) > 0) is is_better
    assert (chance(change) < 0) is not is_better


def test_other_odds_keep_how_the_refused_were_spread_over_the_stages() -> None:
    stages = ("applied", "interviewed", "selected")
    counted = BaseRate(10, 110, by_stage=tuple(zip(stages, (110, 60, 10), strict=True)))
    staged = Try("judged", base_rates=(counted,), stages=stages)
    mine = journey(replace(APPLY, attempt=staged))

    after = apply_all(mine, [OtherOdds("apply", BaseRate(20, 220))])

    (rate,) = (after.plan.requirement("apply").attempt or staged).base_rates
    assert [count for _, count in rate.by_stage] == [220, 120, 20]


@pytest.mark.parametrize(("k", "n"), [(0, 5), (5, 5), (1, 10**6)])
def test_any_other_odds_have_stages_that_never_rise(k: int, n: int) -> None:
    stages = ("applied", "interviewed", "selected")
    counted = BaseRate(8, 8, by_stage=tuple(zip(stages, (8, 8, 8), strict=True)))
    staged = Try("judged", base_rates=(counted,), stages=stages)
    mine = journey(replace(APPLY, attempt=staged))

    after = apply_all(mine, [OtherOdds("apply", BaseRate(k, n))])

    (rate,) = (after.plan.requirement("apply").attempt or staged).base_rates
    assert rate.rate == k / n


def test_a_raised_bar_asks_for_more_hours() -> None:
    assert weeks(OtherBar("study", Threshold("score", ">=", 90, "points"))) > 0.5


def test_money_that_is_missing_holds_work_up() -> None:
    poor = apply_all(MINE, [OtherSavings(dollars(0)), income(100)])

    assert weeks(OtherSavings(dollars(5000)), mine=poor) < -10
    assert weeks(income(900), mine=poor) < -10
    assert weeks(OtherCost("study", dollars(3000)), mine=poor) > 10


def income(dollars_a_month: float) -> MoreIncome:
    return MoreIncome(Income(TODAY, dollars(dollars_a_month)))


def test_what_is_paid_moves_only_where_money_is_counted() -> None:
    rich = apply_all(MINE, [OtherSavings(dollars(9000))])
    dearer = OtherCost("study", dollars(3000))

    counted = what_if(rich, dearer, today=TODAY, seed=1, futures=64).move
    not_counted = what_if(MINE, dearer, today=TODAY, seed=1, futures=64).move

    assert counted.spent_money == pytest.approx(2000, rel=0.01)
    assert not_counted.spent_money is None


def test_a_break_wins_over_what_was_promised_for_those_days() -> None:
    holiday = Period(in_weeks(2), 20, in_weeks(10))
    plan = MINE.plan
    capacity = replace(plan.capacity, periods=(*plan.capacity.periods, holiday))
    mine = replace(MINE, plan=replace(plan, capacity=capacity))

    after = apply_all(
        mine, [Promise(Period(in_weeks(1), 0, in_weeks(4)))]
    ).plan.capacity

    found = [after.hours_on(in_weeks(k)) for k in (0, 1, 2, 4, 5, 10, 11)]
    assert found == [10, 0, 0, 0, 20, 20, 10]


def test_changes_are_made_one_after_the_other() -> None:
    two = apply_all(MINE, [MoreHours(5), MoreHours(2)])

    assert two.plan.capacity.hours_on(TODAY) == 17


def test_an_estimate_of_another_way_is_not_taken_along() -> None:
    estimated = apply_all(MINE, [OtherEffort("degree", Effort(1000, 2000))])

    other = apply_all(estimated, [TakeWay("degree", "army")])

    assert [entry.did for entry in other.entries] == []


def test_a_what_if_leaves_the_pace_alone() -> None:
    """Hours promised from the first day on would make last year's work look lazy."""
    years = [
        worked("study", 1, When.on(in_weeks(-k)), entry_id=f"w{k}")
        for k in range(1, 30)
    ]
    period = Period(in_weeks(-40), 4)
    plan = replace(MINE.plan, capacity=replace(MINE.plan.capacity, periods=(period,)))
    found = what_if(
        replace(MINE, plan=plan, entries=tuple(years)),
        MoreHours(4),
        LeaveOut("degree"),
        today=TODAY,
        seed=1,
        futures=64,
    )

    assert found.after.pace == found.before.pace


def test_what_one_may_choose_is_known_not_to_be_met_when_left_out() -> None:
    evidence = Evidence(selected=0.9, applicants=0.1)
    edge = Requirement(
        "edge", "Edge", level="edge", chosen=True, effort=Effort(5, 9),
        evidence=evidence,
    )  # fmt: skip
    mine = journey(STUDY, edge, APPLY, by=in_weeks(300))

    assert chance(LeaveOut("edge"), mine=mine) < -0.05


def refused(change: Change, mine: Journey = MINE) -> str:
    with pytest.raises(MistakesError) as caught:
        apply_all(mine, [change])
    return caught.value.mistakes[0].code


COURSE = Requirement("course", "Course", commitment=Commitment(Weeks(4, 5), 5))
COSTLY = OtherSavings(Money(1, 1, "EUR"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (LeaveOut("apply"), "leave_out_the_try"),
        (OtherOdds("study", BaseRate(1, 2)), "not_a_try"),
        (OtherEffort("apply", Effort(1, 2)), "no_hours_of_its_own"),
        (TakeWay("degree", "amry"), "not_a_way"),
        (TakeWay("study", "army"), "no_ways"),
        (MoreHours(200), "hours_out_of_range"),
        (OtherBar("study", Threshold("score", ">=", 70, "points")), "same_bar"),
        (OtherEffort("nothing", Effort(1, 2)), "unknown_requirement"),
        (COSTLY, "currency"),
    ],
)
def test_what_cannot_be_supposed_is_refused_by_name(change: Change, code: str) -> None:
    assert refused(change) == code


def test_fixed_weeks_have_no_hours_to_change() -> None:
    mine = journey(COURSE)

    assert refused(OtherEffort("course", Effort(1, 2)), mine) == "no_hours_of_its_own"
