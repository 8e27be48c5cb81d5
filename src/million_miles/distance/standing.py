"""Where one requirement stands, and how far it is to the goal, as values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from million_miles.distance.evidence import Evidence
from million_miles.distance.ledger import Ledger
from million_miles.distance.luck import total_left
from million_miles.distance.normal import Array
from million_miles.distance.pace import Pace
from million_miles.values import LEVELS, Bar, Effort, Reading, When

State = Literal["met", "started", "open", "unknown_hours", "try"]
STATES: tuple[State, ...] = get_args(State)

ALL_THE_WAY_MILES = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Where one requirement stands.

    Attributes:
        state: `unknown_hours`: nothing says how long it takes, it counts as 0 hours;
            `try`: not accepted yet, answered elsewhere. A whole is met when its parts
            are, and started when one of them is.
        is_whole: it has parts that count; its hours stand at them.
        bar: the bar that holds, after `raised`.
        reading, measured_at: the latest one that can be compared with the bar.
        evidence: what all readings together say.
        hours_done: logged, brought along, or passed in a commitment; >= 0.
        effort: total hours from zero, as stated last or as the raised bar moved them;
            for a commitment all its hours; None: nobody said.
        hours_left: at LEVELS, shape (levels,), of open work with an effort or a
            commitment; None for everything else.
        hours_left_if_read: the same if it were measured today and came as expected;
            None: it would tell little, or it cannot be measured.
        weeks_left: of an open commitment, at LEVELS, shape (levels,); else None.
        hours_per_week: of a commitment; else None.
        at_least_weeks: weeks that open work still takes at the very least; >= 0.
        started_date: first exact day of work on it; None: not known.
        met_date: exact day it was met; None: open, or not known.
        last_date: last day of an entry about it, exact or rough.
        valid_left_weeks: weeks until it expires, >= 0; None: open, never, not known.
        renewal_hours: of what expires, hours to meet it again, at LEVELS, shape
            (levels,); None: it does not expire, or nobody said.
        is_guess: its bar was raised and no new estimate was made since.
        is_expired: it was met and has to be met again.
        ask: far more was worked than estimated, or the readings say that it goes far
            slower or faster: is the estimate still right?
    """

    id: str
    title: str
    state: State
    is_whole: bool
    bar: Bar | None
    reading: Reading | None
    measured_at: When | None
    evidence: Evidence
    hours_done: float
    effort: Effort | None
    hours_left: Array | None
    hours_left_if_read: Array | None
    weeks_left: Array | None
    hours_per_week: float | None
    at_least_weeks: float
    started_date: dt.date | None
    met_date: dt.date | None
    last_date: dt.date | None
    valid_left_weeks: float | None
    renewal_hours: Array | None
    is_guess: bool
    is_expired: bool
    ask: bool

    @property
    def is_met(self) -> bool:
        """Whether it is met."""
        return self.state == "met"

    @property
    def expected_hours_left(self) -> float:
        """The mean of the hours left; 0 where there are none or nobody knows them."""
        return 0.0 if self.hours_left is None else float(self.hours_left.mean())


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What every requirement is seen with.

    Attributes:
        ledger: what the journal says.
        past: (estimate, actual) hours of finished work, shape (finished, 2).
        expired: ids of what is to be met again.
        today: the day it is seen from.
    """

    ledger: Ledger
    past: Array
    expired: frozenset[str]
    today: dt.date


@dataclass(frozen=True, eq=False)
class Distance:
    """How far it is still.

    Attributes:
        standings: of every counted requirement, parts after their whole.
        history: (estimate, actual) hours of finished work, in order of finishing;
            past: the same with what was finished before this journal.
        shared_luck: correlation of the luck of two requirements.
        pace: hours given over hours promised.
        view: what it was measured with, to go on from.
    """

    standings: tuple[Standing, ...]
    history: tuple[tuple[float, float], ...]
    past: tuple[tuple[float, float], ...]
    shared_luck: float
    pace: Pace
    view: View = field(repr=False)

    @cached_property
    def hours_left(self) -> Array:
        """The hours left of all of them together, at LEVELS, shape (levels,)."""
        left = ((s.id, s.hours_left) for s in self.standings)
        known = ((id_, hours) for id_, hours in left if hours is not None)
        return total_left(known, self.shared_luck)

    @property
    def hours_done(self) -> float:
        """Hours done so far, what one brought along included."""
        return sum(standing.hours_done for standing in self.standings)

    @property
    def expected_hours_left(self) -> float:
        """The mean of the hours left."""
        return sum(standing.expected_hours_left for standing in self.standings)

    @property
    def work_done(self) -> bool:
        """Whether only answers to tries are missing."""
        return {s.state for s in self._open()} == {"try"}

    @property
    def miles_to_go(self) -> int:
        """Of a million miles to *ready*; 0 where no open work has hours.

        All the way where there is open work of unknown hours and nothing was done.

        Source:
            docs/method.md#miles
        """
        done, left = self.hours_done, self.expected_hours_left
        if left > 0:
            return round(ALL_THE_WAY_MILES * left / (done + left))
        has_work = any(standing.state != "try" for standing in self._open())
        return ALL_THE_WAY_MILES if has_work and not done else 0

    def hours_left_at(self, chance: float) -> float:
        """Return the hours that suffice with probability `chance`, in [0, 1]."""
        return float(np.interp(chance, LEVELS, self.hours_left))

    def most_telling(self) -> tuple[str, Array] | None:
        """Return the id whose reading now would narrow the total most, and that total.

        The total is at LEVELS, shape (levels,), if the reading came as expected; None
        where no reading would tell much.

        Source:
            docs/method.md#the-most-informative-reading
        """
        narrowed = {
            s.id: s.hours_left_if_read
            for s in self.standings
            if s.hours_left_if_read is not None
        }
        now = {s.id: s.hours_left for s in self.standings if s.hours_left is not None}
        if not narrowed:
            return None
        best = max(narrowed, key=lambda id_: now[id_].var() - narrowed[id_].var())
        then = now | {best: narrowed[best]}
        return best, total_left(then.items(), self.shared_luck)

    def standing(self, id_: str) -> Standing:
        """Return where the requirement called `id_` stands.

        Raises:
            KeyError: it is not counted, or there is none.
        """
        for standing in self.standings:
            if standing.id == id_:
                return standing
        raise KeyError(id_)

    def _open(self) -> list[Standing]:
        return [s for s in self.standings if not s.is_met and not s.is_whole]
