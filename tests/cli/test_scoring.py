from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.conftest import TODAY, Miles


def answered(miles: Miles, day: str) -> None:
    miles()
    miles("try", "apply", "refused", "--at", day)


def test_the_chance_of_a_try_is_kept_and_told_once_its_answer_is_known(
    miles: Miles, at: Path
) -> None:
    answered(miles, "2026-12-01")

    (kept,) = [
        line
        for line in (at / "forecasts.jsonl").read_text("utf-8").splitlines()
        if '"of": "try"' in line
    ]
    assert '"try": "apply", "number": 2, "chance": ' in kept
    out = " ".join(miles("--on", "2026-12-02", "score").out.split())
    assert "Cadet call, try 2: I said about" in out
    assert "Too few to tell whether they were good" in out


def test_several_journeys_are_put_together_on_this_machine(
    anywhere: Miles, miles: Miles, at: Path, home: Path
) -> None:
    answered(miles, "2026-12-01")
    sea = home / "sea"
    shutil.copytree(at, sea)
    profile = f"format: million-miles/profile/1\njourneys:\n  - {at}\n  - sea\n"
    (home / "profile.yaml").write_text(profile, encoding="utf-8")

    named = anywhere("--on", "2026-12-02", "score", str(at), str(sea), "--json").json
    known = anywhere("--on", "2026-12-02", "score", "--all", "--json").json

    assert named == known
    assert named["score"]["reliability"]["times"] == 2
    assert named["score"]["goals"] == ["Fly for a living"] * 2


def test_without_journeys_in_the_profile_it_says_where_to_name_them(
    anywhere: Miles,
) -> None:
    said = anywhere("--on", TODAY, "score", "--all")

    assert said.code == 2
    assert "profile.yaml" in said.err


def test_a_forecasts_file_from_before_tries_were_kept_still_reads(
    miles: Miles, at: Path
) -> None:
    miles()
    file = at / "forecasts.jsonl"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    old = [line for line in lines if '"of": "try"' not in line]
    file.write_text("".join(old), encoding="utf-8")

    assert miles("score").code == 0
    assert miles("check").code == 0
