from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from tests.cli.terminal import read

LONG = """
import time
from million_miles.cli.preparing import long_work
with long_work() as show:
    show(0.1)
    time.sleep(1.1)
    show(0.7)
"""
MILES = Path(sys.executable).with_name("miles")


def demo(cache: Path) -> tuple[str, str]:
    command = (f"{MILES}", "--language", "es", "--seed", "1", "demo")
    environment = os.environ | {"XDG_CACHE_HOME": f"{cache}", "COLUMNS": "80"}
    ran = subprocess.run(
        command, env=environment, capture_output=True, check=True, text=True
    )
    return ran.stdout, ran.stderr


def test_compiling_is_announced_the_first_time_and_tells_the_same_later(
    tmp_path: Path,
) -> None:
    first, announced = demo(tmp_path)
    again, nothing = demo(tmp_path)

    assert announced == "Preparando el simulador. Tarda unos segundos, solo esta vez.\n"
    assert nothing == ""
    assert first == again


def test_work_of_more_than_a_second_shows_how_far_it_is_at_a_terminal() -> None:
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", LONG], stderr=theirs, check=True)
    os.close(theirs)

    screen = b""
    while chunk := read(ours):
        screen += chunk
    os.close(ours)

    assert b"70%" in screen
    assert b"10%" not in screen


def test_no_bar_is_shown_to_a_file() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LONG], capture_output=True, check=True, text=True
    )

    assert ran.stdout + ran.stderr == ""
