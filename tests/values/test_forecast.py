"""Saved forecasts."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math

import pytest

from million_miles.values import Forecast, ForecastError, TryForecast

ARRIVAL = Forecast(
    made_on=dt.date(2026, 11, 23),
    of="arrival",
    quantiles=(*(float(week) for week in range(4)), *(None,) * 95),
    never_share=0.96,
    horizon_date=dt.date(2086, 11, 23),
    seed=1,
    method="1",
    input_hash="abc",
)


NEXT_TRY = TryForecast(
    made_on=dt.date(2026, 11, 23),
    requirement="apply",
    number=2,
    chance=0.01,
    seed=1,
    method="1",
    input_hash="abc",
)


def test_quantiles_may_lie_in_never() -> None:
    assert ARRIVAL.quantiles[-1] is None


@pytest.mark.parametrize(
    "quantiles",
    [
        (1.0,) * 98,
        (2.0, *(1.0,) * 98),
        (None, *(1.0,) * 98),
        (-1.0, *(1.0,) * 98),
        (math.nan, *(1.0,) * 98),
    ],
)
def test_what_is_no_distribution_is_refused(
    quantiles: tuple[float | None, ...],
) -> None:
    with pytest.raises(ForecastError, match="quantiles"):
        dataclasses.replace(ARRIVAL, quantiles=quantiles)


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan])
def test_a_share_is_a_chance(share: float) -> None:
    with pytest.raises(ForecastError, match="chance"):
        dataclasses.replace(ARRIVAL, never_share=share)


def test_a_wished_date_comes_with_its_chance() -> None:
    wished = dt.date(2038, 12, 31)

    both = dataclasses.replace(ARRIVAL, by_date=wished, chance_by_date=0.0)

    assert both.chance_by_date == 0
    with pytest.raises(ForecastError, match="together"):
        dataclasses.replace(ARRIVAL, by_date=wished)
    with pytest.raises(ForecastError, match="chance"):
        dataclasses.replace(ARRIVAL, by_date=wished, chance_by_date=math.nan)


def test_the_chance_of_a_try_has_both_ends_of_its_range_or_none() -> None:
    both = dataclasses.replace(NEXT_TRY, low_chance=0.0, high_chance=0.02)

    assert (both.low_chance, NEXT_TRY.low_chance) == (0.0, None)
    with pytest.raises(ForecastError, match="both ends"):
        dataclasses.replace(NEXT_TRY, low_chance=0.0)
    with pytest.raises(ForecastError, match="low <= high"):
        dataclasses.replace(NEXT_TRY, low_chance=0.3, high_chance=0.2)


def test_a_chance_of_no_try_is_refused() -> None:
    for chance in (1.1, math.nan):
        with pytest.raises(ForecastError, match="chance"):
            dataclasses.replace(NEXT_TRY, chance=chance)
    with pytest.raises(ForecastError, match="from 1"):
        dataclasses.replace(NEXT_TRY, number=0)
    with pytest.raises(ForecastError, match="id"):
        dataclasses.replace(NEXT_TRY, requirement="")
