"""How the promise of hours is going, and the question after two silent weeks."""

from __future__ import annotations

from million_miles.distance import Kept, Slowing
from million_miles.journey.promises import LongSilence
from million_miles.telling.dates import weeks_text
from million_miles.telling.numbers import number
from million_miles.telling.page import wrap
from million_miles.telling.phrase import Phrase
from million_miles.values import Language

LEAST_DAYS = 14  # fewer say nothing
MOST, HALF = 0.9, 0.6  # shares from which kinder words are true

_SILENT = Phrase(
    "Nothing was written for {weeks}. That is all right. Which was it?",
    "No se anotó nada en {weeks}. No pasa nada. ¿Qué fue?",
)
_ANSWERS = (
    Phrase(
        "You worked, about so much in all: miles back --worked 10h --for {id}",
        "Trabajaste, más o menos tanto: miles back --worked 10h --for {id}",
    ),
    Phrase("Life happened: miles back --break", "La vida se cruzó: miles back --break"),
    Phrase(
        "{hours} h a week is too much for now: miles back --hours {fewer}",
        "{hours} h por semana son demasiadas por ahora: miles back --hours {fewer}",
    ),
)
_TOO_EARLY = Phrase(
    "Your promise of hours: too early to say how it is going.",
    "Tu promesa de horas: aún es pronto para decir cómo va.",
)
_BANDS = (
    Phrase(
        "You keep your promise: {share} of every 100 hours promised were given, the "
        "latest weeks weighing most.",
        "Cumples tu promesa: diste {share} de cada 100 horas prometidas; pesan más las "
        "últimas semanas.",
    ),
    Phrase(
        "You keep a good part of your promise: {share} of every 100 hours promised were "
        "given, the latest weeks weighing most. One missed day hardly moves this.",
        "Cumples buena parte de tu promesa: diste {share} de cada 100 horas prometidas; "
        "pesan más las últimas semanas. Un día perdido apenas lo mueve.",
    ),
    Phrase(
        "Lately {share} of every 100 hours promised were given. What you did stays "
        "done, and a few good weeks bring this back. If the promise is too big for now:",
        "Últimamente diste {share} de cada 100 horas prometidas. Lo hecho, hecho queda, "
        "y unas buenas semanas lo levantan. Si la promesa es demasiado grande por ahora:",
    ),
)


_FALLING = Phrase(
    "Your pace is falling: in the last {late} weeks you gave {now} of every 100 hours "
    "promised, in the {early} before them {then}. The dates move with it. In about one "
    "case in eight it only looks so.",
    "Tu ritmo baja: en las últimas {late} semanas diste {now} de cada 100 horas "
    "prometidas; en las {early} anteriores, {then}. Las fechas se mueven con él. En uno "
    "de cada ocho casos solo lo parece.",
)


def silence_page(silence: LongSilence, *, language: Language) -> str:
    """Ask once what the silent weeks were, each answer with its command."""
    hours = silence.promised_hours_per_week
    values = {
        "id": silence.id or "…",
        "hours": number(hours, language, decimals=1),
        "fewer": f"{max(round(hours / 2), 1)}",
    }
    head = _SILENT(language, weeks=weeks_text(int(silence.weeks), language))
    answers = [phrase(language, **values) for phrase in _ANSWERS]
    return "\n".join(
        [wrap(head), *(wrap(each, indent=2, hanging=2) for each in answers)]
    )


def promise_kept(kept: Kept, *, language: Language) -> str:
    """Say how much of the promised hours was given, in kind words."""
    if kept.days < LEAST_DAYS:
        return wrap(_TOO_EARLY(language), hanging=2)
    said, *command = kept_sentences(kept, language)
    return "\n".join([wrap(said, hanging=2), *(f"  {one}" for one in command)])


def kept_sentences(kept: Kept, language: Language) -> list[str]:
    """Return what is said of a promise, and the command that fits it, if one does."""
    place = (kept.share < MOST) + (kept.share < HALF)
    share = number(100 * kept.share, language)
    said = _BANDS[place](language, share=share)
    if place < len(_BANDS) - 1:
        return [said]
    given = kept.recent_given_hours / min(kept.days, 28) * 7
    return [said, f"miles promise {max(round(given), 1)}"]


def pace_falls(falling: Slowing, *, language: Language) -> str:
    """Say that less of the promise was given lately than before, without blame."""
    now, then = (
        number(100 * ratio, language)
        for ratio in (falling.late_ratio, falling.early_ratio)
    )
    late, early = falling.late_weeks, falling.early_weeks
    said = _FALLING(language, late=late, early=early, now=now, then=then)
    return wrap(said, hanging=2)
