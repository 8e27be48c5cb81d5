"""Those who made it: what their table says about the bars of a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median_high, median_low

from million_miles.journey.journey import Journey, effective_bar
from million_miles.journey.plans import mapped
from million_miles.values import (
    Bar,
    Evidence,
    Has,
    Plan,
    Reading,
    Requirement,
    Threshold,
    is_comparable,
    meets,
)

# A share of the plan counts as so many people, and what nobody said as so many.
PLAN_PEOPLE, PRIOR_PEOPLE = 10.0, 2.0
UNKNOWN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of those who were selected had something: `had` of `known`."""

    had: int
    known: int

    @property
    def share(self) -> float:
        """The share as it was counted, in [0, 1]; 0 where nobody is known."""
        return self.had / self.known if self.known else 0.0


def count(journey: Journey, requirement: Requirement) -> Counted:
    """Return how many of those selected met the bar that holds now.

    A plain yes is about the bar of the plan: where that was raised since, only readings
    count, and a no.
    """
    if journey.selected is None:
        return Counted(0, 0)
    bar = effective_bar(journey, requirement)
    is_raised = bar != requirement.bar
    known = [
        met
        for reading in journey.selected.readings(requirement.id)
        if (met := _met(reading, bar, is_raised=is_raised)) is not None
    ]
    return Counted(sum(known), len(known))


def _met(reading: Reading, bar: Bar | None, *, is_raised: bool) -> bool | None:
    """Return whether somebody met the bar; None: it cannot be known."""
    if reading.value in ("yes", "no") and not isinstance(bar, Has):
        said = reading.value == "yes"
        return None if said and is_raised else said
    if bar is None or not is_comparable(bar, reading):
        return None
    return meets(bar, reading)


def evidence_of(journey: Journey, requirement: Requirement) -> Evidence | None:
    """Return what the plan and the table say together about a bar.

    Source:
        docs/method.md#those-who-made-it
    """
    table, said = journey.selected, requirement.evidence
    if table is None or requirement.id not in table.ids:
        return said
    counted = count(journey, requirement)
    is_raised = effective_bar(journey, requirement) != requirement.bar
    of_plan = None if said is None or is_raised else said.selected
    applicants = None if is_raised else table.applicants_share(requirement.id)
    if applicants is None and said is not None and not is_raised:
        applicants = said.applicants
    if not counted.known:
        if of_plan is None:
            return said
        return Evidence(selected=of_plan, applicants=applicants)
    prior, weight = (
        (of_plan, PLAN_PEOPLE)
        if of_plan is not None
        else (applicants or UNKNOWN_SHARE, PRIOR_PEOPLE)
    )
    share = (counted.had + weight * prior) / (counted.known + weight)
    return Evidence(selected=share, applicants=applicants)


def with_selected(journey: Journey) -> Plan:
    """Return the plan with what those who made it say about its bars."""
    if journey.selected is None:
        return journey.plan

    def told(one: Requirement) -> Requirement:
        evidence = evidence_of(journey, one)
        same = one.attempt is not None or evidence == one.evidence
        return one if same else replace(one, evidence=evidence)

    return mapped(journey.plan, told)


def margin(journey: Journey, requirement: Requirement) -> Threshold | None:
    """Return the bar that half of those selected met, where it is above one's own."""
    bar, table = effective_bar(journey, requirement), journey.selected
    if table is None or not isinstance(bar, Threshold) or isinstance(bar.value, str):
        return None
    values = [
        one.value
        for one in table.readings(requirement.id)
        if not isinstance(one.value, str) and is_comparable(bar, one)
    ]
    if len(values) < 2 or bar.relation == "=":
        return None
    rises = bar.relation in (">=", ">")
    middle = median_low(values) if rises else median_high(values)
    is_above = middle > bar.value if rises else middle < bar.value
    return replace(bar, value=middle) if is_above else None
