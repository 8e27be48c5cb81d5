from __future__ import annotations

import datetime as dt
from dataclasses import replace

from million_miles import telling
from million_miles.journey.results import Explanation, Link, NewOrder
from tests.telling.outlooks import (
    ARRIVED,
    ASTRONAUT,
    NURSE,
    SPANISH,
    dates,
    difference,
)

AFTER = replace(
    NURSE, ready=dates("2027-01", "2027-03", "2027-06"), chance_by_date=0.66
)
SOONER = difference(NURSE, AFTER, -4.2, 0.3, chance=0.05, error=0.01, later=0.03)


def test_a_what_if_tells_both_ends_of_the_road() -> None:
    assert telling.what_if(SOONER, language="en").replace(
        "\N{NO-BREAK SPACE}", " "
    ) == (
        "What would change (nothing was written):\n"
        "Ready: April 2027 now, March 2027 then.\n"
        "On average 4 weeks earlier, give or take 0.6 weeks.\n"
        "Yet in 3 of 100 futures it makes you later, for instance by a missed window.\n"
        "A yes by 30 June 2028: about 61 in 100 now, about 66 in 100 then.\n"
        "372 h done; 1,300 to 2,200 hours left, 8 times in 10 (1,700 hours on average)."
    )


def test_a_what_if_speaks_spanish() -> None:
    text = telling.what_if(SOONER, language="es")

    assert "De media, 4 semanas antes, con un margen de 0,6 semanas." in text


def test_hours_that_are_better_left_unused_are_told_so() -> None:
    unused = difference(NURSE, NURSE, use="unused")

    assert "better left unused" in telling.what_if(unused, language="en")
    assert "mejor dejarlas sin usar" in telling.what_if(unused, language="es")


def test_a_new_order_that_is_part_of_the_answer_is_told_with_its_own_share() -> None:
    order = NewOrder(("a", "b"), gain_weeks=3, gain_error=0.5, aim="ready")
    found = difference(NURSE, NURSE, -8, 1, order=order)

    text = " ".join(telling.what_if(found, language="en").split())

    assert (
        "A new order is part of this: it alone makes you ready 3 weeks sooner" in text
    )
    assert "Un orden nuevo es parte de esto" in telling.what_if(found, language="es")


def test_hours_that_only_a_new_order_can_use_are_told_so() -> None:
    order = NewOrder(("a", "b"), gain_weeks=3, gain_error=0.5, aim="arrival")
    found = difference(NURSE, NURSE, use="other_order", order=order)

    assert "do no harm" in " ".join(telling.what_if(found, language="en").split())
    assert "En un orden nuevo" in " ".join(
        telling.what_if(found, language="es").split()
    )


def test_chance_is_not_told_as_a_difference() -> None:
    same = difference(NURSE, NURSE, 0.2, 0.3, chance=0.005, error=0.01, later=0.3)

    text = telling.what_if(same, language="en")

    assert "Ready: about April 2027, as now." in text
    assert "No difference in time that can be told from chance." in text
    assert "no change that can be told from chance" in text


def test_another_date_is_told_beside_the_old_one() -> None:
    moved = replace(NURSE, by_date=dt.date(2029, 6, 30), chance_by_date=0.8)

    text = telling.what_if(
        difference(NURSE, moved, chance=0.19, error=0.01), language="en"
    )

    assert "by 30 June 2029: about 80 in 100; by 30 June 2028: about 61 in 100" in text


def test_a_date_is_not_compared_with_none_at_all() -> None:
    moved = replace(ASTRONAUT, by_date=dt.date(2033, 1, 1), chance_by_date=0.001)

    text = telling.what_if(
        difference(replace(ASTRONAUT, by_date=None), moved),
        language="en",
    )

    assert "A yes by 1 January 2033: about 1 in 1,000; within 60 years: " in text


def test_what_becomes_impossible_is_said() -> None:
    never = replace(NURSE, ready=dates(None, None, None, 0.9))

    text = telling.what_if(difference(NURSE, never, 900, 4, later=0.9), language="en")

    assert "Ready: April 2027 now; then not in most futures." in text
    assert "On average 17 years later" in text


def test_without_tries_only_ready_moves() -> None:
    text = telling.what_if(difference(SPANISH, SPANISH), language="en")

    assert "yes" not in text


def link(**parts: object) -> Link:
    default: dict[str, object] = {
        "id": "masters",
        "title": "Master's degree",
        "start_date": dt.date(2026, 11, 22),
        "finish_date": dt.date(2028, 8, 15),
        "hours": 1650.0,
        "reason": "commitment",
        "share_last": 0.0,
    }
    return Link(**(default | parts))  # type: ignore[arg-type]  # the parts fit


def test_the_reasons_for_a_date_stand_in_order() -> None:
    chain = (
        link(),
        link(
            id="apply",
            title="The call",
            finish_date=None,
            reason="odds",
            share_last=1.0,
        ),
    )

    text = telling.explain(
        Explanation(ASTRONAUT, chain, (("masters", 1650.0), ("flying", 76.0))),
        language="en",
    )

    text = " ".join(text.split())
    assert (
        "1. Master's degree: November 2026 to August 2028. Its weeks are fixed." in text
    )
    assert "2. The call: from November 2026 on, without an end in most futures." in text
    assert "It is the last to finish in 100 of 100" in text
    assert "Most of the hours: Master's degree in a STEM field (1,600 hours)" in text


def test_every_reason_has_words_in_both_languages() -> None:
    for reason in ("hours", "budget", "shortest", "commitment", "window", "odds"):
        explanation = Explanation(ASTRONAUT, (link(reason=reason),), ())
        english = telling.explain(explanation, language="en")
        spanish = telling.explain(explanation, language="es")
        assert english != spanish


def test_an_arrival_needs_no_explanation() -> None:
    text = telling.explain(Explanation(ARRIVED, (), ()), language="en")

    assert "Nothing ahead decides the date." in text
