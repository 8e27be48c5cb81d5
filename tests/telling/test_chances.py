from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.telling.chances import chance_text, out_of_100, people_text
from million_miles.values import LANGUAGES, Language


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "no chance as things stand"),
        (1e-9, "less than 1 in 100,000"),
        (1e-5, "about 1 in 100,000"),
        (8 / 6372, "about 1 in 800"),
        (11 / 3000, "about 1 in 270"),
        (0.0094, "about 1 in 110"),
        (0.0095, "about 1 in 100"),
        (0.0431, "about 4 in 100"),
        (0.5, "about 50 in 100"),
        (0.984, "about 98 in 100"),
        (0.985, "almost certain (99 in 100)"),
        (0.99, "almost certain (99 in 100)"),
        (0.999, "almost certain (more than 99 in 100)"),
        (1.0, "almost certain (more than 99 in 100)"),
    ],
)
def test_a_chance_is_told_in_people(chance: float, words: str) -> None:
    assert chance_text(chance, language="en") == words


def test_spanish_tells_chances_in_people_too() -> None:
    assert chance_text(8 / 6372, language="es") == "alrededor de 1 de cada 800"
    assert chance_text(0.0431, language="es") == "alrededor de 4 de cada 100"
    assert (
        chance_text(1e-9, language="es")
        == "menos de 1 de cada 100\N{NO-BREAK SPACE}000"
    )


def test_what_no_future_saw_is_rare_and_not_impossible() -> None:
    assert chance_text(0.0, language="en", futures=4096) == "less than 1 in 4,000"


def test_a_handful_of_futures_makes_a_round_number() -> None:
    assert chance_text(5 / 4096, language="en", futures=4096) == "about 1 in 800"


@given(st.floats(0, 1), st.sampled_from(LANGUAGES), st.sampled_from([None, 256, 4096]))
def test_every_chance_has_words(
    chance: float, language: Language, futures: int | None
) -> None:
    text = chance_text(chance, language=language, futures=futures)

    assert text
    assert not re.search(r"nan|inf\b|None|\b0 (in|de cada)", text)


@given(st.floats(1e-5, 0.98), st.floats(1e-5, 0.98))
def test_words_never_turn_the_order_of_chances_round(
    first: float, second: float
) -> None:
    def told(chance: float) -> float:
        words = chance_text(chance, language="en").replace(",", "")
        part, whole = re.findall(r"\d+", words)
        return int(part) / int(whole)

    low, high = sorted((first, second))
    assert told(low) <= told(high)


def test_people_are_counted_from_those_who_applied() -> None:
    assert people_text(8, 6372, language="en") == "about 1 in 800"


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "0 of 100"),
        (0.5, "50 of 100"),
        (0.991, "99 of 100"),
        (0.9963, "996 of 1,000"),
        (0.00001, "1 of 100,000"),
        (1.0, "100 of 100"),
    ],
)
def test_shares_need_as_many_people_as_make_one_of_them(
    chance: float, words: str
) -> None:
    assert out_of_100(chance, "en") == words


def test_what_is_possible_is_never_told_as_none_of_many() -> None:
    assert "fewer than 1 of 100" in out_of_100(3e-7, "en")
    assert out_of_100(0, "en").startswith("0 of 100")
