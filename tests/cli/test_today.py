from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import TODAY, Miles

SLOW = ("numpy", "scipy", "numba", "yaml", "ruamel", "dateutil")
LOADED = """
import sys
from million_miles.cli.main import run
code = run(sys.argv[1:])
print(sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_bare_miles_names_one_thing_to_do_and_how_far_it_is(miles: Miles) -> None:
    said = miles()

    assert said.code == 0
    assert said.out == miles("today").out
    assert said.out.startswith("Tonight: ")
    assert "miles to go" in said.out
    assert "Accepted" in said.out


def test_with_nothing_changed_it_loads_nothing_slow(miles: Miles, at: Path) -> None:
    miles()

    said = subprocess.run(
        [sys.executable, "-c", LOADED, "-C", str(at), "--on", TODAY],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Tonight: " in said.stdout
    assert [name for name in SLOW if f"'{name}'" in said.stdout] == []


def test_it_looks_anew_after_a_change_and_on_another_day(miles: Miles) -> None:
    before = miles().out

    miles("estimate", "flying", "600-1200h")

    assert miles().out != before
    assert miles("--on", "2031-06-01").out not in (before, miles().out)


def test_what_is_remembered_keeps_languages_and_forms_apart(miles: Miles) -> None:
    texts = [
        miles(*more).out
        for _ in range(2)
        for more in ((), ("--language", "es"), ("--json",), ("--seed", "5", "--json"))
    ]

    assert texts[:4] == texts[4:]
    assert len(set(texts)) == 4


def test_a_lost_or_broken_memory_changes_nothing(miles: Miles, at: Path) -> None:
    told = miles().out
    for broken in ("{", "[]", '{"a": 1}', "\x00"):
        (at / ".cache" / "remembered.json").write_text(broken, encoding="utf-8")

        assert miles().out == told


def test_a_look_saves_its_forecasts_once(miles: Miles, at: Path) -> None:
    for _ in range(2):
        miles()
        miles("distance")

    lines = (at / "forecasts.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line.count('"of"') for line in lines] == [1, 1, 1, 1]


def test_what_is_seen_with_hindsight_is_no_forecast(miles: Miles, at: Path) -> None:
    assert miles("--on", "2026-11-10").code == 0

    assert not (at / "forecasts.jsonl").exists()


def test_a_folder_that_cannot_be_written_to_may_be_looked_at(
    miles: Miles, at: Path
) -> None:
    (at / ".cache").write_text("in the way", encoding="utf-8")

    assert miles().code == 0
    assert miles("log", "theory", "1h").code == 1


def test_what_expires_soon_is_the_last_thing_said(miles: Miles, at: Path) -> None:
    plan = at / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(
        text.replace("effort: 40-80 h", "effort: 40-80 h\n    valid: 2 years"),
        encoding="utf-8",
    )
    before = miles().out

    miles("done", "theory", "--at", "2024-12-05")
    said = miles().out

    assert "valid until" not in before
    assert "Theory exam is valid until 5 December 2026, before your next" in said
    assert said.splitlines()[-1].split() == [
        *("miles", "measure", "theory", '"VALUE', 'points"')
    ]
    assert [one["id"] for one in miles("today", "--json").json["expiring"]] == [
        "theory"
    ]
