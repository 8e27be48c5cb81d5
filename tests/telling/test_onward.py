from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import get_args

import pytest

from million_miles import telling
from million_miles.journey import Onward, Roads
from million_miles.values import Language, StopRule

ROADS = Roads(
    on_date=dt.date(2026, 11, 26),
    goal="NASA astronaut",
    by_date=dt.date(2038, 12, 31),
    is_wished=True,
    tried=11,
    refused=11,
    as_planned=Onward("as_planned", "", "", 1000.0, 0.03, 0.012, 0.061),
    raised=Onward("raised", "Diving", "diving", 1120.0, 0.04, 0.02, 0.08),
    already="",
    fallbacks=(
        Onward("fallback", "Flight controller", "", 0.0, 0.6, 0.5, 0.7),
        Onward("fallback", "Teach.", problem="odds_unknown"),
    ),
    stop_rule=StopRule("After the call of 2036\nI fly for joy.", dt.date(2026, 5, 1)),
    futures=4096,
    seed=1,
)
BARE = replace(
    ROADS, tried=0, raised=None, fallbacks=(), stop_rule=None, is_wished=False
)


def said(roads: Roads, language: Language = "en") -> str:
    return " ".join(telling.onward(roads, language=language).split())


def test_every_road_stands_with_its_odds_in_people_and_its_range() -> None:
    text = said(ROADS)

    assert "At least one yes by 31 December 2038, the day you wish for:" in text
    assert "If nothing changes: about 3 in 100 (8 times in 10 between" in text
    assert "If you also take on “Diving”: about 4 in 100" in text
    assert "1,100 hours of work before it." in text
    assert "Flight controller: about 60 in 100" in text
    assert "No work is left before it." in text
    assert "Teach: the odds are not known, and none are invented." in text
    assert "11 tries so far, 11 of them answered with no" in text


def test_the_rule_is_told_word_for_word_and_nothing_is_advised() -> None:
    page = telling.onward(ROADS, language="en")

    assert "written on 1 May 2026:\n  After the call of 2036\n  I fly for joy." in page
    assert "This is arithmetic, not advice." in page
    assert not any(word in page.lower() for word in ("should", "better", "recommend"))


def test_what_is_missing_says_how_it_gets_there() -> None:
    text = said(BARE)

    assert "within ten years" in text
    assert "No further bar in the plan lifts these odds for sure." in text
    assert "`fallbacks` in plan.yaml" in text
    assert 'miles onward --stop-rule "…"' in text
    assert "so far" not in text
    already = said(replace(BARE, already="Diving"))
    assert "is in your plan already: Diving." in already
    undated = replace(ROADS, stop_rule=StopRule("Ten."))
    assert "Your own rule for stopping: Ten." in said(undated)


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("roads", [ROADS, BARE])
def test_no_line_is_too_long(roads: Roads, language: Language) -> None:
    page = telling.onward(roads, language=language)

    assert all(len(row) <= 80 for row in page.splitlines())
