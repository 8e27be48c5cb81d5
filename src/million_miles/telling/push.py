"""What each answer is worth, the odds of the next tries, and which bars were raised."""

from __future__ import annotations

from itertools import groupby

from million_miles.journey.results import Outlook, PastTry, TryOutlook
from million_miles.telling.chances import chance_text, out_of_100
from million_miles.telling.dates import when_text
from million_miles.telling.numbers import number, percent, significant
from million_miles.telling.page import page, paint, wrap
from million_miles.telling.phrase import Phrase, listed
from million_miles.values import UNDATED, Language

# From how many learned bits on an answer says this much, largest first.
LEARNED_BITS = ((0.5, "much"), (0.1, "some"), (0.01, "little"), (0.0, "nothing"))

_NO_TRIES = Phrase(
    "The plan names no try yet: no application, exam or audition.",
    "El plan aún no nombra ningún intento: ni solicitud, ni examen, ni prueba.",
)
_ONE_TRY = Phrase("Try {number}", "Intento {number}")
_TWO_TRIES = Phrase("Tries {first} and {last}", "Intentos {first} y {last}")
_TRIES = Phrase("Tries {first} to {last}", "Intentos del {first} al {last}")
_ANSWERS: dict[str, Phrase] = {
    "accepted": Phrase("yes", "sí"),
    "refused": Phrase("no", "no"),
    "withdrawn": Phrase("withdrawn", "retirado"),
    "waiting": Phrase("waiting for an answer", "a la espera de respuesta"),
}
_DATED = Phrase("{tries}, {when}: {answer}.", "{tries}, {when}: {answer}.")
_PLAIN = Phrase("{tries}: {answer}.", "{tries}: {answer}.")
_STAGED = Phrase("{answer}, after “{stage}”", "{answer}, tras «{stage}»")
_TOLD: dict[str, Phrase] = {
    "nothing": Phrase(
        "This no told you almost nothing about yourself: at these odds {people} hear it.",
        "Este «no» apenas te dijo nada de ti: con estas probabilidades lo oyen {people}.",
    ),
    "little": Phrase(
        "This no told you a little: {people} in your place hear it.",
        "Este «no» te dijo algo, pero poco: lo oyen {people} en tu lugar.",
    ),
    "some": Phrase(
        "This no told you something: {people} in your place hear it. Ask what was "
        "missing.",
        "Este «no» te dijo algo de ti: lo oyen {people} en tu lugar. Pregunta qué faltó.",
    ),
    "much": Phrase(
        "This no told you a lot: only {people} in your place hear it. Look for what "
        "was missing before the next try.",
        "Este «no» te dijo mucho de ti: solo lo oyen {people} en tu lugar. Busca qué faltó "
        "antes del próximo intento.",
    ),
    "each": Phrase(
        "Each of these noes told you almost nothing about yourself: at these odds "
        "{people} hear it.",
        "Cada uno de estos «no» apenas te dijo nada de ti: con estas probabilidades "
        "lo oyen {people}.",
    ),
    "unknown": Phrase(
        "What this no tells cannot be said: the odds are not known.",
        "No se puede decir qué significa este «no»: no se conocen las probabilidades.",
    ),
}
_SAID = Phrase("They said: {text}", "Dijeron: {text}")
_LESSON = Phrase("Your lesson: {text}", "Tu lección: {text}")
_HOW = Phrase(
    "How: a yes had a chance of {chance}. This answer: surprise {surprise} bits, "
    "learned {learned} bits.",
    "Cómo: un sí tenía una probabilidad del {chance}. Esta respuesta: sorpresa "
    "{surprise} bits, aprendido {learned} bits.",
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
        "Next try: {chance} (8 times in 10 between {low} and {high}).",
        "Próximo intento: {chance} (8 de cada 10 veces entre el {low} y el {high}).",
    ),
    Phrase(
        "A yes to the try you wait for: {chance} (8 times in 10 between {low} and "
        "{high}).",
        "Un sí al intento que esperas: {chance} (8 de cada 10 veces entre el {low} y el "
        "{high}).",
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
            wrap(s, hanging=2) for s in past_sentences(attempt, language, how=how)
        ]
        lines += [wrap(s, hanging=2) for s in next_sentences(attempt, language)]
        lines += [
            wrap(s, hanging=2) for s in raised_sentences(attempt, titles, language)
        ]
        if how:
            lines += [wrap(s, hanging=2) for s in how_sentences(attempt, language)]
        lines.append("")
    return page(lines)


def past_sentences(attempt: TryOutlook, language: Language, *, how: bool) -> list[str]:
    """Say what each try told; tries that say the same stand together."""

    def alike(past: PastTry) -> tuple[object, ...]:
        shown = None
        if how and past.learned_bits is not None:
            shown = significant(past.learned_bits, language)
        told = (past.reason, past.lesson, past.stage, past.outcome, shown)
        return (*told, _when(past, language), told_word(past), _people(past, language))

    sentences = []
    for _, group in groupby(attempt.past, key=alike):
        sentences += _past_group(list(group), language, how=how)
    return sentences


def told_word(past: PastTry) -> str:
    """Return how much a no told about the person; empty for other answers."""
    if past.outcome != "refused":
        return ""
    if past.learned_bits is None or past.chance_before is None:
        return "unknown"
    return next(word for least, word in LEARNED_BITS if past.learned_bits >= least)


def _past_group(group: list[PastTry], language: Language, *, how: bool) -> list[str]:
    first, last = group[0], group[-1]
    tries = _ONE_TRY(language, number=first.number)
    if len(group) > 1:
        phrase = _TWO_TRIES if len(group) == 2 else _TRIES
        tries = phrase(language, first=first.number, last=last.number)
    answer = _ANSWERS[first.outcome or "waiting"](language)
    if first.stage:
        answer = _STAGED(language, answer=answer, stage=first.stage)
    when = _when(first, language)
    phrase = _DATED if when else _PLAIN
    head = phrase(language, tries=tries, when=when, answer=answer)
    word = told_word(first)
    if word == "nothing" and len(group) > 1:
        word = "each"
    if word:
        head += " " + _TOLD[word](language, people=_people(first, language))
    sentences = [head]
    if first.reason:
        sentences.append("  " + _SAID(language, text=_ended(first.reason)))
    if first.lesson:
        sentences.append("  " + _LESSON(language, text=_ended(first.lesson)))
    if how:
        sentences += _arithmetic(first, language)
    return sentences


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _when(past: PastTry, language: Language) -> str:
    at = past.answered_at if past.answered_at != UNDATED else past.applied_at
    return when_text(at, language) if at != UNDATED else ""


def _people(past: PastTry, language: Language) -> str:
    if past.chance_before is None:
        return ""
    return out_of_100(1 - past.chance_before, language)


def _arithmetic(past: PastTry, language: Language) -> list[str]:
    numbers = (past.chance_before, past.surprise_bits, past.learned_bits)
    if any(value is None for value in numbers):
        return []
    chance, surprise, learned = (value or 0.0 for value in numbers)
    sentence = _HOW(
        language,
        chance=percent(chance, language),
        surprise=significant(surprise, language),
        learned=significant(learned, language),
    )
    return ["  " + sentence]


def next_sentences(attempt: TryOutlook, language: Language) -> list[str]:
    """Say the chance of the next try, and of several."""
    chance = attempt.chance_next
    if attempt.accepted:
        return [_ACCEPTED(language)]
    if chance is None:
        return [_ODDS_UNKNOWN(language)]
    if chance <= 0:
        return [_NO_CHANCE(language)]
    sentences = [_next_try(attempt, chance, language)]
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
    low = percent(attempt.low_chance, language)
    high = percent(attempt.high_chance, language)
    if low == high:
        return _NEXT[place](language, chance=words)
    return _NEXT_RANGE[place](language, chance=words, low=low, high=high)


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
