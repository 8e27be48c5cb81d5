"""How early can a task be done, and how late begun, if nothing else took any hours?

How it works: hours pile up along the calendar, and work is done when the pile has grown
by its hours. For a weekly budget there is a pile in which no week gives more than the
budget. A pile is read both ways: the hours up to a week, the week of so many hours.

Source: docs/method.md#the-least-time
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from million_miles.roadmap.road import Attempt, Commitment, Fixed, Road, Task

Floats = NDArray[np.float64]
NOTHING = 1e-9  # hours that count as none, and weeks, as in the simulator


class Fastest:
    """The calendar of one road for a task that has all the hours to itself.

    Work and weeks are the least that their tables allow, pace is the best, and the first
    try is a yes. So nothing is ever done earlier than told here, whatever the order.
    """

    def __init__(self, road: Road) -> None:
        """Raise ValueError for a pace that is drawn anew each week: it has no best."""
        if road.pace.weekly_sd > 0 or road.pace.empty_chance > 0:
            raise ValueError("want a pace that is the same each week")
        self._calendars, self._purse = road.calendars, road.purse
        self._pace = float(road.pace.persistent[-1])
        end = np.ceil(road.horizon_weeks) + 2
        mondays = np.arange(road.first_monday_weeks, end)
        starts = road.capacity.starts_weeks
        self._grid = np.unique(np.concatenate([[0.0], mondays, starts[starts < end]]))
        place = np.searchsorted(starts, self._grid, side="right") - 1
        kept_up = sum(task.upkeep for task in road.tasks if _is_for_ever(task))
        self._promised = np.maximum(road.capacity.hours_per_week[place] - kept_up, 0.0)
        self._pile = self._piled(self._promised * self._pace)
        self._weeks = np.concatenate([[0.0], mondays])
        self.week_hours = np.diff(self.hours_until(self._weeks))
        self._shares = np.minimum(np.diff(self._weeks), 1.0)
        self._budgets: dict[float, tuple[Floats, Floats]] = {}
        self._held = _most_held(road)

    def _piled(self, rates: Floats) -> Floats:
        """Return what has come together at each point of the grid."""
        return np.concatenate([[0.0], np.cumsum(rates[:-1] * np.diff(self._grid))])

    # All hours of the person.

    def hours_until(self, weeks: Floats) -> Floats:
        """Return the hours that can be given up to these weeks."""
        return np.interp(weeks, self._grid, self._pile)

    def first_week(self, hours: Floats) -> Floats:
        """Return the first weeks by which so many hours can have been given."""
        weeks = np.interp(hours - NOTHING, self._pile, self._grid)
        return np.where(hours - NOTHING > self._pile[-1], np.inf, weeks)

    def last_week(self, hours: Floats) -> Floats:
        """Return the last weeks up to which no more than so many can be given."""
        weeks = np.interp(hours + NOTHING, self._pile, self._grid)
        return np.where(hours + NOTHING < 0, -np.inf, weeks)

    def least_hours(self, task: Task) -> float:
        """Return the hours that `task` takes from all others, at the least."""
        if task.done:
            return 0.0
        if task.commitment is not None:
            return self._least_held(task.commitment)
        return 0.0 if task.hours is None else float(task.hours[0])

    def _least_held(self, commitment: Commitment) -> float:
        """Return the same of a commitment: those of the lightest weeks for it.

        Where less is promised than commitments may hold together, each takes its share.
        """
        if commitment.hours_per_week == 0:
            return 0.0
        light = self._piled(np.minimum(self._promised / self._held, 1.0))
        weeks = float(commitment.weeks[0])
        starts = np.concatenate([self._grid, self._grid - weeks])
        fits = (starts >= 0) & (starts + weeks <= self._grid[-1])
        begin = np.array([0.0]) if commitment.running else starts[fits]
        taken = np.interp(begin + weeks, self._grid, light)
        taken -= np.interp(begin, self._grid, light)
        least = float(taken.min(initial=weeks))
        return least * commitment.hours_per_week * self._pace

    def by_week(
        self, tasks: Sequence[Task], release: Floats, deadline: Floats
    ) -> Floats:
        """Return how many hours each task can use in each week, (tasks, weeks)."""
        count = int(np.searchsorted(self._weeks, deadline.max())) or 1
        count = min(count, len(self.week_hours))
        first, last = self._weeks[None, :count], self._weeks[None, 1 : count + 1]
        begin = np.maximum(release[:, None], first)
        end = np.maximum(np.minimum(deadline[:, None], last), begin)
        given = self.hours_until(end) - self.hours_until(begin)
        most = np.array([self._most(task) for task in tasks])
        allowed = most[:, None] * self._shares[None, :count]
        return np.asarray(np.minimum(given, allowed))

    def _most(self, task: Task) -> float:
        """Return the hours that a task can take from all others in a week."""
        if task.commitment is not None:
            return task.commitment.hours_per_week * self._pace
        return np.inf if task.at_most is None else task.at_most

    # One task alone.

    def finish(self, task: Task, release: float) -> float:
        """Return the first week by which `task`, begun from `release` on, can be met."""
        if task.done:
            return 0.0
        if task.commitment is not None:
            weeks = float(task.commitment.weeks[0])
            return weeks + self._first_start(task.commitment, release)
        if task.attempt is not None:
            return self._answer(task.attempt, release)
        if task.hours is None or task.hours[0] <= NOTHING:
            return release + task.at_least_weeks
        start = release if task.started else self._after_break(release)
        shortest = start + task.at_least_weeks
        hours, most = float(task.hours[0]), task.at_most
        return max(shortest, self._worked(release, hours, most))

    def begin(self, task: Task, deadline: float) -> float:
        """Return the last week of release for which `task` can be met by `deadline`."""
        if task.done:
            return np.inf
        if task.commitment is not None:
            weeks = float(task.commitment.weeks[0])
            return self._last_start(task.commitment, deadline - weeks)
        if task.attempt is not None:
            return self._last_try(task.attempt, deadline)
        latest = deadline - task.at_least_weeks
        if task.hours is None or task.hours[0] <= NOTHING:
            return latest
        if not task.started and latest >= 0:
            latest = self._before_break(latest)
        hours, most = float(task.hours[0]), task.at_most
        return min(latest, self._to_work(deadline, hours, most))

    def paid(self, tasks: Iterable[Task]) -> float:
        """Return the first week by which money for all these has come in."""
        if self._purse is None:
            return 0.0
        missing = sum(_least_cost(task) for task in tasks) - self._purse.savings
        starts, rates = self._purse.starts_weeks, self._purse.income_per_week
        earned = self._purse.earned_by(starts)
        if missing <= NOTHING:
            return 0.0
        place = int(np.searchsorted(earned, missing - NOTHING)) - 1
        if rates[place] <= 0:
            return np.inf
        return float(starts[place] + (missing - earned[place]) / rates[place])

    def _after_break(self, week: float) -> float:
        return max(week, float(self.last_week(self.hours_until(np.array(week)))))

    def _before_break(self, week: float) -> float:
        return min(week, float(self.first_week(self.hours_until(np.array(week)))))

    def _worked(self, release: float, hours: float, most: float | None) -> float:
        """Return when `hours` of work are done, at most so many in a calendar week."""
        given = float(self.hours_until(np.array(release)))
        if most is None:
            return float(self.first_week(np.array(given + hours)))
        budget, pile = self._budget(most)
        week = int(np.searchsorted(self._weeks, release + NOTHING, side="right")) - 1
        if week + 1 >= len(self._weeks):
            return np.inf
        first = min(budget[week], self._given(week + 1) - given)
        if hours > first:
            goal = pile[week + 1] + hours - first
            if goal > pile[-1]:
                return np.inf
            week = int(np.searchsorted(pile, goal - NOTHING, side="left")) - 1
            given, hours = self._given(week), goal - pile[week]
        return float(self.first_week(np.array(given + hours)))

    def _to_work(self, deadline: float, hours: float, most: float | None) -> float:
        """Return when work of `hours` must begin, to be done by `deadline`."""
        given = float(self.hours_until(np.array(deadline)))
        if most is None:
            return float(self.last_week(np.array(given - hours)))
        budget, pile = self._budget(most)
        week = int(np.searchsorted(self._weeks, deadline - NOTHING, side="left")) - 1
        if not 0 <= week < len(budget):
            return -np.inf
        last = min(budget[week], given - self._given(week))
        if hours > last:
            goal = pile[week] - (hours - last)
            if goal < -NOTHING:
                return -np.inf
            week = int(np.searchsorted(pile, goal + NOTHING, side="right")) - 1
            given, hours = self._given(week + 1), pile[week + 1] - goal
        return float(self.last_week(np.array(given - hours)))

    def _budget(self, most: float) -> tuple[Floats, Floats]:
        """Return what a weekly budget allows in each week, and piled up before it."""
        if most not in self._budgets:
            budget = np.minimum(self.week_hours, most * self._shares)
            self._budgets[most] = budget, np.concatenate([[0.0], np.cumsum(budget)])
        return self._budgets[most]

    def _given(self, week: int) -> float:
        return float(self.hours_until(self._weeks[week]))

    def _first_start(self, commitment: Commitment, week: float) -> float:
        if commitment.running:
            return 0.0
        fits = self._promised >= commitment.hours_per_week - NOTHING
        place = int(np.searchsorted(self._grid, week, side="right")) - 1
        later = np.flatnonzero(fits[place:])
        if len(later) == 0:
            return np.inf
        return max(week, float(self._grid[place + later[0]]))

    def _last_start(self, commitment: Commitment, week: float) -> float:
        if commitment.running:
            return np.inf if week >= -NOTHING else -np.inf
        fits = self._promised >= commitment.hours_per_week - NOTHING
        place = int(np.searchsorted(self._grid, week, side="right"))
        earlier = np.flatnonzero(fits[:place])
        if len(earlier) == 0:
            return -np.inf
        ends = np.append(self._grid[1:], np.inf)
        return min(week, float(ends[earlier[-1]]))

    def _answer(self, attempt: Attempt, release: float) -> float:
        if attempt.pending_weeks is not None:
            return attempt.pending_weeks
        earliest = max(release + self._lead(attempt, release), attempt.earliest_weeks)
        calendar = self._calendars[attempt.calendar]
        if isinstance(calendar, Fixed):
            place = int(np.searchsorted(calendar.closes, earliest - NOTHING))
            if place == len(calendar.opens):
                return np.inf
            earliest = max(earliest, float(calendar.opens[place]))
        return earliest + attempt.answer_weeks

    def _last_try(self, attempt: Attempt, deadline: float) -> float:
        if attempt.pending_weeks is not None:
            return np.inf if deadline >= attempt.pending_weeks - NOTHING else -np.inf
        latest = deadline - attempt.answer_weeks
        calendar = self._calendars[attempt.calendar]
        if isinstance(calendar, Fixed):
            place = int(np.searchsorted(calendar.opens, latest + NOTHING, side="right"))
            if place == 0:
                return -np.inf
            latest = min(latest, float(calendar.closes[place - 1]) + NOTHING)
        if latest < attempt.earliest_weeks - NOTHING:
            return -np.inf
        return max(latest - self._lead(attempt, latest), min(latest, 0.0))

    def _lead(self, attempt: Attempt, release: float) -> float:
        """Return weeks that needs must have been met; money may hold up a release too."""
        is_by_needs = release > 0 and self._purse is None
        return attempt.ready_before_weeks if is_by_needs else 0.0


def _is_for_ever(task: Task) -> bool:
    """Whether it is met, and stays so whatever happens."""
    expires = task.valid_weeks is not None or task.valid_left_weeks is not None
    return task.done and not expires


def _least_cost(task: Task) -> float:
    """Return the money that must be there before a task begins, at the least."""
    attempt = task.attempt
    runs = task.commitment is not None and task.commitment.running
    is_out = attempt is not None and attempt.pending_weeks is not None
    if task.done or task.started or runs or is_out:
        return 0.0
    cost = 0.0 if task.cost is None else float(task.cost[0])
    return cost + (0.0 if attempt is None else attempt.fee)


def _most_held(road: Road) -> float:
    """Return the most hours a week that commitments hold together, at any time.

    None begins unless what is promised is enough for it and for all that run.
    """
    open_ = [t.commitment for t in road.tasks if t.commitment and not t.done]
    running = sum(c.hours_per_week for c in open_ if c.running)
    most = max(running, float(road.capacity.hours_per_week.max()))
    return min(most, sum(c.hours_per_week for c in open_))
