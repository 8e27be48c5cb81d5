from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from shlex import split

import pytest

from tests.cli.conftest import JOURNAL, PLAN, TODAY, Miles, Said

# Each change, and the cells of its line after the id.
CHANGES = {
    'log theory 1:30 --note "a wet evening"': (
        f"{TODAY},worked,theory,,1.5 h,,,,,a wet evening"
    ),
    "log theory 90min --at ~2025": "~2025,worked,theory,,1.5 h,,,,,",
    "measure theory 60points": f"{TODAY},measured,theory,,60 points,,,,,",
    "estimate theory 80-140h": f"{TODAY},estimated,theory,,80-140 h,,,,,",
    "try apply applied": f"{TODAY},applied,apply,,,,,,,",
    "try apply refused --stage interviewed --reason nerves --lesson breathe": (
        f"{TODAY},answered,apply,,refused,interviewed,nerves,breathe,,"
    ),
    "try apply accepted --number 3": f"{TODAY},answered,apply,3,accepted,,,,,",
    'raise flying "flown >= 100 h"': f"{TODAY},raised,flying,,flown >= 100 h,,,,,",
    "done theory": f"{TODAY},finished,theory,,,,,,,",
    'done "book a trial"': f"{TODAY},ticked,flying,,Book a trial lesson,,,,,",
    'step "Call the club" --for flying --minutes 10 --due 2026-12-01': (
        f"{TODAY},added,flying,,Call the club,,,,,"
    ),
    'step "Tell my sister"': f"{TODAY},added,,,Tell my sister,,,,,",
    'add "Public speaking" --effort 60-120h --needs theory,flying': (
        f"{TODAY},added,public-speaking,,,,,,,"
    ),
    'note "They fly on Sundays" --for flying': (
        f"{TODAY},noted,flying,,,,,,,They fly on Sundays"
    ),
    "rename flying wings": f"{TODAY},renamed,flying,,wings,,,,,",
}


def files(at: Path) -> tuple[str, str]:
    plan, journal = (at / "plan.yaml").read_text(), (at / "journal.csv").read_text()
    return plan, journal


@pytest.mark.parametrize("typed", CHANGES)
def test_a_change_prints_the_line_that_it_wrote(
    miles: Miles, at: Path, typed: str
) -> None:
    said = miles(*split(typed))

    id_, _, cells = said.out.splitlines()[1].strip().partition(",")
    assert said.code == 0
    assert cells == CHANGES[typed]
    assert files(at)[1] == JOURNAL + f"{id_},{cells}\n"


@pytest.mark.parametrize("typed", CHANGES)
def test_every_change_can_be_undone(miles: Miles, at: Path, typed: str) -> None:
    before = miles("distance").out
    miles(*split(typed))

    assert miles("undo").code == 0

    assert miles("distance").out == before
    assert files(at)[0] == PLAN


def test_everything_can_be_undone_one_after_the_other(miles: Miles, at: Path) -> None:
    for typed in CHANGES:
        if "rename" not in typed and "accepted" not in typed:
            assert miles(*split(typed)).code == 0
    undone = 0
    while miles("undo").code == 0:
        undone += 1

    assert undone == len(CHANGES) - 2 + 3  # what stood there before, too
    assert files(at)[0] == PLAN
    assert miles("undo", "--language", "es").err == "No hay nada que deshacer.\n"


def test_an_undone_entry_comes_back_when_its_undoing_is_undone(miles: Miles) -> None:
    undone = miles("undo", "k3f9").out.split()[1].partition(",")[0]

    miles("undo", undone)

    assert "2.5\u00a0h" in miles("distance").out


def test_what_was_written_is_told_to_a_machine(miles: Miles) -> None:
    (line,) = miles("log", "theory", "2h", "--json").json["wrote"]

    assert line.endswith(f",{TODAY},worked,theory,,2 h,,,,,")


def test_lines_of_the_plan_are_shown_as_they_change(miles: Miles) -> None:
    out = miles(*split('done "Book a trial lesson" --note cheap')).out.splitlines()

    assert out[1].endswith(",ticked,flying,,Book a trial lesson,,,,,cheap")
    assert [line.strip()[:1] for line in out[2:]] == ["-", "+"]


def test_a_requirement_is_added_with_all_its_parts(miles: Miles) -> None:
    said = miles(
        *("add", "Russian for work", "--id", "russian", "--level", "edge"),
        *("--bar", "level >= 2", "--effort", "300-500h", "--at-most", "6 h/week"),
        *("--at-least", "12 weeks", "--needs", "theory"),
    )

    assert said.out.splitlines()[2:] == [
        "  +   russian:",
        "  +     title: Russian for work",
        "  +     level: edge",
        "  +     chosen: true",
        "  +     bar: level >= 2",
        "  +     effort: 300-500 h",
        "  +     at_most: 6 h/week",
        "  +     at_least: 12 weeks",
        "  +     needs: [theory]",
    ]


REFUSED: dict[str, tuple[int, str]] = {
    "log theroy 2h": (1, "Did you mean “theory”?"),
    "log apply 2h": (1, "a try has answers, not hours"),
    "log theory nan": (2, "wanted hours worked"),
    "log theory -1": (2, "below zero"),
    "log theory 0": (2, "wanted hours worked"),
    "log theory 2,5h": (2, "Did you mean “2.5h”?"),
    "log theory 2h --at 2026-11-31": (2, "wanted a day"),
    "measure theory 12kg": (1, "(score >= 70 points), came “12 kg”"),
    "estimate theory 9-3h": (2, "the lower first"),
    "estimate theory 1h": (1, "above the 2.5 h already worked"),
    "try apply refusd": (2, "Did you mean “refused”?"),
    "try theory applied": (1, "Did you mean “apply”?"),
    "raise flying flown": (2, "wanted a bar"),
    'raise flying "flown >= 40 h"': (1, "it stands so already"),
    "done apply": (1, "ends with its answer"),
    "done nonsense": (1, "a requirement of the plan"),
    'done "Bok a trial lesson"': (1, "Did you mean “Book a trial lesson”?"),
    "rename flying Wings!": (1, "a short name"),
    "rename flying theory": (1, "still free"),
    "add Flying": (1, "still free"),
    "add Wings --needs flyng": (1, "Did you mean “flying”?"),
    "add Wings --effort 9-3h --at-most 6": (1, "6 h/week"),
    'step ""': (2, "visible characters"),
    "step Call me": (2, "one word too many"),
    "undo zzzz": (1, "the id of an entry"),
    "note": (2, "TEXT is missing"),
}


@pytest.mark.parametrize("typed", REFUSED)
def test_what_does_not_fit_is_refused_in_words_and_nothing_is_written(
    miles: Miles, at: Path, typed: str
) -> None:
    said = miles(*split(typed))

    code, words = REFUSED[typed]
    assert said.code == code
    assert words.casefold() in said.err.casefold()
    assert files(at) == (PLAN, JOURNAL)


@pytest.mark.parametrize("typed", REFUSED)
def test_a_refusal_speaks_spanish(miles: Miles, typed: str) -> None:
    english, spanish = miles(*split(typed)), miles("--language", "es", *split(typed))

    assert spanish.err.splitlines()[0] != english.err.splitlines()[0]
    assert not {"wanted", "Wanted", "missing", "More:"} & set(spanish.err.split())


def test_one_evening_is_one_readable_line_in_git(
    anywhere: Miles, tmp_path: Path, needs_tool: Callable[[str], str]
) -> None:
    at = tmp_path / "book"

    def git(*arguments: str) -> str:
        command = [needs_tool("git"), "-C", str(at), *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, check=True
        ).stdout

    anywhere("new", "Write a book", str(at))
    anywhere("-C", str(at), "add", "Ten chapters", "--effort", "300-600h")
    git("init")
    git("add", ".")
    said: Said = anywhere(
        *("-C", str(at), "--on", TODAY, "log", "ten-chapters", "2.5h"),
        *("--note", "the storm at sea"),
    )

    changed = [
        line
        for line in git("diff", "--unified=0").splitlines()
        if line.startswith(("+", "-")) and not line.startswith(("+++", "---"))
    ]
    assert changed == ["+" + said.out.splitlines()[1].strip()]
    assert changed[0].endswith("worked,ten-chapters,,2.5 h,,,,,the storm at sea")


def test_hours_beyond_a_day_are_kept_and_asked_about_at_once(miles: Miles) -> None:
    said = miles("log", "theory", "2000h")

    assert said.code == 0
    assert "2000 h on one day. They count; are they right?" in said.out
    assert "2000 h" not in miles("log", "theory", "2h").out
