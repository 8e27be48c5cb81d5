"""Whether chances came true as often as they said, in words."""

from __future__ import annotations

from million_miles.distance import Bin, Reliability
from million_miles.journey.score import Score
from million_miles.journey.told_chances import ToldChance
from million_miles.telling.chances import chance_text
from million_miles.telling.dates import day_text
from million_miles.telling.numbers import number
from million_miles.telling.phrase import Counted, Phrase
from million_miles.values import Language

_HEAD = Phrase(
    "Chances that I told and that are decided now: {times}; {came}.",
    "Posibilidades que dije y que ya están decididas: {times}; {came}.",
)
_CAME = (
    Phrase("none came true", "no se cumplió ninguna"),
    Phrase("1 came true", "se cumplió 1"),
    Phrase("{count} came true", "se cumplieron {count}"),
)
_TOO_FEW = Phrase(
    "Too few to tell whether they were good: that takes ten. Here they are, one by one.",
    "Muy pocas para saber si eran buenas: hacen falta diez. Aquí están, una por una.",
)
_TRY = Phrase("{title}, try {number}", "{title}, intento {number}")
_BY_DATE = Phrase("{goal} by {day}", "{goal} para el {day}")
_ONE = (
    Phrase("{what}: I said {chance} on {day}. It was a no.",
           "{what}: el {day} dije {chance}. Fue un no."),
    Phrase("{what}: I said {chance} on {day}. It was a yes.",
           "{what}: el {day} dije {chance}. Fue un sí."),
)  # fmt: skip
_ONE_DATE = (
    Phrase("{what}: I said {chance} on {day}. It did not come in time.",
           "{what}: el {day} dije {chance}. No llegó a tiempo."),
    Phrase("{what}: I said {chance} on {day}. It came in time.",
           "{what}: el {day} dije {chance}. Llegó a tiempo."),
)  # fmt: skip
_TIMES = Counted(
    Phrase("Of the {count} time", "De la {count} vez"),
    Phrase("Of the {count} times", "De las {count} veces"),
)
_BIN = Phrase(
    "{times} I said {chance}, {came} ({luck}).",
    "{times} que dije {chance}, {came} ({luck}).",
)
_LUCK = Phrase("{low} to {high}", "de {low} a {high}")
_LUCK_MEANS = Phrase(
    "In brackets: how many would come true 8 times in 10 if I was right.",
    "Entre paréntesis: cuántas se cumplirían 8 de cada 10 veces si yo acertaba.",
)
_BRIER = Phrase(
    "Brier score {brier} (0 is perfect); saying each time the share that came would have "
    "given {same}, but nobody knew it before.",
    "Puntuación de Brier {brier} (0 es perfecto); decir siempre la parte que se cumplió "
    "habría dado {same}, pero nadie la sabía antes.",
)
_DECIMALS = 3


def chances_sentences(result: Score, language: Language) -> list[str]:
    """Say how often chances came true; under ten, one by one and without a verdict."""
    told = result.reliability
    if not told.times:
        return []
    times, came = number(told.times, language), _came(told.came, language)
    lines = [_HEAD(language, times=times, came=came)]
    if not told.is_enough:
        lines.append("  " + _TOO_FEW(language))
        return lines + ["  " + _one(one, language) for one in result.chances]
    rows = ["  " + _bin(one, language) for one in told.bins]
    return [*lines, *rows, "  " + _LUCK_MEANS(language), _score(told, language)]


def _came(count: int, language: Language) -> str:
    return _CAME[min(count, 2)](language, count=number(count, language))


def _one(one: ToldChance, language: Language) -> str:
    if one.by_date is not None:
        day = day_text(one.by_date, language)
        what, phrases = _BY_DATE(language, goal=one.goal, day=day), _ONE_DATE
    else:
        what, phrases = _TRY(language, title=one.title, number=one.number), _ONE
    return phrases[one.came](
        language,
        what=what,
        chance=chance_text(one.chance, language=language),
        day=day_text(one.told_on, language),
    )


def _bin(one: Bin, language: Language) -> str:
    low, high = (number(n, language) for n in (one.low_came, one.high_came))
    return _BIN(
        language,
        times=_TIMES(language, count=one.times, shown=number(one.times, language)),
        chance=chance_text(one.told_chance, language=language),
        came=_came(one.came, language),
        luck=low if low == high else _LUCK(language, low=low, high=high),
    )


def _score(told: Reliability, language: Language) -> str:
    scores = (told.brier, told.same_brier)
    brier, same = (number(one, language, decimals=_DECIMALS) for one in scores)
    return "  " + _BRIER(language, brier=brier, same=same)
