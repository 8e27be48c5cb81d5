from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from million_miles import roadmap
from million_miles.roadmap import Nets, Road, Task, by_net, simulate
from tests.reference.roads import roads

OF_EACH = 4
SPARINGLY = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
)


def nets_of(road: Road, *, seed: int = 3) -> Nets:
    return Nets(road, seed=seed, futures=8 * OF_EACH)


@SPARINGLY
@given(roads())
def test_each_net_is_the_walk_of_a_seed_of_its_own(road: Road) -> None:
    seeds = np.random.SeedSequence(3).generate_state(8)

    whole = nets_of(road).walk(8 * OF_EACH)

    for net, seed in enumerate(seeds.tolist()):
        alone = simulate(road, seed=seed, futures=OF_EACH)
        mine = slice(net * OF_EACH, (net + 1) * OF_EACH)
        for name in ("start", "finish", "ready", "arrival", "tries", "accepted"):
            there = getattr(whole, name)[mine]
            assert np.array_equal(there, getattr(alone, name)), name
        assert np.array_equal(whole.short_at[mine], alone.short_at)
        assert np.array_equal(whole.balance[mine], alone.balance)


@SPARINGLY
@given(roads())
def test_what_is_told_of_weeks_is_the_mean_over_the_nets(road: Road) -> None:
    seeds = np.random.SeedSequence(3).generate_state(8).tolist()

    whole = nets_of(road).walk(8 * OF_EACH)
    alone = [simulate(road, seed=seed, futures=OF_EACH) for seed in seeds]

    for name in ("week_hours", "task_week_hours", "money_wait_weeks"):
        mean = np.mean([getattr(one, name) for one in alone], axis=0)
        assert getattr(whole, name) == pytest.approx(mean, abs=1e-9), name


@SPARINGLY
@given(roads())
def test_to_walk_on_is_the_same_as_to_walk_at_once(road: Road) -> None:
    begun = nets_of(road)

    first = begun.walk(OF_EACH)
    then, at_once = begun.walk(8 * OF_EACH), nets_of(road).walk(8 * OF_EACH)

    assert len(first.ready) == OF_EACH
    assert np.array_equal(first.arrival, at_once.arrival[:OF_EACH])
    assert np.array_equal(then.finish, at_once.finish)
    assert np.array_equal(then.week_hours, at_once.week_hours)


def test_futures_are_told_by_net() -> None:
    assert by_net(np.arange(16.0)).tolist()[1] == [2.0, 3.0]


@pytest.mark.parametrize("futures", [0, 4, 12])
def test_every_net_has_as_many_futures(futures: int) -> None:
    with pytest.raises(ValueError, match="multiple of 8"):
        Nets(road_of_one(), seed=1, futures=futures)


def test_what_can_never_be_is_said_before_the_walk() -> None:
    with pytest.raises(roadmap.ImpossibleError):
        Nets(road_of_one(needs=("nobody",)), seed=1, futures=8)


def road_of_one(needs: tuple[str, ...] = ()) -> Road:
    task = Task("a", needs, at_least_weeks=1.0)
    return Road(
        tasks=(task,),
        calendars={},
        capacity=roadmap.Segments.constant(10),
        first_monday_weeks=0.5,
        pace=roadmap.Pace.steady(),
    )
