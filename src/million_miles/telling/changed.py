"""Why it changed between two days: each cause with its hours, its weeks, its chance."""

from __future__ import annotations

from million_miles.journey.changed import Cause, Changed, Part
from million_miles.telling.chances import chance_text
from million_miles.telling.dates import day_text, month_text
from million_miles.telling.numbers import number, rounded
from million_miles.telling.page import fit, page, wrap
from million_miles.telling.phrase import Phrase
from million_miles.values import Language

CAUSES: dict[Cause, Phrase] = {
    "method": Phrase("Worked out in another way", "Otra forma de calcular"),
    "noted_late": Phrase("Written down afterwards", "Anotado después"),
    "time": Phrase("Days that went by", "Días que pasaron"),
    "work": Phrase("Work done", "Trabajo hecho"),
    "estimates": Phrase("New estimates", "Nuevos cálculos"),
    "bars": Phrase("Raised bars", "Listones subidos"),
    "evidence": Phrase("Readings", "Medidas"),
    "answers": Phrase("Tries and answers", "Intentos y respuestas"),
    "choices": Phrase("Chosen, dropped, undone", "Elegido, dejado, deshecho"),
    "plan": Phrase("Edits of the plan", "Cambios en el plan"),
    "own_past": Phrase("Your finished work", "Tu trabajo terminado"),
    "pace": Phrase("Your pace", "Tu ritmo"),
    "capacity": Phrase("Hours you promise", "Horas que prometes"),
    "order": Phrase("A new order", "Un orden nuevo"),
}
_HEAD = Phrase(
    "What changed from {first} to {last}, and why",
    "Qué cambió del {first} al {last}, y por qué",
)
_HOURS = Phrase(
    "Hours left: {before} then, {after} now (half the futures need less).",
    "Horas por delante: entonces, {before}; ahora, {after} (la mitad de los futuros "
    "necesita menos).",
)
_READY = Phrase(
    "Ready: {before} then, {after} now.",
    "Todo listo: entonces, {before}; ahora, {after}.",
)
_NEVER = Phrase("not in most futures", "nunca en la mayoría de los futuros")
_CHANCE = Phrase(
    "{what} {when}: {before} then, {after} now.",
    "{what} {when}: entonces, {before}; ahora, {after}.",
)
_ARRIVE = Phrase("Arriving", "Llegar")
_BY = Phrase("by {date}", "para el {date}")
_EVER = Phrase("within 60 years", "en 60 años")
_MILES = Phrase(
    "Miles to go: {before} then, {after} now.",
    "Millas por delante: entonces, {before}; ahora, {after}.",
)
_CAUSE = Phrase("Cause", "Causa")
_COLUMNS = (
    Phrase("hours", "horas"),
    Phrase("weeks", "semanas"),
    Phrase("of 100", "de 100"),
    Phrase("miles", "millas"),
)
_SUM = Phrase("All together", "Todo junto")
_NOTHING = Phrase("Nothing changed.", "Nada cambió.")
_ORDER = Phrase(
    "Each line adds its cause to those above it, so the lines sum to the whole; another "
    "order would share it out a little differently.",
    "Cada línea añade su causa a las de arriba, así que las líneas suman el total; otro "
    "orden lo repartiría de forma algo distinta.",
)
_NO_PLAN = Phrase(
    "What plan.yaml said on that day was not kept: edits of it count as if they had "
    "always been there.",
    "No se guardó lo que decía plan.yaml ese día: sus cambios cuentan como si siempre "
    "hubieran estado.",
)
_LATE = Phrase(
    "“Written down afterwards” is what was noted later of that day or of days before it.",
    "«Anotado después» es lo que se apuntó más tarde de ese día o de días anteriores.",
)
LABEL, COLUMN = 27, 11


def why_changed(result: Changed, *, language: Language) -> str:
    """Tell the figures of both days, and what each cause made of them."""
    first, last = (
        day_text(one, language) for one in (result.from_date, result.to_date)
    )
    lines = [_HEAD(language, first=first, last=last), ""]
    lines += [wrap(line, hanging=2) for line in _figures(result, language)]
    if not result.parts:
        return page([*lines, "", _NOTHING(language)])
    rows = [(CAUSES[part.cause], _cells(part, language)) for part in result.parts]
    rows.append((_SUM, _cells(whole_of(result), language)))
    rows.insert(0, (_CAUSE, [one(language) for one in _COLUMNS]))
    shown = [0, 1, 2, 3] if _has_chance(result) else [0, 1, 3]
    lines.append("")
    for label, cells in rows:
        lines.append(_row(label(language), [cells[place] for place in shown]))
    lines.append("")
    notes = [_ORDER(language)]
    if not result.plan_known:
        notes.append(_NO_PLAN(language))
    if any(part.cause == "noted_late" for part in result.parts):
        notes.append(_LATE(language))
    return page([*lines, *(wrap(note, hanging=2) for note in notes)])


def whole_of(result: Changed) -> Part:
    """Return all parts as one; its cause says nothing."""
    before, after = result.before, result.after
    known = before.chance is not None and after.chance is not None
    return Part(
        "time",
        after.hours_left - before.hours_left,
        after.miles_to_go - before.miles_to_go,
        after.ready_weeks - before.ready_weeks,
        (after.chance or 0.0) - (before.chance or 0.0) if known else None,
    )


def _has_chance(result: Changed) -> bool:
    """Whether a chance is worth a line: not where everything comes to pass in time."""
    return any(x.chance not in (None, 1.0) for x in (result.before, result.after))


def _figures(result: Changed, language: Language) -> list[str]:
    before, after = result.before, result.after
    hours = [
        number(rounded(x.hours_left, 3), language, decimals=1) for x in (before, after)
    ]
    dates = [
        month_text(day, language) if day else _NEVER(language)
        for day in (result.ready_before_date, result.ready_after_date)
    ]
    miles = [number(x.miles_to_go, language) for x in (before, after)]
    lines = [
        _HOURS(language, before=hours[0], after=hours[1]),
        _READY(language, before=dates[0], after=dates[1]),
    ]
    if _has_chance(result) and before.chance is not None and after.chance is not None:
        when = _EVER(language)
        if result.by_date is not None:
            when = _BY(language, date=day_text(result.by_date, language))
        chances = [
            chance_text(x, language=language, futures=4096)
            for x in (before.chance, after.chance)
        ]
        what = _ARRIVE(language)
        lines.append(
            _CHANCE(language, what=what, when=when, before=chances[0], after=chances[1])
        )
    return [*lines, _MILES(language, before=miles[0], after=miles[1])]


def _cells(part: Part, language: Language) -> list[str]:
    chance = None if part.chance is None else 100 * part.chance
    return [
        signed(part.hours_left, language),
        signed(part.ready_weeks, language),
        "" if chance is None else signed(chance, language),
        signed(part.miles_to_go, language, decimals=0),
    ]


def signed(value: float, language: Language, *, decimals: int = 1) -> str:
    """Return a change with its sign; nothing is 0."""
    if abs(value) < 0.5 * 10**-decimals:
        return "0"
    sign = "+" if value > 0 else "\N{MINUS SIGN}"
    return sign + number(abs(value), language, decimals=decimals)


def _row(label: str, cells: list[str]) -> str:
    return fit(label, LABEL) + "".join(cell.rjust(COLUMN) for cell in cells).rstrip()
