"""How early a classical project can end at best: what no schedule can go below."""

from __future__ import annotations

from benchmarks.rcpsp_project import Project


def heads(project: Project) -> list[int]:
    """Return how early each activity can start, were there enough of everything."""
    early = [0] * len(project.durations)
    for number, after in enumerate(project.successors):
        for other in after:
            early[other] = max(early[other], early[number] + project.durations[number])
    return early


def tails(project: Project) -> list[int]:
    """Return how long at least the project goes on when each activity has finished."""
    late = [0] * len(project.durations)
    for number in reversed(range(len(late))):
        for other in project.successors[number]:
            late[number] = max(late[number], late[other] + project.durations[other])
    return late


def lower_bound(project: Project) -> int:
    """Return the largest of three bounds on the end of any schedule.

    The longest path; the work of a resource between the heads and the tails of those
    who need it; and two activities that cannot run side by side.
    """
    early, late = heads(project), tails(project)
    path = max(
        head + duration + tail
        for head, duration, tail in zip(early, project.durations, late, strict=True)
    )
    return max(
        path,
        *(work_bound(project, k, early, late) for k in range(len(project.capacities))),
        apart_bound(project, early, late),
    )


def work_bound(
    project: Project, resource: int, early: list[int], late: list[int]
) -> int:
    """Return the largest head + work / capacity + tail of those above both."""
    capacity = project.capacities[resource]
    users = [
        (late[number], early[number], project.durations[number] * demand[resource])
        for number, demand in enumerate(project.demands)
        if project.durations[number] * demand[resource]
    ]
    users.sort(reverse=True)
    most = 0
    for head in {user[1] for user in users}:
        work = 0
        for tail, other_head, own_work in users:
            if other_head >= head:
                work += own_work
                most = max(most, head + -(-work // capacity) + tail)
    return most


def apart_bound(project: Project, early: list[int], late: list[int]) -> int:
    """Return the largest bound by two activities that cannot run side by side."""
    most = 0
    for first, demand in enumerate(project.demands):
        for second in range(first + 1, len(early)):
            both = zip(demand, project.demands[second], project.capacities, strict=True)
            if any(one + other > capacity for one, other, capacity in both):
                lasts = project.durations[first] + project.durations[second]
                either = min(
                    early[first] + lasts + late[second],
                    early[second] + lasts + late[first],
                )
                most = max(most, either)
    return most
