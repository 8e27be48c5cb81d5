"""What each try that was made told: its answer, their words, and what it moved."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from million_miles.journey.results import PastTry, TryOutlook
from million_miles.telling.chances import chance_text, out_of_100
from million_miles.telling.dates import when_text
from million_miles.telling.numbers import number, percent, significant
from million_miles.telling.phrase import Phrase, listed
from million_miles.values import UNDATED, Language, TryScore

# From how many learned bits on an answer says this much, largest first.
LEARNED_BITS = ((0.5, "much"), (0.1, "some"), (0.01, "little"), (0.0, "nothing"))

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
        "This no told you a lot: only {people} in your place hear it. Change something "
        "before the next try; ask what was missing.",
        "Este «no» te dijo mucho de ti: solo lo oyen {people} en tu lugar. Cambia algo "
        "antes del próximo intento; pregunta qué faltó.",
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
_FEEDBACK = Phrase("Word for word: “{text}”", "Palabra por palabra: «{text}»")
_SCORE = Phrase("Score: {points}.", "Nota: {points}.")
_SCORE_OF = Phrase("Score: {points} of {top}.", "Nota: {points} de {top}.")
_MARGIN = {
    "below": Phrase(
        " {margin} below the {mark} that pass.",
        " {margin} por debajo de {mark}, con lo que se aprueba.",
    ),
    "above": Phrase(
        " {margin} above the {mark} that pass.",
        " {margin} por encima de {mark}, con lo que se aprueba.",
    ),
}
_SAME_STAGE = Phrase("As far as last time.", "Tan lejos como la última vez.")
_OTHER_STAGE = Phrase(
    "Last time it ended after “{stage}”.", "La última vez terminó tras «{stage}»."
)
_CHANGED = Phrase(
    "Met or raised since the try before: {titles}.",
    "Cumplido o subido desde el intento anterior: {titles}.",
)
_MOVED = Phrase(
    "This answer alone moved the odds: from {before} to {after}. The rest depends on "
    "what you change.",
    "Esta respuesta por sí sola movió las probabilidades: de {before} a {after}. El "
    "resto depende de lo que cambies.",
)
_HOW = Phrase(
    "How: a yes had a chance of {chance}. This answer: surprise {surprise} bits, "
    "learned {learned} bits.",
    "Cómo: un sí tenía una probabilidad del {chance}. Esta respuesta: sorpresa "
    "{surprise} bits, aprendido {learned} bits.",
)


def past_sentences(
    attempt: TryOutlook,
    language: Language,
    *,
    how: bool,
    titles: Mapping[str, str] | None = None,
) -> list[str]:
    """Say what each try told; tries that say the same stand together."""
    names = titles or {}
    stages = dict(zip(attempt.past[1:], attempt.past, strict=False))

    def alike(past: PastTry) -> tuple[object, ...]:
        shown = None
        if how and past.learned_bits is not None:
            shown = significant(past.learned_bits, language)
        words = (past.reason, past.lesson, past.stage, past.outcome, past.feedback)
        compared = _compared(past, stages.get(past), language)
        told = (*words, shown, past.score, past.changed_ids, compared)
        people = _people(past, language)
        moved = _moved(past, language)
        return (*told, _when(past, language), told_word(past), people, moved)

    sentences = []
    for _, group in groupby(attempt.past, key=alike):
        alike_ones = list(group)
        sentences += _past_group(alike_ones, language)
        first = alike_ones[0]
        sentences += _compared(first, stages.get(first), language)
        if first.changed_ids:
            changed = listed([names.get(i, i) for i in first.changed_ids], language)
            sentences.append("  " + _CHANGED(language, titles=changed))
        sentences += _moved(first, language)
        if how:
            sentences += _arithmetic(first, language)
    return sentences


def _compared(past: PastTry, before: PastTry | None, language: Language) -> list[str]:
    """Compare how far a try came with the one before."""
    if before is None or not past.stage or not before.stage:
        return []
    if past.stage == before.stage:
        return ["  " + _SAME_STAGE(language)]
    return ["  " + _OTHER_STAGE(language, stage=before.stage)]


def _moved(past: PastTry, language: Language) -> list[str]:
    """Say what a no alone did to the odds, where words can show it."""
    if past.outcome != "refused" or past.chance_before is None:
        return []
    if past.chance_after is None or told_word(past) == "nothing":
        return []
    before = chance_text(past.chance_before, language=language)
    after = chance_text(past.chance_after, language=language)
    if before == after:
        return []
    return ["  " + _MOVED(language, before=before, after=after)]


def told_word(past: PastTry) -> str:
    """Return how much a no told about the person; empty for other answers."""
    if past.outcome != "refused":
        return ""
    if past.learned_bits is None or past.chance_before is None:
        return "unknown"
    return next(word for least, word in LEARNED_BITS if past.learned_bits >= least)


def _past_group(group: list[PastTry], language: Language) -> list[str]:
    first, last = group[0], group[-1]
    tries = _ONE_TRY(language, number=first.number)
    if len(group) > 1:
        phrase = _TWO_TRIES if len(group) == 2 else _TRIES
        tries = phrase(language, first=first.number, last=last.number)
    return [_head(group, tries, language), *_their_words(first, language)]


def _head(group: list[PastTry], tries: str, language: Language) -> str:
    first = group[0]
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
    return head


def _their_words(first: PastTry, language: Language) -> list[str]:
    sentences = []
    if first.reason:
        sentences.append("  " + _SAID(language, text=_ended(first.reason)))
    if first.lesson:
        sentences.append("  " + _LESSON(language, text=_ended(first.lesson)))
    if first.feedback:
        sentences.append("  " + _FEEDBACK(language, text=first.feedback))
    if first.score is not None:
        sentences.append("  " + _score(first.score, language))
    return sentences


def _score(score: TryScore, language: Language) -> str:
    points = number(score.points, language)
    text = _SCORE(language, points=points)
    if score.top_points is not None:
        top = number(score.top_points, language)
        text = _SCORE_OF(language, points=points, top=top)
    if score.pass_points is None or score.margin_points is None:
        return text
    phrase = _MARGIN["below" if score.margin_points < 0 else "above"]
    margin = number(abs(score.margin_points), language)
    return text + phrase(
        language, margin=margin, mark=number(score.pass_points, language)
    )


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
