"""What each try that was made told: its answer, their words, and what it moved."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from million_miles.journey.results import PastTry, TryOutlook
from million_miles.telling.chances import chance_text, out_of_100
from million_miles.telling.dates import when_text
from million_miles.telling.numbers import (
    TIMES,
    factor_text,
    number,
    significant,
)
from million_miles.telling.phrase import Phrase, listed
from million_miles.values import UNDATED, Language, TryScore, stage_of

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
_GOOD = Phrase(
    "It is a no, and it speaks for you: {share} come as far as “{stage}”. A good "
    "sign, no promise. Ask what was missing in the end.",
    "Es un «no», y habla a tu favor: {share} llegan hasta «{stage}». Buena "
    "señal, no promesa. Pregunta qué faltó al final.",
)
_GOOD_UNCOUNTED = Phrase(
    "It is a no, and it speaks for you: most do not come so far. A good sign, no promise. "
    "Ask what was missing in the end.",
    "Es un «no», y habla a tu favor: la mayoría no llega tan lejos. Buena señal, no "
    "promesa. Pregunta qué faltó al final.",
)
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
_FURTHER = Phrase(
    "Further than last time: “{stage}”; last time “{last}”.",
    "Más lejos que la última vez: «{stage}»; la última vez, «{last}».",
)
_LESS_FAR = Phrase(
    "Less far than last time: “{stage}”; last time “{last}”. That happens; one try is "
    "not a trend.",
    "Menos lejos que la última vez: «{stage}»; la última vez, «{last}». Pasa; un intento "
    "no es una tendencia.",
)
_NO_SUCH_STAGE = Phrase(
    "“{stage}” is none of the stages of this try, so it is not counted: miles check",
    "«{stage}» no es ninguna etapa de este intento, así que no cuenta: miles check",
)
_CHANGED = Phrase(
    "Met or raised since the try before: {titles}.",
    "Cumplido o subido desde el intento anterior: {titles}.",
)
_MOVED = Phrase(
    "The odds of the next try went from {before} to {after}: {reasons}.",
    "Las posibilidades del próximo intento pasaron de {before} a {after}: {reasons}.",
)
_REASONS: dict[str, tuple[Phrase, Phrase]] = {  # what lowered them; what raised them
    "by_answer": (
        Phrase("this no lowered them", "este «no» las bajó"),
        Phrase("how far you came raised them", "lo lejos que llegaste las subió"),
    ),
    "by_attempt": (
        Phrase(
            "try {next} is counted on its own, which lowered them",
            "el intento {next} tiene su propio recuento, que las bajó",
        ),
        Phrase(
            "try {next} is counted on its own, which raised them",
            "el intento {next} tiene su propio recuento, que las subió",
        ),
    ),
    "by_bars": (
        Phrase(
            "a bar that you no longer meet lowered them",
            "un listón que ya no cumples las bajó",
        ),
        Phrase(
            "the bars you met since raised them", "los listones cumplidos las subieron"
        ),
    ),
}
MOVED_LEAST = 0.05  # log odds; less is not worth a reason
_HOW = Phrase(
    "How: a yes had a chance of {chance}. This answer: learned {learned} bits, surprise "
    "{surprise} bits.",
    "Cómo: un sí tenía una posibilidad de {chance}. Esta respuesta: aprendido {learned} "
    "bits, sorpresa {surprise} bits.",
)
_HOW_MOVED = Phrase(
    "The odds, yes against no: {times} {answer} by the answer, {times} {attempt} by the "
    "next try's own count, {times} {bars} by bars met since.",
    "Síes frente a noes: {times} {answer} por la respuesta, {times} {attempt} por el "
    "recuento del próximo intento, {times} {bars} por listones cumplidos.",
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
        compared = _compared(past, stages.get(past), attempt, language)
        told = (*words, shown, past.score, past.changed_ids, compared)
        people = _people(past, language)
        moved = _moved(past, language)
        return (*told, _when(past, language), told_word(past), people, moved)

    sentences = []
    for _, group in groupby(attempt.past, key=alike):
        alike_ones = list(group)
        sentences += _past_group(alike_ones, attempt, language)
        first = alike_ones[0]
        sentences += _compared(first, stages.get(first), attempt, language)
        if first.changed_ids:
            changed = listed([names.get(i, i) for i in first.changed_ids], language)
            sentences.append("  " + _CHANGED(language, titles=changed))
        sentences += _moved(first, language)
        if how:
            sentences += _arithmetic(first, language)
    return sentences


def _compared(
    past: PastTry, before: PastTry | None, attempt: TryOutlook, language: Language
) -> list[str]:
    """Compare how far a try came with the one before."""
    stage = _stage(past, attempt)
    if past.stage and attempt.stages and not stage:
        return ["  " + _NO_SUCH_STAGE(language, stage=past.stage)]
    last = _stage(before, attempt) if before else ""
    if not stage or not last:
        return []
    if stage == last:
        return ["  " + _SAME_STAGE(language)]
    if not attempt.stages:
        return ["  " + _OTHER_STAGE(language, stage=last)]
    is_further = attempt.stages.index(stage) > attempt.stages.index(last)
    phrase = _FURTHER if is_further else _LESS_FAR
    return ["  " + phrase(language, stage=stage, last=last)]


def _stage(past: PastTry, attempt: TryOutlook) -> str:
    """Return how far a try came, in the words of the try where it names its stages."""
    return stage_of(past.stage, attempt.stages) if attempt.stages else past.stage


def _moved(past: PastTry, language: Language) -> list[str]:
    """Say how the odds of the next try moved, and why, where words can show it."""
    if past.onward is None:
        return []
    before = chance_text(past.onward.chance, language=language)
    after = chance_text(past.onward.chance_next, language=language)
    moves = ((name, getattr(past.onward, name)) for name in _REASONS)
    reasons = [
        _REASONS[name][move > 0](language, next=past.number + 1)
        for name, move in moves
        if abs(move) >= MOVED_LEAST
    ]
    if before == after or not reasons:
        return []
    why = listed(reasons, language)
    return ["  " + _MOVED(language, before=before, after=after, reasons=why)]


def told_word(past: PastTry) -> str:
    """Return how much a no told about the person; empty for other answers."""
    if past.outcome != "refused":
        return ""
    if past.learned_bits is None or past.chance_before is None:
        return "unknown"
    word = next(word for least, word in LEARNED_BITS if past.learned_bits >= least)
    is_better = past.chance_after is not None and past.chance_after > past.chance_before
    return "good" if is_better and word != "nothing" else word


def _past_group(
    group: list[PastTry], attempt: TryOutlook, language: Language
) -> list[str]:
    first, last = group[0], group[-1]
    tries = _ONE_TRY(language, number=first.number)
    if len(group) > 1:
        phrase = _TWO_TRIES if len(group) == 2 else _TRIES
        tries = phrase(language, first=first.number, last=last.number)
    head = _head(group, attempt, tries, language)
    return [head, *_their_words(first, language)]


def _head(
    group: list[PastTry], attempt: TryOutlook, tries: str, language: Language
) -> str:
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
    if word == "good":
        head += " " + _speaks_for_you(first, attempt, language)
    elif word:
        head += " " + _TOLD[word](language, people=_people(first, language))
    return head


def _speaks_for_you(past: PastTry, attempt: TryOutlook, language: Language) -> str:
    """Say how few come as far as a refused try came."""
    stage = _stage(past, attempt)
    reached = dict(attempt.by_stage).get(stage)
    if reached is None:
        return _GOOD_UNCOUNTED(language)
    share = out_of_100(reached / attempt.by_stage[0][1], language)
    return _GOOD(language, share=share, stage=stage)


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
    points = number(score.points, language, decimals=2)
    text = _SCORE(language, points=points)
    if score.top_points is not None:
        top = number(score.top_points, language, decimals=2)
        text = _SCORE_OF(language, points=points, top=top)
    if score.pass_points is None or score.margin_points is None:
        return text
    phrase = _MARGIN["below" if score.margin_points < 0 else "above"]
    margin = number(abs(score.margin_points), language, decimals=2)
    return text + phrase(
        language, margin=margin, mark=number(score.pass_points, language, decimals=2)
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
    told = _HOW(
        language,
        chance=chance_text(chance, language=language),
        learned=significant(learned, language),
        surprise=significant(surprise, language),
    )
    if past.onward is not None:
        factors = {
            name.removeprefix("by_"): factor_text(getattr(past.onward, name), language)
            for name in _REASONS
        }
        told += " " + _HOW_MOVED(language, times=TIMES, **factors)
    return ["  " + told]
