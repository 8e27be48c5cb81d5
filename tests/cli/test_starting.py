from __future__ import annotations

import re
from pathlib import Path

import pytest

from million_miles import folder
from tests.cli.conftest import TODAY, Miles
from tests.cli.terminal import END, PROMPT, type_in


def prompts(screen: str) -> int:
    return screen.count(PROMPT.decode().replace("\r", ""))


# Find


def test_find_lists_every_map_and_says_how_to_start(anywhere: Miles) -> None:
    out = anywhere("find").out

    assert "NASA astronaut  (nasa-astronaut)" in out
    assert "Start one with: miles new " in out


def test_find_searches_by_words_in_both_languages(anywhere: Miles) -> None:
    for words in ("nasa", "astronauta", "astronuat"):
        maps = anywhere("find", words, "--json").json["maps"]

        assert maps[0]["id"] == "nasa-astronaut"
        assert maps[0]["as_of_date"] < maps[0]["review_by_date"]


def test_find_says_when_nothing_fits(anywhere: Miles) -> None:
    assert anywhere("find", "xyzzy").out.startswith("No goal map for “xyzzy”.")
    assert anywhere("find", "xyzzy", "--json").json == {"maps": []}


# New


def test_without_a_terminal_and_a_goal_it_only_says_how(
    anywhere: Miles, home: Path
) -> None:
    said = anywhere("new")

    assert said.code == 0
    assert "miles new nasa-astronaut" in said.out
    assert list(home.iterdir()) == []


def test_a_new_plan_is_marked_rough_and_names_one_thing_to_do(
    anywhere: Miles, home: Path
) -> None:
    said = anywhere("new", "nasa-astronaut", "--on", TODAY)

    assert said.code == 0
    assert said.out.startswith("Your plan is in nasa-astronaut. It is rough")
    assert "Tonight: " in said.out
    assert folder.read(home / "nasa-astronaut").plan.rough


def test_answers_may_be_given_in_advance(anywhere: Miles, home: Path) -> None:
    anywhere(
        *("new", "nasa-astronaut", "moon", "--on", TODAY, "--why", "The Moon."),
        *("--by", "2040", "--hours-per-week", "12", "--have", "citizen 2"),
        *("--choose", "flying,scuba"),
    )

    mine = folder.read(home / "moon")
    assert mine.plan.goal.why == "The Moon."
    assert str(mine.plan.goal.by_date) == "2040-12-31"
    assert mine.plan.capacity.periods[0].hours_per_week == 12
    assert {entry.requirement for entry in mine.entries} >= {"citizen"}
    assert {"flying", "scuba"} <= mine.plan.counted_ids()


@pytest.mark.parametrize(
    ("goal", "map_id"),
    [
        ("nasa-astronaut", "nasa-astronaut"),
        ("astronaut", "nasa-astronaut"),
        ("Astronauta de la NASA", "nasa-astronaut"),
        ("Write a book about an astronaut", ""),
        ("???", ""),
    ],
)
def test_a_goal_is_taken_from_the_map_that_it_names(
    anywhere: Miles, home: Path, goal: str, map_id: str
) -> None:
    made = anywhere("new", goal, "--json").json

    assert folder.read(home / made["directory"]).plan.map_id == map_id


def test_a_plan_is_written_in_the_language_of_its_person(
    anywhere: Miles, home: Path
) -> None:
    anywhere("new", "nasa-astronaut", "luna", "--language", "es")

    assert folder.read(home / "luna").plan.goal.title == "Astronauta de la NASA"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--by", "soon"), "wanted a date such as 2038-12-31"),
        (("--hours-per-week", "200"), "wanted hours a week"),
        (("--have", "citizn"), "Did you mean “citizen”?"),
    ],
)
def test_an_answer_that_cannot_be_read_starts_nothing(
    anywhere: Miles, home: Path, options: tuple[str, str], words: str
) -> None:
    said = anywhere("new", "nasa-astronaut", *options)

    assert said.code == 1
    assert words.casefold() in said.err.casefold()
    assert list(home.iterdir()) == []


def test_a_goal_without_a_map_has_nothing_to_choose_from(anywhere: Miles) -> None:
    said = anywhere("new", "Write a book", "--have", "1")

    assert said.code == 2
    assert "“--have”" in said.err


def test_a_journey_is_never_written_over(miles: Miles, at: Path) -> None:
    before = (at / "plan.yaml").read_bytes()

    said = miles("new", "nasa-astronaut", ".")

    assert said.code == 1
    assert said.err.startswith(f"A journey is in {at} already.")
    assert (at / "plan.yaml").read_bytes() == before


# New, at a terminal


def test_every_question_can_be_skipped_and_there_are_five(home: Path) -> None:
    code, screen = type_in("new", "nasa-astronaut", answers=("",) * 9)

    assert code == 0
    assert prompts(screen) == 5
    assert folder.read(home / "nasa-astronaut").entries == ()


def test_the_goal_and_its_map_are_questions_too(home: Path) -> None:
    code, screen = type_in("new", answers=("become an astronaut", *("",) * 8))

    assert code == 0
    assert "There is a goal map “NASA astronaut”. Start from it?" in screen
    assert prompts(screen) == 5
    assert folder.read(home / "nasa-astronaut").plan.map_id == "nasa-astronaut"


def test_a_wrong_answer_is_told_and_asked_again(home: Path) -> None:
    answers = ("to fly", "yesterday", "2040", "99", "1 2", "", "all", "9")

    code, screen = type_in("new", "nasa-astronaut", answers=answers)

    assert code == 0
    assert (
        len(re.findall(r"^Wanted .+, came “(yesterday|99|all)”", screen, re.MULTILINE))
        == 3
    )
    mine = folder.read(home / "nasa-astronaut")
    assert str(mine.plan.goal.by_date) == "2040-12-31"
    assert mine.plan.capacity.periods[0].hours_per_week == 9


def test_no_to_the_map_keeps_the_goal_as_ones_own(home: Path) -> None:
    answers = ("write about an astronaut", "no", "", "", "")

    type_in("new", "--language", "es", answers=answers)

    assert folder.read(home / "write-about-an-astronaut").plan.map_id == ""


def test_nothing_is_written_when_one_leaves_in_the_middle(home: Path) -> None:
    code, screen = type_in("new", "nasa-astronaut", answers=("to fly", END))

    assert code == 1
    assert "Traceback" not in screen
    assert list(home.iterdir()) == []


# Demo


def test_the_demo_tells_2001_and_2004_and_what_persistence_alone_gives(
    anywhere: Miles,
) -> None:
    out = anywhere("demo").out

    assert out.index("2001") < out.index("2004")
    assert "4.3" in out


def test_the_demo_speaks_spanish(anywhere: Miles) -> None:
    assert "4,3" in anywhere("demo", "--language", "es").out


@pytest.mark.parametrize("day", [TODAY, "1999-12-31", "2139-12-31"])
def test_the_student_looks_forward_from_any_day(anywhere: Miles, day: str) -> None:
    said = anywhere("demo", "student", "--on", day)

    assert said.code == 0
    assert day[:4] in said.out
