"""How close forecasts of hours come, against plain Evidence-Based Scheduling.

Finished tasks of real people are walked through in order: each is told from those the
same person had finished before it began. The data are not part of the project: put
them where MILLION_MILES_DATA says (default: `data` in `shared` beside the project).
"""

from __future__ import annotations

import csv
import gzip
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.row import Row
from million_miles.distance import predict, predict_total
from million_miles.values import LEVELS

Array = NDArray[np.float64]
Pairs = Sequence[tuple[float, float]]

SEED = 1
FILE = Path("estimation", "tasks_dev.csv.gz")
DEFAULT_DATA = Path(__file__).parents[2] / "shared" / "data"
COLD_TASKS = 30  # the first tasks of a person
ENOUGH_TASKS = 5  # from here on the peers use a person's own past
MOST_LOG_RATIO = 4.0
DRAWS = 2048
QUICK_SHARE = 10  # a quick look takes each tenth person

_LEVELS = np.array(LEVELS)


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


@dataclass(frozen=True, slots=True)
class Score:
    """One forecast beside what came: CRPS in hours, and where what came fell."""

    crps: float
    place: float


# Each method tells quantiles at LEVELS: for one task, and for a sum.
Method = Callable[[Pairs, Sequence[float], Array], Array]


def run(quick: bool) -> Iterator[Row]:
    """Score ours and the peers on tasks, first tasks and sums of 10 and 30."""
    path = Path(os.environ.get("MILLION_MILES_DATA", DEFAULT_DATA)) / FILE
    if not path.is_file():
        print(f"distance: no data at {path}; set MILLION_MILES_DATA", file=sys.stderr)
        return
    people = read_people(path)[:: QUICK_SHARE if quick else 1]
    pools = {source: pool_without(source, people) for source in sources_of(people)}
    cases = {
        "tasks": (1, None),
        "cold": (1, COLD_TASKS),
        "sum10": (10, None),
        "sum30": (30, None),
    }
    for case, (size, most) in cases.items():
        yield from rows_of(case, people, pools, size=size, most=most)


def rows_of(
    case: str,
    people: Sequence[Person],
    pools: dict[str, Array],
    *,
    size: int,
    most: int | None,
) -> Iterator[Row]:
    """Score one case with every method, and yield ours beside each peer."""
    blocks = [
        (person, start)
        for person in people
        for start in range(0, len(person.tasks) - size + 1, size)
        if most is None or start < most
    ]
    ours, seconds = scores_of(told_by_us, blocks, pools, size=size)
    peers = {"EBS": told_by_ratios, "EBS by hours": told_by_hours, "raw": told_raw}
    crps = sum(score.crps for score in ours)
    for name, method in peers.items():
        theirs, _ = scores_of(method, blocks, pools, size=size)
        yield figure(
            case, "crps", "h", crps, sum(s.crps for s in theirs), name, len(blocks)
        )
        if name != "raw":
            yield figure(
                case, "coverage80", "", held(ours), held(theirs), name, len(blocks)
            )
            yield figure(case, "ks", "", ks(ours), ks(theirs), name, len(blocks))
    metric = "ms_per_task" if size == 1 else "ms_per_total"
    yield figure(
        case, metric, "ms", 1000 * seconds / len(blocks), None, None, len(blocks)
    )


def figure(
    case: str,
    metric: str,
    unit: str,
    ours: float,
    peer: float | None,
    peer_name: str | None,
    n: int,
) -> Row:
    """Return one row of this benchmark."""
    return Row(
        bench="distance", case=case, metric=metric, unit=unit, ours=ours, peer=peer,
        peer_name=peer_name, n=n, seed=SEED,
    )  # fmt: skip


def scores_of(
    method: Method,
    blocks: Sequence[tuple[Person, int]],
    pools: dict[str, Array],
    *,
    size: int,
) -> tuple[list[Score], float]:
    """Return the score of each block and the seconds that telling took."""
    rng = np.random.default_rng(SEED)
    scores, seconds = [], 0.0
    for person, start in blocks:
        block = person.tasks[start : start + size]
        began = time.perf_counter()
        told = method(
            person.known[start],
            [estimate for estimate, _ in block],
            pools[person.source],
        )
        seconds += time.perf_counter() - began
        scores.append(score(told, sum(actual for _, actual in block), rng))
    return scores, seconds


def score(told: Array, came: float, rng: np.random.Generator) -> Score:
    """Score quantiles at LEVELS: twice the mean pinball loss; ties fall at random."""
    miss = came - told
    crps = 2 * float(np.mean(np.maximum(_LEVELS * miss, (_LEVELS - 1) * miss)))
    below, tied = np.sum(told < came - 1e-9), np.sum(np.abs(miss) <= 1e-9)
    place = (below + rng.random() * (tied + 1)) / (len(told) + 1)
    return Score(crps, float(place))


def held(scores: Sequence[Score]) -> float:
    """Return the share of outcomes inside the central 80 % range."""
    return float(np.mean([0.1 <= score.place <= 0.9 for score in scores]))


def ks(scores: Sequence[Score]) -> float:
    """Return the largest distance of the places from an even spread."""
    places = np.sort([score.place for score in scores])
    steps = np.arange(len(places) + 1) / len(places)
    return float(max(np.max(steps[1:] - places), np.max(places - steps[:-1])))


def told_by_us(past: Pairs, estimates: Sequence[float], _pool: Array) -> Array:
    """Tell a task or a sum by the package."""
    if len(estimates) == 1:
        return predict(past, estimates[0])
    rng = np.random.default_rng(SEED)
    totals = predict_total(past, estimates, rng=rng, draws=DRAWS)
    return np.quantile(totals, LEVELS)


def told_by_ratios(past: Pairs, estimates: Sequence[float], pool: Array) -> Array:
    """Tell by plain Evidence-Based Scheduling: own ratios, each as likely."""
    return told_by_resampling(past, estimates, pool, by_hours=False)


def told_by_hours(past: Pairs, estimates: Sequence[float], pool: Array) -> Array:
    """Tell by Evidence-Based Scheduling in which large tasks weigh more."""
    return told_by_resampling(past, estimates, pool, by_hours=True)


def told_by_resampling(
    past: Pairs, estimates: Sequence[float], pool: Array, *, by_hours: bool
) -> Array:
    """Resample ratios; a sum draws each task's on its own."""
    ratios, weights = pool, np.ones(len(pool))
    if len(past) >= ENOUGH_TASKS:
        known = np.array(past)
        ratios = log_ratios(known)
        weights = known[:, 0] if by_hours else np.ones(len(known))
    order = np.argsort(ratios)
    shares = np.cumsum(weights[order])
    places = np.searchsorted(shares, _LEVELS * shares[-1] - 1e-9)
    table = np.exp(ratios[order][np.minimum(places, len(ratios) - 1)])
    if len(estimates) == 1:
        return np.asarray(estimates[0] * table)
    rng = np.random.default_rng(SEED)
    drawn = table[rng.integers(len(table), size=(DRAWS, len(estimates)))]
    return np.asarray(np.quantile(drawn @ np.array(estimates), LEVELS))


def told_raw(_past: Pairs, estimates: Sequence[float], _pool: Array) -> Array:
    """Tell that it takes what was estimated, for certain."""
    return np.full(len(LEVELS), sum(estimates))


def log_ratios(pairs: Array) -> Array:
    """Return ln(actual / estimate) within the bounds of the peers."""
    ratios = np.log(pairs[:, 1] / pairs[:, 0])
    return np.asarray(np.clip(ratios, -MOST_LOG_RATIO, MOST_LOG_RATIO))


def sources_of(people: Sequence[Person]) -> list[str]:
    """Return the sources, sorted."""
    return sorted({person.source for person in people})


def pool_without(source: str, people: Sequence[Person]) -> Array:
    """Return quantiles of the ratios of everyone from other sources."""
    pairs = [task for p in people if p.source != source for task in p.tasks]
    return np.quantile(log_ratios(np.array(pairs)), LEVELS)


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
