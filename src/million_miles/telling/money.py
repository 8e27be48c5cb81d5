"""What the money of a plan does to its road, in sentences."""

from __future__ import annotations

from million_miles.journey.results import MoneyOutlook, Outlook
from million_miles.telling.chances import out_of_100
from million_miles.telling.dates import month_text, weeks_text
from million_miles.telling.numbers import number, rounded
from million_miles.telling.phrase import Phrase
from million_miles.values import Language

MOST_WAITS = 3
SELDOM = 0.005  # a share of futures below this is not worth a word

_COSTS = Phrase(
    "Costs and fees: {low} to {high} {currency}, 8 times in 10.",
    "Costes y tasas: de {low} a {high} {currency}, 8 de cada 10 veces.",
)
_NO_COSTS = Phrase(
    "Nothing on this road costs money, as far as the plan says.",
    "Nada en este camino cuesta dinero, según el plan.",
)
_LOWEST = Phrase(
    "The least that is left: {low} {currency} in {month}, one time in ten less.",
    "Lo mínimo que queda: {low} {currency} en {month}, una de cada diez veces menos.",
)
_NEVER_SHORT = Phrase(
    "Nothing waits for money.", "Nada tiene que esperar por el dinero."
)
_SHORT = Phrase(
    "In {chance} futures something waits for money, first about {month}:",
    "En {chance} futuros algo espera por el dinero, primero hacia {month}:",
)
_WAITS = Phrase("{title}, {weeks} on average", "{title}, {weeks} de media")


def money_sentences(outlook: Outlook, language: Language) -> list[str]:
    """Return what the road costs, the least that is left, and what waits for money."""
    money = outlook.money
    if money is None:
        return []
    if money.p90_spent_money <= 0:
        return [_NO_COSTS(language)]
    return [
        _costs(money, language),
        *_lowest(money, language),
        *_waits(outlook, language),
    ]


def _costs(money: MoneyOutlook, language: Language) -> str:
    low, high = (
        number(rounded(spent), language)
        for spent in (money.p10_spent_money, money.p90_spent_money)
    )
    return _COSTS(language, low=low, high=high, currency=money.currency)


def _lowest(money: MoneyOutlook, language: Language) -> list[str]:
    if money.lowest is None:
        return []
    low = number(rounded(money.lowest.p10_money), language)
    month = month_text(money.lowest.month_end_date, language)
    return [_LOWEST(language, low=low, currency=money.currency, month=month)]


def _waits(outlook: Outlook, language: Language) -> list[str]:
    money = outlook.money
    if money is None or money.short_date is None or money.short_share < SELDOM:
        return [_NEVER_SHORT(language)]
    month = month_text(money.short_date, language)
    chance = out_of_100(money.short_share, language)
    titles = {one.id: one.title for one in outlook.requirements}
    named = [
        _WAITS(language, title=titles.get(id_, id_), weeks=weeks_text(weeks, language))
        for id_, weeks in money.waits[:MOST_WAITS]
    ]
    return [f"{_SHORT(language, chance=chance, month=month)} {'; '.join(named)}."]
