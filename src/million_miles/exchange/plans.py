"""plan.yaml <-> `Plan`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from million_miles.exchange import layout
from million_miles.exchange.amounts import MONEY
from million_miles.exchange.forms import As, Either, ListOf, Scalar
from million_miles.exchange.nodes import MapNode, Node, ScalarNode, parse
from million_miles.exchange.notes import BrokenError, Notes
from million_miles.exchange.pen import Pen
from million_miles.exchange.records import Field, Record
from million_miles.exchange.requirements import (
    FALLBACKS,
    GIVES,
    REQUIREMENTS,
    STEPS,
    TITLE,
)
from million_miles.exchange.scalars import DATE, TRUTH, id_, number, text
from million_miles.values import (
    MEASURES,
    MOST_WEIGHT,
    Capacity,
    Funds,
    Goal,
    Income,
    MistakesError,
    Period,
    Plan,
    Requirement,
    StopRule,
    Weights,
    find_cycle,
    needs_of,
)

T = TypeVar("T")

FORMAT = "million-miles/plan/1"
MOST_CIRCLES = 5


def format_field(name: str) -> Field:
    """Return the first line of every file: which format it has, and which version."""

    def parse_format(word: str) -> str:
        if word != name:
            raise ValueError(word)
        return word

    form: Scalar[str] = Scalar(
        "format", parse_format, str, {"const": name}, lambda _: [name]
    )
    return Field("format", "", form, required=True, get=lambda _: name)


PERIOD = Record(
    Period,
    (
        Field("from", "from_date", DATE, required=True),
        Field("to", "to_date", DATE),
        Field(
            "hours_per_week", "hours_per_week", number("number", 0, 168), required=True
        ),
        Field("because", "because", text(200), default=""),
    ),
    code="dates_order",
)

_INCOME = Record(
    Income,
    (
        Field("from", "from_date", DATE, required=True),
        Field("to", "to_date", DATE),
        Field("per_month", "per_month", MONEY, required=True),
        Field("because", "because", text(200), default=""),
    ),
    code="dates_order",
)


def _check_currency(parts: dict[str, Any], lines: dict[str, int], notes: Notes) -> None:
    currency = parts["savings"].currency
    others = [i.per_month.currency for i in parts["incomes"]]
    for other in others:
        if other != currency:
            _note_currency(currency, other, lines["income"], notes)


def _note_currency(wanted: str, came: str, line: int, notes: Notes) -> None:
    details = [("currency", wanted)]
    notes.add("currency", line=line, came=came, details=details)


_FUNDS = Record(
    Funds,
    (
        Field("savings", "savings", MONEY, required=True),
        Field("income", "incomes", ListOf(_INCOME, block=True), default=()),
    ),
    check=_check_currency,
)


def _check_fees(parts: dict[str, Any], lines: dict[str, int], notes: Notes) -> None:
    funds: Funds | None = parts["funds"]
    for fallback in parts["fallbacks"] if funds else ():
        fee = fallback.attempt.fee if fallback.attempt else None
        if funds and fee is not None and fee.currency != funds.currency:
            _note_currency(funds.currency, fee.currency, lines["fallbacks"], notes)


_WEIGHT = number("number", 0, MOST_WEIGHT)
_WEIGHTS = Record(
    Weights,
    tuple(Field(name, name, _WEIGHT, default=0.0) for name in MEASURES),
    code="weights",
)

_RULE_TEXT = text(2000, least=1, lines=True)
_STOP_RULE = Either(
    As(_RULE_TEXT, StopRule, lambda rule: rule.words),
    {
        MapNode: Record(
            StopRule,
            (
                Field("rule", "words", _RULE_TEXT, required=True),
                Field("written", "written_date", DATE),
            ),
        )
    },
    lambda rule: ScalarNode if rule.written_date is None else MapNode,
)

# It reads as its parts: what they are together is checked in `read_whole`.
PLAN: Record[Any] = Record(
    dict,
    (
        format_field(FORMAT),
        Field("goal", "title", TITLE, required=True, get=lambda plan: plan.goal.title),
        Field(
            "why",
            "why",
            text(4000, lines=True),
            default="",
            get=lambda plan: plan.goal.why,
        ),
        Field("by", "by_date", DATE, get=lambda plan: plan.goal.by_date),
        Field("map", "map_id", id_("id"), default=""),
        Field("rough", "rough", TRUTH, default=False),
        Field(
            "capacity",
            "periods",
            ListOf(PERIOD, block=True),
            default=(),
            get=lambda plan: plan.capacity.periods,
        ),
        Field("money", "funds", _FUNDS),
        Field("weigh", "weights", _WEIGHTS),
        Field("requirements", "requirements", REQUIREMENTS, default=()),
        Field("steps", "inbox", STEPS, default=()),
        Field("gives", "gives", GIVES, default=()),
        Field("fallbacks", "fallbacks", FALLBACKS, default=()),
        Field("stop_rule", "stop_rule", _STOP_RULE),
    ),
    check=_check_fees,
    stand_in=dict,
    block=True,
)


def read_plan(text: str, *, file: str = "plan.yaml") -> Plan:
    """Return the plan that `text` holds.

    Raises:
        MistakesError: with every mistake in it.
    """
    return read_whole(PLAN, _plan, text, file=file)


def _plan(title: str, why: str, by_date: dt.date | None, **parts: Any) -> Plan:
    capacity = Capacity(parts.pop("periods"))
    return Plan(Goal(title, why, by_date), capacity=capacity, **parts)


def read_whole(
    form: Record[Any],
    build: Callable[..., T],
    text: str,
    *,
    file: str,
    kinds: Iterable[str] = ("requirement",),
) -> T:
    """Return a plan or a goal map, built from parts that fit together.

    Args:
        form: reads the parts.
        build: makes the value of them.
        text: the file.
        file: its name, for the mistakes.
        kinds: every name of these that is used must be given in the same text.

    Raises:
        MistakesError: with every mistake in it.
    """
    notes = Notes(file)
    root = root_of(form, text, notes)
    try:
        parts: dict[str, Any] = form.read(root, notes)
    except BrokenError:
        parts = {"requirements": ()}
    for kind in kinds:
        notes.check_uses(kind)
    _check_circles(parts["requirements"], notes)
    _check_currencies(parts, notes)
    notes.finish()
    try:
        return build(**parts)
    except ValueError as error:
        notes.add("impossible", came=str(error))
        raise MistakesError(notes.mistakes) from None


def root_of(form: Record[Any], text: str, notes: Notes) -> Node:
    """Return the tree of a text, once it is known to be in our format.

    Raises:
        MistakesError: it is no YAML, or in another format: then nothing else is said.
    """
    root = parse(text, notes)
    first = form.fields[0]
    for key, value in root.entries if isinstance(root, MapNode) else ():
        if key.text == first.key:
            try:
                first.form.read(value, notes)
            except BrokenError:
                raise MistakesError(notes.mistakes) from None
    return root


def _check_circles(requirements: Iterable[Requirement], notes: Notes) -> None:
    links = needs_of(requirements)
    for _ in range(MOST_CIRCLES):
        circle = find_cycle(links)
        if not circle:
            return
        line = notes.names["requirement"][circle[0]]
        notes.add("circle", line=line, came=" > ".join(circle))
        links = {id_: links[id_] for id_ in links if id_ not in circle}


def _check_currencies(parts: Mapping[str, Any], notes: Notes) -> None:
    funds: Funds | None = parts.get("funds")
    for whole in parts["requirements"] if funds else ():
        for requirement in whole.family():
            for money in requirement.costs():
                if funds and money.currency != funds.currency:
                    line = notes.names["requirement"].get(requirement.id, 0)
                    _note_currency(funds.currency, money.currency, line, notes)


def write_plan(plan: Plan, *, before: str | None = None) -> str:
    """Return text that reads as `plan`.

    Args:
        plan: what to write.
        before: the text as it stands now: its comments, order and quotes stay, and
            only what differs is changed.

    Raises:
        MistakesError: `before` cannot be read.
    """
    if before is None:
        return layout.document(PLAN.write(plan))
    plain = before.replace("\r\n", "\n")
    pen = Pen(plain)
    PLAN.edit(parse(plain, Notes()), plan, pen)
    after = pen.result()
    if not _reads_as(plan, after):  # a layout nobody thought of
        after = layout.document(PLAN.write(plan))
    return after if plain == before else after.replace("\n", "\r\n")


def _reads_as(plan: Plan, text: str) -> bool:
    try:
        return read_plan(text) == plan
    except MistakesError:
        return False
