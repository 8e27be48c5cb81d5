"""How long something takes, in seconds of CPU: what a busy machine hardly distorts."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

CPU = "s of CPU"  # unit of a row


class ProgramError(RuntimeError):
    """A program that a benchmark runs has failed."""


@dataclass(frozen=True, slots=True)
class Took:
    """What a program took, in seconds of CPU, and on the clock on the wall."""

    cpu_seconds: float
    wall_seconds: float


def cpu_seconds(action: Callable[[], object], *, times: int = 1) -> float:
    """Return the least CPU time of this process over so many runs of `action`."""
    took = []
    for _ in range(times):
        began = time.process_time()
        action()
        took.append(time.process_time() - began)
    return min(took)


def run_program(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> Took:
    """Run a program to its end, with additions to the environment.

    Raises:
        ProgramError: it failed; with what it said.
    """
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | (environment or {}),
    )
    ended, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode != 0:
        raise ProgramError(f"{command[0]} failed: {ran.stdout}{ran.stderr}")
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return Took(user + system, ended - began)
