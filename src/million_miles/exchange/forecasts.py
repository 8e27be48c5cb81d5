"""forecasts.jsonl <-> what was foretold: one JSON object a line, the newest last."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from million_miles.exchange.forms import Form, ListOf, Scalar, Schema
from million_miles.exchange.layout import Data
from million_miles.exchange.nodes import MapNode, Node, ScalarNode, of_data
from million_miles.exchange.notes import BrokenError, Notes, check_text, lines_of
from million_miles.exchange.records import Field, Record
from million_miles.exchange.scalars import DATE, choice, id_, number, text
from million_miles.values import (
    FORECASTS_OF,
    MOST_TRIES,
    Forecast,
    ForecastOf,
    MistakesError,
    SavedForecast,
    TryForecast,
)

MOST_CHARACTERS = 16_000_000
MOST_IN_LINE = 20_000
OF_A_TRY = "try"
_UNITS = {"ready": "weeks", "arrival": "weeks", "hours_left": "hours"}

_AMOUNT = number("number", 0, 1e300)


def _parse_quantile(word: str) -> float | None:
    return _AMOUNT.parse(word) if word else None


_QUANTILE: Scalar[float | None] = Scalar(
    "number",
    _parse_quantile,
    lambda value: value,
    {"type": ["number", "null"], "minimum": 0},
    details=_AMOUNT.details,
)
_CHANCE = number("chance", 0, 1)


# What a line without a known kind is told; a line of a try is read by its own form.
_OF_DATES: Scalar[ForecastOf] = choice("forecast_of", FORECASTS_OF)
_OF: Scalar[ForecastOf] = Scalar(
    _OF_DATES.code,
    _OF_DATES.parse,
    _OF_DATES.show,
    _OF_DATES.kind,
    guesses=_OF_DATES.guesses,
    details=choice("forecast_of", (*FORECASTS_OF, OF_A_TRY)).details,
)
_MADE = (
    Field("seed", "seed", number("count", 0, 2.0**64, whole=True), required=True),
    Field("method", "method", text(200), required=True),
    Field("input", "input_hash", text(200), required=True),
)


def _forecast(unit: str, **parts: Any) -> Forecast:
    forecast = Forecast(**parts)
    if unit != _UNITS[forecast.of]:
        raise ValueError(f"want {_UNITS[forecast.of]} for {forecast.of}, got {unit}")
    return forecast


FORECAST: Record[Forecast] = Record(
    _forecast,
    (
        Field("on", "made_on", DATE, required=True),
        Field("of", "of", _OF, required=True),
        Field(
            "unit",
            "unit",
            choice("unit", ("weeks", "hours")),
            required=True,
            get=lambda forecast: _UNITS[forecast.of],
        ),
        Field(
            "quantiles",
            "quantiles",
            ListOf(_QUANTILE, least=99, most=99),
            required=True,
        ),
        Field("never_share", "never_share", _CHANCE, required=True),
        Field("horizon", "horizon_date", DATE, required=True),
        Field("by", "by_date", DATE),
        Field("chance_by", "chance_by_date", _CHANCE),
        *_MADE,
    ),
    code="forecast",
    beside={"by": "chance_by", "chance_by": "by"},
)

_OF_TRY = choice("forecast_of", (OF_A_TRY,))
TRY_FORECAST: Record[TryForecast] = Record(
    TryForecast,
    (
        Field("on", "made_on", DATE, required=True),
        Field("of", "", _OF_TRY, required=True, get=lambda _: OF_A_TRY),
        Field("try", "requirement", id_("requirement"), required=True),
        Field(
            "number",
            "number",
            number("count", 1, MOST_TRIES, whole=True),
            required=True,
        ),
        Field("chance", "chance", _CHANCE, required=True),
        Field("low", "low_chance", _CHANCE),
        Field("high", "high_chance", _CHANCE),
        *_MADE,
    ),
    code="try_forecast",
    beside={"low": "high", "high": "low"},
)


class _Line(Form[SavedForecast]):
    """A line of the file: what `of` says tells its form."""

    def read(self, node: Node, notes: Notes) -> SavedForecast:
        """Return what was foretold."""
        return (TRY_FORECAST if _is_of_try(node) else FORECAST).read(node, notes)

    def write(self, value: SavedForecast) -> Data:
        """Return a line as data."""
        if isinstance(value, TryForecast):
            return TRY_FORECAST.write(value)
        return FORECAST.write(value)

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return a choice of schemas."""
        return {"anyOf": [one.schema(shared) for one in (FORECAST, TRY_FORECAST)]}


LINE = _Line()


def _is_of_try(node: Node) -> bool:
    return isinstance(node, MapNode) and any(
        key.text == "of" and isinstance(child, ScalarNode) and child.text == OF_A_TRY
        for key, child in node.entries
    )


def read_forecasts(
    text: str, *, file: str = "forecasts.jsonl"
) -> tuple[SavedForecast, ...]:
    """Return the forecasts of a file, in the order of its lines.

    Raises:
        MistakesError: with every mistake in it.
    """
    notes = Notes(file)
    check_text(text, notes, most=MOST_CHARACTERS)
    forecasts: list[SavedForecast] = []
    for line, words in lines_of(text):
        with suppress(BrokenError):
            forecasts.append(_read_line(words, line, notes))
    notes.finish()
    return tuple(forecasts)


def last_forecasts(
    tail: str, *, file: str = "forecasts.jsonl"
) -> tuple[SavedForecast, ...]:
    """Return the forecasts at the end of a file, of which only the end was read.

    The first line may be cut in two: what cannot be read of it is left out. Lines are
    counted from the start of `tail`.

    Raises:
        MistakesError: another line cannot be read.
    """
    first, rest, others = tail.partition("\n")
    try:
        forecasts = read_forecasts(first, file=file)
    except MistakesError:
        if not others:
            raise
        forecasts = ()
    return forecasts + read_forecasts(rest + others, file=file)


def _read_line(words: str, line: int, notes: Notes) -> SavedForecast:
    return LINE.read(read_object(words, line, notes, most=MOST_IN_LINE), notes)


def read_object(words: str, line: int, notes: Notes, *, most: int) -> Node:
    """Return what a line of at most so many characters says, each key once.

    Raises:
        BrokenError: it is no JSON; noted.
    """
    if len(words) > most:
        raise notes.add("json", line=line, came=words)
    try:
        data = json.loads(words, object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise notes.add("json", line=line, came=words) from None
    return of_data(data, line=line)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError("want each key once")
    return data


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def write_forecast(forecast: SavedForecast) -> str:
    """Return the line of a forecast, with its line break."""
    return json.dumps(LINE.write(forecast)) + "\n"
