"""`miles explain --since`, over a folder that was looked at day by day."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Miles


def test_what_changed_since_a_look_is_told_and_drawn(miles: Miles, at: Path) -> None:
    miles("today", "--on", "2026-12-01")
    plan = (at / "plan.yaml").read_text(encoding="utf-8")
    (at / "plan.yaml").write_text(
        plan.replace("60-120 h", "90-150 h"), encoding="utf-8"
    )
    miles("log", "theory", "20h", "--at", "2026-12-10")
    drawing = at / "why.svg"
    asked = ("explain", "--since", "2026-12-01", "--on", "2027-01-15")

    text = miles(*asked)
    result = miles(*asked, "--json").json["changed"]
    drawn = miles(*asked, "--svg", str(drawing))

    assert "Edits of the plan" in text.out
    assert "was not kept" not in text.out
    causes = {part["cause"]: part for part in result["parts"]}
    assert {"time", "work", "plan"} <= set(causes) <= {"time", "work", "plan", "pace"}
    assert causes["plan"]["hours_left"] > 0 > causes["work"]["hours_left"]
    whole = result["after"]["hours_left"] - result["before"]["hours_left"]
    assert abs(sum(p["hours_left"] for p in result["parts"]) - whole) < 1e-6
    assert drawn.code == 0
    assert drawing.read_text(encoding="utf-8").startswith("<svg")


def test_a_day_that_is_not_past_is_refused(miles: Miles) -> None:
    said = miles("explain", "--since", "2026-12-01", "--on", "2026-12-01")

    assert said.code == 2
    assert "--since wants a day before the one you look from" in said.err


def test_a_drawing_without_a_day_is_refused(miles: Miles, at: Path) -> None:
    said = miles("explain", "--svg", str(at / "why.svg"))

    assert said.code == 2
    assert "it wants --since" in said.err
    assert not (at / "why.svg").exists()
