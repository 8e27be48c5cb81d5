from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from million_miles.journey.plans import renamed, without
from million_miles.values import Goal, Plan, Requirement, needs_of
from tests.exchange import strategies

PLANS = strategies.plans().filter(lambda plan: bool(plan.requirements))
SPARINGLY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def ids(plan: Plan) -> list[str]:
    return [requirement.id for requirement in plan.everything()]


def orders(plan: Plan) -> set[tuple[str, str]]:
    """Return all pairs (earlier, later), near and far."""
    links = needs_of(plan.requirements)
    pairs = {(need, id_) for id_, needs in links.items() for need in needs}
    while True:
        far = {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs
        if not far:
            return pairs
        pairs |= far


def test_leaving_a_requirement_out_passes_its_needs_on() -> None:
    chain = (
        Requirement("one", "One"),
        Requirement("two", "Two", needs=("one",)),
        Requirement("three", "Three", needs=("two",)),
    )
    plan = Plan(Goal("Fly"), requirements=chain)

    assert without(plan, "two").requirement("three").needs == ("one",)


def test_leaving_out_a_whole_leaves_out_its_parts_and_passes_on_what_they_needed() -> (
    None
):
    whole = Requirement("whole", "W", needs=("a",), parts=(Requirement("part", "P"),))
    plan = Plan(
        Goal("Fly"),
        requirements=(
            Requirement("a", "A"),
            whole,
            Requirement("last", "L", needs=("part", "whole")),
        ),
    )

    left = without(plan, "whole")

    assert [r.id for r in left.everything()] == ["a", "last"]
    assert left.requirement("last").needs == ("a",)


def test_leaving_out_a_part_leaves_its_whole_without_it() -> None:
    parts = (Requirement("one", "One"), Requirement("two", "Two", needs=("one",)))
    plan = Plan(Goal("Fly"), requirements=(Requirement("whole", "W", parts=parts),))

    left = without(plan, "one")

    assert [r.id for r in left.everything()] == ["whole", "two"]
    assert left.requirement("two").needs == ()


@given(PLANS, st.data())
@SPARINGLY
def test_leaving_out_keeps_the_order_of_all_others(
    plan: Plan, data: st.DataObject
) -> None:
    id_ = data.draw(st.sampled_from([one.id for one in plan.requirements]))
    gone = {one.id for one in plan.requirement(id_).family()}

    left = without(plan, id_)

    assert ids(left) == [one for one in ids(plan) if one not in gone]
    kept = {pair for pair in orders(plan) if not gone.intersection(pair)}
    assert kept - orders(left) == set()


@given(PLANS, st.data())
@SPARINGLY
def test_renaming_there_and_back_gives_the_same_plan(
    plan: Plan, data: st.DataObject
) -> None:
    id_ = data.draw(st.sampled_from(ids(plan)))

    there = renamed(plan, id_, "a-new-and-longer-name")

    assert id_ not in ids(there)
    assert renamed(there, "a-new-and-longer-name", id_) == plan
