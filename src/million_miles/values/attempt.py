"""A try: its shape, when it may be made, and how often people like this succeed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from million_miles.values.amounts import MOST_WEEKS, Money
from million_miles.values.plain_text import require_plain
from million_miles.values.when import FIRST_YEAR, LAST_YEAR
from million_miles.values.window import AnyTime, Window

Shape = Literal["exam", "judged", "cohort"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
Quality = Literal["official", "press", "secondary", "self_report", "weak"]
QUALITIES: tuple[Quality, ...] = get_args(Quality)
LEAST_STAGES, MOST_STAGES, MOST_STAGE_LETTERS = 2, 12, 60


class TryError(ValueError):
    """A try or a base rate that cannot be."""


@dataclass(frozen=True, slots=True)
class BaseRate:
    """How many of a population succeeded.

    Attributes:
        successes: k, 0 <= k <= n.
        tries: n, > 0.
        attempt: the attempt this holds for, from 1 on; None: any attempt.
        and_later: it holds for later attempts too ("all repeats").
        population, year, source: who, when, who says so; may be empty.
        quality: how far the source can be trusted; None: not said.
        by_stage: (stage, how many reached it), from all who tried to those who
            succeeded; empty: not counted by stage.

    Raises:
        TryError: not 0 <= successes <= tries with tries > 0, attempt < 1, or counts by
            stage that rise or do not run from `tries` to `successes`.
    """

    successes: int
    tries: int
    attempt: int | None = None
    and_later: bool = False
    population: str = ""
    year: str = ""
    source: str = ""
    quality: Quality | None = None
    by_stage: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        if not (0 <= self.successes <= self.tries and 0 < self.tries <= 10**12):
            raise TryError(
                f"want 0 <= k <= n, n > 0, got {self.successes}/{self.tries}"
            )
        if self.attempt is None and self.and_later:
            raise TryError("want an attempt that `and_later` starts from")
        if self.attempt is not None and not 1 <= self.attempt <= 1000:
            raise TryError(f"want an attempt from 1 on, got {self.attempt}")
        for name in ("population", "year", "source"):
            require_plain(name, getattr(self, name), most=300)
        if self.by_stage:
            self._require_stages()

    def _require_stages(self) -> None:
        counts = [count for _, count in self.by_stage]
        _require_names([stage for stage, _ in self.by_stage])
        if counts != sorted(counts, reverse=True):
            raise TryError(f"want counts that never rise, got {counts}")
        if (counts[0], counts[-1]) != (self.tries, self.successes):
            came = f"{counts[0]} and {counts[-1]}"
            raise TryError(
                f"want {self.tries} at the first stage and {self.successes} at the "
                f"last, got {came}"
            )

    @property
    def rate(self) -> float:
        """Share that succeeded, in [0, 1]."""
        return self.successes / self.tries


@dataclass(frozen=True, slots=True)
class Try:
    """One application, exam or audition, which may be repeated.

    Attributes:
        shape: `exam` (the strong leave the pool), `judged` (people decide, with
            feedback) or `cohort` (a share of those who start).
        window: when it may be made.
        answer_weeks: weeks from the try to the answer, >= 0.
        wait_weeks: weeks from a refusal to the next try at the earliest, >= 0.
        most_tries: how often it may be made in all; None: no limit.
        most_a_year: how often in any 365 days; None: no limit.
        last_date: the last day it may be made (an age limit, say); None: none.
        ready_before_weeks: its needs must be met so many weeks before it; >= 0.
        base_rates: none means nobody knows the odds; they are then not invented.
        fee: what one try costs.
        stages: its names in order, from applied to selected; empty: not told apart.

    Raises:
        TryError: a number is out of range, or a rate counts a stage that is not named.
    """

    shape: Shape
    window: Window = field(default_factory=AnyTime)
    answer_weeks: float = 0.0
    wait_weeks: float = 0.0
    most_tries: int | None = None
    base_rates: tuple[BaseRate, ...] = ()
    fee: Money | None = None
    most_a_year: int | None = None
    last_date: dt.date | None = None
    ready_before_weeks: float = 0.0
    stages: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.shape not in SHAPES:
            raise TryError(f"want one of {SHAPES}, got {self.shape!r}")
        for name in ("answer_weeks", "wait_weeks", "ready_before_weeks"):
            if not 0 <= getattr(self, name) <= MOST_WEEKS:
                raise TryError(f"want {name} in [0, 5200], got {getattr(self, name)}")
        for most in (self.most_tries, self.most_a_year):
            if most is not None and not 1 <= most <= 1000:
                raise TryError(f"want 1 to 1000 tries, got {most}")
        last = self.last_date
        if last is not None and not FIRST_YEAR <= last.year <= LAST_YEAR:
            raise TryError(f"want a date 1900 to 2200, got {last}")
        self._require_stages()

    def _require_stages(self) -> None:
        if self.stages:
            _require_names(self.stages)
        for rate in self.base_rates:
            self._require_named(tuple(stage for stage, _ in rate.by_stage))

    def _require_named(self, counted: tuple[str, ...]) -> None:
        places = [self.stages.index(s) for s in counted if s in self.stages]
        if len(places) < len(counted) or places != sorted(places):
            raise TryError(f"want stages of {self.stages} in order, got {counted}")
        if counted and (counted[0], counted[-1]) != (self.stages[0], self.stages[-1]):
            raise TryError(f"want the first and the last stage, got {counted}")


def stage_of(words: str, stages: Sequence[str]) -> str:
    """Return the one of `stages` that `words` name, large or small; else nothing."""
    wanted = words.strip().casefold()
    return next((one for one in stages if one.casefold() == wanted), "")


def _require_names(stages: Sequence[str]) -> None:
    for stage in stages:
        require_plain("stage", stage, most=MOST_STAGE_LETTERS)
        if not stage.strip():
            raise TryError("want a name for each stage, got nothing")
    if len({one.casefold() for one in stages}) < len(stages):
        raise TryError(f"want each stage once, got {tuple(stages)}")
    if not LEAST_STAGES <= len(stages) <= MOST_STAGES:
        raise TryError(f"want 2 to {MOST_STAGES} stages, got {len(stages)}")
