"""One command at a time writes to a journey folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from million_miles.folder.disk import FolderError, WriteError

CACHE = ".cache"
WAIT_SECONDS = 5.0


class BusyError(FolderError):
    """Another command has been writing to this journey all the time one waited."""

    wanted = "a journey that no other command is writing to"


@contextmanager
def locked(at: Path, *, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of the folder `at`, against every other process.

    Raises:
        BusyError: it was not free within `wait_seconds`.
        WriteError: the folder cannot be written to.
    """
    from filelock import FileLock, Timeout  # slow to import, and reading needs none

    cache = at / CACHE
    lock = FileLock(cache / "lock", timeout=wait_seconds, poll_interval=0.01)
    try:
        cache.mkdir(exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise BusyError(at) from error
    except OSError as error:
        raise WriteError.because(error, path=cache) from error
    try:
        yield
    finally:
        lock.release()
