from __future__ import annotations

from pathlib import Path

from million_miles import folder
from tests.cli.conftest import TODAY, Miles

FALLBACKS = """\
fallbacks: # mine
  - {title: Teach, needs: [theory], try: {shape: judged, base_rate: 60/100}}
"""


def test_it_tells_every_road_and_writes_nothing(miles: Miles, at: Path) -> None:
    plan = at / "plan.yaml"
    plan.write_text(plan.read_text("utf-8") + FALLBACKS, encoding="utf-8")
    before = plan.read_bytes(), (at / "journal.csv").read_bytes()

    said = miles("onward")

    assert said.code == 0
    assert "At least one yes by 31 December 2034, the day you wish for:" in said.out
    assert "Teach: " in said.out
    assert "You have written no rule for stopping." in said.out
    assert (plan.read_bytes(), (at / "journal.csv").read_bytes()) == before


def test_the_rule_for_stopping_is_written_with_its_day_and_shown(
    miles: Miles, at: Path
) -> None:
    wrote = miles("onward", "--stop-rule", "After ten calls, no more.")

    assert wrote.code == 0
    assert "+ stop_rule: " in wrote.out
    rule = folder.read(at).plan.stop_rule
    assert rule is not None
    assert (rule.words, str(rule.written_date)) == ("After ten calls, no more.", TODAY)
    assert "After ten calls, no more." in miles("onward").out
    assert "Tu propia regla para parar" in miles("onward", "--language", "es").out


def test_an_empty_rule_is_no_rule(miles: Miles, at: Path) -> None:
    said = miles("onward", "--stop-rule", " ")

    assert said.code == 2
    assert folder.read(at).plan.stop_rule is None


def test_a_machine_gets_the_same_numbers(miles: Miles) -> None:
    told = miles("onward", "--json").json["onward"]

    assert told["by_date"] == "2034-12-31"
    assert 0 < told["as_planned"]["low_chance"] <= told["as_planned"]["chance"]
    assert (told["tried"], told["refused"]) == (1, 1)
