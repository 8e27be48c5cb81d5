"""The draws of one future, one call each, in plain Python."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist, pstdev

from million_miles.roadmap import Chances, Dimensions, Irregular, Road, Table, Task
from million_miles.roadmap.draws import stream_key
from million_miles.values import LEVELS

NORMAL = NormalDist()
WORD = (1 << 64) - 1

# Equally likely values, close to a standard normal, with variance one.
PLACES = [NORMAL.inv_cdf((k + 0.5) / 1024) for k in range(1024)]
SPREAD = pstdev(PLACES)
WEEKLY = [place / SPREAD for place in PLACES]


def mixed(word: int) -> int:
    word = ((word ^ word >> 30) * 0xBF58476D1CE4E5B9) & WORD
    word = ((word ^ word >> 27) * 0x94D049BB133111EB) & WORD
    return word ^ word >> 31


def look_up(table: Table, chance: float) -> float:
    """Read a quantile table: straight lines between levels, flat beyond them."""
    if chance <= LEVELS[0]:
        return float(table[0])
    for k in range(1, len(LEVELS)):
        if chance <= LEVELS[k]:
            share = (chance - LEVELS[k - 1]) / (LEVELS[k] - LEVELS[k - 1])
            return float(table[k - 1] + share * (table[k] - table[k - 1]))
    return float(table[-1])


def below(z: float) -> float:
    """The chance that a standard normal is below z, exact in its far tail too."""
    return math.erfc(-z / math.sqrt(2)) / 2


class Luck:
    """All that is left to chance in one future of a road."""

    def __init__(
        self,
        road: Road,
        *,
        dimensions: Dimensions,
        point: Sequence[float],
        seed: int,
        future: int,
    ) -> None:
        self.road, self.dimensions, self.point = road, dimensions, point
        self.seed, self.future = seed, future
        self.weekly: list[float] = []
        self.common = NORMAL.inv_cdf(self.draw("luck"))
        self.pace = look_up(road.pace.persistent, self.draw("pace"))

    def word(self, name: str, k: int) -> int:
        key = stream_key(name, self.seed)
        begin = mixed((key + self.future * 0xBF58476D1CE4E5B9) & WORD)
        return mixed((begin + (k + 1) * 0x9E3779B97F4A7C15) & WORD)

    def draw(self, name: str, k: int = 0, width: int = 1) -> float:
        first = self.dimensions.first.get(name)
        if first is not None and k < width:
            return float(self.point[first + k])
        return ((self.word(name, k) >> 11) + 0.5) / 2**53

    def cost(self, task: Task, table: Table) -> float:
        return look_up(table, self.draw(f"cost {task.id}"))

    def effort(self, task: Task, table: Table) -> float:
        chance = self.draw(f"work {task.id}")
        rho = self.road.shared_luck
        if rho > 0:
            own = math.sqrt(1 - rho) * NORMAL.inv_cdf(chance)
            z = math.sqrt(rho) * self.common + own
            chance = below(z)
        return look_up(table, chance)

    def week(self, k: int) -> float:
        """What is given in calendar week k, relative to the pace."""
        pace = self.road.pace
        if pace.weekly_sd == 0 and pace.empty_chance == 0:
            return 1.0
        kept = pace.weekly_correlation
        while len(self.weekly) <= k:
            new = WEEKLY[self.word("weeks", len(self.weekly)) >> 54]
            if self.weekly:
                new = kept * self.weekly[-1] + math.sqrt(1 - kept**2) * new
            self.weekly.append(new)
        if ((self.word("weeks", k) & 0xFFFFFFFF) + 0.5) / 2**32 < pace.empty_chance:
            return 0.0
        # Straight lines between luck that is a 32nd of a standard deviation apart.
        place = min(max((self.weekly[k] + 8) * 32, 0.0), 512.0)
        low = min(int(place), 511)
        share = place - low
        height = (1 - share) * self.factor(low) + share * self.factor(low + 1)
        return height / (1 - pace.empty_chance)

    def factor(self, step: int) -> float:
        sd = self.road.pace.weekly_sd
        return math.exp(sd * (step / 32 - 8) - sd**2 / 2)

    def openings(self, calendar_id: str, count: int) -> list[float]:
        """The last opening before now and the `count` next ones."""
        calendar = self.road.calendars[calendar_id]
        assert isinstance(calendar, Irregular)
        sd, median = calendar.log_sd, math.log(calendar.median_weeks)
        luck = [self.draw(f"gap {calendar_id}", k, 2) for k in range(count)]
        gaps = [math.exp(median + sd * NORMAL.inv_cdf(chance)) for chance in luck]
        since = calendar.since_last_weeks
        if since is None:
            gaps[0] *= math.exp(sd**2)
            last = -gaps[0] * (1 - self.draw(f"phase {calendar_id}"))
        else:
            last = -since
            if since > 0 and sd > 0:
                survival = below((median - math.log(since)) / sd)
                z = -NORMAL.inv_cdf(max((1 - luck[0]) * survival, 1e-300))
                gaps[0] = math.exp(median + sd * z)
            gaps[0] = max(gaps[0], since)
        moments = [last]
        for gap in gaps:
            moments.append(moments[-1] + gap)
        return moments

    def accepts(self, task: Task, attempt: int, *, ahead: int, met: set[str]) -> bool:
        """Whether a try made now is accepted; `ahead` counts tries from now on."""
        assert task.attempt is not None
        chances: Chances = task.attempt.chances
        row = min(attempt, len(chances.intercepts) - 1)
        shift = look_up(chances.rate_shift[row], self.draw(f"rate {task.id}"))
        shift += sum(yes if bar in met else no for bar, yes, no in chances.lifts)
        if shift == -math.inf:
            return False
        grid, heights = chances.shift_grid, chances.intercepts[row]
        if shift <= grid[0]:
            logit = float(heights[0])
        elif shift >= grid[-1]:
            logit = float(heights[-1])
        else:
            k = max(k for k in range(len(grid) - 1) if grid[k] <= shift)
            share = (shift - grid[k]) / (grid[k + 1] - grid[k])
            logit = float(heights[k] + share * (heights[k + 1] - heights[k]))
        logit += look_up(chances.luck, self.draw("unseen"))
        if logit < -700:
            return False
        return self.draw(f"answer {task.id}", ahead, 3) < 1 / (1 + math.exp(-logit))
