"""How a chance is told: in people, never as a bare fraction."""

from __future__ import annotations

from million_miles.telling.numbers import number, rounded
from million_miles.telling.phrase import Phrase
from million_miles.values import Language

_NONE = Phrase(
    "no chance as things stand", "ninguna posibilidad tal como están las cosas"
)
_LESS = Phrase("less than 1 in {count}", "menos de 1 de cada {count}")
_ONE_IN = Phrase("about 1 in {count}", "alrededor de 1 de cada {count}")
_IN_100 = Phrase("about {count} in 100", "alrededor de {count} de cada 100")
_ALMOST = Phrase("almost certain (99 in 100)", "casi seguro (99 de cada 100)")
_ABOVE = Phrase(
    "almost certain (more than 99 in 100)", "casi seguro (más de 99 de cada 100)"
)
_RESTS = Phrase(
    "That rests on how far people are taken to differ in what nobody sees, more than the "
    "range says: half as far gives {half}, twice as far {double}.",
    "Eso depende, más de lo que dice el rango, de cuánto se supone que difieren las "
    "personas en lo que nadie ve: la mitad da {half}; el doble, {double}.",
)
_BETWEEN = Phrase("{low} and {high}", "{low} y {high}")
_BARE_ONE_IN = Phrase("1 in {count}", "1 de cada {count}")
_BARE_IN_100 = Phrase("{count} in 100", "{count} de cada 100")
_FEWEST = 1e-5  # below one in a hundred thousand a number says nothing to a person


def chance_text(
    chance: float, *, language: Language, futures: int | None = None
) -> str:
    """Return a chance in words, such as `about 1 in 800`.

    Args:
        chance: in [0, 1].
        language: what to speak.
        futures: how many simulated futures it is a share of. What none of them saw
            is then rare, not impossible; and few of them make a round number.
    """
    fewest = _FEWEST if futures is None else max(_FEWEST, 1 / futures)
    if chance <= 0 and futures is None:
        return _NONE(language)
    if chance < fewest:
        return _LESS(language, count=number(rounded(1 / fewest, 1), language))
    if chance < 0.0095:
        is_vague = futures is not None and chance * futures < 25
        count = rounded(1 / chance, 1 if is_vague else 2)
        return _ONE_IN(language, count=number(count, language))
    if chance < 0.985:
        return _IN_100(language, count=number(100 * chance, language))
    return _ALMOST(language) if chance <= 0.9901 else _ABOVE(language)


def people_range(low: float, high: float, *, language: Language) -> str:
    """Return a range of chances in people, such as `1 in 430 and 1 in 200`."""
    return _BETWEEN(language, low=_bare(low, language), high=_bare(high, language))


def _bare(chance: float, language: Language) -> str:
    if chance <= 0:
        return _BARE_IN_100(language, count=0)
    if chance < 0.0095:
        return _BARE_ONE_IN(language, count=number(rounded(1 / chance), language))
    decimals = 1 if chance > 0.985 else 0
    return _BARE_IN_100(
        language, count=number(100 * chance, language, decimals=decimals)
    )


def rests_on_spread(
    within: tuple[float, float], half: float, double: float, *, language: Language
) -> str:
    """Say so where what is assumed matters more than a range tells; else nothing.

    Args:
        within: the range that was told.
        half: the chance, if people differed half as much in what nobody sees.
        double: the chance, if they differed twice as much.
        language: what to speak.
    """
    low, high = within
    if low <= min(half, double) and max(half, double) <= high:
        return ""
    return _RESTS(
        language,
        half=chance_text(half, language=language),
        double=chance_text(double, language=language),
    )


def people_text(successes: int, applicants: int, *, language: Language) -> str:
    """Return how many of those who applied succeeded, such as `about 1 in 800`."""
    return chance_text(successes / applicants, language=language)


def out_of_100(chance: float, language: Language) -> str:
    """Return a chance as `99 of 100`, or finer where 100 people are too few."""
    people = 100
    while people < 100_000 and 0 < chance < 1 and round(people * chance) in (0, people):
        people *= 10
    count = min(round(people * chance), people)
    all_ = number(people, language)
    if count == 0 < chance:
        return _FEWER(language, people=all_)
    return _OF(language, count=number(count, language), people=all_)


_FEWER = Phrase("fewer than 1 of {people}", "menos de 1 de cada {people}")
_OF = Phrase("{count} of {people}", "{count} de cada {people}")
