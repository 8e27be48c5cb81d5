from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.roadmap_plans import plan
from million_miles import folder, roadmap

COMPILES = """
from numba import njit
from numba.core import base, codegen, cpu, event, types, typing

@njit
def grows(a, b):
    kept = [min(a, b)]
    kept.append(max(a, 2.0))
    return kept

def functions():
    owners = base, cpu.CPUContext, codegen.CPUCodeLibrary, codegen.JITCodeLibrary
    owners += codegen.JITCPUCodegen, event, typing.Context, types.Function, types.Record
    return [{name: id(one) for name, one in vars(owner).items()} for owner in owners]

grown = [grows(1.0, 3.0)] * FIRST
before = functions()
from million_miles import roadmap
from benchmarks.roadmap_plans import plan
roadmap.load_simulator(roadmap.compile_simulator())
print(functions() == before, *grown, grows(1.0, 4.0))
print(roadmap.simulate(plan(requirements=60, seed=1), seed=3, futures=64).finish.tolist())
"""


@pytest.mark.parametrize("cut", [0, 7, 40, -1])
def test_code_that_is_not_whole_is_refused(cut: int) -> None:
    whole = folder.code_file().read_bytes()

    with pytest.raises(roadmap.CodeError, match="want whole code"):
        roadmap.load_simulator(whole[:cut])


@pytest.mark.parametrize("first", [0, 1])
def test_numba_is_as_before_and_the_code_the_same_whether_or_not_it_was_used_first(
    first: int,
) -> None:
    told = subprocess.run(
        [sys.executable, "-c", COMPILES.replace("FIRST", str(first))],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    numba, finish = told.stdout.splitlines()
    assert numba == " ".join(["True", *["[1.0, 2.0]"] * (first + 1)])
    same = roadmap.simulate(plan(requirements=60, seed=1), seed=3, futures=64)
    assert finish == str(same.finish.tolist())
