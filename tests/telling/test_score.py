from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import get_args

import pytest

from million_miles import telling
from million_miles.journey.score import EventScore, Score
from million_miles.values import Language

READY = EventScore(
    "ready",
    12,
    dt.date(2026, 3, 2),
    dt.date(2026, 11, 2),
    False,
    3,
    4,
    2.25,
    False,
    "Fly",
)
SCORE = Score(
    on_date=dt.date(2026, 11, 23),
    tasks=14,
    task_held=11,
    task_crps_hours=1.234,
    raw_crps_hours=2.5,
    ebs_crps_hours=1.5,
    places=tuple((i + 0.5) / 14 for i in range(14)),
    ks=0.036,
    events=(READY,),
    changed=True,
    is_enough=True,
    ranges=15,
    ranges_held=11,
)
FEW = Score(
    on_date=SCORE.on_date,
    tasks=2,
    task_held=2,
    task_crps_hours=1,
    raw_crps_hours=1,
    ebs_crps_hours=1,
    places=(0.2, 0.3),
    ks=None,
    events=(),
    changed=False,
    is_enough=False,
)


def test_the_score_says_how_often_ranges_held_and_names_its_peers() -> None:
    text = " ".join(telling.score(SCORE, language="en").split())

    assert "the range of 8 times in 10 held 11 of 14 times" in text
    assert "Off by 1.23 h on average; the raw estimates by 2.5 h" in text
    assert "foretold on 12 days from 2 March 2026 on; one event, still open" in text
    assert "held on 3 of the 4 days that can be judged" in text
    assert "My ranges of 8 times in 10 held 11 of 15 times." in text
    once = telling.score(
        replace(SCORE, events=(replace(READY, forecasts=1),)), language="en"
    )
    assert "foretold on 1 day from" in once
    assert "Too few" not in text


def test_under_ten_events_it_says_too_few_to_tell() -> None:
    assert "Too few to tell: 2 so far" in telling.score(FEW, language="en")
    assert "Muy pocas para decir algo: 2" in telling.score(FEW, language="es")


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("result", [SCORE, FEW])
def test_the_drawing_is_whole_and_says_what_it_shows(
    result: Score, language: Language
) -> None:
    svg = telling.coverage_svg(result, language=language)
    root = ET.fromstring(svg)  # noqa: S314 - we have just written it

    names = [child.tag.rpartition("}")[2] for child in root]
    assert names[:2] == ["title", "desc"]
    assert names.count("polyline") == (3 if result is SCORE else 0)


def test_nothing_to_score_says_what_to_do() -> None:
    nothing = Score(SCORE.on_date, 0, 0, 0, 0, 0, (), None, (), False, False)

    assert "Nothing to score yet" in telling.score(nothing, language="en")
