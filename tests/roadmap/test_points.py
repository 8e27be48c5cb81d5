from __future__ import annotations

import numpy as np
import pytest

from million_miles.roadmap.sobol import MOST_DIMENSIONS, sobol


def test_every_dimension_has_one_point_in_each_of_its_equal_slices() -> None:
    points = sobol(1024, MOST_DIMENSIONS, seed=3)

    slices = np.sort(np.floor(points * 1024).astype(int), axis=0)

    assert points.min() > 0
    assert points.max() < 1
    assert (slices == np.arange(1024)[:, None]).all()


def test_the_same_seed_gives_the_same_points_and_another_one_others() -> None:
    assert (sobol(64, 9, seed=1) == sobol(64, 9, seed=1)).all()
    assert (sobol(64, 9, seed=1) != sobol(64, 9, seed=2)).any()


def test_more_points_and_dimensions_continue_the_same_ones() -> None:
    assert (sobol(256, 20, seed=5)[:64, :7] == sobol(64, 7, seed=5)).all()


def mean_of_a_smooth_function(
    points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> float:
    weights = 1 / np.arange(1, points.shape[1] + 1)
    return float(np.prod(1 + weights * (points - 0.5), axis=1).mean())


def test_a_mean_over_the_points_is_far_nearer_than_over_random_ones() -> None:
    seeds = range(20)
    ours = [mean_of_a_smooth_function(sobol(4096, 20, seed=s)) for s in seeds]
    plain = [
        mean_of_a_smooth_function(np.random.default_rng(s).random((4096, 20)))
        for s in seeds
    ]

    assert np.std(ours) < np.std(plain) / 10
    assert np.mean(ours) == pytest.approx(1, abs=4 * float(np.std(ours)))


@pytest.mark.parametrize("pair", [(0, 1), (1, 2), (5, 6), (30, 31), (100, 101)])
def test_pairs_of_dimensions_fill_the_square_evenly(pair: tuple[int, int]) -> None:
    points = sobol(4096, pair[1] + 1, seed=8)[:, pair]

    squares = np.floor(points * 16) @ [16, 1]
    counts = np.bincount(squares.astype(int), minlength=256)

    # Random points would scatter around 16 with a standard deviation of 4.
    assert counts.mean() == 16
    assert counts.std() < 4
