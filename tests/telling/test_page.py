from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from million_miles.telling.page import columns, fit, page, paint, visible, wrap


@given(st.text(max_size=60), st.integers(1, 40))
def test_what_is_fitted_fills_its_columns(text: str, width: int) -> None:
    assert columns(fit(text, width)) == width


def test_a_long_word_is_cut_with_a_mark() -> None:
    assert fit("Private pilot licence", 10) == "Private p…"
    assert fit("9", 3, right=True) == "  9"


def test_wide_letters_count_twice() -> None:
    assert columns("日本") == 4


def test_hidden_characters_are_spelt_out() -> None:
    assert visible("a\x1b[31m\u202e") == "a\\u001b[31m\\u202e"


def test_foreign_text_is_shortened() -> None:
    assert len(visible("x" * 500)) == 80


def test_colour_is_only_where_it_is_wanted() -> None:
    assert paint("ready", "good", color=False) == "ready"
    assert paint("ready", "good", color=True) == "\x1b[32mready\x1b[0m"


def test_paragraphs_break_at_the_width() -> None:
    assert (
        wrap("one two three", width=8, indent=2, hanging=1) == "  one\n   two\n   three"
    )


def test_a_page_has_no_blanks_at_its_ends() -> None:
    assert page(["", "a  ", "", "b", ""]) == "a\n\nb"
