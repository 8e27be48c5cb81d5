"""Bars, readings, and whether a reading meets a bar."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

from million_miles.values.plain_text import require_plain

Relation = Literal[">=", "<=", "<", ">", "="]
RELATIONS: tuple[Relation, ...] = get_args(Relation)

# Levels that have an order without being numbers, lowest first.
SCALES: tuple[tuple[str, ...], ...] = (("A0", "A1", "A2", "B1", "B2", "C1", "C2"),)


class BarError(ValueError):
    """A bar or a reading says nothing that can be compared."""


def rank(label: str) -> int | None:
    """Return the place of `label` on its scale, lowest 0, or None off every scale."""
    for scale in SCALES:
        if label in scale:
            return scale.index(label)
    return None


def _require_value(value: float | str) -> None:
    if isinstance(value, str):
        require_plain("value", value, most=40)
        if not value or value != value.strip():
            raise BarError(f"want a value, got {value!r}")
    elif not math.isfinite(value):
        raise BarError(f"want a finite value, got {value}")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A measure that must reach a value, such as `flown >= 40 h`.

    Attributes:
        measure: what is measured; may be empty when the requirement says it.
        relation: how the reading must stand to the value.
        value: a number in `unit`, or a level of a scale such as B2.
        unit: may be empty for counts and levels.

    Raises:
        BarError: the value is empty, not finite, or a word that no scale orders.
    """

    measure: str
    relation: Relation
    value: float | str
    unit: str = ""

    def __post_init__(self) -> None:
        require_plain("measure", self.measure, most=80)
        require_plain("unit", self.unit, most=40)
        _require_value(self.value)
        if self.relation not in RELATIONS:
            raise BarError(f"want one of {RELATIONS}, got {self.relation!r}")
        if (
            isinstance(self.value, str)
            and self.relation != "="
            and rank(self.value) is None
        ):
            raise BarError(f"want a number or a level such as B2, got {self.value!r}")


@dataclass(frozen=True, slots=True)
class Has:
    """Something one has or has not, such as `has master's degree`."""

    name: str

    def __post_init__(self) -> None:
        require_plain("name", self.name, most=200)
        if not self.name.strip():
            raise BarError("want the name of what one has, got nothing")


Bar = Threshold | Has


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured: a number in `unit`, a level such as B1, or yes or no.

    Attributes:
        error: standard error of a number, in `unit`, >= 0; 0: it was not said.

    Raises:
        BarError: the value is empty or not finite, or the error is not one of a number.
    """

    value: float | str
    unit: str = ""
    error: float = 0.0

    def __post_init__(self) -> None:
        require_plain("unit", self.unit, most=40)
        _require_value(self.value)
        if not 0 <= self.error < math.inf:
            raise BarError(f"want a standard error from 0 on, got {self.error}")
        if self.error and isinstance(self.value, str):
            raise BarError(f"want no standard error of a word, got {self.error}")


def is_comparable(bar: Bar, reading: Reading) -> bool:
    """Tell whether `reading` is of the kind and unit that `bar` asks for."""
    if isinstance(bar, Has):
        return reading.value in ("yes", "no")
    if isinstance(bar.value, str) or isinstance(reading.value, str):
        both_words = isinstance(bar.value, str) and isinstance(reading.value, str)
        ordered = (
            rank(str(bar.value)) is not None and rank(str(reading.value)) is not None
        )
        return both_words and (ordered or bar.relation == "=")
    return bar.unit == reading.unit


def meets(bar: Bar, reading: Reading) -> bool:
    """Tell whether `reading` meets `bar`.

    Raises:
        BarError: the two cannot be compared (see `is_comparable`).
    """
    if not is_comparable(bar, reading):
        raise BarError(f"want a reading for {bar}, got {reading}")
    if isinstance(bar, Has):
        return reading.value == "yes"
    if isinstance(bar.value, str):
        if bar.relation == "=":
            return bar.value == reading.value
        value, wanted = rank(str(reading.value)), rank(bar.value)
        return _stands(float(value or 0), bar.relation, float(wanted or 0))
    return _stands(float(reading.value), bar.relation, bar.value)


def _stands(value: float, relation: Relation, wanted: float) -> bool:
    return {
        ">=": value >= wanted,
        "<=": value <= wanted,
        "<": value < wanted,
        ">": value > wanted,
        "=": value == wanted,
    }[relation]
