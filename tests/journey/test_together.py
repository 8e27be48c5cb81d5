from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles import distance, roadmap
from million_miles.journey import (
    Journey,
    Shared,
    SharedMoney,
    Together,
    look,
    together,
)
from million_miles.journey.together import _person
from million_miles.values import (
    Capacity,
    Commitment,
    Effort,
    Funds,
    Income,
    KeptOrder,
    Money,
    Period,
    Requirement,
    Try,
    Way,
    Weeks,
    When,
)
from tests.journey.journeys import (
    TODAY,
    attempt,
    exactly,
    finished,
    in_weeks,
    journey,
    worked,
    yearly,
)

STUDY = Requirement("study", "Study", effort=Effort(50, 150))
SHORT = Requirement("study", "Study", effort=Effort(10, 30))
APPLY = Requirement("apply", "Apply", attempt=attempt(1, 2, opens=yearly(60)))
TEN = Capacity((Period(TODAY, 10),))


def found(*journeys: Journey, capacity: Capacity = TEN, futures: int = 256) -> Together:
    return together(journeys, capacity=capacity, today=TODAY, seed=1, futures=futures)


def goals(*journeys: Journey) -> tuple[Shared, ...]:
    return found(*journeys).goals


def test_the_first_goal_pays_nothing_and_the_second_waits_for_it() -> None:
    first, second = goals(journey(STUDY), journey(SHORT))

    assert first.together == first.alone
    assert first.cost.ready_weeks.change == 0
    assert second.cost.ready_weeks.change == pytest.approx(12.5, rel=0.2)


def test_the_other_way_round_the_first_one_waits() -> None:
    first, second = goals(journey(STUDY), journey(SHORT))

    assert second.turned == second.alone
    assert first.turned_cost.ready_weeks.change == pytest.approx(2.5, rel=0.3)


def test_goals_that_need_no_hours_cost_each_other_nothing() -> None:
    wait = Requirement("wait", "Wait", at_least_weeks=30)

    first, second = goals(journey(wait), journey(STUDY))

    for cost in (first.turned_cost, second.cost):
        assert cost.ready_weeks.change == 0


def test_one_goal_alone_is_what_a_look_tells() -> None:
    mine = journey(STUDY, APPLY, by=in_weeks(100))

    (only,) = found(mine, futures=1024).goals
    outlook = look(mine, today=TODAY, seed=1, futures=1024)

    assert only.alone == only.together == only.turned
    assert outlook.ready.p50_date is not None
    assert only.alone.ready is not None
    assert only.alone.ready.p50_date is not None
    assert abs((only.alone.ready.p50_date - outlook.ready.p50_date).days) < 10
    assert only.alone.chance == pytest.approx(outlook.chance_by_date, abs=0.05)


def test_hours_that_are_shared_cost_chance() -> None:
    late = journey(SHORT, APPLY, by=in_weeks(60))

    second = goals(journey(STUDY), late)[1]

    assert second.cost.chance is not None
    assert second.cost.chance.change < -2 * second.cost.chance.error < 0


def test_a_must_of_one_goal_is_none_of_another() -> None:
    """A final try needs every must of its own plan, and no other."""
    forever = Requirement("wait", "Wait", at_least_weeks=2000)

    second = goals(journey(forever), journey(SHORT, APPLY))[1]

    assert second.together == second.alone


def test_a_window_that_two_goals_share_opens_at_once_for_both() -> None:
    one, other = goals(journey(APPLY), journey(APPLY))

    assert one.alone.arrival is not None
    assert other.alone.arrival is not None
    assert one.alone.arrival.p10_date == other.alone.arrival.p10_date


def test_a_goal_of_unknown_odds_has_no_chance_to_lose() -> None:
    unknown = replace(APPLY, attempt=Try("judged"))

    second = goals(journey(STUDY), journey(SHORT, unknown))[1]

    assert (second.alone.arrival, second.cost.chance) == (None, None)


def test_pace_is_learned_from_the_work_for_all_goals() -> None:
    """Half of the hours for each goal is not half a pace."""
    halves = [
        [
            worked("study", 5, When.on(in_weeks(-k)), entry_id=f"w{k}")
            for k in range(1, 40)
        ]
        for _ in range(2)
    ]
    long = Requirement("study", "Study", effort=Effort(2000, 2500))
    before = Capacity((Period(in_weeks(-45), 10),))
    mine = [replace(journey(long), entries=tuple(half)) for half in halves]

    first = found(*mine, capacity=before).goals[0]
    alone = found(mine[0], capacity=before).goals[0]

    assert first.alone.ready is not None
    assert alone.alone.ready is not None
    assert first.alone.ready.p50_date is not None
    assert alone.alone.ready.p50_date is not None
    assert first.alone.ready.p50_date < alone.alone.ready.p50_date


def test_a_commitment_that_never_fits_is_named_as_in_its_plan() -> None:
    course = Requirement("course", "Course", commitment=Commitment(Weeks(4, 5), 30))

    with pytest.raises(roadmap.ImpossibleError) as caught:
        found(journey(STUDY), journey(course))

    assert caught.value.task_id == "course"


def test_the_same_question_has_the_same_answer() -> None:
    assert found(journey(STUDY), journey(SHORT)) == found(
        journey(STUDY), journey(SHORT)
    )


def test_no_goal_is_no_question() -> None:
    with pytest.raises(ValueError, match="at least one"):
        found()


def usd(low: float, high: float | None = None) -> Money:
    return Money(low, low if high is None else high, "USD")


def with_money(mine: Journey, savings: float, per_month: float = 0) -> Journey:
    funds = Funds(usd(savings), (Income(TODAY, usd(per_month)),))
    return replace(mine, plan=replace(mine.plan, funds=funds))


CAMP = Requirement("camp", "Camp", effort=Effort(1, 1.1), cost=usd(1000))


def weeks_later(*mine: Journey) -> list[float]:
    return [one.cost.ready_weeks.change for one in goals(*mine)]


def test_one_purse_pays_for_both_goals_and_the_first_one_first() -> None:
    mine = with_money(journey(CAMP), 1000, 100)

    first, second = goals(mine, mine)

    assert first.together == first.alone
    # Ten months of income are saved for the second camp.
    assert second.cost.ready_weeks.change == pytest.approx(10 * 365.25 / 84, rel=0.03)
    assert first.turned_cost.ready_weeks.change == pytest.approx(
        second.cost.ready_weeks.change, rel=0.01
    )


def test_savings_that_differ_add_up_and_what_is_said_alike_counts_once() -> None:
    alike = found(
        with_money(journey(CAMP), 1000, 100), with_money(journey(CAMP), 1000, 100)
    )
    apart = found(
        with_money(journey(CAMP), 1000, 100), with_money(journey(CAMP), 2000, 50)
    )

    assert alike.money == SharedMoney("USD", 1000, 100, ())
    assert apart.money == SharedMoney("USD", 3000, 150, ())


def test_a_plan_that_counts_no_money_pays_nothing_from_the_purse() -> None:
    mine = with_money(journey(CAMP), 1000)
    fee = replace(attempt(1, 1), fee=usd(900))
    free = journey(CAMP, Requirement("apply", "Apply", attempt=fee))

    told = found(mine, free)

    assert weeks_later(free, mine) == pytest.approx([0, 0], abs=1)
    assert told.money == SharedMoney("USD", 1000, 0, ("Fly",))


def test_money_in_several_currencies_is_left_out_and_said_to_be() -> None:
    dear = with_money(journey(CAMP), 10, 20)
    pesos = replace(CAMP, cost=Money(9000, 9000, "MXN"))
    other = journey(pesos)
    funds = Funds(Money(1, 1, "MXN"), (Income(TODAY, Money(9, 9, "MXN")),))
    other = replace(other, plan=replace(other.plan, funds=funds))

    told = found(dear, other)

    assert told.money == SharedMoney("", 0, 0, ())
    assert told.goals[1].cost.ready_weeks.change < 1


def test_each_goal_keeps_its_own_order() -> None:
    course = Commitment(Weeks(50, 50), 4)
    mine = journey(
        Requirement("exam", "Exam", effort=exactly(20)),
        Requirement("degree", "Degree", needs=("exam",), commitment=course),
        Requirement("plane", "Plane", effort=exactly(200)),
    )
    order = KeptOrder(TODAY, ("exam", "degree", "plane"), 0.0, 0.0, 1)

    plain, kept = (
        found(one).goals[0].alone.ready for one in (mine, replace(mine, order=order))
    )

    assert plain is not None
    assert kept is not None
    assert plain.p50_date is not None
    assert kept.p50_date is not None
    assert (plain.p50_date - kept.p50_date).days > 7 * 10


def test_the_pace_of_one_goal_is_the_same_alone_and_among_several() -> None:
    """Work on nothing named, a way that was taken and long ids count the same."""
    since = TODAY - dt.timedelta(weeks=30)
    long_id = "a" * 60
    ways = (Way("evenings", "Evenings", effort=Effort(20, 40)), Way("days", "Days"))
    done = Requirement("done", "Done", ways=ways, way="evenings")
    mine = journey(
        done,
        Requirement(long_id, "Long", effort=Effort(50, 150)),
        entries=(
            *(
                worked(
                    "" if week % 2 else "done",
                    6,
                    When.on(since + dt.timedelta(weeks=week)),
                    entry_id=f"w{week}",
                )
                for week in range(20)
            ),
            finished("done", When.on(TODAY - dt.timedelta(weeks=9))),
        ),
    )
    promised = Capacity((Period(since, 10),))
    mine = replace(mine, plan=replace(mine.plan, capacity=promised))

    alone = distance.measure(mine.plan, mine.entries, today=TODAY)
    person = _person([mine, journey(STUDY)], promised, TODAY)

    assert alone.past
    assert person.past == alone.past
    assert person.pace == alone.pace
