"""Finished work in the files of other tools."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.exchange import (
    MOST_TASKS,
    Export,
    Wishes,
    read_export,
    read_history,
    write_history,
)
from million_miles.exchange.other_words import day_in, hours_in
from million_miles.values import Finished, MistakesError, in_order

# fmt: off
JIRA = """\
Summary,Issue key,Original estimate,Remaining Estimate,Time Spent,Resolved
"Log in, again",MM-1,14400,0,21600,23/Nov/25 4:10 PM
Report,MM-2,28800,0,36000,24/Nov/25 4:10 PM
Open,MM-3,7200,3600,600,
"""
FOGBUGZ = """\
Case,Title,Estimate: Original (hours),Elapsed (hours),Closed
17,Crash,2.5,4,11/23/2025 10:00
18,Docs,1,0.75,11/24/2025 10:00
"""
CLOCKIFY = """\
"Task","Estimated (h)","Tracked (h)","Done"
"Read","8.00","6.50","2025-11-23"
"""
TOGGL = """\
Task,Estimated time,Tracked time
Write,02:00:00,03:30:00
Draw,01:00:00,00:45:00
"""
SPANISH = """\
Tarea;Tiempo estimado (h);Horas dedicadas;Fecha de cierre
Año;2,5;3:30;23/04/2025
Otra;1;1,25;03/05/2025
"""
OWN = "sep=;\ntask;estimate;actual\na;1h 30m;2h\nb;1d;PT9H\n"
# fmt: on


def read(text: str, **wishes: object) -> Export:
    lines = text.splitlines(keepends=True)
    return read_export(lines, file="other.csv", wishes=Wishes(**wishes))  # type: ignore[arg-type]


def pairs(export: Export) -> list[tuple[float, float]]:
    return [(task.estimate_hours, task.actual_hours) for task in export.tasks]


def codes(error: pytest.ExceptionInfo[MistakesError]) -> list[str]:
    return [mistake.code for mistake in error.value.mistakes]


@pytest.mark.parametrize(
    ("text", "expected", "days"),
    [
        (JIRA, [(4, 6), (8, 10)], ["2025-11-23", "2025-11-24"]),
        (FOGBUGZ, [(2.5, 4), (1, 0.75)], ["2025-11-23", "2025-11-24"]),
        (CLOCKIFY, [(8, 6.5)], ["2025-11-23"]),
        (TOGGL, [(2, 3.5), (1, 0.75)], [None, None]),
        (SPANISH, [(2.5, 3.5), (1, 1.25)], ["2025-04-23", "2025-05-03"]),
        (OWN, [(1.5, 2), (8, 9)], [None, None]),
    ],
    ids=["jira", "fogbugz", "clockify", "toggl", "spanish", "own"],
)
def test_the_files_of_other_tools_are_read_as_they_are(
    text: str, expected: list[tuple[float, float]], days: list[str | None]
) -> None:
    export = read(text)

    assert pairs(export) == expected
    found = [task.finished_date for task in export.tasks]
    assert found == [
        None if day is None else dt.date.fromisoformat(day) for day in days
    ]
    assert export.mistakes == ()


def test_a_file_without_a_unit_says_what_was_assumed() -> None:
    assert read(JIRA).unit == "seconds"
    assert read(JIRA).is_assumed
    assert not read(FOGBUGZ).is_assumed
    assert read(OWN).has_days


def test_bad_rows_are_told_all_at_once_and_the_others_stay() -> None:
    text = "task,estimate (h),actual (h)\na,1,2\nb,0,2\nc,-1,2\nd,soon,x\ne,1\nf,1,3\n"

    export = read(text)

    assert pairs(export) == [(1, 2), (1, 3)]
    assert [(m.line, m.code) for m in export.mistakes] == [
        (3, "other_hours"),
        (4, "other_hours"),
        (5, "other_hours"),
        (5, "other_hours"),
        (6, "too_few_cells"),
    ]
    assert export.refused == 4


def test_many_bad_rows_are_counted() -> None:
    export = read("estimate (h),actual (h)\n" + "0,0\n" * 50)

    assert export.refused == 50
    last = export.mistakes[-1]
    assert (last.code, dict(last.details)["count"], last.line) == (
        "more_rows",
        "30",
        22,
    )


def test_a_thousand_times_off_is_kept_with_a_question() -> None:
    export = read("task,estimate (h),actual (h)\na,1,5000\nb,1,2\n")

    assert pairs(export) == [(1, 5000), (1, 2)]
    assert [(q.code, q.line, q.came) for q in export.questions] == [("far_off", 2, "a")]


def test_a_row_that_stands_twice_under_one_id_counts_once() -> None:
    text = "id,estimate (h),actual (h),finished\n" + "7,1,2,2025-01-01\n" * 3

    assert len(read(text).tasks) == 1
    assert read(text).twice == 2
    assert len(read(text.replace("id,", "name,")).tasks) == 3


@pytest.mark.parametrize(
    "column", ["Fecha fin", "Fecha final", "Fecha de finalización", "Fecha de término"]
)
def test_the_day_of_finishing_is_found_by_its_spanish_names(column: str) -> None:
    export = read(f"tarea;horas estimadas;horas reales;{column}\na;1;2;31/12/2025\n")

    assert export.finished == column
    assert export.tasks[0].finished_date == dt.date(2025, 12, 31)


def test_columns_and_units_can_be_named() -> None:
    text = "a,b,c\n30,45,2025-01-02\n"

    export = read(text, estimate="A", actual="b", finished="c", unit="minutes")

    assert pairs(export) == [(0.5, 0.75)]
    assert export.finished == "c"


@pytest.mark.parametrize(
    ("text", "wishes", "wanted"),
    [
        ("a,b\n1,2\n", {}, ["no_actual_column", "no_estimate_column"]),
        ("estimate,actual\n1,2\n", {"actual": "hours"}, ["unknown_column"]),
        ("estimate,actual\n3601,7207\n", {}, ["unit_in_doubt"]),
        (
            "estimate (h),actual (h),finished\n1,2,03/04/2025\n",
            {},
            ["dates_in_doubt"],
        ),
        ("", {}, ["empty"]),
    ],
)
def test_what_stays_in_doubt_is_asked(
    text: str, wishes: dict[str, object], wanted: list[str]
) -> None:
    with pytest.raises(MistakesError) as error:
        read(text, **wishes)

    assert codes(error) == wanted


def test_of_a_million_rows_the_latest_stay() -> None:
    rows = chain(
        ["id,estimate (h),actual (h),finished\n"],
        (f"{n},1,2,20{10 + n % 15}-01-01\n" for n in range(60_000)),
    )

    export = read_export(rows, file="big.csv")

    assert len(export.tasks) == MOST_TASKS
    assert {task.finished_date for task in export.tasks} == {dt.date(2024, 1, 1)}
    assert export.older == 60_000 - MOST_TASKS


def test_a_quote_that_never_closes_takes_no_more_than_the_file() -> None:
    rows = chain(["estimate (h),actual (h)\n", '1,"2\n'], repeat("x\n", 300_000))

    export = read_export(rows, file="big.csv")

    assert export.tasks == ()
    assert export.refused >= 1


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("1d 4h", 12),
        ("2w", 80),
        ("90m", 1.5),
        ("1:30", 1.5),
        ("01:30:36", 1.51),
        ("PT1H30M", 1.5),
        ("1.5 hrs", 1.5),
        ("1,5", 1.5),
        ("1,200", 1200),
        ("2 horas 15 minutos", 2.25),
    ],
)
def test_hours_are_read_as_they_are_written(text: str, hours: float) -> None:
    assert hours_in(text, "hours") == pytest.approx(hours)


@pytest.mark.parametrize(
    "text", ["", "0", "-1", "nan", "inf", "1e999", "x", "1 2 3 4z"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    found = None
    with suppress(ValueError):
        found = hours_in(text, "hours")

    assert found is None


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2025-11-23T10:00:00Z", None),
        ("23/Nov/25 4:10 PM", None),
        ("Nov 23, 2025", None),
        ("23 de noviembre de 2025", None),
        ("23.11.2025", None),
        ("11/23/2025", "month-first"),
        ("23/11/25", "day-first"),
    ],
)
def test_days_are_read_as_they_are_written(text: str, order: str | None) -> None:
    assert day_in(text, order) == dt.date(2025, 11, 23)  # type: ignore[arg-type]


TASKS = st.builds(
    Finished,
    st.floats(1e-3, 1e5),
    st.floats(1e-3, 1e5),
    st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)),
    st.text(st.characters(categories=["L", "N", "P"]), max_size=30),
)


@given(st.lists(TASKS, max_size=8).map(tuple))
def test_a_history_reads_back_as_it_was_written(tasks: tuple[Finished, ...]) -> None:
    assert read_history(write_history(tasks)) == in_order(tasks)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(MistakesError):
        export = read(text)
        assert export.rows >= len(export.tasks)


def test_mistakes_in_a_history_are_told_with_their_lines() -> None:
    text = "finished,estimate,actual,task\n2025-13-01,1 h,2 h,a\n,x,2 h,b\n,1 h,,c\n"

    with pytest.raises(MistakesError) as error:
        read_history(text)

    places = [(mistake.line, mistake.code) for mistake in error.value.mistakes]
    assert places == [(2, "date"), (3, "hours"), (4, "hours")]
