from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from million_miles import exchange

TEXT = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, flags=re.DOTALL)


def test_the_examples_of_the_documentation_can_be_read() -> None:
    plan_text, profile_text, map_text = examples("yaml")
    journal_text, selected_text, history_text = examples("csv")

    plan = exchange.read_plan(plan_text)
    entries = exchange.read_journal(journal_text)

    assert exchange.check_together(plan, entries) == ()
    bars = {"masters": "has degree", "flying": "flown >= 40 h", "russian": "B1"}
    asked = [
        exchange.read_requirement(id_, {"title": id_, "bar": bar})
        for id_, bar in bars.items()
    ]
    table = exchange.read_selected(
        selected_text, plan=replace(plan, requirements=tuple(asked))
    )
    assert [person.year for person in table.people] == [1998, 1998, 1990]
    assert exchange.read_history(history_text)[0].actual_hours == 6
    assert exchange.read_profile(profile_text).journeys[0] == "/home/rosa/astronaut"
    assert exchange.read_map(map_text).id == "nasa-astronaut"


def test_the_limits_of_the_documentation_are_those_of_the_program() -> None:
    for file, words in re.findall(r"\| `([\w.]+)` \|.*\| (\d+ [kM]B)", TEXT):
        amount, unit = words.split()
        most = int(amount) * {"kB": 1_000, "MB": 1_000_000}[unit]

        assert exchange.most_bytes(file) == most
