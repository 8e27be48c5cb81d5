from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from million_miles.cli.asked import spoken
from tests.cli.conftest import TODAY, Miles


def write_profile(home: Path, *lines: str) -> None:
    text = "\n".join(["format: million-miles/profile/1", *lines, ""])
    (home / "profile.yaml").write_text(text, encoding="utf-8")


def test_options_for_every_command_stand_before_it_or_after(
    anywhere: Miles, at: Path
) -> None:
    shared = ("-C", str(at), "--on", TODAY, "--language", "es")

    assert anywhere(*shared, "check").out == anywhere("check", *shared).out
    assert "Todo está bien" in anywhere("check", *shared).out


def test_what_stands_after_the_command_wins(anywhere: Miles, at: Path) -> None:
    said = anywhere("-C", "nowhere", "--language=en", "check", "-C", str(at))

    assert said.out.startswith("All is well")


@pytest.mark.parametrize("name", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_terminal_says_which_language(
    anywhere: Miles, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for other in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "es_MX.UTF-8")

    assert "mapa" in anywhere("find").out


def test_the_profile_says_it_louder_and_the_option_loudest(
    anywhere: Miles, home: Path
) -> None:
    write_profile(home, "language: es")

    assert "mapa" in anywhere("find").out
    assert "goal map" in anywhere("find", "--language", "en").out


def test_a_broken_profile_is_told_where_a_journey_is_read(
    miles: Miles, home: Path
) -> None:
    write_profile(home, "language: klingon")

    assert "profile.yaml:2: wanted one of en, es" in miles("check").err
    assert miles("find").code == 0


def test_today_is_the_day_where_the_person_lives(
    anywhere: Miles, at: Path, home: Path
) -> None:
    write_profile(home, "zone: Pacific/Kiritimati")
    ahead = anywhere("-C", str(at), "--json").json["on_date"]
    write_profile(home, "zone: Pacific/Pago_Pago")
    behind = anywhere("-C", str(at), "--json").json["on_date"]

    assert dt.date.fromisoformat(ahead) > dt.date.fromisoformat(behind)


def test_the_same_seed_gives_the_same_answer_and_another_seed_another(
    miles: Miles,
) -> None:
    first, again, other = (
        miles("distance", "--json", "--seed", seed).json for seed in ("7", "7", "8")
    )

    assert first == again
    assert first["ready"] != other["ready"]


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--language", "es", "logg"], "es"),
        (["log", "--language=es", "--nots"], "es"),
        (["log", "--language"], "en"),
        (["--language", "fr"], "en"),
        ([], "en"),
    ],
)
def test_an_error_is_told_in_the_language_asked_for(
    arguments: list[str], language: str
) -> None:
    assert spoken(arguments) == language
