"""The front door of step 5."""

from __future__ import annotations

import subprocess
import sys


def test_importing_push_brings_no_scipy_and_no_numba() -> None:
    code = (
        "import sys, million_miles.push;"
        "print([m for m in ('scipy', 'numba', 'hypothesis') if m in sys.modules])"
    )

    done = subprocess.run(  # our own interpreter, our own words
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )

    assert done.stdout.strip() == "[]"
