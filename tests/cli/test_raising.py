"""The next bar as a person meets it: look, raise, and look again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from million_miles import maps
from tests.cli.conftest import TODAY, Miles

STUDENT = Path(maps.__file__).parent / "examples" / "student"
MORE_BARS = """\
  mentor:
    title: A mentor among those who left the school # my uncle knows some
    level: usual
    effort: 60-120 h
    evidence: {selected: 0.5, applicants: 0.2}
  council:
    title: Sit on the council for a term
    level: edge
    effort: 60-120 h
    evidence: {selected: 0.3, applicants: 0.25}
  band:
    title: Play in the band
    level: edge
    effort: 40-80 h
"""


@pytest.fixture
def student(tmp_path: Path) -> Path:
    """Return a copy of the student's journey, with three bars that nobody chose."""
    folder = tmp_path / "student"
    shutil.copytree(STUDENT, folder)
    plan = (folder / "plan.yaml").read_text(encoding="utf-8")
    plan = plan.replace("  apply:\n", f"{MORE_BARS}  apply:\n")
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    return folder


def plan_of(folder: Path) -> str:
    return (folder / "plan.yaml").read_text(encoding="utf-8")


def test_the_table_of_the_student_before_and_after_a_raise(
    anywhere: Miles, student: Path
) -> None:
    def miles(*typed: str) -> str:
        said = anywhere("-C", str(student), "--on", TODAY, *typed)
        assert said.code == 0
        return " ".join(said.out.split())

    before = miles("push")
    raised = miles("raise", "mentor")
    after = miles("push")

    assert "1. A place in a programme such as Upward Bound or EOP" in before
    assert "2. A mentor among those who left the school +" in before
    assert "To take it on: miles raise mentor" in before
    assert "nobody says what it does for the odds: Play in the band." in before
    assert ",chosen,mentor," in raised
    assert "What this changes: Ready: " in raised
    assert "weeks later, give or take" in raised
    assert "A yes by 28 August 2028: about" in raised
    assert "A mentor among those who left the school (you are on it)" in after
    assert "miles raise mentor" not in after


def test_the_student_as_shipped_has_a_bar_to_raise(
    anywhere: Miles, tmp_path: Path
) -> None:
    shutil.copytree(STUDENT, tmp_path / "mine")
    typed = ("-C", str(tmp_path / "mine"), "--on", TODAY)

    before = " ".join(anywhere(*typed, "push").out.split())
    raised = anywhere(*typed, "raise", "club").out
    after = " ".join(anywhere(*typed, "push").out.split())

    assert "2. Lead the engineering club for a term +" in before
    assert "A yes by 28 August 2028: about" in raised
    assert "2. Lead the engineering club for a term (you are on it)" in after


def test_what_is_told_is_kept_until_the_plan_changes(
    anywhere: Miles, student: Path
) -> None:
    typed = ("-C", str(student), "--on", TODAY, "push")
    first = anywhere(*typed).out

    assert anywhere(*typed).out == first
    anywhere("-C", str(student), "--on", TODAY, "raise", "mentor")
    assert anywhere(*typed).out != first


def test_raising_without_a_bar_chooses_keeps_comments_and_can_be_undone(
    anywhere: Miles, student: Path
) -> None:
    before = plan_of(student)

    def with_choice(chosen: str) -> str:
        level = "    level: usual\n"
        return before.replace(level, f"{level}    chosen: {chosen}\n", 1)

    anywhere("-C", str(student), "--on", TODAY, "raise", "mentor")
    assert plan_of(student) == with_choice("true")

    anywhere("-C", str(student), "--on", TODAY, "undo")
    assert plan_of(student) == with_choice("false")


def test_as_json_a_raise_tells_the_odds_before_and_after(
    anywhere: Miles, student: Path
) -> None:
    typed = ("-C", str(student), "--on", TODAY)
    change = ["--choose", "mentor"]
    supposed = anywhere(*typed, "what-if", *change, "--json").json

    said = anywhere(*typed, "raise", "mentor", "--json").json

    assert said["changed"]["chance"] > 0
    assert said["changed"]["chance"] == supposed["chance"]
    assert said["changed"]["after"]["chance_by_date"] == pytest.approx(
        said["changed"]["chance_after"]
    )


def test_the_whole_table_is_in_json_with_its_units(
    anywhere: Miles, student: Path
) -> None:
    bars = anywhere("-C", str(student), "--on", TODAY, "push", "--json").json[
        "next_bars"
    ]

    (mentor,) = (bar for bar in bars["bars"] if bar["id"] == "mentor")
    assert bars["windows"] == 3
    assert {bar["id"] for bar in bars["bars"]} == {
        "programme",
        "club",
        "mentor",
        "council",
        "band",
    }
    assert mentor["per_100_hours"]["chance"] == pytest.approx(
        100 * mentor["chance"]["change"] / mentor["hours"]
    )


def test_a_bar_raised_before_it_counts_says_how_to_take_it_on(
    anywhere: Miles, student: Path
) -> None:
    typed = ("-C", str(student), "--on", TODAY, "raise")

    said = anywhere(*typed, "mentor", "talks >= 4")

    assert said.code == 0
    assert "does not count yet, so nothing moves." in " ".join(said.out.split())
    assert "miles raise mentor" in " ".join(said.out.split())
    assert anywhere(*typed, "mentor").code == 0


def test_what_counts_already_wants_a_new_bar(miles: Miles) -> None:
    said = miles("raise", "flying")

    assert said.code == 1
    assert "a new bar after the name" in said.err


def test_a_raise_that_nothing_can_follow_is_written_and_says_so(
    miles: Miles, at: Path
) -> None:
    plan = (at / "plan.yaml").read_text()
    gone = plan.replace("opens: irregular 1-2 years", "opens: [2020-01-01..2020-01-02]")
    (at / "plan.yaml").write_text(gone)

    said = miles("raise", "flying", "flown >= 100 h")

    assert said.code == 0
    assert ",raised,flying," in said.out
    assert said.err != ""


def test_a_table_of_those_who_made_it_says_what_one_has_of_theirs(
    anywhere: Miles, student: Path
) -> None:
    typed = ("-C", str(student), "--on", TODAY)
    before = anywhere(*typed, "push", "--json").json
    table = "who,mentor,council,language\nAda,yes,no,yes\nBo,yes,yes,yes\nCy,,yes,x\n"
    (student / "selected.csv").write_text(table, encoding="utf-8")

    after = anywhere(*typed, "push", "--json").json

    assert before["selected"] is None
    assert after["selected"]["people"] == 3
    assert [bar["is_met"] for bar in after["selected"]["bars"]] == [True, False, False]
    assert after["selected"]["nearest"]["id"] == "mentor"
    assert after["input_hash"] != before["input_hash"]
    assert "You have 1 of their 3. The nearest is" in anywhere(*typed, "push").out


def test_a_table_with_mistakes_names_all_of_them_and_loses_nothing(
    anywhere: Miles, student: Path
) -> None:
    table = "who,mentr,council\nAda,yes,perhaps\n"
    (student / "selected.csv").write_text(table, encoding="utf-8")

    said = anywhere("-C", str(student), "push")

    assert said.code == 1
    assert "selected.csv:1" in said.err
    assert "Did you mean “mentor”?" in said.err
    assert "selected.csv:2" in said.err
    assert (student / "selected.csv").read_text(encoding="utf-8") == table


def test_a_renamed_requirement_keeps_its_column(anywhere: Miles, student: Path) -> None:
    table = "who,mentor\nAda,yes\nBo,yes\n"
    (student / "selected.csv").write_text(table, encoding="utf-8")

    assert anywhere("-C", str(student), "rename", "mentor", "guide").code == 0
    assert anywhere("-C", str(student), "check").code == 0
