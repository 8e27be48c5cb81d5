"""How sure is what the futures say? The same road through independent nets.

How it works: the points of one scrambled net are not independent of each other, but whole
scrambles are. So the futures come from several, and the spread from one net to the next
tells the error of the mean over all of them, without one more future. The road is laid
out once; each net fills the next rows of its arrays.
"""

from __future__ import annotations

import numpy as np

from million_miles.roadmap.check import check
from million_miles.roadmap.draws import Dimensions, dimensions_of
from million_miles.roadmap.futures import Futures
from million_miles.roadmap.road import Array, Road
from million_miles.roadmap.simulate import SCRAMBLES, first_futures, simulate

# What the simulator writes down of each future.
_BY_FUTURE = (
    *("start", "finish", "ready", "arrival"),
    *("tries", "accepted", "spent", "short_at"),
)


class Nets:
    """The futures of a road in several independent nets, walked one after the other."""

    def __init__(
        self,
        road: Road,
        *,
        seed: int,
        futures: int,
        dimensions: Dimensions | None = None,
    ) -> None:
        """Lay the road out.

        Args:
            road: what is simulated.
            seed: the only source of chance, >= 0; the scrambles follow from it.
            futures: in all nets together; a multiple of their number, best a power of
                two.
            dimensions: those of an earlier simulation, so that what both roads name
                has the same luck in both.

        Raises:
            ImpossibleError: the road can never be walked to its end.
            ValueError: the futures are not the same number for each net.
        """
        from million_miles.roadmap.layout import Laying

        if futures < 1 or futures % SCRAMBLES:
            raise ValueError(f"want a multiple of {SCRAMBLES} futures, got {futures}")
        check(road)
        used = dimensions_of(road) if dimensions is None else dimensions
        self._seeds = np.random.SeedSequence(seed).generate_state(SCRAMBLES).tolist()
        self._of_each = futures // SCRAMBLES
        self._laying = Laying(road, used, seed)
        self._moment, self._arrays = self._laying.lay(futures)
        self._walked = 0

    def walk(self, futures: int) -> Futures:
        """Walk on, net after net, until so many futures are walked through.

        Args:
            futures: of the first nets, whole ones.

        Returns:
            the futures of all nets so far, one net after the other.
        """
        while self._walked * self._of_each < futures:
            self._walk_next()
        walked = self._walked * self._of_each
        return first_futures(self._laying, self._arrays, walked)

    def _walk_next(self) -> None:
        from million_miles.roadmap.machine import walk_all

        first, now = self._walked * self._of_each, self._moment[0]
        points = self._arrays.points[:, : self._of_each]
        net = self._arrays._replace(points=points)
        self._laying.scramble(net, self._seeds[self._walked])
        for name in _BY_FUTURE:
            now[name] = getattr(self._arrays, name)[first:].ctypes.data
        walk_all(self._moment, self._of_each)
        self._walked += 1


def by_net(numbers: Array) -> Array:
    """Return a number of each future by its net, (nets, futures in each)."""
    return numbers.reshape(SCRAMBLES, -1)


def walk_nets(
    road: Road, *, seed: int, futures: int, dimensions: Dimensions | None = None
) -> Futures:
    """Walk through futures in several independent nets; what is asked is that of `Nets`.

    Where they cannot be the same number for each net, they come from one.
    """
    if futures % SCRAMBLES:
        return simulate(road, seed=seed, futures=futures, dimensions=dimensions)
    nets = Nets(road, seed=seed, futures=futures, dimensions=dimensions)
    return nets.walk(futures)
