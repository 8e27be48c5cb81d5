"""A journey folder is begun, and changed by one command at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from million_miles.folder.disk import (
    FORECASTS,
    JOURNAL,
    ORDERS,
    PLAN,
    PLANS,
    FolderError,
    WriteError,
    read_bytes,
)
from million_miles.folder.lines import behind, differences, plan_over
from million_miles.folder.lock import CACHE, WAIT_SECONDS, locked
from million_miles.folder.reading import parse, take_snapshot
from million_miles.folder.saves import SAVING, finish_save, write_files
from million_miles.values import Entry, KeptOrder, MistakesError, Plan, SavedForecast

if TYPE_CHECKING:
    from million_miles.journey import Journey

# Two branches of a journey merge by keeping the new lines of both.
_SETTINGS = {
    ".gitattributes": [
        f"{name} merge=union"
        for name in (JOURNAL, FORECASTS, PLANS, ORDERS, "reviews.csv")
    ],
    ".gitignore": [f"{CACHE}/", f"{SAVING}*/"],
}

T = TypeVar("T")


class ExistsError(FolderError):
    """There is a journey already; it is never overwritten."""

    wanted = "a folder without a journey"


@dataclass(slots=True)
class Change:
    """A journey nobody else writes to while its context lasts.

    Attributes:
        at: its folder.
        journey: as it stands on disk.
        files: the bytes of its files as they stand on disk.
    """

    at: Path
    journey: Journey
    files: dict[str, bytes]

    def save(self, after: Journey) -> tuple[str, ...]:
        """Write what differs in `after`, whole or not at all; return the lines written.

        New entries and forecasts come behind what stands there; in the plan, comments
        and order are kept. Lines of the plan begin with `+ ` or `- `.

        Raises:
            ValueError: an entry or a forecast was changed or left out, or the profile,
                which belongs to all journeys, was changed.
            MistakesError: what would be written could not be read again.
            ConflictError: a file was edited meanwhile; nothing was written.
            WriteError: a file cannot be written; nothing was written.
        """
        from million_miles import exchange  # slow to import

        if after.profile != self.journey.profile:
            raise ValueError("want the profile that the journey was read with")
        entries = _added(self.journey.entries, after.entries)
        forecasts = _added(self.journey.forecasts, after.forecasts)
        lines = [exchange.write_entry(entry) for entry in entries]
        more = [exchange.write_forecast(forecast) for forecast in forecasts]
        head = exchange.JOURNAL_HEADER
        files = self.files | {
            JOURNAL: behind(self.files.get(JOURNAL), lines, head=head),
            FORECASTS: behind(self.files.get(FORECASTS), more),
        }
        if after.plan != self.journey.plan:
            files[PLAN] = plan_over(self.files[PLAN], after.plan)
        changed = {k: v for k, v in files.items() if v != self.files.get(k, b"")}
        plan, before = self.files[PLAN], self.files
        _write(self.at, changed, plan=after.plan, entries=after.entries, before=before)

        self.journey, self.files = after, self.files | changed
        new_lines = (line.rstrip("\n") for line in lines)
        return (*new_lines, *differences(plan, files[PLAN]))


@contextmanager
def changing(
    at: Path, *, home: Path | None = None, wait_seconds: float = WAIT_SECONDS
) -> Iterator[Change]:
    """Hold the journey in the folder `at` against every other command, to change it.

    Raises:
        NoJourneyError: there is no plan.yaml.
        MistakesError: every mistake of every file.
        BusyError: another command is still writing after `wait_seconds`.
        WriteError: the folder cannot be written to.
    """
    take_snapshot(at, names=[PLAN])  # only a journey gets a lock
    with locked(at, wait_seconds=wait_seconds):
        finish_save(at)
        snapshot = take_snapshot(at)
        yield Change(at, parse(snapshot, home=home), snapshot.files)


def create(at: Path, plan: Plan, entries: Iterable[Entry] = ()) -> None:
    """Begin a journey in the folder `at`, which is made where it is missing.

    Raises:
        ExistsError: there is a plan or a journal already.
        MistakesError: what would be written could not be read again.
        BusyError, WriteError: the folder cannot be written to.
    """
    from million_miles import exchange  # slow to import

    entries = tuple(entries)
    _require_new(at)
    try:
        at.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError.because(error, path=at) from error
    with locked(at):
        finish_save(at)
        _require_new(at)
        before: dict[str, bytes] = {}
        files = {
            PLAN: exchange.write_plan(plan).encode(),
            JOURNAL: exchange.write_journal(entries).encode(),
        }
        for name, wanted in _SETTINGS.items():
            there = read_bytes(at / name)
            before |= {} if there is None else {name: there}
            known = (there or b"").decode(errors="replace").splitlines()
            missing = [f"{line}\n" for line in wanted if line not in known]
            files[name] = behind(there, missing)
        _write(at, files, plan=plan, entries=entries, before=before)


def save_forecasts(
    at: Path, forecasts: Iterable[SavedForecast], *, plan: Plan | None = None
) -> None:
    """Write `forecasts` behind those that stand in the folder `at`.

    What the plan said is kept with them, once for each change of it.

    Raises:
        NoJourneyError: there is no plan.yaml.
        MistakesError: the file is no plain file, or grows too large.
        BusyError, WriteError: the folder cannot be written to.
    """
    from million_miles import exchange  # slow to import

    forecasts = tuple(forecasts)
    more = {FORECASTS: [exchange.write_forecast(one) for one in forecasts]}
    if forecasts and plan is not None:
        more[PLANS] = [exchange.write_past_plan(forecasts[0].made_on, plan)]
    _append(at, more)


def save_order(at: Path, order: KeptOrder) -> None:
    """Write the order that is in use from now on behind the earlier ones.

    Raises:
        NoJourneyError: there is no plan.yaml.
        MistakesError: the file is no plain file, or grows too large.
        BusyError, WriteError: the folder cannot be written to.
    """
    from million_miles import exchange  # slow to import

    _append(at, {ORDERS: [exchange.write_order(order)]})


def _append(at: Path, more: Mapping[str, Sequence[str]]) -> None:
    """Write lines behind those that stand in each file; the same plan only once."""
    from million_miles import exchange  # slow to import

    take_snapshot(at, names=[PLAN])
    with locked(at):
        finish_save(at)
        before: dict[str, bytes] = {}
        files: dict[str, bytes] = {}
        for name, lines in more.items():
            there = read_bytes(at / name)
            before |= {} if there is None else {name: there}
            if name == PLANS and exchange.keeps_plan(there or b"", lines[0]):
                continue
            files[name] = behind(there, list(lines))
            exchange.decode(files[name], file=name)
        write_files(at, files, before=before)


def _require_new(at: Path) -> None:
    for name in (PLAN, JOURNAL):
        if os.path.lexists(at / name):
            raise ExistsError(at / name)


def _write(
    at: Path,
    files: dict[str, bytes],
    *,
    plan: Plan,
    entries: Sequence[Entry],
    before: dict[str, bytes],
) -> None:
    """Write `files` once it is sure that they can be read again."""
    from million_miles import exchange  # slow to import

    for name, content in files.items():
        exchange.decode(content, file=name)
    mistakes = exchange.check_together(plan, entries)
    if mistakes:
        raise MistakesError(mistakes)
    if files:
        write_files(at, files, before=before)


def _added(before: tuple[T, ...], after: tuple[T, ...]) -> tuple[T, ...]:
    if after[: len(before)] != before:
        raise ValueError(
            "want what stood there, and more behind it, got something else"
        )
    return after[len(before) :]
