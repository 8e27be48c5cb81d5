"""What several goals of one person cost each other."""

from __future__ import annotations

from collections.abc import Iterator

from million_miles.journey import DateRange, Effect, Ends, Shared, Together
from million_miles.telling.chances import chance_text
from million_miles.telling.dates import day_text, middle_text, span_text, years_until
from million_miles.telling.numbers import number, rounded
from million_miles.telling.page import page, visible, wrap
from million_miles.telling.phrase import Phrase, listed
from million_miles.values import Language

_HEAD_ONE = Phrase(
    "{goals} goal, {hours} h a week:", "{goals} meta, {hours} h por semana:"
)
_HEAD = Phrase(
    "{goals} goals share {hours} h a week; what matters most comes first:",
    "{goals} metas comparten {hours} h por semana; primero la que más importa:",
)
_PURSE = Phrase(
    "One purse pays for all: {savings} {currency}, and {income} {currency} a month for now. "
    "What the plans say differently adds up; what they say alike counts once.",
    "Todo se paga de una sola bolsa: {savings} {currency}, y {income} {currency} al mes por "
    "ahora. Lo que los planes dicen distinto se suma; lo que dicen igual cuenta una vez.",
)
_UNCOUNTED = Phrase(
    "No money is counted for {goals}.", "Para {goals} no se cuenta el dinero."
)
_QUOTED = Phrase("“{goal}”", "«{goal}»")
_CURRENCIES = Phrase(
    "Money is left out: the plans count it in several currencies.",
    "El dinero queda fuera: los planes lo cuentan en varias monedas.",
)
_GOAL = Phrase("{place}. {goal}", "{place}. {goal}")
_ALONE = Phrase(
    "With all hours for itself: ready {ready}.{yes}",
    "Con todas las horas para sí: todo listo {ready}.{yes}",
)
_ALONE_PAID = Phrase(
    "With all hours and money for itself: ready {ready}.{yes}",
    "Con todas las horas y todo el dinero para sí: todo listo {ready}.{yes}",
)
_TOGETHER = Phrase(
    "Beside the others: ready {ready}, {cost}.{yes}",
    "Junto a las otras: todo listo {ready}, {cost}.{yes}",
)
_TURNED = Phrase(
    "The other way round: ready {ready}, {cost}.{yes}",
    "En el orden contrario: todo listo {ready}, {cost}.{yes}",
)
_ABOUT = Phrase("about {date}", "hacia {date}")
_NEVER = Phrase("not in most futures", "nunca en la mayoría de los futuros")
_UNKNOWN = Phrase("nobody knows when", "nadie sabe cuándo")
_FREE = Phrase(
    "no later than alone, as far as can be told from chance",
    "no más tarde que sola, hasta donde se distingue del azar",
)
_LATER = Phrase(
    "on average {span} later than alone", "de media {span} después que sola"
)
_EARLIER = Phrase(
    "on average {span} earlier than alone", "de media {span} antes que sola"
)
_YES_BY = Phrase(" A yes by {date}: {chance}.", " Un sí para el {date}: {chance}.")
_YES_WITHIN = Phrase(" A yes within {years}: {chance}.", " Un sí en {years}: {chance}.")
_SMALL_WEEKS = 0.5


def together(found: Together, *, language: Language) -> str:
    """Tell each goal alone, beside the others, and in the opposite order."""
    count = len(found.goals)
    hours = number(found.hours_per_week, language, decimals=1)
    head = _HEAD_ONE if count == 1 else _HEAD
    lines = [head(language, goals=number(count, language), hours=hours)]
    lines += [wrap(one, hanging=2) for one in _money(found, language)]
    for place, one in enumerate(found.goals, 1):
        lines += ["", _GOAL(language, place=place, goal=one.goal)]
        lines += [
            wrap(sentence, indent=3, hanging=2)
            for sentence in _of_goal(one, found, language, is_only=count == 1)
        ]
    return page(lines)


def _money(found: Together, language: Language) -> Iterator[str]:
    money = found.money
    if money is None:
        return
    if not money.currency:
        yield _CURRENCIES(language)
        return
    savings, income = (
        number(rounded(one), language)
        for one in (money.savings_money, money.income_money)
    )
    yield _PURSE(language, savings=savings, income=income, currency=money.currency)
    if money.uncounted:
        quoted = [_QUOTED(language, goal=visible(one)) for one in money.uncounted]
        goals = listed(quoted, language)
        yield _UNCOUNTED(language, goals=goals)


def _of_goal(
    one: Shared, found: Together, language: Language, *, is_only: bool
) -> Iterator[str]:
    def ends(ends: Ends) -> dict[str, str]:
        return {
            "ready": _ready(ends.ready, found, language),
            "yes": _yes(ends, one, found, language),
        }

    is_paid = found.money is not None and bool(found.money.currency)
    yield (_ALONE_PAID if is_paid else _ALONE)(language, **ends(one.alone))
    if is_only:
        return
    cost = _cost(one.cost, language)
    yield _TOGETHER(language, cost=cost, **ends(one.together))
    cost = _cost(one.turned_cost, language)
    yield _TURNED(language, cost=cost, **ends(one.turned))


def _ready(ready: DateRange | None, found: Together, language: Language) -> str:
    if ready is None:
        return _UNKNOWN(language)
    middle = middle_text(ready, seen_on=found.on_date, language=language)
    return _ABOUT(language, date=middle) if middle else _NEVER(language)


def _cost(cost: Effect, language: Language) -> str:
    weeks = cost.ready_weeks
    if not weeks.is_told or abs(weeks.change) < _SMALL_WEEKS:
        return _FREE(language)
    phrase = _LATER if weeks.change > 0 else _EARLIER
    return phrase(language, span=span_text(weeks.change, language))


def _yes(ends: Ends, one: Shared, found: Together, language: Language) -> str:
    if ends.chance is None or not one.has_tries:
        return ""
    chance = chance_text(ends.chance, language=language, futures=found.futures)
    if one.by_date is not None:
        date = day_text(one.by_date, language)
        return _YES_BY(language, date=date, chance=chance)
    years = years_until(found.horizon_date, seen_on=found.on_date, language=language)
    return _YES_WITHIN(language, years=years, chance=chance)
