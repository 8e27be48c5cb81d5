"""A journey: one person's plan, what happened, and what was predicted."""

from __future__ import annotations

from dataclasses import dataclass, field

from million_miles.values import (
    Entry,
    Finished,
    KeptOrder,
    Plan,
    Profile,
    SavedForecast,
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
    """

    plan: Plan
    entries: tuple[Entry, ...] = ()
    forecasts: tuple[SavedForecast, ...] = ()
    profile: Profile = field(default_factory=Profile)
    history: tuple[Finished, ...] = ()
    order: KeptOrder | None = None

    @property
    def earlier(self) -> tuple[tuple[float, float], ...]:
        """(estimate, actual) hours of what was finished elsewhere."""
        return tuple((one.estimate_hours, one.actual_hours) for one in self.history)
