"""The peer of the simulator in plain Python: a loop over events, built for speed.

It walks as the kernel does: from event to event, over Mondays in one stride while nobody
can work, with a heap of what is due and sorted lists of the ranks that are ready. So the
difference in time is what compiling gives.
"""

from __future__ import annotations

from bisect import insort
from heapq import heappop, heappush

from benchmarks.peers_future import (
    AT_ONCE,
    COMMITMENT,
    HOURS,
    NEVER,
    NOTHING,
    Future,
    Times,
)

COMPLETES, ANSWERS, SUBMITS = range(3)  # in this order when due at one moment


class Walk:
    """One future on its way."""

    def __init__(self, future: Future) -> None:
        self.future = future
        self.duties = future.duties
        self.left = [duty.work for duty in future.duties]
        self.missing = [len(duty.needs) for duty in future.duties]
        self.is_met = [False] * len(self.left)
        self.unmet = len(self.left)
        self.start, self.finish = [NEVER] * len(self.left), [NEVER] * len(self.left)
        self.ready: list[int] = []  # ranks with hours left
        self.fresh: list[int] = []  # those of them with budget left this week
        self.waiting: list[int] = []  # ranks of commitments
        self.budgets: dict[int, float] = {}  # of those worked on this week
        self.due: list[tuple[float, int, int]] = []
        self.used: dict[int, int] = {}  # the interval of the last try
        self.tries: dict[int, int] = {}
        self.is_accepted: dict[int, bool] = {}
        self.t = self.held = 0.0
        self.week = self.segment = 0
        self.monday = future.first_monday
        self.ends = [week for week, _ in future.changes[1:]] + [NEVER]
        self.capacity = [hours for _, hours in future.changes]
        self.is_changed = True

    def times(self) -> Times:
        """Walk to the end and return when each task starts and finishes."""
        for rank, missing in enumerate(self.missing):
            if missing == 0:
                self.release(rank)
        due, horizon = self.due, self.future.horizon
        while True:
            while due and due[0][0] <= self.t + AT_ONCE:
                self.happen()
            self.turn_pages()
            if self.waiting and self.is_changed:
                self.start_commitments()
            if self.unmet == 0 or self.t + AT_ONCE >= horizon:
                return self.start, self.finish
            self.work()

    def happen(self) -> None:
        """Let happen all that is due now: by kind, then by rank."""
        now = []
        while self.due and self.due[0][0] <= self.t + AT_ONCE:
            now.append(heappop(self.due)[1:])
        for kind, rank in sorted(now):
            if kind == COMPLETES:
                if self.duties[rank].kind == COMMITMENT:
                    self.held -= self.duties[rank].held
                    self.is_changed = True
                self.meet(rank)
            elif kind == SUBMITS:
                self.submit(rank)
            elif self.is_accepted[rank]:
                self.meet(rank)
            else:
                self.plan_try(rank)

    def meet(self, rank: int) -> None:
        """Note that a task is met, and release what waited for it."""
        self.is_met[rank] = True
        self.finish[rank] = self.t
        self.unmet -= 1
        for other in self.duties[rank].dependents:
            self.missing[other] -= 1
            if self.missing[other] == 0:
                self.release(other)

    def release(self, rank: int) -> None:
        """Let a task begin: its needs are met."""
        kind = self.duties[rank].kind
        if kind == HOURS:
            insort(self.ready, rank)
            insort(self.fresh, rank)
            self.is_changed = True
        elif kind == COMMITMENT:
            insort(self.waiting, rank)
            self.is_changed = True
        else:
            self.plan_try(rank)

    def plan_try(self, rank: int) -> None:
        """Let a try be made in the next interval, if there is one."""
        used, moment = self.duties[rank].next_try(self.used.get(rank, -1), self.t)
        if used >= 0:
            self.used[rank] = used
            heappush(self.due, (moment, SUBMITS, rank))

    def submit(self, rank: int) -> None:
        """Make a try; its end is decided now and told later."""
        duty, tries = self.duties[rank], self.tries.get(rank, 0)
        if duty.chance is not None:
            self.is_accepted[rank] = duty.chance.accepts(tries, self.is_met)
        self.tries[rank] = tries + 1
        self.start[rank] = min(self.start[rank], self.t)
        heappush(self.due, (self.t + duty.answer, ANSWERS, rank))

    def turn_pages(self) -> None:
        """Turn to the calendar week and to the capacity of this moment."""
        now, first = self.t + AT_ONCE, self.future.first_monday
        if self.monday <= now:
            self.week = int(now - first) + 1
            self.monday = first + self.week
            self.budgets.clear()
            self.fresh = self.ready.copy()
        while self.ends[self.segment] <= now:
            self.segment += 1
            self.is_changed = True

    def start_commitments(self) -> None:
        """Start the commitments that fit beside what has priority over them."""
        self.is_changed = False
        left = self.capacity[self.segment] - self.held
        for rank in sorted(self.ready + self.waiting):
            duty = self.duties[rank]
            if duty.kind == HOURS:
                left = min(left, 0.0) if duty.at_most == NEVER else left - duty.at_most
            elif left >= duty.held - NOTHING:
                self.waiting.remove(rank)
                self.held += duty.held
                left -= duty.held
                self.start[rank] = self.t
                heappush(self.due, (self.t + duty.work, COMPLETES, rank))

    def work(self) -> None:
        """Work until the next thing can happen."""
        until = self.future.horizon
        if self.due and self.due[0][0] < until:
            until = self.due[0][0]
        if self.ready or self.waiting:
            until = min(until, self.ends[self.segment])
        rate = self.capacity[self.segment] - self.held
        if self.ready and rate > NOTHING:
            until = min(until, self.monday)
            rate *= self.future.paces[self.week]
            if self.fresh and rate > NOTHING:
                self.work_on(self.fresh[0], rate, until)
                return
        self.t = until

    def work_on(self, rank: int, rate: float, until: float) -> None:
        """Work on one task until its hours or its budget are spent, or `until`."""
        if self.start[rank] == NEVER:
            self.start[rank] = self.t
        budget, left = self.budgets.get(rank), self.left[rank]
        if budget is None:
            share = self.future.first_monday if self.week == 0 else 1.0
            budget = self.duties[rank].at_most * share
        hours, most = (until - self.t) * rate, min(left, budget)
        if most < hours:
            hours = most
            self.t += hours / rate
        else:
            self.t = until
        self.left[rank] = left - hours
        self.budgets[rank] = budget - hours
        if left - hours <= NOTHING:
            self.end_work(rank)
        elif budget - hours <= NOTHING:
            self.fresh.remove(rank)

    def end_work(self, rank: int) -> None:
        """Meet a task without hours left once its shortest duration is over."""
        self.ready.remove(rank)
        self.fresh.remove(rank)
        self.is_changed = True
        end = self.start[rank] + self.duties[rank].at_least
        if end > self.t + AT_ONCE:
            heappush(self.due, (end, COMPLETES, rank))
        else:
            self.meet(rank)
