"""What one has of what those who made it had."""

from __future__ import annotations

from million_miles.journey import SelectedBar, SelectedOutlook
from million_miles.telling.numbers import hours_in_words, number
from million_miles.telling.page import page, paint, wrap
from million_miles.telling.phrase import Phrase, listed
from million_miles.values import Language

MOST = 8  # things that are named

_HEAD = Phrase("Those who made it", "Quienes lo lograron")
_NONE = Phrase(
    "Nothing in your table of {people} people was had by half of them or more.",
    "Nada en tu tabla de {people} personas lo tenía la mitad de ellas o más.",
)
_ALL = Phrase(
    "Most of the {people} in your table had {count} things; you have all of them.",
    "La mayoría de las {people} personas de tu tabla tenía {count} cosas; las tienes "
    "todas.",
)
_THE_ONE = Phrase(
    "Most of the {people} in your table had {count} thing; you have it too.",
    "La mayoría de las {people} personas de tu tabla tenía {count} cosa; también la "
    "tienes.",
)
_SOME = Phrase(
    "You have {met} of their {count}.{nearest}", "Tienes {met} de sus {count}.{nearest}"
)
_NO_ONE = Phrase(
    "You have none of their {count} yet.{nearest}",
    "Aún no tienes nada de lo que ellos tenían ({count} en total).{nearest}",
)
_NEAREST = Phrase(
    " The nearest is “{title}” (about {hours}).",
    " Lo más cercano es «{title}» (unas {hours}).",
)
_MISSING = Phrase("Not yet: {titles}.", "Aún no: {titles}.")
_HAVE = Phrase("You have: {titles}.", "Tienes: {titles}.")
_EACH = Phrase("{title} ({had} of {known})", "{title} ({had} de {known})")
_FEW = Phrase(
    "So few people say little about others: read the shares as a hint.",
    "Tan pocas personas dicen poco de las demás: toma las proporciones como una pista.",
)
FEW = 10  # fewer people than this are told to be few


def theirs(
    found: SelectedOutlook | None, *, language: Language, color: bool = False
) -> str:
    """Tell how much of theirs one has, and what is nearest; empty: no table."""
    if found is None:
        return ""
    people = number(found.people, language)
    head = paint(_HEAD(language), "title", color=color)
    if not found.bars:
        return page([head, wrap(_NONE(language, people=people), hanging=2)])
    count = number(len(found.bars), language)
    if found.met == len(found.bars):
        had = _ALL if found.met > 1 else _THE_ONE
        return page([head, wrap(had(language, people=people, count=count), hanging=2)])
    nearest = ""
    if found.nearest is not None:
        hours = hours_in_words(found.nearest.hours or 0.0, language)
        nearest = _NEAREST(language, title=found.nearest.title, hours=hours)
    met = number(found.met, language)
    some = _SOME if found.met else _NO_ONE
    sentences = [some(language, met=met, count=count, nearest=nearest)]
    for phrase, is_met in ((_HAVE, True), (_MISSING, False)):
        named = [_each(bar, language) for bar in found.bars if bar.is_met == is_met]
        if named:
            sentences.append(
                phrase(language, titles=listed(named, language, most=MOST))
            )
    sentences += [_FEW(language)] if found.people < FEW else []
    return page([head, *(wrap(one, hanging=2) for one in sentences)])


def _each(bar: SelectedBar, language: Language) -> str:
    had, known = number(bar.had, language), number(bar.known, language)
    return _EACH(language, title=bar.title, had=had, known=known)
