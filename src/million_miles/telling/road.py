"""The road as text: what comes when, how sure that is, and the coming weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from million_miles.journey.results import DateRange, Outlook, RequirementOutlook
from million_miles.telling.arrival import (
    arrival_sentences,
    given_yes_sentence,
    ready_sentence,
)
from million_miles.telling.axis import Axis, drawn_part, road_axis
from million_miles.telling.dates import day_text, short_day
from million_miles.telling.money import money_sentences
from million_miles.telling.numbers import number
from million_miles.telling.page import WIDTH, columns, fit, page, paint, wrap
from million_miles.telling.phrase import Phrase
from million_miles.telling.today import assumed_sentence, left_out_sentence
from million_miles.values import Language

_HEAD = Phrase("{goal}: the road from {day}", "{goal}: el camino desde el {day}")
_READY = Phrase("Ready", "Todo listo")
_ARRIVAL = Phrase("Accepted", "Con un sí")
_WISH = Phrase("Your wished date", "Tu fecha deseada")
_MET = Phrase("Met already, not drawn: {count}.", "Ya cumplidos, sin dibujar: {count}.")
_KEY = Phrase(
    "Done by the end of █ 1 time in 10, of ▓ 1 in 2, of ░ 9 in 10.  ◆ a try",
    "Hecho al final de █ 1 de cada 10 veces, de ▓ 1 de 2, de ░ 9 de 10.  ◆ un intento",
)
_KEY_UNKNOWN = Phrase(
    "? nobody has said how long it takes", "? nadie ha dicho cuánto lleva"
)
_MORE = Phrase(
    "And {count} more, later on the road: miles map --all",
    "Y {count} más, más adelante en el camino: miles map --all",
)
_KEY_ENDS = Phrase(
    "├ 1 time in 10  ● 1 in 2  ┤ 9 in 10  → beyond this page, or never",
    "├ 1 de cada 10 veces  ● 1 de 2  ┤ 9 de 10  → fuera de la página, o nunca",
)
_WEEKS = Phrase("The coming weeks, in hours", "Las próximas semanas, en horas")
_IN_ALL = Phrase("in all", "en total")
_PROMISED = Phrase(
    "You promise {promised} h a week now; these are the hours to expect.",
    "Ahora prometes {promised} h por semana; estas son las horas que cabe esperar.",
)
_NO_WORK = Phrase(
    "No hours are planned for the coming weeks.",
    "No hay horas previstas para las próximas semanas.",
)


def road_map(
    outlook: Outlook,
    *,
    language: Language,
    width: int = WIDTH,
    weeks: int = 4,
    everything: bool = False,
    color: bool = False,
) -> str:
    """Draw each requirement on a line of time, then ready, a yes, and the weeks.

    Of a long road only the part that comes first is drawn, unless `everything` is.
    """
    head = _HEAD(language, goal=outlook.goal, day=day_text(outlook.on_date, language))
    lines = [paint(wrap(head, width=width, hanging=2), "title", color=color), ""]
    lines += bars(
        outlook, language=language, width=width, everything=everything, color=color
    )
    sentences = [
        ready_sentence(outlook, language),
        *arrival_sentences(outlook, language),
        given_yes_sentence(outlook, language),
        assumed_sentence(outlook, language),
        left_out_sentence(outlook, language),
        *money_sentences(outlook, language),
    ]
    lines += ["", *(wrap(s, width=width, hanging=2) for s in sentences if s)]
    if weeks:
        table = coming_weeks(outlook, weeks, language=language, width=width)
        lines += ["", *table]
    return page(lines)


def bars(
    outlook: Outlook,
    *,
    language: Language,
    width: int = WIDTH,
    everything: bool = False,
    color: bool = False,
) -> list[str]:
    """Return one line for each requirement ahead, under a line of time."""
    ahead, more = drawn_part(outlook, everything=everything)
    longest = max((columns(requirement.title) for requirement in ahead), default=0)
    names = max(12, min(max(30, longest), width * 3 // 8))
    axis, room = road_axis(outlook), max(10, width - names - 1)
    lines = _scale(axis, room, names, language)
    for requirement in ahead:
        name = fit(requirement.title, names)
        lines.append(f"{name} {_bar(requirement, axis, room)}")
    if more:
        lines.append(wrap(_MORE(language, count=more), width=width))
    lines += [
        f"{paint(fit(label(language), names), 'strong', color=color)} {drawn}"
        for label, drawn in _ends(outlook, axis, room)
    ]
    return [*lines, "", *_key(outlook, ahead, language=language, width=width)]


def _key(
    outlook: Outlook,
    drawn: tuple[RequirementOutlook, ...],
    *,
    language: Language,
    width: int,
) -> Iterable[str]:
    """Yield what the marks mean; nothing about marks that are not there."""
    if drawn:
        yield wrap(_KEY(language), width=width)
    if any(requirement.state == "unknown_hours" for requirement in drawn):
        yield wrap(_KEY_UNKNOWN(language), width=width)
    yield wrap(_KEY_ENDS(language), width=width)
    met = sum(requirement.state == "met" for requirement in outlook.requirements)
    if met:
        yield _MET(language, count=met)


def _scale(axis: Axis, room: int, names: int, language: Language) -> list[str]:
    labels, ticks = [" "] * room, ["─"] * room
    free = 0
    for day, label in axis.labels(most=max(1, room // 7), language=language):
        at = _column(axis, day, room)
        ticks[at] = "┬"
        if at >= free and at + len(label) <= room:
            labels[at : at + len(label)] = label
            free = at + len(label) + 1
    margin = " " * (names + 1)
    return [margin + "".join(labels), margin + "".join(ticks)]


def _column(axis: Axis, day: dt.date, room: int) -> int:
    return min(room - 1, int(axis.share(day) * room))


def _bar(requirement: RequirementOutlook, axis: Axis, room: int) -> str:
    start, finish = requirement.start, requirement.finish
    cells = [" "] * room
    if start is None or start.p50_date is None or finish is None:
        return "".join([*cells[:-1], "→"]) if start or finish else ""
    first = _column(axis, start.p50_date, room)
    if requirement.state == "unknown_hours":
        return " " * first + "?"
    marks = zip("█▓░", (finish.p10_date, finish.p50_date, finish.p90_date), strict=True)
    for mark, day in marks:
        if day is None:
            cells[first:] = ["·"] * (room - first)
            cells[-1] = "→"
            break
        last = _column(axis, day, room)
        if last >= first:
            cells[first : last + 1] = [mark] * (last + 1 - first)
            first = last + 1
    if requirement.is_try:
        cells[_column(axis, start.p50_date, room)] = "◆"
    return "".join(cells)


def _ends(outlook: Outlook, axis: Axis, room: int) -> Iterable[tuple[Phrase, str]]:
    yield _READY, _whisker(outlook.ready, axis, room)
    if outlook.has_tries and outlook.arrival is not None:
        yield _ARRIVAL, _whisker(outlook.arrival, axis, room)
    if outlook.by_date is not None:
        yield _WISH, " " * _column(axis, outlook.by_date, room) + "▼"


def _whisker(dates: DateRange, axis: Axis, room: int) -> str:
    cells = [" "] * room
    low, middle, high = dates.p10_date, dates.p50_date, dates.p90_date
    if low is None:
        return "".join([*cells[:-1], "→"])
    first = _column(axis, low, room)
    last = room - 1 if high is None else _column(axis, high, room)
    cells[first : last + 1] = ["─"] * (last + 1 - first)
    cells[first] = "├"
    cells[last] = "→" if high is None or high > axis.last_date else "┤"
    if middle is not None and middle <= axis.last_date:
        cells[_column(axis, middle, room)] = "●"
    return "".join(cells)


def coming_weeks(
    outlook: Outlook, weeks: int, *, language: Language, width: int = WIDTH
) -> list[str]:
    """Return a table of the hours to expect in each of the next `weeks` weeks."""
    coming = outlook.weeks[:weeks]
    if not any(week.hours > 0 for week in coming):
        return [wrap(_NO_WORK(language), width=width)]
    titles = {requirement.id: requirement.title for requirement in outlook.requirements}
    ids = dict.fromkeys(
        id_ for week in coming for id_, hours in week.by_requirement if hours >= 0.05
    )
    cell = 9 if width >= WIDTH else 7
    names = max(12, width - cell * len(coming))
    heads = (short_day(week.monday_date, language) for week in coming)
    lines = [fit(_WEEKS(language), names) + _cells(heads, cell)]
    for id_ in ids:
        by_week = (dict(week.by_requirement).get(id_, 0.0) for week in coming)
        shown = (_shown(hours, language) for hours in by_week)
        lines.append(fit("  " + titles.get(id_, id_), names) + _cells(shown, cell))
    if len(ids) != 1:
        totals = (_shown(week.hours, language) for week in coming)
        lines.append(fit("  " + _IN_ALL(language), names) + _cells(totals, cell))
    promised = number(outlook.promised_hours_per_week, language, decimals=1)
    return [*lines, wrap(_PROMISED(language, promised=promised), width=width)]


def _cells(texts: Iterable[str], width: int) -> str:
    return "".join(fit(text, width, right=True) for text in texts)


def _shown(hours: float, language: Language) -> str:
    return number(hours, language, decimals=1) if hours >= 0.05 else "-"
