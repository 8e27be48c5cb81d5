"""A classical project: activities that share resources, in whole units of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


class PattersonError(ValueError):
    """A text is no project in the format of Patterson."""


class ProjectError(ValueError):
    """A project that no schedule can satisfy."""


@dataclass(frozen=True, slots=True)
class Project:
    """Activities, numbered from 0, that may not be interrupted.

    Attributes:
        capacities: units of each resource there are at any time, >= 0.
        durations: time each activity takes, >= 0.
        demands: units of each resource each activity holds meanwhile, >= 0.
        successors: which activities may start only when each has finished; each has a
            larger number than the activity itself, so that 0, 1, ... is an order.
    """

    capacities: tuple[int, ...]
    durations: tuple[int, ...]
    demands: tuple[tuple[int, ...], ...]
    successors: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        sizes = {len(self.durations), len(self.demands), len(self.successors)}
        if len(sizes) != 1 or 0 in sizes:
            raise ProjectError("want as many durations as demands and successors, >= 1")
        if min(*self.capacities, *self.durations, 0) < 0:
            raise ProjectError("want capacities and durations >= 0")
        for number, (demand, after) in enumerate(
            zip(self.demands, self.successors, strict=True)
        ):
            if not fits(demand, self.capacities):
                raise ProjectError(
                    f"activity {number} wants {demand} of {self.capacities}"
                )
            if not all(number < other < len(self.durations) for other in after):
                raise ProjectError(
                    f"want the successors of {number} after it, got {after}"
                )

    @property
    def predecessors(self) -> tuple[tuple[int, ...], ...]:
        """Which activities must have finished before each starts."""
        before: list[list[int]] = [[] for _ in self.durations]
        for number, after in enumerate(self.successors):
            for other in after:
                before[other].append(number)
        return tuple(map(tuple, before))


def fits(demand: tuple[int, ...], capacities: tuple[int, ...]) -> bool:
    """Say whether an activity fits into an empty schedule."""
    return len(demand) == len(capacities) and all(
        0 <= units <= most for units, most in zip(demand, capacities, strict=True)
    )


def take(numbers: Iterator[int], count: int) -> tuple[int, ...]:
    """Return the next so many numbers."""
    return tuple([next(numbers) for _ in range(count)])


def read_patterson(text: str) -> Project:
    """Read a project: its size and capacities, then a line an activity.

    Raises:
        PattersonError: a word is no number, or there are too few or too many.
        ProjectError: no schedule can satisfy it.
    """
    try:
        numbers = iter([int(word) for word in text.split()])
        size, resources = next(numbers), next(numbers)
        capacities = take(numbers, resources)
        durations, demands, successors = [], [], []
        for _ in range(size):
            durations.append(next(numbers))
            demands.append(take(numbers, resources))
            after = take(numbers, next(numbers))
            successors.append(tuple(other - 1 for other in after))
    except StopIteration:
        raise PattersonError("the text ends before its last activity") from None
    except ValueError as error:
        raise PattersonError(f"want whole numbers: {error}") from None
    if next(numbers, None) is not None:
        raise PattersonError(f"want {size} activities, got more")
    return Project(capacities, tuple(durations), tuple(demands), tuple(successors))
