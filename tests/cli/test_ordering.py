from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Miles

# Without an order the long reading comes first, and the degree waits for the exam.
PLAN = """\
format: million-miles/plan/1
goal: A degree
capacity:
  - {from: 2026-11-23, hours_per_week: 10}
requirements:
  reading: {title: The long reading, effort: 290-310 h}
  exam: {title: The entrance exam, effort: 18-22 h}
  degree:
    title: The degree
    needs: [exam]
    commitment: {weeks: 50-52, hours_per_week: 4}
"""
KEPT = (
    '{"on": "2026-11-23", "order": ["reading", "exam", "degree"], "gain_weeks": 0, '
    '"gain_error": 0, "seed": 1}\n'
)


@pytest.fixture
def slow(at: Path) -> Path:
    """Return a folder in which a poor order was kept."""
    (at / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (at / "journal.csv").unlink(missing_ok=True)
    (at / "orders.jsonl").write_text(KEPT, encoding="utf-8")
    return at


def test_the_map_finds_a_better_order_keeps_it_and_says_why(
    miles: Miles, slow: Path
) -> None:
    said = miles("map").out

    assert "The order is new: The entrance exam before The long reading." in said
    assert "sooner on average, on futures that were not used to find it." in " ".join(
        said.split()
    )
    assert (slow / "orders.jsonl").read_text(encoding="utf-8").count("\n") == 2


def test_the_order_that_was_kept_is_followed_and_not_sought_again(
    miles: Miles, slow: Path
) -> None:
    assert "long reading" in miles("today").out

    first, second = (miles("map", "--json").json for _ in range(2))

    assert first["order"]["is_new"]
    assert second["order"] is None
    assert first["above_bound_percent"] == second["above_bound_percent"]
    assert first["ready"] == second["ready"]
    assert (slow / "orders.jsonl").read_text(encoding="utf-8").count("\n") == 2
    assert "The entrance exam" in miles("today").out


def test_how_far_from_the_best_it_can_be_is_told_in_spanish(
    miles: Miles, slow: Path
) -> None:
    said = miles("map", "--language", "es").out

    assert "El orden: " in said
    assert "El orden es nuevo: The entrance exam antes que The long reading." in said


def test_a_broken_order_is_a_mistake_with_its_line(miles: Miles, slow: Path) -> None:
    (slow / "orders.jsonl").write_text(KEPT + "{}\n", encoding="utf-8")

    said = miles("map")

    assert said.code == 1
    assert "orders.jsonl:2: wanted" in said.err


def test_a_what_if_looks_for_a_better_order_where_it_is_asked_to(
    miles: Miles, slow: Path
) -> None:
    plain = miles("what-if", "--hours-per-week", "+1", "--json").json
    found = miles("what-if", "--hours-per-week", "+1", "--search", "--json").json
    said = miles("what-if", "--hours-per-week", "+1", "--search").out
    table = miles("what-if", "--hours-per-week", "+1", "--search", "--compare").out

    assert plain["new_order"] is None
    assert found["ready_weeks"] < plain["ready_weeks"]
    assert found["new_order"]["gain_weeks"] > 0
    assert "A new order is part of this" in said
    assert "+1 h a week**" in table
    assert (slow / "orders.jsonl").read_text(encoding="utf-8") == KEPT


def test_what_changed_names_a_new_order_with_its_share(
    miles: Miles, slow: Path
) -> None:
    kept = KEPT.replace("2026-11-23", "2026-11-20")
    (slow / "orders.jsonl").write_text(kept, encoding="utf-8")
    miles("today", "--on", "2026-11-24")
    miles("map", "--on", "2026-11-30")

    said = miles("explain", "--since", "2026-11-24", "--on", "2026-12-01")
    asked = ("explain", "--since", "2026-11-24", "--on", "2026-12-01", "--json")
    parts = {one["cause"]: one for one in miles(*asked).json["changed"]["parts"]}

    assert "A new order" in said.out
    assert parts["order"]["ready_weeks"] < -5
    assert set(parts) <= {"time", "pace", "order"}
