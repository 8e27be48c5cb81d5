"""The rules of the road map once more: slow, plain and obviously right.

Objects and lists; at every moment the first kind of thing that can happen happens, in
the stated order, until nothing more can. Nothing here is shared with the kernel but the
draws.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from million_miles.roadmap import Always, Fixed, Irregular, Road, Task
from tests.reference.luck import Luck

AT_ONCE = 1e-9  # weeks
NOTHING = 1e-9  # hours
NEVER = math.inf
YEAR = 365.25 / 7  # weeks


@dataclass
class Job:
    """A task on its way through one future."""

    task: Task
    state: str = "idle"  # ready, lingering, waiting, running, planned, out, met
    until: float = NEVER
    kind: str = "none"
    left: float = 0.0
    at_least: float = 0.0
    budget: float = NEVER
    budget_week: int = -1
    start: float = NEVER
    finish: float = NEVER
    begun: float = 0.0
    valid_until: float = NEVER
    not_before: float = 0.0
    accepted: bool = False
    tries: int = 0
    used: int = -1000  # index of the interval the last try was made in
    recent: list[float] = field(default_factory=list)  # when tries were made
    since: float = -NEVER  # its needs are met since
    owes: float | None = None  # money before it may begin
    waits_since: float = 0.0  # for money
    held_since: float = 0.0  # upkeep
    undecided: bool = False
    missed: int = 0


@dataclass
class Future:
    """What one future gave."""

    start: dict[str, float]
    finish: dict[str, float]
    ready: float
    arrival: float
    tries: dict[str, int]
    accepted: dict[str, bool]
    hours: dict[tuple[int, str], float] = field(default_factory=dict)
    payments: list[tuple[float, float]] = field(default_factory=list)  # when, how much
    short_at: float = NEVER
    waits: dict[str, float] = field(default_factory=dict)


class Simulator:
    """Walks through one future."""

    def __init__(self, road: Road, luck: Luck, order: tuple[str, ...]) -> None:
        self.road, self.luck = road, luck
        self.t, self.week = 0.0, 0
        tasks = {task.id: task for task in road.tasks}
        self.jobs = [self.job(tasks[id_]) for id_ in order]
        self.by_id = {job.task.id: job for job in self.jobs}
        needed = {need for task in road.tasks for need in task.needs}
        self.final = {
            task.id for task in road.tasks if task.attempt and task.id not in needed
        }
        self.ready_at = NEVER
        self.hours: dict[tuple[int, str], float] = {}
        self.payments: list[tuple[float, float]] = []
        self.short_at = NEVER
        self.waits = {task.id: 0.0 for task in road.tasks}

    def job(self, task: Task) -> Job:
        job = Job(task, at_least=task.at_least_weeks)
        if task.hours is not None:
            job.kind, job.left = "hours", self.luck.effort(task, task.hours)
        if task.commitment is not None:
            job.kind = "commitment"
        if task.attempt is not None:
            job.kind, job.not_before = "try", task.attempt.earliest_weeks
        if task.attempt is not None:
            job.recent = list(task.attempt.recent_weeks)
        if not task.started and not task.done:
            job.owes = self.fee(task)
            if task.cost is not None and self.road.purse is not None:
                job.owes = (job.owes or 0.0) + self.luck.cost(task, task.cost)
        if task.done:
            job.state, job.start, job.finish = "met", 0.0, 0.0
            if task.valid_left_weeks is not None:
                job.valid_until = task.valid_left_weeks
        elif task.commitment is not None and task.commitment.running:
            job.state, job.start, job.owes = "running", 0.0, None
            job.until = self.luck.effort(task, task.commitment.weeks)
        elif task.attempt is not None and task.attempt.pending_weeks is not None:
            job.state, job.undecided, job.start = "out", True, 0.0
            job.owes = None
            job.until = task.attempt.pending_weeks
            job.not_before = max(job.not_before, job.until + task.attempt.wait_weeks)
            job.used = self.last_opened(job)
            if isinstance(self.road.calendars[task.attempt.calendar], Always):
                job.not_before = max(job.not_before, 1 / 7)  # one a day
        return job

    def run(self) -> Future:
        while True:
            while self.something_happens():
                pass
            if all(job.state == "met" for job in self.jobs):
                break
            if self.t + AT_ONCE >= self.road.horizon_weeks:
                break
            self.go_on()
        for job in self.jobs:
            if job.state == "running":
                self.write_commitment(job)
            if job.state == "met":
                self.write_held(job, job.held_since, job.task.upkeep)
            if job.state == "saving":
                self.waits[job.task.id] += self.t - job.waits_since
        arrived = all(job.state == "met" for job in self.jobs)
        tries = [job for job in self.jobs if job.task.attempt]
        return Future(
            start={job.task.id: job.start for job in self.jobs},
            finish={job.task.id: job.finish for job in self.jobs},
            ready=self.ready_at,
            arrival=self.t if arrived else NEVER,
            tries={job.task.id: job.tries for job in tries},
            accepted={job.task.id: job.accepted for job in tries},
            hours=self.hours,
            payments=self.payments,
            short_at=self.short_at,
            waits=self.waits,
        )

    def something_happens(self) -> bool:
        self.note_readiness()
        return (
            self.completion()
            or self.answer()
            or self.release()
            or self.submission()
            or self.expiry()
            or self.new_week()
            or self.payment()
            or self.start_of_commitment()
        )

    def note_readiness(self) -> None:
        rest = [job for job in self.jobs if job.task.id not in self.final]
        if self.ready_at == NEVER and all(job.state == "met" for job in rest):
            self.ready_at = self.t

    # The kinds of things that happen, first to last.

    def completion(self) -> bool:
        for job in self.jobs:
            if job.state in {"running", "lingering"} and self.is_now(job.until):
                if job.state == "running":
                    self.write_commitment(job)
                self.meet(job)
                return True
            can_begin = job.owes is None and self.may_begin(job)
            if job.state == "idle" and job.kind == "none" and can_begin:
                self.work_is_over(job)
                return True
            is_done = job.kind == "hours" and job.left <= NOTHING
            may_end = job.state == "ready" or (job.state == "idle" and can_begin)
            if is_done and may_end:
                self.work_is_over(job)
                return True
        return False

    def answer(self) -> bool:
        for job in self.jobs:
            if job.state == "out" and not job.undecided and self.is_now(job.until):
                if job.accepted:
                    self.meet(job)
                else:
                    job.state = "idle"
                return True
        return False

    def release(self) -> bool:
        for job in self.jobs:
            if job.state != "idle" or not self.may_begin(job):
                continue
            if job.owes is not None and (job.kind != "try" or self.can_try(job)):
                job.state, job.waits_since = "saving", self.t
                return True
            if job.owes is not None:
                continue
            if job.kind == "hours":
                job.state = "ready"
                if job.task.started:
                    job.start = min(job.start, self.t)
                return True
            if job.kind == "commitment":
                job.state = "waiting"
                return True
            if job.kind == "try" and self.plan(job):
                return True
        return False

    def submission(self) -> bool:
        for job in self.jobs:
            if job.undecided:
                self.decide(job, ahead=0)
                job.undecided = False
                job.owes = self.fee(job.task)
                return True
            if job.state == "planned" and self.is_now(job.until):
                attempt = job.task.attempt
                assert attempt is not None
                if job.missed < attempt.windows_missed:
                    job.missed += 1
                    job.used = self.interval_for(job)[0]
                    job.state = "idle"
                    return True
                pending = attempt.pending_weeks is not None and not job.task.done
                self.decide(job, ahead=job.tries + pending)
                job.tries += 1
                job.owes = self.fee(job.task)
                job.used = self.interval_for(job)[0]
                job.recent.append(self.t)
                job.start = min(job.start, self.t)
                job.state, job.until = "out", self.t + attempt.answer_weeks
                job.not_before = job.until + attempt.wait_weeks
                if isinstance(self.road.calendars[attempt.calendar], Always):
                    job.not_before = max(job.not_before, self.t + 1 / 7)
                return True
        return False

    def expiry(self) -> bool:
        for job in self.jobs:
            if job.state == "met" and self.is_now(job.valid_until):
                job.valid_until = NEVER
                dependents = self.dependents(job)
                if any(other.state != "met" for other in dependents):
                    self.reopen(job)
                    for other in dependents:
                        if other.state in {"ready", "waiting", "planned", "saving"}:
                            other.state = "idle"
                return True
        return False

    def new_week(self) -> bool:
        if self.t + AT_ONCE < self.road.first_monday_weeks + self.week:
            return False
        self.week += 1
        return True

    def payment(self) -> bool:
        saver = next((job for job in self.jobs if job.state == "saving"), None)
        if saver is None:
            return False
        if not self.is_now(self.affordable_at(saver)):
            self.short_at = min(self.short_at, self.t)
            return False
        assert saver.owes is not None
        self.payments.append((self.t, saver.owes))
        self.waits[saver.task.id] += self.t - saver.waits_since
        saver.state, saver.owes = "idle", None
        return True

    def affordable_at(self, job: Job) -> float:
        purse = self.road.purse
        assert purse is not None
        assert job.owes is not None
        missing = sum(paid for _, paid in self.payments) + job.owes
        missing -= purse.savings
        if missing <= NOTHING:
            return self.t
        came = 0.0
        ends = [*purse.starts_weeks[1:], NEVER]
        for start, end, rate in zip(
            purse.starts_weeks, ends, purse.income_per_week, strict=True
        ):
            if rate > 0 and came + rate * (end - start) >= missing - NOTHING:
                return max(float(start + (missing - came) / rate), self.t)
            came += rate * (end - start) if rate > 0 else 0.0
        return NEVER

    def fee(self, task: Task) -> float | None:
        if self.road.purse is None or task.attempt is None or task.attempt.fee == 0:
            return None
        return task.attempt.fee

    def start_of_commitment(self) -> bool:
        left = self.capacity() - self.held()
        for job in self.jobs:
            if job.state == "ready":
                budget = job.task.at_most
                left = left - budget if budget is not None else min(left, 0.0)
            elif job.state == "waiting":
                commitment = job.task.commitment
                assert commitment is not None
                if left >= commitment.hours_per_week - NOTHING:
                    job.state, job.begun = "running", self.t
                    job.until = self.t + self.luck.effort(job.task, commitment.weeks)
                    job.start = min(job.start, self.t)
                    return True
        return False

    # Between two moments.

    def go_on(self) -> None:
        """Work until anything at all may happen."""
        moments = [self.road.horizon_weeks, self.road.first_monday_weeks + self.week]
        moments += [t for t in self.road.capacity.starts_weeks if t > self.t + AT_ONCE]
        for job in self.jobs:
            if job.state in {"running", "lingering", "out", "planned"}:
                moments.append(job.until)
            if job.state == "met":
                moments.append(job.valid_until)
        saver = next((job for job in self.jobs if job.state == "saving"), None)
        moments.append(NEVER if saver is None else self.affordable_at(saver))
        moment = min(moments)
        free = self.capacity() - self.held()
        rate = (
            free * self.luck.pace * self.luck.week(self.week) if free > NOTHING else 0
        )
        worker = next((job for job in self.jobs if self.can_work(job)), None)
        if rate > NOTHING and worker is not None:
            worker.start = min(worker.start, self.t)
            span = min(
                moment - self.t, worker.left / rate, self.budget_left(worker) / rate
            )
            moment = min(moment, self.t + span)
            worker.budget = self.budget_left(worker) - span * rate
            worker.budget_week = self.week
            worker.left -= span * rate
            self.write_hours(self.week, worker, span * rate)
        self.t = moment

    def can_work(self, job: Job) -> bool:
        return job.state == "ready" and self.budget_left(job) > NOTHING

    def budget_left(self, job: Job) -> float:
        if job.task.at_most is None:
            return NEVER
        if job.budget_week == self.week:
            return job.budget
        share = self.road.first_monday_weeks if self.week == 0 else 1.0
        return job.task.at_most * share

    def capacity(self) -> float:
        past = [
            hours
            for start, hours in zip(
                self.road.capacity.starts_weeks,
                self.road.capacity.hours_per_week,
                strict=True,
            )
            if start <= self.t + AT_ONCE
        ]
        return float(past[-1])

    def held(self) -> float:
        running = (job.task.commitment for job in self.jobs if job.state == "running")
        kept_up = sum(job.task.upkeep for job in self.jobs if job.state == "met")
        return kept_up + sum(
            commitment.hours_per_week for commitment in running if commitment
        )

    # What happens to one job.

    def is_now(self, moment: float) -> bool:
        return moment <= self.t + AT_ONCE

    def may_begin(self, job: Job) -> bool:
        return all(self.by_id[need].state == "met" for need in job.task.needs)

    def dependents(self, job: Job) -> list[Job]:
        return [other for other in self.jobs if job.task.id in other.task.needs]

    def work_is_over(self, job: Job) -> None:
        job.start = min(job.start, self.t)
        if self.is_now(job.start + job.at_least):
            self.meet(job)
        else:
            job.state, job.until = "lingering", job.start + job.at_least

    def meet(self, job: Job) -> None:
        job.state, job.finish, job.held_since = "met", self.t, self.t
        for other in self.dependents(job):
            if self.may_begin(other):
                other.since = self.t
        if job.task.valid_weeks is not None:
            job.valid_until = self.t + job.task.valid_weeks

    def reopen(self, job: Job) -> None:
        self.write_held(job, job.held_since, job.task.upkeep)
        job.state, job.finish, job.at_least = "idle", NEVER, 0.0
        again = job.task.renewal
        if again is not None:
            job.kind = "hours"
        elif job.kind == "hours":
            again = job.task.hours
        if again is not None:
            job.left = self.luck.effort(job.task, again)

    def write_commitment(self, job: Job) -> None:
        commitment = job.task.commitment
        assert commitment is not None
        self.write_held(job, job.begun, commitment.hours_per_week)

    def write_held(self, job: Job, since: float, hours_per_week: float) -> None:
        for week in range(self.week + 1) if hours_per_week > 0 else ():
            monday = self.road.first_monday_weeks + week
            begin, end = max(since, monday - 1), min(self.t, monday)
            hours = max(end - begin, 0.0) * hours_per_week
            self.write_hours(week, job, hours)

    def write_hours(self, week: int, job: Job, hours: float) -> None:
        key = week, job.task.id
        self.hours[key] = self.hours.get(key, 0.0) + hours

    # Tries.

    def intervals(self, job: Job) -> list[tuple[int, tuple[float, float]]]:
        attempt = job.task.attempt
        assert attempt is not None
        calendar = self.road.calendars[attempt.calendar]
        if isinstance(calendar, Fixed):
            ends = zip(calendar.opens, calendar.closes, strict=True)
            return list(enumerate((float(a), float(b)) for a, b in ends))
        if isinstance(calendar, Irregular):
            count = 1
            opens = self.luck.openings(attempt.calendar, count)
            while opens[-1] <= self.road.horizon_weeks + calendar.open_weeks:
                count *= 2
                opens = self.luck.openings(attempt.calendar, count)
            return list(enumerate((a, a + calendar.open_weeks) for a in opens))
        return [(0, (-NEVER, NEVER))]

    def last_opened(self, job: Job) -> int:
        """The interval in which a try that is out already was made."""
        assert job.task.attempt is not None
        calendar = self.road.calendars[job.task.attempt.calendar]
        if isinstance(calendar, Irregular):
            return 0
        past = [k for k, (opens, _) in self.intervals(job) if opens <= 0]
        return max(past, default=-1000)

    def interval_for(self, job: Job) -> tuple[int, float]:
        """The interval of the next try and when it is made."""
        attempt = job.task.attempt
        assert attempt is not None
        always = isinstance(self.road.calendars[attempt.calendar], Always)
        earliest = max(self.t, job.not_before, job.since + attempt.ready_before_weeks)
        if attempt.most_a_year is not None and len(job.recent) >= attempt.most_a_year:
            earliest = max(earliest, job.recent[-attempt.most_a_year] + YEAR)
        for index, (opens, closes) in self.intervals(job):
            if closes >= earliest - AT_ONCE and (always or index > job.used):
                return index, max(earliest, opens)
        return -1, NEVER

    def plan(self, job: Job) -> bool:
        """Find the next moment to try; say whether there is one."""
        if not self.can_try(job):
            return False
        job.state, job.until = "planned", self.interval_for(job)[1]
        return True

    def can_try(self, job: Job) -> bool:
        """Whether there is a next moment to try."""
        attempt = job.task.attempt
        assert attempt is not None
        if attempt.limit is not None and job.tries >= attempt.limit:
            return False
        last = self.road.horizon_weeks
        if attempt.latest_weeks is not None:
            last = min(last, attempt.latest_weeks)
        moment = self.interval_for(job)[1]
        return moment != NEVER and moment <= last + AT_ONCE

    def decide(self, job: Job, *, ahead: int) -> None:
        attempt = job.task.attempt
        assert attempt is not None
        met = {other.task.id for other in self.jobs if other.state == "met"}
        job.accepted = self.luck.accepts(
            job.task, attempt.tries_made + ahead, ahead=ahead, met=met
        )
