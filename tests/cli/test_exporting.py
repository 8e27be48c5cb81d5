from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Miles


def test_the_road_is_printed_for_the_tool_that_is_named(miles: Miles) -> None:
    gantt, plan = (
        miles("export", "--to", "mermaid"),
        miles("export", "--to", "taskjuggler"),
    )

    assert gantt.out.startswith("gantt\n")
    assert 'project plan "Fly for a living" 2026-11-23 - ' in plan.out


@pytest.mark.parametrize(
    ("name", "words"), [("road.tjp", "project plan"), ("road.MMD", "gantt")]
)
def test_the_ending_of_a_file_names_the_tool(
    miles: Miles, tmp_path: Path, name: str, words: str
) -> None:
    said = miles("export", "-o", str(tmp_path / name))

    assert said.out.strip() == str(tmp_path / name)
    assert words in (tmp_path / name).read_text(encoding="utf-8")


def test_for_a_machine_it_is_one_object(miles: Miles) -> None:
    told = miles("--json", "export", "--to", "taskjuggler").json

    assert set(told) == {"to", "text", "left_out", "wrote"}
    assert told["wrote"] == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Say for which tool"),
        (("--to", "mermaid", "-o", "x.tjp"), "Say for which tool"),
        (("-o", "plan.yaml"), "ends in .tjp (TaskJuggler) or .mmd (Mermaid)"),
        (("--to", "mermaids"), "mermaid"),
    ],
)
def test_a_tool_that_cannot_be_told_is_asked_for(
    miles: Miles, options: tuple[str, ...], words: str
) -> None:
    said = miles("export", *options)

    assert (said.code, said.out) == (2, "")
    assert words in said.err


def test_what_taskjuggler_cannot_hold_is_told(miles: Miles) -> None:
    late = miles("--on", "2034-11-23", "export", "--to", "taskjuggler")
    later = miles("--on", "2040-01-01", "export", "--to", "taskjuggler")

    assert "Left out, since TaskJuggler knows no day after 2035" in late.err
    assert later.code == 1
    assert "miles export --to mermaid" in later.err
