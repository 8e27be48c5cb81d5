"""How long `miles` takes on a large journey, as whole processes.

The journey has 200 requirements and 5,000 entries. Each figure is the fastest of some
runs, beside what any command pays that starts Python, or Python with numba.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.large_journey import TODAY, large_journey
from benchmarks.row import Row
from million_miles import folder

SEED = 1
RUNS, QUICK_RUNS = 10, 3
PEERS = {"python": "pass", "python with numba": "import numba"}
MILES = Path(sys.executable).with_name("miles")


def run(quick: bool) -> Iterator[Row]:
    """Time `today` unchanged and after a change, and `check`."""
    runs = QUICK_RUNS if quick else RUNS
    peers = {name: (sys.executable, "-c", code) for name, code in PEERS.items()}
    with tempfile.TemporaryDirectory() as place:
        at = Path(place, "journey")
        made = large_journey(seed=SEED)
        folder.create(at, made.plan, made.entries)
        miles = (f"{MILES}", "-C", f"{at}", "--on", f"{TODAY}")

        def change() -> None:
            quiet((*miles, "note", "something changed"), home=place)

        def seconds(command: Sequence[str], before: Callable[[], None]) -> float:
            return fastest(command, home=place, runs=runs, before=before)

        quiet(miles, home=place)  # the simulator is compiled once
        beside = {name: seconds(command, nothing) for name, command in peers.items()}
        cases = {
            "unchanged": seconds(miles, nothing),
            "after a change": seconds(miles, change),
            "check": seconds((*miles, "check"), nothing),
        }
    for case, ours in cases.items():
        for name, theirs in beside.items():
            yield Row(
                bench="today", case=case, metric="time", unit="s", ours=ours,
                peer=theirs, peer_name=name, n=runs, seed=SEED,
            )  # fmt: skip


def nothing() -> None:
    """Change nothing before a run."""


def fastest(
    command: Sequence[str], *, home: str, runs: int, before: Callable[[], None]
) -> float:
    """Return the seconds of the fastest of `runs`, after one that is not counted."""
    quiet(command, home=home)
    times = []
    for _ in range(runs):
        before()
        began = time.perf_counter()
        quiet(command, home=home)
        times.append(time.perf_counter() - began)
    return min(times)


def quiet(command: Sequence[str], *, home: str) -> None:
    """Run a command as a person would, with compiled files kept, and show nothing."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"MILLION_MILES_HOME": home}
    subprocess.run(command, env=environment, check=True, capture_output=True)
