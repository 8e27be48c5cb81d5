from __future__ import annotations

from million_miles import telling
from million_miles.journey import SelectedBar, SelectedOutlook

MASTERS = SelectedBar("masters", "Master's degree", 5, 5, 0.86, True, None)
DIVING = SelectedBar("diving", "Diving", 3, 5, 0.57, False, 82.0)
CLUB = SelectedBar("club", "Club", 3, 5, 0.57, False, None)


def test_it_says_how_much_of_theirs_one_has_and_what_is_nearest() -> None:
    found = SelectedOutlook(12, (MASTERS, DIVING, CLUB), DIVING)

    assert (
        telling.theirs(found, language="en")
        == """\
Those who made it
You have 1 of their 3. The nearest is “Diving” (about 82 hours).
You have: Master's degree (5 of 5).
Not yet: Diving (3 of 5) and Club (3 of 5)."""
    )
    assert (
        telling.theirs(found, language="es")
        == """\
Quienes lo lograron
Tienes 1 de sus 3. Lo más cercano es «Diving» (unas 82 horas).
Tienes: Master's degree (5 de 5).
Aún no: Diving (3 de 5) y Club (3 de 5)."""
    )


def test_few_people_are_said_to_be_few() -> None:
    found = SelectedOutlook(5, (DIVING,), DIVING)

    said = telling.theirs(found, language="en")

    assert "You have none of their 1 yet." in said
    assert "read the shares as a hint" in said


def test_all_of_theirs_and_none_in_common_are_said() -> None:
    everything = SelectedOutlook(5, (MASTERS, MASTERS), None)
    one = SelectedOutlook(5, (MASTERS,), None)
    nothing = SelectedOutlook(5, (), None)

    assert "you have all of them" in telling.theirs(everything, language="en")
    assert "had 1 thing; you have it too." in telling.theirs(one, language="en")
    assert "tenía 1 cosa; también la" in telling.theirs(one, language="es")
    assert "by half of them" in telling.theirs(nothing, language="en")
    assert telling.theirs(None, language="en") == ""
