from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.exchange import read_selected
from million_miles.values import (
    Entry,
    Goal,
    Has,
    MistakesError,
    Plan,
    Reading,
    Requirement,
    Selected,
    Threshold,
)

PLAN = Plan(
    Goal("Fly"),
    requirements=(
        Requirement("masters", "Master's degree", bar=Has("degree")),
        Requirement("flying", "Flying", bar=Threshold("flown", ">=", 40, "h")),
        Requirement("grades", "Grades", bar=Threshold("GPA", ">=", 3)),
        Requirement("club", "Lead a club"),
    ),
)
TABLE = """\
who,year,masters,flying,grades
Ann,1998,yes,1500 h,3.9
Bo,,NO,x,
Cy,2001,sí,no,3.1
applicants,,60 %,12 of 98,0.25
"""


def read(text: str, *, entries: tuple[Entry, ...] = ()) -> Selected:
    return read_selected(text, plan=PLAN, entries=entries)


def mistakes(text: str) -> list[tuple[int, str, str, str]]:
    with pytest.raises(MistakesError) as caught:
        read(text)
    return [(m.line, m.code, m.came, m.suggestion) for m in caught.value.mistakes]


def test_a_table_says_who_had_what() -> None:
    table = read(TABLE)

    assert [person.who for person in table.people] == ["Ann", "Bo", "Cy"]
    assert [person.year for person in table.people] == [1998, None, 2001]
    assert table.people[0].reading("flying") == Reading(1500, "h")
    assert table.people[1].had == (
        ("masters", Reading("no")),
        ("flying", Reading("yes")),
    )
    assert table.readings("grades") == (Reading(3.9), Reading(3.1))


def test_the_line_of_applicants_holds_shares() -> None:
    assert read(TABLE).applicants == (
        ("masters", 0.6),
        ("flying", 13 / 100),
        ("grades", 0.25),
    )


def test_semicolons_and_decimal_commas_say_the_same() -> None:
    text = TABLE.replace(",", ";").replace("3.9", "3,9").replace("0.25", "0,25")

    assert read(text) == read(TABLE)


def test_in_a_table_with_semicolons_thousands_are_asked_about() -> None:
    text = "who;flying\nAnn;1.500 h\nBo;no\n"

    assert mistakes(text) == [(2, "selected_cell", "1.500 h", "1500 h")]


def test_columns_may_be_titles_and_former_names() -> None:
    renamed = Entry("r1", "renamed", requirement="wings", amount="flying")
    text = "Who,Lead a Club,wings\nAnn,yes,50 h\nBo,no,\n"

    table = read(text, entries=(renamed,))

    assert table.ids == ("club", "flying")


def test_what_a_spreadsheet_leaves_behind_is_no_mistake() -> None:
    text = "\ufeffwho,club,,\r\nAnn,yes,,\r\n,,,\r\nBo,no,,\r\n".removeprefix("\ufeff")

    assert [person.who for person in read(text).people] == ["Ann", "Bo"]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", (1, "selected_header", "", "who,year,…")),
        ("name,club\nA,yes\n", (1, "selected_header", "name,club", "who,name,club")),
        ("who,year\nA,1990\nB,1990\n", (1, "selected_nothing", "who,year", "")),
        ("who,clubb\nA,yes\nB,no\n", (1, "selected_column", "clubb", "club")),
        ("who;club\nA;yes\nB;maybe\n", (3, "selected_cell", "maybe", "")),
        ("who,club,club\nA,yes,no\nB,,\n", (1, "column_twice", "club", "")),
        ("who,club\n", (1, "selected_few", "0", "")),
        ("who,club\nA,yes\n", (2, "selected_few", "1", "")),
        ("who,club\nA,yes\nA,no\n", (3, "person_twice", "A", "")),
        ("who,club\n,yes\nB,no\n", (2, "selected_who", "", "")),
        ("who,club\nA,yes,no\nB,no\n", (2, "cells", "A,yes,no", "")),
        ("who,club\n=A,yes\nB,no\n", (2, "formula", "=A", "'=A")),
        ("who,club\nA,maybe\nB,no\n", (2, "selected_cell", "maybe", "")),
        ("who,grades\nA,3.9 kg\nB,no\n", (2, "selected_cell", "3.9 kg", "")),
        ('who,club\n"A,yes\nB,no\n', (2, "quotes", '"A,yes', "")),
        ("who,year,club\nA,98,yes\nB,,no\n", (2, "selected_year", "98", "")),
    ],
)
def test_a_mistake_is_told_with_its_place(
    text: str, mistake: tuple[int, str, str, str]
) -> None:
    found = mistakes(text)

    assert mistake[:3] in [one[:3] for one in found]
    assert mistake[3] in [one[3] for one in found]


@pytest.mark.parametrize("cell", ["120 %", "0 %", "9 of 8", "1", "0", "many"])
def test_a_share_that_is_none_is_refused(cell: str) -> None:
    text = f"who,club\nA,yes\nB,no\napplicants,{cell}\n"

    assert [(line, came) for line, _, came, _ in mistakes(text)] == [(4, cell)]


def test_every_mistake_is_told_at_once() -> None:
    text = "who,year,grades,clubb\nA,98,3.9 kg,\n,,yes,\n=B,,,\nC,1990\n"

    codes = [code for _, code, _, _ in mistakes(text)]

    assert set(codes) == {
        *("selected_column", "selected_year", "selected_cell", "selected_who"),
        *("formula", "cells"),
    }


CELLS = st.sampled_from(
    ["yes", "no", "", "3.9", "40 h", "=1", "x", '"', "60 %", "3 of 4", "-", "who"]
) | st.text(max_size=5)


@given(st.lists(st.lists(CELLS, max_size=5).map(",".join), max_size=6))
def test_any_text_is_read_or_refused_with_mistakes(lines: list[str]) -> None:
    text = "\n".join(["who,year,grades,club", *lines])
    people = 2
    with suppress(MistakesError):
        people = len(read(text).people)

    assert people >= 2
