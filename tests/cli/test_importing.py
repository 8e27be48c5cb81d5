"""`miles import-history`, and what it does to the next forecast."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Miles

SLOW = "task,estimate (h),actual (h)\n" + "".join(
    f"t{n},{50 + n},{100 + 2 * n}\n" for n in range(12)
)


def test_a_slow_past_makes_the_next_forecast_longer(miles: Miles, at: Path) -> None:
    other = at.parent / "other.csv"
    other.write_text(SLOW, encoding="utf-8")
    cold = miles("distance", "--json").json["hours_left"]["p50_hours"]

    dry = miles("import-history", str(other), "--dry-run")
    same = miles("distance", "--json").json["hours_left"]["p50_hours"]
    said = miles("import-history", str(other))
    warm = miles("distance", "--json").json["hours_left"]["p50_hours"]
    again = miles("import-history", str(other), "--json").json

    assert "12 finished tasks would be kept" in dry.out
    assert same == cold
    assert "12 finished tasks kept for all your journeys." in said.out
    assert "In the middle they took 2 times the estimate." in said.out
    assert warm > 1.1 * cold
    assert (again["new"], again["wrote"]) == (0, True)


def test_bad_rows_stop_the_import_until_they_are_left_out(
    miles: Miles, at: Path
) -> None:
    other = at.parent / "other.csv"
    other.write_text(SLOW + "bad,0,1\n", encoding="utf-8")

    refused = miles("import-history", str(other))
    taken = miles("import-history", str(other), "--skip-bad")

    assert refused.code == 1
    assert "other.csv:14: “0” is no time above zero" in refused.err
    assert "Nothing was written." in refused.err
    assert taken.code == 0
    assert "Left out: 1 that cannot be read." in taken.out


def test_a_file_that_says_too_little_is_asked_about(miles: Miles, at: Path) -> None:
    other = at.parent / "other.csv"
    other.write_text("name,age\nx,3\n", encoding="utf-8")

    said = miles("import-history", str(other), "--language", "es")

    assert said.code == 1
    assert "Di cuál: --estimate COLUMNA." in said.err


def test_a_file_of_which_nothing_can_be_read_is_told_as_that(
    miles: Miles, at: Path
) -> None:
    other = at.parent / "other.csv"
    other.write_text("task,estimate (h),actual (h)\nbad,0,1\n", encoding="utf-8")

    said = miles("import-history", str(other), "--skip-bad")

    assert "No finished task was found." in said.out
    assert "known already" not in said.out


def test_it_needs_no_journey(anywhere: Miles, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text(SLOW, encoding="utf-8")

    assert anywhere("import-history", str(other)).code == 0
