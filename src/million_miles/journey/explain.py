"""Why this date: the chain of requirements that decides when one is ready."""

from __future__ import annotations

import datetime as dt

import numpy as np

from million_miles.journey.dates import Weeks, date_of, quantiles
from million_miles.journey.journey import Journey
from million_miles.journey.look import FUTURES, outlook_of
from million_miles.journey.results import Explanation, Link, Reason
from million_miles.journey.seen import Seen, see

MOST_PIECES = 5
# What takes this share of the time or more sets the pace.
MOSTLY = 0.5


def explain(
    journey: Journey, *, today: dt.date, seed: int, futures: int = FUTURES
) -> Explanation:
    """Return why the date is what it is; args and errors are those of `look`.

    The chain ends with the requirement that is most often the last one; before each
    link stands the one of its needs that is most often met last. With all work done it
    is the chain of the last tries.

    Source:
        docs/method.md#why-this-date
    """
    seen = see(journey, today=today, seed=seed, futures=futures)
    scene = seen.scene
    unmet = [
        id_
        for id_, standing in scene.standings.items()
        if not standing.is_met and not standing.is_whole
    ]
    ahead = [id_ for id_ in unmet if id_ not in scene.final] or unmet
    chain: list[Link] = []
    while ahead:
        last, share = _last_of(ahead, seen)
        chain.append(_link(last, share, seen))
        before = scene.all_before(last)
        ahead = [id_ for id_ in unmet if id_ in before]
    left = [(s.id, s.expected_hours_left) for s in scene.measured.standings]
    biggest = sorted((pair for pair in left if pair[1] > 0), key=lambda pair: -pair[1])
    return Explanation(
        outlook_of(seen), tuple(reversed(chain)), tuple(biggest[:MOST_PIECES])
    )


def _last_of(ids: list[str], seen: Seen) -> tuple[str, float]:
    """Return the one that is met last most often, and in which share of futures."""
    last = seen.finishes(ids).argmax(axis=0)  # (futures,)
    shares = np.bincount(last, minlength=len(ids)) / len(last)
    row = int(shares.argmax())
    return ids[row], float(shares[row])


def _link(id_: str, share_last: float, seen: Seen) -> Link:
    start, finish = (_middle(w) for w in (seen.starts([id_]), seen.finishes([id_])))
    return Link(
        id=id_,
        title=seen.scene.counted[id_].title,
        start_date=date_of(start, seen.scene.today),
        finish_date=date_of(finish, seen.scene.today),
        hours=seen.scene.standings[id_].expected_hours_left,
        reason=_reason(id_, seen, weeks=finish - start),
        share_last=share_last,
    )


def _middle(weeks: Weeks) -> float:
    return float(quantiles(weeks[0], (0.5,))[0])


def _reason(id_: str, seen: Seen, *, weeks: float) -> Reason:
    requirement, stands = seen.scene.counted[id_], seen.scene.standings[id_]
    if requirement.attempt is not None:
        tries = seen.futures.tries[:, seen.futures.try_ids.index(id_)]
        return "odds" if np.median(tries) > 1 else "window"
    if stands.weeks_left is not None:
        return "commitment"
    if stands.at_least_weeks > MOSTLY * weeks:
        return "shortest"
    work = requirement.taken or requirement
    budget = work.at_most or requirement.at_most
    if budget is not None and stands.expected_hours_left / budget > MOSTLY * weeks:
        return "budget"
    return "hours"
