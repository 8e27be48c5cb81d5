"""Is a schedule one that the project allows? Shares nothing with what made it."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.rcpsp_project import Project


class ScheduleError(AssertionError):
    """A schedule breaks a rule of its project."""


def check_schedule(project: Project, starts: Sequence[int]) -> int:
    """Return when the last activity finishes.

    Args:
        project: what was scheduled.
        starts: when each activity starts, in its order.

    Raises:
        ScheduleError: a start is missing or before 0, an activity starts before one it
            needs has finished, or a resource is asked for more than there is.
    """
    if len(starts) != len(project.durations):
        raise ScheduleError(f"want {len(project.durations)} starts, got {len(starts)}")
    finishes = [
        start + duration
        for start, duration in zip(starts, project.durations, strict=True)
    ]
    for number, after in enumerate(project.successors):
        if starts[number] < 0:
            raise ScheduleError(f"activity {number} starts at {starts[number]}")
        for other in after:
            if starts[other] < finishes[number]:
                raise ScheduleError(
                    f"activity {other} starts at {starts[other]}, before {number} "
                    f"finishes at {finishes[number]}"
                )
    check_resources(project, starts, finishes)
    return max(finishes)


def check_resources(
    project: Project, starts: Sequence[int], finishes: Sequence[int]
) -> None:
    """Refuse a schedule that asks for more of a resource than there is.

    Raises:
        ScheduleError: it does.
    """
    for moment in sorted(set(starts)):
        running = [
            number
            for number, finish in enumerate(finishes)
            if starts[number] <= moment < finish
        ]
        for resource, capacity in enumerate(project.capacities):
            wanted = sum(project.demands[number][resource] for number in running)
            if wanted > capacity:
                raise ScheduleError(
                    f"at {moment} resource {resource} is asked for {wanted} of "
                    f"{capacity}"
                )
