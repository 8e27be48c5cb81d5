from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from million_miles.roadmap import (
    Always,
    Attempt,
    Calendar,
    Chances,
    Commitment,
    Fixed,
    Futures,
    Irregular,
    Pace,
    Purse,
    Road,
    Segments,
    Task,
    certain,
    simulate,
)

YES, NO = Chances.steady(1), Chances.steady(0)
NEVER = np.inf


def walk(*tasks: Task, hours: float | Segments = 10, **road: Any) -> Futures:
    """Walk one certain future; earlier tasks have priority."""
    capacity = hours if isinstance(hours, Segments) else Segments.constant(hours)
    order = tuple(task.id for task in tasks)
    return simulate(Road(tasks, capacity, order=order, **road), seed=1, futures=1)


def finishes(*tasks: Task, **road: Any) -> Any:
    return pytest.approx(walk(*tasks, **road).finish[0].tolist())


def work(id_: str, hours: float, *needs: str, **task: Any) -> Task:
    return Task(id_, needs, hours=certain(hours), **task)


def attempt(calendar: str, chances: Chances = YES, **more: Any) -> Attempt:
    return Attempt(calendar, chances, **more)


def calendars(opens: list[float], closes: list[float]) -> dict[str, Calendar]:
    return {"window": Fixed(np.array(opens), np.array(closes))}


def test_the_first_by_priority_gets_all_hours_until_it_is_done() -> None:
    assert finishes(work("a", 15), work("b", 5)) == [1.5, 2]


def test_what_is_needed_comes_first_whatever_the_priority() -> None:
    assert finishes(work("b", 5, "a"), work("a", 15)) == [2, 1.5]


def test_a_budget_may_be_spent_in_a_burst_and_is_full_again_on_monday() -> None:
    assert finishes(work("a", 9, at_most=6)) == [1.3]


def test_a_partial_first_week_has_its_share_of_the_budget() -> None:
    assert finishes(work("a", 9, at_most=6), first_monday_weeks=0.5) == [1.1]


def test_what_a_budget_leaves_goes_to_the_next() -> None:
    assert finishes(work("a", 12, at_most=6), work("b", 8)) == [1.6, 2]


def test_a_break_stops_work_and_not_a_commitment() -> None:
    course = Task("course", commitment=Commitment(certain(4), 5, running=True))
    break_ = Segments(np.array([0.0, 1.0, 3.0]), np.array([10.0, 0.0, 10.0]))

    assert finishes(course, work("a", 7), hours=break_) == [4, 3.4]


def test_a_commitment_waits_until_its_hours_fit_beside_what_comes_before() -> None:
    course = Task("course", commitment=Commitment(certain(3), 6))

    assert finishes(work("a", 15), course) == [1.5, 4.5]
    assert finishes(work("a", 15, at_most=4), course) == [3.3, 3]


def test_a_shortest_duration_takes_time_and_no_hours() -> None:
    assert finishes(work("a", 5, at_least_weeks=4), work("b", 5)) == [4, 1]


def test_a_shortest_duration_begun_before_counts_from_now() -> None:
    begun = work("b", 5, at_least_weeks=2, started=True)

    assert finishes(work("a", 15), begun) == [1.5, 2]


def test_a_milestone_is_met_with_the_last_of_its_needs() -> None:
    assert finishes(work("a", 5), work("b", 5), Task("c", ("a", "b"))) == [0.5, 1, 1]


def test_the_last_instant_of_a_window_counts() -> None:
    call = Task("call", ("a",), attempt=attempt("window", answer_weeks=2))
    windows = calendars([0.0, 9.0], [1.0, 9.0])

    assert finishes(work("a", 10), call, calendars=windows) == [1, 3]
    assert finishes(work("a", 10.1), call, calendars=windows) == [1.01, 11]


def test_after_a_no_the_next_try_takes_a_later_window_and_keeps_its_wait() -> None:
    windows = calendars([0.0, 5.0, 10.0, 15.0], [4.0, 9.0, 14.0, 19.0])

    def weeks(**more: Any) -> list[float]:
        refused = Task("call", attempt=attempt("window", NO, answer_weeks=1, **more))
        met = Task("late", at_least_weeks=20)
        told = walk(refused, met, calendars=windows, horizon_weeks=30.0)
        return [told.tries[0, 0], told.start[0, 0], told.arrival[0]]

    assert weeks() == [4, 0, NEVER]
    assert weeks(limit=2) == [2, 0, NEVER]
    assert weeks(wait_weeks=8) == [3, 0, NEVER]
    assert weeks(wait_weeks=9) == [2, 0, NEVER]
    assert weeks(earliest_weeks=4.5) == [3, 5, NEVER]


def test_a_try_that_is_out_already_is_answered_at_its_week() -> None:
    out = Task("call", attempt=attempt("window", pending_weeks=3, limit=0))

    told = walk(out, calendars=calendars([-1.0], [0.0]))

    assert told.arrival.tolist() == [3]
    assert told.tries.tolist() == [[0]]


def test_one_may_try_always_but_once_a_day() -> None:
    call = Task("call", attempt=attempt("any", NO))

    told = walk(call, calendars={"any": Always()}, horizon_weeks=2.0)

    assert told.tries.tolist() == [[15]]


def test_irregular_windows_open_after_the_gap_that_today_is_in() -> None:
    regular = Irregular(10, 0, since_last_weeks=4, open_weeks=1)
    call = Task("call", attempt=attempt("some", NO, limit=3))
    later = Task("later", at_least_weeks=3)

    told = walk(call, later, calendars={"some": regular}, horizon_weeks=40.0)

    assert told.start.tolist() == [pytest.approx([6, 0])]
    assert told.tries.tolist() == [[3]]


def test_a_window_that_opened_before_today_may_be_open_still() -> None:
    still = Irregular(10, 0, since_last_weeks=4, open_weeks=5)
    call = Task("call", attempt=attempt("some"))

    assert walk(call, calendars={"some": still}).arrival.tolist() == [0]


def test_tries_that_share_a_window_see_it_open_at_the_same_moments() -> None:
    calendar = {"some": Irregular(50, 0.4, since_last_weeks=9)}
    both = tuple(Task(id_, attempt=Attempt("some", YES)) for id_ in "ab")

    told = simulate(Road(both, Segments.constant(1), calendar), seed=4, futures=64)

    assert (told.finish[:, 0] == told.finish[:, 1]).all()
    assert len(np.unique(told.finish)) == 64


@pytest.mark.parametrize(("hours", "week"), [(60, 7.5), (65, 8.5)])
def test_what_expires_before_it_is_used_is_renewed(hours: float, week: float) -> None:
    licence = work("licence", 10, valid_weeks=3, renewal=certain(5))

    told = walk(licence, work("long", hours), Task("goal", ("licence", "long")))

    # It runs out in weeks 4 and 7.5; at one moment, what is done comes first.
    assert told.arrival.tolist() == [pytest.approx(week)]


def test_what_nobody_needs_any_more_may_expire() -> None:
    licence = work("licence", 10, valid_weeks=3)

    assert finishes(licence, work("b", 5, "licence"), work("c", 40)) == [1, 1.5, 5.5]


def test_a_licence_held_today_runs_out_when_it_does() -> None:
    held = work("licence", 10, done=True, valid_weeks=50, valid_left_weeks=2)

    assert finishes(work("a", 30), held, work("b", 10, "licence")) == [3, 4, 5]


def test_ready_leaves_out_only_the_tries_that_nothing_else_needs() -> None:
    windows = calendars([5.0, 9.0], [5.0, 9.0])
    entry = Task("entry", attempt=attempt("window"))
    call = Task("call", ("entry", "a"), attempt=attempt("window", answer_weeks=1))

    told = walk(entry, work("a", 70), call, calendars=windows)

    assert told.ready.tolist() == [7]
    assert told.arrival.tolist() == [10]


def test_what_is_not_met_within_the_horizon_is_never_met() -> None:
    told = walk(work("a", 50), work("b", 100), horizon_weeks=10.0)

    assert told.finish.tolist() == [[5, NEVER]]
    assert told.ready.tolist() == [NEVER]
    assert told.week_hours.sum() == pytest.approx(100)


def test_hours_are_told_by_calendar_week_and_by_task() -> None:
    course = Task("course", commitment=Commitment(certain(2), 4))

    told = walk(course, work("a", 9), first_monday_weeks=0.5)

    assert told.week_hours[:4].tolist() == pytest.approx([5, 10, 2, 0])
    assert told.task_week_hours.T.tolist() == [
        pytest.approx([2, 4, 2, 0]),
        pytest.approx([3, 6, 0, 0]),
    ]


def test_the_weekly_pace_has_mean_one_and_keeps_its_empty_weeks() -> None:
    pace = Pace(certain(1), weekly_sd=0.5, weekly_correlation=0.6, empty_chance=0.2)
    road = Road((work("a", 1e6),), Segments.constant(10), pace=pace, horizon_weeks=50.0)

    told = simulate(road, seed=5, futures=4096)
    weekly = simulate(road, seed=5, futures=1).week_hours[:50]

    assert told.week_hours[:50].mean() == pytest.approx(10, rel=0.01)
    assert 2 <= (weekly == 0).sum() <= 20


ANY = {"any": Always()}


def purse(savings: float, *income: tuple[float, float]) -> Purse:
    starts, per_week = zip(*(income or ((0, 0),)), strict=True)
    return Purse(savings, np.array(starts, float), np.array(per_week, float))


def test_what_is_kept_up_takes_its_hours_for_ever() -> None:
    piano = work("piano", 10, upkeep=4)

    told = walk(piano, work("degree", 12, "piano"))

    assert told.finish[0].tolist() == pytest.approx([1, 3])
    assert told.week_hours[:3].tolist() == pytest.approx([10, 10, 10])


def test_what_is_met_already_is_kept_up_from_the_first_week_on() -> None:
    assert finishes(Task("piano", done=True, upkeep=4), work("b", 12)) == [0, 2]


def test_nothing_begins_before_it_can_be_paid() -> None:
    flying = work("flying", 10, cost=certain(30))

    told = walk(flying, purse=purse(10, (0, 5)))

    assert told.start[0].tolist() == pytest.approx([4])
    assert told.money_wait_weeks.tolist() == pytest.approx([4])
    assert told.short_at.tolist() == [0]
    assert told.balance[0, 0] == pytest.approx(10 + 5 * 365.25 / 7 / 12 - 30)


def test_the_first_by_priority_saves_and_what_comes_after_waits() -> None:
    dear, cheap = work("dear", 5, cost=certain(30)), work("b", 5, cost=certain(5))

    assert finishes(dear, cheap, purse=purse(10, (0, 5))) == [4.5, 5.5]
    assert finishes(cheap, dear, purse=purse(10, (0, 5))) == [0.5, 5.5]


def test_what_has_begun_is_paid_already() -> None:
    begun = work("flying", 10, cost=certain(30), started=True)

    assert finishes(begun, purse=purse(0)) == [1]


def test_each_try_takes_its_fee() -> None:
    paid = attempt("any", NO, answer_weeks=1, limit=3, fee=10)

    told = walk(Task("call", attempt=paid), calendars=ANY, purse=purse(20, (0, 1)))

    assert told.tries.tolist() == [[3]]
    assert told.money_wait_weeks.tolist() == pytest.approx([8])
    assert told.balance[0, -1] < told.balance[0, -2] + 5


def test_a_window_that_cannot_be_paid_goes_by() -> None:
    paid = Task("call", attempt=attempt("window", fee=10))
    window = calendars([1, 20], [2, 21])

    assert finishes(paid, calendars=window, purse=purse(0, (0, 1))) == [20]


def test_no_try_is_made_after_the_last_date() -> None:
    aged = attempt("window", NO, latest_weeks=25)

    told = walk(
        Task("call", attempt=aged), calendars=calendars([1, 20, 40], [2, 21, 41])
    )

    assert told.tries.tolist() == [[2]]


def test_so_many_tries_are_made_in_a_year_and_no_more() -> None:
    twice = attempt("any", NO, answer_weeks=1, limit=5, most_a_year=2)
    third = attempt("any", most_a_year=2, recent_weeks=(-40.0, -2.0))

    told = walk(Task("call", attempt=twice), calendars=ANY, horizon_weeks=100.0)

    assert told.tries.tolist() == [[4]]
    assert finishes(Task("call", attempt=third), calendars=ANY) == [365.25 / 7 - 40]


def test_the_preparation_is_over_some_weeks_before_the_try() -> None:
    early = Task("call", ("a",), attempt=attempt("window", ready_before_weeks=3))
    window = calendars([2, 30], [3, 31])

    assert finishes(work("a", 10), early, calendars=window) == [1, 30]


def test_what_expires_while_a_window_is_awaited_is_met_again() -> None:
    test = work("test", 10, valid_weeks=6, renewal=certain(5))
    call = Task("call", ("test",), attempt=attempt("window"))

    told = walk(test, call, calendars=calendars([9], [10]))

    assert told.finish[0].tolist() == pytest.approx([7.5, 9])


def test_work_that_ends_a_moment_before_the_horizon_lets_the_future_end() -> None:
    late = work("late", 10.0 - 1e-10)
    road = Road(
        (late, work("never", 5.0)),
        Segments.constant(1),
        horizon_weeks=10.0,
    )

    told = simulate(road, seed=1, futures=1)

    assert told.ready_quantile(0.5) is None
