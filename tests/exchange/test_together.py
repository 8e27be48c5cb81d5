from __future__ import annotations

import datetime as dt

import pytest

from million_miles import exchange
from million_miles.values import Mistake

PLAN = exchange.read_plan(
    """\
format: million-miles/plan/1
goal: far
requirements:
  flying: {title: Flying, bar: flown >= 40 h}
  russian: {title: Russian, bar: B1}
  degree: {title: Degree, bar: has a degree}
  apply: {title: Apply, try: {shape: judged}}
"""
)


def check(*lines: str) -> tuple[Mistake, ...]:
    found = exchange.read_journal_lines(exchange.JOURNAL_HEADER + "\n".join(lines))
    return exchange.check_together(
        PLAN, [entry for _, entry in found], entry_lines=[line for line, _ in found]
    )


@pytest.mark.parametrize(
    "line",
    [
        "a,,worked,flying,,1 h,,,,,",
        "a,,measured,flying,,12 h,,,,,",
        "a,,measured,russian,,A2,,,,,",
        "a,,measured,degree,,no,,,,,",
        "a,,answered,apply,1,refused,,,,,",
        "a,,noted,,,,,,,,on the whole",
    ],
)
def test_what_fits_the_plan_is_no_mistake(line: str) -> None:
    assert check(line) == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("a,,worked,flyng,,1 h,,,,,", "unknown_requirement"),
        ("a,,measured,flying,,12,,,,,", "reading_kind"),
        ("a,,measured,flying,,B1,,,,,", "reading_kind"),
        ("a,,measured,russian,,3 h,,,,,", "reading_kind"),
        ("a,,measured,degree,,almost,,,,,", "reading_kind"),
        ("a,,answered,flying,1,refused,,,,,", "no_try"),
        ("a,,undone,,,,,,,b,", "unknown_entry"),
        ("a,,undone,,,,,,,a,", "unknown_entry"),
    ],
)
def test_what_does_not_fit_the_plan_is_told_with_its_line(line: str, code: str) -> None:
    (mistake,) = check(line)

    assert (mistake.code, mistake.file, mistake.line) == (code, "journal.csv", 2)


def test_a_misspelt_requirement_suggests_the_right_one() -> None:
    (mistake,) = check("a,,worked,flyng,,1 h,,,,,")

    assert (mistake.came, mistake.suggestion) == ("flyng", "flying")


def test_what_was_undone_may_name_anything() -> None:
    assert check("a,,worked,flyng,,1 h,,,,,", "b,,undone,,,,,,,a,") == ()


def test_a_renamed_requirement_is_known_by_every_name() -> None:
    assert (
        check(
            "a,,worked,pilot,,1 h,,,,,",
            "b,,renamed,pilot,,wings,,,,,",
            "c,,worked,wings,,1 h,,,,,",
            "d,,renamed,wings,,flying,,,,,",
        )
        == ()
    )


def test_a_new_name_that_is_not_in_the_plan_is_a_mistake() -> None:
    (mistake,) = check("a,,renamed,flying,,flyin,,,,,")

    assert (mistake.code, mistake.suggestion) == ("unknown_requirement", "flying")


def test_after_a_raise_only_the_new_bar_counts() -> None:
    before, after = "a,,measured,flying,,12 h,,,,,", "c,,measured,flying,,50,,,,,"
    raised = "b,,raised,flying,,flights >= 100,,,,,"

    assert check(before, raised, after) == ()
    assert [m.line for m in check(before, raised, before.replace("a", "c", 1))] == [4]


def test_one_id_for_two_entries_names_both_lines() -> None:
    (mistake,) = check("a,,noted,flying,,,,,,,", "a,,noted,russian,,,,,,,")

    assert (mistake.code, mistake.line) == ("id_twice", 3)
    assert mistake.details == (("first", "2"),)


def test_the_same_evening_under_two_ids_is_a_question() -> None:
    text = (
        exchange.JOURNAL_HEADER
        + "a,2027-01-09,worked,flying,,1 h,,,,,\n"
        + "b,2027-01-09,worked,flying,,1 h,,,,,\n"
        + "c,2027-01-09,worked,flying,,1 h,,,,,again\n"
        + "d,,noted,flying,,,,,,,\n"
        + "e,,noted,flying,,,,,,,\n"
    )

    (question,) = exchange.questions(exchange.read_journal(text))

    assert (question.code, question.line, question.came) == (
        "possible_duplicate",
        3,
        "b",
    )
    assert question.details == (("first", "2"), ("id", "a"))


def test_more_hours_than_a_day_has_are_a_question_and_count() -> None:
    text = (
        exchange.JOURNAL_HEADER
        + "a,2027-01-09,worked,flying,,24 h,,,,,\n"
        + "b,2027-01-10,worked,flying,,2000 h,,,,,\n"
        + "c,~2026,worked,flying,,2000 h,,,,,\n"
    )

    entries = exchange.read_journal(text)
    (question,) = exchange.questions(entries)

    assert len(entries) == 3
    assert (question.code, question.line, question.came) == ("long_day", 3, "b")
    assert question.details == (("hours", "2000"),)


def test_a_day_that_is_still_to_come_is_a_question() -> None:
    text = exchange.JOURNAL_HEADER + "a,2027-01-09,worked,flying,,1 h,,,,,\n"
    entries = exchange.read_journal(text)

    (question,) = exchange.questions(entries, today=dt.date(2027, 1, 8))

    assert (question.code, question.line, question.came) == ("day_to_come", 2, "a")
    assert question.details == (("day", "2027-01-09"),)
    assert exchange.questions(entries, today=dt.date(2027, 1, 9)) == ()
