"""People's finished tasks, read from a file that is not part of the project."""

from __future__ import annotations

import csv
import gzip
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Pairs = Sequence[tuple[float, float]]

FILE = Path("estimation", "tasks_dev.csv.gz")
DEFAULT_DATA = Path(__file__).parents[2] / "shared" / "data"
MOST_LOG_RATIO = 4.0


@dataclass(frozen=True, slots=True)
class Person:
    """One person's finished tasks, and what was known when each began.

    Attributes:
        source: whose data it is.
        tasks: (estimate, actual) hours in the order of their start.
        known: for each task those finished before it began, in order of finishing.
    """

    source: str
    tasks: tuple[tuple[float, float], ...]
    known: tuple[Pairs, ...]


def data_path() -> Path:
    """Return where the finished tasks are looked for."""
    return Path(os.environ.get("MILLION_MILES_DATA", DEFAULT_DATA)) / FILE


def read_people(path: Path) -> list[Person]:
    """Read the tasks, by person, in the order of the file."""
    by_person: dict[tuple[str, str], list[dict[str, str]]] = {}
    with gzip.open(path, "rt", newline="") as lines:
        for line in csv.DictReader(lines):
            by_person.setdefault((line["source"], line["person"]), []).append(line)
    return [person_of(lines) for lines in by_person.values()]


def person_of(lines: Sequence[dict[str, str]]) -> Person:
    """Return a person; with times to the day, known means: finished a day before."""
    lines = sorted(lines, key=lambda line: float(line["t_start"]))
    pairs = tuple(
        (float(line["est_hours"]), float(line["actual_hours"])) for line in lines
    )
    starts = np.array([float(line["t_start"]) for line in lines])
    finishes = np.array([float(line["t_finish"]) for line in lines])
    by_finish = np.argsort(finishes, kind="stable")
    to_the_day = lines[0]["day_resolution"] == "True"
    known = []
    for place, start in enumerate(starts):
        latest = np.floor(start) if to_the_day else start
        count = np.searchsorted(
            finishes[by_finish], latest, side="left" if to_the_day else "right"
        )
        known.append(tuple(pairs[i] for i in by_finish[:count] if i < place))
    return Person(lines[0]["source"], pairs, tuple(known))


def log_ratios(pairs: Array) -> Array:
    """Return ln(actual / estimate) within the bounds of the peers."""
    ratios = np.log(pairs[:, 1] / pairs[:, 0])
    return np.asarray(np.clip(ratios, -MOST_LOG_RATIO, MOST_LOG_RATIO))


def sources_of(people: Sequence[Person]) -> list[str]:
    """Return the sources, sorted."""
    return sorted({person.source for person in people})
