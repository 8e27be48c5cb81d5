from __future__ import annotations

import datetime as dt

import pytest

from million_miles import telling
from million_miles.journey import Moved, Ordered
from million_miles.values import KeptOrder, Language


def ordered(*, is_new: bool, gain: float, moves: int = 1) -> Ordered:
    return Ordered(
        order=KeptOrder(dt.date(2027, 1, 1), ("a", "b"), gain, 0.1, 1),
        is_new=is_new,
        aim="ready",
        gain_weeks=gain,
        gain_error=0.1,
        moved=(Moved("b", "Biology", "a", "Algebra"),) * moves,
        above_bound_percent=0.3,
        stopped="bound",
    )


@pytest.mark.parametrize(
    ("percent", "language", "sentence"),
    [
        (0.0, "en", "The order: none would be ready sooner, if all takes its usual time."),
        (0.21, "en", "The order: at most 0.3\N{NO-BREAK SPACE}% above what is possible"),
        (12.1, "en", "at most 13\N{NO-BREAK SPACE}% above"),
        (0.21, "es", "como mucho un 0,3\N{NO-BREAK SPACE}% por encima de lo posible"),
    ],
)  # fmt: skip
def test_the_gap_is_told_and_never_rounded_down(
    percent: float, language: Language, sentence: str
) -> None:
    said = telling.order(percent, None, language=language, width=200)

    assert len(said) == 1
    assert sentence in said[0]


def test_a_new_order_says_what_moved_and_what_that_saves() -> None:
    _, moves, gain = telling.order(
        0.2, ordered(is_new=True, gain=3.0), language="en", width=200
    )

    assert moves == "The order is new: Biology before Algebra."
    assert gain.startswith("The new order: ready 3 weeks sooner on average")
    assert "not used to find it" in gain


def test_what_is_not_worth_a_change_is_told_as_that() -> None:
    said = telling.order(
        None, ordered(is_new=False, gain=0.5, moves=0), language="es", width=200
    )

    assert said == [
        "Otro orden ahorraría 0,5 semanas de media: muy poco para cambiar el tuyo."
    ]


def test_without_a_gap_and_a_search_nothing_is_said() -> None:
    assert telling.order(None, None, language="en") == []
    none = ordered(is_new=False, gain=0.0, moves=0)
    assert telling.order(None, none, language="en") == []
