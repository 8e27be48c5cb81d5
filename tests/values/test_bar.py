"""Whether a reading meets a bar."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.values import (
    RELATIONS,
    Bar,
    BarError,
    Has,
    Reading,
    Relation,
    Threshold,
    is_comparable,
    meets,
)

FLOWN = Threshold("flown", ">=", 40, "h")
B2 = Threshold("level", ">=", "B2")


@pytest.mark.parametrize(
    ("bar", "reading", "answer"),
    [
        (FLOWN, Reading(40, "h"), True),
        (FLOWN, Reading(39.9, "h"), False),
        (Threshold("", "<", 4, "h"), Reading(4, "h"), False),
        (Threshold("", "<=", 4, "h"), Reading(4, "h"), True),
        (Threshold("", ">", 4), Reading(4), False),
        (Threshold("", "=", 4), Reading(4), True),
        (B2, Reading("C1"), True),
        (B2, Reading("B1"), False),
        (Threshold("", "=", "pass"), Reading("pass"), True),
        (Threshold("", "=", "pass"), Reading("fail"), False),
        (Has("master's degree"), Reading("yes"), True),
        (Has("master's degree"), Reading("no"), False),
    ],
)
def test_a_reading_meets_a_bar(bar: Bar, reading: Reading, answer: bool) -> None:
    assert meets(bar, reading) == answer


@pytest.mark.parametrize(
    ("bar", "reading"),
    [
        (FLOWN, Reading(40)),
        (FLOWN, Reading(40, "km")),
        (FLOWN, Reading("B2")),
        (B2, Reading(4)),
        (B2, Reading("good")),
        (Has("degree"), Reading(1)),
        (Has("degree"), Reading("maybe")),
    ],
)
def test_what_cannot_be_compared_is_said(bar: Bar, reading: Reading) -> None:
    assert not is_comparable(bar, reading)
    with pytest.raises(BarError, match="want a reading for"):
        meets(bar, reading)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_every_number_stands_somewhere(value: float, wanted: float) -> None:
    answers: dict[Relation, bool] = {
        relation: meets(Threshold("", relation, wanted), Reading(value))
        for relation in RELATIONS
    }

    assert answers[">"] != answers["<="]
    assert answers["<"] != answers[">="]
    assert answers["="] == (answers[">="] and answers["<="])


def test_an_order_of_words_needs_a_scale() -> None:
    with pytest.raises(BarError, match="a level such as B2"):
        Threshold("mark", ">=", "good")


@pytest.mark.parametrize("value", [math.nan, math.inf, "", " B2"])
def test_a_value_that_says_nothing_is_refused(value: float | str) -> None:
    with pytest.raises(BarError):
        Reading(value)


def test_a_bar_one_has_needs_a_name() -> None:
    with pytest.raises(BarError, match="name"):
        Has("  ")
