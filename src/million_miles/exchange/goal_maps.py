"""Goal maps <-> `GoalMap`: the words of a plan, without the person."""

from __future__ import annotations

from typing import Any

from million_miles.exchange import layout
from million_miles.exchange.forms import ListOf, Pairs
from million_miles.exchange.notes import Notes
from million_miles.exchange.plans import format_field, read_whole
from million_miles.exchange.records import Field, MapOf, Record
from million_miles.exchange.requirements import (
    GIVES,
    QUALITY,
    REQUIREMENTS,
    STEPS,
    TITLE,
)
from million_miles.exchange.scalars import DATE, choice, id_, text
from million_miles.values import LANGUAGES, GoalMap, Source

FORMAT = "million-miles/goal-map/1"
_ANY_TEXT = text(2000, lines=True)

_SOURCE = Record(
    Source,
    (
        Field("title", "title", text(300, least=1), required=True),
        Field("quality", "quality", QUALITY, required=True),
    ),
)


def _translations(goal_map: GoalMap) -> tuple[tuple[str, Any], ...]:
    return tuple((lang, tuple(t.items())) for lang, t in goal_map.translations.items())


def _check_dates(parts: dict[str, Any], lines: dict[str, int], notes: Notes) -> None:
    if parts["review_by"] < parts["as_of"]:
        came = f"{parts['as_of']}, {parts['review_by']}"
        notes.add("dates_order", line=lines["review_by"], came=came)


GOAL_MAP: Record[Any] = Record(
    dict,
    (
        format_field(FORMAT),
        Field("id", "id", id_("id"), required=True),
        Field("title", "title", TITLE, required=True),
        Field("summary", "summary", _ANY_TEXT, default=""),
        Field("words", "words", ListOf(_ANY_TEXT), default=()),
        Field("jurisdiction", "jurisdiction", _ANY_TEXT, default=""),
        Field("as_of", "as_of", DATE, required=True),
        Field("review_by", "review_by", DATE, required=True),
        Field("codes", "codes", Pairs(text(100, least=1), text(200)), default=()),
        Field(
            "sources",
            "sources",
            MapOf(text(60, least=1, gives="source"), _SOURCE, attr="name"),
            default=(),
        ),
        Field("requirements", "requirements", REQUIREMENTS, default=()),
        Field("first_steps", "first_steps", STEPS, default=()),
        Field("gives", "gives", GIVES, default=()),
        Field("after", "after", ListOf(_ANY_TEXT), default=()),
        Field("fallbacks", "fallbacks", ListOf(_ANY_TEXT), default=()),
        Field(
            "translations",
            "translations",
            Pairs(choice("language", LANGUAGES), Pairs(_ANY_TEXT, _ANY_TEXT)),
            default=(),
            get=_translations,
        ),
    ),
    check=_check_dates,
    stand_in=dict,
    block=True,
)


def read_map(text: str, *, file: str = "map.yaml") -> GoalMap:
    """Return the goal map that `text` holds.

    Raises:
        MistakesError: with every mistake in it.
    """
    kinds = ("requirement", "source")
    return read_whole(GOAL_MAP, _goal_map, text, file=file, kinds=kinds)


def _goal_map(translations: tuple[tuple[str, Any], ...], **parts: Any) -> GoalMap:
    tables = {language: dict(table) for language, table in translations}
    return GoalMap(**parts, translations=tables)


def write_map(goal_map: GoalMap) -> str:
    """Return text that reads as `goal_map`."""
    return layout.document(GOAL_MAP.write(goal_map))
