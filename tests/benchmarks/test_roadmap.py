from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from benchmarks import peers_c, roadmap
from benchmarks.clock import ProgramError, cpu_seconds, run_program
from benchmarks.peers_future import Future, Times, futures_of
from benchmarks.peers_tj3 import finish_days, plan_text
from benchmarks.roadmap import (
    PEERS,
    DisagreeError,
    certain,
    check_agreement,
    our_days,
    their_days,
)
from benchmarks.roadmap_plans import certain_plan, plan
from million_miles.roadmap import (
    Attempt,
    Chances,
    Fixed,
    Irregular,
    Road,
    Segments,
    Task,
    simulate,
)
from million_miles.roadmap import certain as surely

Walk = Callable[[Future], Times]
WALKS = {peer: walk for peer, (_, walk) in PEERS.items()}
SMALL = Road(
    tasks=(
        Task("first", hours=surely(3), at_most=7.0),
        Task("then", ("first",), hours=surely(10), at_most=2.0),
    ),
    capacity=Segments(np.array([0.0, 2.0, 3.0]), np.array([14.0, 0.0, 14.0])),
    order=("then", "first"),
)


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_peer_with_our_luck_comes_to_our_ends(walk: Walk, seed: int) -> None:
    road = plan(requirements=60, seed=seed)
    told = simulate(road, seed=seed, futures=8)

    theirs = [walk(future) for future in futures_of(road, told)]

    check_agreement(road, told, theirs, "peer")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_plain_c_with_our_luck_comes_to_our_ends(
    needs_tool: Callable[[str], str], tmp_path: Path, seed: int
) -> None:
    needs_tool(peers_c.COMPILER)
    road = plan(requirements=60, seed=seed)
    told = simulate(road, seed=seed, futures=8)

    laid = peers_c.lay(list(futures_of(road, told)), tmp_path)
    for _ in range(2):
        laid.walk()

    check_agreement(road, told, laid.times(), "plain C")


def test_time_is_told_for_longer_plans_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roadmap, "GROWTH", ((60, 8), (120, 16)))

    rows = list(roadmap.growth(quick=False))

    assert [row.case for row in rows] == ["kernel-growth-60x8", "kernel-growth-120x16"]
    assert all(row.ours > 0 and row.peer == rows[0].ours for row in rows)


@pytest.mark.parametrize("number", [0, 1], ids=["start", "finish"])
def test_a_peer_that_comes_to_another_end_is_told(number: int) -> None:
    road = plan(requirements=60)
    told = simulate(road, seed=1, futures=3)
    theirs = [WALKS["plain Python"](future) for future in futures_of(road, told)]

    theirs[2][number][7] += 2e-6

    with pytest.raises(DisagreeError, match=r"in future 2 .* with peer"):
        check_agreement(road, told, theirs, "peer")


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_what_is_never_accepted_is_never_met(walk: Walk) -> None:
    never = Attempt("window", Chances.steady(0.0), answer_weeks=1.0)
    road = Road(
        (Task("try", attempt=never),),
        Segments.constant(5.0),
        {"window": Fixed(np.array([1.0, 2.5]), np.array([2.0, 3.0]))},
        horizon_weeks=9.0,
    )
    told = simulate(road, seed=1, futures=1)

    (times,) = [walk(future) for future in futures_of(road, told)]

    assert times == ([1.0], [np.inf])


def test_the_uncertain_plan_has_each_kind_of_trouble() -> None:
    road = plan()

    windows = list(road.calendars.values())
    assert len(road.tasks) == 200
    assert sum(task.commitment is not None for task in road.tasks) == 4
    assert sum(task.attempt is not None for task in road.tasks) == 6
    assert sum(isinstance(window, Fixed) for window in windows) == 3
    assert sum(isinstance(window, Irregular) for window in windows) == 3
    assert any(task.at_least_weeks > 0 for task in road.tasks)
    assert 0 in road.capacity.hours_per_week


def test_a_task_the_peers_do_not_know_is_refused() -> None:
    told = simulate(Road((Task("rest"),), Segments.constant(1.0)), seed=1, futures=1)

    with pytest.raises(ValueError, match="know no task like 'rest'"):
        list(futures_of(Road((Task("rest"),), Segments.constant(1.0)), told))


def test_a_plan_for_taskjuggler_says_what_the_road_says() -> None:
    text = plan_text(SMALL, weeks=4)

    assert text.splitlines() == [
        'project plan "A plan" 1990-01-01 - 1990-01-29 {',
        '  timezone "UTC"',
        "  timingresolution 60min",
        "  workinghours mon - sun 11:00 - 13:00",
        '  timeformat "%Y-%m-%d-%H:%M"',
        "}",
        "",
        'leaves holiday "Break" 1990-01-15 - 1990-01-22',
        'resource me "Me"',
        'task then "then" {',
        "  priority 1000",
        "  depends !first",
        "  effort 10h",
        "  limits { weeklymax 2h }",
        "  allocate me",
        "}",
        'task first "first" {',
        "  priority 999",
        "  effort 3h",
        "  limits { weeklymax 7h }",
        "  allocate me",
        "}",
        'taskreport out "out" {',
        "  formats csv",
        "  columns id, end",
        '  timeformat "%Y-%m-%d-%H:%M"',
        "}",
    ]


def test_taskjuggler_ends_each_task_on_our_day(
    needs_tool: Callable[[str], str],
) -> None:
    tool = needs_tool("tj3")
    road = certain_plan(requirements=50, seed=3)
    ours, _ = our_days(road)

    theirs, _ = their_days(road, max(ours.values()), tool)

    assert max(theirs.values()) == pytest.approx(max(ours.values()), rel=0.01)
    assert theirs == pytest.approx(ours, rel=0, abs=0.5)


def test_what_taskjuggler_cannot_read_is_told(
    needs_tool: Callable[[str], str], tmp_path: Path
) -> None:
    tool = needs_tool("tj3")

    with pytest.raises(ProgramError, match="nonsense"):
        finish_days("nonsense", tmp_path, tool=tool)


def test_taskjuggler_is_named_as_absent_and_nothing_is_guessed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    rows = list(certain(50, seeds=[1]))

    assert [row.metric for row in rows] == ["finish_days", "seconds"]
    assert {row.peer for row in rows} == {None}
    assert {row.peer_name for row in rows} == {"TaskJuggler 3 (not installed)"}


def test_a_program_tells_its_time_and_its_failure() -> None:
    took = run_program(["sh", "-c", "test $WORD = 7"], {"WORD": "7"})

    assert 0 <= took.cpu_seconds < 60
    assert took.wall_seconds > 0
    with pytest.raises(ProgramError, match="sh failed: no"):
        run_program(["sh", "-c", "echo no; exit 3"])


def test_the_least_of_several_runs_counts() -> None:
    rounds = iter([10**6, 10, 10**6])

    assert cpu_seconds(lambda: sum(range(next(rounds))), times=3) < 0.005
