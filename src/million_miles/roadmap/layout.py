"""How is a road laid out in arrays for the kernel?

Tasks stand by priority: their index is their rank. Records keep what belongs together
side by side in memory, and keep its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from statistics import NormalDist
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from million_miles.roadmap import draws
from million_miles.roadmap.draws import Dimensions
from million_miles.roadmap.order import latest_finish
from million_miles.roadmap.road import (
    Attempt,
    Calendar,
    Fixed,
    Irregular,
    Pace,
    Road,
    Task,
)
from million_miles.roadmap.sobol import Words, sobol_digits
from million_miles.values import LEVELS

# Codes are NumPy's integers: for plain ones numba would compile a function per value.
PASS, HOURS, COMMITMENT, TRY = np.arange(4)  # kinds of tasks
FIXED, IRREGULAR, ALWAYS = np.arange(3)  # kinds of calendars
# What a task is doing; the last four end at a known moment, and in this order if at one.
RESTS, READY, WAITS, SAVES, COMPLETES, ANSWERS, SUBMITS, EXPIRES = np.arange(8)
NOT_PAID, FEE_DUE, ALL_PAID = np.arange(3)
BLOCK = 64  # futures whose work is drawn together
BATCH = 32  # weeks whose pace is drawn at once
NORMAL_BITS = 10
NORMALS = 1 << NORMAL_BITS
WIDEST, STEPS = 8.0, 32  # reach of weekly luck in standard deviations; steps in one
FACTORS = int(2 * WIDEST * STEPS) + 1
NEXT_WEEKS = 4  # calendar weeks that are told task by task
YEAR_WEEKS = 365.25 / 7
MONTH_WEEKS = YEAR_WEEKS / 12
MONTHS = 240  # months whose payments are told; the last one holds all later ones
NO_LIMIT = 1 << 40
NOBODY = np.int64(-1)
LAST_LEVEL = np.int64(len(LEVELS) - 1)

Records: TypeAlias = NDArray[np.void]
Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]


def _record(**types: str) -> np.dtype[np.void]:
    """Return the type of a record: for each type a string of field names."""
    return np.dtype(
        [(name, kind) for kind, names in types.items() for name in names.split()],
        align=True,
    )


# What a road says of each thing, and where it stands in one future.
TASK = _record(
    i8="""column final started work_table renewal_table work_draw trial
        first_dependent last_dependent cost_table cost_draw""",
    f8="at_most held valid upkeep fee",
    u8="work_key cost_key",
)
STATE = _record(
    i8="kind met doing missing next below paid",
    f8="at_least finish due begun since",
)
ROW = _record(i8="next before week", f8="left budget at_most start")
TRIAL = _record(
    i8="""calendar limit tries_made is_pending rate_draw answer_draw intercepts attempts
        grid_size luck_table shift_table first_lift last_lift first_used
        tries interval used accepted a_year recent ring made windows_missed missed""",
    f8="answer wait earliest latest lead pending grid_low grid_step opening not_before",
    u8="rate_key answer_key",
)
CALENDAR = _record(
    i8="kind first last knows_last gap_draw",
    f8="log_median log_sd since open_weeks",
    u8="gap_key phase_key",
)
SPAN = _record(f8="start end rate before")
LINK = _record(i8="task", f8="met unmet")
SET = _record(u8="listed saving")
NUMBER, INTEGER = _record(f8="value"), _record(i8="value")
DIGITS, WORD = _record(u4="value"), _record(u8="value")

# Compiled code is kept on disk by the type of its argument, which is NOW: what it knows
# of the other records and of the sizes must show in that type, or old code reads wrong.
_KNOWN = (
    [record.descr for record in (TASK, STATE, ROW, TRIAL, CALENDAR, SPAN, LINK, SET)],
    [BLOCK, BATCH, NORMAL_BITS, WIDEST, STEPS, NEXT_WEEKS, len(LEVELS), MONTHS],
    [draws.ANSWERS, draws.GAPS],
)
_VERSION = blake2b(repr(_KNOWN).encode(), digest_size=8).hexdigest()
NOW = _record(
    u8="""luck_key pace_key unseen_key week_key
        tasks begun_states states rows trials calendars spans links sets numbers hours
        points works start finish ready arrival tries accepted
        spent short_at waits""",
    i8="""task_count try_count words
        points_apart lucks chances drawn tails
        luck_draw pace_draw unseen_draw pace_table has_weekly_pace normals factor_table
        factors week_words weeks first_segment all_unmet all_unready has_purse first_income
        future week segment drawn_weeks unmet unready first top open waiting changed
        saving unpaid cursor state_words
        """
    f"version_{_VERSION}",
    f8="""first_monday horizon shared own weekly_sd kept renewed empty
        t held monday weekly ready_at next_due pace unseen
        savings paid pay_at short""",
)


class Layout(NamedTuple):
    """A road in arrays, with room for where one future stands and for what all gave.

    Attributes:
        tasks: what the road says of each task, by rank, (tasks,).
        begun_states: where each task stands at week 0, (tasks,).
        states: where each task stands, (tasks,).
        rows: the work left of each task, then the head of the ring, (tasks + 1,).
        trials: the tasks that are tries, (tries,).
        calendars: when tries may be made, (calendars,).
        spans: intervals of the calendars, stretches of capacity (hours a week), then
            of income (money a week, and what came in before).
        links: from tasks to their dependents, then from tries to their bars.
        sets: sets of tasks, one bit each, (words,).
        numbers: quantile tables, intercepts, and the pace of some weeks.
        hours: worked, by calendar week, then by task in each of the next weeks.
        points: the digits of Sobol points, (dimensions, futures).
        works: luck, then hours or weeks, of some futures, (BLOCK, 1 + tasks).
        start: (futures, tasks), columns in the order of the road.
        finish: (futures, tasks), the same.
        ready: (futures,).
        arrival: (futures,).
        tries: (futures, tries).
        accepted: (futures, tries).
        spent: money by month, (futures, MONTHS) with a purse, else (0, MONTHS).
        short_at: when something first waits for money, (futures,).
        waits: weeks that tasks wait for money, summed over futures, (tasks,).
    """

    tasks: Records
    begun_states: Records
    states: Records
    rows: Records
    trials: Records
    calendars: Records
    spans: Records
    links: Records
    sets: Records
    numbers: Floats
    hours: Floats
    points: Words
    works: Floats
    start: Floats
    finish: Floats
    ready: Floats
    arrival: Floats
    tries: Integers
    accepted: Integers
    spent: Floats
    short_at: Floats
    waits: Floats


class _Numbers:
    """Collects numbers and says where they stand."""

    def __init__(self) -> None:
        self.parts: list[Floats] = []
        self.count = 0

    def add(self, numbers: Floats | None) -> int:
        """Return the place of the first of `numbers`; NOBODY for none."""
        if numbers is None:
            return int(NOBODY)
        place = self.count
        self.parts.append(numbers.ravel())
        self.count += numbers.size
        return place


class Laying:
    """Turns one road into arrays."""

    def __init__(self, road: Road, dimensions: Dimensions, seed: int) -> None:
        order = latest_finish(road) if road.order is None else road.order
        self.road = road
        self.seed = seed
        self.dimensions = dimensions
        tasks = {task.id: task for task in road.tasks}
        self.ranked = [tasks[id_] for id_ in order]
        self.rank = {id_: rank for rank, id_ in enumerate(order)}
        self.column = {task.id: column for column, task in enumerate(road.tasks)}
        self.calendar = {id_: index for index, id_ in enumerate(road.calendars)}
        self.tries = tuple(task.id for task in road.tasks if task.attempt)
        self.trial = {id_: index for index, id_ in enumerate(self.tries)}
        self.numbers = _Numbers()
        self.keyed: list[tuple[np.void, str, str]] = []
        self.spans: list[tuple[float, float, float, float]] = []
        self.links: list[tuple[int, float, float]] = []

    def lay(self, futures: int) -> tuple[Records, Layout]:
        """Return the record of the present moment, (1,), and the arrays it points at."""
        moment, arrays = self._arrays(futures)
        now = moment[0]
        now["task_count"], now["try_count"] = len(arrays.tasks), len(arrays.trials)
        now["words"], now["points_apart"] = len(arrays.sets), futures
        unmet = arrays.states["met"] == 0
        now["all_unmet"] = unmet.sum()
        now["state_words"] = arrays.states.nbytes // 8
        now["all_unready"] = (unmet & (arrays.tasks["final"] == 0)).sum()
        for name, array in arrays._asdict().items():
            now[name] = array.ctypes.data
        return moment, arrays

    def _arrays(self, futures: int) -> tuple[Records, Layout]:
        road, tries = self.road, len(self.tries)
        moment, tasks = np.zeros(1, NOW), np.zeros(len(road.tasks), TASK)
        states, count = np.zeros(len(tasks), STATE), len(tasks)
        trials = np.zeros(tries, TRIAL)
        calendars = np.zeros(len(road.calendars), CALENDAR)
        self._dependents(tasks)
        for record, id_ in zip(calendars, road.calendars, strict=True):
            self._calendar(record, id_)
        self._tasks(tasks)
        self._states(states)
        for task in self.ranked:
            if task.attempt is not None:
                calendar = calendars[self.calendar[task.attempt.calendar]]
                trial = trials[self.trial[task.id]]
                self._trial(trial, task, task.attempt, calendar)
        self._now(moment[0])
        return moment, Layout(
            tasks=tasks,
            begun_states=states,
            states=states.copy(),
            rows=np.zeros(count + 1, ROW),
            trials=trials,
            calendars=calendars,
            spans=np.array(self.spans, SPAN),
            links=np.array(self.links, LINK),
            sets=np.zeros(count // 64 + 1, SET),
            numbers=np.concatenate(self.numbers.parts),
            hours=np.zeros(int(moment[0]["weeks"]) + NEXT_WEEKS * count),
            points=sobol_digits(futures, self.dimensions.count, seed=self.seed),
            works=np.zeros((BLOCK, 1 + count)),
            start=np.empty((futures, count)),
            finish=np.empty((futures, count)),
            ready=np.empty(futures),
            arrival=np.empty(futures),
            tries=np.empty((futures, tries), np.int64),
            accepted=np.empty((futures, tries), np.int64),
            spent=np.zeros((0 if road.purse is None else futures, MONTHS)),
            short_at=np.full(futures, np.inf),
            waits=np.zeros(count),
        )

    def scramble(self, arrays: Layout, seed: int) -> None:
        """Let chance come from another seed, in arrays that are laid out already."""
        futures = arrays.points.shape[1]
        arrays.points[:] = sobol_digits(futures, self.dimensions.count, seed=seed)
        for record, field, name in self.keyed:
            record[field] = draws.stream_key(name, seed)

    def _key(self, record: np.void, field: str, name: str) -> None:
        """Say which stream a draw comes from."""
        self.keyed.append((record, field, name))
        record[field] = draws.stream_key(name, self.seed)

    def _draw(self, record: np.void, field: str, name: str) -> None:
        """Say where a draw comes from: its Sobol dimension, else its stream."""
        record[f"{field}_draw"] = self.dimensions.first.get(name, NOBODY)
        self._key(record, f"{field}_key", name)

    def _draws(
        self, records: Records, field: str, names: Sequence[str], is_drawn: Flags
    ) -> None:
        """Say where one draw of each task comes from, of those that are drawn at all."""
        first = self.dimensions.first
        records[f"{field}_draw"] = [first.get(name, NOBODY) for name in names]
        without = (records[f"{field}_draw"] == NOBODY) & is_drawn
        for rank in np.flatnonzero(without).tolist():
            self._key(records[rank], f"{field}_key", names[rank])

    def _dependents(self, tasks: Records) -> None:
        dependents: list[list[int]] = [[] for _ in self.ranked]
        for rank, task in enumerate(self.ranked):
            for need in dict.fromkeys(task.needs):
                dependents[self.rank[need]].append(rank)
        last = np.cumsum([len(ranks) for ranks in dependents])
        tasks["last_dependent"], tasks["first_dependent"][1:] = last, last[:-1]
        self.links.extend((rank, 0.0, 0.0) for ranks in dependents for rank in ranks)
        tasks["final"] = [
            task.attempt is not None and not ranks
            for task, ranks in zip(self.ranked, dependents, strict=True)
        ]

    def _tasks(self, tasks: Records) -> None:
        """Say what the road says of each task, one field after the other."""
        ranked = self.ranked
        tasks["column"] = [self.column[task.id] for task in ranked]
        tasks["started"] = [task.started for task in ranked]
        tasks["at_most"] = [_or_infinity(task.at_most) for task in ranked]
        tasks["valid"] = [_or_infinity(task.valid_weeks) for task in ranked]
        tasks["trial"] = [self.trial.get(task.id, NOBODY) for task in ranked]
        tasks["held"] = [
            0.0 if task.commitment is None else task.commitment.hours_per_week
            for task in ranked
        ]
        tasks["upkeep"] = [task.upkeep for task in ranked]
        tasks["fee"] = [
            0.0 if task.attempt is None else task.attempt.fee for task in ranked
        ]
        add = self.numbers.add
        tasks["work_table"] = [add(_work(task)) for task in ranked]
        tasks["renewal_table"] = [add(task.renewal) for task in ranked]
        tasks["cost_table"] = [add(task.cost) for task in ranked]
        works = [draws.work_of(task.id) for task in ranked]
        tables = (tasks["work_table"], tasks["renewal_table"])
        self._draws(tasks, "work", works, np.maximum(*tables) != NOBODY)
        costs = [draws.cost_of(task.id) for task in ranked]
        self._draws(tasks, "cost", costs, tasks["cost_table"] != NOBODY)

    def _states(self, states: Records) -> None:
        """Say where each task stands at week 0, one field after the other."""
        ranked, open_ = self.ranked, {task.id for task in self.ranked if not task.done}
        states["kind"] = [_kind_of_task(task) for task in ranked]
        states["met"] = [task.done for task in ranked]
        states["doing"] = [_first_doing(task) for task in ranked]
        states["missing"] = [len(open_.intersection(task.needs)) for task in ranked]
        states["at_least"] = [task.at_least_weeks for task in ranked]
        states["due"] = [task.valid_left_weeks or 0.0 for task in ranked]
        states["since"] = -np.inf
        states["finish"] = np.where(states["met"] == 1, 0.0, np.inf)
        is_paid = [self._is_paid(task) for task in ranked]
        states["paid"] = np.where(is_paid, ALL_PAID, NOT_PAID)

    def _is_paid(self, task: Task) -> bool:
        """Whether a task takes no money before it begins."""
        fee = 0.0 if task.attempt is None else task.attempt.fee
        is_free = self.road.purse is None or (task.cost is None and fee == 0)
        return is_free or task.started or _first_doing(task) != RESTS or task.done

    def _trial(
        self, record: np.void, task: Task, attempt: Attempt, calendar: np.void
    ) -> None:
        chances = attempt.chances
        record["calendar"] = self.calendar[attempt.calendar]
        record["limit"] = NO_LIMIT if attempt.limit is None else attempt.limit
        record["tries_made"] = attempt.tries_made
        record["is_pending"] = attempt.pending_weeks is not None and not task.done
        first, last = int(calendar["first"]), int(calendar["last"])
        record["first_used"] = (first if calendar["kind"] == FIXED else NOBODY) - 1
        if record["is_pending"]:
            past = sum(start <= 0 for start, *_ in self.spans[first:last])
            record["first_used"] += past if calendar["kind"] == FIXED else 1
        record["pending"] = attempt.pending_weeks or 0.0
        record["answer"], record["wait"] = attempt.answer_weeks, attempt.wait_weeks
        record["earliest"] = attempt.earliest_weeks
        latest = _or_infinity(attempt.latest_weeks)
        record["latest"] = min(latest, self.road.horizon_weeks)
        record["lead"] = attempt.ready_before_weeks
        most = record["a_year"] = attempt.most_a_year or 0
        recent = (-np.inf,) * most + attempt.recent_weeks
        last_tries = np.array(recent[len(recent) - most :])
        record["recent"] = self.numbers.add(last_tries)
        record["ring"] = self.numbers.add(last_tries)
        record["windows_missed"] = attempt.windows_missed
        self._draw(record, "rate", draws.rate_of(task.id))
        self._draw(record, "answer", draws.answers_of(task.id))
        record["attempts"], record["grid_size"] = chances.intercepts.shape
        record["intercepts"] = self.numbers.add(chances.intercepts)
        record["grid_low"] = chances.shift_grid[0]
        record["grid_step"] = np.mean(np.diff(chances.shift_grid))
        record["luck_table"] = self.numbers.add(chances.luck)
        record["shift_table"] = self.numbers.add(chances.rate_shift)
        record["first_lift"] = len(self.links)
        self.links.extend(
            (self.rank[bar], met, unmet) for bar, met, unmet in chances.lifts
        )
        record["last_lift"] = len(self.links)

    def _calendar(self, record: np.void, calendar_id: str) -> None:
        calendar = self.road.calendars[calendar_id]
        self._draw(record, "gap", draws.gaps_of(calendar_id))
        self._key(record, "phase_key", draws.phase_of(calendar_id))
        record["first"] = len(self.spans)
        if isinstance(calendar, Fixed):
            ends = zip(calendar.opens, calendar.closes, strict=True)
            self.spans.extend((start, end, 0.0, 0.0) for start, end in ends)
        record["last"] = len(self.spans)
        record["kind"] = _kind_of_calendar(calendar)
        if isinstance(calendar, Irregular):
            record["log_median"] = np.log(calendar.median_weeks)
            record["log_sd"] = calendar.log_sd
            record["open_weeks"] = calendar.open_weeks
            record["knows_last"] = calendar.since_last_weeks is not None
            record["since"] = calendar.since_last_weeks or 0.0

    def _now(self, now: np.void) -> None:
        road, pace = self.road, self.road.pace
        for name in (draws.LUCK, draws.PACE, draws.UNSEEN):
            self._draw(now, name, name)
        self._key(now, "week_key", draws.WEEKS)
        now["pace_table"] = self.numbers.add(pace.persistent)
        now["has_weekly_pace"] = pace.weekly_sd > 0 or pace.empty_chance > 0
        now["normals"] = self.numbers.add(weekly_normals())
        now["factor_table"] = self.numbers.add(weekly_factors(pace))
        now["factors"] = self.numbers.add(np.zeros(BATCH))
        now["week_words"] = self.numbers.add(np.zeros(BATCH))
        for name in ("lucks", "chances", "drawn", "tails"):
            now[name] = self.numbers.add(np.zeros(BLOCK))
        now["weeks"] = int(np.ceil(road.horizon_weeks)) + 2
        now["first_segment"] = len(self.spans)
        capacity = road.capacity
        ends = np.append(capacity.starts_weeks[1:], np.inf)
        self.spans.extend(
            (start, end, rate, 0.0)
            for start, end, rate in zip(
                capacity.starts_weeks, ends, capacity.hours_per_week, strict=True
            )
        )
        self._purse(now)
        now["first_monday"], now["horizon"] = (
            road.first_monday_weeks,
            road.horizon_weeks,
        )
        now["shared"] = np.sqrt(road.shared_luck)
        now["own"] = np.sqrt(1 - road.shared_luck)
        now["weekly_sd"], now["empty"] = pace.weekly_sd, pace.empty_chance
        now["kept"] = pace.weekly_correlation
        now["renewed"] = np.sqrt(1 - pace.weekly_correlation**2)

    def _purse(self, now: np.void) -> None:
        purse = self.road.purse
        now["has_purse"], now["first_income"] = purse is not None, len(self.spans)
        if purse is not None:
            now["savings"] = purse.savings
            starts = purse.starts_weeks
            ends, before = np.append(starts[1:], np.inf), purse.earned_by(starts)
            rows = zip(starts, ends, purse.income_per_week, before, strict=True)
            self.spans.extend(rows)


def _or_infinity(value: float | None) -> float:
    return np.inf if value is None else value


def _work(task: Task) -> Floats | None:
    """Return the quantiles of the hours, or weeks, of a task."""
    return task.hours if task.commitment is None else task.commitment.weeks


def _kind_of_task(task: Task) -> np.int64:
    if task.hours is not None:
        return HOURS
    if task.commitment is not None:
        return COMMITMENT
    return PASS if task.attempt is None else TRY


def _first_doing(task: Task) -> np.int64:
    """Return what a task does at week 0, before anything has happened."""
    if task.done:
        return RESTS if task.valid_left_weeks is None else EXPIRES
    if task.commitment is not None and task.commitment.running:
        return COMPLETES
    is_out = task.attempt is not None and task.attempt.pending_weeks is not None
    return SUBMITS if is_out else RESTS


def _kind_of_calendar(calendar: Calendar) -> np.int64:
    if isinstance(calendar, Fixed):
        return FIXED
    return IRREGULAR if isinstance(calendar, Irregular) else ALWAYS


@cache
def weekly_normals() -> Floats:
    """Return equally likely values with mean 0 and variance 1, close to a normal.

    Source:
        docs/method.md#pace-in-the-simulator
    """
    normal = NormalDist()
    values = np.array([normal.inv_cdf((k + 0.5) / NORMALS) for k in range(NORMALS)])
    return np.asarray(values / np.std(values))


def weekly_factors(pace: Pace) -> Floats:
    """Return the factor of a week by its luck, then two zeros for one that is empty.

    With the empty ones the mean is 1.

    Source:
        docs/method.md#pace-in-the-simulator
    """
    luck = np.linspace(-WIDEST, WIDEST, FACTORS)
    log = pace.weekly_sd * luck - pace.weekly_sd**2 / 2
    return np.append(np.exp(log) / (1 - pace.empty_chance), (0.0, 0.0))
