from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Miles

PROFILE = """\
format: million-miles/profile/1
language: en
capacity:
  - {{from: 2026-01-01, hours_per_week: 12}}
journeys:
  - {sky}
  - sea
"""


@pytest.fixture
def sea(home: Path, at: Path) -> Path:
    """Return a second journey, beside the profile."""
    place = home / "sea"
    shutil.copytree(at, place)
    plan = place / "plan.yaml"
    text = plan.read_text(encoding="utf-8").replace("Fly for a living", "Sail")
    plan.write_text(text, encoding="utf-8")
    return place


def test_two_goals_are_told_beside_each_other(
    anywhere: Miles, at: Path, sea: Path
) -> None:
    said = anywhere("--on", TODAY, "together", str(at), str(sea))

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("2 goals share 8 h a week")
    assert said.out.index("1. Fly for a living") < said.out.index("2. Sail")
    assert "later than alone" in said.out


def test_hours_and_goals_may_stand_in_the_profile(
    anywhere: Miles, at: Path, sea: Path, home: Path
) -> None:
    profile = home / "profile.yaml"
    profile.write_text(PROFILE.format(sky=at), encoding="utf-8")

    found = anywhere("--on", TODAY, "together", "--json").json

    assert found["hours_per_week"] == 12
    assert [goal["goal"] for goal in found["goals"]] == ["Fly for a living", "Sail"]
    second = found["goals"][1]
    assert second["cost"]["ready_weeks"]["change"] > 0


def test_hours_asked_for_win_over_all_others(
    anywhere: Miles, at: Path, sea: Path
) -> None:
    options = ("together", str(at), str(sea), "--hours-per-week", "30", "--json")

    assert anywhere("--on", TODAY, *options).json["hours_per_week"] == 30


def test_no_goal_at_all_says_where_to_name_them(anywhere: Miles, home: Path) -> None:
    english, spanish = anywhere("together"), anywhere("--language", "es", "together")

    assert english.code == spanish.code == 2
    assert str(home / "profile.yaml") in english.err
    assert "Nombra las carpetas" in spanish.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--hours-per-week", "-3"), 1, "0 to 168 hours a week"),
        (("--hours-per-week", "many"), 2, "hours a week"),
        (("nowhere",), 1, "No journey is in nowhere"),
    ],
)
def test_what_cannot_be_shared_is_refused_in_words(
    anywhere: Miles, at: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    said = anywhere("together", str(at), *words)

    assert (said.code, said.out) == (code, "")
    assert told in said.err


def test_a_profile_names_each_journey_once(anywhere: Miles, home: Path) -> None:
    text = PROFILE.format(sky="sea")
    (home / "profile.yaml").write_text(text, encoding="utf-8")

    said = anywhere("together")

    assert said.code == 1
    assert "wanted each item once" in said.err
