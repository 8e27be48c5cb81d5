"""Those who made it: their shares, what wins beside the plan, and what one has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.journey import (
    Journey,
    LeaveOut,
    OtherBar,
    apply_all,
    look,
    next_bars,
    theirs,
)
from million_miles.journey.look import input_hash, search_hash
from million_miles.journey.scene import scene_of
from million_miles.journey.selected import evidence_of
from million_miles.values import (
    Effort,
    Entry,
    Evidence,
    Reading,
    Requirement,
    Selected,
    SelectedPerson,
    Threshold,
    When,
)
from tests.journey.journeys import TODAY, attempt, finished, journey, yearly

GPA = Threshold("GPA", ">=", 3.0)
DIVING = Requirement("diving", "Diving", level="edge", effort=Effort(60, 120))
FLYING = Requirement("flying", "Flying", level="edge", effort=Effort(200, 400))
GRADES = Requirement("grades", "Grades", bar=GPA, effort=Effort(50, 150))
APPLY = Requirement("apply", "Apply", attempt=attempt(1, 10, opens=yearly(60)))


def table(applicants: float | None = None, **columns: str) -> Selected:
    """Return a table from a word of cells for each requirement: y, n, - or numbers."""
    cells = {id_: words.split() for id_, words in columns.items()}
    people = [
        SelectedPerson(
            f"P{place}",
            had=tuple(
                (id_, _reading(words[place]))
                for id_, words in cells.items()
                if words[place] != "-"
            ),
        )
        for place in range(len(next(iter(cells.values()))))
    ]
    shares = () if applicants is None else ((next(iter(cells)), applicants),)
    return Selected(tuple(people), tuple(cells), shares)


def _reading(cell: str) -> Reading:
    words = {"y": "yes", "n": "no"}
    return Reading(words[cell]) if cell in words else Reading(float(cell))


def told(
    selected: Selected, one: Requirement, *entries: Entry
) -> tuple[float | None, float | None]:
    mine = replace(journey(one, APPLY, entries=entries), selected=selected)
    evidence = evidence_of(mine, one)
    assert evidence is not None
    return evidence.selected, evidence.applicants


def with_evidence(**shares: float) -> Requirement:
    return replace(DIVING, evidence=Evidence(**shares))  # type: ignore[arg-type] # shares


def test_few_people_are_drawn_to_one_half() -> None:
    assert told(table(diving="y y y -"), DIVING) == ((3 + 1) / (3 + 2), None)


def test_or_to_the_share_of_the_applicants_where_that_is_known() -> None:
    assert told(table(0.1, diving="y y y n"), DIVING) == ((3 + 0.2) / (4 + 2), 0.1)


def test_a_share_of_the_plan_counts_as_ten_people() -> None:
    plan = with_evidence(selected=0.9, applicants=0.4)

    assert told(table(diving="n n"), plan) == (9 / 12, 0.4)


def test_the_applicants_of_the_table_win_over_those_of_the_plan() -> None:
    plan = with_evidence(selected=0.9, applicants=0.4)

    assert told(table(0.2, diving="- -"), plan) == (0.9, 0.2)


def test_a_table_wins_over_ones_own_word() -> None:
    word = replace(DIVING, evidence=Evidence(guess="much"))

    assert told(table(diving="y n"), word) == (0.5, None)


def test_what_the_table_does_not_know_stays_as_the_plan_says() -> None:
    word = replace(DIVING, evidence=Evidence(guess="much"))
    unknown = replace(
        journey(word, FLYING, APPLY), selected=table(diving="- -", flying="y n")
    )

    assert evidence_of(unknown, word) == Evidence(guess="much")
    assert evidence_of(journey(DIVING), DIVING) is None


@given(st.integers(0, 40), st.integers(0, 40), st.floats(0.01, 0.99))
def test_a_share_lies_between_what_was_counted_and_what_was_known_before(
    yes: int, no: int, plan: float
) -> None:
    if yes + no < 2:
        return
    cells = " ".join(["y"] * yes + ["n"] * no)

    share, _ = told(table(diving=cells), with_evidence(selected=plan))

    counted = yes / (yes + no)
    assert share is not None
    assert min(counted, plan) - 1e-12 <= share <= max(counted, plan) + 1e-12


def test_a_reading_is_compared_with_the_bar_that_holds_now() -> None:
    cells = table(grades="3.2 3.6 3.9 y n")
    raised = Entry(
        "r", "raised", When.on(TODAY), "grades", amount=replace(GPA, value=3.5)
    )

    assert told(cells, GRADES) == ((4 + 1) / (5 + 2), None)
    # Nobody knows whether the yes holds at the higher bar.
    assert told(cells, GRADES, raised) == ((2 + 1) / (4 + 2), None)


def test_the_table_reaches_the_odds_the_simulator_and_the_hash() -> None:
    mine = journey(DIVING, APPLY)
    theirs_ = replace(mine, selected=table(0.05, diving="y y y y"))

    before, after = (
        look(one, today=TODAY, seed=1, futures=1024) for one in (mine, theirs_)
    )
    # Without diving one stands behind those who were selected.
    assert (after.tries[0].chance_next or 1) < (before.tries[0].chance_next or 0) / 2
    assert before.arrival is not None
    assert after.arrival is not None
    assert after.arrival.never_share >= before.arrival.never_share
    assert (after.arrival.p50_date or TODAY) > (before.arrival.p50_date or TODAY)
    assert input_hash(mine, TODAY) != input_hash(theirs_, TODAY)
    assert search_hash(mine, TODAY) != search_hash(theirs_, TODAY)


def test_what_is_left_out_still_tells_that_it_is_not_met() -> None:
    chosen = replace(DIVING, chosen=True)
    mine = replace(journey(chosen, APPLY), selected=table(0.05, diving="y y y y"))

    scene = scene_of(apply_all(mine, [LeaveOut("diving")]), TODAY)

    assert scene.plan.requirement("diving").evidence is not None
    assert "diving" not in scene.counted


def test_one_has_some_of_theirs_and_the_nearest_is_named() -> None:
    masters = Requirement("masters", "Masters")
    club = Requirement("club", "Club", level="edge")
    mine = replace(
        journey(
            *(masters, club, DIVING, FLYING, APPLY),
            entries=(finished("masters", When.on(TODAY)),),
        ),
        selected=table(
            masters="y y y y", flying="y y y n", diving="y y - n", club="n n n y"
        ),
    )

    found = theirs(mine, TODAY)

    assert found is not None
    assert [(bar.id, bar.had, bar.known) for bar in found.bars] == [
        ("masters", 4, 4),
        ("flying", 3, 4),
        ("diving", 2, 3),
    ]
    assert found.met == 1
    assert found.nearest is not None
    assert found.nearest.id == "diving"
    assert found.nearest.hours == pytest.approx(90, rel=0.2)


def test_without_a_table_there_is_nothing_of_theirs() -> None:
    assert theirs(journey(DIVING), TODAY) is None


def met_with(gpa: float) -> Journey:
    read = Entry("m", "measured", When.on(TODAY), "grades", amount=Reading(gpa))
    mine = journey(GRADES, DIVING, APPLY, entries=(read,))
    return replace(mine, selected=table(grades="3.2 3.6 3.8 3.9"))


def test_the_margin_that_half_of_them_had_is_a_next_bar() -> None:
    bars = next_bars(met_with(3.1), today=TODAY, seed=1, futures=128).bars

    (grades,) = (one for one in bars if one.id == "grades")
    assert grades.kind == "margin"
    assert grades.change == OtherBar("grades", replace(GPA, value=3.6))
    assert grades.hours > 0
    assert grades.basis == "selected_only"


def test_whoever_has_the_margin_is_not_asked_for_it() -> None:
    bars = next_bars(met_with(3.7), today=TODAY, seed=1, futures=128).bars

    assert [one.id for one in bars] == ["diving"]
