"""`miles export`: the road in the words of another tool."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

import click

from million_miles import journey, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common
from million_miles.cli.looking import look, write_drawing
from million_miles.cli.words import NotUnderstoodError, OneOf, Word
from million_miles.journey import Journey, Outlook
from million_miles.values import Language, Mistake, MistakesError

Tool = Literal["taskjuggler", "mermaid"]
ENDINGS: dict[str, Tool] = {".tjp": "taskjuggler", ".mmd": "mermaid"}


def exported_path(text: str) -> Path:
    """Return the path of a plan for another tool; nothing else is written over."""
    path = Path(text)
    if path.suffix.lower() not in ENDINGS:
        raise MistakesError([Mistake("export_path", text)])
    return path


@click.command("export")
@common
@click.option(
    "--to", "tool", type=OneOf(get_args(Tool)), help="The tool that is to read it."
)
@click.option(
    "-o",
    "--output",
    type=Word(exported_path),
    metavar="FILE",
    help="Write it to a .tjp or .mmd file; by default it is printed.",
)
def export(asked: Asked, tool: Tool | None, output: Path | None) -> None:
    """Write the road as a TaskJuggler plan or as a Mermaid Gantt chart.

    Example: miles export -o road.tjp
    """
    meant = wanted_tool(tool, output)
    mine, outlook = look(asked)
    text, left_out = exported(meant, mine, outlook, asked.language)
    if output is not None:
        write_drawing(output, text)
    if asked.as_json:
        wrote = [output] if output else []
        told = {"to": meant, "text": text, "left_out": left_out, "wrote": wrote}
        click.echo(dumps(told))
        return
    click.echo(output or text.rstrip("\n"))
    if left_out:
        click.echo(telling.not_exported(left_out, language=asked.language), err=True)


def wanted_tool(tool: Tool | None, output: Path | None) -> Tool:
    """Return the tool that was named, or the one that reads such a file."""
    by_ending = ENDINGS[output.suffix.lower()] if output else None
    meant = tool or by_ending
    if meant is None or (by_ending and meant != by_ending):
        came = f"--to {tool} -o {output}" if output else ""
        raise NotUnderstoodError([Mistake("export_to", came)])
    return meant


def exported(
    tool: Tool, mine: Journey, outlook: Outlook, language: Language
) -> tuple[str, tuple[str, ...]]:
    """Return the text for a tool, and the titles of what it cannot hold."""
    if tool == "mermaid":
        return telling.mermaid(outlook, language=language), ()
    try:
        plan = telling.taskjuggler(
            journey.certain_plan(mine, outlook), language=language
        )
    except telling.TooLateError as error:
        mistake = Mistake("export_late", f"{outlook.on_date}")
        raise MistakesError([mistake]) from error
    return plan.text, plan.left_out
