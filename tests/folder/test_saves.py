from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from million_miles import folder
from million_miles.folder.disk import read_bytes
from million_miles.journey import Journey
from million_miles.values import Entry, Hours
from tests.folder.writer import with_one_more

WRITER = Path(__file__).with_name("writer.py")
READ_BYTES = "million_miles.folder.reading.read_bytes"
STEPS = ("fsync", "rename", "replace", "mkdir", "rmdir", "unlink")


def worked(number: int, *, note: str = "") -> Entry:
    id_ = f"e{number}"
    return Entry(id_, "worked", requirement="flying", amount=Hours(1), note=note)


def is_whole(journey: Journey) -> bool:
    return journey.plan.goal.why in ("", str(len(journey.entries)))


class Killed(BaseException):
    """The process is gone: nothing of it can do anything more."""


@dataclass
class Faults:
    """Makes the steps of a save fail, the first after so many that succeed.

    Attributes:
        after: how many steps succeed.
        times: how many fail then.
        error: how they fail.
    """

    after: int
    times: int
    error: BaseException
    steps: int = 0

    @contextmanager
    def happening(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in STEPS:
                patch.setattr(os, name, self.failing(getattr(os, name)))
            yield

    def failing(self, step: Any) -> Any:
        def fail_or_do(*args: Any, **more: Any) -> Any:
            self.steps += 1
            if self.after < self.steps <= self.after + self.times:
                raise self.error
            return step(*args, **more)

        return fail_or_do


def save(at: Path, *, note: str = "") -> bool:
    """Save an entry and the plan; tell whether that was acknowledged."""
    with folder.changing(at) as change:
        entry = worked(len(change.journey.entries), note=note)
        change.save(with_one_more(change.journey, entry))
        return True


def number_of_steps(at: Path) -> int:
    faults = Faults(after=0, times=0, error=OSError())
    with faults.happening():
        save(at)
    return faults.steps


def test_a_step_that_fails_leaves_all_or_nothing(at: Path) -> None:
    full = OSError(errno.ENOSPC, "full")
    steps = number_of_steps(at)
    refused = 0

    for after in range(steps):
        before = len(folder.read(at).entries)
        saved = False
        with suppress(folder.WriteError), Faults(after, 1, error=full).happening():
            saved = save(at)
        journey = folder.read(at)
        assert is_whole(journey)
        assert len(journey.entries) == before + saved
        refused += not saved

    assert steps > 10
    assert 3 < refused < steps  # once files have moved, a save is not taken back
    save(at)
    assert not list(at.glob(".saving*"))


@pytest.mark.parametrize("error", [OSError(errno.EIO, "broken"), Killed()])
def test_a_save_that_is_cut_off_is_finished_or_dropped(
    at: Path, error: BaseException
) -> None:
    seen = set()

    for after in range(number_of_steps(at)):
        before = len(folder.read(at).entries)
        saved = False
        faults = Faults(after, times=10**6, error=error)
        with suppress(folder.WriteError, Killed), faults.happening():
            saved = save(at)
        journey = folder.read(at)
        more = len(journey.entries) - before
        assert is_whole(journey)
        assert more == 1 if saved else more in (0, 1)
        seen.add(more)

    assert seen == {0, 1}


def test_recovery_that_is_cut_off_is_finished_later(at: Path) -> None:
    steps = number_of_steps(at)

    for after in range(steps):
        before = len(folder.read(at).entries)
        faults = Faults(after, times=10**6, error=Killed())
        with suppress(Killed), faults.happening():
            save(at)
        for again in range(8):
            faults = Faults(again, times=10**6, error=Killed())
            with suppress(Killed), faults.happening():
                folder.read(at)
        assert is_whole(folder.read(at))
        assert len(folder.read(at).entries) - before in (0, 1)


def test_what_counts_is_on_the_disk_before_it_counts(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync, rename, replace = os.fsync, os.rename, os.replace
    synced: set[int] = set()
    moved: list[str] = []

    def note_fsync(descriptor: int) -> None:
        synced.add(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    def note_rename(old: Path, new: Path) -> None:
        if Path(new).name == ".saving":
            assert {file.stat().st_ino for file in (old, *old.iterdir())} <= synced
            synced.clear()
        else:
            assert at.stat().st_ino in synced  # the new names of all that moved
        rename(old, new)

    def note_replace(old: Path, new: Path) -> None:
        assert moved or synced == {at.stat().st_ino}  # and with it, that it counts
        synced.clear()
        moved.append(Path(new).name)
        replace(old, new)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(os, "rename", note_rename)
    monkeypatch.setattr(os, "replace", note_replace)
    save(at)

    assert moved == ["journal.csv", "plan.yaml"]


def test_an_edit_after_a_crash_wins(at: Path) -> None:
    for after in range(number_of_steps(at)):
        shutil.copytree(at, at.parent / "copy")
        copy = at.parent / "copy"
        faults = Faults(after, times=10**6, error=Killed())
        with suppress(Killed), faults.happening():
            save(copy)
        edited = (copy / "plan.yaml").read_bytes() + b"# mine\n"
        (copy / "plan.yaml").write_bytes(edited)

        folder.read(copy)

        assert (copy / "plan.yaml").read_bytes() == edited
        assert not (copy / ".saving").exists()
        shutil.rmtree(copy)


def test_an_edit_after_a_crash_never_makes_half_a_save_count(at: Path) -> None:
    mine = "mine,,noted,,,,,,,,by hand\n"
    for after in range(number_of_steps(at)):
        for again in range(8):
            copy = shutil.copytree(at, at.parent / "copy")
            faults = Faults(after, times=10**6, error=Killed())
            with suppress(Killed), faults.happening():
                save(copy)
            with (copy / "journal.csv").open("a") as journal:
                journal.write(mine)
            is_pending = (copy / ".saving").exists()
            faults = Faults(again, times=10**6, error=Killed())
            with suppress(Killed), faults.happening():
                folder.read(copy)

            journey = folder.read(copy)
            assert journey.plan.goal.why == str(len(journey.entries) - 1)
            shutil.rmtree(copy)
            if not is_pending:
                break


def test_a_folder_that_is_begun_and_cut_off_is_there_or_not(at: Path) -> None:
    plan = folder.read(at).plan
    seen = set()
    for after in range(20):
        new = at.parent / f"new{after}"
        faults = Faults(after, times=10**6, error=Killed())
        with suppress(Killed), faults.happening():
            folder.create(new, plan, [worked(1)])

        try:
            folder.create(new, plan, [worked(2)])
        except folder.ExistsError:
            seen.add("there")
            assert folder.read(new).entries == (worked(1),)
        else:
            seen.add("not")
            assert folder.read(new).entries == (worked(2),)
        assert folder.read(new).plan == plan

    assert seen == {"there", "not"}


def test_a_reader_never_sees_half_of_a_save(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves = 0

    def read_late(path: Path) -> bytes | None:
        """Read the journal late: the first two times, someone saves just before."""
        nonlocal saves
        if path == at / "journal.csv" and saves < 2:
            saves += 1
            with monkeypatch.context() as patch:
                patch.setattr(READ_BYTES, read_bytes)
                save(at)
        return read_bytes(path)

    monkeypatch.setattr(READ_BYTES, read_late)
    journey = folder.read(at)

    assert len(journey.entries) == 3
    assert is_whole(journey)


def test_leftovers_from_elsewhere_are_dropped(at: Path) -> None:
    before = (at / "plan.yaml").read_bytes()
    for digests in ("", "[]", "{", json.dumps({"plan.yaml": None})):
        saving = at / ".saving"
        saving.mkdir()
        (saving / "plan.yaml").write_text("goal: theirs\n")
        (saving / "before.json").write_text(digests)

        folder.read(at)

        assert (at / "plan.yaml").read_bytes() == before
        assert not saving.exists()


@contextmanager
def writer(at: Path) -> Iterator[subprocess.Popen[str]]:
    if not hasattr(os, "fork"):
        pytest.skip("the system has no fork")
    with subprocess.Popen(
        [sys.executable, WRITER, at],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        yield program


def start(program: subprocess.Popen[str], name: str, count: int) -> int:
    assert program.stdin is not None
    assert program.stdout is not None
    print(name, count, file=program.stdin, flush=True)
    return int(program.stdout.readline())


def saved_by(at: Path, name: str) -> list[str]:
    file = at.parent / name
    return file.read_text().split() if file.exists() else []


def wait_for(at: Path, name: str, *, least: int) -> None:
    for _ in range(12_000):
        if len(saved_by(at, name)) >= least:
            return
        time.sleep(0.005)
    pytest.fail(f"{name} has not saved {least} times within a minute")


def wait_until_dead(process: int) -> None:
    with suppress(ProcessLookupError):
        while True:
            os.kill(process, 0)
            time.sleep(0.001)


def test_whoever_is_killed_loses_nothing_that_was_saved(at: Path) -> None:
    rng = random.Random(7)
    acknowledged = {"first"}

    with writer(at) as program:
        for number in range(30):
            name = f"p{number}n"
            process = start(program, name, 10**6)
            wait_for(at, name, least=1)
            time.sleep(rng.uniform(0, 0.05))
            os.kill(process, signal.SIGKILL)
            wait_until_dead(process)

            journey = folder.read(at)
            acknowledged |= {*saved_by(at, name)}
            assert is_whole(journey)
            assert acknowledged <= {entry.id for entry in journey.entries}

    assert len(acknowledged) > 30


def test_two_that_write_at_once_lose_nothing(at: Path) -> None:
    with writer(at) as program:
        for name in ("a", "b"):
            start(program, name, 20)
        while "done" not in saved_by(at, "a"):
            assert is_whole(folder.read(at))  # a reader sees no half of a save
        wait_for(at, "b", least=21)

    ids = [entry.id for entry in folder.read(at).entries]
    for name in ("a", "b"):
        mine = [id_ for id_ in ids if id_.startswith(name)]
        assert mine == [f"{name}{number}" for number in range(20)]
    assert len(ids) == 41


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount") or "false"
    words = [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield disk
    finally:
        subprocess.run([shutil.which("umount") or "umount", str(disk)], check=True)


def test_a_full_disk_loses_nothing_and_heals(at: Path, small_disk: Path) -> None:
    there = small_disk / "moon"
    shutil.copytree(at, there)
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 8_000)

    saved, came = 0, ""
    while not came:
        try:
            saved += save(there, note="x" * 1_000)
        except folder.WriteError as error:
            came = error.came

    assert came == "ENOSPC"
    assert len(folder.read(there).entries) == 1 + saved
    assert is_whole(folder.read(there))
    ballast.unlink()
    assert save(there)
    assert len(folder.read(there).entries) == 2 + saved
