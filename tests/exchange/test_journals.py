from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

from million_miles import exchange
from million_miles.values import (
    DIDS,
    Effort,
    Entry,
    Hours,
    Mistake,
    MistakesError,
    Reading,
    Threshold,
    When,
)

DAY = When.on(dt.date(2027, 1, 9))
MINE = """\
id,at,did,requirement,try,amount,stage,reason,lesson,undoes,note
k3f9,2027-01-09,worked,flying,,2.5 h,,,,,first circuits
p0ad,2027-03-01,estimated,flying,,80-140 h,,,,,"hard, but fun"
m7xq,~2028-12,answered,apply,1,refused,qualified,thin experience,get hours,,
a1,,measured,russian,,B1,,,,,
"""


def test_a_journal_reads_as_its_entries() -> None:
    entries = exchange.read_journal(MINE)

    assert entries == (
        Entry("k3f9", "worked", DAY, "flying", None, Hours(2.5), note="first circuits"),
        Entry(
            "p0ad",
            "estimated",
            When(2027, 3, 1),
            "flying",
            None,
            Effort(80, 140),
            note="hard, but fun",
        ),
        Entry(
            "m7xq",
            "answered",
            When(2028, 12, rough=True),
            "apply",
            1,
            "refused",
            "qualified",
            "thin experience",
            "get hours",
        ),
        Entry("a1", "measured", requirement="russian", amount=Reading("B1")),
    )
    assert exchange.write_journal(entries) == MINE


def test_one_logged_evening_is_one_readable_line() -> None:
    entry = Entry("k3f9", "worked", DAY, "flying", amount=Hours(2.5), note="circuits")

    assert (
        exchange.write_entry(entry)
        == "k3f9,2027-01-09,worked,flying,,2.5 h,,,,,circuits\n"
    )


def test_a_bar_that_a_spreadsheet_would_run_gets_an_apostrophe() -> None:
    entry = Entry("a", "raised", DAY, "x", amount=Threshold("", "=", 3))

    line = exchange.write_entry(entry)

    assert ",'= 3," in line
    assert exchange.read_journal(exchange.JOURNAL_HEADER + line) == (entry,)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a,2027-01-09,worked,x,,,,,,,", ("missing_cell", "")),
        ("a,2027-01-09,worked,x,,lots,,,,,", ("hours", "")),
        ("a,2027-01-09,wroked,x,,1 h,,,,,", ("did", "worked")),
        ("a,9.1.2027,noted,x,,,,,,,", ("when", "")),
        ("a,1998,noted,x,,,,,,,", ("when", "~1998")),
        ("a,9999-01-01,noted,x,,,,,,,", ("when", "")),
        ("A b,,noted,x,,,,,,,", ("entry_id", "a-b")),
        (",,noted,x,,,,,,,", ("entry_id", "")),
        ("a,,finished,,,,,,,,", ("missing_cell", "")),
        ("a,,undone,,,,,,,,", ("missing_cell", "")),
        ("a,,noted,x,2,,,,,,", ("extra_cell", "")),
        ("a,,noted,x,,,far,,,,", ("extra_cell", "")),
        ("a,,answered,x,0,refused,,,,,", ("count", "")),
        ("a,,answered,x,1,refusd,,,,,", ("answer", "refused")),
        ("a,,noted,x", ("cells", "")),
        ("a,,noted,x,,,,,,,=1+1", ("formula", "'=1+1")),
        ("a,,noted,x,,,,,,,@SUM(A1)", ("formula", "'@SUM(A1)")),
        ('a,,noted,x,,,,,,,"open', ("quotes", "")),
        ('a,,noted,x,,,,,,,"a"b', ("quotes", "")),
    ],
)
def test_each_mistake_in_a_line_has_its_code(
    line: str, expected: tuple[str, str]
) -> None:
    found = mistakes_in(f"{exchange.JOURNAL_HEADER}{line}\n")

    assert expected in [(mistake.code, mistake.suggestion) for mistake in found]
    assert {mistake.line for mistake in found} == {2}


def test_every_broken_line_is_told() -> None:
    text = exchange.JOURNAL_HEADER + "a,,nope,x,,,,,,,\n" + "b\n" + MINE.split("\n")[1]

    assert [mistake.line for mistake in mistakes_in(text)] == [2, 3]


def test_a_quote_that_is_left_open_costs_only_its_own_line() -> None:
    lines = MINE.split("\n")
    lines[1] = lines[1].replace("first circuits", '"first')

    assert [m.line for m in mistakes_in("\n".join(lines))] == [2]


def test_a_journal_without_its_header_is_refused() -> None:
    (mistake,) = mistakes_in("id;at;did\nk3f9;2027-01-09;noted\n")

    assert (mistake.code, mistake.line) == ("header", 1)


def test_no_text_at_all_is_an_empty_journal() -> None:
    assert exchange.read_journal("") == ()


def test_lines_are_counted_past_empty_ones() -> None:
    text = MINE.replace("m7xq", "\n\r\nm7xq")

    assert [line for line, _ in exchange.read_journal_lines(text)] == [2, 3, 6, 7]


def test_the_same_line_twice_is_one_entry() -> None:
    twice = MINE + MINE

    assert exchange.read_journal(twice) == exchange.read_journal(MINE)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_union_merge_of_two_branches_loses_nothing(tmp_path: Path) -> None:
    base = [entry("a0"), entry("a1")]
    ours = [*base, entry("b0"), entry("both"), entry("b1")]
    theirs = [*base, entry("c0"), entry("both")]
    files = []
    for name, entries in (("ours", ours), ("base", base), ("theirs", theirs)):
        files.append(tmp_path / name)
        files[-1].write_text(exchange.write_journal(entries), encoding="utf-8")

    subprocess.run(["git", "merge-file", "--union", *files], check=True)  # noqa: S607
    merged = exchange.read_journal(files[0].read_text(encoding="utf-8"))

    assert {one.id for one in merged} == {"a0", "a1", "b0", "b1", "both", "c0"}
    assert len(merged) == 6


def test_a_merge_of_two_new_journals_may_double_the_header() -> None:
    one, other = ([entry("a")], [entry("b")])
    text = exchange.write_journal(one) + exchange.write_journal(other)

    assert exchange.read_journal(text) == (*one, *other)


def test_every_did_can_be_written_and_read() -> None:
    amounts = {
        "worked": "2 h",
        "measured": "yes",
        "estimated": "1-2 h",
        "answered": "accepted",
        "raised": "flown >= 100 h",
        "renamed": "pilot",
        "took": "evenings > campus",
        "paused": "2027-03-01",
        "promised": "5 h/week from 2026-11-26 to 2026-12-06",
        "away": "2026-11-09",
        "ticked": "Book a lesson",
    }
    for did in DIDS:
        undoes = "b" if did == "undone" else ""
        line = f"a,,{did},x,,{amounts.get(did, '')},,,,{undoes},\n"

        (read,) = exchange.read_journal(exchange.JOURNAL_HEADER + line)

        assert exchange.write_entry(read) == line


def entry(id_: str) -> Entry:
    return Entry(id_, "worked", DAY, "flying", amount=Hours(1), note=f"evening {id_}")


def mistakes_in(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(MistakesError) as caught:
        exchange.read_journal(text)
    return caught.value.mistakes
