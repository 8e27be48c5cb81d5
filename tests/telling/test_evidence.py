"""What is told of readings, and of those that are missing."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from million_miles import telling
from million_miles.distance import Evidence, Trend
from million_miles.journey.results import HoursRange, MostTelling, RequirementOutlook
from million_miles.telling.bars import reading_in_words
from million_miles.values import Language, Reading, Threshold
from tests.telling.outlooks import ASTRONAUT, FLYING

SURE = replace(
    FLYING,
    bar=Threshold("TOEFL", ">=", 100.0, "points"),
    reading=Reading(97.0, "points", 3.0),
    evidence=Evidence(
        "stale",
        readings=6,
        pooled=Reading(96.28, "points", 2.4),
        pooled_from=2,
        chance_above=0.061,
        trend=Trend(0.7, 0.4, 0.9, readings=6, weeks=20.0),
        age_weeks=30.0,
    ),
    hours_left_if_read=HoursRange(30.0, 71.0, 82.0, 76.0),
    is_silent=False,
)


def told(requirement: RequirementOutlook, language: Language = "en") -> str:
    outlook = replace(ASTRONAUT, requirements=(requirement,))
    text = telling.distance(outlook, language=language)
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_readings_are_told_with_their_error_age_and_trend() -> None:
    text = told(SURE)

    assert "you stand at 97 ± 3 points" in text
    assert "The last 2 readings together: 96.3 ± 2.4 points." in text
    assert "you truly meet the bar in 6 of 100 such cases" in text
    assert "That reading is 30 weeks old: does it still hold?" in text
    assert "Change in a week: 0.7 points, 8 times in 10 between 0.4 and 0.9" in text
    assert "if it comes as expected: 30 to 82 hours left" in text
    assert 'miles measure flying "VALUE points"' in text


def test_they_are_told_in_spanish() -> None:
    text = told(SURE, "es")

    assert "Las últimas 2 medidas juntas: 96,3 ± 2,4 points." in text
    assert 'miles measure flying "VALOR points"' in text


def test_a_trend_that_may_go_either_way_is_none() -> None:
    flat = replace(SURE.evidence, trend=Trend(0.1, -0.2, 0.4, readings=6, weeks=20.0))

    assert "No clear trend in 6 readings over 20 weeks." in told(
        replace(SURE, evidence=flat)
    )


def test_work_since_a_reading_is_told_where_it_is_not_old() -> None:
    evidence = Evidence("stale", readings=1, age_weeks=3.0, hours_since=50.0)

    assert "50 h were worked since that reading." in told(
        replace(SURE, evidence=evidence)
    )


def test_not_yet_measured_is_said_with_what_to_do() -> None:
    missing = replace(
        SURE,
        reading=None,
        evidence=Evidence("not_measured"),
        hours_left_if_read=None,
        bar=Threshold("Spanish", ">=", "B2"),
    )

    assert "bar: Spanish >= B2; not measured yet" in told(missing)
    assert "To know where you stand: miles measure flying VALUE" in told(missing)


def test_a_wide_range_without_a_bar_says_what_would_narrow_it() -> None:
    wide = replace(
        FLYING,
        bar=None,
        evidence=Evidence("no_bar"),
        hours_left=HoursRange(20, 40, 80, 45),
    )
    narrow = replace(FLYING, bar=None, hours_left=HoursRange(30, 40, 50, 41))

    assert "split it up, or estimate again" in told(wide)
    assert "split it up" not in told(narrow)


@pytest.mark.parametrize("language", get_args(Language))
def test_the_most_telling_reading_names_both_totals(language: Language) -> None:
    found = MostTelling(
        "toefl", "TOEFL", HoursRange(210, 300, 510, 350), HoursRange(220, 300, 490, 340)
    )

    text = telling.most_telling(found, language=language)

    assert "TOEFL" in text
    assert "210" in text
    assert "490" in text


def test_a_value_has_no_more_decimals_than_its_error() -> None:
    assert reading_in_words(Reading(96.2838, "h", 2.4), "en") == "96.3 ± 2.4 h"
    assert reading_in_words(Reading(650.4, "points", 20), "en") == "650 ± 20 points"
    assert reading_in_words(Reading(0.12345, "", 0.0021), "es") == "0,1235 ± 0,0021"
