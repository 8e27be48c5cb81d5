"""The arrays that the simulator evaluates say what the exact grid says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from million_miles import push
from million_miles.values import LEVELS, SHAPES, BaseRate, Try

Floats = NDArray[np.float64]


def judged(k: int, n: int) -> Try:
    return Try("judged", base_rates=(BaseRate(k, n),))


NCLEX_2018 = Try(
    "exam",
    base_rates=(
        BaseRate(144_123, 163_238, 1),
        BaseRate(16_521, 38_225, 2, and_later=True),
    ),
)


def evaluate(table: push.Chances, row: int, lift: float = 0.0) -> Floats:
    """Return the chance by v and w, both at LEVELS, as the simulator reads them."""
    shift = table.rate_shift[row] + lift
    intercepts = np.interp(shift, table.shift_grid, table.intercepts[row])
    with np.errstate(over="ignore"):
        return np.asarray(1 / (1 + np.exp(-(intercepts[:, None] + table.luck))))


def tries() -> st.SearchStrategy[Try]:
    counts = st.integers(1, 10**5).flatmap(
        lambda n: st.tuples(st.integers(0, n), st.just(n))
    )
    shapes = st.sampled_from(SHAPES)
    return st.tuples(shapes, st.lists(counts, min_size=1, max_size=3)).map(
        lambda pair: Try(
            pair[0],
            base_rates=tuple(
                BaseRate(k, n, number) for number, (k, n) in enumerate(pair[1], 1)
            ),
        )
    )


@given(tries(), st.lists(st.floats(-3, 3), max_size=12), st.floats(-2, 2))
@settings(max_examples=50)
def test_the_simulated_next_try_has_the_exact_chance(
    attempt: Try, refusals: list[float], lift: float
) -> None:
    table = push.chances(attempt, refusals=refusals)
    row = min(len(refusals), len(table.intercepts) - 1)

    simulated = evaluate(table, row, lift).mean()

    exact = push.odds(attempt, lifts=[push.Lift(lift, lift, lift)], refusals=refusals)
    assert simulated == pytest.approx(exact.chance, rel=3e-3)


@pytest.mark.parametrize(
    ("attempt", "count"), [(judged(11, 3000), 12), (NCLEX_2018, 4)]
)
def test_the_simulated_next_tries_together_have_the_exact_chance(
    attempt: Try, count: int
) -> None:
    table = push.chances(attempt)
    none = np.ones((len(LEVELS), len(LEVELS)))

    for number in range(count):
        none *= 1 - evaluate(table, min(number, len(table.intercepts) - 1))

    exact = push.odds(attempt).chance_over(count)
    assert 1 - none.mean() == pytest.approx(exact, rel=5e-3)


@given(tries(), st.integers(0, 12))
@settings(max_examples=30)
def test_the_arrays_have_the_form_the_simulator_reads(
    attempt: Try, refusals: int
) -> None:
    table = push.chances(attempt, refusals=(0.0,) * refusals)
    rows, points = table.intercepts.shape

    assert table.shift_grid.shape == (points,)
    assert table.rate_shift.shape == (rows, len(LEVELS))
    assert table.luck.shape == (len(LEVELS),)
    assert np.isfinite(table.intercepts).all()
    assert np.allclose(np.diff(table.shift_grid), np.diff(table.shift_grid)[0])
    for rising in (table.shift_grid, table.luck, *table.intercepts, *table.rate_shift):
        assert (np.diff(rising) >= 0).all()


def test_refusals_move_the_luck_down_and_nothing_else_of_the_rate() -> None:
    fresh, refused = (
        push.chances(judged(60, 100), refusals=(0.0,) * count) for count in (0, 5)
    )

    assert (refused.luck < fresh.luck).all()
    assert (refused.rate_shift == fresh.rate_shift).all()


def test_one_rate_for_any_attempt_is_one_row() -> None:
    assert push.chances(judged(8, 6372)).intercepts.shape[0] == 1


def test_the_same_question_has_the_same_answer() -> None:
    one, other = push.chances(NCLEX_2018), push.chances(NCLEX_2018)

    assert (one.intercepts == other.intercepts).all()
    assert (one.luck == other.luck).all()


@pytest.mark.parametrize("chance", [0.0, 0.3, 1.0])
def test_a_certain_chance_is_exact_for_everybody(chance: float) -> None:
    cells = evaluate(push.certain(chance), 0)

    assert cells == pytest.approx(chance, abs=0 if chance in (0, 1) else 1e-12)


def test_a_lift_moves_the_odds_of_a_certain_chance() -> None:
    cells = evaluate(push.certain(0.5), 0, lift=np.log(4))

    assert cells == pytest.approx(0.8)


@pytest.mark.parametrize("chance", [-0.1, 1.1, np.nan])
def test_a_chance_out_of_range_is_refused(chance: float) -> None:
    with pytest.raises(ValueError, match="want a chance"):
        push.certain(chance)
