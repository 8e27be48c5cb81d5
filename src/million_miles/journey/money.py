"""What the money of a plan does to its road."""

from __future__ import annotations

import numpy as np

from million_miles.journey.dates import date_of
from million_miles.journey.results import Balance, MoneyOutlook
from million_miles.journey.road import MONTH_WEEKS
from million_miles.journey.seen import Seen

MOST_MONTHS = 120
LEAST_WAIT_WEEKS = 1 / 7  # shorter waits are not worth a word


def money_outlook(seen: Seen) -> MoneyOutlook | None:
    """Return the balance by month and what waits; None where no money is counted.

    Source:
        docs/method.md#money-in-the-simulator
    """
    funds, futures = seen.scene.plan.funds, seen.futures
    if funds is None or seen.road.purse is None:
        return None
    balances = _balances(seen)
    months = futures.balance.shape[1] * MONTH_WEEKS
    came = seen.road.purse.savings + float(seen.road.purse.earned_by(months))
    spent = came - futures.balance[:, -1]
    short = futures.short_at[np.isfinite(futures.short_at)]
    waits = zip(futures.ids, futures.money_wait_weeks.tolist(), strict=True)
    return MoneyOutlook(
        currency=funds.currency,
        balances=balances,
        lowest=min(balances, key=lambda one: one.p10_money, default=None),
        p10_spent_money=float(np.quantile(spent, 0.1)),
        p90_spent_money=float(np.quantile(spent, 0.9)),
        short_share=len(short) / len(futures.short_at),
        short_date=date_of(float(np.median(short)), seen.scene.today)
        if len(short)
        else None,
        waits=tuple(
            sorted(
                ((id_, weeks) for id_, weeks in waits if weeks >= LEAST_WAIT_WEEKS),
                key=lambda pair: -pair[1],
            )
        ),
    )


def _balances(seen: Seen) -> tuple[Balance, ...]:
    """Return the months up to the one in which nine in ten futures are ready."""
    ready = seen.futures.ready_quantile(0.9)
    balance, today = seen.futures.balance, seen.scene.today
    most = min(MOST_MONTHS, balance.shape[1])
    count = most if ready is None else min(int(ready / MONTH_WEEKS) + 2, most)
    rows = seen.futures.balance_quantiles(count)
    days = [date_of((k + 1) * MONTH_WEEKS, today) for k in range(count)]
    return tuple(
        Balance(day, *map(float, row))
        for day, row in zip(days, rows, strict=True)
        if day is not None
    )
