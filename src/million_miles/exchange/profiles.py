"""profile.yaml <-> `Profile`."""

from __future__ import annotations

from typing import Any

from million_miles.exchange import layout
from million_miles.exchange.forms import As, ListOf
from million_miles.exchange.notes import BrokenError, Notes
from million_miles.exchange.plans import PERIOD, format_field, root_of
from million_miles.exchange.records import Field, Record
from million_miles.exchange.scalars import ZONE, choice, text
from million_miles.values import LANGUAGES, Capacity, MistakesError, Profile

FORMAT = "million-miles/profile/1"


_CAPACITY: As[Any] = As(ListOf(PERIOD, block=True), Capacity, lambda all_: all_.periods)
_JOURNEYS = ListOf(text(1000, least=1), most=50, unique=True, block=True)

PROFILE: Record[Profile] = Record(
    Profile,
    (
        format_field(FORMAT),
        Field("name", "name", text(100), default=""),
        Field("language", "language", choice("language", LANGUAGES)),
        Field("zone", "zone", ZONE),
        Field("capacity", "capacity", _CAPACITY, default=Capacity()),
        Field("journeys", "journeys", _JOURNEYS, default=()),
    ),
    block=True,
)


def read_profile(text: str, *, file: str = "profile.yaml") -> Profile:
    """Return the profile that `text` holds.

    Raises:
        MistakesError: with every mistake in it.
    """
    notes = Notes(file)
    try:
        profile = PROFILE.read(root_of(PROFILE, text, notes), notes)
    except BrokenError:
        raise MistakesError(notes.mistakes) from None
    notes.finish()
    return profile


def write_profile(profile: Profile) -> str:
    """Return text that reads as `profile`."""
    return layout.document(PROFILE.write(profile))
