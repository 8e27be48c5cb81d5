"""Journal entries and which of them count."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.values import (
    Effort,
    Entry,
    EntryError,
    Has,
    Hours,
    Reading,
    TextError,
    standing,
)


def worked(id_: str, requirement: str = "flying") -> Entry:
    return Entry(id_, "worked", requirement=requirement, amount=Hours(2))


def undo(id_: str, undoes: str) -> Entry:
    return Entry(id_, "undone", undoes=undoes)


def rename(id_: str, old: str, new: str) -> Entry:
    return Entry(id_, "renamed", requirement=old, amount=new)


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in entries]


def test_what_was_undone_does_not_count() -> None:
    assert ids(standing([worked("a"), worked("b"), undo("u", "a")])) == ["b"]


def test_undoing_an_undo_brings_the_entry_back() -> None:
    entries = [worked("a"), undo("u", "a"), undo("v", "u")]

    assert ids(standing(entries)) == ["a"]
    assert ids(standing([*entries, undo("w", "v")])) == []


def test_an_undo_of_nothing_changes_nothing() -> None:
    assert ids(standing([worked("a"), undo("u", "zz")])) == ["a"]


def test_a_renamed_requirement_has_its_new_id_everywhere() -> None:
    entries = [worked("a", "old"), rename("r", "old", "new"), worked("b", "new")]

    assert [e.requirement for e in standing(entries) if e.did == "worked"] == [
        "new",
        "new",
    ]


def test_renaming_twice_and_back_ends_where_it_ends() -> None:
    there = [worked("a", "one"), rename("r", "one", "two"), rename("s", "two", "three")]
    back = [*there, rename("t", "three", "one")]

    assert standing(there)[0].requirement == "three"
    assert standing(back)[0].requirement == "one"


def test_an_old_id_may_be_used_again() -> None:
    entries = [worked("a", "one"), rename("r", "one", "two"), worked("b", "one")]

    assert [e.requirement for e in standing(entries) if e.did == "worked"] == [
        "two",
        "one",
    ]


def test_an_undone_renaming_does_not_rename() -> None:
    entries = [worked("a", "one"), rename("r", "one", "two"), undo("u", "r")]

    assert standing(entries)[0].requirement == "one"


@given(st.lists(st.integers(0, 9), max_size=10), st.data())
def test_without_the_last_undo_all_is_as_before_it(
    targets: list[int], data: st.DataObject
) -> None:
    entries = [worked(f"e{i}") for i in range(3)]
    for number, place in enumerate(targets):
        entries.append(undo(f"u{number}", entries[place % len(entries)].id))
    target = data.draw(st.sampled_from(entries))

    again = standing([*entries, undo("x", target.id), undo("y", "x")])

    assert again == standing(entries)


BAD: list[dict[str, Any]] = [
    {"id": "Bad Id", "did": "noted"},
    {"id": "a", "did": "slept"},
    {"id": "a", "did": "measured", "amount": Reading(1)},
    {"id": "a", "did": "worked", "requirement": "x"},
    {"id": "a", "did": "worked", "requirement": "x", "amount": Effort(1, 2)},
    {"id": "a", "did": "worked", "requirement": "No Id", "amount": Hours(1)},
    {"id": "a", "did": "finished", "requirement": "x", "amount": Hours(1)},
    {"id": "a", "did": "answered", "requirement": "x", "amount": "perhaps"},
    {"id": "a", "did": "renamed", "requirement": "x", "amount": "Not An Id"},
    {"id": "a", "did": "took", "requirement": "x", "amount": "a > b > c"},
    {"id": "a", "did": "took", "requirement": "x", "amount": "a >b"},
    {"id": "a", "did": "ticked", "amount": "  "},
    {"id": "a", "did": "noted", "attempt": 1},
    {"id": "a", "did": "noted", "stage": "interviewed"},
    {"id": "a", "did": "applied", "requirement": "x", "attempt": 0},
    {"id": "a", "did": "undone"},
    {"id": "a", "did": "noted", "undoes": "b"},
    {"id": "a", "did": "undone", "undoes": "b\x1b[2J"},
]


@pytest.mark.parametrize("fields", BAD)
def test_an_entry_says_what_it_must_and_no_more(fields: dict[str, Any]) -> None:
    with pytest.raises(EntryError, match="want"):
        Entry(**fields)


def test_a_note_hides_nothing() -> None:
    with pytest.raises(TextError, match="visible"):
        Entry("a", "noted", note="all\u202egood")


def test_a_good_entry_of_each_kind_is_taken() -> None:
    entries = [
        worked("a"),
        Entry("b", "measured", requirement="x", amount=Reading("B1")),
        Entry("c", "estimated", requirement="x", amount=Effort(80, 140)),
        Entry("d", "raised", requirement="x", amount=Has("a licence")),
        Entry("e", "added", requirement="x"),
        Entry("f", "added", requirement="x", amount="Book a lesson"),
        Entry("g", "ticked", amount="Book a lesson"),
        Entry("h", "answered", requirement="x", amount="refused", attempt=3),
        Entry("i", "finished", requirement="x"),
    ]

    assert standing(entries) == tuple(entries)
