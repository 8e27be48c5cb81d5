from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.cli.words import (
    TITLE,
    NotUnderstoodError,
    OneOf,
    Word,
    day,
    day_to_look_from,
    more_hours,
    shown,
    svg_path,
    whole,
)
from million_miles.values import Mistake, MistakesError


def mistake_of(read: Callable[[], object]) -> Mistake:
    try:
        read()
    except (MistakesError, NotUnderstoodError) as error:
        (mistake,) = error.mistakes
        return mistake
    pytest.fail("nothing was refused")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_a_day_is_read_as_it_is_written(date: dt.date) -> None:
    assert day(date.isoformat()) == date


@pytest.mark.parametrize("text", ["2026-W47-1", "2026-02-30", "20261123", "", "soon"])
def test_what_is_no_day_is_refused(text: str) -> None:
    assert mistake_of(lambda: day(text)).code == "date"


def test_a_day_in_another_order_is_suggested_in_ours() -> None:
    assert mistake_of(lambda: day("23.11.2026")).suggestion == "2026-11-23"


@pytest.mark.parametrize("text", ["1900-12-31", "2140-01-01", "2200-12-31"])
def test_a_look_that_would_leave_the_calendar_is_refused(text: str) -> None:
    assert mistake_of(lambda: day_to_look_from(text)).code == "day_to_look_from"


@pytest.mark.parametrize(
    ("text", "hours"), [("+2", 2), ("-3", -3), ("2.5h", 2.5), (" 0 ", 0)]
)
def test_hours_may_be_added_or_taken(text: str, hours: float) -> None:
    assert more_hours(text) == hours


@pytest.mark.parametrize("text", ["nan", "inf", "-169", "two", ""])
def test_hours_that_no_week_has_are_refused(text: str) -> None:
    assert mistake_of(lambda: more_hours(text)).code == "more_hours"


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_is_read_between_its_limits_only(number: int) -> None:
    word = whole(1, 1000)

    if 1 <= number <= 1000:
        assert word.convert(str(number), None, None) == number
    else:
        assert mistake_of(lambda: word.convert(str(number), None, None)).code == "count"


@pytest.mark.parametrize("text", ["", " ", "a\x1b[31mb", "a\u202eb", "x" * 201])
def test_a_title_can_be_seen_whole(text: str) -> None:
    assert mistake_of(lambda: TITLE.convert(text, None, None)).code == "text"


def test_a_misspelt_choice_gets_the_right_one_suggested() -> None:
    choice = OneOf(["applied", "refused"])

    assert choice.convert("refused", None, None) == "refused"
    assert mistake_of(lambda: choice.convert("refusd", None, None)) == Mistake(
        "one_of",
        "refusd",
        suggestion="refused",
        details=(("options", "applied, refused"),),
    )


def test_a_value_that_was_read_already_stays() -> None:
    assert Word(more_hours).convert(4, None, None) == 4


def test_only_a_drawing_is_drawn_over() -> None:
    assert svg_path("road.SVG") == Path("road.SVG")
    assert mistake_of(lambda: svg_path("plan.yaml")).code == "svg_path"


def test_the_current_folder_is_shown_by_its_whole_name() -> None:
    assert shown(Path()) == str(Path.cwd())
    assert shown(Path("moon")) == "moon"
