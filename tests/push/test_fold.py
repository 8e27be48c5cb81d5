"""Tries folded from the journal, and where the journal contradicts itself."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from million_miles import push
from million_miles.values import UNDATED, Did, Entry, Outcome, When


def applied(id_: str, at: When = UNDATED, attempt: int | None = None) -> Entry:
    return Entry(id_, "applied", at, "apply", attempt)


def answered(
    id_: str,
    outcome: Outcome,
    at: When = UNDATED,
    attempt: int | None = None,
    stage: str = "",
    reason: str = "",
    lesson: str = "",
) -> Entry:
    return Entry(id_, "answered", at, "apply", attempt, outcome, stage, reason, lesson)


def on(year: int, month: int = 1, day: int = 1) -> When:
    return When.on(dt.date(year, month, day))


def test_an_application_and_its_answer_are_one_try() -> None:
    entries = [
        applied("a1", on(2003, 7)),
        answered("b1", "refused", on(2004, 5), None, "interviewed", "thin", "fly"),
    ]

    tries = push.fold(entries, "apply")

    assert tries == (
        push.TryMade(
            1, on(2003, 7), on(2004, 5), "interviewed", "refused", "thin", "fly"
        ),
    )


def test_an_application_without_an_answer_is_pending() -> None:
    (one,) = push.fold([applied("a1", on(2003))], "apply")

    assert one.is_pending
    assert one.answered is None


def test_an_answer_without_an_application_counts_as_a_try() -> None:
    tries = push.fold([answered("b1", "refused"), answered("b2", "refused")], "apply")

    assert [(t.number, t.applied, t.outcome) for t in tries] == [
        (1, None, "refused"),
        (2, None, "refused"),
    ]


def test_an_answer_goes_to_the_latest_try_that_waits_for_one() -> None:
    entries = [applied("a1"), applied("a2"), answered("b1", "refused")]

    tries = push.fold(entries, "apply")

    assert [t.outcome for t in tries] == [None, "refused"]


def test_the_number_that_a_person_gives_holds_and_the_next_one_follows_it() -> None:
    entries = [
        answered("b1", "refused", attempt=5),
        answered("b2", "accepted"),
        answered("b3", "refused", attempt=2),
    ]

    tries = push.fold(entries, "apply")

    assert [(t.number, t.outcome) for t in tries] == [
        (2, "refused"),
        (5, "refused"),
        (6, "accepted"),
    ]


def test_exact_days_are_put_in_order_and_undated_tries_keep_their_place() -> None:
    rough = When(1998, rough=True)
    entries = [
        answered("b1", "refused", on(2001), reason="third"),
        answered("b2", "refused", UNDATED, reason="second"),
        answered("b3", "refused", on(1996), reason="first"),
        answered("b4", "refused", rough, reason="fourth"),
    ]

    tries = push.fold(entries, "apply")

    assert [t.reason for t in tries] == ["first", "second", "third", "fourth"]


def test_a_withdrawn_try_is_made_but_not_answered() -> None:
    entries = [
        applied("a1"),
        answered("b1", "withdrawn"),
        applied("a2"),
        answered("b2", "accepted"),
    ]

    tries = push.fold(entries, "apply")

    assert [t.outcome for t in tries] == ["withdrawn", "accepted"]
    assert push.contradictions(entries, "apply") == ()
    assert push.count_refused(tries) == 0


def test_an_answer_may_still_come_to_a_withdrawn_try() -> None:
    entries = [answered("b1", "withdrawn"), answered("b2", "refused", attempt=1)]

    (one,) = push.fold(entries, "apply")

    assert one.outcome == "refused"
    assert push.contradictions(entries, "apply") == ()


def test_what_is_undone_or_about_something_else_does_not_count() -> None:
    entries = [
        answered("b1", "refused"),
        Entry("u1", "undone", undoes="b1"),
        Entry("b2", "answered", requirement="visa", amount="refused"),
        Entry("n1", "noted", requirement="apply", note="a quiet week"),
    ]

    assert push.fold(entries, "apply") == ()


def test_a_renamed_try_keeps_its_answers() -> None:
    entries = [
        Entry("b1", "answered", requirement="call", amount="refused"),
        Entry("r1", "renamed", requirement="call", amount="apply"),
    ]

    assert len(push.fold(entries, "apply")) == 1
    assert push.fold(entries, "call") == ()


def test_the_first_answer_stands_and_a_second_one_is_a_mistake() -> None:
    entries = [
        answered("b1", "refused", attempt=1),
        answered("b2", "accepted", attempt=1),
    ]

    (one,) = push.fold(entries, "apply")
    (mistake,) = push.contradictions(entries, "apply")

    assert one.outcome == "refused"
    assert (mistake.code, mistake.came) == ("answered_twice", "b2")
    assert mistake.details == (("requirement", "apply"), ("try", "1"))


def codes(entries: list[Entry]) -> list[str]:
    return [mistake.code for mistake in push.contradictions(entries, "apply")]


def test_an_answer_after_a_yes_is_a_mistake() -> None:
    entries = [answered("b1", "accepted"), answered("b2", "refused")]

    assert codes(entries) == ["answered_after_yes"]


def test_applying_twice_for_one_try_is_a_mistake() -> None:
    assert codes([applied("a1", attempt=1), applied("a2", attempt=1)]) == [
        "applied_twice"
    ]


def test_an_answer_before_its_application_is_a_mistake() -> None:
    entries = [
        applied("a1", on(2004), attempt=2),
        answered("b1", "refused", on(2003), attempt=2),
    ]

    assert codes(entries) == ["applied_after_answer"]


def test_a_clean_journal_has_no_contradictions() -> None:
    entries = [
        applied("a1", on(2003)),
        answered("b1", "refused", on(2003)),
        applied("a2"),
        answered("b2", "accepted", on(2004)),
    ]

    assert codes(entries) == []


def test_a_try_number_tells_of_the_refusals_before_it() -> None:
    tries = push.fold([answered("b1", "accepted", attempt=12)], "apply")

    assert push.count_refused(tries) == 11


def test_eleven_undated_refusals_all_count() -> None:
    entries = [answered(f"b{i}", "refused") for i in range(11)]

    tries = push.fold(entries, "apply")

    assert push.count_refused(tries) == 11
    assert all(one.answered == UNDATED for one in tries)


def journals() -> st.SearchStrategy[list[Entry]]:
    dids: st.SearchStrategy[Did] = st.sampled_from(["applied", "answered"])
    outcomes = st.sampled_from(["accepted", "refused", "withdrawn"])
    days = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
    whens = st.one_of(st.just(UNDATED), days.map(When.on))
    numbers = st.one_of(st.none(), st.integers(1, 8))
    rows = st.lists(st.tuples(dids, outcomes, whens, numbers), max_size=12)
    return rows.map(
        lambda rows: [
            Entry(f"e{i}", did, at, "apply", n, out if did == "answered" else None)
            for i, (did, out, at, n) in enumerate(rows)
        ]
    )


@given(journals())
def test_every_entry_becomes_part_of_a_try_or_a_mistake(entries: list[Entry]) -> None:
    tries = push.fold(entries, "apply")
    numbers = [one.number for one in tries]

    told = sum((t.applied is not None) + (t.outcome is not None) for t in tries)
    mistakes = push.contradictions(entries, "apply")
    lost = [m for m in mistakes if m.code in ("applied_twice", "answered_twice")]
    replaced = len(entries) - told - len(lost)  # answers to withdrawn tries

    assert numbers == sorted(set(numbers))
    assert 0 <= replaced <= sum(entry.amount == "withdrawn" for entry in entries)


STAGES = ("applied", "interviewed", "selected")


def test_a_stage_that_the_try_does_not_name_is_told_and_guessed() -> None:
    entries = [answered("b1", "refused", stage="Intervewed")]

    (mistake,) = push.contradictions(entries, "apply", stages=STAGES)

    assert (mistake.code, mistake.came) == ("stage_not_named", "b1")
    assert mistake.suggestion == "interviewed"
    assert dict(mistake.details)["options"] == "applied, interviewed, selected"
    assert push.fold(entries, "apply")[0].stage == "Intervewed"


def test_nobody_is_refused_at_the_stage_of_a_yes() -> None:
    no = [answered("b1", "refused", stage="selected")]
    yes = [answered("b1", "accepted", stage="selected")]

    (mistake,) = push.contradictions(no, "apply", stages=STAGES)

    assert mistake.code == "refused_at_the_end"
    assert push.contradictions(yes, "apply", stages=STAGES) == ()


def test_without_stages_any_word_will_do() -> None:
    entries = [answered("b1", "refused", stage="after dinner")]

    assert push.contradictions(entries, "apply") == ()
