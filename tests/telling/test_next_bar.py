from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles import telling
from million_miles.journey import Choose, NextBar, NextBars, Per100Hours, Shift
from million_miles.values import LANGUAGES

TODAY = dt.date(2026, 11, 23)
DIVING = NextBar(
    "diving",
    "Diving licence",
    "edge",
    "choose",
    Choose("diving"),
    None,
    basis="shares",
    hours=80.0,
    money=400.0,
    ready_weeks=Shift(9.0, 0.1),
    chance=Shift(0.04, 0.001),
    per_100_hours=Per100Hours(0.05, 0.048, 0.052),
    is_best=True,
)


def found(*bars: NextBar, chance: float = 0.2) -> NextBars:
    return NextBars(TODAY, 3, Shift(chance, 0.001), bars, "USD", 512, 1)


def told(*bars: NextBar, chance: float = 0.2) -> str:
    return " ".join(
        telling.next_bars(found(*bars, chance=chance), language="en").split()
    )


def test_a_bar_is_told_with_what_it_gives_and_what_it_takes() -> None:
    assert (
        telling.next_bars(found(DIVING), language="en")
        == """\
The next bar
A yes within the next 3 tries, as the plan stands: about 20 in 100. What raises
  it most for its hours:
1. Diving licence
   +4 in 100 for about 80 hours; for each 100 hours +5 (8 times in 10 +4.8 to
   +5.2).
   It costs about 400\xa0USD. All is ready 9 weeks later.
   To take it on: miles raise diving
All this holds only if the bar itself is the cause. Counts show that those who
  were chosen had it more often, not why."""
    )


def test_it_is_told_in_spanish() -> None:
    assert (
        telling.next_bars(found(DIVING), language="es")
        == """\
El próximo listón
Un sí en los próximos 3 intentos, con el plan tal como está: alrededor de 20 de
  cada 100. Lo que más lo sube por sus horas:
1. Diving licence
   +4 de cada 100 por unas 80 horas; por cada 100 horas +5 (8 de cada 10 veces
   de +4,8 a +5,2).
   Cuesta unos 400\xa0USD. Todo estará listo 9 semanas después.
   Para asumirlo: miles raise diving
Todo esto vale solo si el propio listón es la causa. Los recuentos muestran que
  los elegidos lo tenían más a menudo, no por qué."""
    )


def test_a_tie_is_said_to_be_one() -> None:
    twin = replace(DIVING, title="Flying", is_best=False, is_tie=True)

    assert "2. Flying (as good as the first, as far as can be told)" in told(
        DIVING, twin
    )


def test_what_lowers_the_odds_says_so_and_is_not_offered() -> None:
    worse = replace(
        DIVING,
        chance=Shift(-0.02, 0.001),
        per_100_hours=Per100Hours(-0.025, -0.027, -0.023),
        is_best=False,
    )

    assert "-2 in 100 for about 80 hours: raised now it lowers your odds" in told(worse)
    assert "miles raise" not in told(worse)


def test_what_cannot_be_told_from_chance_says_so() -> None:
    little = replace(DIVING, chance=Shift(0.001, 0.001), is_best=False)

    assert "no change in the odds that can be told from chance" in told(little)


def test_what_costs_no_hours_says_so() -> None:
    free = replace(DIVING, hours=0.0, money=0.0, per_100_hours=None)

    assert "+4 in 100, for none of your hours." in told(free)


def test_a_word_is_said_to_be_one() -> None:
    ratio = replace(DIVING.per_100_hours or Per100Hours(0, 0, 0), weak_chance=0.0)
    ratio = replace(ratio, strong_chance=0.1)
    word = replace(DIVING, basis="word", per_100_hours=ratio)

    assert "+5 (0 to +10, since it rests on your own word)" in told(word)
    assert "and nobody counted that" in told(word)


def test_small_gains_are_counted_among_more_people() -> None:
    small = replace(
        DIVING,
        chance=Shift(0.00012, 0.00001),
        per_100_hours=Per100Hours(0.00015, 0.00014, 0.00016),
    )

    assert "+1.2 in 10,000 for about 80 hours" in told(small, chance=0.003)


def test_what_nothing_can_be_said_of_is_named_with_its_reason() -> None:
    silent = replace(DIVING, title="Band", problem="no_evidence", is_best=False)
    vague = replace(DIVING, title="Club", problem="hours_unknown", is_best=False)

    assert "nobody says what it does for the odds: Band." in told(DIVING, silent)
    assert "nobody named its hours: Club." in told(DIVING, vague)


def test_only_a_few_are_told() -> None:
    said = told(*(replace(DIVING, title=f"Bar {place}") for place in range(5)))

    assert "3. Bar 2" in said
    assert "Bar 3" not in said
    assert "2 more bars: miles push --json" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_table_it_says_why_or_nothing(language: str) -> None:
    unknown = replace(found(), chance=None, nothing="odds_unknown")
    accepted = replace(found(), chance=None, nothing="accepted")

    assert telling.next_bars(unknown, language=language) != ""  # type: ignore[arg-type] # of LANGUAGES
    assert telling.next_bars(accepted, language=language) == ""  # type: ignore[arg-type] # of LANGUAGES
    assert "--level edge" in telling.next_bars(found(), language=language)  # type: ignore[arg-type] # of LANGUAGES


def test_how_opens_what_the_ranges_rest_on() -> None:
    plain = telling.next_bars(found(DIVING), language="en")

    opened = telling.next_bars(found(DIVING), language="en", how=True)

    assert opened.startswith(plain)
    assert "the same 4,096 futures" in " ".join(opened.split())
    nothing = replace(DIVING, problem="no_evidence")
    assert telling.next_bars(found(nothing), language="en", how=True) == (
        telling.next_bars(found(nothing), language="en")
    )
