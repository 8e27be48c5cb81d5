"""Which chance does each draw of a future come from?

The most important draws come from the dimensions of scrambled Sobol points; all others
from streams of their own, keyed by name, so that a changed road keeps the luck of
everything that it did not change.

Source: docs/method.md#draws
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

import numpy as np

from million_miles.roadmap.road import Irregular, Road, Task
from million_miles.roadmap.sobol import MOST_DIMENSIONS
from million_miles.values import LEVELS

ANSWERS = 3  # the first answers of a try that have a dimension each
GAPS = 2  # the first gaps of an irregular calendar that have a dimension each
LUCK, PACE, UNSEEN, WEEKS = "luck", "pace", "unseen", "weeks"


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Which Sobol dimensions belong to which draws.

    Passed to another simulation, it keeps the luck of all that both roads name.

    Attributes:
        first: name of a draw -> its first dimension.
    """

    first: Mapping[str, int]

    @property
    def count(self) -> int:
        """Dimensions in use."""
        ends = (first + width(name) for name, first in self.first.items())
        return max(ends, default=0)


def rate_of(task_id: str) -> str:
    """Return the name of the unknown rate of a try."""
    return f"rate {task_id}"


def answers_of(task_id: str) -> str:
    """Return the name of the answers to a try."""
    return f"answer {task_id}"


def work_of(task_id: str) -> str:
    """Return the name of the hours, or weeks of commitment, of a task."""
    return f"work {task_id}"


def cost_of(task_id: str) -> str:
    """Return the name of the money a task takes."""
    return f"cost {task_id}"


def gaps_of(calendar_id: str) -> str:
    """Return the name of the gaps of an irregular calendar."""
    return f"gap {calendar_id}"


def phase_of(calendar_id: str) -> str:
    """Return the name of the moment within a gap, where the last opening is unknown."""
    return f"phase {calendar_id}"


def width(name: str) -> int:
    """Return how many dimensions the draw called `name` has."""
    if name.startswith("work "):  # most do
        return 1
    return {"answer": ANSWERS, "gap": GAPS}.get(name.split(" ", 1)[0], 1)


def dimensions_of(road: Road) -> Dimensions:
    """Give the most important draws of `road` a Sobol dimension each."""
    first: dict[str, int] = {}
    used = 0
    for name in _by_importance(road):
        if used + width(name) > MOST_DIMENSIONS:
            break
        first[name] = used
        used += width(name)
    return Dimensions(MappingProxyType(first))


def _by_importance(road: Road) -> Iterator[str]:
    yield from (LUCK, PACE, UNSEEN)
    open_tasks = [task for task in road.tasks if not task.done]
    tries = [task for task in open_tasks if task.attempt is not None]
    yield from (rate_of(task.id) for task in tries)
    for calendar_id, calendar in road.calendars.items():
        if isinstance(calendar, Irregular):
            yield gaps_of(calendar_id)
    yield from (answers_of(task.id) for task in tries)
    if road.purse is not None:
        yield from (cost_of(task.id) for task in open_tasks if task.cost is not None)
    variances = _variances(open_tasks)
    efforts = [id_ for id_, variance in variances.items() if variance > 0]
    efforts.sort(key=variances.__getitem__, reverse=True)
    yield from map(work_of, efforts)


def _variances(tasks: Iterable[Task]) -> dict[str, float]:
    """Return the variance of the hours of each task that has some, hours squared."""
    tables, held = {}, []
    for task in tasks:
        if task.hours is not None:
            tables[task.id] = task.hours
            held.append(1.0)
        elif task.commitment is not None:
            tables[task.id] = task.commitment.weeks
            held.append(max(task.commitment.hours_per_week, 1.0))
    rows = np.array(list(tables.values())).reshape(-1, len(LEVELS))
    variances = np.var(rows, axis=1) * np.square(held)
    return dict(zip(tables, variances.tolist(), strict=True))


def stream_key(name: str, seed: int) -> int:
    """Return the 64-bit key of the stream of the draw called `name`."""
    digest = blake2b(f"{seed} {name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")
