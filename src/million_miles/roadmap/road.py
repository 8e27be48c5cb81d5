"""What is a road made of: tasks, calendars, hours a week and pace, in weeks from now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from million_miles.values import LEVELS

HORIZON_WEEKS = 60 * 365.25 / 7  # sixty years: what comes later counts as never
DAY_WEEKS = 1 / 7

Table: TypeAlias = NDArray[np.float64]  # (len(LEVELS),), non-decreasing
Array: TypeAlias = NDArray[np.float64]


class RoadError(ValueError):
    """A part of a road has a shape, a number or a name that cannot be."""


def certain(value: float) -> Table:
    """Return the quantile table of a quantity that is `value` in every future."""
    return np.full(len(LEVELS), float(value))


def _frozen(values: ArrayLike) -> Array:
    """Return `values` as a read-only array of floats of its own."""
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array


def _table(values: ArrayLike, name: str, low: float = 0.0) -> Table:
    """Return `values` as a quantile table, every entry finite and >= `low`."""
    table = _frozen(values)
    if table.shape != (len(LEVELS),):
        raise RoadError(f"want {len(LEVELS)} quantiles of {name}, got {table.shape}")
    fits = np.isfinite(table).all() and table[0] >= low and (np.diff(table) >= 0).all()
    if not fits:
        raise RoadError(f"want finite, rising quantiles of {name} from {low:g} up")
    return table


def _want(fits: bool, message: str) -> None:
    if not fits:
        raise RoadError(message)


def _is_number(value: float | None, low: float) -> bool:
    """Say whether `value` is absent, or finite and >= `low`."""
    return value is None or (low <= value < np.inf)


@dataclass(frozen=True, slots=True, eq=False)
class Commitment:
    """Work bound to the calendar: so many weeks at so many hours a week.

    Attributes:
        weeks: quantile table of how long it lasts; what is left when `running`.
        hours_per_week: what it holds while it runs, breaks or not; >= 0.
        running: it has begun and holds its hours from week 0 on.
    """

    weeks: Table
    hours_per_week: float
    running: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "weeks", _table(self.weeks, "weeks"))
        if not 0 <= self.hours_per_week < np.inf:
            raise RoadError(f"want hours a week >= 0, got {self.hours_per_week}")


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """The chance of each attempt, from the person's luck and the bars met.

    Attempt j (0-based over all tries ever; past the last row, the last row) is
    accepted with chance expit(intercept_j(shift) + luck), where shift is what the
    population's rate and the bars add, in logits.

    Attributes:
        shift_grid: shifts at which the intercepts are known, equally spaced, (G,).
        intercepts: one row per attempt, logits, |.| <= 800, (J, G).
        luck: quantile table of the person's unseen factor, logits.
        rate_shift: quantile tables of the shift by the unknown rate, (J, levels).
        lifts: (task id, shift when it is met, shift when not); not met may be
            minus infinity: no chance at all.

    Source:
        docs/method.md#tries-in-the-simulator
    """

    shift_grid: Array
    intercepts: Array
    luck: Table
    rate_shift: Array
    lifts: tuple[tuple[str, float, float], ...] = ()

    def __post_init__(self) -> None:
        grid, intercepts = _frozen(self.shift_grid), _frozen(self.intercepts)
        shifts = _frozen(self.rate_shift)
        object.__setattr__(self, "shift_grid", grid)
        object.__setattr__(self, "intercepts", intercepts)
        object.__setattr__(self, "rate_shift", shifts)
        object.__setattr__(self, "luck", _table(self.luck, "luck", -np.inf))
        steps = np.diff(grid)
        _want(grid.ndim == 1 and len(grid) >= 2, "want at least two shifts in a grid")
        _want(bool(steps[0] > 0), "want shifts that rise")
        _want(np.allclose(steps, steps[0]), "want shifts equally spaced")
        _want(
            intercepts.ndim == 2 and intercepts.shape[1] == len(grid),
            f"want intercepts (attempts, {len(grid)}), got {intercepts.shape}",
        )
        _want(len(intercepts) >= 1, "want the intercepts of at least one attempt")
        _want(bool(np.isfinite(intercepts).all()), "want finite intercepts")
        _want(
            shifts.shape == (len(intercepts), len(LEVELS)),
            f"want rate shifts ({len(intercepts)}, {len(LEVELS)}), got {shifts.shape}",
        )
        for row in shifts:
            _table(row, "rate shift", -np.inf)
        for bar, met, unmet in self.lifts:
            _want(
                bool(np.isfinite(met)) and unmet < np.inf,
                f"want finite lifts of {bar!r}, got {met} and {unmet}",
            )

    @classmethod
    def steady(cls, chance: float) -> Chances:
        """Return the same `chance`, in [0, 1], for every attempt and everybody."""
        if not 0 <= chance <= 1:
            raise RoadError(f"want a chance in [0, 1], got {chance}")
        with np.errstate(divide="ignore"):
            logit = np.clip(np.log(chance) - np.log1p(-chance), -800, 800)
        levels = np.zeros(len(LEVELS))
        grid, intercepts = np.array([-1.0, 1.0]), np.full((1, 2), logit)
        return cls(grid, intercepts, luck=levels, rate_shift=levels[None])


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """What must be tried until somebody says yes.

    Attributes:
        calendar: id of the calendar that says when a try may be made.
        chances: the chance of each attempt.
        answer_weeks: from a try to its answer; >= 0.
        wait_weeks: from a refusal to the next try at the earliest; >= 0.
        limit: tries that may still be made, one already out not counted;
            None = as many as one likes.
        tries_made: tries answered so far; the next one has this index.
        pending_weeks: a try is out and its answer comes in so many weeks; it was
            made in the last interval that opened, and has index `tries_made`.
        earliest_weeks: no try before this week (a wait that still runs); >= 0.
        latest_weeks: no try after this week (an age limit, a last date); None = none.
        most_a_year: tries in any year at most; None = no limit.
        recent_weeks: when the tries of the last year were made, the one that is out
            among them; rising, <= 0.
        ready_before_weeks: its needs are met at least so long before a try; what was
            met before week 0 counts as met long ago; >= 0.
        fee: money that each try takes, laid aside before it; >= 0.
        windows_missed: so many windows go by unused, from the first one on in which
            it could be made; >= 0. Without windows it means nothing.
    """

    calendar: str
    chances: Chances
    answer_weeks: float = 0.0
    wait_weeks: float = 0.0
    limit: int | None = None
    tries_made: int = 0
    pending_weeks: float | None = None
    earliest_weeks: float = 0.0
    latest_weeks: float | None = None
    most_a_year: int | None = None
    recent_weeks: tuple[float, ...] = ()
    ready_before_weeks: float = 0.0
    fee: float = 0.0
    windows_missed: int = 0

    def __post_init__(self) -> None:
        for name in (
            "answer_weeks",
            "wait_weeks",
            "earliest_weeks",
            "pending_weeks",
            "ready_before_weeks",
            "fee",
        ):
            value = getattr(self, name)
            _want(_is_number(value, 0.0), f"want {name} >= 0, got {value}")
        most = self.most_a_year
        _want(most is None or most >= 1, f"want most_a_year >= 1, got {most}")
        recent = self.recent_weeks
        fits = list(recent) == sorted(recent) and all(-np.inf < w <= 0 for w in recent)
        _want(fits, f"want recent tries rising up to week 0, got {recent}")
        _want(self.tries_made >= 0, f"want tries made >= 0, got {self.tries_made}")
        _want((self.limit or 0) >= 0, f"want a limit >= 0, got {self.limit}")
        missed = self.windows_missed
        _want(missed >= 0, f"want windows missed >= 0, got {missed}")


@dataclass(frozen=True, slots=True, eq=False)
class Fixed:
    """Known intervals in which a try may be made, the ends included.

    Attributes:
        opens: first moments, weeks from now, rising; the past is < 0; (intervals,).
        closes: last moments, each >= its opening, never falling; (intervals,).
    """

    opens: Array
    closes: Array

    def __post_init__(self) -> None:
        opens, closes = _frozen(self.opens), _frozen(self.closes)
        object.__setattr__(self, "opens", opens)
        object.__setattr__(self, "closes", closes)
        _want(
            opens.ndim == 1 and opens.shape == closes.shape,
            f"want as many openings as closings, got {opens.shape}, {closes.shape}",
        )
        _want(
            bool(np.isfinite(opens).all() and not np.isnan(closes).any()),
            "want finite openings",
        )
        _want(
            bool((closes >= opens).all()), "want each interval to close after it opens"
        )
        _want(
            bool((np.diff(opens) > 0).all() and (closes[1:] >= closes[:-1]).all()),
            "want intervals in order of time",
        )


@dataclass(frozen=True, slots=True)
class Irregular:
    """Intervals that open after lognormal gaps, the same for all tries of a future.

    Attributes:
        median_weeks: median gap between two openings; > 0.
        log_sd: standard deviation of the logarithm of the gap; >= 0.
        since_last_weeks: time since the last opening, >= 0; None = not known.
        open_weeks: how long each interval stays open; >= 0.

    Source:
        docs/method.md#windows-in-the-simulator
    """

    median_weeks: float
    log_sd: float
    since_last_weeks: float | None = None
    open_weeks: float = 0.0

    def __post_init__(self) -> None:
        _want(
            0 < self.median_weeks < np.inf, f"want a gap > 0, got {self.median_weeks}"
        )
        for name in ("log_sd", "since_last_weeks", "open_weeks"):
            value = getattr(self, name)
            _want(_is_number(value, 0.0), f"want {name} >= 0, got {value}")


@dataclass(frozen=True, slots=True)
class Always:
    """A try may be made at any moment, at most once a day."""


Calendar: TypeAlias = Fixed | Irregular | Always


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """One thing that must be met on the road.

    At most one of `hours`, `commitment` and `attempt`; with none of them it is met
    as soon as its needs are, or `at_least_weeks` later.

    Attributes:
        id: its name.
        needs: ids of the tasks that must be met before it.
        done: it is met already, at week 0.
        hours: quantile table of the hours left.
        at_most: weekly budget, hours a week; None = no budget.
        at_least_weeks: shortest duration from its start; when `started`, what is
            left of it from now or from when its needs are met.
        started: work on it has begun before now.
        commitment: work bound to the calendar.
        attempt: what must be tried until somebody says yes.
        valid_weeks: how long it stays met; >= one day; None = for ever.
        renewal: quantile table of the hours it takes to meet it again;
            None = the same again.
        valid_left_weeks: how long a task that is done stays met from now on.
        upkeep: hours a week that it holds for ever once it is met; >= 0.
        cost: quantile table of the money it takes, paid before it begins; what is
            started or done takes none. Without a purse on the road it means nothing.
    """

    id: str
    needs: tuple[str, ...] = ()
    done: bool = False
    hours: Table | None = None
    at_most: float | None = None
    at_least_weeks: float = 0.0
    started: bool = False
    commitment: Commitment | None = None
    attempt: Attempt | None = None
    valid_weeks: float | None = None
    renewal: Table | None = None
    valid_left_weeks: float | None = None
    upkeep: float = 0.0
    cost: Table | None = None

    def __post_init__(self) -> None:
        kinds = (self.hours, self.commitment, self.attempt)
        if sum(kind is not None for kind in kinds) > 1:
            raise RoadError(f"want one of hours, commitment and attempt in {self.id!r}")
        for name in ("hours", "renewal", "cost"):
            if getattr(self, name) is not None:
                table = _table(getattr(self, name), f"{name} of {self.id!r}")
                object.__setattr__(self, name, table)
        lowest = dict.fromkeys(
            ("at_most", "at_least_weeks", "valid_left_weeks", "upkeep"), 0.0
        )
        for name, low in (lowest | {"valid_weeks": DAY_WEEKS}).items():
            value = getattr(self, name)
            fits = _is_number(value, low)
            _want(fits, f"want {name} of {self.id!r} from {low:g} up, got {value}")


@dataclass(frozen=True, slots=True, eq=False)
class Pace:
    """What a person gives of the hours they promise.

    Attributes:
        persistent: quantile table of the factor that stays for a whole future.
        weekly_sd: spread of the weekly factor's logarithm; >= 0.
        weekly_correlation: from one calendar week to the next; in [0, 1).
        empty_chance: chance of a week in which nothing is done; in [0, 1).

    Source:
        docs/method.md#pace-in-the-simulator
    """

    persistent: Table
    weekly_sd: float = 0.0
    weekly_correlation: float = 0.0
    empty_chance: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "persistent", _table(self.persistent, "pace"))
        _want(bool(self.persistent[0] > 0), "want a pace > 0")
        _want(
            0 <= self.weekly_sd < np.inf, f"want weekly_sd >= 0, got {self.weekly_sd}"
        )
        for name in ("weekly_correlation", "empty_chance"):
            value = getattr(self, name)
            _want(0 <= value < 1, f"want {name} in [0, 1), got {value}")

    @classmethod
    def steady(cls) -> Pace:
        """Return the pace of somebody who always gives what they promise."""
        return cls(certain(1.0))


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """Hours a week the person promises, constant between changes.

    Attributes:
        starts_weeks: when each stretch begins, rising, the first 0.0; (segments,).
        hours_per_week: what is promised in it; >= 0; (segments,).
    """

    starts_weeks: Array
    hours_per_week: Array

    def __post_init__(self) -> None:
        starts, hours = _frozen(self.starts_weeks), _frozen(self.hours_per_week)
        object.__setattr__(self, "starts_weeks", starts)
        object.__setattr__(self, "hours_per_week", hours)
        _want(
            starts.ndim == 1 and starts.shape == hours.shape and len(starts) > 0,
            f"want as many starts as hours, got {starts.shape} and {hours.shape}",
        )
        _want(
            bool(starts[0] == 0 and (np.diff(starts) > 0).all()),
            "want starts that rise from 0",
        )
        fits = np.isfinite(starts).all() and np.isfinite(hours).all()
        _want(bool(fits and (hours >= 0).all()), "want finite hours a week >= 0")

    @classmethod
    def constant(cls, hours_per_week: float) -> Segments:
        """Return the same promise for ever."""
        return cls(np.array([0.0]), np.array([hours_per_week]))


@dataclass(frozen=True, slots=True, eq=False)
class Purse:
    """The money a person has for the road, in one currency.

    Attributes:
        savings: what there is at week 0; >= 0.
        starts_weeks: when each stretch of income begins, rising, the first 0.0;
            (stretches,).
        income_per_week: what comes in during it, evenly; >= 0; (stretches,).
    """

    savings: float
    starts_weeks: Array
    income_per_week: Array

    def __post_init__(self) -> None:
        starts, income = _frozen(self.starts_weeks), _frozen(self.income_per_week)
        object.__setattr__(self, "starts_weeks", starts)
        object.__setattr__(self, "income_per_week", income)
        _want(0 <= self.savings < np.inf, f"want savings >= 0, got {self.savings}")
        _want(
            starts.ndim == 1 and starts.shape == income.shape and len(starts) > 0,
            f"want as many starts as incomes, got {starts.shape} and {income.shape}",
        )
        _want(
            bool(starts[0] == 0 and (np.diff(starts) > 0).all()),
            "want starts of income that rise from 0",
        )
        fits = np.isfinite(starts).all() and np.isfinite(income).all()
        _want(bool(fits and (income >= 0).all()), "want finite income >= 0")

    def earned_by(self, weeks: ArrayLike) -> Array:
        """Return what has come in by each of `weeks`, savings not counted."""
        ends = np.append(self.starts_weeks[1:], np.inf)
        lasted = np.minimum(np.asarray(weeks)[..., None], ends) - self.starts_weeks
        return np.asarray((np.maximum(lasted, 0.0) * self.income_per_week).sum(-1))


@dataclass(frozen=True, slots=True, eq=False)
class Road:
    """All that the simulator knows of one person's way to a goal.

    Attributes:
        tasks: what must be met; what they need is judged by `check`.
        capacity: hours a week the person promises.
        calendars: when tries may be made, by id.
        first_monday_weeks: from now to the next Monday 00:00; in (0, 1].
        pace: what the person gives of what they promise.
        shared_luck: correlation of the luck of any two efforts; in [0, 1).
        horizon_weeks: what is not met by then counts as never; > 0.
        order: ids of all tasks by priority; None = latest finish first.
        purse: the money there is; None = money stands in nobody's way.
    """

    tasks: tuple[Task, ...]
    capacity: Segments
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    first_monday_weeks: float = 1.0
    pace: Pace = field(default_factory=Pace.steady)
    shared_luck: float = 0.0
    horizon_weeks: float = HORIZON_WEEKS
    order: tuple[str, ...] | None = None
    purse: Purse | None = None

    def __post_init__(self) -> None:
        ids = [task.id for task in self.tasks]
        _want(len(set(ids)) == len(ids), "want ids of tasks that differ")
        _want(
            0 < self.first_monday_weeks <= 1,
            f"want the next Monday in (0, 1] weeks, got {self.first_monday_weeks}",
        )
        _want(0 <= self.shared_luck < 1, f"want luck in [0, 1), got {self.shared_luck}")
        _want(
            0 < self.horizon_weeks < np.inf,
            f"want a horizon > 0, got {self.horizon_weeks}",
        )
        _want(
            self.order is None or sorted(self.order) == sorted(ids),
            "want an order that names every task once",
        )
