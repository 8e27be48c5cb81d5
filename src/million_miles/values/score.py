"""The score of a try, against the mark that passes and the top of its scale."""

from __future__ import annotations

import math
from dataclasses import dataclass


class ScoreError(ValueError):
    """A score that its scale cannot give."""


@dataclass(frozen=True, slots=True)
class TryScore:
    """What an exam gave.

    Attributes:
        points: >= 0.
        pass_points: from which on one passes, >= 0; None: not known.
        top_points: the most there is, > 0; None: not known.

    Raises:
        ScoreError: a number is negative, not finite, or above the top of the scale.
    """

    points: float
    pass_points: float | None = None
    top_points: float | None = None

    def __post_init__(self) -> None:
        known = (self.points, self.pass_points, self.top_points)
        numbers = [one for one in known if one is not None]
        if not all(0 <= one <= 1e9 and math.isfinite(one) for one in numbers):
            raise ScoreError(f"want points from 0 to 1e9, got {numbers}")
        if self.top_points == 0:
            raise ScoreError("want a scale with a top above 0")
        if self.top_points is not None and max(numbers) > self.top_points:
            raise ScoreError(
                f"want at most {self.top_points:g}, the top of the scale, "
                f"got {max(numbers):g}"
            )

    @property
    def margin_points(self) -> float | None:
        """How far above the mark that passes; negative: below; None: not known."""
        return None if self.pass_points is None else self.points - self.pass_points
