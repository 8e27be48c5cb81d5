from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import million_miles
from million_miles import telling
from million_miles.exchange.codes import CODES as IN_FILES
from million_miles.roadmap.check import CODES as ON_ROADS
from million_miles.telling.mistakes import TOLD, WANTED
from million_miles.values import LANGUAGES, Language, Mistake

SOURCE = Path(million_miles.__file__).parent
# How a mistake is made anywhere in the source; `exchange` has a table of its own.
RAISED = re.compile(
    r"""(?:refuse|_object|Mistake|_mistake\(path,|_misspelt|add)\(?\s*"([a-z_]+)\"""",
    re.VERBOSE,
)


def codes_in_the_source() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    found = {code for text in texts for code in RAISED.findall(text)}
    return found | set(IN_FILES) | set(ON_ROADS)


def test_every_code_has_words_in_both_languages() -> None:
    assert codes_in_the_source() - WANTED.keys() - TOLD.keys() == set()
    assert WANTED.keys() & TOLD.keys() == set()


def test_codes_are_found_where_they_are_raised() -> None:
    found = codes_in_the_source()

    assert {"log_a_part", "answered_twice", "answer_hours", "unknown_option"} <= found
    assert {"unreadable", "effort", "no_window"} <= found


@pytest.mark.parametrize(
    ("mistake", "en", "es"),
    [
        (
            Mistake("effort", "300-120 h", "plan.yaml", 12, "120-300 h"),
            "plan.yaml:12: wanted hours such as 60-120 h, the lower first, came "
            "“300-120 h”. Did you mean “120-300 h”?",
            "plan.yaml:12: esperado: horas como 60-120 h, la menor delante; encontrado: "
            "«300-120 h». ¿Querías decir «120-300 h»?",
        ),
        (
            Mistake(
                "missing_key", file="plan.yaml", line=1, details=(("key", "goal"),)
            ),
            "plan.yaml:1: wanted the key `goal`, came nothing.",
            "plan.yaml:1: esperado: la clave `goal`; encontrado: nada.",
        ),
        (
            Mistake("too_big", file="plan.yaml", details=(("most", "1000"),)),
            "plan.yaml: wanted at most 1000 characters, came more.",
            "plan.yaml: esperado: 1000 caracteres como mucho; encontrado: más.",
        ),
        (
            Mistake("unknown_requirement", "flyng", suggestion="flying"),
            "Wanted a requirement of the plan, came “flyng”. Did you mean “flying”?",
            "Esperado: un requisito del plan; encontrado: «flyng». ¿Querías decir «flying»?",
        ),
        (
            Mistake(
                "commitment_over_capacity",
                "masters",
                details=(("hours_per_week", "20"), ("capacity_hours_per_week", "6")),
            ),
            "“masters” asks for 20 h a week, and no week promises more than 6. Promise "
            "more hours, or find a slower way.",
            "«masters» pide 20 h por semana, y ninguna semana promete más de 6. Promete "
            "más horas o busca una vía más lenta.",
        ),
    ],
)
def test_a_mistake_names_its_place_and_what_was_wanted(
    mistake: Mistake, en: str, es: str
) -> None:
    assert telling.mistakes([mistake], language="en") == en
    assert telling.mistakes([mistake], language="es") == es


def test_money_that_is_not_there_is_told_with_its_thousands() -> None:
    details = (("cost", "900000"), ("money", "165191.2"))
    mistake = Mistake("cost_too_high", "flying", details=details)

    english = telling.mistakes([mistake], language="en")
    spanish = telling.mistakes([mistake], language="es").replace("\u00a0", " ")

    assert "at least 900,000, and savings and income come to 165,191 in" in english
    assert "al menos 900 000, y ahorros e ingresos suman 165 191 en" in spanish


def test_each_mistake_has_a_line_of_its_own() -> None:
    text = telling.mistakes([Mistake("effort")] * 12, language="en")

    assert len(text.splitlines()) == 12


def test_a_code_without_words_is_still_told() -> None:
    text = telling.mistakes([Mistake("unknown_planet", "Vulcan")], language="en")

    assert text == "Wanted a known name (planet), came “Vulcan”."


def test_a_missing_detail_does_not_hide_the_mistake() -> None:
    text = telling.mistakes([Mistake("key_twice", "goal")], language="en")

    assert text == "Wanted each key once (first in line …), came “goal”."


def test_a_possible_duplicate_is_a_question() -> None:
    details = (("first", "7"), ("id", "ab12"))
    doubt = Mistake("possible_duplicate", "k3f9", "journal.csv", 9, details=details)

    assert telling.questions([doubt], language="en") == (
        "journal.csv:9: says the same as line 7. Did it happen twice? If not: miles "
        "undo k3f9"
    )


def test_hours_beyond_a_day_are_a_question() -> None:
    details = (("hours", "2000"),)
    doubt = Mistake("long_day", "k3f9", "journal.csv", 9, details=details)

    assert telling.questions([doubt], language="es") == (
        "journal.csv:9: 2000 h en un día. Cuentan; ¿son correctas? Si no: miles "
        "undo k3f9"
    )


@given(
    st.builds(
        Mistake,
        code=st.one_of(st.sampled_from(sorted(WANTED | TOLD)), st.text(max_size=20)),
        came=st.text(max_size=90),
        file=st.sampled_from(["", "plan.yaml"]),
        line=st.integers(0, 10**6),
        suggestion=st.text(max_size=90),
        details=st.lists(st.tuples(st.text(max_size=9), st.text(max_size=90))).map(
            tuple
        ),
    ),
    st.sampled_from(LANGUAGES),
)
def test_whatever_came_is_told_on_one_printable_line(
    mistake: Mistake, language: Language
) -> None:
    text = telling.mistakes([mistake], language=language)

    assert len(text.splitlines()) == 1
    assert not re.search("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
