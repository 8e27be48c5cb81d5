"""Which goal maps do these words mean?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from million_miles.values import LANGUAGES, GoalMap, Language

# A weak match in a stronger place still beats the best match in a weaker one.
TITLE, WORDS, SUMMARY, REQUIREMENT = 27.0, 9.0, 3.0, 1.0
EXACT, BEGINS, MISSPELT = 1.0, 2 / 3, 1 / 2
OTHER_LANGUAGE = 0.9
ALIKE = 0.8  # share of letters two spellings of one word have in common


def search(
    maps: Iterable[GoalMap], words: str, *, language: Language
) -> tuple[GoalMap, ...]:
    """Return the maps that `words` may mean, the likeliest first.

    Case and accents do not matter; the beginning of a word or a small misspelling
    will do; every language of a map is searched, the reader's counts a little more.
    No words at all return every map by its title.

    Source:
        docs/method.md#finding-a-map
    """
    by_title = sorted(maps, key=lambda m: (_plain(m.in_language(language).title), m.id))
    if not words.strip():
        return tuple(by_title)
    wanted = _words(words)
    wanted = [word for word in wanted if len(word) > 2] or wanted
    scored = [(_score(m, wanted, language), m) for m in by_title]
    found = [pair for pair in scored if pair[0] > 0]
    return tuple(m for _, m in sorted(found, key=lambda pair: -pair[0]))


def _score(goal_map: GoalMap, wanted: list[str], language: Language) -> float:
    places = list(_places(goal_map, language))
    return sum(
        max(weight * _match(word, texts) for weight, texts in places) for word in wanted
    )


def _places(
    goal_map: GoalMap, language: Language
) -> Iterator[tuple[float, frozenset[str]]]:
    """Yield (weight, words that stand there) for each place in each language."""
    for one in LANGUAGES:
        told = goal_map.in_language(one)
        share = 1.0 if one == language else OTHER_LANGUAGE
        titles = " ".join(requirement.title for requirement in told.everything())
        for weight, text in (
            (TITLE, told.title),
            (WORDS, " ".join(told.words)),
            (SUMMARY, told.summary),
            (REQUIREMENT, titles),
        ):
            yield weight * share, frozenset(_words(text))


def _match(word: str, words: frozenset[str]) -> float:
    if word in words:
        return EXACT
    if len(word) > 2 and any(other.startswith(word) for other in words):
        return BEGINS
    if len(word) > 3 and any(_alike(word, other) for other in words):
        return MISSPELT
    return 0.0


def _alike(word: str, other: str) -> bool:
    pair = SequenceMatcher(None, word, other, autojunk=False)
    return pair.quick_ratio() >= ALIKE and pair.ratio() >= ALIKE


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _plain(text))


def _plain(text: str) -> str:
    """Return `text` in lower case, its accents gone."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))
