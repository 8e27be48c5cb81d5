from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles import telling
from million_miles.journey.results import HoursRange, NextStep
from million_miles.values import LANGUAGES, Language
from tests.telling.outlooks import (
    ASTRONAUT,
    EMPTY,
    FLYING,
    NURSE,
    OUTLOOKS,
    SPANISH,
    STEPS,
    WAITING,
    dates,
)

IN_ENGLISH = """\
Tonight: Book a trial lesson (15 minutes).
  For: Private pilot licence. Then: miles done "Book a trial lesson"

NASA astronaut
821,377 miles to go: 1,300 to 2,200 hours of work, 8 times in 10.
Ready: about September 2031; 8 times in 10 between March 2031 and May 2032.
Accepted: not in most futures. By 31 December 2038: about 1 in 300; within 60
  years: about 1 in 100.
Of those who applied, about 1 in 800 got a yes (8 of 6,372).
Whatever the answer, the road itself gives you Master's degree in a STEM field,
  Private pilot licence, Three years in the profession and 2 more.
Private pilot licence: untouched for 9 weeks. Keep, pause or drop it? All are
  fine.
Not counted, since nobody has said how long: Lead a team where it is dangerous."""


def test_today_begins_with_one_thing_to_do() -> None:
    text = telling.today(ASTRONAUT, STEPS["astronaut"], language="en")

    assert text == IN_ENGLISH


def test_today_speaks_spanish() -> None:
    text = telling.today(NURSE, STEPS["nurse"], language="es")

    assert text.replace("\N{NO-BREAK SPACE}", " ") == (
        "Esta noche: empieza tu solicitud para «NCLEX-RN», que abre el 4 de diciembre de\n"
        "2026.\n"
        "  Después: miles try nclex applied\n"
        "\n"
        "Registered nurse\n"
        "Faltan 821 377 millas: de 1300 a 2200 horas de trabajo, 8 de cada 10 veces.\n"
        "Todo listo: hacia abril de 2027; 8 de cada 10 veces, entre febrero y julio de\n"
        "  2027.\n"
        "Con un sí: para noviembre de 2027 en la mitad de los futuros; en 21 de cada 100,\n"
        "  no llega en 60 años.\n"
        "Para el 30 de junio de 2028, la fecha que deseas: alrededor de 61 de cada 100."
    )


def test_a_million_has_its_spanish_preposition() -> None:
    at_first = replace(NURSE, miles_to_go=1_000_000)

    text = telling.today(at_first, STEPS["nurse"], language="es")

    assert "Faltan 1 000 000 de millas" in text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OUTLOOKS)
def test_today_is_short_and_fits_the_page(name: str, language: Language) -> None:
    text = telling.today(OUTLOOKS[name], STEPS[name], language=language)

    assert len(text.splitlines()) <= 16
    assert max(map(len, text.splitlines())) <= 80


def test_work_done_is_never_zero_miles() -> None:
    text = telling.today(WAITING, STEPS["waiting"], language="en")

    assert "Work done, waiting for a yes." in text
    assert "0 miles" not in text


def test_a_goal_without_tries_has_no_odds() -> None:
    text = telling.today(SPANISH, STEPS["spanish"], language="en")

    assert "Accepted" not in text
    assert "futures" not in text


def test_odds_that_nobody_knows_are_not_invented() -> None:
    unknown = replace(ASTRONAUT, arrival=None, chance_by_date=None, tries=())

    text = telling.today(unknown, STEPS["astronaut"], language="en")

    assert "the odds are not known, and none are invented here" in text


def test_better_odds_are_not_told_beside_a_consolation() -> None:
    text = telling.today(NURSE, STEPS["nurse"], language="en")

    assert "Whatever the answer" not in text


def test_what_lies_still_as_it_often_does_is_left_alone() -> None:
    rested = replace(FLYING, is_silent=False)
    outlook = replace(ASTRONAUT, requirements=(rested,))

    assert "untouched" not in telling.today(outlook, STEPS["astronaut"], language="en")


def test_a_rough_plan_says_that_it_is_rough() -> None:
    rough = replace(ASTRONAUT, is_rough=True)

    text = telling.today(rough, STEPS["astronaut"], language="en")
    assert "rough" in text
    assert "map" not in text.lower()  # a plan of one's own comes from none


def test_dates_that_take_a_try_for_a_yes_say_so() -> None:
    assumed = replace(ASTRONAUT, assumed_yes=("flying",))

    text = telling.today(assumed, STEPS["astronaut"], language="en")

    assert "Every date takes the next try for a yes" in text


def test_a_plan_that_asks_for_nothing_tells_only_the_step() -> None:
    text = telling.today(EMPTY, NextStep("step", step="Call Ana"), language="en")

    assert text == 'Tonight: Call Ana.\n  Then: miles done "Call Ana"'


def test_without_hours_a_week_no_date_is_told() -> None:
    idle = replace(
        ASTRONAUT, promised_hours_per_week=0.0, ready=dates(None, None, None, 1.0)
    )

    text = telling.today(idle, STEPS["astronaut"], language="en")

    assert "No hours a week are promised yet" in text


def test_when_nothing_has_an_estimate_no_miles_are_told() -> None:
    unknown = replace(
        ASTRONAUT,
        hours_left=HoursRange(0, 0, 0, 0),
        miles_to_go=0,
        left_out=("leading",),
    )

    text = telling.today(unknown, STEPS["astronaut"], language="en")

    assert "How far it is, nobody can say yet" in text


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (
            NextStep("work", "flying", "Private pilot licence"),
            "Tonight: Private pilot licence, what fits this evening.",
        ),
        (
            NextStep("estimate", "flying", "Private pilot licence"),
            "Tonight: guess how long “Private pilot licence” takes. A wide guess is fine.",
        ),
        (
            NextStep("begin", "masters", "Master's degree"),
            "Tonight: find out how to begin “Master's degree”.",
        ),
        (
            NextStep("have", "citizen", "Citizenship"),
            "Tonight: do you have “Citizenship” already? Say so, or guess how long it takes.",
        ),
        (
            NextStep("rest", due_date=dt.date(2027, 1, 4)),
            "Tonight: rest. Your hours come back on 4 January 2027.",
        ),
        (
            NextStep("step", step="Call Ana", minutes=1, due_date=ASTRONAUT.by_date),
            "Tonight: Call Ana (1 minute), by 31 December 2038.",
        ),
        (NextStep("step", step="Why not?"), "Tonight: Why not?"),
        (
            NextStep("wait", "apply", "The call"),
            "Tonight: rest. What is left, “The call”, is a matter of waiting.",
        ),
        (
            NextStep("arrived"),
            "You have arrived: NASA astronaut. Nothing is left to do here.",
        ),
    ],
)
def test_each_kind_of_step_has_its_sentence(step: NextStep, sentence: str) -> None:
    first, *_ = telling.today(ASTRONAUT, step, language="en").splitlines()

    assert first == sentence


def test_a_long_command_stays_on_one_line() -> None:
    title = "Look up what one campus costs after aid"
    step = NextStep("step", "flying", "Private pilot licence", title, 30)

    lines = telling.today(ASTRONAUT, step, language="en").splitlines()

    assert lines[1:3] == [
        "  For: Private pilot licence.",
        f'  Then: miles done "{title}"',
    ]


def test_colour_changes_no_word() -> None:
    plain = telling.today(ASTRONAUT, STEPS["astronaut"], language="en")
    painted = telling.today(ASTRONAUT, STEPS["astronaut"], language="en", color=True)

    assert painted != plain
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[1;36m", "\x1b[0m"):
        painted = painted.replace(code, "")
    assert painted == plain


def test_an_empty_plan_asks_for_a_first_requirement() -> None:
    text = telling.today(EMPTY, STEPS["empty"], language="en")

    assert text.startswith("Tonight: write down one thing that the goal needs.")
