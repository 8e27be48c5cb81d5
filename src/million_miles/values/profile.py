"""What belongs to the person and not to one goal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from million_miles.values.capacity import Capacity
from million_miles.values.plain_text import require_plain
from million_miles.values.window import require_zone

Language = Literal["en", "es"]
MOST_PATH = 1000
LANGUAGES: tuple[Language, ...] = get_args(Language)


class ProfileError(ValueError):
    """A profile names a language that is not spoken here, or a journey twice."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is shared by all journeys of a person.

    Attributes:
        name: how the person wants to be called; may be empty.
        language: None: as the terminal says.
        zone: IANA time zone; None: the machine's own.
        capacity: hours a week for all journeys together; no periods: not said.
        journeys: their folders in the order of priority, the first before the next.

    Raises:
        ProfileError: an unknown language, or a journey that stands twice.
    """

    name: str = ""
    language: Language | None = None
    zone: str | None = None
    capacity: Capacity = field(default_factory=Capacity)
    journeys: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_plain("name", self.name, most=100)
        require_zone(self.zone)
        if self.language is not None and self.language not in LANGUAGES:
            raise ProfileError(f"want one of {LANGUAGES}, got {self.language!r}")
        for folder in self.journeys:
            require_plain("journey", folder, most=MOST_PATH)
        if len(set(self.journeys)) < len(self.journeys):
            raise ProfileError(f"want each journey once, got {self.journeys}")
