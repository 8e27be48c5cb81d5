from __future__ import annotations

import csv
import datetime as dt
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from million_miles import journey, telling
from million_miles.journey import CertainPlan, CertainTask, Journey
from million_miles.telling.taskjuggler import quoted
from million_miles.values import (
    Capacity,
    Effort,
    Goal,
    Period,
    Plan,
    Requirement,
)

TODAY = dt.date(2026, 11, 23)  # a Monday
SOON = dt.date(2027, 6, 1)
NeedsTool = Callable[[str], str]


def plan_of(*tasks: CertainTask, hours: float = 14.0, pace: float = 1.0) -> CertainPlan:
    return CertainPlan("A goal", TODAY, ((TODAY, hours),), pace, tasks)


def ends(tool: str, text: str, folder: Path) -> dict[str, dt.date]:
    """Let TaskJuggler schedule a plan; return the day each task ends by its title."""
    (folder / "plan.tjp").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [tool, "--silent", "--no-color", "--output-dir", folder, folder / "plan.tjp"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with (folder / "plan.csv").open(newline="", encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter=";")
        return {row["Name"].strip(): dt.date.fromisoformat(row["End"]) for row in rows}


def test_a_plain_plan_ends_when_our_road_does(
    needs_tool: NeedsTool, tmp_path: Path
) -> None:
    tool = needs_tool("tj3")
    work = tuple(
        Requirement(f"r{n}", f"Part {n}", effort=Effort(60, 60)) for n in range(4)
    )
    mine = Journey(
        Plan(Goal("A goal"), Capacity((Period(TODAY, 14),)), work), entries=()
    )
    outlook = journey.look(mine, today=TODAY, seed=1, futures=256)
    plan = journey.certain_plan(mine, outlook)

    told = ends(tool, telling.taskjuggler(plan, language="en").text, tmp_path)

    ours = outlook.ready.p50_date
    assert ours is not None
    late = abs(told["All of this is done"] - ours) / (ours - TODAY)
    assert late < 0.1, f"TaskJuggler {told['All of this is done']}, ours {ours}"


def test_hours_a_week_pace_budget_and_breaks_are_kept(
    needs_tool: NeedsTool, tmp_path: Path
) -> None:
    tool = needs_tool("tj3")
    back = TODAY + dt.timedelta(weeks=4)
    plan = CertainPlan(
        "A goal",
        TODAY,
        ((TODAY, 14.0), (TODAY + dt.timedelta(weeks=2), 0.0), (back, 7.0)),
        0.5,
        (
            CertainTask("a", "By pace", hours=14, finish_date=SOON),
            CertainTask("b", "Over the break", ("a",), hours=7, finish_date=SOON),
        ),
    )

    told = ends(tool, telling.taskjuggler(plan, language="en").text, tmp_path)

    assert abs(told["By pace"] - (TODAY + dt.timedelta(weeks=2))).days <= 1
    assert abs(told["Over the break"] - (back + dt.timedelta(weeks=2))).days <= 1


def test_needs_windows_commitments_and_shortest_durations_are_kept(
    needs_tool: NeedsTool, tmp_path: Path
) -> None:
    tool = needs_tool("tj3")
    opens = dt.date(2027, 5, 1)
    plan = plan_of(
        CertainTask("a", "School", commitment_weeks=10, commitment_hours=9,
                    finish_date=SOON),
        CertainTask("b", "Slow", ("a",), hours=2, at_least_weeks=5, finish_date=SOON),
        CertainTask("c", "Try", ("b",), answer_weeks=4, not_before_date=opens,
                    finish_date=SOON),
        CertainTask("d", "Whole", ("a", "b"), finish_date=SOON),
    )  # fmt: skip

    told = ends(tool, telling.taskjuggler(plan, language="es").text, tmp_path)

    school = TODAY + dt.timedelta(weeks=10)
    assert told["School"] == school
    assert told["Slow"] == told["Whole"] == school + dt.timedelta(weeks=5)
    assert told["Try"] == opens + dt.timedelta(weeks=4)
    assert told["Todo esto está hecho"] == told["Try"]


def test_costs_are_charged_when_something_begins(
    needs_tool: NeedsTool, tmp_path: Path
) -> None:
    tool = needs_tool("tj3")
    plan = replace(
        plan_of(
            CertainTask("a", "Kit", hours=28, cost_money=300, finish_date=SOON),
            CertainTask("b", "Slow", ("a",), hours=2, at_least_weeks=9, cost_money=50,
                        finish_date=SOON),
            CertainTask("c", "Try", ("b",), answer_weeks=4, cost_money=7,
                        finish_date=SOON),
            CertainTask("d", "School", commitment_weeks=10, commitment_hours=3,
                        cost_money=1000.5, upkeep_hours=2, finish_date=SOON),
        ),
        currency="USD",
    )  # fmt: skip
    text = telling.taskjuggler(plan, language="en").text

    ends(tool, text, tmp_path)

    with (tmp_path / "money.csv").open(newline="", encoding="utf-8") as lines:
        costs = next(csv.DictReader(lines, delimiter=";"))
    by_month = [costs[f"{month}-01"] for month in ("2026-12", "2027-01", "2027-04")]
    assert by_month == ["1300,50", "1350,50", "1357,50"]
    assert "nothing waits until it can be paid" in text
    assert "# Not in it, since it never ends: School (2 h a week)." in text


def test_a_plan_without_costs_has_no_accounts() -> None:
    text = telling.taskjuggler(plan_of(), language="en").text

    assert "account" not in text
    assert "currency" not in text


def test_what_comes_first_on_the_road_gets_the_hours_first(
    needs_tool: NeedsTool, tmp_path: Path
) -> None:
    tool = needs_tool("tj3")
    plan = plan_of(
        CertainTask("z", "First", hours=28, finish_date=SOON),
        CertainTask("a", "Second", hours=14, finish_date=SOON),
    )

    told = ends(tool, telling.taskjuggler(plan, language="en").text, tmp_path)

    assert told["First"] < told["Second"]


def test_titles_with_marks_of_its_own_are_read_as_words(
    needs_tool: NeedsTool, tmp_path: Path
) -> None:
    tool = needs_tool("tj3")
    titles = ('a "b" c', "-8<- x ->8-", "# no", "日本 😀 ñ", "it's {x}", "$x", "end }")
    plan = plan_of(
        *(
            CertainTask(f"{n}-x", title, hours=2, finish_date=SOON)
            for n, title in enumerate(titles)
        ),
        CertainTask("m", "${macro} \\", hours=2, finish_date=SOON),
    )

    (tmp_path / "plan.tjp").write_text("", encoding="utf-8")
    told = ends(tool, telling.taskjuggler(plan, language="en").text, tmp_path)

    assert len(told) == len(titles) + 2


def test_a_plan_without_work_is_still_a_plan(
    needs_tool: NeedsTool, tmp_path: Path
) -> None:
    tool = needs_tool("tj3")

    for hours in (0.0, 0.1, 168.0):
        plan = plan_of(hours=hours)
        text = telling.taskjuggler(plan, language="en").text
        assert ends(tool, text, tmp_path) == {"All of this is done": TODAY}


def test_what_ends_after_2035_is_left_out_by_name_with_all_that_needs_it() -> None:
    plan = plan_of(
        CertainTask("a", "Soon", hours=2, finish_date=SOON),
        CertainTask("b", "Late", hours=2, finish_date=dt.date(2036, 1, 1)),
        CertainTask("c", "Never", hours=2),
        CertainTask("d", "After", ("b",), hours=2, finish_date=SOON),
    )

    told = telling.taskjuggler(plan, language="en")

    assert told.left_out == ("Late", "Never", "After")
    assert "no day after 2035, or no day is known: Late; Never; After" in told.text
    assert "effort" in told.text


def test_a_plan_that_begins_after_2035_is_refused() -> None:
    with pytest.raises(telling.TooLateError, match="2035"):
        telling.taskjuggler(
            CertainPlan("x", dt.date(2040, 1, 1), ((TODAY, 1.0),), 1, ()), language="en"
        )


def test_a_string_of_taskjuggler_ends_where_its_words_end() -> None:
    assert quoted('say "${x}" \\') == '"say \\"$ {x}\\" /"'
