from __future__ import annotations

import datetime as dt
from dataclasses import replace

from million_miles import telling
from million_miles.distance import Recent, Trend
from million_miles.journey import BarAbove, Made, MetBar, Moving
from million_miles.values import Has, Language, Reading, Threshold


def math(value: float) -> Threshold:
    return Threshold("math", ">=", value, "points")


USUAL = BarAbove("sat-usual", "A good SAT", "usual", math(700), False, False)
EDGE = BarAbove("sat-edge", "A great SAT", "edge", math(760), False, False)
SAT = MetBar(
    "sat",
    "SAT",
    "must",
    math(620),
    Reading(650, "points", 20),
    1,
    30,
    0.933,
    None,
    (USUAL, EDGE),
)
DEGREE = MetBar(
    "degree", "Degree", "must", Has("degree"), None, 0, None, None, None, ()
)


def told(*bars: MetBar, language: Language = "en") -> str:
    return telling.made(Made(bars), language=language)


def test_nothing_made_is_told_by_nothing() -> None:
    assert told() == ""


def test_a_met_bar_is_told_with_its_error_and_the_bars_above_it() -> None:
    assert (
        told(SAT, DEGREE)
        == """\
What you have made
SAT: 650 ± 20 points against math >= 620 points: met, and truly so in 93 of 100
  such cases, by the error of the measurement.
  Above it, what most of those selected had: A good SAT (math >= 700 points).
    Take it on: miles raise sat-usual
  Then, what sets apart: A great SAT (math >= 760 points).
Also met: Degree."""
    )


def test_it_is_told_in_spanish() -> None:
    assert (
        told(SAT, language="es")
        == """\
Lo que ya has logrado
SAT: 650 ± 20 points frente a math >= 620 points: cumplido, y de verdad en 93 de
  cada 100 casos así, por el error de la medida.
  Por encima, lo que tenía la mayoría de los elegidos: A good SAT (math >= 700
    points).
    Para ir a por él: miles raise sat-usual
  Después, lo que distingue: A great SAT (math >= 760 points)."""
    )


def test_a_near_thing_says_from_where_on_it_would_be_sure() -> None:
    near = replace(SAT, bar=math(640), margin=10, chance_above=0.69, sure_value=665.63)

    assert "truly so in 69 of 100 such cases" in " ".join(told(near).split())
    assert "From 666 on it would be 90 of 100." in " ".join(told(near).split())


def test_readings_that_together_do_not_meet_it_are_told_so() -> None:
    under = replace(
        SAT,
        reading=Reading(615, "points", 10),
        readings=3,
        margin=-5,
        chance_above=0.31,
        sure_value=632.8,
    )

    text = " ".join(told(under).split())
    assert "the last reading meets math >= 620 points; the last 3 together" in text
    assert "truly do in 31 of 100 such cases" in text


def test_a_reading_without_error_tells_only_its_margin() -> None:
    plain = replace(SAT, reading=Reading(650, "points"), chance_above=None)

    assert "met, with 30 points to spare." in told(plain)
    assert "met exactly." in told(replace(plain, margin=0))


def test_a_bar_above_that_was_chosen_needs_no_command() -> None:
    text = told(replace(SAT, above=(replace(USUAL, is_counted=True), EDGE)))

    assert "You are on it." in " ".join(text.split())
    assert "miles raise" not in text


def test_what_is_topped_by_a_met_bar_is_not_told_again() -> None:
    above = replace(USUAL, is_counted=True, is_met=True)
    upper = replace(SAT, id="sat-usual", title="A good SAT", above=(EDGE,))

    text = told(replace(SAT, above=(above, EDGE)), upper)

    assert text.count("620") == 1
    assert "\nSAT:" not in text


def test_with_nothing_above_one_may_name_a_bar_of_ones_own() -> None:
    assert told(replace(SAT, above=())).endswith(
        "The plan names no bar above SAT. One of your own:\n  "
        'miles raise sat "math >= VALUE points"'
    )


def moving(
    low: float, middle: float, high: float, *, less: bool = False, hours: float = 0
) -> str:
    recent = Recent(
        Trend(middle, low, high, 6, 20), dt.date(2026, 3, 2), dt.date(2026, 8, 3), hours
    )
    stands = recent.is_plateau
    one = Moving("sat", "SAT", "points", less, stands, recent)
    text = telling.made(Made((), (one,)), language="en")
    return " ".join(text.removeprefix("Worth knowing").split())


def test_a_standstill_is_told_with_what_could_hide_in_it() -> None:
    assert moving(-0.5, 0.33, 0.9556, hours=38) == (
        "SAT: no gain to be seen in the last 6 readings, March to August 2026 (38 h "
        "worked in that time). Up to 0.96 points a week could still hide in them. If "
        "you change something, change what you practise, not how much."
    )
    assert "Up to 0.5 points" in moving(-0.5, 0.33, 0.955, less=True)
    assert "all but the same" in moving(0, 0, 0)


def test_a_gain_is_told_with_its_range() -> None:
    assert moving(1, 3, 5) == (
        "SAT: +3 points a week in the last 6 readings, March to August 2026; 8 times in "
        "10 between +1 and +5."
    )
    assert "-3 points a week" in moving(-5, -3, -1)
