"""A person's folder that is not one's own, and a journey to read and change."""

from __future__ import annotations

from pathlib import Path

import pytest

from million_miles import folder
from million_miles.values import Effort, Entry, Goal, Hours, Plan, Requirement


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("MILLION_MILES_HOME", str(home))
    return home


@pytest.fixture
def at(tmp_path: Path) -> Path:
    """Return a folder with a journey of one requirement and one entry."""
    flying = Requirement("flying", "Pilot licence", effort=Effort(60, 120))
    first = Entry("first", "worked", requirement="flying", amount=Hours(1))
    folder.create(
        tmp_path / "moon", Plan(Goal("Moon"), requirements=(flying,)), [first]
    )
    return tmp_path / "moon"
