from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from million_miles import telling
from million_miles.journey.results import (
    DateRange,
    Explanation,
    HoursRange,
    Kind,
    Link,
    NextStep,
    Outlook,
    PastTry,
    RequirementOutlook,
    TryOutlook,
    WeekPlan,
)
from million_miles.values import (
    LANGUAGES,
    LEVELS_OF_NEED,
    OUTCOMES,
    UNDATED,
    Has,
    Language,
    Reading,
    Threshold,
    When,
)
from tests.telling.outlooks import HORIZON, TODAY, difference, forecast

TITLES = st.sampled_from(
    [
        "Flying",
        "<b>&\"'</b>",
        "{title}",
        "日本語を話す",
        "A " + "very " * 30 + "long title",
    ]
)
CHANCES = st.one_of(st.sampled_from([0.0, 1e-9, 0.5, 1.0]), st.floats(0, 1))
HOURS = st.one_of(st.sampled_from([0.0, 0.04, 1.0]), st.floats(0, 1e6))
DAYS = st.dates(TODAY, HORIZON)
WHENS = st.sampled_from(
    [UNDATED, When(1998, rough=True), When(2025, 3, rough=True), When(2026, 1, 9)]
)


@st.composite
def date_ranges(draw: st.DrawFn) -> DateRange:
    days: list[dt.date | None] = sorted(draw(st.lists(DAYS, max_size=3)))  # type: ignore[assignment]
    low, middle, high = [*days, None, None, None][:3]
    return DateRange(low, middle, high, draw(CHANCES))


@st.composite
def hours_ranges(draw: st.DrawFn) -> HoursRange:
    low, middle, mean, high = sorted(draw(st.tuples(HOURS, HOURS, HOURS, HOURS)))
    return HoursRange(low, middle, high, mean)


REQUIREMENTS = st.builds(
    RequirementOutlook,
    id=st.sampled_from("abcd"),
    title=TITLES,
    level=st.sampled_from(LEVELS_OF_NEED),
    state=st.sampled_from(["met", "started", "open", "waiting", "unknown_hours"]),
    is_try=st.booleans(),
    bar=st.sampled_from(
        [
            None,
            Has("a degree"),
            Threshold("flown", ">=", 1e-7, "h"),
            Threshold("", "=", "B1"),
        ]
    ),
    reading=st.sampled_from([None, Reading("yes"), Reading(1e18, "h"), Reading("B1")]),
    measured_at=st.one_of(st.none(), WHENS),
    hours_done=HOURS,
    hours_left=st.one_of(st.none(), hours_ranges()),
    start=st.one_of(st.none(), date_ranges()),
    finish=st.one_of(st.none(), date_ranges()),
    place=st.integers(0, 9),
    needs=st.just(()),
    parent_id=st.sampled_from(["", "a", "gone"]),
    is_guess=st.booleans(),
    ask=st.booleans(),
    untouched_weeks=st.one_of(st.none(), st.floats(0, 500)),
    is_silent=st.booleans(),
    paused_until=st.none() | DAYS,
)
PAST = st.builds(
    PastTry,
    number=st.integers(1, 20),
    applied_at=WHENS,
    answered_at=WHENS,
    outcome=st.sampled_from([None, *OUTCOMES]),
    stage=st.sampled_from(["", "interviewed"]),
    reason=st.one_of(st.just(""), TITLES),
    lesson=st.one_of(st.just(""), TITLES),
    chance_before=st.one_of(st.none(), CHANCES),
    surprise_bits=st.one_of(st.none(), st.floats(0, 50)),
    learned_bits=st.one_of(st.none(), st.floats(0, 5)),
)
TRIES = st.builds(
    TryOutlook,
    id=st.sampled_from("abcd"),
    title=TITLES,
    past=st.lists(PAST, max_size=4).map(tuple),
    chance_next=st.one_of(st.none(), CHANCES),
    low_chance=st.one_of(st.none(), CHANCES),
    high_chance=st.one_of(st.none(), CHANCES),
    over_tries=st.lists(st.tuples(st.integers(1, 20), CHANCES), max_size=3).map(tuple),
    is_assumed=st.booleans(),
    successes=st.one_of(st.none(), st.integers(0, 9)),
    applicants=st.one_of(st.none(), st.integers(9, 10**6)),
    population=st.one_of(st.just(""), TITLES),
    source=st.one_of(st.just(""), TITLES),
    year=st.sampled_from(["", "2013"]),
    raised_ids=st.lists(st.sampled_from("abx"), max_size=3).map(tuple),
    accepted=st.booleans(),
)
WEEKS = st.builds(
    WeekPlan,
    monday_date=DAYS,
    hours=HOURS,
    by_requirement=st.lists(st.tuples(st.sampled_from("abx"), HOURS), max_size=3).map(
        tuple
    ),
)
FORECASTS = st.lists(
    st.builds(
        forecast,
        st.sampled_from(["ready", "arrival", "hours_left"]),
        CHANCES,
        st.floats(0, 100),
        st.floats(100, 5000),
    ),
    max_size=3,
).map(tuple)


@st.composite
def outlooks(draw: st.DrawFn) -> Outlook:
    by_date = draw(
        st.one_of(st.none(), st.dates(dt.date(1990, 1, 1), dt.date(2199, 1, 1)))
    )
    return Outlook(
        on_date=TODAY,
        goal=draw(TITLES),
        why="",
        by_date=by_date,
        is_rough=draw(st.booleans()),
        miles_to_go=draw(st.integers(0, 10**6)),
        work_done=draw(st.booleans()),
        hours_done=draw(HOURS),
        hours_left=draw(hours_ranges()),
        ready=draw(date_ranges()),
        arrival=draw(st.one_of(st.none(), date_ranges())),
        arrival_given_yes=draw(st.one_of(st.none(), date_ranges())),
        chance_by_date=draw(st.one_of(st.none(), CHANCES)),
        has_tries=draw(st.booleans()),
        requirements=tuple(draw(st.lists(REQUIREMENTS, max_size=4))),
        tries=tuple(draw(st.lists(TRIES, max_size=2))),
        weeks=tuple(draw(st.lists(WEEKS, max_size=4))),
        hours_by_week=(),
        left_out=tuple(draw(st.lists(st.sampled_from("abx"), max_size=3))),
        promised_hours_per_week=draw(st.floats(0, 168)),
        pace=1.0,
        horizon_date=HORIZON,
        seed=1,
        futures=4096,
        method="test/1",
        input_hash="0",
        forecasts=draw(FORECASTS),
        assumed_yes=tuple(draw(st.lists(st.sampled_from("abx"), max_size=3))),
    )


NEXT_STEPS = st.builds(
    NextStep,
    kind=st.sampled_from(get_args(Kind)),
    id=st.sampled_from(["", "a"]),
    title=TITLES,
    step=TITLES,
    minutes=st.one_of(st.none(), st.integers(1, 10_000)),
    due_date=st.one_of(st.none(), DAYS),
)
LINKS = st.builds(
    Link,
    id=st.sampled_from("abx"),
    title=TITLES,
    start_date=st.one_of(st.none(), DAYS),
    finish_date=st.one_of(st.none(), DAYS),
    hours=HOURS,
    reason=st.sampled_from(
        ["hours", "budget", "shortest", "commitment", "window", "odds"]
    ),
    share_last=CHANCES,
)
SPEAK = st.sampled_from(LANGUAGES)
SPARINGLY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def require_sound(text: str) -> None:
    assert text.strip()
    assert not re.search(r"\bnan\b|\binf\b|\bNone\b|\btitle\}\}", text)
    assert not re.search(r"(?<![\d,.\s\u00a0/>=-])\b0 (miles|millas)\b", text)


@given(outlooks(), NEXT_STEPS, SPEAK)
@SPARINGLY
def test_every_outlook_can_be_told(
    outlook: Outlook, step: NextStep, language: Language
) -> None:
    require_sound(telling.today(outlook, step, language=language))
    require_sound(telling.distance(outlook, language=language))
    require_sound(telling.road_map(outlook, language=language))
    require_sound(telling.push(outlook, language=language, how=True))


@given(outlooks(), SPEAK)
@SPARINGLY
def test_every_outlook_can_be_drawn(outlook: Outlook, language: Language) -> None:
    for draw in (telling.road_map_svg, telling.arrival_svg):
        text = draw(outlook, language=language)
        require_sound(text)
        ET.fromstring(text)  # noqa: S314 - we have just written it


@given(
    outlooks(),
    outlooks(),
    st.floats(-3000, 3000),
    st.floats(0, 50),
    st.one_of(st.none(), st.floats(-1, 1)),
    CHANCES,
    SPEAK,
)
@SPARINGLY
def test_every_difference_can_be_told(
    before: Outlook,
    after: Outlook,
    weeks: float,
    error: float,
    chance: float | None,
    later: float,
    language: Language,
) -> None:
    chance_error = None if chance is None else 0.01
    found = difference(
        before, after, weeks, error, chance=chance, error=chance_error, later=later
    )

    require_sound(telling.what_if(found, language=language))


@given(outlooks(), st.lists(LINKS, max_size=4), SPEAK)
@SPARINGLY
def test_every_explanation_can_be_told(
    outlook: Outlook, chain: list[Link], language: Language
) -> None:
    biggest = tuple((link.id, link.hours) for link in chain)

    require_sound(
        telling.explain(Explanation(outlook, tuple(chain), biggest), language=language)
    )
