"""What ships with the product: goal maps to start from, and worked examples to read."""

from __future__ import annotations

from million_miles.maps.replay import EXAMPLES, Example, example, example_at
from million_miles.maps.shelf import goal_map, goal_maps

__all__ = ["EXAMPLES", "Example", "example", "example_at", "goal_map", "goal_maps"]
