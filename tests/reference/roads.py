"""Random roads with every feature, and simultaneous events on purpose."""

from __future__ import annotations

import numpy as np
from hypothesis import reject
from hypothesis import strategies as st

from million_miles.roadmap import (
    Always,
    Attempt,
    Calendar,
    Chances,
    Commitment,
    Fixed,
    ImpossibleError,
    Irregular,
    Pace,
    Purse,
    Road,
    Segments,
    Table,
    Task,
    certain,
    check,
)
from million_miles.values import LEVELS

WHOLE = st.integers(0, 12).map(float)  # whole weeks and hours meet at one moment
WEEKS = WHOLE | st.floats(0, 12).map(lambda weeks: round(weeks, 3))
SPREAD = np.array(LEVELS)
CALENDARS = ("fixed", "irregular", "always")


@st.composite
def tables(draw: st.DrawFn, most: int = 12) -> Table:
    low = float(draw(st.integers(0, most)))
    width = draw(st.sampled_from([0, 0, 0, 1, 7]))
    return np.asarray(certain(low) + width * SPREAD)


@st.composite
def chances(draw: st.DrawFn, ids: list[str]) -> Chances:
    simple = draw(st.sampled_from([0.0, 0.3, 1.0, None]))
    bars = draw(st.lists(st.sampled_from(ids), unique=True, max_size=2))
    lifts = tuple(
        (bar, draw(st.sampled_from([0.0, 1.5])), draw(st.sampled_from([-np.inf, -1.0])))
        for bar in bars
    )
    if simple is not None:
        steady = Chances.steady(simple)
        return Chances(
            steady.shift_grid,
            steady.intercepts,
            steady.luck,
            steady.rate_shift,
            lifts=lifts,
        )
    attempts = draw(st.integers(1, 3))
    grid = np.linspace(-4, 4, 5)
    return Chances(
        grid,
        np.array([grid - 0.3 * attempt for attempt in range(attempts)]),
        luck=4 * SPREAD - 2,
        rate_shift=np.array([2 * SPREAD - 1.2] * attempts),
        lifts=lifts,
    )


@st.composite
def attempts(draw: st.DrawFn, ids: list[str]) -> Attempt:
    return Attempt(
        calendar=draw(st.sampled_from(CALENDARS)),
        chances=draw(chances(ids)),
        answer_weeks=draw(WEEKS),
        wait_weeks=draw(st.sampled_from([0.0, 0.0, 3.0, 4.5])),
        limit=draw(st.sampled_from([None, None, 1, 3])),
        tries_made=draw(st.integers(0, 2)),
        pending_weeks=draw(st.none() | WHOLE),
        earliest_weeks=draw(st.sampled_from([0.0, 0.0, 5.0])),
        latest_weeks=draw(st.sampled_from([None, None, 70.0, 71.5])),
        most_a_year=draw(st.sampled_from([None, None, 1, 2])),
        recent_weeks=draw(st.sampled_from([(), (-9.0,), (-60.0, -40.0, -9.0)])),
        ready_before_weeks=draw(st.sampled_from([0.0, 0.0, 2.0, 4.5])),
        fee=draw(st.sampled_from([0.0, 0.0, 3.0, 8.0])),
        windows_missed=draw(st.sampled_from([0, 0, 0, 1, 2])),
    )


@st.composite
def tasks(draw: st.DrawFn, id_: str, before: list[str], ids: list[str]) -> Task:
    needs = tuple(draw(st.lists(st.sampled_from(before), unique=True, max_size=3))
                  if before else [])  # fmt: skip
    kind = draw(st.sampled_from(["hours"] * 4 + ["commitment", "try", "try", "none"]))
    done = draw(st.integers(0, 7)) == 0
    expires = draw(st.integers(0, 3)) == 0
    return Task(
        id_,
        needs=needs,
        done=done,
        hours=draw(tables(25)) if kind == "hours" else None,
        at_most=draw(st.sampled_from([None, 1.0, 2.0, 5.0])),
        at_least_weeks=draw(st.sampled_from([0.0, 0.0, 0.0, 2.0, 3.5])),
        started=draw(st.booleans()),
        commitment=Commitment(
            draw(tables()),
            draw(st.sampled_from([0.0, 2.0, 4.0, 6.0])),
            running=draw(st.integers(0, 2)) == 0,
        )
        if kind == "commitment"
        else None,
        attempt=draw(attempts(ids)) if kind == "try" else None,
        valid_weeks=draw(st.sampled_from([2.0, 5.0, 9.0])) if expires else None,
        renewal=draw(st.none() | tables(6)) if expires else None,
        valid_left_weeks=draw(st.none() | WHOLE) if done else None,
        upkeep=draw(st.sampled_from([0.0, 0.0, 0.0, 1.0, 2.5])),
        cost=draw(st.none() | tables(20)),
    )


@st.composite
def calendars(draw: st.DrawFn) -> dict[str, Calendar]:
    # The last interval keeps every road possible.
    opens = sorted(draw(st.sets(st.integers(-9, 60), max_size=8)) | {70})
    closes = [
        opening + draw(st.sampled_from([0.0, 1.0, 3.0, 0.25])) for opening in opens
    ]
    return {
        "fixed": Fixed(np.array(opens), np.maximum.accumulate(closes)),
        "irregular": Irregular(
            draw(st.sampled_from([2.0, 8.0, 30.0])),
            draw(st.sampled_from([0.0, 0.1, 0.8])),
            since_last_weeks=draw(st.sampled_from([None, 0.0, 1.0, 6.0, 40.0])),
            open_weeks=draw(st.sampled_from([0.0, 2.0])),
        ),
        "always": Always(),
    }


@st.composite
def capacities(draw: st.DrawFn) -> Segments:
    cuts = sorted(draw(st.sets(st.integers(1, 60), max_size=5)))
    hours = [draw(st.sampled_from([0.0, 4.0, 10.0])) for _ in cuts]
    return Segments(np.array([0.0, *cuts, 62]), np.array([5.0, *hours, 10.0]))


@st.composite
def purses(draw: st.DrawFn) -> Purse:
    cuts = sorted(draw(st.sets(st.integers(1, 40), max_size=3)))
    income = [draw(st.sampled_from([0.0, 1.0, 2.5])) for _ in cuts]
    # The last stretch keeps every road possible.
    return Purse(
        draw(st.sampled_from([0.0, 5.0, 40.0])),
        np.array([0.0, *cuts, 41.0]),
        np.array([draw(st.sampled_from([0.0, 1.0])), *income, 3.0]),
    )


PACES = (
    st.just(Pace.steady())
    | st.just(Pace(certain(0.75)))
    | st.just(Pace(0.5 + SPREAD, 0.4, weekly_correlation=0.5, empty_chance=0.2))
    | st.just(Pace(certain(1.0), empty_chance=0.4))
)


@st.composite
def roads(draw: st.DrawFn) -> Road:
    ids = [f"t{k}" for k in range(draw(st.integers(1, 9)))]
    drawn = [draw(tasks(id_, ids[:k], ids)) for k, id_ in enumerate(ids)]
    road = Road(
        tasks=tuple(drawn),
        capacity=draw(capacities()),
        calendars=draw(calendars()),
        first_monday_weeks=draw(st.sampled_from([1.0, 1.0, 0.5, 3 / 7])),
        pace=draw(PACES),
        shared_luck=draw(st.sampled_from([0.0, 0.3])),
        horizon_weeks=draw(st.sampled_from([75.0, 120.0])),
        order=draw(st.none() | st.permutations(ids).map(tuple)),
        purse=draw(st.none() | purses()),
    )
    try:
        check(road)
    except ImpossibleError:  # an expiry, an age or a cost that cannot be
        reject()
    return road
