"""What a goal needs, and how it may be met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from million_miles.values.amounts import MOST_WEEKS, Effort, Money, Weeks
from million_miles.values.attempt import Try
from million_miles.values.bar import Bar
from million_miles.values.plain_text import is_id, require_plain

Level = Literal["must", "usual", "edge"]
LEVELS_OF_NEED: tuple[Level, ...] = get_args(Level)
Help = Literal["little", "some", "much"]
HELPS: tuple[Help, ...] = get_args(Help)


class RequirementError(ValueError):
    """A requirement contradicts itself."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """Calendar-bound work: so many weeks at so many hours a week.

    Raises:
        RequirementError: the hours a week are not in (0, 168].
    """

    weeks: Weeks
    hours_per_week: float

    def __post_init__(self) -> None:
        if not 0 < self.hours_per_week <= 168:
            raise RequirementError(f"want 0 < h/week <= 168, got {self.hours_per_week}")

    @property
    def median_hours(self) -> float:
        """Hours in all, when it takes its median number of weeks."""
        return self.weeks.median * self.hours_per_week


@dataclass(frozen=True, slots=True)
class Step:
    """A small thing to do; it adds no hours to any forecast.

    Attributes:
        minutes: how long it takes, > 0; None: not said.
        due_date, done_date: None: no day.

    Raises:
        RequirementError: no title, or the minutes are not in (0, 10,000].
    """

    title: str
    minutes: int | None = None
    due_date: dt.date | None = None
    done_date: dt.date | None = None

    def __post_init__(self) -> None:
        require_plain("title", self.title, most=200)
        if not self.title.strip():
            raise RequirementError("want a title, got nothing")
        if self.minutes is not None and not 0 < self.minutes <= 10_000:
            raise RequirementError(f"want 0 < minutes <= 10,000, got {self.minutes}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What meeting the bar says about the odds of the tries that come after it.

    Attributes:
        selected: share of those selected who met it, in (0, 1).
        applicants: share of all applicants who met it, in (0, 1); None: not known.
        guess: the person's own word instead of shares.

    Raises:
        RequirementError: neither shares nor a guess, both, or a share out of range.
    """

    selected: float | None = None
    applicants: float | None = None
    guess: Help | None = None

    def __post_init__(self) -> None:
        if (self.selected is None) == (self.guess is None):
            raise RequirementError("want either the share of those selected or a guess")
        if self.guess is not None and self.applicants is not None:
            raise RequirementError("want a guess or shares, got both")
        if self.guess is not None and self.guess not in HELPS:
            raise RequirementError(f"want one of {HELPS}, got {self.guess!r}")
        for share in (self.selected, self.applicants):
            if share is not None and not 0 < share < 1:
                raise RequirementError(f"want a share between 0 and 1, got {share}")


@dataclass(frozen=True, slots=True)
class Way:
    """One of several ways to meet a requirement.

    Attributes are those of `Requirement`; either effort, commitment or neither.
    """

    id: str
    title: str = ""
    effort: Effort | None = None
    commitment: Commitment | None = None
    at_most: float | None = None
    at_least_weeks: float | None = None
    cost: Money | None = None
    needs: tuple[str, ...] = ()
    upkeep: float | None = None

    def __post_init__(self) -> None:
        if not is_id(self.id):
            raise RequirementError(f"want an id such as test-pilot, got {self.id!r}")
        require_plain("title", self.title, most=200)
        _require_work(self)


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something the goal needs.

    Attributes:
        id: lower-case letters, digits, `-` and `_`; unique in its plan.
        level: `must` always counts; `usual` and `edge` count when chosen.
        chosen: the person decided to do it.
        bar: what must be reached; None: the person says when it is.
        effort: total hours from zero to the bar; None: no hours of its own.
        at_most: weekly budget, hours a week; None: as many as there are. Neither a
            commitment nor a try has one.
        at_least_weeks: weeks it cannot be faster than; None: no such bound.
        commitment: calendar-bound work instead of effort.
        cost: what it costs in all, paid before it begins.
        upkeep: hours a week that it takes for ever once it is met; None: none.
        needs: ids of what must be met before it can start.
        ways: alternatives; `way` names the one taken, by default the first.
        parts: requirements that together are this one; they inherit its needs, and have
            all the work, the bounds and the validity.
        attempt: a try; then there is neither effort nor commitment.
        steps: small things to do.
        evidence: what meeting it says about the odds of later tries.
        valid_weeks: weeks until it expires; None: it stays met.
        renewal: hours to meet it again; None: its whole effort.
        sources: who says so: names of sources of the map, or free text.

    Raises:
        RequirementError: two kinds of work at once, work or bounds beside parts, a
            weekly budget where it means nothing, an unknown level or way, a number out
            of range, or a bad id.
    """

    id: str
    title: str
    level: Level = "must"
    chosen: bool = False
    bar: Bar | None = None
    effort: Effort | None = None
    at_most: float | None = None
    at_least_weeks: float | None = None
    commitment: Commitment | None = None
    cost: Money | None = None
    needs: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    way: str | None = None
    parts: tuple[Requirement, ...] = ()
    attempt: Try | None = None
    steps: tuple[Step, ...] = ()
    evidence: Evidence | None = None
    valid_weeks: float | None = None
    renewal: Effort | None = None
    upkeep: float | None = None
    sources: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not is_id(self.id):
            raise RequirementError(f"want an id such as pilot-licence, got {self.id!r}")
        require_plain("title", self.title, most=200)
        require_plain("note", self.note, most=2000, lines=True)
        for source in self.sources:
            require_plain("source", source, most=300)
        if not self.title.strip():
            raise RequirementError(f"want a title for {self.id}, got nothing")
        if self.level not in LEVELS_OF_NEED:
            raise RequirementError(f"want one of {LEVELS_OF_NEED}, got {self.level!r}")
        _require_work(self)
        self._require_one_kind()
        self._require_bounds()

    def _require_bounds(self) -> None:
        if self.valid_weeks is not None and not 0 < self.valid_weeks <= MOST_WEEKS:
            raise RequirementError(f"want 0 < valid weeks, got {self.valid_weeks}")
        if self.parts and (self.at_most or self.at_least_weeks or self.valid_weeks):
            raise RequirementError(f"want bounds in the parts of {self.id}, not on it")
        if self.parts and (self.upkeep or self.cost):
            raise RequirementError(f"want costs in the parts of {self.id}, not on it")
        if self.attempt is not None and self.at_most is not None:
            raise RequirementError(f"want no weekly budget for the try {self.id}")
        if self.renewal is not None and self.valid_weeks is None:
            raise RequirementError("want `valid` beside `renewal`")

    def _require_one_kind(self) -> None:
        work = (self.effort, self.commitment, self.attempt)
        kinds = sum(kind is not None for kind in work)
        if kinds + bool(self.ways) + bool(self.parts) > 1:
            raise RequirementError(
                f"want one of effort, commitment, try, ways, parts in {self.id}"
            )
        way_ids = [way.id for way in self.ways]
        if len(set(way_ids)) < len(way_ids):
            raise RequirementError(f"want ways with different ids in {self.id}")
        if self.way is not None and self.way not in way_ids:
            raise RequirementError(f"want one of {way_ids}, got {self.way!r}")

    @property
    def is_counted(self) -> bool:
        """Whether the goal counts it: every `must`, and what was chosen."""
        return self.level == "must" or self.chosen

    @property
    def taken(self) -> Way | None:
        """The way that is taken, by default the first; None where there are none."""
        chosen = [way for way in self.ways if way.id == self.way]
        return next(iter(chosen or self.ways), None)

    def costs(self) -> Iterator[Money]:
        """Yield every amount of money it names: its own, of its ways, of each try."""
        fee = None if self.attempt is None else self.attempt.fee
        for money in (self.cost, *(way.cost for way in self.ways), fee):
            if money is not None:
                yield money

    def family(self) -> Iterator[Requirement]:
        """Yield the requirement, its parts, and theirs."""
        yield self
        for part in self.parts:
            yield from part.family()


def _require_work(work: Way | Requirement) -> None:
    if work.effort is not None and work.commitment is not None:
        raise RequirementError(f"want effort or commitment in {work.id}, not both")
    if work.commitment is not None and work.at_most is not None:
        raise RequirementError(f"want no weekly budget for a commitment in {work.id}")
    if work.at_most is not None and not 0 < work.at_most <= 168:
        raise RequirementError(f"want 0 < h/week <= 168, got {work.at_most}")
    if work.upkeep is not None and not 0 < work.upkeep <= 168:
        raise RequirementError(f"want 0 < h/week <= 168, got {work.upkeep}")
    if work.at_least_weeks is not None and not 0 < work.at_least_weeks <= MOST_WEEKS:
        raise RequirementError(f"want 0 < weeks <= 5200, got {work.at_least_weeks}")
    if len(set(work.needs)) < len(work.needs):
        raise RequirementError(f"want each need once in {work.id}, got {work.needs}")
