"""What belongs to the person and to all their journeys: profile and finished work."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from million_miles.folder.disk import WriteError, read_bytes, sync_folder, write_synced
from million_miles.folder.lock import locked
from million_miles.values import Finished, Mistake, MistakesError, Profile, in_order

if TYPE_CHECKING:
    from million_miles.exchange import Export, Wishes

PROFILE, HISTORY = "profile.yaml", "history.csv"
PIECE = 1_000_000  # characters of a line that are read at once, whatever the file is
MOST_EXPORT_BYTES = 2_000_000_000


def home_folder() -> Path:
    """Return the folder of what belongs to the person: the profile of all journeys."""
    if named := os.environ.get("MILLION_MILES_HOME"):
        return Path(named)
    import platformdirs  # slow to import

    return platformdirs.user_data_path("million-miles", appauthor=False)


def read_profile(*, home: Path | None = None) -> Profile:
    """Return the person's profile; an empty one where there is none.

    Raises:
        MistakesError: every mistake in it.
    """
    content = read_bytes((home or home_folder()) / PROFILE)
    if content is None:
        return Profile()
    from million_miles import exchange  # slow to import

    text = exchange.decode(content, file=PROFILE)
    return exchange.read_profile(text, file=PROFILE)


def read_history(*, home: Path | None = None) -> tuple[Finished, ...]:
    """Return the work that was imported from other tools, in the order of finishing.

    Raises:
        MistakesError: every mistake in it.
    """
    content = read_bytes((home or home_folder()) / HISTORY)
    if content is None:
        return ()
    from million_miles import exchange  # slow to import

    text = exchange.decode(content, file=HISTORY)
    return exchange.read_history(text, file=HISTORY)


def add_history(
    tasks: Iterable[Finished], *, home: Path | None = None, dry_run: bool = False
) -> int:
    """Keep finished work for all journeys of the person; return how much is new.

    A task that is kept already is not kept twice: a file holds each as often as either
    of the two. Beyond 400 the oldest leave, and what leaves at once is not new.

    Raises:
        MistakesError: every mistake in what was kept so far.
        BusyError, WriteError: the folder cannot be written to.
    """
    from million_miles import exchange  # slow to import

    home = home or home_folder()
    if dry_run:
        there = read_history(home=home)
        return len(_new(there, _latest(there, _new(there, tasks))))
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError.because(error, path=home) from error
    with locked(home):
        there = read_history(home=home)
        kept = _latest(there, _new(there, tasks))
        new = _new(there, kept)
        if new:
            _replace(home / HISTORY, exchange.write_history(kept).encode())
    return len(new)


def _latest(there: Iterable[Finished], new: Iterable[Finished]) -> Sequence[Finished]:
    from million_miles.exchange import MOST_TASKS  # slow to import

    return in_order((*there, *new))[-MOST_TASKS:]


def _replace(path: Path, content: bytes) -> None:
    """Write a file anew, whole or not at all."""
    new = path.with_suffix(".tmp")
    try:
        new.unlink(missing_ok=True)
        write_synced(new, content)
        new.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise WriteError.because(error, path=path) from error


def _new(there: Iterable[Finished], tasks: Iterable[Finished]) -> list[Finished]:
    more = Counter(tasks)
    more.subtract(Counter(there))
    return list(more.elements())


def read_export(path: Path, wishes: Wishes) -> Export:
    """Return the finished tasks in a CSV file of another tool, however large.

    Raises:
        MistakesError: the file is none, or its columns stay in doubt.
        OSError: it cannot be read.
    """
    from million_miles import exchange  # slow to import

    if not path.is_file():
        raise MistakesError([Mistake("no_file", str(path))])
    if path.stat().st_size > MOST_EXPORT_BYTES:
        details = (("most", str(MOST_EXPORT_BYTES)),)
        raise MistakesError([Mistake("too_big", file=path.name, details=details)])
    for encoding in _encodings(path):
        try:
            with path.open(encoding=encoding, newline="") as file:
                return exchange.read_export(_lines(file), file=path.name, wishes=wishes)
        except UnicodeDecodeError:
            continue
    raise MistakesError([Mistake("not_utf8", file=path.name)])


def _encodings(path: Path) -> tuple[str, ...]:
    """Return what spreadsheets write: UTF-16 with its mark, UTF-8, or Windows-1252."""
    with path.open("rb") as file:
        mark = file.read(2)
    if mark in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    return ("utf-8-sig", "cp1252")


def _lines(file: TextIO) -> Iterator[str]:
    """Yield lines, those without an end in pieces."""
    while line := file.readline(PIECE):
        yield line
