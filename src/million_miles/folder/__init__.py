"""A journey on disk: a folder that a person can read, edit, diff, merge and keep in git.

Reading gives the whole journey or every mistake in it; writing happens whole or not at
all, and one command at a time.
"""

from __future__ import annotations

from million_miles.folder.cache import recall, remember
from million_miles.folder.changing import (
    Change,
    ExistsError,
    changing,
    create,
    save_forecasts,
    save_order,
)
from million_miles.folder.disk import FolderError, WriteError
from million_miles.folder.lock import BusyError
from million_miles.folder.person import (
    add_history,
    home_folder,
    read_export,
    read_history,
    read_profile,
)
from million_miles.folder.reading import (
    NoJourneyError,
    fingerprint,
    last_forecasts,
    past_order,
    past_plan,
    read,
)
from million_miles.folder.saves import ConflictError
from million_miles.folder.simulator import code_file, prepare_simulator

__all__ = [
    "BusyError",
    "Change",
    "ConflictError",
    "ExistsError",
    "FolderError",
    "NoJourneyError",
    "WriteError",
    "add_history",
    "changing",
    "code_file",
    "create",
    "fingerprint",
    "home_folder",
    "last_forecasts",
    "past_order",
    "past_plan",
    "prepare_simulator",
    "read",
    "read_export",
    "read_history",
    "read_profile",
    "recall",
    "remember",
    "save_forecasts",
    "save_order",
]
