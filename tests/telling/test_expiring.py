from __future__ import annotations

import datetime as dt
from dataclasses import replace

from million_miles import telling
from million_miles.distance import Slowing
from million_miles.journey import Expiring, Made
from million_miles.values import Threshold

AID = Expiring(
    "aid",
    "First aid",
    "validity",
    None,
    dt.date(2025, 1, 5),
    dt.date(2027, 1, 5),
    dt.date(2027, 3, 1),
    is_soon=False,
    is_over=False,
)
MATH = replace(
    AID,
    id="math",
    title="Math",
    of="reading",
    bar=Threshold("math", ">=", 620.0, "points"),
    since_date=dt.date(2026, 6, 1),
    on_date=dt.date(2026, 12, 1),
    before_date=None,
    is_soon=True,
)


def test_what_expires_is_told_with_its_day_and_the_command() -> None:
    text = telling.made(Made((), expiring=(MATH, AID)), language="en")

    assert (
        text
        == """\
Worth knowing
Math: the reading of 1 June 2026 is half a year old on 1 December 2026. A new
  one:
    miles measure math "VALUE points"
First aid is valid until 4 January 2027, before your next try (about March
  2027). Once renewed:
    miles done aid"""
    )


def test_it_is_told_in_spanish() -> None:
    text = " ".join(telling.made(Made((), expiring=(AID,)), language="es").split())

    assert "First aid vale hasta el 4 de enero de 2027, antes de tu próximo" in text
    assert text.endswith("(hacia marzo de 2027). Cuando lo renueves: miles done aid")


def test_today_hears_of_one_thing_at_most_and_only_when_it_is_soon() -> None:
    assert telling.expiring_soon((AID,), language="en") == ""
    said = telling.expiring_soon((AID, MATH, replace(MATH, id="x")), language="en")
    assert " ".join(said.split()).endswith(
        'A new one: miles measure math "VALUE points"'
    )
    assert said.count("miles") == 1


def test_an_old_reading_is_told_to_be_old() -> None:
    said = telling.expiring_soon((replace(MATH, is_over=True),), language="en")

    assert "the reading of 1 June 2026 is more than half a year old" in said


def test_a_falling_pace_is_told_in_the_same_section() -> None:
    text = telling.made(Made((), falling=Slowing(0.4, 0.9, 4, 8)), language="en")

    assert text.startswith("Worth knowing\nYour pace is falling:")
