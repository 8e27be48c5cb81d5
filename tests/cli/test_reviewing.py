from __future__ import annotations

import datetime as dt
import os
import re
import signal
from pathlib import Path
from typing import get_args

import pytest

from million_miles import folder, maps
from million_miles.cli.main import run
from million_miles.values import Entry, Language, When
from tests.cli.conftest import TODAY, Miles
from tests.cli.terminal import PROMPT, read, start, type_in

RECORDINGS = Path(__file__).with_name("recordings")
DAY = "2026-11-26"
ANSWERS: dict[Language, tuple[str, ...]] = {
    "en": (
        *("2h", "a while", "1.5h", ""),
        "yes",
        *("no, read, grades first", "Ask the counselor to read my next one"),
        *("Ring the office about the waiver", "I was tired and still wrote"),
    ),
    "es": (
        *("2h", "un rato", "1.5h", ""),
        "sí",
        *("no, leída, primero las notas", "Pedir a la orientadora que lea la próxima"),
        *("Llamar por la exención", "Estaba cansada y aun así escribí"),
    ),
}


def student(at: Path, language: Language) -> Path:
    """Begin the journey of the student, with a step that is due and an application."""
    told = maps.example_at("student", dt.date.fromisoformat(DAY), language=language)
    applied = Entry("z1", "applied", When.on(dt.date(2026, 7, 20)), "apply")
    folder.create(at, told.plan, (*told.entries, applied))
    return at


def typed(at: Path, language: Language, *words: str) -> list[str]:
    return ["-C", str(at), "--on", DAY, "--language", language, *words]


def recorded(at: Path, language: Language) -> tuple[int, str]:
    """Go through a review at a terminal; return the code and the screen as text."""
    run(typed(student(at, language), language, "step", "Ask Ms. Lee", "--due", DAY))
    code, screen = type_in(*typed(at, language, "review"), answers=ANSWERS[language])
    return code, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", screen)


def dialogue(screen: str) -> list[str]:
    """Return what was asked, typed and written, without ids, which are new each time.

    What is told in between is tested where it is worded.
    """
    plain = re.sub(r"(?m)^ *[a-z0-9]{4,}(?=,2026)", "  id", screen)
    return [block for block in plain.split("\n\n") if "\n> " in block]


@pytest.mark.parametrize("language", get_args(Language))
def test_the_recording_of_a_review_is_what_a_person_sees(
    tmp_path: Path, language: Language
) -> None:
    code, screen = recorded(tmp_path / "ana", language)

    assert code == 0
    kept = (RECORDINGS / f"review-{language}.txt").read_text("utf-8")
    assert dialogue(screen) == dialogue(kept), "python -m tests.cli.record_review"
    assert len(dialogue(screen)) == 9
    did = [entry.did for entry in folder.read(tmp_path / "ana").entries[-7:]]
    assert did == ["worked", "worked", "ticked", "answered", "noted", "added", "noted"]


@pytest.mark.parametrize("stops_at", [1, 2, 4])
def test_what_was_answered_stays_when_the_person_stops(
    tmp_path: Path, anywhere: Miles, stops_at: int
) -> None:
    at = student(tmp_path / "ana", "en")
    running, ours = start(*typed(at, "en", "review"))
    screen, prompts = b"", 0
    while chunk := read(ours):
        screen += chunk
        if screen.count(PROMPT) > prompts:
            prompts += 1
            os.write(ours, b"2h\n" if prompts < stops_at else b"1.")
            if prompts == stops_at:
                running.send_signal(signal.SIGINT)
    os.close(ours)

    assert running.wait(timeout=60) in (1, -signal.SIGINT)
    told = [one for one in folder.read(at).entries if str(one.at.date) == DAY]
    assert [one.did for one in told] == ["worked"] * (stops_at - 1)
    assert b"Traceback" not in screen
    assert anywhere("-C", str(at), "--on", DAY, "check").code == 0


def test_without_a_terminal_it_tells_the_page_and_asks_nothing(
    miles: Miles, at: Path
) -> None:
    before = (at / "journal.csv").read_bytes()

    said = miles("review")

    assert said.code == 0
    assert said.out.startswith("Your week up to 23 November 2026: Fly for a living")
    assert "Enter skips" not in said.out
    assert "One next step" in said.out
    assert (at / "journal.csv").read_bytes() == before


def test_a_machine_gets_the_week_and_the_next_step(miles: Miles) -> None:
    week = miles("review", "--json").json["review"]

    assert (week["on_date"], week["from_date"]) == (TODAY, "2026-11-17")
    assert (week["promised_hours"], week["worked_hours"]) == (8, 0)
    assert week["next_step"]["kind"] == "work"
    assert [one["id"] for one in week["quiet"]] == ["theory"]


def test_an_answer_that_fits_nothing_is_asked_again(
    tmp_path: Path, anywhere: Miles
) -> None:
    at = student(tmp_path / "ana", "en")
    answers = ("", "", "", "perhaps", "accepted", "", "", "")

    code, screen = type_in(*typed(at, "en", "review"), answers=answers)

    assert code == 0
    assert "Say yes, no or withdrawn" in screen
    assert folder.read(at).entries[-1].amount == "accepted"


@pytest.mark.parametrize(
    ("said", "did"),
    [("keep", "kept"), ("pause 2027-03-01", "paused"), ("seguir", "kept"), ("no", "")],
)
def test_work_left_alone_is_kept_paused_or_let_be(
    tmp_path: Path, at: Path, said: str, did: str
) -> None:
    journal = at / "journal.csv"
    text = journal.read_text("utf-8").replace("2026-11-", "2026-05-")
    journal.write_text(text, encoding="utf-8")
    before = len(folder.read(at).entries)

    words = ("-C", str(at), "--on", TODAY, "review")
    screen = type_in(*words, answers=("", "", "", ""))[1]
    place = screen[: screen.index("keep, pause")].count("\n> ")
    type_in(*words, answers=(*("",) * place, "perhaps", said, "", "", ""))

    added = [entry.did for entry in folder.read(at).entries[before:]]
    assert added == [did][: bool(did)]


@pytest.mark.parametrize(
    ("said", "did"),
    [
        ("worked 10h", "worked"),
        ("vida", "away"),
        ("hours 5", "promised"),
        ("", ""),
    ],
)
def test_two_silent_weeks_are_asked_about_with_one_question(
    tmp_path: Path, at: Path, said: str, did: str
) -> None:
    before = len(folder.read(at).entries)

    _code, screen = type_in(
        *("-C", str(at), "--on", "2026-12-14", "review"),
        answers=(*(("perhaps",) if said else ()), said, *("",) * 6),
    )

    assert "Nothing was written for" in screen
    assert "How long did you work" not in screen
    assert [one.did for one in folder.read(at).entries[before:]] == [did][: bool(did)]
