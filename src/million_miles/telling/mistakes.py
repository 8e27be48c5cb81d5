"""Mistakes in a text that a person wrote, each with its place and what was wanted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from million_miles.telling import file_words, import_words, mistake_words
from million_miles.telling.dates import day_text
from million_miles.telling.numbers import number
from million_miles.telling.page import visible
from million_miles.telling.phrase import Phrase
from million_miles.values import Language, Mistake

WANTED: dict[str, Phrase] = (
    file_words.OF_FILES
    | file_words.OF_NAMES
    | file_words.OF_AMOUNTS
    | mistake_words.OF_CHANGES
    | mistake_words.OF_ANSWERS
    | mistake_words.OF_WORDS
)
TOLD: dict[str, Phrase] = (
    mistake_words.OF_TRIES
    | mistake_words.OF_ROADS
    | mistake_words.OF_COMMANDS
    | import_words.OF_IMPORTS
)
_OF_MONEY = ("cost", "money")  # details that are amounts of it
_CAME = Phrase(
    "wanted {wanted}, came {came}.", "esperado: {wanted}; encontrado: {came}."
)
_QUOTED = Phrase("“{came}”", "«{came}»")
_NOTHING = Phrase("nothing", "nada")
# What to say where nothing came, because the place as a whole is the matter.
_INSTEAD: dict[str, Phrase] = {
    "too_big": Phrase("more", "más"),
    "too_many_lines": Phrase("more", "más"),
    "too_deep": Phrase("more", "más"),
    "too_many_values": Phrase("more", "más"),
    "not_utf8": Phrase("other bytes", "otros bytes"),
    "second_document": Phrase("a second one", "otro más"),
    "hidden_character": Phrase("a hidden one", "uno oculto"),
}
_UNKNOWN_KIND = Phrase("a known name ({kind})", "un nombre conocido ({kind})")
_UNKNOWN = Phrase("something else here ({code})", "otra cosa aquí ({code})")
_SUGGESTION = Phrase(" Did you mean “{suggestion}”?", " ¿Querías decir «{suggestion}»?")
_DUPLICATE = Phrase(
    "says the same as line {first}. Did it happen twice? If not: miles undo {came}",
    "dice lo mismo que la línea {first}. ¿Pasó dos veces? Si no: miles undo {came}",
)
_LONG_DAY = Phrase(
    "{hours} h on one day. They count; are they right? If not: miles undo {came}",
    "{hours} h en un día. Cuentan; ¿son correctas? Si no: miles undo {came}",
)
_DAY_TO_COME = Phrase(
    "{day} is still to come, and nothing of it counts before. If the day is wrong: "
    "miles undo {came}",
    "{day} aún no ha llegado, y nada de ello cuenta antes. Si el día está mal: "
    "miles undo {came}",
)

_QUESTIONS = {
    "possible_duplicate": _DUPLICATE,
    "long_day": _LONG_DAY,
    "day_to_come": _DAY_TO_COME,
}


def mistakes(found: Iterable[Mistake], *, language: Language) -> str:
    """Tell every mistake on a line of its own, as `FILE:LINE: wanted ..., came ...`."""
    return "\n".join(mistake_sentence(mistake, language) for mistake in found)


def questions(doubts: Iterable[Mistake], *, language: Language) -> str:
    """Ask about what may be meant or not, such as an entry that stands twice."""
    return "\n".join(_question(doubt, language) for doubt in doubts)


def _question(doubt: Mistake, language: Language) -> str:
    phrase = _QUESTIONS.get(doubt.code)
    if phrase is None:
        return mistake_sentence(doubt, language)
    details = {"first": "…", "hours": "…", "day": "…"} | dict(doubt.details)
    words = {name: details[name] for name in ("first", "hours", "day")}
    return _place(doubt) + phrase(language, came=visible(doubt.came), **words)


def mistake_sentence(mistake: Mistake, language: Language) -> str:
    """Tell one mistake on one line."""
    if mistake.code in TOLD:
        sentence = _filled(TOLD[mistake.code], mistake, language)
    else:
        came = _came(mistake, language)
        sentence = _CAME(language, wanted=wanted(mistake, language), came=came)
    if mistake.suggestion:
        suggestion = visible(mistake.suggestion)
        sentence += _SUGGESTION(language, suggestion=suggestion)
    place = _place(mistake)
    return place + sentence if place else sentence[:1].upper() + sentence[1:]


def wanted(mistake: Mistake, language: Language) -> str:
    """Say what was wanted; a code without words of its own is named."""
    phrase = WANTED.get(mistake.code)
    if phrase is None:
        name = visible(mistake.code)
        kind = name.removeprefix("unknown_")
        if kind != name:
            return _UNKNOWN_KIND(language, kind=kind)
        return _UNKNOWN(language, code=name)
    return _filled(phrase, mistake, language)


def _filled(phrase: Phrase, mistake: Mistake, language: Language) -> str:
    details: defaultdict[str, str] = defaultdict(lambda: "…")
    details["came"] = visible(mistake.came, most=200) or "…"
    details.update(
        {name: _told(name, text, language) for name, text in mistake.details}
    )
    pattern = phrase.es if language == "es" else phrase.en
    return pattern.format_map(details)


def _told(name: str, text: str, language: Language) -> str:
    """Return a detail for people: what is called a date is one, and so is money."""
    if name.endswith("_date"):
        return day_text(dt.date.fromisoformat(text), language)
    if name in _OF_MONEY:
        return number(float(text), language)
    return visible(text)


def _came(mistake: Mistake, language: Language) -> str:
    if mistake.came:
        return _QUOTED(language, came=visible(mistake.came))
    return _INSTEAD.get(mistake.code, _NOTHING)(language)


def _place(mistake: Mistake) -> str:
    if not mistake.file:
        return ""
    line = f":{mistake.line}" if mistake.line else ""
    return f"{visible(mistake.file, most=200)}{line}: "
