"""What cannot be about a try is named with its place, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Miles

STAGED = """\
format: million-miles/plan/1
goal: Fly for a living
capacity:
  - {from: 2026-01-01, hours_per_week: 8}
requirements:
  apply:
    title: Cadet call
    try:
      shape: judged
      stages: [applied, interviewed, selected]
      base_rates:
        - {k: 30, n: 100, by_stage: {applied: 100, interviewed: 50, selected: 30}}
"""
HEADER = "id,at,did,requirement,try,amount,stage,reason,lesson,undoes,note\n"
MADE = "a1,2024-03-01,applied,apply,1,,,,,,\n"
NO = "b1,2024-06-01,answered,apply,1,refused,,,,,\n"


def write(at: Path, journal: str, plan: str = STAGED) -> None:
    (at / "plan.yaml").write_text(plan, encoding="utf-8")
    (at / "journal.csv").write_text(HEADER + journal, encoding="utf-8")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "c1,2024-07-01,answered,apply,1,accepted,,,,,",
            "journal.csv:4: Entry c1: try 1 of “apply” was answered already.",
        ),
        (
            "c1,2024-05-01,answered,apply,2,refused,,,,,\nd1,2024-09-01,applied,apply,2,,,,,,",
            "journal.csv:5: Entry d1: try 2 of “apply” is made after its answer had come.",
        ),
        (
            "c1,2024-07-01,answered,apply,2,refused,selected,,,,",
            "journal.csv:4: Entry c1: refused, and yet at “selected”, the last stage",
        ),
        (
            "c1,2024-07-01,answered,apply,2,refused,intervewed,,,,",
            "journal.csv:4: Entry c1: “apply” names no stage “intervewed”; it names "
            "applied, interviewed, selected.",
        ),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_asked_about_with_its_line(
    miles: Miles, at: Path, entry: str, said: str
) -> None:
    write(at, f"{MADE}{NO}{entry}\n")
    before = (at / "journal.csv").read_bytes()

    told = miles("check")

    assert told.code == 0
    assert said in told.out.replace("\n", " ")
    assert miles("push").code == miles("odds", "--how").code == 0
    assert (at / "journal.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("amount", "came"),
    [
        ("refused 161 pass 75 of 100", "refused 161 pass 75 of 100"),
        ("refused -3 pass 75", "refused -3 pass 75"),
        ("refused 61 pass 175 of 100", "refused 61 pass 175 of 100"),
    ],
)
def test_a_score_off_its_scale_is_a_mistake_with_its_line(
    miles: Miles, at: Path, amount: str, came: str
) -> None:
    write(at, MADE + NO.replace("refused", amount))
    before = (at / "journal.csv").read_bytes()

    told = miles("check")

    assert told.code == 1
    assert "journal.csv:3: wanted" in told.err
    assert f"“{came}”" in told.err
    assert (at / "journal.csv").read_bytes() == before


@pytest.mark.parametrize("rate", ["0/0", "8/0", "9/8"])
def test_a_base_rate_that_cannot_be_is_a_mistake_with_its_line(
    miles: Miles, at: Path, rate: str
) -> None:
    short = STAGED.partition("      stages")[0] + f"      base_rate: {rate}\n"
    write(at, MADE, plan=short)

    told = miles("odds")

    assert told.code == 1
    assert "plan.yaml:10: wanted how many of how many got a yes" in told.err
    assert f"“{rate}”" in told.err
    assert (at / "plan.yaml").read_text(encoding="utf-8") == short


def test_a_misspelt_stage_is_refused_before_it_is_written(
    miles: Miles, at: Path
) -> None:
    write(at, MADE)

    told = miles("try", "apply", "refused", "--stage", "intervewed")

    assert told.code == 1
    assert "one of the stages of the try: applied, interviewed, selected" in told.err
    assert "Did you mean “interviewed”?" in told.err
    assert (at / "journal.csv").read_text(encoding="utf-8") == HEADER + MADE
