"""Hours and miles need no road."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from million_miles import roadmap
from million_miles.journey import Journey, look, unwalked
from million_miles.values import Effort, Funds, Money, Requirement
from tests.journey.journeys import TODAY, attempt, journey, yearly
from tests.journey.test_any_journey import journeys, require_sound

PLAN = journey(
    Requirement("study", "Study", effort=Effort(50, 150), cost=Money(5, 9, "USD")),
    Requirement("apply", "Apply", attempt=attempt(1, 2, opens=yearly(60))),
)


def test_hours_and_miles_are_those_of_a_road_that_can_be_walked() -> None:
    walked = look(PLAN, today=TODAY, seed=1, futures=64)

    told = unwalked(PLAN, today=TODAY)

    assert told.hours_left == walked.hours_left
    assert told.miles_to_go == walked.miles_to_go
    assert told.ready.p50_date is None
    assert told.forecasts == ()


def test_what_can_never_be_paid_still_has_hours() -> None:
    poor = replace(PLAN.plan, funds=Funds(Money(1, 1, "USD")))
    mine = replace(PLAN, plan=poor)

    with pytest.raises(roadmap.ImpossibleError, match="cost_too_high"):
        look(mine, today=TODAY, seed=1, futures=64)

    assert unwalked(mine, today=TODAY).hours_left.p50_hours > 50


@given(journeys())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_the_files_say_it_is_sound(mine: Journey) -> None:
    require_sound(unwalked(mine, today=TODAY))
