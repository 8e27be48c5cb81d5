from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from million_miles import telling
from million_miles.telling.mermaid import escaped
from million_miles.values import LANGUAGES, Language
from tests.telling.outlooks import ASTRONAUT, NURSE, OUTLOOKS, SPANISH

# The part of Mermaid's grammar that a chart here relies on, line by line.
LINE = re.compile(
    r"gantt|    (?:"
    r"%% [^\n]*|title \S[^\n]*|dateFormat YYYY-MM-DD|axisFormat %Y-%m|section [^:\n]+|"
    r"[^:\n]+ :(?:(?:active|done|crit|milestone), )*\w+, \d{4}-\d\d-\d\d, "
    r"(?:0d|\d{4}-\d\d-\d\d))"
)
CODE = re.compile(r"#(\d+);")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OUTLOOKS)
def test_every_line_of_a_chart_is_one_that_mermaid_reads(
    name: str, language: Language
) -> None:
    text = telling.mermaid(OUTLOOKS[name], language=language)

    for line in text.splitlines():
        assert LINE.fullmatch(line), line


def test_what_is_under_way_what_decides_and_what_is_met_are_marked() -> None:
    row = SPANISH.requirements[-1]
    met = replace(row, id="met", title="First", state="met", start=None, finish=None)
    text = telling.mermaid(replace(SPANISH, requirements=(met, row)), language="en")

    assert "    First :done, milestone, t1, 2026-11-22, 0d" in text
    assert re.search(r"Spanish.* :active, crit, t2, 2026-", text)
    assert "    Ready :milestone, ready, " in text


def test_a_yes_that_never_comes_in_most_futures_has_no_date() -> None:
    assert "accepted" not in telling.mermaid(ASTRONAUT, language="en")
    assert "Con un sí :milestone, accepted, " in telling.mermaid(NURSE, language="es")


@given(st.text(min_size=1).filter(str.strip))
@example("title of it")
@example("section 8: law; more #1")
@example('2026-11-26 %%{init}%% <b> "x" \\')
def test_a_title_means_what_it_says_and_no_command(title: str) -> None:
    shown = escaped(title)

    assert CODE.sub(lambda code: chr(int(code[1])), shown) == " ".join(title.split())
    assert not re.search(r'[:;#%"<>{}\\\n]', CODE.sub("", shown))
    assert not re.match(r"(title|section|gantt|click|\d{4}-)", shown, re.IGNORECASE)
