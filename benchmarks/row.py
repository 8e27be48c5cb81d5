"""One measured figure beside the same figure of a peer, and how rows are printed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

COLUMNS = (
    "bench", "case", "metric", "unit", "ours", "peer", "peer_name", "ratio", "n", "seed",
)  # fmt: skip
FIGURES = frozenset({"ours", "peer", "ratio", "n", "seed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of ours beside a peer's.

    Attributes:
        bench: name of the benchmark.
        case: what was done, for instance "200 requirements, 10,000 futures".
        metric: what was measured, for instance "time".
        unit: unit of `ours` and `peer`, for instance "s".
        ours: our figure, in `unit`.
        peer: the peer's figure, in `unit`; None without a peer or if it is absent.
        peer_name: who the peer is; "simpy (not installed)" if it is absent.
        n: how many times, or over how many things, it was measured.
        seed: seed of everything random in it; None if nothing was.
    """

    bench: str
    case: str
    metric: str
    unit: str
    ours: float
    peer: float | None = None
    peer_name: str | None = None
    n: int = 1
    seed: int | None = None

    @property
    def ratio(self) -> float | None:
        """Ours over the peer's; None when the peer's is unknown or zero."""
        return self.ours / self.peer if self.peer else None


def as_json(row: Row) -> str:
    """Return the row as one line of JSON, with its keys in the order of COLUMNS."""
    values = asdict(row) | {"ratio": row.ratio}
    return json.dumps({column: values[column] for column in COLUMNS}, allow_nan=False)


def as_table(rows: Iterable[Row]) -> str:
    """Return the rows as aligned columns under their names; figures stand right."""
    table = [COLUMNS, *(tuple(cells(row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(
            f"{cell:{'>' if name in FIGURES else '<'}{width}}"
            for cell, name, width in zip(line, COLUMNS, widths, strict=True)
        ).rstrip()
        for line in table
    )


def cells(row: Row) -> list[str]:
    """Return the row as text, one cell a column; "-" stands for nothing known."""
    values = asdict(row) | {"ratio": row.ratio}
    return [cell(values[column]) for column in COLUMNS]


def cell(value: str | float | None) -> str:
    """Return one value as text: a figure with four digits, or all of a large one."""
    if value is None:
        return "-"
    if isinstance(value, str | int):
        return str(value)
    return f"{value:.4g}" if abs(value) < 10_000 else f"{value:,.0f}"
