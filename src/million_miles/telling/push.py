"""What each answer is worth, the odds of the next tries, and which bars were raised."""

from __future__ import annotations

from million_miles.journey.results import Outlook, TryOutlook
from million_miles.telling.chances import chance_text, people_range, rests_on_spread
from million_miles.telling.numbers import number, percent
from million_miles.telling.odds import stages_sentence
from million_miles.telling.page import page, paint, wrap
from million_miles.telling.past_tries import past_sentences
from million_miles.telling.phrase import Phrase, listed
from million_miles.values import Language

_NO_TRIES = Phrase(
    "The plan names no try yet: no application, exam or audition.",
    "El plan aún no nombra ningún intento: ni solicitud, ni examen, ni prueba.",
)
_ACCEPTED = Phrase(
    "This one is a yes: nothing more to try here.",
    "Este es un sí: aquí no hay nada más que intentar.",
)
_ODDS_UNKNOWN = Phrase(
    "Next try: the odds are not known, and none are invented here.",
    "Próximo intento: no se conocen las probabilidades, y aquí no se inventan.",
)
_NO_CHANCE = Phrase(
    "Next try: no chance while a stated minimum is not met. Meet it first.",
    "Próximo intento: ninguna posibilidad mientras falte un mínimo exigido. Cúmplelo "
    "primero.",
)
_NEXT = (
    Phrase("Next try: {chance}.", "Próximo intento: {chance}."),
    Phrase(
        "A yes to the try you wait for: {chance}.",
        "Un sí al intento que esperas: {chance}.",
    ),
)
_NEXT_RANGE = (
    Phrase(
        "Next try: {chance} (8 times in 10 between {range}).",
        "Próximo intento: {chance} (8 de cada 10 veces entre {range}).",
    ),
    Phrase(
        "A yes to the try you wait for: {chance} (8 times in 10 between {range}).",
        "Un sí al intento que esperas: {chance} (8 de cada 10 veces entre {range}).",
    ),
)
_OVER = (
    Phrase(
        "At least one yes in {count} more tries: {chance}",
        "Al menos un sí en {count} intentos más: {chance}",
    ),
    Phrase(
        "At least one yes in {count} tries, that one included: {chance}",
        "Al menos un sí en {count} intentos, contando ese: {chance}",
    ),
)
_AND_OVER = Phrase("in {count}: {chance}", "en {count}: {chance}")
_WITH_PERCENT = Phrase("{chance} ({percent})", "{chance} ({percent})")
_RAISED = Phrase("Bars you raised: {titles}.", "Listones que subiste: {titles}.")
_NONE_RAISED = Phrase(
    "No bar raised between tries yet.", "Ningún listón subido entre intentos."
)
_ALONE = Phrase(
    "Trying again alone is not the recipe; raising a bar between tries is.",
    "Volver a intentarlo, sin más, no es la receta; subir un listón entre intentos, sí.",
)
_ENOUGH = Phrase(
    "At these odds trying again does much of the work; a raised bar does the rest.",
    "Con estas probabilidades, volver a intentarlo hace mucho; subir un listón hace el "
    "resto.",
)
_BORROWED = Phrase(
    "The count is of try {counted}; yours would be try {number}, which nobody counted. "
    "The odds given allow for who is still trying, not for what people learn.",
    "El recuento es del intento {counted}; el tuyo sería el {number}, que nadie ha "
    "contado. Se tiene en cuenta quién sigue intentándolo, no lo que se aprende.",
)
_COUNTED = Phrase(
    "Counted: {k} of {n} got a yes{whom}.",
    "Recuento: {k} de {n} recibieron un sí{whom}.",
)
_ASSUMED = Phrase(
    "Assumed, not counted: how far people differ in what their bars do not show.",
    "Supuesto, no contado: cuánto difieren las personas en lo que sus listones no "
    "muestran.",
)
_SPREAD = Phrase(
    "That spread is taken as {sd} (log odds). At half of it {tries} more tries give "
    "{half}; at twice it {double}.",
    "Esa diferencia se toma como {sd} (logaritmo de la razón). Con la mitad, {tries} "
    "intentos más dan {half}; con el doble, {double}.",
)
_DEFINITIONS = Phrase(
    "Surprise: how unexpected the answer was. Learned: how far it moved what is "
    "unknown about you. One bit is one fair coin.",
    "Sorpresa: lo inesperado de la respuesta. Aprendido: cuánto movió lo que no se "
    "sabe de ti. Un bit es una moneda al aire.",
)


def push(
    outlook: Outlook, *, language: Language, how: bool = False, color: bool = False
) -> str:
    """Tell for each try what its answers are worth and what the next ones give."""
    if not outlook.tries:
        return _NO_TRIES(language)
    titles = {requirement.id: requirement.title for requirement in outlook.requirements}
    lines: list[str] = []
    for attempt in outlook.tries:
        lines.append(paint(wrap(attempt.title), "title", color=color))
        lines += [
            wrap(s, hanging=2)
            for s in past_sentences(attempt, language, how=how, titles=titles)
        ]
        lines += [wrap(s, hanging=2) for s in next_sentences(attempt, language)]
        lines += [
            wrap(s, hanging=2) for s in raised_sentences(attempt, titles, language)
        ]
        if how:
            lines += [wrap(s, hanging=2) for s in how_sentences(attempt, language)]
        lines.append("")
    return page(lines)


def next_sentences(attempt: TryOutlook, language: Language) -> list[str]:
    """Say the chance of the next try, and of several."""
    chance = attempt.chance_next
    if attempt.accepted:
        return [_ACCEPTED(language)]
    if chance is None:
        return [_ODDS_UNKNOWN(language)]
    if chance <= 0:
        return [_NO_CHANCE(language)]
    sentences = [_next_try(attempt, chance, language), *_rests(attempt, language)]
    if attempt.borrowed_from is not None:
        sentences.append(
            _BORROWED(
                language, counted=attempt.borrowed_from, number=attempt.next_number
            )
        )
    several = [(count, one) for count, one in attempt.over_tries if count > 1]
    if several:
        sentences.append(_over_tries(attempt, several, language))
        is_enough = max(one for _, one in several) >= 0.5
        sentences.append((_ENOUGH if is_enough else _ALONE)(language))
    return sentences


def _is_pending(attempt: TryOutlook) -> bool:
    return any(past.outcome is None for past in attempt.past)


def _next_try(attempt: TryOutlook, chance: float, language: Language) -> str:
    place = int(_is_pending(attempt))
    words = chance_text(chance, language=language)
    if attempt.low_chance is None or attempt.high_chance is None:
        return _NEXT[place](language, chance=words)
    if attempt.low_chance == attempt.high_chance:
        return _NEXT[place](language, chance=words)
    between = people_range(attempt.low_chance, attempt.high_chance, language=language)
    return _NEXT_RANGE[place](language, chance=words, range=between)


def _rests(attempt: TryOutlook, language: Language) -> list[str]:
    """Say where the next chance rests on what is assumed more than its range tells."""
    half = dict(attempt.over_tries_half_sd).get(1)
    double = dict(attempt.over_tries_double_sd).get(1)
    low, high = attempt.low_chance, attempt.high_chance
    if half is None or double is None or low is None or high is None:
        return []
    told = rests_on_spread((low, high), half, double, language=language)
    return [told] if told else []


def _over_tries(
    attempt: TryOutlook, several: list[tuple[int, float]], language: Language
) -> str:
    phrases = [_OVER[_is_pending(attempt)], *[_AND_OVER] * (len(several) - 1)]
    parts = [
        phrase(language, count=count, chance=_with_percent(chance, language))
        for phrase, (count, chance) in zip(phrases, several, strict=True)
    ]
    return "; ".join(parts) + "."


def _with_percent(chance: float, language: Language) -> str:
    words = chance_text(chance, language=language)
    if chance >= 0.1:
        return words
    return _WITH_PERCENT(language, chance=words, percent=percent(chance, language))


def raised_sentences(
    attempt: TryOutlook, titles: dict[str, str], language: Language
) -> list[str]:
    """Name the bars that were raised."""
    if attempt.raised_ids:
        names = [titles.get(id_, id_) for id_ in dict.fromkeys(attempt.raised_ids)]
        return [_RAISED(language, titles=listed(names, language))]
    if any(past.changed_ids for past in attempt.past):
        return []  # what was met since is told with its try
    refused = any(past.outcome == "refused" for past in attempt.past)
    return [_NONE_RAISED(language)] if refused and not attempt.accepted else []


def how_sentences(attempt: TryOutlook, language: Language) -> list[str]:
    """Say what the odds rest on."""
    sentences = []
    if attempt.successes is not None and attempt.applicants is not None:
        about = (attempt.population, attempt.year, attempt.source)
        whom = "; ".join(part for part in about if part)
        sentences.append(
            _COUNTED(
                language,
                k=number(attempt.successes, language),
                n=number(attempt.applicants, language),
                whom=f" ({whom})" if whom else "",
            )
        )
    lent = attempt.staged_year if attempt.staged_year != attempt.year else ""
    by_stage = stages_sentence(attempt.by_stage, lent, language)
    sentences += [by_stage] if by_stage else []
    if attempt.is_assumed:
        sentences.append(_ASSUMED(language))
    if attempt.over_tries_half_sd and attempt.over_tries_double_sd:
        tries, low = attempt.over_tries_half_sd[-1]
        sentences.append(
            _SPREAD(
                language,
                sd=number(attempt.unseen_sd or 0, language),
                tries=tries,
                half=chance_text(low, language=language),
                double=chance_text(
                    attempt.over_tries_double_sd[-1][1], language=language
                ),
            )
        )
    if any(past.learned_bits is not None for past in attempt.past):
        sentences.append(_DEFINITIONS(language))
    return sentences
