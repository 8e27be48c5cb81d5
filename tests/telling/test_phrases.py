from __future__ import annotations

import importlib
import pkgutil
import re
import string
from collections.abc import Iterator

from million_miles import telling
from million_miles.telling.phrase import Counted, Phrase, listed


def phrases_in(value: object) -> Iterator[Phrase]:
    if isinstance(value, Phrase):
        yield value
    elif isinstance(value, Counted):
        yield from (value.one, value.several)
    elif isinstance(value, dict):
        for item in value.values():
            yield from phrases_in(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from phrases_in(item)


def every_phrase() -> list[Phrase]:
    modules = [
        importlib.import_module(f"million_miles.telling.{module.name}")
        for module in pkgutil.iter_modules(telling.__path__)
    ]
    found = (
        phrase
        for module in modules
        for value in vars(module).values()
        for phrase in phrases_in(value)
    )
    return list(dict.fromkeys(found))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_there_are_many_phrases() -> None:
    assert len(every_phrase()) > 250


def says_the_same(phrase: Phrase) -> bool:
    is_told = bool(phrase.en.strip()) and bool(phrase.es.strip())
    ends_alike = (phrase.en[-1:] in ".:?") == (phrase.es[-1:] in ".:?")
    return is_told and ends_alike and places(phrase.en) == places(phrase.es)


def test_a_phrase_says_the_same_in_both_languages() -> None:
    assert [p.en for p in every_phrase() if not says_the_same(p)] == []


def test_spanish_has_its_own_quotation_marks_and_no_english_words() -> None:
    left = ("“", "”", "log odds")

    assert [p.es for p in every_phrase() if any(word in p.es for word in left)] == []


def test_the_day_by_which_something_comes_is_still_in_time() -> None:
    by = re.compile(r"\bby \{(date|day|month)\}", re.IGNORECASE)

    told = [p.es for p in every_phrase() if by.search(p.en)]

    assert len(told) > 10
    assert [text for text in told if "antes de" in text.lower()] == []


def test_words_in_braces_are_told_as_they_are() -> None:
    assert Phrase("{title} ahead", "falta {title}")("es", title="{x}") == "falta {x}"


def test_a_list_ends_in_and() -> None:
    assert listed(["a", "b", "c"], "en") == "a, b and c"
    assert listed(["a"], "en") == "a"
    assert listed([], "en") == ""


def test_a_long_list_says_how_many_more() -> None:
    assert listed(["a", "b", "c", "d"], "es", most=2) == "a, b y 2 más"


def test_spanish_and_becomes_e_before_the_sound_of_i() -> None:
    assert listed(["ruso", "inglés"], "es") == "ruso e inglés"
    assert listed(["agua", "hielo"], "es") == "agua y hielo"
