"""Where the odds of a try come from: every number opened."""

from __future__ import annotations

from collections.abc import Iterator

from million_miles.journey import OddsPart, OwnOdds
from million_miles.telling.chances import chance_text
from million_miles.telling.numbers import TIMES, factor_text, number, significant
from million_miles.telling.page import wrap
from million_miles.telling.phrase import Phrase
from million_miles.values import BaseRate, Evidence, Language, Quality

_HEAD = Phrase(
    "How it comes about. Each line multiplies the odds (yes against no) of the one "
    "before:",
    "Cómo se llega a eso. Cada línea multiplica lo anterior (síes frente a noes):",
)
_START = Phrase("{k} of {n}{about}: {chance}", "{k} de {n}{about}: {chance}")
_ABOUT = Phrase("; {text}", "; {text}")
_ATTEMPTS = {
    "any": Phrase("at any try", "en cualquier intento"),
    "one": Phrase("at try {number}", "en el intento {number}"),
    "later": Phrase("at try {number} or later", "en el intento {number} o después"),
}
_QUALITY: dict[Quality, Phrase] = {
    "official": Phrase("an official source", "una fuente oficial"),
    "press": Phrase("from the press", "de la prensa"),
    "secondary": Phrase("at second hand", "de segunda mano"),
    "self_report": Phrase(
        "told by somebody concerned", "contado por alguien implicado"
    ),
    "weak": Phrase("a weak source", "una fuente débil"),
}
_PART = Phrase("{times} {factor}  {why}", "{times} {factor}  {why}")
_CAUSES: dict[str, Phrase] = {
    "count": Phrase(
        "so small a count leaves its rate open",
        "un recuento tan pequeño deja abierta su tasa",
    ),
    "still_trying": Phrase(
        "who is still trying at try {number}: some who were likelier have their yes",
        "quién sigue en el intento {number}: parte de quienes lo tenían más fácil ya "
        "tiene su sí",
    ),
    "answers": Phrase(
        "your noes, with the bars you had met then",
        "tus noes, con los listones que cumplías entonces",
    ),
    "reached": Phrase(
        "your try has come to “{stage}”", "tu intento ha llegado a «{stage}»"
    ),
    "stages": Phrase("how far your tries came", "hasta dónde llegaron tus intentos"),
}
_BAR = Phrase("{title}, {state}: {basis}", "{title}, {state}: {basis}")
_MET = (Phrase("open", "pendiente"), Phrase("met", "cumplido"))
_SHARES = Phrase(
    "{selected} in 100 of those selected have it, {applicants} in 100 of all who apply",
    "lo tienen {selected} de cada 100 elegidos y {applicants} de cada 100 solicitantes",
)
_SELECTED_ONLY = Phrase(
    "{selected} in 100 of those selected have it; of all who apply nobody counted, so "
    "this is assumed",
    "lo tienen {selected} de cada 100 elegidos; entre solicitantes nadie lo ha contado, "
    "así que es un supuesto",
)
_WORD = Phrase("your own guess (“{guess}”)", "tu propia estimación («{guess}»)")
_GUESSES = {
    "little": Phrase("a little", "poco"),
    "some": Phrase("some", "algo"),
    "much": Phrase("much", "mucho"),
}
_END = Phrase("= {chance}", "= {chance}")
_SHRUNK = Phrase(
    "Bars that come together say partly the same, so each counts {share} in 100 of what "
    "it says alone (assumed).",
    "Los listones que vienen juntos dicen en parte lo mismo, así que cada uno cuenta "
    "{share} de cada 100 de lo que dice solo (supuesto).",
)
_SPREAD = Phrase(
    "Assumed, not counted: how far people differ in what no bar shows ({sd} in log "
    "odds). With half of it: {half}, over {tries} tries {half_over}. With double: "
    "{double}, over {tries} tries {double_over}.",
    "Supuesto, no contado: cuánto difieren las personas en lo que ningún listón muestra "
    "({sd} en logaritmo de la razón). Con la mitad: {half}; en {tries} intentos, "
    "{half_over}. Con el doble: {double}; en {tries} intentos, {double_over}.",
)
_FITTED = Phrase(
    "How far people differ in what no bar shows ({sd} in log odds) follows from the "
    "counts of first and later tries.",
    "Cuánto difieren las personas en lo que ningún listón muestra ({sd} en "
    "logaritmo de la razón) sale de los recuentos de primeros y siguientes intentos.",
)
_LENT = Phrase(
    "How far those who are refused come was counted in another year ({year}).",
    "Hasta dónde llegan quienes reciben un «no» se contó en otro año ({year}).",
)
_RANGE = Phrase(
    "The range holds what the count leaves open, and what is assumed of the bars. How "
    "rates change from year to year is not in it.",
    "El rango incluye lo que el recuento deja abierto y lo que se supone de los "
    "listones. No incluye cómo cambian las tasas de un año a otro.",
)
NOTHING = 0.005  # a factor nearer to 1 than this shows as 1
TRIES = 12


def how_lines(one: OwnOdds, language: Language) -> list[str]:
    """Return the lines that open every number of the odds; none: no odds."""
    if one.rate is None or one.chance is None:
        return []
    lines = [
        wrap(_HEAD(language)),
        wrap(_start(one.rate, language), indent=2, hanging=2),
    ]
    told = (p for p in one.parts if p.cause == "bar" or abs(p.log_odds) >= NOTHING)
    lines += [wrap(_part(p, one, language), indent=2, hanging=8) for p in told]
    end = _END(language, chance=chance_text(one.chance, language=language))
    lines.append(wrap(end, indent=2))
    return [*lines, *(wrap(text, hanging=2) for text in _notes(one, language))]


def _start(rate: BaseRate, language: Language) -> str:
    kind = "any" if rate.attempt is None else "later" if rate.and_later else "one"
    words = [rate.population, rate.year, _ATTEMPTS[kind](language, number=rate.attempt)]
    words.append(rate.source)
    if rate.quality is not None:
        words.append(_QUALITY[rate.quality](language))
    about = "".join(_ABOUT(language, text=text) for text in words if text)
    return _START(
        language,
        k=number(rate.successes, language),
        n=number(rate.tries, language),
        about=about,
        chance=chance_text(rate.rate, language=language),
    )


def _part(part: OddsPart, one: OwnOdds, language: Language) -> str:
    factor = factor_text(part.log_odds, language)
    why = _why(part, one, language)
    return _PART(language, times=TIMES, factor=factor, why=why)


def _why(part: OddsPart, one: OwnOdds, language: Language) -> str:
    if part.evidence is None:
        return _CAUSES[part.cause](language, number=one.number, stage=one.reached)
    return _BAR(
        language,
        title=part.title,
        state=_MET[bool(part.is_met)](language),
        basis=_basis(part.evidence, language),
    )


def _basis(evidence: Evidence, language: Language) -> str:
    if evidence.guess is not None:
        return _WORD(language, guess=_GUESSES[evidence.guess](language))
    selected = number(100 * (evidence.selected or 0.0), language)
    if evidence.applicants is None:
        return _SELECTED_ONLY(language, selected=selected)
    applicants = number(100 * evidence.applicants, language)
    return _SHARES(language, selected=selected, applicants=applicants)


def _notes(one: OwnOdds, language: Language) -> Iterator[str]:
    if one.shrink < 1:
        yield _SHRUNK(language, share=number(100 * one.shrink, language))
    if one.staged_by is not None and one.staged_by != one.rate:
        yield _LENT(language, year=one.staged_by.year or "?")
    if one.usual is not None and one.half is not None and one.double is not None:
        yield _SPREAD(
            language,
            sd=significant(one.usual.sd, language),
            tries=max(dict(one.over_tries), default=TRIES),
            half=chance_text(one.half.chance, language=language),
            half_over=chance_text(one.half.chance_over, language=language),
            double=chance_text(one.double.chance, language=language),
            double_over=chance_text(one.double.chance_over, language=language),
        )
    elif one.usual is not None:
        yield _FITTED(language, sd=significant(one.usual.sd, language))
    yield _RANGE(language)
