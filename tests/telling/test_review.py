from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import get_args

import pytest

from million_miles import telling
from million_miles.journey import Review, look, next_bars, review
from million_miles.journey.review import DueReading, Silent, Waiting
from million_miles.values import Evidence, Language, Requirement, Threshold
from tests.journey.journeys import TODAY, attempt, exactly, journey, yearly

BAR = Threshold("score", ">=", 70, "points")
MINE = journey(
    Requirement("work", "Work", effort=exactly(100)),
    Requirement("apply", "Apply", attempt=attempt(3, 10, opens=yearly(6))),
    Requirement(
        "lab", "A laboratory", level="edge", effort=exactly(25),
        evidence=Evidence(selected=0.9, applicants=0.3),
    ),
)  # fmt: skip
OUTLOOK = look(MINE, today=TODAY, seed=1, futures=64)
PLAIN = review(MINE, OUTLOOK, next_bars(MINE, today=TODAY, seed=1, futures=32))
FULL = replace(
    PLAIN,
    due_readings=(DueReading("work", "Work", BAR, "stale", 30.0),),
    silent=(Silent("work", "Work", 9.0, can_drop=False),),
    waiting=(Waiting("apply", "Apply", 1, TODAY + dt.timedelta(weeks=2)),),
    look_ahead=True,
)


def told(result: Review, language: Language = "en") -> tuple[str, list[str]]:
    parts = telling.review_sections(result, OUTLOOK, language=language)
    asked = [one.words for part in parts for one in part.questions]
    return " ".join("\n".join(part.text for part in parts).split()), [
        " ".join(words.split()) for words in asked
    ]


def test_a_quiet_week_is_short_and_owes_nothing() -> None:
    text, asked = told(PLAIN)

    assert "0 h written down since 17 November 2026" in text
    assert "Nothing is owed." in text
    assert "Nothing to look at: readings, work left alone and answers." in text
    assert len(asked) == 4  # hours, the bar, a step, a note


def test_everything_that_waits_is_told_and_asked_once() -> None:
    text, asked = told(FULL)

    assert "Work: nothing for 9 weeks." in text
    assert "the answer is awaited (due about 7 December 2026)" in text
    assert "A laboratory. About" not in text
    assert "worth most for its hours: A laboratory." in text
    assert "miles onward" in text
    assert "“Work”: keep, pause until a day (pause 2027-02-22)?" in asked
    assert not any(one.startswith("How long did you work on “Work”") for one in asked)
    assert any("The bar is score >= 70 points" in one for one in asked)
    assert any(one.startswith("Has the answer to “Apply” come?") for one in asked)


def test_an_answer_that_is_far_off_is_not_asked_for_every_week() -> None:
    far = replace(FULL.waiting[0], answer_date=TODAY + dt.timedelta(weeks=20))

    text, asked = told(replace(FULL, waiting=(far,)))

    assert "the answer is awaited" in text
    assert not any("come?" in one for one in asked)


@pytest.mark.parametrize("language", get_args(Language))
def test_no_line_is_too_long_for_a_terminal(language: Language) -> None:
    parts = telling.review_sections(FULL, OUTLOOK, language=language)
    words = [part.text for part in parts]
    words += [one.words for part in parts for one in part.questions]
    words.append(telling.review_title(FULL, language=language, asking=True))
    words.append(telling.review_end(OUTLOOK, FULL, language=language))

    assert all(len(row) <= 80 for text in words for row in text.splitlines())
