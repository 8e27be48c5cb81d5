from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles import telling
from million_miles.journey import Outlook
from million_miles.telling.axis import Axis, road_axis
from million_miles.telling.page import columns
from million_miles.values import LANGUAGES, Language
from tests.telling.outlooks import ASTRONAUT, NURSE, OUTLOOKS, SPANISH, TODAY

IN_ENGLISH = """\
Registered nurse: the road from 22 November 2026

                                  2027   Apr    Jul     Oct    2028   Apr
                               ───┬──────┬──────┬───────┬──────┬──────┬───────┬─
Study for the exam             ███████▓▓▓▓▓░░░░░░░
NCLEX-RN                                  ◆███▓▓▓▓▓▓▓▓▓▓▓▓▓▓···················→
Ready                                ├────●──────┤
Accepted                                     ├─────────────●───────────────────→
Your wished date                                                              ▼

Done by the end of █ 1 time in 10, of ▓ 1 in 2, of ░ 9 in 10.  ◆ a try
├ 1 time in 10  ● 1 in 2  ┤ 9 in 10  → beyond this page, or never

Ready: about April 2027; 8 times in 10 between February and July 2027.
Accepted: by November 2027 in half of all futures; in 21 of 100, not within 60
  years.
By 30 June 2028, the date you wish for: about 61 in 100.
If a yes comes, it comes about September 2027 (8 times in 10 between May 2027
  and January 2029).

The coming weeks, in hours                     16 Nov   23 Nov   30 Nov    7 Dec
  study                                            16       16       16       16
  flying                                          3.5      4.5      5.5      6.5
  in all                                         19.5     20.5     21.5     22.5
You promise 25 h a week now; these are the hours to expect."""


def test_the_road_fades_with_uncertainty() -> None:
    text = telling.road_map(NURSE, language="en")

    assert text.replace("  masters", "  study  ") == IN_ENGLISH


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", OUTLOOKS)
def test_the_road_keeps_to_its_width(name: str, width: int, language: Language) -> None:
    text = telling.road_map(OUTLOOKS[name], width=width, language=language)

    assert max(map(columns, text.splitlines())) <= max(width, 48)


def test_a_yes_that_hardly_comes_runs_off_the_page() -> None:
    lines = telling.road_map(ASTRONAUT, language="en").splitlines()

    call = next(line for line in lines if line.startswith("NASA astronaut candidate"))
    assert call.endswith("·→")
    assert "◆" in call


def test_weeks_may_be_left_out() -> None:
    assert "coming weeks" not in telling.road_map(NURSE, weeks=0, language="en")


def test_one_week_is_one_column() -> None:
    text = telling.road_map(ASTRONAUT, weeks=1, language="en")

    assert "16 Nov" in text
    assert "23 Nov" not in text


def test_a_goal_without_tries_has_no_line_for_a_yes() -> None:
    assert "Accepted" not in telling.road_map(SPANISH, language="en")


def test_an_axis_is_long_enough_for_all_that_it_shows() -> None:
    axis = road_axis(ASTRONAUT)

    assert axis.first_date == TODAY
    assert axis.last_date > dt.date(2038, 12, 31)


def test_labels_stand_at_round_dates() -> None:
    years = Axis(dt.date(2026, 11, 22), dt.date(2046, 11, 22))
    months = Axis(dt.date(2026, 11, 22), dt.date(2027, 3, 22))

    assert years.labels(most=5, language="en") == (
        (dt.date(2030, 1, 1), "2030"),
        (dt.date(2035, 1, 1), "2035"),
        (dt.date(2040, 1, 1), "2040"),
        (dt.date(2045, 1, 1), "2045"),
    )
    assert [label for _, label in months.labels(most=5, language="es")] == [
        "dic",
        "2027",
        "feb",
        "mar",
    ]


def test_days_beyond_the_axis_stand_at_its_ends() -> None:
    axis = Axis(dt.date(2026, 1, 1), dt.date(2027, 1, 1))

    assert axis.share(dt.date(2020, 1, 1)) == 0.0
    assert axis.share(dt.date(2050, 1, 1)) == 1.0


def test_a_road_to_the_end_of_time_can_be_drawn() -> None:
    far = replace(ASTRONAUT, by_date=dt.date(9999, 12, 31))

    assert "▼" in telling.road_map(far, language="en")


def _long(count: int) -> Outlook:
    row = SPANISH.requirements[-1]
    rows = tuple(replace(row, id=f"r{i}", title=f"Row {i}") for i in range(count))
    return replace(SPANISH, requirements=rows)


def test_of_a_long_road_the_first_part_is_drawn() -> None:
    text = telling.road_map(_long(200), language="en")

    assert "Row 39 " in text
    assert "Row 40 " not in text
    assert "And 160 more, later on the road: miles map --all" in text


def test_a_long_road_is_drawn_whole_when_asked() -> None:
    text = telling.road_map(_long(200), language="es", everything=True)

    assert "Row 199 " in text
    assert "--all" not in text


def test_work_of_unknown_length_has_no_bar() -> None:
    row = replace(SPANISH.requirements[-1], title="Fit", state="unknown_hours")
    lines = telling.road_map(
        replace(SPANISH, requirements=(row,)), language="en"
    ).splitlines()

    assert next(line for line in lines if line.startswith("Fit")).endswith(" ?")
    assert "? nobody has said how long it takes" in lines


def test_marks_that_are_not_drawn_are_not_explained() -> None:
    text = telling.road_map(replace(SPANISH, requirements=()), language="en")

    assert "█" not in text
