"""`miles ways`, and `miles choose --way` after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Miles

WAYS = """\
  plane:
    title: A plane
    ways:
      buy: {effort: 1-2 h, cost: 8000 USD}   # dear
      build: {effort: 500-900 h}
"""


@pytest.fixture(autouse=True)
def plan(at: Path) -> Path:
    path = at / "plan.yaml"
    path.write_text(PLAN + WAYS, encoding="utf-8")
    return path


def test_the_ways_are_told_and_one_is_taken_and_taken_back(
    miles: Miles, plan: Path
) -> None:
    before = plan.read_text()
    said = miles("ways")

    assert "A plane: stay with “buy”." in said.out
    assert plan.read_text() == before
    assert ",took,plane,,build," in miles("choose", "plane", "--way", "build").out
    assert plan.read_text() == before + "    way: build\n"
    assert miles("undo").code == 0
    assert plan.read_text() == before


def test_ways_as_json_hold_the_choices_and_what_weighed(miles: Miles) -> None:
    said = miles("ways", "--json").json

    assert [choice["best"] for choice in said["choices"]] == ["buy"]
    assert said["weights"] == {"arrival": 1, "chance": 0, "cost": 0, "hours": 0}


@pytest.mark.parametrize("words", ["cots=1", "cost", "cost=-1", "cost=1,cost=2", ""])
def test_weights_that_mean_nothing_are_refused(miles: Miles, words: str) -> None:
    said = miles("ways", "--weigh", words)

    assert said.code == 2
    assert "such as chance=5,cost=1" in said.err


def test_cost_is_not_weighed_without_money(miles: Miles) -> None:
    said = miles("ways", "--weigh", "cost=1")

    assert said.code == 1
    assert "`money` in the plan" in said.err


def test_a_way_that_is_not_there_is_refused_with_those_that_are(miles: Miles) -> None:
    said = miles("choose", "plane", "--way", "bild")

    assert (said.code, "buy, build" in said.err, "“build”?" in said.err) == (1, 1, 1)
