"""A journey: one person's plan, what happened, and what was predicted."""

from __future__ import annotations

from dataclasses import dataclass, field

from million_miles.values import (
    Bar,
    Entry,
    Finished,
    KeptOrder,
    Plan,
    Profile,
    Requirement,
    SavedForecast,
    Selected,
    standing,
)


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything the product knows about one goal of one person.

    Attributes:
        plan: what the person wants and how.
        entries: the journal in the order of its file, undone entries included.
        forecasts: what was predicted, oldest first.
        profile: language and time zone of the person.
        history: work that was finished elsewhere, in the order of finishing.
        order: what comes first on the road; None: latest finish first.
        selected: those who made it, and what they had; None: no table.
    """

    plan: Plan
    entries: tuple[Entry, ...] = ()
    forecasts: tuple[SavedForecast, ...] = ()
    profile: Profile = field(default_factory=Profile)
    history: tuple[Finished, ...] = ()
    order: KeptOrder | None = None
    selected: Selected | None = None

    @property
    def earlier(self) -> tuple[tuple[float, float], ...]:
        """(estimate, actual) hours of what was finished elsewhere."""
        return tuple((one.estimate_hours, one.actual_hours) for one in self.history)


def effective_bar(journey: Journey, requirement: Requirement) -> Bar | None:
    """Return the bar that holds now: the last one it was raised to, or the plan's."""
    bar = requirement.bar
    for entry in standing(journey.entries):
        if entry.did == "raised" and entry.requirement == requirement.id:
            bar = entry.amount  # type: ignore[assignment]  # an Entry guarantees a Bar
    return bar
