"""The bytes of one file: read without surprises, written to outlast a loss of power."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from million_miles.values import Mistake, MistakesError

PLAN, JOURNAL, FORECASTS = "plan.yaml", "journal.csv", "forecasts.jsonl"
PLANS, ORDERS, SELECTED = "plans.jsonl", "orders.jsonl", "selected.csv"
MOST_BYTES = 32_000_000  # of one file; what a person writes in a life is a tenth of it

_KINDS = ((stat.S_ISLNK, "link"), (stat.S_ISDIR, "folder"), (stat.S_ISFIFO, "pipe"))


class FolderError(Exception):
    """A journey folder cannot be used as asked.

    Attributes:
        path: the file or the folder it is about.
        came: what was met, such as ENOSPC; may be empty.
    """

    wanted = "a journey folder"

    def __init__(self, path: Path, *, came: str = "") -> None:
        self.path = path
        self.came = came
        super().__init__(f"want {self.wanted}, got {path}{came and ': '}{came}")


class WriteError(FolderError):
    """A file cannot be written; `came` is the name of the cause, such as ENOSPC."""

    wanted = "a file that can be written"

    @classmethod
    def because(cls, error: OSError, *, path: Path) -> WriteError:
        """Return the error with the name of its cause."""
        return cls(path, came=errno.errorcode.get(error.errno or 0, "EIO"))


def read_bytes(path: Path, *, last: int = MOST_BYTES) -> bytes | None:
    """Return the `last` bytes of the file `path`, or None when there is no file.

    Never follows a link and never waits for a pipe.

    Raises:
        MistakesError: it is no plain file, larger than 32 MB, or cannot be read.
    """
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            kinds = [kind for is_kind, kind in _KINDS if is_kind(status.st_mode)]
            raise _mistake(path, "not_a_file", came=(kinds or ["device"])[0])
        if status.st_size > MOST_BYTES:
            most = ("most", str(MOST_BYTES))
            raise _mistake(path, "too_big", came=str(status.st_size), details=(most,))
        with path.open("rb") as file:
            file.seek(max(0, status.st_size - last))
            return file.read(MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        cause = errno.errorcode.get(error.errno or 0, "EIO")
        raise _mistake(path, "unreadable", came=cause) from error


def _mistake(
    path: Path, code: str, *, came: str, details: tuple[tuple[str, str], ...] = ()
) -> MistakesError:
    return MistakesError([Mistake(code, came, file=path.name, details=details)])


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file so that it outlasts a loss of power, its name apart."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make new names in `folder` outlast a loss of power, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks
            raise
    finally:
        os.close(descriptor)
