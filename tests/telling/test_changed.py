"""The words and the drawing of what changed."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import get_args

import pytest

from million_miles import telling
from million_miles.journey import Changed, Figures, Part
from million_miles.values import Language

RESULT = Changed(
    from_date=dt.date(2026, 5, 10),
    to_date=dt.date(2026, 11, 23),
    before=Figures(940.6, 963_942, 198.3, 0.31),
    after=Figures(438.2, 450_668, 65.7, 0.42),
    ready_before_date=dt.date(2030, 2, 26),
    ready_after_date=dt.date(2027, 8, 12),
    parts=(
        Part("time", 0.0, 0, 28.0, -0.02),
        Part("work", -502.4, -513_274, -160.6, 0.13),
    ),
    by_date=dt.date(2028, 12, 31),
    plan_known=False,
)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")


def test_each_cause_has_a_line_and_they_sum_up() -> None:
    assert plain(telling.why_changed(RESULT, language="en")) == (
        """\
What changed from 10 May 2026 to 23 November 2026, and why

Hours left: 941 then, 438 now (half the futures need less).
Ready: February 2030 then, August 2027 now.
Arriving by 31 December 2028: about 31 in 100 then, about 42 in 100 now.
Miles to go: 963,942 then, 450,668 now.

Cause                            hours      weeks     of 100      miles
Days that went by                    0        +28         -2          0
Work done                       -502.4     -160.6        +13   -513,274
All together                    -502.4     -132.6        +11   -513,274

Each line adds its cause to those above it, so the lines sum to the whole;
  another order would share it out a little differently.
What plan.yaml said on that day was not kept: edits of it count as if they had
  always been there."""
    )


def test_it_is_told_in_spanish() -> None:
    text = plain(telling.why_changed(RESULT, language="es"))

    assert "Qué cambió del 10 de mayo de 2026 al 23 de noviembre de 2026" in text
    assert "Trabajo hecho                   -502,4" in text


def test_a_chance_nobody_doubts_has_no_column() -> None:
    sure = replace(
        RESULT,
        before=replace(RESULT.before, chance=1.0),
        after=replace(RESULT.after, chance=None),
        plan_known=True,
    )

    text = telling.why_changed(sure, language="en")

    assert "of 100" not in text
    assert "Arriving" not in text
    assert "was not kept" not in text


def test_no_change_is_said() -> None:
    same = replace(RESULT, after=RESULT.before, parts=())

    assert "Nothing changed." in telling.why_changed(same, language="en")


@pytest.mark.parametrize("language", get_args(Language))
def test_the_waterfall_ends_where_the_parts_lead(language: Language) -> None:
    root = ET.fromstring(telling.waterfall_svg(RESULT, language=language))  # noqa: S314 - ours

    bars = [
        (float(one.attrib["x"]), float(one.attrib["width"]))
        for one in root
        if one.tag.endswith("rect") and one.attrib["class"] != "page"
    ]
    assert len(bars) == 2 * (len(RESULT.parts) + 2)
    hours = bars[:4]
    then, now, work = hours[0], hours[3], hours[2]
    assert then[0] == now[0]
    assert work[0] == pytest.approx(now[0] + now[1], abs=0.2)
    assert work[0] + work[1] == pytest.approx(then[0] + then[1], abs=0.2)
