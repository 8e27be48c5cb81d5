"""The forms of a window: `any time`, dates, a rule, or `irregular 2-4 years`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from million_miles.exchange.amounts import OPEN_DAYS, RANGE, range_text
from million_miles.exchange.forms import As, Either, Form, ListOf, Scalar
from million_miles.exchange.nodes import ListNode, MapNode, ScalarNode
from million_miles.exchange.records import Field, OneOf, Record
from million_miles.exchange.scalars import DATE, DAY, ZONE, matched, parse_date, pattern
from million_miles.values import (
    AnyTime,
    DateSpan,
    DateWindow,
    IrregularWindow,
    Mistake,
    MistakesError,
    RuleWindow,
    Window,
    WindowError,
)

_SPAN = rf"({DAY})(?: *\.\. *({DAY}))?"
_YEARS = rf"{RANGE} *(?:years?|años?)"
_IRREGULAR = rf"irregular +{_YEARS}"


def _parse_span(text: str) -> DateSpan:
    opens, closes = matched(_SPAN, text).groups()
    return DateSpan(parse_date(opens), parse_date(closes or opens))


def _span_text(span: DateSpan) -> str:
    opens, closes = span.opens.isoformat(), span.closes.isoformat()
    return opens if opens == closes else f"{opens}..{closes}"


SPAN: Scalar[DateSpan] = Scalar("span", _parse_span, _span_text, pattern(_SPAN))


def _parse_years(text: str) -> tuple[float, float]:
    low, high = matched(_YEARS, text).groups()
    IrregularWindow(float(low), float(high or low))
    return float(low), float(high or low)


def _years_text(years: tuple[float, float]) -> str:
    return f"{range_text(*years)} years"


YEARS: Scalar[tuple[float, float]] = Scalar(
    "years", _parse_years, _years_text, pattern(_YEARS)
)

_RULE = "[A-Za-z0-9:;=,+-]{1,200}"
RULE: Scalar[str] = Scalar(
    "rule", lambda words: matched(_RULE, words).group(), str, pattern(_RULE)
)

_SPANS = ListOf(SPAN)
_DATES: Record[DateWindow] = Record(
    DateWindow,
    (Field("dates", "spans", _SPANS, required=True), Field("zone", "zone", ZONE)),
    code="dates_order",
)
_RULED: Record[RuleWindow] = Record(
    RuleWindow,
    (
        Field("rule", "rule", RULE, required=True),
        Field("from", "start", DATE, required=True),
        Field("for", "open_days", OPEN_DAYS, default=1),
        Field("zone", "zone", ZONE),
    ),
    code="rule",
)


def _irregular(years: tuple[float, float], **parts: object) -> IrregularWindow:
    return IrregularWindow(*years, **parts)  # type: ignore[arg-type]


_UNKNOWN: Record[IrregularWindow] = Record(
    _irregular,
    (
        Field(
            "irregular",
            "years",
            YEARS,
            required=True,
            get=lambda window: (window.low_years, window.high_years),
        ),
        Field("last", "last_opened", DATE),
        Field("for", "open_days", OPEN_DAYS, default=1),
    ),
)


def _parse_window(text: str) -> Window:
    text = text.strip(" ")
    if text == "any time":
        return AnyTime()
    if text.startswith("irregular"):
        return IrregularWindow(*_parse_years(text.removeprefix("irregular")))
    return DateWindow((_parse_span(text),))


def _window_text(window: Window) -> str:
    if isinstance(window, IrregularWindow):
        return f"irregular {_years_text((window.low_years, window.high_years))}"
    if isinstance(window, DateWindow):
        return _span_text(window.spans[0])
    return "any time"


def _is_short(window: Window) -> bool:
    if isinstance(window, DateWindow):
        return window.zone is None and len(window.spans) == 1
    if isinstance(window, IrregularWindow):
        return window == IrregularWindow(window.low_years, window.high_years)
    return isinstance(window, AnyTime)


def _kind(window: Window) -> type:
    if _is_short(window):
        return ScalarNode
    is_list = isinstance(window, DateWindow) and window.zone is None
    return ListNode if is_list else MapNode


_LIST: As[Any] = As(_SPANS, DateWindow, lambda window: window.spans, code="dates_order")
_MAP: Form[Window] = OneOf(
    "window", {DateWindow: _DATES, RuleWindow: _RULED, IrregularWindow: _UNKNOWN}
)
_TEXT: Scalar[Window] = Scalar(
    "window",
    _parse_window,
    _window_text,
    pattern(rf"any time|{_IRREGULAR}|{_SPAN}"),
    lambda text: [text.lower(), re.sub("any.*", "any time", text.lower())],
)
WINDOW: Either[Window] = Either(_TEXT, {ListNode: _LIST, MapNode: _MAP}, _kind)


def read_window(text: str, *, start: dt.date) -> Window:
    """Return the window of a text that stands alone, as on a command line.

    Args:
        text: `any time`, days with commas between, `irregular 2-4 years`, or a rule.
        start: the day a rule counts from.

    Raises:
        MistakesError: it cannot be read.
    """
    if "FREQ=" in text.upper():
        try:
            return RuleWindow(RULE.of(text.strip().upper()), start)
        except WindowError:
            raise MistakesError([Mistake("rule", text)]) from None
    if "," not in text:
        return _TEXT.of(text)
    try:
        return DateWindow(tuple(SPAN.of(one) for one in text.split(",")))
    except WindowError:
        raise MistakesError([Mistake("dates_order", text)]) from None
