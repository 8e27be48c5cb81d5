from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from million_miles import folder, roadmap

PREPARE = """
from million_miles import folder, roadmap
folder.prepare_simulator(before_compiling=lambda: print("compiling"))
week = roadmap.Task("week", hours=roadmap.certain(7.0))
road = roadmap.Road((week,), roadmap.Segments.constant(1.0))
print(roadmap.simulate(road, seed=0, futures=1).ready[0])
"""


def prepare(cache: Path) -> str:
    ran = subprocess.run(
        (sys.executable, "-c", PREPARE),
        env={"XDG_CACHE_HOME": f"{cache}", "HOME": f"{cache}"},
        capture_output=True,
        check=True,
        text=True,
    )
    return ran.stdout


def kept(cache: Path) -> Path:
    return next(cache.glob("million-miles/simulator-*.o"))


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return a cache folder that holds this machine's code."""
    at = tmp_path / "million-miles" / folder.code_file().name
    at.parent.mkdir()
    at.write_bytes(folder.code_file().read_bytes())
    return tmp_path


def test_kept_code_is_loaded_without_the_compiler(filled: Path) -> None:
    assert prepare(filled) == "7.0\n"


def test_code_that_was_cut_short_is_compiled_anew_and_kept(filled: Path) -> None:
    whole = kept(filled).read_bytes()
    kept(filled).write_bytes(whole[:-100])

    assert prepare(filled) == "compiling\n7.0\n"
    assert len(kept(filled).read_bytes()) == len(whole)


def test_where_nothing_can_be_kept_the_simulator_runs_all_the_same(
    tmp_path: Path,
) -> None:
    (tmp_path / "million-miles").write_text("in the way")

    assert prepare(tmp_path) == "compiling\n7.0\n"


def test_the_file_is_another_one_for_another_processor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = folder.code_file()

    monkeypatch.setattr(roadmap, "code_mark", lambda: "another")

    assert folder.code_file() != here
