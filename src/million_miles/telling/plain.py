"""Short answers of the command line: all is well, what was written, please wait."""

from __future__ import annotations

from collections.abc import Iterable

from million_miles.journey import Journey
from million_miles.telling.numbers import number
from million_miles.telling.page import visible
from million_miles.telling.phrase import Counted, Phrase
from million_miles.values import Language

_WELL = Phrase(
    "All is well: {requirements}, {entries}. Nothing needs mending.",
    "Todo está bien: {requirements}, {entries}. No hay nada que arreglar.",
)
_DOUBTED = Phrase(
    "The files can be read: {requirements}, {entries}. But look at this:",
    "Los archivos se leen bien: {requirements}, {entries}. Pero mira esto:",
)
_REQUIREMENTS = Counted(
    Phrase("{count} requirement", "{count} requisito"),
    Phrase("{count} requirements", "{count} requisitos"),
)
_ENTRIES = Counted(
    Phrase("{count} journal entry", "{count} entrada en el diario"),
    Phrase("{count} journal entries", "{count} entradas en el diario"),
)
_WROTE = Phrase("Wrote:", "Escrito:")
_WROTE_NOTHING = Phrase("Nothing had to be written.", "No hubo que escribir nada.")
_PREPARING = Phrase(
    "Preparing the simulator. This takes a few seconds, once.",
    "Preparando el simulador. Tarda unos segundos, solo esta vez.",
)


def check_ok(journey: Journey, *, doubted: bool = False, language: Language) -> str:
    """Say that every file could be read, and how much is in it.

    Args:
        journey: what was read.
        doubted: whether the plan itself raises doubts, told after this.
        language: what to speak.
    """
    requirements = len(tuple(journey.plan.everything()))
    entries = len(journey.entries)
    phrase = _DOUBTED if doubted else _WELL
    return phrase(
        language,
        requirements=_REQUIREMENTS(
            language, count=requirements, shown=number(requirements, language)
        ),
        entries=_ENTRIES(language, count=entries, shown=number(entries, language)),
    )


def changed(lines: Iterable[str], *, language: Language) -> str:
    """Show the lines that a change wrote."""
    shown = ["  " + visible(line, most=400) for line in lines]
    if not shown:
        return _WROTE_NOTHING(language)
    return "\n".join([_WROTE(language), *shown])


def preparing(*, language: Language) -> str:
    """Say that the first run takes a little longer."""
    return _PREPARING(language)
