"""Whatever stands in a file: it gives whole values, or mistakes with their places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from million_miles import exchange
from million_miles.exchange import nodes
from million_miles.exchange.codes import CODES
from million_miles.values import MistakesError, Plan, hidden_character
from tests.exchange import strategies
from tests.exchange.test_journals import MINE as JOURNAL
from tests.exchange.test_keeping import MINE as PLAN
from tests.exchange.test_round_trips import big

FORECAST = (
    '{"on": "2027-01-01", "of": "ready", "unit": "weeks", "quantiles": ['
    + "0.5, " * 98
    + 'null], "never_share": 0, "horizon": "2087-01-01", "by": null, '
    '"chance_by": null, "seed": 1, "method": "m", "input": "h"}\n'
)
TRY_FORECAST = (
    '{"on": "2027-01-01", "of": "try", "try": "apply", "number": 2, "chance": 0.25, '
    '"low": 0.1, "high": 0.4, "seed": 1, "method": "m", "input": "h"}\n'
)
MAP = """\
format: million-miles/goal-map/1
id: nasa
title: NASA
as_of: 2026-11-22
review_by: 2027-11-22
codes: {O*NET: 55-1011.00}
sources: {press 2024: {title: A page, quality: press}}
requirements: {a: {title: A, source: press 2024}}
translations: {es: {A: B}}
"""
ORDER = (
    '{"on": "2027-01-09", "order": ["a", "b"], "gain_weeks": 1.5, "gain_error": 0, '
    '"seed": 1}\n'
)
READERS: dict[str, tuple[Callable[[str], object], str]] = {
    "plan": (exchange.read_plan, PLAN),
    "map": (exchange.read_map, MAP),
    "profile": (exchange.read_profile, "format: million-miles/profile/1\nzone: UTC\n"),
    "journal": (exchange.read_journal, JOURNAL),
    "forecasts": (exchange.read_forecasts, FORECAST + TRY_FORECAST),
    "orders": (exchange.read_orders, ORDER),
    "tail": (exchange.last_forecasts, FORECAST + TRY_FORECAST * 2),
}
WORDS = [
    *strategies.TRAPS,
    *":,\n-[]{}&*!|>'\"#%@`\\\t\x00\u202e\ud800~=",
    "\n  ",
    "NaN",
    "1e999",
    "-1",
    "99999999999999999999999",
    "9999-12-31",
    "<<: ",
    "null",
    "---\n",
    ",,,",
]


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Draw a text with a few pieces taken out, doubled or put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        new = draw(st.sampled_from([*WORDS, "", text[start:end] * 2]))
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize("name", READERS)
@big
@given(st.data())
def test_a_damaged_file_gives_values_or_mistakes(
    name: str, data: st.DataObject
) -> None:
    read, text = READERS[name]
    read_or_refuse(read, data.draw(mutated(text)))


@pytest.mark.parametrize("name", READERS)
@given(text=st.text() | st.text(st.sampled_from("ab: -[]{},\"'#\n\t&*!|>?%@`~=1")))
def test_any_text_gives_values_or_mistakes(name: str, text: str) -> None:
    read_or_refuse(READERS[name][0], text)


@given(st.binary())
def test_any_bytes_give_text_or_mistakes(data: bytes) -> None:
    read_or_refuse(lambda _: exchange.decode(data, file="plan.yaml"), "")


@big
@given(strategies.plans())
def test_the_slower_yaml_parser_reads_the_same(plan: Plan) -> None:
    text = exchange.write_plan(plan)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "_LOADER", yaml.SafeLoader)
        assert exchange.read_plan(text) == plan


def read_or_refuse(read: Callable[[str], object], text: str) -> None:
    try:
        read(text)
    except MistakesError as error:
        for mistake in error.mistakes:
            assert mistake.code in CODES
            assert hidden_character(mistake.came) is None
            CODES[mistake.code].format(**dict(mistake.details))
