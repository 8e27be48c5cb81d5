from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.distance import Score, ks, run, score, told_over_came
from benchmarks.people import person_of
from million_miles.values import LEVELS


def line(
    start: float, finish: float, hours: float, *, whole_days: bool
) -> dict[str, str]:
    return {
        "source": "A",
        "person": "u1",
        "t_start": str(start),
        "t_finish": str(finish),
        "est_hours": "1",
        "actual_hours": str(hours),
        "day_resolution": str(whole_days),
    }


def test_without_the_data_it_says_so_and_scores_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MILLION_MILES_DATA", str(tmp_path))

    assert list(run(quick=True)) == []
    assert "no data" in capsys.readouterr().err


def test_a_certain_forecast_is_off_by_its_distance() -> None:
    told = np.full(len(LEVELS), 3.0)

    assert score(told, 5.0, np.random.default_rng(1)).crps == pytest.approx(2)


def test_totals_that_run_low_are_seen() -> None:
    low, high = Score(0, 0.5, told=5.0, came=10.0), Score(0, 0.5, told=20.0, came=10.0)

    assert told_over_came([low, low]) == pytest.approx(0.5)
    assert told_over_came([low, high]) == pytest.approx(1.25)


def test_a_perfect_forecast_is_evenly_spread_and_holds_what_it_says() -> None:
    rng = np.random.default_rng(1)
    told = np.array(LEVELS)

    places = [score(told, came, rng) for came in rng.random(4_000)]

    assert ks(places) < 0.03
    assert ks([Score(0, 0.5)] * 10) == pytest.approx(0.5)


def test_only_what_was_finished_before_is_known() -> None:
    times = [(0.0, 2.0, 10), (0.5, 1.0, 11), (1.0, 3.0, 12), (2.5, 4.0, 13)]

    exact = person_of([line(*each, whole_days=False) for each in times])
    by_day = person_of([line(*each, whole_days=True) for each in times])

    assert [list(known) for known in exact.known] == [
        [],
        [],
        [(1, 11)],
        [(1, 11), (1, 10)],
    ]
    assert [len(known) for known in by_day.known] == [0, 0, 0, 1]
