"""The peer of the simulator in simpy: a process for each task, and one for the person.

Tasks wait for their needs, for the person's hours, for windows and for answers. The
person works on the first task that is ready until it is done, its budget is spent, the
week or the capacity changes, or somebody interrupts with news.

simpy knows no order among what happens at one moment. What cannot be taken back, to make
a try or to start a commitment, is therefore put off by a hundred-billionth of a week,
six microseconds, until all else of that moment has happened.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Generator
from typing import Any

from benchmarks.peers_future import (
    AT_ONCE,
    COMMITMENT,
    HOURS,
    NEVER,
    NOTHING,
    Duty,
    Future,
    Times,
)

SETTLE = 1e-11  # weeks

Process = Generator[Any, Any, None]


def walk(future: Future) -> Times:
    """Return when each task of a future starts and finishes."""
    model = Model(future)
    env = model.env
    env.run(until=env.any_of([model.arrived, env.timeout(future.horizon)]))
    return model.start, model.finish


class Model:
    """One future and its processes."""

    def __init__(self, future: Future) -> None:
        import simpy

        self.env: Any = simpy.Environment()
        self.interrupt = simpy.Interrupt
        self.future = future
        self.duties = future.duties
        count = len(future.duties)
        self.left = [duty.work for duty in future.duties]
        self.start, self.finish = [NEVER] * count, [NEVER] * count
        self.is_met = [False] * count
        self.unmet = count
        self.met = [self.env.event() for _ in range(count)]
        self.arrived = self.env.event()
        self.worked: dict[int, Any] = {}  # events: the hours are done
        self.granted: dict[int, Any] = {}  # events: the commitment may start
        self.ready: list[int] = []  # ranks with hours left
        self.fresh: list[int] = []  # those of them with budget left this week
        self.waiting: list[int] = []  # ranks of commitments
        self.budgets: dict[int, float] = {}  # of those worked on this week
        self.held = 0.0
        self.week = self.segment = 0
        self.monday = future.first_monday
        self.ends = [week for week, _ in future.changes[1:]] + [NEVER]
        self.capacity = [hours for _, hours in future.changes]
        self.is_told = False
        self.person = self.env.process(self.live())
        for rank, duty in enumerate(future.duties):
            self.env.process(self.task(rank, duty))

    # Tasks.

    def task(self, rank: int, duty: Duty) -> Process:
        """Wait for what a task needs, do it, and let others know."""
        for need in duty.needs:
            yield self.met[need]
        if duty.kind == HOURS:
            yield from self.effort(rank, duty)
        elif duty.kind == COMMITMENT:
            yield from self.commitment(rank, duty)
        else:
            yield from self.tries(rank, duty)
        self.finish[rank] = self.env.now
        self.is_met[rank] = True
        self.met[rank].succeed()
        self.unmet -= 1
        if self.unmet == 0:
            self.arrived.succeed()

    def effort(self, rank: int, duty: Duty) -> Process:
        """Wait until the person has done the hours and the shortest time is over."""
        self.worked[rank] = self.env.event()
        insort(self.ready, rank)
        insort(self.fresh, rank)
        self.tell()
        yield self.worked[rank]
        lingers = self.start[rank] + duty.at_least - self.env.now
        if lingers > AT_ONCE:
            yield self.env.timeout(lingers)

    def commitment(self, rank: int, duty: Duty) -> Process:
        """Wait until the hours can be held, and hold them."""
        self.granted[rank] = self.env.event()
        insort(self.waiting, rank)
        self.tell()
        self.start[rank] = yield self.granted[rank]
        yield self.env.timeout(self.start[rank] + duty.work - self.env.now)
        self.held -= duty.held
        self.tell()

    def tries(self, rank: int, duty: Duty) -> Process:
        """Try in one interval after the other until somebody says yes."""
        used, is_accepted, tries = -1, False, 0
        while not is_accepted:
            used, moment = duty.next_try(used, self.env.now)
            if used < 0:
                yield self.env.event()  # for ever
            yield self.env.timeout(moment - self.env.now + SETTLE)
            self.start[rank] = min(self.start[rank], moment)
            if duty.chance is not None:
                is_accepted = duty.chance.accepts(tries, self.is_met)
            tries += 1
            yield self.env.timeout(moment + duty.answer - self.env.now)

    # The person.

    def tell(self) -> None:
        """Let the person, and whoever starts commitments, know that much changed."""
        if self.waiting:
            self.env.process(self.start_commitments())
        if not self.is_told and self.env.active_process is not self.person:
            self.is_told = True
            self.person.interrupt()

    def live(self) -> Process:
        """Work, week after week."""
        while True:
            self.turn_pages()
            rank, rate, span = self.choose()
            began = self.env.now
            try:
                yield self.env.event() if span == NEVER else self.env.timeout(span)
            except self.interrupt:
                self.is_told = False
            if rank >= 0:
                self.book(rank, began, (self.env.now - began) * rate)

    def turn_pages(self) -> None:
        """Turn to the calendar week and to the capacity of this moment."""
        now, first = self.env.now + AT_ONCE, self.future.first_monday
        if self.monday <= now:
            self.week = int(now - first) + 1
            self.monday = first + self.week
            self.budgets.clear()
            self.fresh = self.ready.copy()
        if self.ends[self.segment] <= now:
            while self.ends[self.segment] <= now:
                self.segment += 1
            self.tell()

    def choose(self) -> tuple[int, float, float]:
        """Return the task to work on (-1: none), at what rate, and how long at most."""
        now = self.env.now
        until = self.ends[self.segment] if self.ready or self.waiting else NEVER
        free = self.capacity[self.segment] - self.held
        if not self.ready or free <= NOTHING:
            return -1, 0.0, until - now
        until = min(until, self.monday)
        rate = free * self.future.paces[self.week]
        if not self.fresh or rate <= NOTHING:
            return -1, 0.0, until - now
        rank = self.fresh[0]
        hours = min(self.left[rank], self.budget(rank))
        return rank, rate, min(until - now, hours / rate)

    def budget(self, rank: int) -> float:
        """Return the hours that may still go to a task this week."""
        if rank not in self.budgets:
            share = self.future.first_monday if self.week == 0 else 1.0
            self.budgets[rank] = self.duties[rank].at_most * share
        return self.budgets[rank]

    def book(self, rank: int, began: float, hours: float) -> None:
        """Write down the hours worked on a task since the week `began`."""
        if self.start[rank] == NEVER and self.env.now > began + AT_ONCE:
            self.start[rank] = began
        self.left[rank] -= hours
        self.budgets[rank] -= hours
        if self.left[rank] <= NOTHING:
            self.ready.remove(rank)
            self.fresh.remove(rank)
            self.worked[rank].succeed()
            self.tell()
        elif self.budgets[rank] <= NOTHING:
            self.fresh.remove(rank)

    def start_commitments(self) -> Process:
        """Start the commitments that fit beside what has priority over them."""
        moment = self.env.now
        yield self.env.timeout(SETTLE)
        left = self.capacity[self.segment] - self.held
        for rank in sorted(self.ready + self.waiting):
            duty = self.duties[rank]
            if duty.kind == HOURS:
                left = min(left, 0.0) if duty.at_most == NEVER else left - duty.at_most
            elif left >= duty.held - NOTHING:
                self.waiting.remove(rank)
                self.held += duty.held
                left -= duty.held
                self.granted[rank].succeed(moment)
                self.tell()
