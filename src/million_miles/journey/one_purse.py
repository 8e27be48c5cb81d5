"""What money does a person have for all goals, when several plans say some of it?"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from million_miles.values import Funds, Income, Money, Plan


@dataclass(frozen=True, slots=True)
class SharedMoney:
    """One purse that several goals pay from.

    Attributes:
        currency: of all of it; empty: the plans count in several, so none is counted.
        savings_money: today, the middle of the range.
        income_money: in the month that begins today.
        uncounted: titles of the goals whose plans count no money.
    """

    currency: str
    savings_money: float
    income_money: float
    uncounted: tuple[str, ...]


def one_purse(plans: Sequence[Plan]) -> Funds | None:
    """Return the savings and incomes of all plans as one; None: no, or several, moneys.

    Source:
        docs/method.md#several-goals
    """
    said = [plan.funds for plan in plans if plan.funds is not None]
    currencies = {funds.currency for funds in said}
    if len(currencies) != 1:
        return None
    savings = dict.fromkeys(funds.savings for funds in said)  # said alike: the same
    total = Money(
        sum(money.low for money in savings),
        sum(money.high for money in savings),
        currencies.pop(),
    )
    return Funds(total, tuple(_incomes(said)))


def _incomes(said: Sequence[Funds]) -> Iterator[Income]:
    most = Counter[Income]()
    for funds in said:
        most |= Counter(replace(income, because="") for income in funds.incomes)
    return most.elements()


def shared_money(plans: Sequence[Plan], today: dt.date) -> SharedMoney | None:
    """Return what there is for all goals; None where no plan counts money."""
    if all(plan.funds is None for plan in plans):
        return None
    purse = one_purse(plans)
    return SharedMoney(
        currency=purse.currency if purse else "",
        savings_money=purse.savings.middle if purse else 0.0,
        income_money=purse.per_month_on(today) if purse else 0.0,
        uncounted=tuple(plan.goal.title for plan in plans if plan.funds is None),
    )
