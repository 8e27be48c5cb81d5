from __future__ import annotations

from pathlib import Path

import pytest

from million_miles.cli.main import COMMANDS
from million_miles.cli.reference import page
from tests.cli.conftest import Miles

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_page_of_all_commands_is_the_one_they_make() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_on_the_page_with_an_example(name: str) -> None:
    section = page().partition(f"## `miles {name}`\n")[2].partition("\n## ")[0]

    assert f"Example: miles {name}" in section
    assert f"Usage: miles {name}" in section


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(anywhere: Miles, name: str) -> None:
    said = anywhere(name, "--help")

    assert said.code == 0
    assert f"Example: miles {name}" in said.out
