"""How close forecasts of hours come, against Evidence-Based Scheduling.

Finished tasks of real people are walked through in order: each is told from those the
same person had finished before it began, with a prior fitted on other sources. The
data are not part of the project: put them where MILLION_MILES_DATA says (default:
`data` in `shared` beside the project).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from benchmarks import fit_prior
from benchmarks.people import (
    Array,
    Pairs,
    Person,
    data_path,
    log_ratios,
    read_people,
    sources_of,
)
from benchmarks.row import Row
from million_miles.distance import Prior, predict, predict_total
from million_miles.values import LEVELS

SEED = 1
COLD_TASKS = 30  # the first tasks of a person
EARLY_TASKS = 10  # with fewer finished, a total is an early one
ENOUGH_TASKS = 5  # from here on the peers use a person's own past
DRAWS = 4096
QUICK_SHARE = 10  # a quick look takes each tenth person

_LEVELS = np.array(LEVELS)
NORMAL_AT_LEVELS = np.array([NormalDist().inv_cdf(level) for level in LEVELS])


@dataclass(frozen=True, slots=True)
class Score:
    """One forecast beside what came: CRPS in hours, and where what came fell.

    `told` is the mean of the forecast and `came` what came, both in hours.
    """

    crps: float
    place: float
    told: float = 0.0
    came: float = 0.0


@dataclass(frozen=True, slots=True)
class Pool:
    """What is known of people in general: everyone from other sources.

    Attributes:
        ratios: quantiles of ln(actual / estimate) at LEVELS.
        prior: the same by size, for ours.
    """

    ratios: Array
    prior: Prior


@dataclass(frozen=True, slots=True)
class Case:
    """Consecutive tasks told together: `size` of them, from each `start`."""

    size: int
    blocks: Sequence[tuple[Person, int]]


# Each method tells quantiles at LEVELS: for one task, and for a sum.
Method = Callable[[Pairs, Sequence[float], Pool], Array]


def run(quick: bool) -> Iterator[Row]:
    """Score ours and the peers on tasks, first tasks and sums of 10 and 30."""
    path = data_path()
    if not path.is_file():
        print(f"distance: no data at {path}; set MILLION_MILES_DATA", file=sys.stderr)
        return
    everyone = read_people(path)
    pools = {source: pool_without(source, everyone) for source in sources_of(everyone)}
    people = everyone[:: QUICK_SHARE if quick else 1]
    for name, size in (("tasks", 1), ("sum10", 10), ("sum30", 30)):
        yield from rows_of(name, case_of(people, size), pools)


def case_of(people: Sequence[Person], size: int) -> Case:
    """Return everyone's tasks in blocks that do not overlap."""
    return Case(
        size,
        [
            (person, start)
            for person in people
            for start in range(0, len(person.tasks) - size + 1, size)
        ],
    )


def rows_of(name: str, case: Case, pools: dict[str, Pool]) -> Iterator[Row]:
    """Score one case with every method; yield ours beside each peer, then by source."""
    ours, seconds = scores_of(told_by_us, case, pools)
    theirs = {peer: scores_of(method, case, pools)[0] for peer, method in PEERS.items()}
    parts = {name: list(range(len(ours)))}
    if case.size == 1:
        parts["cold"] = [
            i for i, (_, start) in enumerate(case.blocks) if start < COLD_TASKS
        ]
    for source in pools:
        label = f"source:{source}" + ("" if case.size == 1 else f" {name}")
        parts[label] = [
            i for i, (person, _) in enumerate(case.blocks) if person.source == source
        ]
    for part, places in parts.items():
        if places:
            mine = [ours[i] for i in places]
            for peer, scores in theirs.items():
                yield from beside(part, mine, [scores[i] for i in places], peer)
    early = [
        i
        for i, (person, start) in enumerate(case.blocks)
        if len(person.known[start]) < EARLY_TASKS
    ]
    if case.size > 1 and early:
        part = f"early {name}"
        for peer, scores in theirs.items():
            told, other = (
                told_over_came([which[i] for i in early]) for which in (ours, scores)
            )
            yield figure(part, "told_over_came", "", told, other, peer, len(early))
    metric = "ms_per_task" if case.size == 1 else "ms_per_total"
    yield figure(name, metric, "ms", 1000 * seconds / len(ours), None, None, len(ours))


def beside(
    case: str, ours: Sequence[Score], theirs: Sequence[Score], peer: str
) -> Iterator[Row]:
    """Yield how close both came, and how honest each was about it."""
    n = len(ours)
    mine, other = (sum(score.crps for score in scores) for scores in (ours, theirs))
    yield figure(case, "crps", "h", mine, other, peer, n)
    if peer != "raw":
        yield figure(case, "coverage80", "", held(ours), held(theirs), peer, n)
        yield figure(case, "ks", "", ks(ours), ks(theirs), peer, n)


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
    method: Method, case: Case, pools: dict[str, Pool]
) -> tuple[list[Score], float]:
    """Return the score of each block and the seconds of CPU that telling took."""
    rng = np.random.default_rng(SEED)
    scores, seconds = [], 0.0
    for person, start in case.blocks:
        block = person.tasks[start : start + case.size]
        estimates = [estimate for estimate, _ in block]
        began = time.process_time()
        told = method(person.known[start], estimates, pools[person.source])
        seconds += time.process_time() - began
        scores.append(score(told, sum(actual for _, actual in block), rng))
    return scores, seconds


def score(told: Array, came: float, rng: np.random.Generator) -> Score:
    """Score quantiles at LEVELS: twice the mean pinball loss; ties fall at random."""
    miss = came - told
    crps = 2 * float(np.mean(np.maximum(_LEVELS * miss, (_LEVELS - 1) * miss)))
    below, tied = np.sum(told < came - 1e-9), np.sum(np.abs(miss) <= 1e-9)
    place = (below + rng.random() * (tied + 1)) / (len(told) + 1)
    return Score(crps, float(place), float(told.mean()), came)


def told_over_came(scores: Sequence[Score]) -> float:
    """Return the means that were told over what came, summed: below 1 they run low."""
    return sum(score.told for score in scores) / sum(score.came for score in scores)


def held(scores: Sequence[Score]) -> float:
    """Return the share of outcomes inside the central 80 % range."""
    return float(np.mean([0.1 <= score.place <= 0.9 for score in scores]))


def ks(scores: Sequence[Score]) -> float:
    """Return the largest distance of the places from an even spread."""
    places = np.sort([score.place for score in scores])
    steps = np.arange(len(places) + 1) / len(places)
    return float(max(np.max(steps[1:] - places), np.max(places - steps[:-1])))


def told_by_us(past: Pairs, estimates: Sequence[float], pool: Pool) -> Array:
    """Tell a task or a sum by the package, with a prior of other people."""
    if len(estimates) == 1:
        return predict(past, estimates[0], prior=pool.prior)
    rng = np.random.default_rng(SEED)
    totals = predict_total(past, estimates, rng=rng, draws=DRAWS, prior=pool.prior)
    return np.quantile(totals, LEVELS)


def told_by_ratios(past: Pairs, estimates: Sequence[float], pool: Pool) -> Array:
    """Tell by plain Evidence-Based Scheduling: own ratios, each as likely."""
    if len(past) < ENOUGH_TASKS:
        return told_by_pool(past, estimates, pool)
    ratios = log_ratios(np.array(past))
    return told_by_resampling(estimates, ratios, np.ones(len(ratios)))


def told_by_hours(past: Pairs, estimates: Sequence[float], pool: Pool) -> Array:
    """Tell by Evidence-Based Scheduling in which large tasks weigh more."""
    if len(past) < ENOUGH_TASKS:
        return told_by_pool(past, estimates, pool)
    known = np.array(past)
    return told_by_resampling(estimates, log_ratios(known), known[:, 0])


def told_by_pool(_past: Pairs, estimates: Sequence[float], pool: Pool) -> Array:
    """Tell by the reference class: the ratios of other people, whoever it is."""
    return told_by_resampling(estimates, pool.ratios, np.ones(len(pool.ratios)))


def told_by_lognormal(past: Pairs, estimates: Sequence[float], pool: Pool) -> Array:
    """Tell by one lognormal of the person's own ratios."""
    enough = len(past) >= ENOUGH_TASKS
    ratios = log_ratios(np.array(past)) if enough else pool.ratios
    table = ratios.mean() + ratios.std() * NORMAL_AT_LEVELS
    return told_by_resampling(estimates, table, np.ones(len(table)))


def told_by_resampling(
    estimates: Sequence[float], ratios: Array, weights: Array
) -> Array:
    """Resample ratios; a sum draws each task's on its own."""
    order = np.argsort(ratios)
    shares = np.cumsum(weights[order])
    places = np.searchsorted(shares, _LEVELS * shares[-1] - 1e-9)
    table = np.exp(ratios[order][np.minimum(places, len(ratios) - 1)])
    if len(estimates) == 1:
        return np.asarray(estimates[0] * table)
    rng = np.random.default_rng(SEED)
    drawn = table[rng.integers(len(table), size=(DRAWS, len(estimates)))]
    return np.asarray(np.quantile(drawn @ np.array(estimates), LEVELS))


def told_raw(_past: Pairs, estimates: Sequence[float], _pool: Pool) -> Array:
    """Tell that it takes what was estimated, for certain."""
    return np.full(len(LEVELS), sum(estimates))


PEERS: dict[str, Method] = {
    "EBS": told_by_ratios,
    "EBS by hours": told_by_hours,
    "raw": told_raw,
    "pool": told_by_pool,
    "lognormal": told_by_lognormal,
}


def pool_without(source: str, people: Sequence[Person]) -> Pool:
    """Return what everyone from other sources needed."""
    others = [person for person in people if person.source != source]
    pairs = np.array([task for person in others for task in person.tasks])
    return Pool(np.quantile(log_ratios(pairs), LEVELS), fit_prior.fit(others))
