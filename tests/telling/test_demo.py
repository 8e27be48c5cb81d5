from __future__ import annotations

from million_miles import telling
from million_miles.values import LANGUAGES
from tests.telling.outlooks import ARRIVED, ASTRONAUT, WAITING


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_demo_tells_what_persistence_alone_is_worth() -> None:
    text = plain(telling.demo_closing(language="en"))

    assert "Twelve tries at 11 in 3,000 give about 4 in 100 (4.3 %)." in text
    assert "What it means for you" in text
    assert "Sources:" in text


def test_the_demo_speaks_spanish() -> None:
    text = plain(telling.demo_closing(language="es"))

    assert (
        "Doce intentos a 11 de cada 3000 dan alrededor de 4 de cada 100 (4,3 %)."
        in text
    )


def test_the_demo_goes_from_day_to_day() -> None:
    text = telling.demo("jose", [ASTRONAUT, WAITING], language="en")

    opening, first, between, second, closing = (
        text.index(words)
        for words in (
            "José Hernández was ten",
            "── 22 November 2026 ──",
            "In 2001 NASA asked him",
            "Work done, waiting for a yes.",
            "On 6 May 2004 the answer was yes",
        )
    )
    assert opening < first < between < second < closing


def test_an_answer_is_told_once() -> None:
    text = telling.demo("jose", [ASTRONAUT, WAITING], language="en")

    assert text.count("Tries 1 and 2: no.") == 1


def test_a_student_looks_ahead() -> None:
    for language in LANGUAGES:
        text = telling.demo("student", [ASTRONAUT], language=language)
        assert telling.distance(ASTRONAUT, language=language) in text
        assert telling.road_map(ASTRONAUT, language=language) in text


def test_a_road_that_arrived_can_be_shown() -> None:
    assert "You" in telling.demo("student", [ARRIVED], language="en")
