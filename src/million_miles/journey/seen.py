"""A journey on one day, with the road ahead and its futures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from million_miles import distance, roadmap
from million_miles.journey import road
from million_miles.journey.dates import Weeks
from million_miles.journey.journey import Journey
from million_miles.journey.scene import Scene, scene_of


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A journey on one day: what is known of it, its road, and that road's futures."""

    journey: Journey
    scene: Scene
    road: roadmap.Road
    futures: roadmap.Futures

    def starts(self, ids: Sequence[str]) -> Weeks:
        """Return when each of these begins, in weeks, shape (ids, futures).

        A whole begins with the first of its parts.
        """
        return self._rows(self.futures.start, ids, np.minimum)

    def finishes(self, ids: Sequence[str]) -> Weeks:
        """Return when each of these is met, in weeks, shape (ids, futures).

        A whole is met with the last of its parts; infinity stands for never.
        """
        return self._rows(self.futures.finish, ids, np.maximum)

    def _rows(self, weeks: Weeks, ids: Sequence[str], join: np.ufunc) -> Weeks:
        place = {id_: column for column, id_ in enumerate(self.futures.ids)}
        by_task = np.ascontiguousarray(weeks.T)
        rows = np.empty((len(ids), len(weeks)))
        for row, id_ in zip(rows, ids, strict=True):
            family = self.scene.family(id_)
            join.reduce(by_task[[place[one] for one in family]], axis=0, out=row)
        return rows


def see(
    journey: Journey,
    *,
    today: dt.date,
    seed: int,
    futures: int,
    dimensions: roadmap.Dimensions | None = None,
    person: distance.Distance | None = None,
) -> Seen:
    """Walk through the futures of a journey; `look` says what is asked and raised.

    The `dimensions` of an earlier walk keep the luck of all that both name. A `person`
    lends the pace and the own past that were learned on another day.
    """
    scene = scene_of(journey, today, person=person)
    ahead = road.build(scene, journey.order)
    walked = roadmap.walk_nets(ahead, seed=seed, futures=futures, dimensions=dimensions)
    return Seen(journey, scene, ahead, walked)
