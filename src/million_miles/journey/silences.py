"""Which open work was left alone, and what the person's own gaps say of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from million_miles import distance
from million_miles.journey.journey import Journey
from million_miles.journey.results import Outlook, SilenceOdds
from million_miles.journey.seen import Seen
from million_miles.values import standing

LEAST_HOURS = 0.05  # fewer planned hours in the coming weeks are none


@dataclass(frozen=True, slots=True, eq=False)
class Silences:
    """Work left alone, as seen on one day.

    Attributes:
        rhythm: how the person leaves work alone and comes back.
        breaks: those declared.
        planned: ids that the road gives hours in the coming weeks.
    """

    seen: Seen
    rhythm: distance.Rhythm
    breaks: Sequence[distance.Break]
    planned: frozenset[str]

    @classmethod
    def of(cls, seen: Seen) -> Silences:
        """Return the silences of a journey."""
        scene = seen.scene
        breaks = distance.breaks_of(
            scene.plan.capacity, distance.away_days(scene.entries)
        )
        hours = seen.futures.task_week_hours.sum(axis=0)
        ids = zip(seen.futures.ids, hours, strict=True)
        return cls(
            seen,
            distance.rhythm(seen.scene.entries, breaks),
            breaks,
            frozenset(id_ for id_, each in ids if each > LEAST_HOURS),
        )

    def weeks(self, id_: str) -> float | None:
        """Return the weeks since anything was written of started work, or None."""
        stands, today = self.seen.scene.standings[id_], self.seen.scene.today
        if stands.state != "started" or stands.last_date is None:
            return None
        return distance.silent_weeks(stands.last_date, today, self.breaks)

    def is_silent(self, id_: str) -> bool:
        """Whether to ask about it.

        Not about what passes on the calendar, is paused, or has no hours in the coming
        weeks because something else comes first.

        Source:
            docs/method.md#silence
        """
        scene, weeks = self.seen.scene, self.weeks(id_)
        if weeks is None or scene.standings[id_].weeks_left is not None:
            return False
        is_due = id_ in self.planned and id_ not in scene.paused
        return is_due and weeks >= self.rhythm.asked_after_weeks


def silence_odds(journey: Journey, outlook: Outlook) -> tuple[SilenceOdds, ...]:
    """Return how likely silent work is taken up again, for whoever asks how.

    It is kept apart from the outlook: no date and no hours rest on it, and nobody but
    the person sees it.

    Source:
        docs/method.md#silence
    """
    happened = [
        entry
        for entry in standing(journey.entries)
        if entry.at.date is not None and entry.at.date <= outlook.on_date
    ]
    breaks = distance.breaks_of(journey.plan.capacity, distance.away_days(happened))
    own = distance.rhythm(happened, breaks)
    return tuple(
        SilenceOdds(
            id=one.id,
            title=one.title,
            silent_weeks=one.untouched_weeks,
            chance_again=own.chance_again(one.untouched_weeks),
            gaps=len(own.gaps_weeks),
        )
        for one in outlook.requirements
        if one.is_silent and one.untouched_weeks is not None
    )
