from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles.journey import Journey, LookBack, has_arrived, look, look_back
from million_miles.values import (
    UNDATED,
    Effort,
    Entry,
    Forecast,
    ForecastOf,
    Requirement,
    When,
)
from million_miles.values import Threshold as Bar
from tests.journey.journeys import TODAY, answered, attempt, finished, journey, worked

FLYING = Requirement("fly", "Fly", effort=Effort(10, 30))
CALL = Requirement("call", "Call", attempt=attempt(), needs=("fly",))
EDGE = Requirement("dive", "Dive", level="edge", effort=Effort(10, 30))


def ago(days: int) -> When:
    return When.on(TODAY - dt.timedelta(days=days))


ROAD = (
    worked("fly", 4, ago(300), entry_id="w1"),
    worked("fly", 5, ago(290), entry_id="w2"),
    worked("fly", 6, ago(200), entry_id="w3"),
    Entry("r1", "raised", ago(150), "fly", amount=Bar("flown", ">=", 9.0, "h")),
    finished("fly", ago(140)),
    answered("call", "refused", UNDATED, number=1),
    answered("call", "refused", ago(100), number=2),
    answered("call", "accepted", ago(10), number=3),
    Entry("n9", "noted", ago(1), "fly"),
)


def road(*entries: Entry, plan: tuple[Requirement, ...] = (FLYING, CALL)) -> Journey:
    return journey(*plan, entries=entries or ROAD)


def back(mine: Journey) -> LookBack:
    found = look_back(mine, TODAY)
    assert found is not None
    return found


def forecast(made: int, of: ForecastOf, first_week: float, step: float) -> Forecast:
    weeks = tuple(first_week + step * place for place in range(99))
    made_on = TODAY - dt.timedelta(days=made)
    return Forecast(made_on, of, weeks, 0.0, dt.date(2080, 1, 1), 1, "m", "h")


def test_the_whole_road_is_counted_up_to_the_arrival() -> None:
    found = back(road(plan=(FLYING, CALL, EDGE)))

    assert (found.goal, found.days) == ("Fly", 290)
    assert (found.entries, found.undated) == (8, 1)
    assert found.logged_hours == 15
    assert (found.tries, found.refused, found.withdrawn) == (3, 2, 0)
    assert found.bars_raised == 1
    assert [one.id for one in found.open_bars] == ["dive"]
    assert found.first_forecast is None


def test_the_longest_gap_lies_between_two_days_of_work() -> None:
    found = back(road())

    assert found.gap_start_date == TODAY - dt.timedelta(days=290)
    assert found.gap_end_date == TODAY - dt.timedelta(days=200)


def test_work_of_no_known_day_may_lie_in_any_gap() -> None:
    found = back(road(worked("fly", 1, UNDATED, entry_id="w0"), *ROAD))

    assert found.gap_start_date is None


@pytest.mark.parametrize("missing", ["fly", "call"])
def test_a_goal_is_not_reached_while_anything_is_open(missing: str) -> None:
    entries = tuple(
        one
        for one in ROAD
        if one.requirement != missing or one.did not in ("finished", "answered")
    )
    mine = road(*entries)

    assert look_back(mine, TODAY) is None
    assert not has_arrived(look(mine, today=TODAY, seed=1, futures=64))
    assert has_arrived(look(road(), today=TODAY, seed=1, futures=64))
    assert look_back(road(), TODAY - dt.timedelta(days=11)) is None


def test_the_first_forecast_is_held_against_what_came() -> None:
    first = forecast(290, "arrival", 10, 1)  # 19, 59 and 99 weeks; it took 40
    later = forecast(50, "arrival", 0, 0.1)
    after = forecast(5, "arrival", 0, 0.1)
    mine = replace(road(), forecasts=(after, later, first))

    found = back(mine).first_forecast

    assert found is not None
    assert found.made_on_date == first.made_on
    assert found.p50_date == first.made_on + dt.timedelta(weeks=59)
    assert found.came_date == TODAY - dt.timedelta(days=10)
    assert found.held
    early = back(replace(mine, forecasts=(later,))).first_forecast
    assert early is not None
    assert early.p10_date == later.made_on + dt.timedelta(days=6)
    assert early.held  # 40 days, between 6.3 and 62.3


def test_a_range_with_its_end_in_never_holds_from_its_beginning_on() -> None:
    one = forecast(290, "ready", 10, 1)
    never = replace(
        one,
        quantiles=(*one.quantiles[:60], *[None] * 39),
        never_share=0.39,
    )

    found = back(replace(road(), forecasts=(never,))).first_forecast

    assert found is not None
    assert (found.of, found.p90_date, found.held) == ("ready", None, True)
