"""Several files written as one: all of them or none, whatever happens meanwhile.

How it works: a save writes every changed file anew in `.saving.tmp` and renames that
folder to `.saving`: from this moment on the save counts. Then the files move to their
places. Whoever opens the folder next finishes what counts and drops what does not.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from million_miles.folder.disk import (
    FORECASTS,
    JOURNAL,
    ORDERS,
    PLAN,
    PLANS,
    FolderError,
    WriteError,
    read_bytes,
    sync_folder,
    write_synced,
)
from million_miles.values import MistakesError

# In the order in which they move to their places.
FILES = (JOURNAL, FORECASTS, PLANS, ORDERS, ".gitattributes", ".gitignore", PLAN)
STAGED, SAVING, BEFORE = ".saving.tmp", ".saving", "before.json"


class ConflictError(FolderError):
    """A file was changed by someone else while it was being worked on."""

    wanted = "a file that nobody else changes meanwhile"


def write_files(
    at: Path, files: Mapping[str, bytes], *, before: Mapping[str, bytes]
) -> None:
    """Write `files`, by name, all of them or none.

    The caller holds the lock. When this returns, the files outlast a loss of power.

    Args:
        at: the folder.
        files: what to write; the names are among `FILES`.
        before: what stood there when it was read; a name that is missing: no file.

    Raises:
        ConflictError: something else stands there now; nothing was written.
        WriteError: the disk is full, read-only or the like; nothing was written.
    """
    finish_save(at)
    for name in (*before, *files):
        if _digest_at(at / name) != _digest(before.get(name)):
            raise ConflictError(at / name)
    try:
        _stage(at, files, before=before)
        (at / STAGED).rename(at / SAVING)
        sync_folder(at)
        _move(at)
    except ConflictError:
        _withdraw(at, files)
        raise
    except OSError as error:
        if _withdraw(at, files):
            raise WriteError.because(error, path=at) from error
        # Some files have moved already, so it counts: the next to open it finishes.
    else:
        with suppress(OSError):  # what is left over is dropped the next time
            _drop(at)


def finish_save(at: Path) -> None:
    """Finish a save that was interrupted, or drop it when it did not count yet.

    What a person edited since then wins over the rest of such a save. The caller
    holds the lock.

    Raises:
        WriteError: the files cannot be moved to their places.
    """
    try:
        _remove(at / STAGED)
        if is_saving(at):
            with suppress(ConflictError):
                _move(at)
            _drop(at)
    except OSError as error:
        raise WriteError.because(error, path=at) from error


def is_saving(at: Path) -> bool:
    """Tell whether a save counts that is not finished yet."""
    with suppress(OSError):
        return stat.S_ISDIR((at / SAVING).lstat().st_mode)
    return False


def _stage(
    at: Path, files: Mapping[str, bytes], *, before: Mapping[str, bytes]
) -> None:
    staged = at / STAGED
    staged.mkdir()
    for name, content in files.items():
        write_synced(staged / name, content)
        with suppress(FileNotFoundError, PermissionError):
            (staged / name).chmod(stat.S_IMODE((at / name).stat().st_mode))
    digests = {name: _digest(before.get(name)) for name in files}
    write_synced(staged / BEFORE, json.dumps(digests).encode())
    sync_folder(staged)


def _move(at: Path) -> None:
    saving = at / SAVING
    names = [name for name in FILES if os.path.lexists(saving / name)]
    before = _read_digests(saving / BEFORE)
    for name in names:
        if before.get(name, "") != _digest_at(at / name):
            raise ConflictError(at / name)
    for name in names:
        (saving / name).replace(at / name)
    sync_folder(at)


def _withdraw(at: Path, files: Mapping[str, bytes]) -> bool:
    """Take a save back, unless some of its files have moved; tell which it was."""
    saving = at / SAVING
    if is_saving(at) and not all(os.path.lexists(saving / name) for name in files):
        return False
    with suppress(OSError):
        _drop(at)
    return True


def _drop(at: Path) -> None:
    staged = at / STAGED
    if is_saving(at):
        (at / SAVING).rename(staged)  # in one go: half a save must never count
        sync_folder(at)
    _remove(staged)


def _remove(folder: Path) -> None:
    from shutil import rmtree  # rarely needed

    if os.path.lexists(folder):
        rmtree(folder)


def _read_digests(path: Path) -> dict[str, str | None]:
    try:
        digests = json.loads(read_bytes(path) or b"")
    except (ValueError, RecursionError, MistakesError):
        return {}
    return digests if isinstance(digests, dict) else {}


def _digest_at(path: Path) -> str | None:
    try:
        return _digest(read_bytes(path))
    except MistakesError:
        return "not a file"


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()
