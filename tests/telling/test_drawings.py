from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from million_miles import telling
from million_miles.telling import drawing
from million_miles.values import LANGUAGES, Language
from tests.telling.outlooks import ASTRONAUT, EMPTY, NURSE, OUTLOOKS, SPANISH

SVG = "{http://www.w3.org/2000/svg}"
DRAWINGS = {"road": telling.road_map_svg, "arrival": telling.arrival_svg}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", DRAWINGS)
@pytest.mark.parametrize("name", OUTLOOKS)
def test_a_drawing_is_a_whole_image_with_words(
    name: str, kind: str, language: Language
) -> None:
    text = DRAWINGS[kind](OUTLOOKS[name], language=language)

    root = ET.fromstring(text)  # noqa: S314 - we have just written it
    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == language
    assert root.findtext(f"{SVG}title", "").startswith(OUTLOOKS[name].goal)
    assert root.findtext(f"{SVG}desc") is not None
    assert not re.search(r"nan|inf\b|None|<script|href|url\(|@import", text)


@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_drawing_keeps_to_its_frame(kind: str) -> None:
    for outlook in OUTLOOKS.values():
        root = ET.fromstring(DRAWINGS[kind](outlook, language="es"))  # noqa: S314
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        for shape in root.iter():
            x = float(shape.get("x", shape.get("cx", 0)))
            y = float(shape.get("y", shape.get("cy", 0)))
            assert 0 <= x + float(shape.get("width", 0)) <= width
            assert 0 <= y + float(shape.get("height", 0)) <= height


@pytest.mark.parametrize("kind", DRAWINGS)
def test_words_can_be_read_on_a_phone(kind: str) -> None:
    root = ET.fromstring(DRAWINGS[kind](ASTRONAUT, language="en"))  # noqa: S314

    sizes = {float(text.attrib["font-size"]) for text in root.iter(f"{SVG}text")}
    pixels_per_unit = 360 / drawing.WIDTH
    assert min(sizes) * pixels_per_unit >= 11


def test_a_title_cannot_become_markup() -> None:
    text = telling.road_map_svg(EMPTY, language="en")

    assert "<under>" not in text
    assert "&lt;under&gt; 4 h &amp; &quot;more&quot;" in text


def test_a_curve_levels_off_below_all_futures() -> None:
    root = ET.fromstring(telling.arrival_svg(NURSE, language="en"))  # noqa: S314
    curve = next(
        c
        for c in root.iter(f"{SVG}polyline")
        if len(c.attrib["points"]) > 60 and c.attrib["class"] == "curve-yes"
    )

    heights = [float(p.split(",")[1]) for p in curve.attrib["points"].split()]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == heights[-2]
    assert heights[-1] > min(
        float(line.attrib["y1"]) for line in root.iter(f"{SVG}line")
    )


def test_the_share_of_futures_without_a_yes_is_named() -> None:
    root = ET.fromstring(telling.arrival_svg(ASTRONAUT, language="en"))  # noqa: S314

    words = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "Never accepted in 60 years: 99 of 100." in words


def test_without_tries_there_is_one_curve() -> None:
    text = telling.arrival_svg(SPANISH, language="en")

    assert "curve-yes" not in text.split("</style>")[1]


def test_without_a_forecast_the_drawing_says_so() -> None:
    text = telling.arrival_svg(replace(ASTRONAUT, forecasts=()), language="en")

    assert "No forecast yet." in text


def test_coordinates_have_a_point_in_every_language() -> None:
    text = telling.road_map_svg(NURSE, language="es").split("</style>")[1]

    for value in re.findall(r' (?:x|y|width|height|cx|cy)="([^"]*)"', text):
        assert re.fullmatch(r"-?\d+(\.\d)?", value)


def test_a_long_road_says_how_much_more_there_is() -> None:
    row = SPANISH.requirements[-1]
    rows = tuple(replace(row, id=f"r{i}", title=f"Row {i}") for i in range(200))
    long = replace(SPANISH, requirements=rows)

    short = telling.road_map_svg(long, language="en")
    whole = telling.road_map_svg(long, language="en", everything=True)

    assert "and 160 more, later on the road" in short
    assert short.count("Row ") == 40
    assert whole.count("Row ") == 200
    assert "later on the road" not in whole
