"""What stands in a journey folder?"""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from million_miles.folder.disk import (
    FORECASTS,
    JOURNAL,
    ORDERS,
    PLAN,
    PLANS,
    SELECTED,
    FolderError,
    read_bytes,
)
from million_miles.folder.lock import WAIT_SECONDS, BusyError, locked
from million_miles.folder.person import (
    HISTORY,
    PROFILE,
    home_folder,
    read_history,
    read_profile,
)
from million_miles.folder.saves import finish_save, is_saving
from million_miles.values import (
    Finished,
    KeptOrder,
    Mistake,
    MistakesError,
    Plan,
    Profile,
    SavedForecast,
    Selected,
)

if TYPE_CHECKING:
    from million_miles.journey import Journey

TAIL_BYTES = 64_000
LOOKS = 100
LOOKED_AT = (PLAN, JOURNAL, ORDERS, SELECTED)  # what a look depends on

T = TypeVar("T")


class NoJourneyError(FolderError):
    """There is no plan.yaml, so it is no journey folder."""

    wanted = "a folder with a plan.yaml"


class Snapshot(NamedTuple):
    """Files of a folder as they stood at one moment, and what could not be read."""

    files: dict[str, bytes]  # only those that are there
    mistakes: tuple[Mistake, ...]


def read(at: Path, *, home: Path | None = None, with_forecasts: bool = True) -> Journey:
    """Return the journey in the folder `at`, with its person's profile.

    Args:
        at: the journey folder.
        home: the folder of profile.yaml; None: `home_folder()`.
        with_forecasts: what was predicted is read, too; a look needs none of it.

    Raises:
        NoJourneyError: there is no plan.yaml.
        MistakesError: every mistake of every file.
    """
    names = (*LOOKED_AT, *((FORECASTS,) if with_forecasts else ()))
    return parse(take_snapshot(at, names=names), home=home)


def fingerprint(at: Path, *, home: Path | None = None) -> str:
    """Return a hash of all that a look depends on, without reading what it means.

    Raises:
        NoJourneyError: there is no plan.yaml.
        MistakesError: a file cannot be read.
    """
    files, mistakes = take_snapshot(at, names=LOOKED_AT)
    home = home or home_folder()
    profile, history = read_bytes(home / PROFILE), read_bytes(home / HISTORY)
    if mistakes:
        raise MistakesError(mistakes)
    whole = hashlib.sha256()
    kept = tuple(files.get(name) for name in LOOKED_AT)
    for content in (*kept, profile, history):
        whole.update(b"-" if content is None else b"%d:" % len(content) + content)
    return whole.hexdigest()


def last_forecasts(at: Path) -> tuple[SavedForecast, ...]:
    """Return the last few forecasts, oldest first, however long their file is.

    Raises:
        MistakesError: the end of the file cannot be read.
    """
    from million_miles import exchange  # slow to import

    tail = read_bytes(at / FORECASTS, last=TAIL_BYTES) or b""
    if len(tail) == TAIL_BYTES:  # the first line may be cut, in the middle of a letter
        tail = tail.partition(b"\n")[2]
    return exchange.last_forecasts(exchange.decode(tail, file=FORECASTS))


def past_plan(at: Path, day: dt.date) -> Plan | None:
    """Return what the plan said on `day`, as far as it was kept; None: it was not.

    Raises:
        MistakesError: every line that cannot be read.
    """
    from million_miles import exchange  # slow to import

    text = exchange.decode(read_bytes(at / PLANS) or b"", file=PLANS)
    return exchange.plan_on(exchange.read_past_plans(text, file=PLANS), day)


def past_order(at: Path, day: dt.date) -> KeptOrder | None:
    """Return the order that was kept on a day; None: none was.

    Raises:
        MistakesError: a line cannot be read.
    """
    from million_miles import exchange  # slow to import

    text = exchange.decode(read_bytes(at / ORDERS) or b"", file=ORDERS)
    orders = exchange.read_orders(text, file=ORDERS)
    return next((one for one in reversed(orders) if one.found_on <= day), None)


def take_snapshot(
    at: Path, *, names: Iterable[str] = (*LOOKED_AT, FORECASTS)
) -> Snapshot:
    """Return the files called `names` as they stood together at one moment.

    Raises:
        NoJourneyError: there is no plan.yaml.
        BusyError: they never stopped changing.
    """
    names = tuple(names)
    for _ in range(LOOKS):
        if is_saving(at):
            wait_seconds = WAIT_SECONDS / LOOKS
            with suppress(BusyError), locked(at, wait_seconds=wait_seconds):
                finish_save(at)
        before = _marks(at, names)
        snapshot = _read_each(at, names)
        if before == _marks(at, names) and not is_saving(at):
            if PLAN in {*snapshot.files, *(m.file for m in snapshot.mistakes)}:
                return snapshot
            raise NoJourneyError(at)
        time.sleep(0.001)
    raise BusyError(at)


def parse(snapshot: Snapshot, *, home: Path | None) -> Journey:
    """Return the journey in a snapshot, with the profile in `home`.

    Raises:
        MistakesError: every mistake of every file.
    """
    from million_miles import exchange, journey  # slow to import

    files, mistakes = snapshot.files, list(snapshot.mistakes)
    profile = Profile()
    history: tuple[Finished, ...] = ()
    with _noting(mistakes):
        profile = read_profile(home=home)
    with _noting(mistakes):
        history = read_history(home=home)

    def taken(name: str, reader: Callable[..., T]) -> T | None:
        with _noting(mistakes):
            if name in files:
                return reader(exchange.decode(files[name], file=name), file=name)
        return None

    plan = taken(PLAN, exchange.read_plan)
    lines = taken(JOURNAL, exchange.read_journal_lines) or ()
    forecasts = taken(FORECASTS, exchange.read_forecasts) or ()
    orders = taken(ORDERS, exchange.read_orders) or ()
    entries = tuple(entry for _, entry in lines)
    selected: Selected | None = None
    if plan is not None:
        places = [line for line, _ in lines]
        mistakes += exchange.check_together(plan, entries, entry_lines=places)
        read_table = partial(exchange.read_selected, plan=plan, entries=entries)
        selected = taken(SELECTED, read_table)
    if mistakes or plan is None:
        raise MistakesError(mistakes)
    order = orders[-1] if orders else None
    return journey.Journey(plan, entries, forecasts, profile, history, order, selected)


@contextmanager
def _noting(mistakes: list[Mistake]) -> Iterator[None]:
    try:
        yield
    except MistakesError as error:
        mistakes.extend(error.mistakes)


def _read_each(at: Path, names: Iterable[str]) -> Snapshot:
    files: dict[str, bytes] = {}
    mistakes: list[Mistake] = []
    for name in names:
        with _noting(mistakes):
            content = read_bytes(at / name)
            files |= {} if content is None else {name: content}
    return Snapshot(files, tuple(mistakes))


def _marks(at: Path, names: Iterable[str]) -> list[tuple[int, ...] | None]:
    """Return for each file what changes whenever it is written."""
    marks: list[tuple[int, ...] | None] = []
    for name in names:
        try:
            s = (at / name).lstat()
        except OSError:
            marks.append(None)
        else:
            marks.append((s.st_ino, s.st_size, s.st_mtime_ns, s.st_ctime_ns))
    return marks
