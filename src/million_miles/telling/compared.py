"""Several what-ifs side by side with the plan as it is."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence
from functools import singledispatch

from million_miles import exchange
from million_miles.journey import (
    Change,
    Choose,
    Difference,
    LeaveOut,
    MoreHours,
    MoreIncome,
    Move,
    OtherBar,
    OtherCost,
    OtherEffort,
    OtherOdds,
    OtherSavings,
    OtherWindow,
    Outlook,
    Promise,
    TakeWay,
    WishBy,
)
from million_miles.telling.chances import out_of_100
from million_miles.telling.dates import day_text, middle_text, span_text
from million_miles.telling.numbers import number, rounded
from million_miles.telling.page import fit, page, wrap
from million_miles.telling.phrase import Phrase
from million_miles.values import Language

# Columns of the first three; the last takes what is left. Spanish months and spans
# are longer.
_WIDTHS: dict[Language, tuple[int, int, int]] = {"en": (26, 15, 17), "es": (21, 18, 19)}

_HEAD = Phrase(
    "Side by side (nothing was written):", "Lado a lado (no se escribió nada):"
)
_COLUMNS = (
    Phrase("What if", "Y si"),
    Phrase("Ready", "Todo listo"),
    Phrase("On average", "De media"),
    Phrase("A yes", "Un sí"),
)
_AS_IS = Phrase("as it is", "como está")
_TOGETHER = Phrase("all together", "todo junto")
_NEVER = Phrase("rarely", "rara vez")
_SAME = Phrase("no difference", "sin diferencia")
_EARLIER = Phrase("{span} earlier", "{span} antes")
_LATER = Phrase("{span} later", "{span} después")
_UNUSED = Phrase(
    "Hours marked * are better left unused: something would begin too early.",
    "Las horas con * es mejor dejarlas sin usar: algo empezaría demasiado pronto.",
)
_NEW_ORDER = Phrase(
    "Part of what is marked ** is a new order of the road.",
    "Parte de lo marcado con ** es un orden nuevo del camino.",
)
_MORE_HOURS = Phrase("{hours} h a week", "{hours} h por semana")
_PROMISE = Phrase(
    "{hours} h a week {first} to {last}", "{hours} h por semana {first} a {last}"
)
_PROMISE_ON = Phrase(
    "{hours} h a week from {first}", "{hours} h por semana desde {first}"
)
_BREAK = Phrase("break {first} to {last}", "pausa {first} a {last}")
_EFFORT = Phrase("{what} takes {effort}", "{what} lleva {effort}")
_CHOSEN = Phrase("{what} taken on", "con {what}")
_WITHOUT = Phrase("without {what}", "sin {what}")
_BAR = Phrase("{what}: {bar}", "{what}: {bar}")
_WINDOW = Phrase("{what} at other times", "{what} en otras fechas")
_ODDS = Phrase("{what}: {k} of {n} succeed", "{what}: {k} de {n} lo logran")
_WAY = Phrase("{what} by {way}", "{what} por {way}")
_SAVINGS = Phrase("savings {money}", "ahorros {money}")
_INCOME = Phrase("+{money} a month", "+{money} al mes")
_COST = Phrase("{what} costs {money}", "{what} cuesta {money}")
_BY = Phrase("by {date}", "para el {date}")
_FEWER = Phrase("< 1 of {count}", "< 1 de {count}")
_NO_WISH = Phrase("no wished date", "sin fecha deseada")


def compared(
    supposed: Sequence[Change], found: Sequence[Difference], *, language: Language
) -> str:
    """Return a table of each change alone and, of several, all together."""
    names = [supposed_text(one, language) for one in supposed]
    if len(found) > len(names):
        names.append(_TOGETHER(language))
    before = found[0].before
    rows = [
        [phrase(language) for phrase in _COLUMNS],
        [
            _AS_IS(language),
            _ready(before, language),
            "",
            _yes(before, found[0].move.chance_before, language),
        ],
    ]
    for name, one in zip(names, found, strict=True):
        star = "*" if one.move.hours_use == "unused" else ""
        star = "**" if one.move.new_order else star
        rows.append(
            [
                name + star,
                _ready(one.after, language),
                _moved(one.move, language),
                _yes(one.after, one.move.chance_after, language),
            ]
        )
    lines = [_HEAD(language), ""]
    lines += [line for row in rows for line in _row(row, _WIDTHS[language])]
    if any(one.move.hours_use == "unused" for one in found):
        lines += ["", wrap(_UNUSED(language))]
    if any(one.move.new_order for one in found):
        lines += ["", wrap(_NEW_ORDER(language))]
    return page(lines)


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    # What is supposed goes on below where it is long: no word of it is cut off.
    name, *more = textwrap.wrap(cells[0], widths[0], break_on_hyphens=False)
    shown = zip([name, *cells[1:]], widths, strict=False)
    first = [fit(cell, width) for cell, width in shown]
    return ["  ".join(["", *first, cells[-1]]), *(f"    {line}" for line in more)]


def _ready(outlook: Outlook, language: Language) -> str:
    text = middle_text(outlook.ready, seen_on=outlook.on_date, language=language)
    return text or _NEVER(language)


def _moved(move: Move, language: Language) -> str:
    weeks = move.ready_weeks
    if abs(weeks) <= 2 * move.ready_weeks_error or not weeks:
        return _SAME(language)
    phrase = _EARLIER if weeks < 0 else _LATER
    return phrase(language, span=span_text(weeks, language))


def _yes(outlook: Outlook, chance: float | None, language: Language) -> str:
    if chance is None or not outlook.has_tries:
        return ""
    if chance * outlook.futures < 1:
        return _FEWER(language, count=number(rounded(outlook.futures, 1), language))
    return out_of_100(chance, language)


@singledispatch
def supposed_text(change: Change, language: Language) -> str:
    """Return what is supposed, in a few words."""
    raise TypeError(f"want one of {Change} to tell in {language}, got {change!r}")


@supposed_text.register
def _(change: Choose, language: Language) -> str:
    return _CHOSEN(language, what=change.what)


@supposed_text.register
def _(change: MoreHours, language: Language) -> str:
    hours = number(change.hours_per_week, language, decimals=1)
    return _MORE_HOURS(
        language, hours=f"+{hours}" if change.hours_per_week > 0 else hours
    )


@supposed_text.register
def _(change: Promise, language: Language) -> str:
    period = change.period
    hours = number(period.hours_per_week, language, decimals=1)
    first = _short(period.from_date)
    if period.to_date is None:
        return _PROMISE_ON(language, hours=hours, first=first)
    phrase = _PROMISE if period.hours_per_week else _BREAK
    return phrase(language, hours=hours, first=first, last=_short(period.to_date))


def _short(day: dt.date) -> str:
    return day.isoformat()


@supposed_text.register
def _(change: OtherEffort, language: Language) -> str:
    effort = exchange.effort_text(change.effort)
    return _EFFORT(language, what=change.what, effort=effort)


@supposed_text.register
def _(change: LeaveOut, language: Language) -> str:
    return _WITHOUT(language, what=change.what)


@supposed_text.register
def _(change: OtherBar, language: Language) -> str:
    return _BAR(language, what=change.what, bar=exchange.bar_text(change.bar))


@supposed_text.register
def _(change: OtherWindow, language: Language) -> str:
    return _WINDOW(language, what=change.what)


@supposed_text.register
def _(change: OtherOdds, language: Language) -> str:
    rate = change.rate
    k, n = number(rate.successes, language), number(rate.tries, language)
    return _ODDS(language, what=change.what, k=k, n=n)


@supposed_text.register
def _(change: TakeWay, language: Language) -> str:
    return _WAY(language, what=change.what, way=change.way)


@supposed_text.register
def _(change: OtherSavings, language: Language) -> str:
    return _SAVINGS(language, money=exchange.money_text(change.savings))


@supposed_text.register
def _(change: MoreIncome, language: Language) -> str:
    return _INCOME(language, money=exchange.money_text(change.income.per_month))


@supposed_text.register
def _(change: OtherCost, language: Language) -> str:
    money = exchange.money_text(change.cost)
    return _COST(language, what=change.what, money=money)


@supposed_text.register
def _(change: WishBy, language: Language) -> str:
    if change.by_date is None:
        return _NO_WISH(language)
    return _BY(language, date=day_text(change.by_date, language))
