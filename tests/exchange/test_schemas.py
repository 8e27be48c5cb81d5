from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from million_miles import exchange
from million_miles.exchange.schemas import SCHEMAS, write_schema
from million_miles.values import GoalMap, KeptOrder, Plan, SavedForecast
from tests.exchange import strategies

SCHEMA_FOLDER = Path(__file__).parents[2] / "docs" / "schemas"
big = settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
VALID = exchange.write_plan(
    exchange.read_plan(
        """\
format: million-miles/plan/1
goal: NASA astronaut
by: 2038-12-31
capacity:
  - {from: 2026-11-23, hours_per_week: 25}
requirements:
  flying:
    title: Private pilot licence
    bar: flown >= 40 h
    effort: 60-120 h
    at_most: 6 h/week
  apply:
    title: Candidate call
    needs: [flying]
    try: {shape: judged, opens: irregular 2-4 years, base_rate: 8/6372}
"""
    )
)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_what_the_reader_reads(name: str) -> None:
    published = (SCHEMA_FOLDER / f"{name}.schema.json").read_text("utf-8")

    assert published == write_schema(name), "python docs/schemas/write.py"


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "journal"])
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name]())


@big
@given(strategies.plans())
def test_every_plan_we_write_is_valid(plan: Plan) -> None:
    for load in (as_words, as_an_editor_does):
        check("plan", load(exchange.write_plan(plan)))


@big
@given(strategies.goal_maps())
def test_every_goal_map_we_write_is_valid(goal_map: GoalMap) -> None:
    for load in (as_words, as_an_editor_does):
        check("goal-map", load(exchange.write_map(goal_map)))


@given(strategies.kept_orders())
def test_every_order_we_write_is_valid(order: KeptOrder) -> None:
    check("order", json.loads(exchange.write_order(order)))


@given(strategies.saved_forecasts())
def test_every_forecast_we_write_is_valid(forecast: SavedForecast) -> None:
    check("forecast", json.loads(exchange.write_forecast(forecast)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("goal: NASA", "gaol: NASA"),
        ("by: 2038-12-31", "by: 31.12.2038"),
        ("effort: 60-120 h", "effort: a lot"),
        ("effort: 60-120 h", "effort: 60-120 h\n    parts: {a: {title: A}}"),
        ("at_most: 6 h/week", "at_most: 6 h"),
        ("needs: [flying]", "needs: flying"),
        ("needs: [flying]", "needs: [flying, flying]"),
        ("shape: judged", "shape: lottery"),
        ("base_rate: 8/6372", "base_rate: 8 of 6372"),
        ("hours_per_week: 25", "hours_per_week: 169"),
        ("title: Private pilot licence", "level: must"),
        ("  flying:", "  Flying!:"),
        ("plan/1", "plan/2"),
    ],
)
def test_what_the_reader_refuses_is_not_valid(old: str, new: str) -> None:
    broken = VALID.replace(old, new, 1)
    assert broken != VALID

    with pytest.raises(jsonschema.ValidationError):
        check("plan", as_an_editor_does(broken))


def test_the_journal_schema_names_the_columns_in_order() -> None:
    columns = [field["name"] for field in SCHEMAS["journal"]()["fields"]]

    assert ",".join(columns) + "\n" == exchange.JOURNAL_HEADER


def check(name: str, data: object) -> None:
    jsonschema.Draft202012Validator(SCHEMAS[name]()).validate(data)


def as_words(text: str) -> object:
    """Load YAML with every scalar as text, as our reader sees it."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506


def as_an_editor_does(text: str) -> object:
    """Load YAML as YAML 1.2 says: JSON's numbers, truths and null, all else text."""
    return data_of(yaml.compose(text, Loader=yaml.BaseLoader))


def data_of(node: Any) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: data_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [data_of(value) for value in node.value]
    word = node.value
    if node.style or not re.fullmatch(
        r"-?\d+(\.\d+)?(e[+-]?\d+)?|true|false|null", word
    ):
        return word
    return json.loads(word) if not re.match(r"-?0\d", word) else word
