"""Short names for new entries of the journal."""

from __future__ import annotations

import secrets
from collections.abc import Collection

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another


def new_id(taken: Collection[str]) -> str:
    """Return a short id that is not among the `taken` ones."""
    length = 4
    while True:
        id_ = "".join(secrets.choice(_LETTERS) for _ in range(length))
        if id_ not in taken:
            return id_
        length += 1
