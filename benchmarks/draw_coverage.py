"""Draws how often the ranges of tasks held, for everybody in the published logs.

`python -m benchmarks.draw_coverage > docs/coverage.svg`: walk forward, each source told
with a prior fitted on the others, as in `benchmarks/distance.py`.
"""

from __future__ import annotations

import datetime as dt
import sys

from benchmarks import distance
from benchmarks.people import data_path, read_people, sources_of
from million_miles import telling
from million_miles.journey import Score


def main() -> None:
    """Write the drawing to standard output."""
    path = data_path()
    if not path.is_file():
        sys.exit(f"draw_coverage: no data at {path}; set MILLION_MILES_DATA")
    people = read_people(path)
    pools = {
        source: distance.pool_without(source, people) for source in sources_of(people)
    }
    print(
        telling.coverage_svg(
            score_of(distance.case_of(people, 1), pools), language="en"
        )
    )


def score_of(case: distance.Case, pools: dict[str, distance.Pool]) -> Score:
    """Return everybody's tasks as if they were one person's."""
    ours, _ = distance.scores_of(distance.told_by_us, case, pools)
    raw, _ = distance.scores_of(distance.PEERS["raw"], case, pools)
    ebs, _ = distance.scores_of(distance.PEERS["EBS"], case, pools)
    mine, unaided, theirs = (
        sum(one.crps for one in scores) / len(scores) for scores in (ours, raw, ebs)
    )
    return Score(
        on_date=dt.date(2026, 11, 26),
        tasks=len(ours),
        task_held=round(distance.held(ours) * len(ours)),
        task_crps_hours=mine,
        raw_crps_hours=unaided,
        ebs_crps_hours=theirs,
        places=tuple(one.place for one in ours),
        ks=distance.ks(ours),
        events=(),
        changed=False,
        is_enough=True,
    )


if __name__ == "__main__":
    main()
