from __future__ import annotations

import math

import numpy as np
import pytest

from million_miles.distance import history, measure, predict_total, shared_luck
from million_miles.distance.estimator import past_of
from million_miles.values import (
    LEVELS,
    Commitment,
    Effort,
    Entry,
    Requirement,
    Threshold,
    Weeks,
)
from tests.distance.journals import (
    TODAY,
    entry,
    estimated,
    finished,
    flying,
    measured,
    plan,
    raised,
    worked,
)

MIDDLE = math.sqrt(60 * 120)
SIXTY_HOURS = Threshold("flown", ">=", 60.0, "h")


def flat(pairs: tuple[tuple[float, float], ...]) -> list[float]:
    return [hours for pair in pairs for hours in pair]


def test_a_finished_requirement_is_a_pair() -> None:
    entries = [worked(50), worked(30), finished(), worked(7)]

    assert flat(history(plan(flying()), entries)) == pytest.approx([MIDDLE, 80])


def test_a_bar_met_by_a_reading_is_finished_too() -> None:
    entries = [worked(70), measured(40), worked(5), finished()]

    assert flat(history(plan(flying()), entries)) == pytest.approx([MIDDLE, 70])


def test_open_work_and_work_nobody_logged_are_no_pairs() -> None:
    assert history(plan(flying()), [worked(50)]) == ()
    assert history(plan(flying()), [finished()]) == ()
    assert history(plan(flying(None)), [worked(50), finished()]) == ()


def test_the_estimate_is_the_one_that_stood_when_work_began() -> None:
    before = [estimated(100, 400), worked(50), finished()]
    after = [worked(50), estimated(100, 400), finished()]

    assert history(plan(flying()), before)[0][0] == pytest.approx(200)
    assert history(plan(flying()), after)[0][0] == pytest.approx(MIDDLE)


def test_pairs_stand_in_the_order_of_finishing() -> None:
    second = Requirement("language", "Russian", effort=Effort(400, 400))
    entries = [
        worked(80),
        worked(500, of="language"),
        finished(of="language"),
        finished(),
    ]

    pairs = history(plan(flying(), second), entries)

    assert pairs[0] == pytest.approx((400, 500))
    assert pairs[1] == pytest.approx((MIDDLE, 80))


def test_what_was_undone_is_no_history() -> None:
    end = finished()
    undo = Entry("undo", "undone", undoes=end.id)

    assert history(plan(flying()), [worked(80), end, undo]) == ()


def test_a_bar_that_grew_on_the_way_grows_the_estimate() -> None:
    entries = [worked(10), raised(SIXTY_HOURS), worked(110), finished()]

    assert flat(history(plan(flying()), entries)) == pytest.approx([1.5 * MIDDLE, 120])


def test_a_bar_that_changed_its_kind_on_the_way_leaves_no_pair() -> None:
    entries = [worked(10), raised(Threshold("", "=", "ATPL")), worked(90), finished()]

    assert history(plan(flying()), entries) == ()


def test_a_second_finish_for_a_raised_bar_is_no_second_pair() -> None:
    entries = [worked(80), finished(), raised(SIXTY_HOURS), worked(40), finished()]

    assert flat(history(plan(flying()), entries)) == pytest.approx([MIDDLE, 80])


def test_a_commitment_is_no_history() -> None:
    degree = Requirement(
        "masters", "Master's", commitment=Commitment(Weeks(78, 104), 20)
    )
    entries = [worked(900, of="masters"), finished(of="masters")]

    assert history(plan(degree), entries) == ()


def test_who_finished_the_whole_finished_its_parts() -> None:
    whole = Requirement("licence", "Licence", parts=(flying(),))
    entries = [worked(80), finished(of="licence")]

    assert flat(history(plan(whole), entries)) == pytest.approx([MIDDLE, 80])


def test_the_total_left_is_the_one_that_predict_total_draws() -> None:
    done = [Requirement(f"d{i}", "Done", effort=Effort(10, 10)) for i in range(8)]
    left = [Requirement(f"o{i}", "Open", effort=Effort(12, 12)) for i in range(12)]
    hours = (5.0, 7.0, 9.0, 10.0, 11.0, 14.0, 20.0, 40.0)
    entries = [
        each
        for i, actual in enumerate(hours)
        for each in (worked(actual, of=f"d{i}"), entry("finished", of=f"d{i}"))
    ]

    result = measure(plan(*done, *left), entries, today=TODAY)

    assert [actual for _, actual in result.history] == list(hours)
    assert result.shared_luck == shared_luck(past_of(result.history))
    totals = predict_total(
        result.history, [12.0] * 12, rng=np.random.default_rng(1), draws=200_000
    )
    # A journey does not know the place in the queue, predict_total does.
    assert result.hours_left == pytest.approx(np.quantile(totals, LEVELS), rel=0.06)
    assert result.expected_hours_left == pytest.approx(totals.mean(), rel=0.03)
