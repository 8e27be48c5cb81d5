from __future__ import annotations

import math

import numpy as np
import pytest

from benchmarks.fit_prior import SIZES_HOURS, SLICES, fit, page_of, slices_of
from benchmarks.people import Person
from million_miles.distance import prior

DOUBLES = [Person("A", ((1.0, 2.0),) * 10, ()), Person("B", ((4.0, 8.0),) * 10, ())]


def test_slices_keep_the_mean_ratio() -> None:
    rng = np.random.default_rng(1)
    ratios, weights = np.sort(rng.normal(size=500)), rng.random(500)

    slices = slices_of(ratios, weights)

    assert (np.diff(slices) >= -1e-9).all()
    mean = np.average(np.exp(ratios), weights=weights)
    assert np.exp(slices).mean() == pytest.approx(mean)


def test_people_who_always_take_double_give_a_prior_of_double() -> None:
    fitted = fit(DOUBLES)

    assert fitted.means == pytest.approx([math.log(2)] * len(SIZES_HOURS), abs=0.01)
    assert fitted.weights.sum(axis=1) == pytest.approx(1)


def test_the_written_page_is_a_module_of_plain_numbers() -> None:
    names: dict[str, object] = {}
    exec(page_of(DOUBLES), names)  # noqa: S102  # our own page

    rows = names["LOG_RATIOS"]
    assert isinstance(rows, tuple)
    assert np.array(rows).shape == (len(SIZES_HOURS), SLICES)


def test_what_ships_has_the_shape_that_is_fitted() -> None:
    assert prior.SIZES_HOURS == SIZES_HOURS
    assert np.array(prior.LOG_RATIOS).shape == (len(SIZES_HOURS), SLICES)
    assert (np.diff(prior.LOG_RATIOS, axis=1) >= 0).all()
