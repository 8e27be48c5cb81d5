"""What one sees is what is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.values import hidden_character, is_id


@pytest.mark.parametrize(
    "hidden",
    [
        *("\0", "\x1b", "\t", "\n", "\x85", "\ud800", "\u061c", "\u200b", "\u200f"),
        *("\u2028", "\u202e", "\u2060", "\u2063", "\u2067", "\ufeff", "\U000e0041"),
    ],
)
def test_what_hides_or_reorders_is_found(hidden: str) -> None:
    assert hidden_character(f"good{hidden} text") == hidden


@pytest.mark.parametrize(
    "text", ["José Hernández", "宇宙飛行士", "می‌روم", "👩‍🚀 to space", "رائد فضاء", ""]
)
def test_words_of_any_language_are_plain(text: str) -> None:
    assert hidden_character(text) is None


def test_lines_may_break_where_they_are_wanted() -> None:
    assert hidden_character("one\ntwo", lines=True) is None
    assert hidden_character("one\r\ntwo", lines=True) == "\r"


@pytest.mark.parametrize("text", ["pilot-licence", "k3f9", "b2_spanish", "maestría"])
def test_ids_are_letters_digits_and_dashes(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    ["", "-a", "_a", "A", "two words", "a.b", "a/b", "=1", "x" * 61, "mae\u0301"],
)
def test_what_cannot_name_a_requirement(text: str) -> None:
    assert not is_id(text)


@given(st.text(max_size=20))
def test_an_id_never_hides_anything(text: str) -> None:
    assert not is_id(text) or hidden_character(text) is None
