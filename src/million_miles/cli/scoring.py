"""`miles score`: what was foretold, held against what came."""

from __future__ import annotations

from pathlib import Path

import click

from million_miles import folder, journey, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common
from million_miles.cli.looking import write_drawing
from million_miles.cli.words import Word, svg_path


@click.command("score")
@common
@click.option(
    "--svg",
    type=Word(svg_path),
    metavar="FILE",
    help="Draw how often the ranges held to an .svg file.",
)
def score(asked: Asked, svg: Path | None) -> None:
    """Tell how good the forecasts were: how often the ranges held, and by how much.

    Example: miles score
    """
    mine = folder.read(asked.at)
    result = journey.score(mine, today=asked.on, seed=asked.seed)
    if svg is not None:
        write_drawing(svg, telling.coverage_svg(result, language=asked.language))
    if asked.as_json:
        click.echo(dumps({"score": result, "drawn": [svg] if svg else []}))
    elif svg is not None:
        click.echo(f"{svg}")
    else:
        click.echo(telling.score(result, language=asked.language))
