from __future__ import annotations

from pathlib import Path
from shlex import split

import pytest

from tests.cli.conftest import JOURNAL, PLAN, Miles

BACK = "2026-12-07"  # three weeks after the last dated entry
ANSWERS = {
    "back --worked 10h --for theory": ("~2026-12-07,worked,theory,,10 h,,,,,", ""),
    "back --worked 10h": ("~2026-12-07,worked,,,10 h,,,,,", ""),
    "back --break": ("2026-12-07,away,,,2026-11-17,,,,,", ""),
    "back --hours 5": (
        "2026-12-07,promised,,,5 h/week from 2026-12-07,,,,,",
        "{from: 2026-12-07, hours_per_week: 5}",
    ),
    "promise 0 --from 2026-12-21 --to 2027-01-03 --because family": (
        "2026-12-07,promised,,,0 h/week from 2026-12-21 to 2027-01-03,,,,,family",
        "{from: 2026-12-21, to: 2027-01-03, hours_per_week: 0, because: family}",
    ),
}


def plan_of(at: Path) -> str:
    return (at / "plan.yaml").read_text()


@pytest.mark.parametrize("typed", ANSWERS)
def test_each_answer_prints_its_line_and_can_be_undone(
    miles: Miles, at: Path, typed: str
) -> None:
    cells, period = ANSWERS[typed]
    said = miles(*split(typed), "--on", BACK)

    assert said.code == 0, said.err
    assert said.out.splitlines()[1].strip().partition(",")[2] == cells
    assert period in plan_of(at)
    assert miles("check").code == 0
    assert miles("undo", "--on", BACK).code == 0
    assert plan_of(at) == PLAN


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("back", "one answer"),
        ("back --break --hours 5", "one answer"),
        ("back --break --for theory", "one answer"),
        ("back --worked 600h", "the 21 days"),
        ("back --worked 10h --for apply", "takes work"),
        ("back --worked 10h --for nothing", "a requirement"),
        ("back --worked ten", "hours worked"),
        ("back --hours 200", "0 to 168"),
        ("back --hours -1", "0 to 168"),
        ("promise many", "0 to 168"),
        ("promise 5 --from 2026-01-01", "from today on"),
        ("promise 5 --from 2027-01-02 --to 2027-01-01", "not before the first"),
        ("promise 5 --from tomorrow", "a day such as"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    miles: Miles, at: Path, typed: str, words: str
) -> None:
    said = miles(*split(typed), "--on", BACK)

    assert said.code != 0
    assert words in " ".join(said.err.split())
    assert (plan_of(at), (at / "journal.csv").read_text()) == (PLAN, JOURNAL)


def test_easy_weeks_do_not_overlap_and_a_promise_is_not_made_twice(
    miles: Miles,
) -> None:
    miles(*split("promise 0 --from 2026-12-21 --to 2027-01-03"))

    again = miles(*split("promise 2 --from 2027-01-01 --to 2027-01-09"))
    miles(*split("promise 4"))
    twice = miles(*split("promise 4"))

    assert "2026-12-21 - 2027-01-03" in again.err
    assert "promised already" in twice.err


def test_the_last_of_two_promises_of_one_day_holds(miles: Miles) -> None:
    miles("promise", "4")
    miles("promise", "6")

    assert miles("today", "--json").json["promised_hours_per_week"] == 6
    miles("undo")
    assert miles("today", "--json").json["promised_hours_per_week"] == 4


def test_two_silent_weeks_are_asked_about_once(miles: Miles) -> None:
    early = miles("today", "--on", "2026-11-29").out
    first = miles("today", "--on", "2026-11-30").out
    same_day = miles("today", "--on", "2026-11-30").out
    next_day = miles("today", "--on", "2026-12-01").out
    later = miles("today", "--on", "2026-12-14", "--language", "es").out

    assert "miles back" not in early + next_day
    assert first == same_day
    assert "miles back --worked 10h --for theory" in first
    assert "8 h a week is too much for now: miles back --hours 4" in first
    assert "No se anotó nada en 4 semanas. No pasa nada." in later


@pytest.mark.parametrize("typed", ANSWERS)
def test_any_answer_ends_the_silence_and_undoing_it_brings_it_back(
    miles: Miles, typed: str
) -> None:
    def is_asked() -> bool:
        return miles("today", "--json", "--on", BACK).json["long_silence"] is not None

    asked = [is_asked()]
    miles(*split(typed), "--on", BACK)
    asked.append(is_asked())
    miles("undo", "--on", BACK)

    assert [*asked, is_asked()] == [True, False, True]


def test_a_break_is_no_silence(miles: Miles) -> None:
    miles(*split("promise 0 --from 2026-11-23 --to 2026-12-13"))

    said = miles("today", "--json", "--on", "2026-12-14").json

    assert said["long_silence"] is None


def test_the_score_tells_the_promise_in_kind_words(miles: Miles) -> None:
    early = miles("score", "--on", "2026-11-12").out
    miles(*split("log theory 8h --at 2026-11-01"))
    low = miles("score", "--on", BACK)
    miles(*split("back --break --on"), BACK)
    after = miles("score", "--json", "--on", BACK).json["promise"]["share"]

    assert "too early to say" in early
    assert "What you did stays done" in low.out
    assert low.out.splitlines()[-1].strip().startswith("miles promise ")
    spanish = miles("score", "--on", BACK, "--language", "es").out
    assert "de cada 100 horas prometidas" in spanish
    assert after > 0.5
