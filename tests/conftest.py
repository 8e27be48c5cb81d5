"""What every test may ask for: tools of the machine, and a steady Hypothesis."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest
from hypothesis import settings

from million_miles import folder

# A shared machine is slow now and then: no test may fail by the clock. CI tries the same
# examples every time, so that only a change can break it; elsewhere new ones are sought.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if "MILLION_MILES_CI" in os.environ else "here")


def pytest_sessionstart() -> None:
    """Have the simulator ready: compiled once, and kept as it is for a user.

    Before the tests are gathered, since some look at a journey while they are.
    """
    folder.prepare_simulator(before_compiling=lambda: None)


@pytest.fixture
def needs_tool() -> Callable[[str], str]:
    """Return a function that finds a program and returns its path.

    Where the program is missing, the test is skipped with its name; under `.ci/run`,
    which installs every program, it fails.
    """
    return find_tool


def find_tool(name: str) -> str:
    path = shutil.which(name)
    if path:
        return path
    if "MILLION_MILES_CI" in os.environ:
        pytest.fail(f"{name} is missing, and .ci/run should have installed it")
    pytest.skip(f"{name} is not installed")
