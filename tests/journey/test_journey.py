"""What must hold where the steps meet: each says the same as the one before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from million_miles import find, maps, push, roadmap
from million_miles.journey import Journey, Outlook, changes, look, next_step
from million_miles.journey.road import build
from million_miles.journey.scene import scene_of
from million_miles.values import (
    AnyTime,
    BaseRate,
    Effort,
    Evidence,
    Requirement,
    Threshold,
    Try,
    When,
    Window,
)
from tests.journey.journeys import (
    TODAY,
    answered,
    exactly,
    finished,
    journey,
    worked,
    yearly,
)

SIZES = [(5, 20), (40, 90), (100, 400), (10, 12), (200, 300), (3, 60), (30, 50)]
LEVELS = (0.1, 0.5, 0.9)
JOSE = (dt.date(2001, 1, 1), dt.date(2004, 5, 5))


def many(name: str) -> Journey:
    return journey(
        *(
            Requirement(f"{name}{k}", "R", effort=Effort(low, high))
            for k, (low, high) in enumerate(SIZES)
        )
    )


def steady_road(mine: Journey) -> roadmap.Road:
    """Return the road of someone who gives exactly the hours they promise."""
    return replace(build(scene_of(mine, TODAY)), pace=roadmap.Pace.steady())


def seen(mine: Journey, *, today: dt.date = TODAY) -> Outlook:
    return look(mine, today=today, seed=1, futures=1024)


def four_and_mean(hours: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[float]:
    return [*(float(q) for q in np.quantile(hours, LEVELS)), float(hours.mean())]


def test_the_simulator_works_the_hours_that_distance_tells() -> None:
    told = []
    for name in "abcdefgh":  # each name draws its luck anew
        measured = scene_of(many(name), TODAY).measured
        hours = [measured.hours_left_at(level) for level in LEVELS]
        told.append([*hours, measured.expected_hours_left])
    road = steady_road(many("a"))
    worked_off = [
        four_and_mean(10 * roadmap.simulate(road, seed=seed).ready) for seed in range(8)
    ]

    error = np.sqrt((np.var(told, 0, ddof=1) + np.var(worked_off, 0, ddof=1)) / 8)
    difference = np.mean(told, 0) - np.mean(worked_off, 0)

    assert (np.abs(difference) < 4 * error + 1e-3 * np.mean(told, 0)).all()


def test_without_breaks_and_budgets_the_date_is_the_hours_over_the_hours_a_week() -> (
    None
):
    futures = roadmap.simulate(steady_road(many("a")), seed=1, futures=512)

    assert futures.week_hours.sum() == pytest.approx(10 * futures.ready.mean())
    assert futures.week_hours[:20] == pytest.approx(10)


@pytest.mark.parametrize("tries", [1, 2, 5])
@pytest.mark.parametrize(
    ("shape", "rate", "noes"),
    [
        ("judged", BaseRate(300, 1000), 0),
        ("judged", BaseRate(300, 1000), 4),
        ("judged", BaseRate(3, 10), 0),
        ("exam", BaseRate(0, 10), 0),
        ("exam", BaseRate(10**9, 10**9), 0),
    ],
)
@pytest.mark.parametrize("opens", [AnyTime(), yearly(60)], ids=["any time", "yearly"])
def test_the_simulator_gives_the_chance_that_push_tells(
    opens: Window, shape: str, rate: BaseRate, noes: int, tries: int
) -> None:
    attempt = Try(shape, opens, answer_weeks=1, base_rates=(rate,))  # type: ignore[arg-type]
    apply = Requirement("apply", "Apply", attempt=attempt)
    past = tuple(
        answered("apply", "refused", When(), number=k + 1) for k in range(noes)
    )
    mine = journey(apply, entries=past)
    last = (attempt_day(opens, tries) - TODAY).days / 7 + 1.01

    told = push.odds(attempt, refusals=[0.0] * noes).chance_over(tries)
    road = replace(build(scene_of(mine, TODAY)), horizon_weeks=last)
    chance, error = roadmap.standard_error(
        road, lambda futures: 1 - futures.never_share, seed=1
    )

    assert chance == pytest.approx(told, abs=4 * error + 1e-4)


def attempt_day(opens: Window, tries: int) -> dt.date:
    """Return the day of the last of so many tries, each a week after a refusal."""
    if isinstance(opens, AnyTime):
        return TODAY + dt.timedelta(weeks=tries - 1)
    return dt.date(2026 + tries, 3, 1)


def test_what_the_outlook_tells_over_more_tries_is_the_grid() -> None:
    attempt = Try("judged", base_rates=(BaseRate(3, 10),))
    outlook = seen(journey(Requirement("apply", "Apply", attempt=attempt)))

    told = dict(outlook.tries[0].over_tries)

    assert told[5] == pytest.approx(push.odds(attempt).chance_over(5))
    assert told[1] == pytest.approx(outlook.tries[0].chance_next or 0)


def test_a_raised_bar_between_tries_lifts_the_chance_of_arriving() -> None:
    attempt = Try("judged", yearly(5), base_rates=(BaseRate(20, 100),))
    apply = Requirement("apply", "Apply", attempt=attempt)
    bar = Requirement(
        "flying", "Flying", "edge", effort=Effort(20, 60), evidence=Evidence(0.9, 0.4)
    )
    chances = []
    for chosen in (False, True):
        outlook = seen(journey(replace(bar, chosen=chosen), apply))
        assert outlook.arrival is not None
        chances.append(1 - outlook.arrival.never_share)

    assert chances[1] > chances[0] + 0.1


def test_a_later_wish_never_has_a_smaller_chance() -> None:
    attempt = Try("judged", yearly(60), base_rates=(BaseRate(3, 10),))
    mine = journey(
        Requirement("work", "Work", effort=Effort(50, 500)),
        Requirement("apply", "Apply", attempt=attempt),
    )
    chances = [
        seen(changes.wish(mine, dt.date(year, 6, 1))).chance_by_date
        for year in (2025, 2027, 2028, 2030, 2040, 2080)
    ]

    assert chances == sorted(chances, key=lambda chance: chance or 0)
    assert chances[0] == 0
    assert chances[-1] is not None
    assert chances[-1] > 0.9


def test_what_one_brings_along_counts_as_done() -> None:
    flying = Requirement("flying", "Flying", effort=exactly(100))
    degree = Requirement("degree", "Degree", effort=exactly(300))
    brought = finished("degree", When())

    assert seen(journey(flying, degree)).miles_to_go == 1_000_000
    assert seen(journey(flying, degree, entries=(brought,))).miles_to_go == (
        pytest.approx(250_000, rel=0.01)
    )


def test_when_an_estimate_grows_the_miles_grow() -> None:
    flying = Requirement("flying", "Flying", effort=Effort(60, 120))
    mine = journey(flying, entries=(worked("flying", 30, When.on(TODAY)),))
    stamp = changes.Stamp("e1", When.on(TODAY))

    grown = changes.estimate(mine, "flying", Effort(100, 200), stamp)

    assert seen(grown).miles_to_go > seen(mine).miles_to_go


def test_when_a_bar_is_raised_the_miles_grow_and_the_date_moves() -> None:
    bar = Threshold("flown", ">=", 40, "h")
    flying = Requirement("flying", "Flying", bar=bar, effort=Effort(60, 120))
    mine = journey(flying, entries=(worked("flying", 30, When(2026, rough=True)),))
    stamp = changes.Stamp("r1", When.on(TODAY))

    raised = changes.raise_bar(mine, "flying", Threshold("flown", ">=", 80, "h"), stamp)

    assert seen(raised).miles_to_go > seen(mine).miles_to_go
    before, after = seen(mine).ready.p50_date, seen(raised).ready.p50_date
    assert before is not None
    assert after is not None
    assert after > before


@pytest.mark.parametrize("day", JOSE)
def test_jose_is_told_what_twelve_tries_are_worth(day: dt.date) -> None:
    example = maps.example_at("jose", day)

    attempt = seen(Journey(example.plan, example.entries), today=day).tries[0]

    assert len([past for past in attempt.past if past.outcome == "refused"]) == 11
    assert push.persistence(BaseRate(11, 3000), tries=12) == pytest.approx(
        0.043, abs=5e-4
    )
    assert dict(attempt.over_tries)[12] == pytest.approx(0.041, abs=5e-4)
    assert all(
        past.learned_bits is not None and past.learned_bits < 1e-4
        for past in attempt.past
        if past.outcome
    )


def test_jose_had_raised_four_bars_and_waited_for_his_answer() -> None:
    day = JOSE[1]
    example = maps.example_at("jose", day)
    mine = Journey(example.plan, example.entries)

    outlook = seen(mine, today=day)

    assert outlook.work_done
    assert outlook.tries[0].raised_ids == ("flying", "scuba", "russian", "space-work")
    assert next_step(mine, outlook).kind == "wait"


def test_the_student_has_one_step_that_fits_the_evening() -> None:
    example = maps.example("student", today=TODAY)
    mine = Journey(example.plan, example.entries)

    outlook = seen(mine)
    step = next_step(mine, outlook)

    assert step.kind == "step"
    assert step.minutes is not None
    assert step.minutes <= 60
    assert outlook.arrival is not None
    assert outlook.arrival.p50_date is not None
    assert outlook.ready.p50_date is not None
    assert outlook.ready.p50_date < outlook.arrival.p50_date


def test_a_plan_found_on_a_map_has_a_road_at_once() -> None:
    ids = count()
    plan, entries = find.start(
        maps.goal_map("nasa-astronaut"),
        find.Answers(by_date=dt.date(2040, 12, 31)),
        today=TODAY,
        language="en",
        new_id=lambda: f"a{next(ids)}",
    )
    mine = Journey(plan, entries)

    outlook = look(mine, today=TODAY, seed=1)

    assert outlook.is_rough
    assert outlook.ready.p50_date is not None
    assert outlook.chance_by_date is not None
    assert 0 < outlook.chance_by_date < 0.01
    assert next_step(mine, outlook).kind == "step"
