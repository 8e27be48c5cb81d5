from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click
import pytest

from million_miles.cli.main import COMMANDS, miles
from million_miles.cli.spanish import SPANISH, in_spanish
from tests.cli.conftest import Miles


def commands() -> Iterator[click.Command]:
    yield miles
    context = click.Context(miles)
    for name in COMMANDS:
        command = miles.get_command(context, name)
        assert command is not None
        yield command


def help_texts() -> set[str]:
    texts = {"Options", "Commands", "Usage: ", "Show this message and exit."}
    for command in commands():
        paragraphs = cleandoc(command.help or "").split("\n\n")
        texts |= {p.replace("\n", " ") for p in paragraphs}
        texts |= {getattr(param, "help", None) or "" for param in command.params}
    return {text for text in texts if text and not text.startswith("Example: ")}


def test_every_english_help_text_has_a_spanish_one_and_none_is_left_over() -> None:
    assert help_texts() == set(SPANISH)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_speaks_spanish_and_keeps_the_example(anywhere: Miles, name: str) -> None:
    words = [name] if name else []
    english, spanish = (
        anywhere("--language", language, *words, "--help").out
        for language in ("en", "es")
    )

    assert "Usage: miles" in english
    assert "Uso: miles" in spanish
    assert "Options:" not in spanish
    assert (
        english.partition("Example: ")[2].partition("\n")[0]
        == (spanish.partition("Ejemplo: ")[2].partition("\n")[0])
    )


def test_a_text_without_a_translation_stays() -> None:
    assert in_spanish("Example: miles today") == "Ejemplo: miles today"
    assert in_spanish("no such text") == "no such text"
