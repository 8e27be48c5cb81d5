"""What an import found in a file of another tool, and why some of it was not taken."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from million_miles.telling.mistakes import mistakes
from million_miles.telling.numbers import number
from million_miles.telling.page import page, visible, wrap
from million_miles.telling.phrase import Counted, Phrase
from million_miles.values import Language

if TYPE_CHECKING:
    from million_miles.exchange import Export

_TASKS = Counted(
    Phrase("{count} finished task", "{count} tarea terminada"),
    Phrase("{count} finished tasks", "{count} tareas terminadas"),
)
_ROWS = Counted(
    Phrase("{count} row", "{count} fila"), Phrase("{count} rows", "{count} filas")
)
_FOUND = Phrase(
    "{tasks} of {rows}. Estimate from “{estimate}”, hours from “{actual}”, {finished}.",
    "{tasks} de {rows}. Cálculo de «{estimate}», horas de «{actual}», {finished}.",
)
_DAY = Phrase("day from “{finished}”", "día de «{finished}»")
_NO_DAY = Phrase(
    "no day (--finished names one), so in the order of the file",
    "sin día (--finished nombra uno), así que por el orden del archivo",
)
_UNITS = {
    "seconds": Phrase("seconds", "segundos"),
    "minutes": Phrase("minutes", "minutos"),
    "hours": Phrase("hours", "horas"),
    "days": Phrase("working days", "días de trabajo"),
}
_UNIT = Phrase(
    "Bare numbers are read as {unit}.", "Los números solos se leen como {unit}."
)
_ASSUMED = Phrase(
    "Nothing in the file says so: with --unit you can.",
    "Nada en el archivo lo dice: puedes decirlo con --unit.",
)
_LONG = Phrase(
    "A working day counts as 8 hours, a week as 5 of them.",
    "Un día de trabajo cuenta como 8 horas; una semana, como 5 de ellos.",
)
_LEFT_OUT = Phrase("Left out: {reasons}.", "Sin contar: {reasons}.")
_REASONS: dict[str, Phrase] = {
    "unfinished": Phrase("{count} not finished", "{count} sin terminar"),
    "without_hours": Phrase(
        "{count} without an estimate or hours", "{count} sin cálculo o sin horas"
    ),
    "twice": Phrase("{count} said twice", "{count} por estar dos veces"),
    "older": Phrase(
        "{count} older than the latest 400",
        "{count} por ser de antes de las últimas 400",
    ),
    "refused": Phrase("{count} that cannot be read", "{count} sin poder leerse"),
}
_NEW = Phrase(
    "{tasks} kept for all your journeys.", "Guardado para todos tus viajes: {tasks}."
)
_WOULD = Phrase(
    "{tasks} would be kept (nothing was written).",
    "Se guardaría: {tasks} (no se escribió nada).",
)
_KNOWN = Phrase("All of them were known already.", "Todas se conocían ya.")
_NONE = Phrase("No finished task was found.", "No se encontró ninguna tarea terminada.")
_RATIO = Phrase(
    "In the middle they took {ratio} times the estimate.",
    "En el punto medio tardaron {ratio} veces lo calculado.",
)
_SKIP = Phrase(
    "Nothing was written. Mend the rows, or leave them out with --skip-bad.",
    "No se escribió nada. Corrige las filas o déjalas fuera con --skip-bad.",
)


def imported(export: Export, *, new: int, wrote: bool, language: Language) -> str:
    """Tell what was found, what was left out, and what looks as if a unit were wrong."""
    sentences = [_found(export, language)]
    if export.unit:
        unit = _UNITS[export.unit](language)
        sentences.append(_UNIT(language, unit=unit))
    if export.is_assumed:
        sentences.append(_ASSUMED(language))
    if export.has_days:
        sentences.append(_LONG(language))
    reasons = [
        phrase(language, count=number(getattr(export, name), language))
        for name, phrase in _REASONS.items()
        if getattr(export, name)
    ]
    if reasons:
        sentences.append(_LEFT_OUT(language, reasons=", ".join(reasons)))
    if export.tasks:
        middle = median(task.ratio for task in export.tasks)
        sentences.append(_RATIO(language, ratio=number(middle, language, decimals=2)))
    lines = [wrap(sentence, hanging=2) for sentence in sentences]
    if export.questions or export.mistakes:
        doubts = (*export.mistakes, *export.questions)
        lines += [mistakes(doubts, language=language)]
    known = _KNOWN if export.tasks else _NONE
    kept = known if not new else (_NEW if wrote else _WOULD)
    return page([*lines, kept(language, tasks=_count(new, language))])


def not_imported(export: Export, *, language: Language) -> str:
    """Tell which rows keep a file from being taken."""
    return page([mistakes(export.mistakes, language=language), _SKIP(language)])


def _found(export: Export, language: Language) -> str:
    rows = _ROWS(language, count=export.rows, shown=number(export.rows, language))
    finished = _NO_DAY(language)
    if export.finished:
        finished = _DAY(language, finished=visible(export.finished))
    return _FOUND(
        language,
        tasks=_count(len(export.tasks), language),
        rows=rows,
        estimate=visible(export.estimate),
        actual=visible(export.actual),
        finished=finished,
    )


def _count(count: int, language: Language) -> str:
    return _TASKS(language, count=count, shown=number(count, language))
