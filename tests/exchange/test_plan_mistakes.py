from __future__ import annotations

import pytest

from million_miles import exchange
from million_miles.exchange.codes import CODES
from million_miles.values import Mistake, MistakesError

TWELVE = """\
format: million-miles/plan/1
goal: NASA astronaut
by: 31.12.2038
capacity:
  - {from: 2026-11-23, hours_per_week: 250}
requirements:
  masters:
    titel: Master's degree
    level: should
    effort: 1,5 h
    needs: [diving, masters]
  flying:
    title: Pilot licence
    bar: a lot of hours
    effort: 60-120 h
    commitment: {weeks: 78-104, hours_per_week: 20}
    needs: [dving]
  diving:
    title: Diving
    needs: [flying]
    needs: [masters]
  Apply now:
    title: Call
    try: {shape: judged, opens: whenever, base_rate: 9/8}
"""


def mistakes_in(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(MistakesError) as caught:
        exchange.read_plan(text)
    return caught.value.mistakes


MONEY = """\
format: million-miles/plan/1
goal: Fly
money:
  savings: 1500 USD
  income:
    - {from: 2026-11-01, per_month: 100 EUR}
requirements:
  licence: {title: Licence, cost: 6000-9000 CHF, keap: 1 h/week}
  school: {title: School, cost: 10 USD, parts: {one: {title: One}}}
  exam:
    title: Exam
    try: {shape: exam, most_a_year: 0, until: 2032-06-31, ready_before: soon, fee: 3 EUR}
"""


def test_money_is_in_one_currency_and_limits_are_readable() -> None:
    found = [(m.line, m.code, m.came, m.suggestion) for m in mistakes_in(MONEY)]

    assert found == [
        (5, "currency", "EUR", ""),
        (8, "unknown_key", "keap", "keep"),
        (9, "not_both", "parts, cost", ""),
        (12, "count", "0", ""),
        (12, "date", "2032-06-31", ""),
        (12, "wait", "soon", ""),
    ]


def test_costs_in_another_currency_are_told_by_requirement() -> None:
    text = MONEY.replace("100 EUR", "100 USD").replace("keap", "keep")
    text = text.replace("cost: 10 USD, ", "").replace("most_a_year: 0, ", "")
    text = text.replace("until: 2032-06-31, ready_before: soon, ", "")

    found = [(m.line, m.code, m.came) for m in mistakes_in(text)]

    assert found == [(8, "currency", "CHF"), (10, "currency", "EUR")]


FALLBACKS = """\
format: million-miles/plan/1
goal: Fly
money: {savings: 1500 USD}
fallbacks:
  - Teach physics
  - {title: Sail, try: {shape: judged, fee: 3 EUR}}
stop_rule: {rule: After ten tries., written: 2026-11-26}
"""


def test_a_fallback_is_told_where_it_asks_for_what_is_not_there() -> None:
    needing = FALLBACKS.replace("title: Sail,", "title: Sail, needs: [sea],")
    empty = FALLBACKS.replace("rule: After ten tries., ", "")

    assert [(m.line, m.code, m.came) for m in mistakes_in(FALLBACKS)] == [
        (4, "currency", "EUR")
    ]
    assert ("unknown_requirement", "sea") in [
        (m.code, m.came) for m in mistakes_in(needing)
    ]
    assert [(m.line, m.code) for m in mistakes_in(empty)] == [(7, "missing_key")]


WEIGHED = """\
format: million-miles/plan/1
goal: Fly
weigh: {arrivel: 3, chance: -1, cost: 0}
"""


def test_what_is_weighed_is_named_and_above_nothing() -> None:
    found = [(m.line, m.code, m.came, m.suggestion) for m in mistakes_in(WEIGHED)]
    nothing = WEIGHED.replace("arrivel: 3, chance: -1, ", "")

    assert found == [
        (3, "number", "-1", ""),
        (3, "unknown_key", "arrivel", "arrival"),
    ]
    assert [(m.line, m.code) for m in mistakes_in(nothing)] == [(3, "weights")]


def test_every_mistake_is_told_at_once_with_its_line() -> None:
    found = [(m.line, m.code, m.came, m.suggestion) for m in mistakes_in(TWELVE)]

    assert found == [
        (3, "date", "31.12.2038", "2038-12-31"),
        (5, "number", "250", ""),
        (7, "circle", "masters > masters", ""),
        (8, "unknown_key", "titel", "title"),
        (9, "level", "should", ""),
        (10, "effort", "1,5 h", "1.5 h"),
        (14, "bar", "a lot of hours", "has a lot of hours"),
        (16, "not_both", "effort, commitment", ""),
        (17, "unknown_requirement", "dving", "diving"),
        (21, "key_twice", "needs", ""),
        (22, "id", "Apply now", "apply-now"),
        (24, "base_rate", "9/8", ""),
        (24, "window", "whenever", ""),
    ]


def test_a_circle_of_needs_is_named_in_full() -> None:
    text = plan(
        "a: {title: A, needs: [b]}",
        "b: {title: B, needs: [c]}",
        "c: {title: C, needs: [a]}",
    )

    (mistake,) = mistakes_in(text)

    assert (mistake.code, mistake.came, mistake.line) == ("circle", "a > b > c > a", 4)


def test_a_circle_through_a_broken_requirement_is_found_too() -> None:
    text = plan("a: {title: A, effort: long, needs: [b]}", "b: {title: B, needs: [a]}")

    assert [m.code for m in mistakes_in(text)] == ["circle", "effort"]


def test_two_circles_are_both_named() -> None:
    text = plan(
        "a: {title: A, needs: [b]}",
        "b: {title: B, needs: [a]}",
        "c: {title: C, needs: [c]}",
    )

    assert [m.came for m in mistakes_in(text)] == ["a > b > a", "c > c"]


def test_a_part_with_the_id_of_another_requirement_names_both_lines() -> None:
    text = plan("a: {title: A}", "b: {title: B, parts: {a: {title: C}}}")

    (mistake,) = mistakes_in(text)

    assert (mistake.code, mistake.line, mistake.came) == ("id_twice", 5, "a")
    assert mistake.details == (("first", "4"),)


def test_a_way_that_is_not_there_suggests_one_that_is() -> None:
    text = plan("a: {title: A, way: pilott, ways: {pilot: {effort: 9 h}}}")

    (mistake,) = mistakes_in(text)

    assert (mistake.code, mistake.suggestion) == ("unknown_way", "pilot")


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("a: 3", "map"),
        ("a: {title: [A]}", "text"),
        ("a: {title: A, needs: b}", "list"),
        ("a: {title: A, renewal: 3 h}", "wants_beside"),
        ("a: {title: A, needs: [b, b]}\n  b: {title: B}", "item_twice"),
        ("a: {title: A, try: {shape: exam, opens: {days: 3}}}", "window"),
        (
            "a: {title: A, try: {shape: exam, opens: [2028-03-02, 2028-03-01]}}",
            "dates_order",
        ),
        (
            "a: {title: A, try: {shape: exam, opens: {rule: often, from: 2028-01-01}}}",
            "rule",
        ),
        ("a: {title: A, evidence: lots}", "help"),
        ("a: {title: A, evidence: {selected: 1.5}}", "share"),
        ("a: {title: A, chosen: perhaps}", "truth"),
        ("a: {title: A, steps: [{title: B, minutes: 0.5}]}", "minutes"),
        ("a: {title: &x A}", "alias"),
        ("a: {title: !!str A}", "tag"),
        ("a: {<<: {title: A}, title: A}", "merge_key"),
        ("a: {title: 'A", "yaml"),
        ("a: {? [x] : y}", "key"),
        ("a: {title: A}\n---\nb: 1", "second_document"),
        ("a: {title: A, effort: 1_000 h}", "effort"),
        ("a: {title: A, effort: .nan h}", "effort"),
        ("a: {title: A, effort: 1e999 h}", "effort"),
        ('a: {title: "A\\u202eB"}', "text"),
        ("a: {title: A\u202e}", "hidden_character"),
        ("a: {title: A, steps: [{title: B, due: 9999-01-01}]}", "date"),
    ],
)
def test_each_mistake_has_its_code(lines: str, code: str) -> None:
    assert code in [mistake.code for mistake in mistakes_in(plan(lines))]


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    text = plan("no: {title: on, note: 0o7, level: must, effort: 1e3 h}")

    (requirement,) = exchange.read_plan(text).requirements

    assert (requirement.id, requirement.title, requirement.note) == ("no", "on", "0o7")
    assert requirement.effort is not None
    assert requirement.effort.low == 1000


def test_what_came_is_safe_to_print() -> None:
    (mistake,) = mistakes_in(plan('a: {title: A, level: "\\e[31m\\u202e"}'))

    assert mistake.came == "\\u001b[31m\\u202e"


def test_of_another_format_nothing_else_is_said() -> None:
    text = plan("a: {titel: A}").replace("plan/1", "plan/2")

    (mistake,) = mistakes_in(text)

    assert (mistake.code, mistake.came) == ("format", "million-miles/plan/2")
    assert mistake.suggestion == "million-miles/plan/1"


def test_a_missing_key_is_named() -> None:
    (mistake,) = mistakes_in(plan("a: {level: must}"))

    assert (mistake.code, mistake.details) == ("missing_key", (("key", "title"),))


def test_after_fifty_mistakes_reading_stops() -> None:
    text = plan(*(f"a{i}: {{titel: x}}" for i in range(500)))

    found = mistakes_in(text)

    assert len(found) == 51
    assert "too_many_mistakes" in [mistake.code for mistake in found]


def test_every_code_has_its_meaning() -> None:
    assert {m.code for m in mistakes_in(TWELVE)} <= CODES.keys()


def plan(*requirements: str) -> str:
    head = "format: million-miles/plan/1\ngoal: far\nrequirements:\n"
    return head + "".join(f"  {one}\n" for one in requirements)


@pytest.mark.parametrize(
    ("kind", "beside"),
    [
        ("parts: {p: {title: P}}", "at_most: 3 h/week"),
        ("parts: {p: {title: P}}", "at_least: 3 weeks"),
        ("parts: {p: {title: P}}", "valid: 1 year"),
        ("commitment: 10-20 weeks at 5 h/week", "at_most: 3 h/week"),
        ("try: {shape: exam}", "at_most: 3 h/week"),
    ],
)
def test_a_bound_that_would_mean_nothing_is_refused(kind: str, beside: str) -> None:
    head = "format: million-miles/plan/1\ngoal: G\nrequirements:\n  r:\n    title: R\n"
    text = f"{head}    {kind}\n    {beside}\n"

    (mistake,) = mistakes_in(text)

    assert (mistake.code, mistake.line) == ("not_both", 7)
    assert mistake.came == f"{kind.split(':')[0]}, {beside.split(':')[0]}"


STAGED = """\
format: million-miles/plan/1
goal: Fly
requirements:
  apply:
    title: Apply
    try:
      shape: judged
      stages: [applied, interviewed, selected]
      base_rates:
        - {k: 8, n: 6372, year: 2013,
           by_stage: {applied: 6372, interviewed: 120, selected: 8}}
  exam:
    title: Exam
    try: {shape: exam, base_rate: 8/10}
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("interviewed: 120", "interviewed: 7000", (11, "stage_rises", "6372 > 7000 > 8")),
        ("selected: 8", "selected: 9", (11, "stage_ends", "6372 > 120 > 9")),
        ("{applied: 6372,", "{applied: 6000,", (11, "stage_ends", "6000 > 120 > 8")),
        ("interviewed: 120", "intervewed: 120", (11, "unknown_stage", "intervewed")),
        ("interviewed: 120", "interviewed: many", (11, "count", "many")),
        ("      stages: [applied, interviewed, selected]\n", "",
         (10, "wants_beside", "by_stage")),
        ("[applied, interviewed, selected]", "[interviewed, applied, selected]",
         (11, "stage_order", "applied, interviewed, selected")),
        ("[applied, interviewed, selected]", "[applied]", (8, "list_length", "1")),
        ("8/10", "0/0", (14, "base_rate", "0/0")),
        ("8/10", "8/0", (14, "base_rate", "8/0")),
        ("k: 8, n: 6372", "k: 8, n: 0", (10, "count", "0")),
    ],
)  # fmt: skip
def test_counts_that_cannot_be_are_told_with_their_place(
    old: str, new: str, found: tuple[int, str, str]
) -> None:
    assert exchange.read_plan(STAGED).requirements[0].attempt is not None
    text = STAGED.replace(old, new, 1)

    (mistake,) = mistakes_in(text)

    assert (mistake.line, mistake.code, mistake.came) == found


def test_a_misspelt_stage_is_guessed() -> None:
    (mistake,) = mistakes_in(STAGED.replace("interviewed: 120", "intervewed: 120"))

    assert mistake.suggestion == "interviewed"
    assert dict(mistake.details)["options"] == "applied, interviewed, selected"


def test_a_stage_of_one_try_is_none_of_another() -> None:
    other = STAGED.replace(
        "try: {shape: exam, base_rate: 8/10}",
        "try:\n      {shape: exam, stages: [sat, passed],\n"
        "       base_rates: [{k: 8, n: 10, by_stage: {applied: 10, passed: 8}}]}",
    )

    (mistake,) = mistakes_in(other)

    assert (mistake.line, mistake.code, mistake.came) == (
        16,
        "unknown_stage",
        "applied",
    )
