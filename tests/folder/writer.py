"""A program that saves a journey again and again, until it is done or killed.

Each line of its input, `NAME COUNT`, starts one process more, whose number it prints.
Behind every save that has returned, the process writes the id of the entry to the file
NAME beside the folder, and `done` at its end.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from million_miles import exchange, folder, journey
from million_miles.values import Entry, Hours


def write(at: Path, name: str, count: int) -> None:
    with (at.parent / name).open("w", buffering=1) as saved:
        for number in range(count):
            entry = Entry(
                f"{name}{number}", "worked", requirement="flying", amount=Hours(1)
            )
            with folder.changing(at, wait_seconds=60) as change:
                change.save(with_one_more(change.journey, entry))
            saved.write(f"{entry.id}\n")
        saved.write("done\n")


def with_one_more(before: journey.Journey, entry: Entry) -> journey.Journey:
    """Return the journey with one entry more, and their number in the plan."""
    entries = (*before.entries, entry)
    goal = replace(before.plan.goal, why=str(len(entries)))
    return replace(before, entries=entries, plan=replace(before.plan, goal=goal))


if __name__ == "__main__":
    at = Path(sys.argv[1])
    with folder.changing(at) as change:  # imports what is imported late, once for all
        exchange.write_plan(change.journey.plan)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead need no funeral
    for line in sys.stdin:
        name, count = line.split()
        child = os.fork()
        if child == 0:
            write(at, name, int(count))
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
