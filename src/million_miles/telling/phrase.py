"""One sentence in every language, side by side, so that none can be forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from million_miles.values import Language


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is said in English and in Spanish, with the same places to fill in."""

    en: str
    es: str

    def __call__(self, language: Language, /, **values: object) -> str:
        """Return the sentence with its places filled in."""
        return (self.es if language == "es" else self.en).format(**values)


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun with its number: one of it, or several."""

    one: Phrase
    several: Phrase

    def __call__(self, language: Language, /, *, count: float, shown: str) -> str:
        """Return `shown` with the noun; `count` decides the form."""
        phrase = self.one if count == 1 else self.several
        return phrase(language, count=shown)


_AND = Phrase("{first} and {last}", "{first} y {last}")
_AND_E = Phrase("{first} and {last}", "{first} e {last}")
_MORE = Phrase("{count} more", "{count} más")


def listed(items: list[str], language: Language, *, most: int | None = None) -> str:
    """Join `items` as a person would; past `most` of them, say how many more."""
    if most is not None and len(items) > most:
        more = _MORE(language, count=len(items) - most)
        items = [*items[:most], more]
    if len(items) < 2:
        return "".join(items)
    # Spanish says "e" before the sound of "i", as in "francés e inglés".
    start = items[-1].lower()
    sounds_like_i = start.startswith(("i", "í", "hi")) and not start.startswith(
        ("hia", "hie", "hio", "ia", "ie", "io")
    )
    joiner = _AND_E if sounds_like_i else _AND
    return joiner(language, first=", ".join(items[:-1]), last=items[-1])
