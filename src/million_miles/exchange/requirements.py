"""The form of a requirement, in a plan as in a goal map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from million_miles.exchange.amounts import (
    ATTEMPTS,
    BASE_RATE,
    DURATION,
    EFFORT,
    MONEY,
    RATE,
    SHORT_COMMITMENT,
    WAIT,
    WEEKS,
)
from million_miles.exchange.bars import BAR
from million_miles.exchange.forms import As, Either, Later, ListOf, Pairs
from million_miles.exchange.nodes import ListNode, MapNode, ScalarNode, of_data
from million_miles.exchange.notes import Notes, closest
from million_miles.exchange.records import Field, MapOf, Record
from million_miles.exchange.scalars import DATE, TRUTH, choice, id_, number, text
from million_miles.exchange.windows import WINDOW
from million_miles.values import (
    HELPS,
    LEVELS_OF_NEED,
    QUALITIES,
    SHAPES,
    AnyTime,
    BaseRate,
    Commitment,
    Evidence,
    Fallback,
    Requirement,
    Step,
    Try,
    Way,
)
from million_miles.values.attempt import (
    LEAST_STAGES,
    MOST_STAGE_LETTERS,
    MOST_STAGES,
)

TITLE = text(200, least=1)
QUALITY = choice("quality", QUALITIES)
NEEDS = ListOf(id_("need", uses="requirement"), most=100, unique=True)

_STEP_RECORD = Record(
    Step,
    (
        Field("title", "title", TITLE, required=True),
        Field("minutes", "minutes", number("minutes", 1, 10_000, whole=True)),
        Field("due", "due_date", DATE),
        Field("done", "done_date", DATE),
    ),
)


STEP = Either(
    As(TITLE, Step, lambda step: step.title),
    {MapNode: _STEP_RECORD},
    lambda step: ScalarNode if step == Step(step.title) else MapNode,
)
STEPS = ListOf(STEP)
GIVES = ListOf(text(2000, least=1, lines=True), most=20)
STAGES = ListOf(
    text(MOST_STAGE_LETTERS, least=1), least=LEAST_STAGES, most=MOST_STAGES, unique=True
)


def _base_rate(attempts: tuple[int | None, bool], **parts: Any) -> BaseRate:
    return BaseRate(attempt=attempts[0], and_later=attempts[1], **parts)


_COUNT = number("count", 0, 1e12, whole=True)


def _check_counts(parts: dict[str, Any], lines: dict[str, int], notes: Notes) -> None:
    """Note counts by stage that rise, or do not run from n to k."""
    counts = [count for _, count in parts["by_stage"]]
    if not counts:
        return
    came = " > ".join(f"{count}" for count in counts)
    if counts != sorted(counts, reverse=True):
        notes.add("stage_rises", line=lines["by_stage"], came=came)
    elif (counts[0], counts[-1]) != (parts["tries"], parts["successes"]):
        ends = [("n", str(parts["tries"])), ("k", str(parts["successes"]))]
        notes.add("stage_ends", line=lines["by_stage"], came=came, details=ends)


_BASE_RATE_RECORD = Record(
    _base_rate,
    (
        Field("k", "successes", _COUNT, required=True),
        Field("n", "tries", number("count", 1, 1e12, whole=True), required=True),
        Field(
            "attempt",
            "attempts",
            ATTEMPTS,
            default=(None, False),
            get=lambda rate: (rate.attempt, rate.and_later),
        ),
        Field("population", "population", text(300), default=""),
        Field("year", "year", text(300), default=""),
        Field("source", "source", text(300, uses="source"), default=""),
        Field("quality", "quality", QUALITY),
        Field(
            "by_stage",
            "by_stage",
            Pairs(text(MOST_STAGE_LETTERS, least=1, uses="stage"), _COUNT),
            default=(),
        ),
    ),
    code="base_rate",
    check=_check_counts,
)


def _bare_rate(attempt: Try) -> BaseRate | None:
    """Return the only base rate when k/n says all of it."""
    if len(attempt.base_rates) != 1:
        return None
    (rate,) = attempt.base_rates
    return rate if rate == BaseRate(rate.successes, rate.tries) else None


def _try(
    base_rate: BaseRate | None, base_rates: tuple[BaseRate, ...], **parts: Any
) -> Try:
    return Try(base_rates=(base_rate,) if base_rate else base_rates, **parts)


def _check_stages(parts: dict[str, Any], lines: dict[str, int], notes: Notes) -> None:
    """Note counts of stages that the try does not name, or names in another order."""
    stages: tuple[str, ...] = parts["stages"]
    places = dict(notes.uses.pop("stage", ()))
    for rate in parts["base_rates"]:
        counted = [stage for stage, _ in rate.by_stage]
        strange = [stage for stage in counted if stage not in stages]
        line = places.get((strange or counted or [""])[0], lines.get("base_rates", 0))
        if counted and not stages:
            details = [("key", "stages")]
            notes.add("wants_beside", line=line, came="by_stage", details=details)
        elif strange:
            details = [("options", ", ".join(stages))]
            guess = closest(strange[0], stages)
            notes.add(
                "unknown_stage",
                line=line,
                came=strange[0],
                suggestion=guess,
                details=details,
            )
        elif counted and counted != [
            one for one in stages if one in counted or one in (stages[0], stages[-1])
        ]:
            details = [("options", ", ".join(stages))]
            came = ", ".join(counted)
            notes.add("stage_order", line=line, came=came, details=details)


TRY = Record(
    _try,
    (
        Field("shape", "shape", choice("shape", SHAPES), required=True),
        Field("opens", "window", WINDOW, default=AnyTime()),
        Field("answer_after", "answer_weeks", WAIT, default=0.0),
        Field("wait", "wait_weeks", WAIT, default=0.0),
        Field("at_most", "most_tries", number("count", 1, 1000, whole=True)),
        Field("base_rate", "base_rate", BASE_RATE, get=_bare_rate),
        Field(
            "base_rates",
            "base_rates",
            ListOf(_BASE_RATE_RECORD),
            default=(),
            get=lambda attempt: () if _bare_rate(attempt) else attempt.base_rates,
        ),
        Field("fee", "fee", MONEY),
        Field("most_a_year", "most_a_year", number("count", 1, 1000, whole=True)),
        Field("until", "last_date", DATE),
        Field("ready_before", "ready_before_weeks", WAIT, default=0.0),
        Field("stages", "stages", STAGES, default=()),
    ),
    alone=("base_rate", "base_rates"),
    check=_check_stages,
)

HOURS_A_WEEK = number("number", 0, 168, above=True)
COMMITMENT = Either(
    SHORT_COMMITMENT,
    {
        MapNode: Record(
            Commitment,
            (
                Field("weeks", "weeks", WEEKS, required=True),
                Field("hours_per_week", "hours_per_week", HOURS_A_WEEK, required=True),
            ),
        )
    },
    lambda _: MapNode,
)

_SHARE = number("share", 0, 1, above=True)
EVIDENCE = Either(
    As(choice("help", HELPS), lambda guess: Evidence(guess=guess), lambda e: e.guess),
    {
        MapNode: Record(
            Evidence,
            (
                Field("selected", "selected", _SHARE, required=True),
                Field("applicants", "applicants", _SHARE),
            ),
            code="share",
        )
    },
    lambda evidence: MapNode if evidence.guess is None else ScalarNode,
)

_WORK = (
    Field("effort", "effort", EFFORT),
    Field("at_most", "at_most", RATE),
    Field("at_least", "at_least_weeks", DURATION),
    Field("commitment", "commitment", COMMITMENT),
    Field("cost", "cost", MONEY),
    Field("keep", "upkeep", RATE),
    Field("needs", "needs", NEEDS, default=()),
)

WAY = Record(
    Way,
    (Field("title", "title", text(200), default=""), *_WORK),
    alone=("effort", "commitment"),
    apart={"commitment": ("at_most",)},
)

_SOURCE = text(300, uses="source")
SOURCES = Either(
    As(_SOURCE, lambda source: (source,), lambda sources: sources[0]),
    {ListNode: ListOf(_SOURCE)},
    lambda sources: ScalarNode if len(sources) == 1 else ListNode,
)


def _check_way(parts: dict[str, Any], lines: dict[str, int], notes: Notes) -> None:
    ways = [way.id for way in parts["ways"]]
    way = parts["way"]
    if way is not None and way not in ways:
        guess = closest(way, ways)
        notes.add("unknown_way", line=lines["way"], came=way, suggestion=guess)


def _stand_in(parts: dict[str, Any]) -> Requirement:
    """Return what keeps the needs of a broken requirement, to look for circles."""
    needs = tuple(dict.fromkeys(parts["needs"]))
    return Requirement(parts["id"], "?", needs=needs, parts=parts["parts"])


REQUIREMENT: Record[Requirement] = Record(
    Requirement,
    (
        Field("title", "title", TITLE, required=True),
        Field("level", "level", choice("level", LEVELS_OF_NEED), default="must"),
        Field("chosen", "chosen", TRUTH, default=False),
        Field("bar", "bar", BAR),
        *_WORK,
        Field("ways", "ways", MapOf(id_("id"), WAY), default=()),
        Field("way", "way", id_("id")),
        Field("parts", "parts", Later(lambda: REQUIREMENTS), default=()),
        Field("try", "attempt", TRY),
        Field("steps", "steps", STEPS, default=()),
        Field("evidence", "evidence", EVIDENCE),
        Field("valid", "valid_weeks", DURATION),
        Field("renewal", "renewal", EFFORT),
        Field("source", "sources", SOURCES, default=()),
        Field("note", "note", text(2000, lines=True), default=""),
    ),
    alone=("effort", "commitment", "try", "ways", "parts"),
    apart={
        "commitment": ("at_most",),
        "try": ("at_most",),
        "parts": ("at_most", "at_least", "cost", "keep", "valid", "way"),
    },
    beside={"renewal": "valid"},
    check=_check_way,
    stand_in=_stand_in,
    name="requirement",
    block=True,
)
REQUIREMENTS: MapOf[Requirement] = MapOf(
    id_("id", gives="requirement"), REQUIREMENT, block=True
)


FALLBACK_TEXT = text(2000, least=1, lines=True)
FALLBACK = Either(
    As(FALLBACK_TEXT, Fallback, lambda fallback: fallback.title),
    {
        MapNode: Record(
            Fallback,
            (
                Field("title", "title", FALLBACK_TEXT, required=True),
                Field("needs", "needs", NEEDS, default=()),
                Field("try", "attempt", TRY),
            ),
        )
    },
    lambda fallback: ScalarNode if fallback == Fallback(fallback.title) else MapNode,
)
FALLBACKS = ListOf(FALLBACK, block=True)


def read_requirement(id_: str, parts: Mapping[str, object]) -> Requirement:
    """Return the requirement called `id_`, with its parts as texts under their keys.

    Raises:
        MistakesError: with every part that cannot be read.
    """
    notes = Notes()
    found = REQUIREMENTS.read(of_data({id_: parts}, line=0), notes)
    notes.finish()
    return found[0]
