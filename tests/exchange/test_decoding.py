from __future__ import annotations

import pytest

from million_miles import exchange
from million_miles.exchange.notes import Notes, check_text
from million_miles.values import Mistake, MistakesError, hidden_character


def test_text_comes_without_its_byte_order_mark() -> None:
    assert exchange.decode(b"\xef\xbb\xbfgoal: a\xc3\xb1o", file="x") == "goal: año"


def test_bytes_that_are_no_text_name_their_line() -> None:
    mistake = mistake_in(b"a: 1\nb: \xff\n", file="plan.yaml")

    assert (mistake.code, mistake.line, mistake.came) == ("not_utf8", 2, "ff")


@pytest.mark.parametrize(
    ("file", "most"),
    [
        ("plan.yaml", 2_000_000),
        ("my-journey/profile.yaml", 64_000),
        ("journal.csv", 16_000_000),
    ],
)
def test_each_file_has_its_limit(file: str, most: int) -> None:
    assert exchange.most_bytes(file) == most
    assert mistake_in(b"x" * (most + 1), file=file).code == "too_big"


def test_whole_files_and_single_texts_refuse_the_same_characters() -> None:
    every = [chr(code) for code in range(0x110000) if chr(code) != "\t"]
    hidden = [c for c in every if hidden_character(c, lines=True) is not None]
    shown = "".join(c for c in every if hidden_character(c, lines=True) is None)

    check_text(shown, Notes(), most=0x110000)

    assert len(hidden) > 2_000
    for character in hidden:
        with pytest.raises(MistakesError):
            check_text(character, Notes(), most=1)


def mistake_in(data: bytes, *, file: str) -> Mistake:
    with pytest.raises(MistakesError) as caught:
        exchange.decode(data, file=file)
    (mistake,) = caught.value.mistakes
    return mistake
