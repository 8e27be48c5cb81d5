from __future__ import annotations

import io
import os
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from million_miles.cli.main import COMMANDS, run
from tests.cli.conftest import Miles
from tests.cli.terminal import MILES, type_in


def test_help_lists_every_command_in_the_order_of_a_journey(anywhere: Miles) -> None:
    listed = anywhere("--help").out.partition("Commands:")[2]

    places = [listed.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)


def test_it_knows_its_version(anywhere: Miles) -> None:
    assert anywhere("--version").out == version("million-miles") + "\n"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["find"], 0),
        (["--help"], 0),
        (["today"], 1),
        (["find", "--nots"], 2),
        (["nothing"], 2),
        (["log"], 2),
    ],
)
def test_it_ends_with_0_done_1_refused_2_not_understood(
    anywhere: Miles, typed: list[str], code: int
) -> None:
    assert anywhere(*typed).code == code


def test_the_shell_completes_commands_options_and_choices() -> None:
    def completed(words: str, place: int) -> list[str]:
        asked = {"COMP_WORDS": words, "COMP_CWORD": f"{place}"}
        said = subprocess.run(
            [MILES],
            env=os.environ | asked | {"_MILES_COMPLETE": "bash_complete"},
            capture_output=True,
            text=True,
            check=True,
        )
        return [line.partition(",")[2] for line in said.stdout.split()]

    assert completed("miles wh", 1) == ["what-if"]
    assert completed("miles log --no", 2) == ["--note"]
    assert "refused" in completed("miles try apply ", 3)


def test_colours_are_for_terminals_and_for_those_who_want_them(
    at: Path, monkeypatch: pytest.MonkeyPatch, anywhere: Miles
) -> None:
    assert "\x1b[" not in anywhere("-C", str(at)).out
    assert "\x1b[" in type_in("-C", str(at), answers=())[1]

    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in type_in("-C", str(at), answers=())[1]


WORDS = st.sampled_from(
    [
        *(name for name in COMMANDS if name not in ("new", "demo")),
        *("theory", "flying", "apply", "2h", "60-120h", "refused", "k3f9", "-1", ""),
        *("--note", "--at", "--json", "--on", "2027-01-31", "--for", "--seed", "--by"),
        *("--without", "--language", "es", "--minutes", "10", "--help", "--how"),
    ]
) | st.text(
    st.characters(exclude_characters="/.~", exclude_categories=["Cs"]), max_size=8
)


@given(typed=st.lists(WORDS, max_size=5))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_answered(at: Path, typed: list[str]) -> None:
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = run(["-C", str(at), *typed])

    assert code in (0, 1, 2)
    assert (err.getvalue() != "") == (code != 0)
    assert out.getvalue() or code
