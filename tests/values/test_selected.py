from __future__ import annotations

import pytest

from million_miles.values import Reading, Selected, SelectedError, SelectedPerson

ANN = SelectedPerson("Ann", 1998, (("flying", Reading("yes")),))
BO = SelectedPerson("Bo")


def test_a_table_tells_what_is_known() -> None:
    table = Selected((ANN, BO), ("flying",), (("flying", 0.2),))

    assert table.readings("flying") == (Reading("yes"),)
    assert table.applicants_share("flying") == 0.2
    assert table.applicants_share("diving") is None


@pytest.mark.parametrize(
    ("people", "ids", "applicants"),
    [
        ((ANN,), ("flying",), ()),
        ((ANN, BO), (), ()),
        ((ANN, BO), ("flying", "flying"), ()),
        ((ANN, BO), ("Flying!",), ()),
        ((ANN, BO), ("diving",), ()),
        ((ANN, BO), ("flying",), (("flying", 1.0),)),
        ((ANN, BO), ("flying",), (("diving", 0.5),)),
    ],
)
def test_what_cannot_be_counted_is_refused(
    people: tuple[SelectedPerson, ...],
    ids: tuple[str, ...],
    applicants: tuple[tuple[str, float], ...],
) -> None:
    with pytest.raises(SelectedError):
        Selected(people, ids, applicants)


@pytest.mark.parametrize(("who", "year"), [(" ", None), ("Ann", 1200)])
def test_nobody_is_no_person(who: str, year: int | None) -> None:
    with pytest.raises(SelectedError):
        SelectedPerson(who, year)
