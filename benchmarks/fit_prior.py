"""Fits the prior that ships: `python -m benchmarks.fit_prior` writes it into the package.

The rows are smoothed summary figures: no task and no person can be read from them. The
data are not part of the project; see benchmarks/people.py for where they are looked
for.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.people import Array, Person, data_path, log_ratios, read_people
from million_miles.distance import Prior

SIZES_HOURS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0, 6.0, 12.0, 24.0, 40.0)
SLICES = 40  # equal slices of chance, one number each
SIZE_LOG_SD = 0.5  # how far in ln size a task still speaks for a row
FIRST_TASKS = 100  # of each person: who starts differs from who has tracked for years
TARGET = Path(__file__).parents[1] / "src/million_miles/distance/prior.py"

PAGE = '''"""What tasks took of people in general: the prior of the estimator, by size.

Written by benchmarks/fit_prior.py from the first {first} finished tasks of each of
{people} people of {sources} sources ({tasks:,} tasks), published for research by their
collectors: nearly all software work of minutes to days. Each row holds ln(actual /
estimate) around one size of estimate: {slices} equally likely slices from the smallest
up, each told by the mean ratio in it, smoothed over sizes; people weigh by the square
root of their tasks. Why and how: docs/decisions/0006-the-shipped-prior.md.
"""

# fmt: off
SIZES_HOURS: tuple[float, ...] = ({sizes})
LOG_RATIOS: tuple[tuple[float, ...], ...] = (
{rows}
)
# fmt: on
'''


def fit(people: Sequence[Person]) -> Prior:
    """Return the prior of these people's tasks."""
    return Prior.of(SIZES_HOURS, table_of(people))


def table_of(people: Sequence[Person]) -> list[list[float]]:
    """Return a row of ln ratios for each of SIZES_HOURS, rounded to hundredths."""
    firsts = [np.array(person.tasks[:FIRST_TASKS]) for person in people]
    tasks = np.concatenate(firsts)
    weights = np.concatenate([np.full(len(f), len(f) ** -0.5) for f in firsts])
    log_sizes, ratios = np.log(tasks[:, 0]), log_ratios(tasks)
    order = np.argsort(ratios, kind="stable")
    rows = []
    for size in np.log(SIZES_HOURS):
        near = weights * np.exp(-0.5 * ((log_sizes - size) / SIZE_LOG_SD) ** 2)
        row = slices_of(ratios[order], near[order])
        rows.append([round(float(value), 2) + 0.0 for value in row])
    return rows


def slices_of(ratios: Array, weights: Array) -> Array:
    """Return ln of the mean ratio in each slice; a ratio may fall into several."""
    ends = np.cumsum(weights) / np.sum(weights)
    sums = np.cumsum(weights * np.exp(ratios)) / np.sum(weights)
    cuts = np.linspace(0, 1, SLICES + 1)
    upto = np.interp(cuts, np.append(0.0, ends), np.append(0.0, sums))
    return np.asarray(np.log(np.diff(upto) * SLICES))


def page_of(people: Sequence[Person]) -> str:
    """Return the module that ships."""
    rows = (
        "    ({}),".format(
            "\n     ".join(
                ", ".join(f"{value:.2f}" for value in row[i : i + 10]) + ","
                for i in range(0, SLICES, 10)
            )
        )
        for row in table_of(people)
    )
    return PAGE.format(
        first=FIRST_TASKS,
        people=len(people),
        sources=len({person.source for person in people}),
        tasks=sum(len(person.tasks[:FIRST_TASKS]) for person in people),
        slices=SLICES,
        sizes=", ".join(f"{size:g}" for size in SIZES_HOURS),
        rows="\n".join(rows),
    )


def main() -> None:
    """Fit on everyone in the file and write the module."""
    path = data_path()
    if not path.is_file():
        sys.exit(f"fit_prior: no data at {path}; set MILLION_MILES_DATA")
    TARGET.write_text(page_of(read_people(path)), encoding="utf-8")


if __name__ == "__main__":
    main()
