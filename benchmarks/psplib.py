"""How close a classical search comes to the best schedules known of PSPLIB's projects.

The search (`rcpsp_search`) is built from the ideas that order the road map: latest finish
first, then insertion. It lives here to show that they are sound: the product schedules one
person, not a project. Every schedule is checked by `rcpsp_check`. `--quick` takes each
twelfth project of a set, and one second.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.rcpsp_check import check_schedule
from benchmarks.rcpsp_project import Project, read_patterson
from benchmarks.rcpsp_search import Found, compile_all, search
from benchmarks.row import Row

SEED = 1
SETS = ("j30", "j60", "j120")
SECONDS = (1, 10)
QUICK_SHARE = 12


@dataclass(frozen=True, slots=True)
class Instance:
    """One project of a set, and the end of the best schedule known."""

    name: str
    project: Project
    best_known: int


def run(quick: bool) -> Iterator[Row]:
    """Search each project for so many seconds of CPU, set by set."""
    yield from rows(quick=quick, seconds=SECONDS[:1] if quick else SECONDS)


def rows(*, quick: bool, seconds: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of each set with each length of search."""
    folder = data_folder()
    if not folder.is_dir():
        print(
            f"psplib: no data at {folder}; the projects are published as PSPLIB "
            "(Kolisch and Sprecher 1997); set MILLION_MILES_DATA",
            file=sys.stderr,
        )
        return
    compile_all()
    for name in SETS:
        instances = read_set(folder, name)[:: QUICK_SHARE if quick else 1]
        for each in seconds:
            found = [
                search(one.project, cpu_seconds=each, seed=SEED) for one in instances
            ]
            yield from rows_of(f"psplib-{name}@{each}s", instances, found)


def rows_of(
    case: str, instances: Sequence[Instance], found: Sequence[Found]
) -> Iterator[Row]:
    """Check every schedule; yield the mean gap, how many are best, and the time.

    Raises:
        ScheduleError: a schedule breaks a rule of its project.
    """
    gaps = []
    for one, best in zip(instances, found, strict=True):
        end = check_schedule(one.project, best.starts)
        gaps.append(100 * (end - one.best_known) / one.best_known)
    count = len(gaps)
    figures = (
        ("gap_percent", "%", sum(gaps) / count),
        ("share_at_best_known", "", sum(gap <= 0 for gap in gaps) / count),
        ("cpu_seconds", "s", sum(best.cpu_seconds for best in found) / count),
    )
    for metric, unit, value in figures:
        yield Row(
            bench="roadmap", case=case, metric=metric, unit=unit, ours=value,
            peer_name="best known" if metric == "gap_percent" else None,
            n=count, seed=SEED,
        )  # fmt: skip


def read_set(folder: Path, name: str) -> list[Instance]:
    """Return the projects of a set, in the order of the list of best ends."""
    with (folder / "best_known.csv").open(newline="") as lines:
        best = [
            (line["instance"], int(line["bks"]))
            for line in csv.DictReader(lines)
            if line["category"].lower() == f"psplib-{name}"
        ]
    return [
        Instance(file, read_patterson((folder / "psplib" / file).read_text()), end)
        for file, end in best
        if (folder / "psplib" / file).is_file()
    ]


def data_folder() -> Path:
    """Return where the projects lie, whether they are there or not."""
    return Path(os.environ.get("MILLION_MILES_DATA", "../shared/data")) / "scheduling"
