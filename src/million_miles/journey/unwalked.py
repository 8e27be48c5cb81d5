"""How far is it, where the road can never be walked to its end?

Hours and miles need no road: only the dates are missing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np

from million_miles import roadmap
from million_miles.journey.journey import Journey
from million_miles.journey.look import outlook_of
from million_miles.journey.results import Outlook
from million_miles.journey.road import build
from million_miles.journey.scene import scene_of
from million_miles.journey.seen import Seen

NEXT_WEEKS = 4


def unwalked(journey: Journey, *, today: dt.date) -> Outlook:
    """Return the outlook of a plan that can never be: hours and miles, and no dates.

    It tells no forecast that could be kept.

    Raises:
        WhenError: the day is out of range.
    """
    scene = scene_of(journey, today)
    road = replace(build(scene, journey.order), purse=None)
    outlook = outlook_of(Seen(journey, scene, road, _never(road)))
    return replace(outlook, forecasts=())


def _never(road: roadmap.Road) -> roadmap.Futures:
    """Return one future in which nothing begins and nothing is met."""
    tasks = len(road.tasks)
    tries = tuple(task.id for task in road.tasks if task.attempt)
    never = np.full((1, tasks), np.inf)
    return roadmap.Futures(
        ids=tuple(task.id for task in road.tasks),
        try_ids=tries,
        start=never,
        finish=never,
        ready=np.full(1, np.inf),
        arrival=np.full(1, np.inf),
        tries=np.zeros((1, len(tries)), np.int64),
        accepted=np.zeros((1, len(tries)), bool),
        week_hours=np.zeros(1),
        task_week_hours=np.zeros((NEXT_WEEKS, tasks)),
        short_at=np.full(1, np.inf),
        money_wait_weeks=np.zeros(tasks),
        balance=np.empty((0, 0)),
        dimensions=roadmap.dimensions_of(road),
        seed=0,
    )
