"""A shared, sourced description of a goal: the start of a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from million_miles.values.attempt import QUALITIES, Quality, Try
from million_miles.values.bar import Bar, Has
from million_miles.values.plain_text import is_id, require_plain
from million_miles.values.plan import Goal, Plan
from million_miles.values.profile import Language
from million_miles.values.requirement import Requirement, Step


class GoalMapError(ValueError):
    """A goal map leaves out where it comes from, or contradicts itself."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so.

    Attributes:
        name: short, unique in its map; requirements name it.
        title: the page, as a reader would find it.
        quality: how far it can be trusted.
    """

    name: str
    title: str
    quality: Quality

    def __post_init__(self) -> None:
        require_plain("name", self.name, most=60)
        require_plain("title", self.title, most=300)
        if not self.name.strip() or not self.title.strip():
            raise GoalMapError("want a source with a name and a title")
        if self.quality not in QUALITIES:
            raise GoalMapError(f"want one of {QUALITIES}, got {self.quality!r}")


@dataclass(frozen=True, slots=True)
class GoalMap:
    """What a goal needs, without the person.

    Attributes:
        id, title: what it is called; `summary` one or two sentences.
        words: other words people search it by.
        jurisdiction: where it holds, such as US; empty: everywhere.
        as_of: the day its facts were checked; `review_by`: when they must be again.
        codes: pairs of catalogue and code, such as (O*NET, 17-2011.00).
        requirements: as in a plan.
        first_steps: what one can do this week.
        gives: what the road gives on the way, whatever the answers.
        after: what comes after it is reached; `fallbacks`: good roads beside it.
        sources: every name that a requirement or base rate uses.
        translations: for each other language, English text -> its translation.

    Raises:
        GoalMapError: no id or title, dates out of order, or an unknown source.
        PlanError: the requirements do not fit together.
    """

    id: str
    title: str
    as_of: dt.date
    review_by: dt.date
    summary: str = ""
    words: tuple[str, ...] = ()
    jurisdiction: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    requirements: tuple[Requirement, ...] = ()
    first_steps: tuple[Step, ...] = ()
    after: tuple[str, ...] = ()
    fallbacks: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not is_id(self.id):
            raise GoalMapError(f"want an id such as nasa-astronaut, got {self.id!r}")
        if self.review_by < self.as_of:
            raise GoalMapError("want as_of <= review_by")
        self.plan()
        for text in (self.jurisdiction, *self.texts()):
            require_plain("text", text, most=2000, lines=True)
        known = {source.name for source in self.sources}
        if len(known) < len(self.sources):
            raise GoalMapError("want each source once")
        used = {name for r in self.everything() for name in _sources_of(r)}
        if used - known:
            raise GoalMapError(f"want known sources, got {sorted(used - known)}")

    def everything(self) -> Iterator[Requirement]:
        """Yield every requirement, parts included."""
        for requirement in self.requirements:
            yield from requirement.family()

    def plan(self) -> Plan:
        """Return the bare plan: the goal's title and its requirements.

        Raises:
            PlanError: the requirements do not fit together, or there is no title.
        """
        return Plan(Goal(self.title), requirements=self.requirements, map_id=self.id)

    def is_stale(self, today: dt.date) -> bool:
        """Tell whether its facts must be checked again."""
        return today > self.review_by

    def texts(self) -> Iterator[str]:
        """Yield every text a reader sees, in English."""
        yield from (self.title, self.summary, *self.words)
        yield from (*self.gives, *self.after, *self.fallbacks)
        yield from (step.title for step in self.first_steps)
        for requirement in self.everything():
            yield from _texts_of(requirement)

    def in_language(self, language: Language) -> GoalMap:
        """Return the map with every text translated; what has no translation stays."""
        table = self.translations.get(language)
        if table is None:
            return self
        return replace(
            self,
            title=table.get(self.title, self.title),
            summary=table.get(self.summary, self.summary),
            words=tuple(table.get(word, word) for word in self.words),
            gives=tuple(table.get(text, text) for text in self.gives),
            after=tuple(table.get(text, text) for text in self.after),
            fallbacks=tuple(table.get(text, text) for text in self.fallbacks),
            first_steps=_steps_in(self.first_steps, table),
            requirements=tuple(_requirement_in(r, table) for r in self.requirements),
        )


def _sources_of(requirement: Requirement) -> Iterator[str]:
    yield from requirement.sources
    if requirement.attempt is not None:
        yield from (r.source for r in requirement.attempt.base_rates if r.source)


def _texts_of(requirement: Requirement) -> Iterator[str]:
    yield requirement.title
    yield from (step.title for step in requirement.steps)
    yield from (way.title for way in requirement.ways if way.title)
    yield from _bar_texts(requirement.bar)
    if requirement.note:
        yield requirement.note
    if requirement.attempt is not None:
        yield from requirement.attempt.stages
        yield from (
            r.population for r in requirement.attempt.base_rates if r.population
        )


def _bar_texts(bar: Bar | None) -> Iterator[str]:
    if isinstance(bar, Has):
        yield bar.name
    elif bar is not None and bar.measure:
        yield bar.measure


def _steps_in(steps: tuple[Step, ...], table: Mapping[str, str]) -> tuple[Step, ...]:
    return tuple(replace(s, title=table.get(s.title, s.title)) for s in steps)


def _requirement_in(requirement: Requirement, table: Mapping[str, str]) -> Requirement:
    return replace(
        requirement,
        title=table.get(requirement.title, requirement.title),
        note=table.get(requirement.note, requirement.note),
        bar=_bar_in(requirement.bar, table),
        attempt=_try_in(requirement.attempt, table),
        steps=_steps_in(requirement.steps, table),
        ways=tuple(
            replace(way, title=table.get(way.title, way.title))
            for way in requirement.ways
        ),
        parts=tuple(_requirement_in(part, table) for part in requirement.parts),
    )


def _bar_in(bar: Bar | None, table: Mapping[str, str]) -> Bar | None:
    if isinstance(bar, Has):
        return Has(table.get(bar.name, bar.name))
    if bar is not None:
        return replace(bar, measure=table.get(bar.measure, bar.measure))
    return None


def _try_in(attempt: Try | None, table: Mapping[str, str]) -> Try | None:
    if attempt is None:
        return None
    rates = (
        replace(
            rate,
            population=table.get(rate.population, rate.population),
            by_stage=tuple((table.get(one, one), n) for one, n in rate.by_stage),
        )
        for rate in attempt.base_rates
    )
    stages = tuple(table.get(stage, stage) for stage in attempt.stages)
    return replace(attempt, base_rates=tuple(rates), stages=stages)
