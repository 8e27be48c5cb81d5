"""A journey in the words of its files, and `miles` as a person types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from million_miles.cli.main import run

TODAY = "2026-11-23"
PLAN = """\
format: million-miles/plan/1
goal: Fly for a living
why: The sky.
by: 2034-12-31
capacity:
  - {from: 2026-01-01, hours_per_week: 8}
requirements:
  theory:
    title: Theory exam
    bar: score >= 70 points
    effort: 40-80 h
  flying:
    title: Private pilot licence
    bar: flown >= 40 h
    effort: 60-120 h
    needs: [theory]
    steps: [{title: Book a trial lesson, minutes: 15}]
  apply:
    title: Cadet call
    try:
      {shape: judged, opens: irregular 1-2 years, answer_after: 8 weeks, base_rate: 30/100}
    needs: [flying]
"""
JOURNAL = """\
id,at,did,requirement,try,amount,stage,reason,lesson,undoes,note
k3f9,2026-11-09,worked,theory,,2.5 h,,,,,first chapter
m7xq,~2024,answered,apply,1,refused,interviewed,too few hours,fly more,,
p0ad,2026-11-16,measured,theory,,55 points,,,,,
"""


@dataclass(frozen=True)
class Said:
    """What one command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Miles = Callable[..., Said]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the person who runs the tests, and their terminal, out of them."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    monkeypatch.setenv("MILLION_MILES_HOME", str(home))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    return home


@pytest.fixture
def at(tmp_path: Path) -> Path:
    """Return the folder of a journey with three requirements and three entries."""
    folder = tmp_path / "sky"
    folder.mkdir()
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "journal.csv").write_text(JOURNAL, encoding="utf-8")
    return folder


@pytest.fixture
def anywhere(capsys: pytest.CaptureFixture[str]) -> Miles:
    """Return what runs `miles` as it is typed, in a folder without a journey."""

    def typed(*arguments: str) -> Said:
        capsys.readouterr()
        code = run(arguments)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return typed


@pytest.fixture
def miles(anywhere: Miles, at: Path) -> Miles:
    """Return what runs `miles` on the journey `at`, on 2026-11-23."""

    def typed(*arguments: str) -> Said:
        return anywhere("-C", str(at), "--on", TODAY, *arguments)

    return typed
