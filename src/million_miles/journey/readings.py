"""Which reading would tell most about the hours that are left."""

from __future__ import annotations

from million_miles.journey.dates import hours_range
from million_miles.journey.journey import Journey
from million_miles.journey.results import MostTelling, Outlook
from million_miles.journey.scene import scene_of


def most_telling(journey: Journey, outlook: Outlook) -> MostTelling | None:
    """Return the reading that would narrow the hours left most; None: none would much.

    Source:
        docs/method.md#the-most-informative-reading
    """
    scene = scene_of(journey, outlook.on_date)
    found = scene.measured.most_telling()
    if found is None:
        return None
    id_, total = found
    return MostTelling(
        id=id_,
        title=scene.counted[id_].title,
        hours_left=outlook.hours_left,
        hours_left_if_read=hours_range(total),
    )
