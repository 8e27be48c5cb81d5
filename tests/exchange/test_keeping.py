from __future__ import annotations

import difflib
from dataclasses import replace

import pytest
from hypothesis import given

from million_miles import exchange
from million_miles.values import (
    Capacity,
    Effort,
    MistakesError,
    Plan,
    Requirement,
    Step,
    Threshold,
)
from tests.exchange import strategies
from tests.exchange.test_round_trips import big

MINE = """\
# My road
format:   million-miles/plan/1
goal: 'NASA astronaut'   # since 1972
capacity: # promised
  - {from: 2026-11-23, hours_per_week: 25}
  # my sister marries
  - {from: 2026-12-21, to: 2027-01-03, hours_per_week: 0, because: "family"}

requirements:

  # The degree comes first.
  masters:
      title: Master's degree
      at_least: 3 years   # part time
      effort: 1000-2000 h
  flying:
      title: Pilot licence
      # 40 hours by law
      bar: flown 40 h
      needs:
        - masters   # for the money
      steps: [Book a lesson, {title: Buy a headset, minutes: 30}]
# the end
"""


# Every layout that YAML allows and a person may have chosen.
ODD = """\
# c0
"format": "million-miles/plan/1"   # c1
goal: >-
  a far
  goal

# c2
why: |
  first line

  second line # not a comment
# c3
by:
  2038-12-31
map: ~
capacity:
- from: 2026-11-23 # c4
  hours_per_week: 25
- {
    from: 2026-12-21,  # c5
    to: 2027-01-03,
    # c6
    hours_per_week: 0, because: 'fa''mily'
  }
requirements:
  masters: # c7
    title: Master's
      degree over
      three lines
    needs:
    - flying # c8
    # c9
    - "no"
    note: |+
      keep

    # c10
    source:
    - one
    -
      two
    ways:
      a: # c11
      b: {}
      c:
        needs: [flying,
          "no"] # c12
        effort: 3 h
  flying: {title: Flying, level: edge, # c13
    chosen: yes, try: {shape: exam,
      opens: [2028-01-01,
         2029-01-01]  # c14
    }}
  "no":
    title: parts
    parts:

      p1: {title: P1}

      # c15
      p2:
        title: P2
        steps:
          - Step one # c16
          - title: Step two # c17
            minutes: 15
          - minutes: 3
            title: three
steps: []
# c18"""


def test_one_changed_number_is_one_changed_line() -> None:
    changed = change("masters", effort=Effort(1200, 2000))

    assert diff(changed) == [
        "-      effort: 1000-2000 h",
        "+      effort: 1200-2000 h",
    ]


def test_the_comment_beside_a_changed_value_stays() -> None:
    assert diff(change("masters", at_least_weeks=200.0)) == [
        "-      at_least: 3 years   # part time",
        "+      at_least: 200 weeks   # part time",
    ]


def test_a_new_key_stands_where_it_belongs() -> None:
    assert diff(change("flying", level="edge", chosen=True)) == [
        "+      level: edge",
        "+      chosen: true",
    ]


def test_a_key_that_goes_takes_only_its_line() -> None:
    assert diff(change("flying", bar=None)) == ["-      bar: flown 40 h"]


def test_a_new_step_leaves_the_others_alone() -> None:
    plan = exchange.read_plan(MINE)
    steps = (*plan.requirement("flying").steps, Step("Find a club"))

    assert diff(change("flying", steps=steps)) == [
        "-      steps: [Book a lesson, {title: Buy a headset, minutes: 30}]",
        "+      steps: [Book a lesson, {title: Buy a headset, minutes: 30}, Find a club]",
    ]


def test_a_step_taken_away_leaves_the_others_alone() -> None:
    plan = exchange.read_plan(MINE)

    assert diff(change("flying", steps=plan.requirement("flying").steps[1:])) == [
        "-      steps: [Book a lesson, {title: Buy a headset, minutes: 30}]",
        "+      steps: [{title: Buy a headset, minutes: 30}]",
    ]


def test_a_renamed_requirement_keeps_its_comments() -> None:
    plan = exchange.read_plan(MINE)
    masters, flying = plan.requirements
    renamed = replace(flying, needs=("degree",))

    changed = replace(plan, requirements=(replace(masters, id="degree"), renamed))

    assert diff(changed) == [
        "-  masters:",
        "+  degree:",
        "-        - masters   # for the money",
        "+        - degree   # for the money",
    ]


def test_a_new_requirement_comes_where_it_stands_in_the_plan() -> None:
    plan = exchange.read_plan(MINE)
    new = Requirement("russian", "Russian", bar=Threshold("", ">=", "B1"))

    changed = replace(
        plan, requirements=(plan.requirements[0], new, plan.requirements[1])
    )

    assert diff(changed) == [
        "+  russian:",
        "+    title: Russian",
        "+    bar: '>= B1'",
    ] or diff(changed) == ["+  russian:", "+    title: Russian", '+    bar: ">= B1"']


def test_a_requirement_that_goes_takes_only_its_own_lines() -> None:
    plan = exchange.read_plan(MINE)

    gone = diff(replace(plan, requirements=plan.requirements[:1]))

    assert [line[:1] for line in gone] == ["-"] * 7
    assert gone[-1].startswith("-      steps:")


def test_the_first_requirement_opens_the_map() -> None:
    before = (
        "format: million-miles/plan/1\ngoal: far\nrequirements: # none yet\n# end\n"
    )
    plan = replace(exchange.read_plan(before), requirements=(Requirement("a", "A"),))

    after = exchange.write_plan(plan, before=before)

    assert exchange.read_plan(after) == plan
    assert "# none yet" in after
    assert after.endswith("# end\n")


def test_a_plan_from_windows_keeps_its_line_breaks() -> None:
    before = MINE.replace("\n", "\r\n")
    plan = replace(exchange.read_plan(before), capacity=Capacity(), rough=True)

    after = exchange.write_plan(plan, before=before)

    assert exchange.read_plan(after) == plan
    assert "\n" not in after.replace("\r\n", "")
    assert "# the end\r\n" in after


def test_a_plan_that_cannot_be_read_is_not_written_over() -> None:
    with pytest.raises(MistakesError):
        exchange.write_plan(exchange.read_plan(MINE), before="goal: [")


@big
@given(strategies.plans(), strategies.plans())
def test_a_comment_outside_of_what_changes_always_stays(one: Plan, other: Plan) -> None:
    before = f"# first\n{exchange.write_plan(one)}# last"

    after = exchange.write_plan(other, before=before)

    assert after.startswith("# first\nformat:")
    assert after.endswith("# last")


@big
@given(strategies.plans())
def test_any_layout_can_be_written_over(plan: Plan) -> None:
    after = exchange.write_plan(plan, before=ODD)

    assert exchange.read_plan(after) == plan
    assert after.startswith('# c0\n"format": "million-miles/plan/1"   # c1\n')
    assert after.endswith("# c18")


def change(id_: str, **parts: object) -> Plan:
    plan = exchange.read_plan(MINE)
    changed = replace(plan.requirement(id_), **parts)  # type: ignore[arg-type]
    return replace(
        plan,
        requirements=tuple(changed if r.id == id_ else r for r in plan.requirements),
    )


def diff(plan: Plan) -> list[str]:
    after = exchange.write_plan(plan, before=MINE)
    assert exchange.read_plan(after) == plan
    lines = difflib.ndiff(MINE.splitlines(), after.splitlines())
    return [line[0] + line[2:] for line in lines if line[0] in "+-"]
