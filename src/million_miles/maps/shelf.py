"""The goal maps that ship, read once and only when they are wanted."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from million_miles.exchange import read_map
from million_miles.values import GoalMap


@cache
def goal_maps() -> tuple[GoalMap, ...]:
    """Return every goal map that ships, by its id."""
    texts = (
        (file.name, file.read_text("utf-8"))
        for file in (files("million_miles.maps") / "goals").iterdir()
        if file.name.endswith(".yaml")
    )
    maps = (read_map(text, file=name) for name, text in texts)
    return tuple(sorted(maps, key=lambda one: one.id))


def goal_map(id_: str) -> GoalMap:
    """Return the goal map called `id_`.

    Raises:
        KeyError: there is none.
    """
    return {one.id: one for one in goal_maps()}[id_]
