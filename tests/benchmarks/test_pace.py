from __future__ import annotations

import numpy as np
import pytest

from benchmarks.pace import (
    POPULATIONS,
    Case,
    Score,
    came,
    coverage,
    draw,
    ks,
    measure,
    run,
    score,
)


def test_the_week_that_came_is_where_the_hours_add_up() -> None:
    case = Case(np.array([]), np.array([0.5, 0.0, 1.0]))

    assert came(case, 5.0) == 1.0
    assert came(case, 10.0) == 2.5
    assert came(case, 16.0) == float("inf")


def test_drawn_weeks_have_the_pace_of_the_person_on_average() -> None:
    rng = np.random.default_rng(1)
    means = [draw(POPULATIONS["as assumed"], 0, rng).to_come.mean() for _ in range(400)]

    assert np.median(means) == pytest.approx(0.85, rel=0.1)
    assert np.std(np.log(means)) == pytest.approx(0.4, rel=0.15)


def test_a_certain_forecast_is_off_by_its_distance() -> None:
    assert score(np.array([4.0, 4.0]), 7.0) == Score(3.0, 1.0)
    assert score(np.array([0.0, 2.0]), 1.0).crps == pytest.approx(0.5)


def test_even_places_hold_what_they_say() -> None:
    even = [Score(0, (i + 0.5) / 100) for i in range(100)]

    assert coverage(even) == pytest.approx(0.8)
    assert ks(even) == pytest.approx(0.005)


@pytest.mark.parametrize("weeks", [0, 12])
def test_the_ready_date_holds_as_often_as_it_says(weeks: int) -> None:
    people = POPULATIONS["as assumed"]

    scores = measure(people, weeks=weeks, ahead=26, persons=200, seed=2)

    assert 0.72 < coverage(scores["ours"]) < 0.88
    assert coverage(scores["independent"]) < 0.62
    crps = {name: np.mean([one.crps for one in all_]) for name, all_ in scores.items()}
    assert crps["ours"] < min(crps["as promised"], crps["independent"])


def test_quick_rows_name_their_peers() -> None:
    rows = [next(rows) for rows in [run(quick=True)] for _ in range(4)]

    assert [row.metric for row in rows] == ["crps", "crps", "coverage80", "ks"]
    assert rows[0].peer_name == "as promised"
