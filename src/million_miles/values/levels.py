"""The chances at which a table of quantiles is written down."""

from __future__ import annotations

# Midpoints of 199 equal slices of [0, 1]; the middle one is exactly one half.
LEVELS: tuple[float, ...] = tuple((i + 0.5) / 199 for i in range(199))
