from __future__ import annotations

import json

import pytest

from benchmarks import Row
from benchmarks.row import COLUMNS, as_json, as_table

BARE = Row(bench="roadmap", case="one", metric="time", unit="s", ours=2.0)


def beside(peer: float | None) -> Row:
    return Row(
        bench="roadmap",
        case="200 requirements",
        metric="time",
        unit="s",
        ours=2.0,
        peer=peer,
        peer_name="simpy" if peer else "simpy (not installed)",
        n=5,
        seed=7,
    )


def test_the_ratio_is_ours_over_the_peers() -> None:
    assert beside(4.0).ratio == 0.5


@pytest.mark.parametrize("peer", [None, 0.0], ids=["absent", "zero"])
def test_without_a_peers_figure_there_is_no_ratio(peer: float | None) -> None:
    assert beside(peer).ratio is None


def test_json_has_every_column_in_order() -> None:
    read = json.loads(as_json(beside(4.0)))

    assert tuple(read) == COLUMNS
    assert list(read.values()) == [
        *("roadmap", "200 requirements", "time", "s"),
        *(2.0, 4.0, "simpy", 0.5, 5, 7),
    ]


def test_json_names_a_peer_that_is_absent_and_guesses_no_figure() -> None:
    read = json.loads(as_json(beside(None)))

    assert (read["peer"], read["peer_name"]) == (None, "simpy (not installed)")


def test_json_refuses_a_figure_that_is_no_number() -> None:
    row = Row(bench="b", case="c", metric="m", unit="s", ours=float("nan"))

    with pytest.raises(ValueError, match="Out of range"):
        as_json(row)


def test_a_table_aligns_words_left_and_figures_right() -> None:
    table = as_table([BARE, beside(4.0)])

    assert table.splitlines() == [
        "bench    case              metric  unit  ours  peer  peer_name  ratio  n  seed",
        "roadmap  one               time    s        2     -  -              -  1     -",
        "roadmap  200 requirements  time    s        2     4  simpy        0.5  5     7",
    ]


def test_a_table_without_rows_still_names_its_columns() -> None:
    assert as_table([]).split() == list(COLUMNS)
