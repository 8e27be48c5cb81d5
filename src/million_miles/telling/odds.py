"""The odds of the next try, told in people, beside what the road gives anyway."""

from __future__ import annotations

from collections.abc import Sequence

from million_miles.journey import OwnOdds
from million_miles.telling.chances import chance_text, people_range, rests_on_spread
from million_miles.telling.numbers import number
from million_miles.telling.odds_how import how_lines
from million_miles.telling.page import page, paint, wrap
from million_miles.telling.phrase import Phrase
from million_miles.values import BaseRate, Language

_NO_TRIES = Phrase(
    "The plan names no try yet: no application, exam or audition.",
    "El plan aún no nombra ningún intento: ni solicitud, ni examen, ni prueba.",
)
_ACCEPTED = Phrase(
    "This one is a yes: nothing more to try here.",
    "Este es un sí: aquí no hay nada más que intentar.",
)
_UNKNOWN = Phrase(
    "The odds are not known, and none are invented here. If you find how many tried and "
    "how many got a yes, write it under `base_rate`.",
    "No se conocen las probabilidades, y aquí no se inventan. Si averiguas cuántas "
    "personas lo intentaron y cuántas recibieron un sí, escríbelo en `base_rate`.",
)
_NONE_LEFT = Phrase(
    "All tries that the plan allows (`at_most`) are made. If one more is allowed after "
    "all, change `at_most` in plan.yaml. Other roads: miles onward",
    "Ya hiciste todos los intentos que el plan permite (`at_most`). Si al final se "
    "permite otro, cambia `at_most` en plan.yaml. Otros caminos: miles onward",
)
_NEXT = {
    "reached": Phrase(
        "A yes to try {number}, which has come to “{stage}” and waits: {chance} (8 times "
        "in 10 between {range}).",
        "Un sí al intento {number}, que ha llegado a «{stage}» y espera: {chance} (8 de "
        "cada 10 veces entre {range}).",
    ),
    "first": Phrase(
        "Your first try: {chance} (8 times in 10 between {range}).",
        "Tu primer intento: {chance} (8 de cada 10 veces entre {range}).",
    ),
    "later": Phrase(
        "Your next try, number {number}: {chance} (8 times in 10 between {range}).",
        "Tu próximo intento, el número {number}: {chance} (8 de cada 10 veces entre "
        "{range}).",
    ),
    "pending": Phrase(
        "A yes to try {number}, whose answer you wait for: {chance} (8 times in 10 "
        "between {range}).",
        "Un sí al intento {number}, cuya respuesta esperas: {chance} (8 de cada 10 veces "
        "entre {range}).",
    ),
}
_COUNTED = Phrase(
    "Counted{about}: {k} of {n} got a yes, {chance}.",
    "Recuento{about}: {k} de {n} recibieron un sí, {chance}.",
)
_ABOUT = Phrase(" ({words})", " ({words})")
_BY_STAGE = Phrase("By stage{about}: {stages}.", "Por etapas{about}: {stages}.")
_STAGE = Phrase("By stage{year}: {stages}.", "Por etapas{year}: {stages}.")
_STAGE = Phrase("{count} {stage}", "{stage}, {count}")
_BETWEEN_STAGES = Phrase(", ", "; ")
_BORROWED = Phrase(
    "That count is of try {counted}; yours is try {number}, which nobody counted. The "
    "odds allow for who is still trying, not for what people learn.",
    "Ese recuento es del intento {counted}; el tuyo es el {number}, que nadie ha "
    "contado. Se tiene en cuenta quién sigue intentándolo, no lo que se aprende.",
)
_RARE = Phrase(
    "A no is the usual answer here. It is no verdict on you.",
    "Aquí lo habitual es un «no». No es un veredicto sobre ti.",
)
_OVER = Phrase(
    "At least one yes in {few} tries: {some}; in {many}: {more}.",
    "Al menos un sí en {few} intentos: {some}; en {many}: {more}.",
)
_OVER_ALL = Phrase(
    "At least one yes in {many} tries: {more}.",
    "Al menos un sí en {many} intentos: {more}.",
)
_GIVES = Phrase(
    "What this road gives you, whatever the answer:",
    "Lo que este camino te da, sea cual sea la respuesta:",
)
_FALLBACKS = Phrase("Good roads beside it:", "Buenos caminos al lado:")
_NO_GIVES = Phrase(
    "What does this road give you even if the answer stays no? Write it under `gives` "
    "in plan.yaml, and it stands here beside the odds.",
    "¿Qué te da este camino aunque la respuesta siga siendo «no»? Escríbelo en `gives`, "
    "en plan.yaml, y estará aquí junto a las probabilidades.",
)
_IN_HAND = {
    "bar": Phrase(
        "In your hands: {title}. With it the next try would be {chance}; people who "
        "meet it succeed more often, which is no proof that it is the cause.",
        "En tus manos: {title}. Con ello el próximo intento sería {chance}; quienes lo "
        "cumplen lo logran más, lo que no prueba que sea la causa.",
    ),
    "same": Phrase(
        "In your hands: {title}. It hardly moves this try any more; it may help a later "
        "one.",
        "En tus manos: {title}. Ya casi no mueve este intento; puede ayudar en otro.",
    ),
    "work": Phrase(
        "In your hands: {title}. It is next on your road.",
        "En tus manos: {title}. Es lo siguiente en tu camino.",
    ),
    "raise_one": Phrase(
        "In your hands: look at those who were chosen, and raise one bar: miles raise",
        "En tus manos: mira a quienes fueron elegidos y sube un listón: miles raise",
    ),
}
_STEP = Phrase(" Begin with: {step}.", " Empieza por: {step}.")
_HOW = Phrase(
    "Where this comes from: miles odds --how", "De dónde sale esto: miles odds --how"
)
LONG = 0.5  # below it a no is the usual answer
FEW = 3


def odds(known: Sequence[OwnOdds], *, language: Language, how: bool = False) -> str:
    """Tell the odds of each try, what the road gives, and one thing to do."""
    if not known:
        return wrap(_NO_TRIES(language))
    lines: list[str] = []
    for one in known:
        lines += [paint(wrap(one.title), "title", color=False)]
        lines += [wrap(text, hanging=2) for text in _sentences(one, language)]
        if how:
            lines += ["", *how_lines(one, language)]
        lines.append("")
    if not how and any(one.chance is not None for one in known):
        lines.append(wrap(_HOW(language)))
    return page(lines)


def _sentences(one: OwnOdds, language: Language) -> list[str]:
    if one.accepted:
        return [_ACCEPTED(language)]
    if one.answers_left == 0:
        return [_NONE_LEFT(language), *_beside(one, language)]
    told = _chances(one, language) if one.rate else [_UNKNOWN(language)]
    told += [*_beside(one, language), _in_hand(one, language)]
    return [text for text in told if text]


def _chances(one: OwnOdds, language: Language) -> list[str]:
    chance, low, high = one.chance or 0.0, one.low_chance or 0.0, one.high_chance or 0.0
    kind = "first" if one.number == 1 else "later"
    if one.is_pending:
        is_far = any(part.cause == "reached" for part in one.parts)
        kind = "reached" if is_far else "pending"
    told = [
        _NEXT[kind](
            language,
            number=one.number,
            stage=one.reached,
            chance=chance_text(chance, language=language),
            range=people_range(low, high, language=language),
        )
    ]
    if one.half is not None and one.double is not None:
        ends = one.half.chance, one.double.chance
        told.append(rests_on_spread((low, high), *ends, language=language))
    if one.rate is not None:
        told += counted_sentences(one.rate, one, language)
    over = dict(one.over_tries)
    if chance < LONG:
        told.append(_RARE(language))
    if chance < LONG and max(over, default=1) > 1:
        told.append(_over(over, language))
    return told


def counted_sentences(rate: BaseRate, one: OwnOdds, language: Language) -> list[str]:
    """Say how many of how many, by stage, and whether it is one's own attempt."""
    words = "; ".join(text for text in (rate.population, rate.year) if text)
    told = [
        _COUNTED(
            language,
            about=_ABOUT(language, words=words) if words else "",
            k=number(rate.successes, language),
            n=number(rate.tries, language),
            chance=chance_text(rate.rate, language=language),
        )
    ]
    lent = one.staged_by if one.staged_by != one.rate else None
    by_stage = stages_sentence(one.stages, lent.year if lent else "", language)
    told += [by_stage] if by_stage else []
    if one.borrowed_from is not None:
        told.append(_BORROWED(language, counted=one.borrowed_from, number=one.number))
    return told


def stages_sentence(
    by_stage: Sequence[tuple[str, int]], other_year: str, language: Language
) -> str:
    """Say how many reached each stage; nothing where nobody counted."""
    if not by_stage:
        return ""
    counts = [
        _STAGE(language, count=number(count, language), stage=stage)
        for stage, count in by_stage
    ]
    about = _ABOUT(language, words=other_year) if other_year else ""
    stages = _BETWEEN_STAGES(language).join(counts)
    return _BY_STAGE(language, about=about, stages=stages)


def _over(over: dict[int, float], language: Language) -> str:
    many = max(over)
    more = chance_text(over[many], language=language)
    if many <= FEW or FEW not in over:
        return _OVER_ALL(language, many=many, more=more)
    some = chance_text(over[FEW], language=language)
    return _OVER(language, few=FEW, some=some, many=many, more=more)


def _beside(one: OwnOdds, language: Language) -> list[str]:
    told = [_GIVES(language), *(f"- {text}" for text in one.gives)] if one.gives else []
    if one.fallbacks:
        told += [_FALLBACKS(language), *(f"- {text}" for text in one.fallbacks)]
    return told or [_NO_GIVES(language)]


def _in_hand(one: OwnOdds, language: Language) -> str:
    hand = one.in_hand
    kind, words = str(hand.kind), ""
    if hand.chance_if_met is not None:
        words = chance_text(hand.chance_if_met, language=language)
        if words == chance_text(one.chance or 0.0, language=language):
            kind = "same"  # a try that has come far hardly asks for the bar any more
    told = _IN_HAND[kind](language, title=hand.title, chance=words)
    return told + (_STEP(language, step=hand.step) if hand.step else "")
