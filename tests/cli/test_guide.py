"""What the guide tells a newcomer to type does what it says, in that order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Miles

GUIDE = Path(__file__).parents[2] / "docs" / "index.md"


def commands() -> list[list[str]]:
    start = GUIDE.read_text(encoding="utf-8").partition("## Start")[2]
    table = start.partition("Every command has help")[0]
    return [shlex.split(typed)[1:] for typed in re.findall(r"`(miles\b[^`]*)`", table)]


def test_the_guide_is_true(anywhere: Miles, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = commands()
    for words in typed:
        said = anywhere(*words)
        assert said.code == 0, (words, said.err)
        if words[0:1] == ["new"]:
            monkeypatch.chdir(words[-1])

    assert len(typed) >= 15
