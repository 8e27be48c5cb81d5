from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
