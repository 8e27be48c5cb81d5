"""Which columns of another tool's file hold what, from their names and first rows."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from million_miles.exchange.notes import closest
from million_miles.exchange.other_words import (
    HOURS_IN,
    UNIT_OF,
    DateOrder,
    Unit,
    is_bare,
    number_in,
    order_in,
    plain_words,
)
from million_miles.values import Mistake, MistakesError

MOST_LIKELY_HOURS = 500.0  # a median above that is in some other unit


class _Kind(NamedTuple):
    """How columns of one kind are called, in small letters, without accents and units.

    Attributes:
        names: the surest first; a name in `loose` counts only beside a unit, as in
            `time (h)`.
        starts: of words in a name that is not known; a single such column is taken.
    """

    code: str
    names: tuple[str, ...]
    loose: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()


# fmt: off
_ESTIMATE = _Kind("no_estimate_column", (
    "original estimate", "estimate original", "original time estimate", "time estimate",
    "estimated time", "estimate", "estimated", "estimation", "time estimated",
    "planned time", "planned", "estimacion original", "tiempo estimado", "estimacion",
    "estimado", "estimadas", "previsto", "previstas",
), starts=("estim", "plan", "previs"))
_ACTUAL = _Kind("no_actual_column", (
    "time spent", "spent time", "actual", "actual time", "actuals", "spent", "elapsed",
    "elapsed time", "time elapsed", "tracked", "tracked time", "time tracked", "worked",
    "time worked", "logged", "time logged", "logged time", "duration", "tiempo dedicado",
    "tiempo empleado", "tiempo invertido", "tiempo real", "real", "reales", "trabajadas",
    "dedicadas", "duracion", "time", "tiempo", "",
), loose=("time", "tiempo", ""), starts=(
    "actual", "spent", "elapsed", "track", "work", "logg", "durat", "real", "dedica",
    "emplea", "inverti", "trabaj",
))
_FINISHED = (
    "finished", "resolved", "resolution date", "resolutiondate", "resolved date",
    "date resolved", "closed at utc", "closed at", "closed on", "closed date",
    "date closed", "closed", "finish date", "finished at", "finished on", "completed at",
    "completed on", "completed", "completed date", "completion date", "date completed",
    "done date", "done at", "done", "end date", "end", "resuelta", "resuelto",
    "fecha de resolucion", "terminado", "terminada", "fecha de fin", "fin", "cerrado",
    "cerrada", "fecha de cierre", "finalizado", "finalizada", "fecha fin", "fecha final",
    "fecha de finalizacion", "fecha de terminacion", "fecha de termino", "fecha cierre",
    "fecha resolucion",
)
_IDS = ("issue key", "key", "issue id", "id", "ticket", "case", "issue", "clave")
_TITLES = ("task", "title", "summary", "subject", "name", "description", "tarea",
           "titulo", "resumen", "asunto", "nombre", "descripcion")
# Sums and rests, which are neither what was thought first nor what it took.
_NOT_MEANT = frozenset(("remaining", "restante", "current", "total", "sum", "diff"))
# Tools that write bare seconds, known by the pair of their columns.
_IN_SECONDS = (("original estimate", "time spent"), ("time estimate", "time spent"))
# fmt: on


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person says about a file, so that nothing need be found out.

    Attributes:
        estimate, actual: names of columns; empty: find them.
        finished: the same; None: find it, if there is one; empty: there is none.
        unit: of numbers without a unit; None: find out.
        order: of day and month in dates; None: find out.
    """

    estimate: str = ""
    actual: str = ""
    finished: str | None = None
    unit: Unit | None = None
    order: DateOrder | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where what stands in a row, and how it is read; places from 0 on.

    Attributes:
        units: of bare numbers, in the estimate and in the actual hours.
        is_assumed: nobody says the unit, neither the person nor a name.
        has_ids: the column of the task holds ids, so that none stands twice.
        comma: numbers have a decimal comma.
    """

    names: list[str]
    estimate: int
    actual: int
    finished: int | None
    task: int | None
    units: tuple[str, str]
    is_assumed: bool
    has_ids: bool
    comma: bool
    order: DateOrder | None


def find_layout(
    header: Sequence[str],
    sample: Sequence[Sequence[str]],
    wishes: Wishes,
    *,
    comma: bool,
) -> Layout:
    """Find out where what stands.

    Raises:
        MistakesError: it stays in doubt.
    """
    names = [name.strip() for name in header]
    keys = [_key(name) for name in names]
    doubts: list[Mistake] = []
    estimate = _column(_ESTIMATE, wishes.estimate, names, keys, doubts)
    actual = _column(_ACTUAL, wishes.actual, names, keys, doubts)
    if wishes.finished is None:
        finished = _place(_FINISHED, keys, taken=(estimate, actual))
    else:
        finished = _named(wishes.finished, names, doubts) if wishes.finished else None
    if doubts or estimate is None or actual is None:
        raise MistakesError(doubts)

    said = [wishes.unit or _unit(names[place]) for place in (estimate, actual)]
    custom = "seconds" if (keys[estimate], keys[actual]) in _IN_SECONDS else "hours"
    units = (said[0] or said[1] or custom, said[1] or said[0] or custom)
    if not any(said):
        for place, unit in zip((estimate, actual), units, strict=True):
            doubts += _unit_doubt(names[place], _cells(place, sample), unit, comma)
    order = wishes.order
    if finished is not None and order is None:
        order = _order(names[finished], _cells(finished, sample), doubts)
    if doubts:
        raise MistakesError(doubts[:1])

    taken = (estimate, actual, finished)
    id_place = names.index("#") if "#" in names else _place(_IDS, keys, taken=taken)
    title_place = _place(_TITLES, keys, taken=taken)
    return Layout(
        names=names,
        estimate=estimate,
        actual=actual,
        finished=finished,
        task=title_place if id_place is None else id_place,
        units=units,
        is_assumed=not any(said),
        has_ids=id_place is not None,
        comma=comma,
        order=order,
    )


def _key(name: str) -> str:
    """Return a name without accents and units: `estimated` of `Estimated (h)`."""
    return " ".join(word for word in plain_words(name) if word not in UNIT_OF)


def _unit(name: str) -> str:
    """Return the unit that a name of a column says, or nothing."""
    return next((UNIT_OF[w] for w in reversed(plain_words(name)) if w in UNIT_OF), "")


def _column(
    kind: _Kind, wished: str, names: list[str], keys: list[str], doubts: list[Mistake]
) -> int | None:
    if wished:
        return _named(wished, names, doubts)
    vague = [
        n for n, key in enumerate(keys) if key in kind.loose and not _unit(names[n])
    ]
    place = _place(kind.names, keys, taken=vague)
    if place is None:
        likely = [n for n, key in enumerate(keys) if _is_likely(key, kind.starts)]
        place = likely[0] if len(likely) == 1 else None
    if place is None:
        doubts.append(Mistake(kind.code, _listed(names)))
    return place


def _place(
    known: Sequence[str], keys: Sequence[str], *, taken: Collection[int | None]
) -> int | None:
    """Return the place of the surest known name among those that are not taken."""
    for name in known:
        for place, key in enumerate(keys):
            if key == name and place not in taken:
                return place
    return None


def _is_likely(key: str, starts: tuple[str, ...]) -> bool:
    words = key.split()
    is_meant = _NOT_MEANT.isdisjoint(words)
    return is_meant and any(word.startswith(starts) for word in words)


def _named(wished: str, names: list[str], doubts: list[Mistake]) -> int | None:
    wanted = plain_words(wished)
    same = [n for n, name in enumerate(names) if plain_words(name) == wanted]
    exact = [n for n in same if names[n] == wished]
    if same:
        return (exact or same)[0]
    details = (("columns", _listed(names)),)
    guess = closest(wished, names)
    doubts.append(Mistake("unknown_column", wished, "", 0, guess, details))
    return None


def _listed(names: Sequence[str]) -> str:
    """Return names of columns, those that may hold hours first."""
    starts = (*_ESTIMATE.starts, *_ACTUAL.starts, "time", "tiempo", "hour", "hora")

    def is_unlikely(name: str) -> bool:
        return not any(word.startswith(starts) for word in plain_words(name))

    return ", ".join(sorted(filter(None, names), key=is_unlikely))


def _cells(place: int, sample: Sequence[Sequence[str]]) -> list[str]:
    cells = (row[place].strip() for row in sample if place < len(row))
    return [cell for cell in cells if cell]


def _unit_doubt(
    name: str, cells: Sequence[str], unit: str, comma: bool
) -> Iterator[Mistake]:
    """Yield a doubt where bare numbers do not look like the unit that is assumed."""
    numbers: list[float] = []
    for cell in filter(is_bare, cells):
        with suppress(ValueError):
            numbers.append(number_in(cell, comma=comma))
    if not numbers:
        return
    middle = statistics.median(numbers)
    is_odd = unit == "seconds" and any(value % 60 for value in numbers)
    if is_odd or middle * HOURS_IN[unit] > MOST_LIKELY_HOURS:
        yield Mistake("unit_in_doubt", f"{middle:g}", details=(("column", name),))


def _order(name: str, cells: Sequence[str], doubts: list[Mistake]) -> DateOrder | None:
    """Return the order of day and month that the dates can have."""
    told = [(cell, orders) for cell in cells if (orders := order_in(cell))]
    votes = Counter(order for _, orders in told if len(orders) == 1 for order in orders)
    if told and not votes:
        details = (("column", name),)
        doubts.append(Mistake("dates_in_doubt", told[0][0], details=details))
    return votes.most_common(1)[0][0] if votes else None
