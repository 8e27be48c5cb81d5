"""What belongs to the person and not to one goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from million_miles.values.plain_text import require_plain
from million_miles.values.window import require_zone

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class ProfileError(ValueError):
    """A profile names a language that is not spoken here."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The person's language and time zone, shared by all their journeys.

    Attributes:
        name: how the person wants to be called; may be empty.
        language: None: as the terminal says.
        zone: IANA time zone; None: the machine's own.
    """

    name: str = ""
    language: Language | None = None
    zone: str | None = None

    def __post_init__(self) -> None:
        require_plain("name", self.name, most=100)
        require_zone(self.zone)
        if self.language is not None and self.language not in LANGUAGES:
            raise ProfileError(f"want one of {LANGUAGES}, got {self.language!r}")
