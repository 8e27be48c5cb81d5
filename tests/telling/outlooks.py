"""Small outlooks, written by hand, for the tests of what is told about them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from million_miles.distance import Evidence
from million_miles.journey.results import (
    DateRange,
    Difference,
    HoursRange,
    HoursUse,
    Move,
    NewOrder,
    NextStep,
    Outlook,
    PastTry,
    RequirementOutlook,
    TryOutlook,
    WeekPlan,
)
from million_miles.values import (
    UNDATED,
    Forecast,
    Has,
    Reading,
    Threshold,
    When,
)

TODAY = dt.date(2026, 11, 22)
HORIZON = dt.date(2086, 11, 22)


def dates(
    low: str | None, middle: str | None, high: str | None, never: float = 0.0
) -> DateRange:
    """Return a range of dates from texts such as 2031-06."""

    def day(text: str | None) -> dt.date | None:
        return None if text is None else dt.date.fromisoformat((text + "-15")[:10])

    return DateRange(day(low), day(middle), day(high), never)


MASTERS = RequirementOutlook(
    id="masters",
    title="Master's degree in a STEM field",
    level="must",
    state="started",
    is_try=False,
    bar=Has("master's degree"),
    reading=None,
    measured_at=None,
    hours_done=310.0,
    hours_left=HoursRange(1250.0, 1620.0, 2080.0, 1650.0),
    start=dates("2026-11-22", "2026-11-22", "2026-11-22"),
    finish=dates("2028-03", "2028-08", "2029-02"),
    place=1,
    needs=(),
    untouched_weeks=0.4,
)
FLYING = RequirementOutlook(
    id="flying",
    title="Private pilot licence",
    level="edge",
    state="started",
    is_try=False,
    bar=Threshold("flown", ">=", 40.0, "h"),
    reading=Reading(12.0, "h"),
    measured_at=When(2026, 9, 14),
    evidence=Evidence("fresh", readings=1, age_weeks=9.9),
    hours_done=22.5,
    hours_left=HoursRange(44.0, 71.0, 112.0, 76.0),
    start=dates("2026-11-23", "2026-12-02", "2027-01"),
    finish=dates("2027-06", "2027-11", "2028-10"),
    place=2,
    needs=(),
    untouched_weeks=9.1,
    is_silent=True,
)
EXPERIENCE = RequirementOutlook(
    id="experience",
    title="Three years in the profession",
    level="must",
    state="open",
    is_try=False,
    bar=Threshold("time", ">=", 36.0, "months"),
    reading=None,
    measured_at=None,
    hours_done=0.0,
    hours_left=None,
    start=dates("2028-03", "2028-08", "2029-02"),
    finish=dates("2031-03", "2031-08", "2032-02"),
    place=3,
    needs=("masters",),
)
LEADING = RequirementOutlook(
    id="leading",
    title="Lead a team where it is dangerous",
    level="usual",
    state="unknown_hours",
    is_try=False,
    bar=None,
    reading=None,
    measured_at=None,
    hours_done=0.0,
    hours_left=None,
    start=dates("2026-12", "2027-01", "2027-03"),
    finish=dates("2026-12", "2027-01", "2027-03"),
    place=4,
    needs=(),
)
SCUBA = RequirementOutlook(
    id="scuba",
    title="Open-water diver",
    level="edge",
    state="met",
    is_try=False,
    bar=Has("open-water certificate"),
    reading=Reading("yes"),
    measured_at=When(2025, rough=True),
    hours_done=40.0,
    hours_left=None,
    start=None,
    finish=None,
    place=0,
    needs=(),
)
CALL = RequirementOutlook(
    id="apply",
    title="NASA astronaut candidate call",
    level="must",
    state="waiting",
    is_try=True,
    bar=None,
    reading=None,
    measured_at=None,
    hours_done=0.0,
    hours_left=None,
    start=dates("2031-08", "2032-06", "2034-10"),
    finish=dates(None, None, None, 0.991),
    place=5,
    needs=("masters", "experience"),
)

NO = PastTry(
    number=1,
    applied_at=UNDATED,
    answered_at=UNDATED,
    outcome="refused",
    stage="",
    reason="",
    lesson="",
    chance_before=8 / 6372,
    surprise_bits=0.0018,
    learned_bits=2.1e-6,
)
ODDS = TryOutlook(
    id="apply",
    title="NASA astronaut candidate call",
    past=(
        NO,
        replace(NO, number=2),
        replace(
            NO,
            number=3,
            answered_at=When(2024, 12, rough=True),
            stage="qualified",
            reason="thin operational experience",
            lesson="get hours in charge",
        ),
    ),
    chance_next=0.00131,
    low_chance=0.0008,
    high_chance=0.0021,
    over_tries=((1, 0.00131), (3, 0.0039), (12, 0.0155)),
    is_assumed=True,
    successes=8,
    applicants=6372,
    population="class of 2013",
    source="ABC News 2013",
    year="2013",
    raised_ids=("flying",),
)

READY = dates("2031-03", "2031-09", "2032-05")
ARRIVAL = dates(None, None, None, 0.987)


def quantiles(
    first_weeks: float, last_weeks: float, never: float = 0.0
) -> tuple[float | None, ...]:
    """Return 99 quantiles on a line, those in "never" left out."""
    step = (last_weeks - first_weeks) / 99
    return tuple(
        None if i / 100 > 1 - never else first_weeks + step * i for i in range(1, 100)
    )


def forecast(
    of: str, never: float = 0.0, first: float = 220.0, last: float = 300.0
) -> Forecast:
    """Return a saved forecast of weeks."""
    return Forecast(
        made_on=TODAY,
        of=of,  # type: ignore[arg-type]  # one of the words of a forecast
        quantiles=quantiles(first, last, never),
        never_share=never,
        horizon_date=HORIZON,
        seed=1,
        method="test/1",
        input_hash="0",
    )


ASTRONAUT = Outlook(
    on_date=TODAY,
    goal="NASA astronaut",
    why="I watched the last man walk on the Moon on our kitchen TV.",
    by_date=dt.date(2038, 12, 31),
    is_rough=False,
    miles_to_go=821_377,
    work_done=False,
    hours_done=372.5,
    hours_left=HoursRange(1310.0, 1690.0, 2190.0, 1726.0),
    ready=READY,
    arrival=ARRIVAL,
    arrival_given_yes=dates("2034-02", "2047-03", "2071-08"),
    chance_by_date=0.0034,
    has_tries=True,
    requirements=(SCUBA, MASTERS, FLYING, EXPERIENCE, LEADING, CALL),
    tries=(ODDS,),
    weeks=tuple(
        WeekPlan(
            dt.date(2026, 11, 16) + dt.timedelta(days=7 * i),
            19.5 + i,
            (("masters", 16.0), ("flying", 3.5 + i)),
        )
        for i in range(4)
    ),
    hours_by_week=(),
    left_out=("leading",),
    promised_hours_per_week=25.0,
    pace=0.8,
    horizon_date=HORIZON,
    seed=1,
    futures=4096,
    method="test/1",
    input_hash="0",
    forecasts=(forecast("ready"), forecast("arrival", 0.987, 250.0, 2900.0)),
)

# A language to learn for oneself: no try, so ready is all there is.
SPANISH = replace(
    ASTRONAUT,
    goal="Spanish B2",
    why="",
    by_date=None,
    chance_by_date=None,
    ready=dates("2027-01-03", "2027-01-20", "2027-03"),
    arrival=None,
    arrival_given_yes=None,
    has_tries=False,
    requirements=(
        replace(
            FLYING,
            id="spanish",
            title="Spanish",
            level="must",
            bar=Threshold("", ">=", "B2"),
            reading=Reading("B1"),
            start=dates("2026-11-22", "2026-11-22", "2026-11-22"),
            finish=dates("2027-01-03", "2027-01-20", "2027-03"),
            untouched_weeks=1.0,
            is_silent=False,
        ),
    ),
    tries=(),
    left_out=(),
    forecasts=(forecast("ready", first=5, last=20),),
)

# A nurse's exam: good odds, half of which come soon.
NURSE_TRY = replace(
    ODDS,
    id="nclex",
    title="NCLEX-RN",
    past=(replace(NO, chance_before=0.88, surprise_bits=3.06, learned_bits=0.93),),
    chance_next=0.46,
    low_chance=0.41,
    high_chance=0.52,
    over_tries=((1, 0.46), (3, 0.68)),
    is_assumed=False,
    successes=16_521,
    applicants=38_225,
    population="US-educated, repeat",
    source="NCSBN",
    year="2018",
    raised_ids=(),
)
NURSE = replace(
    ASTRONAUT,
    goal="Registered nurse",
    by_date=dt.date(2028, 6, 30),
    chance_by_date=0.61,
    arrival=dates("2027-05", "2027-11", None, 0.21),
    arrival_given_yes=dates("2027-05", "2027-09", "2029-01"),
    ready=dates("2027-02", "2027-04", "2027-07"),
    requirements=(
        replace(
            FLYING,
            id="study",
            title="Study for the exam",
            level="must",
            bar=None,
            reading=None,
            finish=dates("2027-02", "2027-04", "2027-07"),
            untouched_weeks=1.0,
            is_silent=False,
        ),
        replace(
            CALL,
            id="nclex",
            title="NCLEX-RN",
            start=dates("2027-02", "2027-04", "2027-07"),
            finish=dates("2027-05", "2027-11", None, 0.21),
        ),
    ),
    tries=(NURSE_TRY,),
    left_out=(),
    forecasts=(
        forecast("ready", first=12, last=34),
        forecast("arrival", 0.21, 20, 200),
    ),
)

# All work done; only an answer is missing.
WAITING = replace(
    ASTRONAUT,
    miles_to_go=0,
    work_done=True,
    hours_left=HoursRange(0.0, 0.0, 0.0, 0.0),
    ready=dates("2026-11-22", "2026-11-22", "2026-11-22"),
    requirements=(
        SCUBA,
        replace(MASTERS, state="met", hours_left=None, start=None, finish=None),
        CALL,
    ),
    left_out=(),
    weeks=(),
)
ARRIVED = replace(
    WAITING,
    arrival=dates("2026-11-22", "2026-11-22", "2026-11-22"),
    chance_by_date=1.0,
    requirements=(SCUBA, replace(CALL, state="met", start=None, finish=None)),
    tries=(
        replace(
            ODDS,
            past=(replace(NO, outcome="accepted"),),
            accepted=True,
            chance_next=None,
            over_tries=(),
        ),
    ),
)
EMPTY = replace(
    ASTRONAUT,
    goal='Marathon <under> 4 h & "more"',
    by_date=None,
    chance_by_date=None,
    miles_to_go=0,
    hours_done=0.0,
    hours_left=HoursRange(0.0, 0.0, 0.0, 0.0),
    ready=dates(None, None, None, 1.0),
    arrival=None,
    arrival_given_yes=None,
    has_tries=False,
    requirements=(),
    tries=(),
    weeks=(),
    left_out=(),
    promised_hours_per_week=0.0,
    forecasts=(),
)
OUTLOOKS = {
    "astronaut": ASTRONAUT,
    "spanish": SPANISH,
    "nurse": NURSE,
    "waiting": WAITING,
    "arrived": ARRIVED,
    "empty": EMPTY,
}
STEPS = {
    "astronaut": NextStep(
        "step", "flying", "Private pilot licence", "Book a trial lesson", 15
    ),
    "spanish": NextStep("work", "spanish", "Spanish", minutes=45),
    "nurse": NextStep("apply", "nclex", "NCLEX-RN", due_date=dt.date(2026, 12, 4)),
    "waiting": NextStep("raise", "apply", "NASA astronaut candidate call"),
    "arrived": NextStep("arrived"),
    "empty": NextStep("start"),
}


def difference(
    before: Outlook,
    after: Outlook,
    weeks: float = 0.0,
    weeks_error: float = 0.0,
    *,
    chance: float | None = None,
    error: float | None = None,
    later: float = 0.0,
    use: HoursUse | None = None,
    order: NewOrder | None = None,
) -> Difference:
    """Return a difference whose move says so."""
    move = Move(
        ready_before=before.ready,
        ready_after=after.ready,
        arrival_before=before.arrival,
        arrival_after=after.arrival,
        given_yes_before=before.arrival_given_yes,
        given_yes_after=after.arrival_given_yes,
        chance_before=before.chance_by_date,
        chance_after=after.chance_by_date,
        ready_weeks=weeks,
        ready_weeks_error=weeks_error,
        arrival_weeks=None,
        arrival_weeks_error=None,
        chance=chance,
        chance_error=error,
        later_share=later,
        hours_use=use,
        new_order=order,
    )
    return Difference(before, after, move)
