"""`miles score`: what was foretold, held against what came."""

from __future__ import annotations

from pathlib import Path

import click

from million_miles import folder, journey, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common
from million_miles.cli.looking import write_drawing
from million_miles.cli.sharing import own_journeys
from million_miles.cli.words import Word, svg_path


@click.command("score")
@common
@click.argument(
    "directories", nargs=-1, type=click.Path(readable=False, path_type=Path)
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Put the `journeys` of your profile together.",
)
@click.option(
    "--svg",
    type=Word(svg_path),
    metavar="FILE",
    help="Draw how often the ranges held to an .svg file.",
)
def score(
    asked: Asked, directories: tuple[Path, ...], everything: bool, svg: Path | None
) -> None:
    """Tell how good the forecasts were: how often the ranges held, and by how much.

    Several folders are put together; nothing leaves this machine.

    Example: miles score
    """
    places = directories or (own_journeys() if everything else (asked.at,))
    mine = [folder.read(at) for at in places]
    scores = [journey.score(one, today=asked.on, seed=asked.seed) for one in mine]
    result = journey.pooled(scores)
    # Hours promised for one goal are not measured with those of another.
    alone = mine[0] if len(mine) == 1 else None
    is_promised = alone is not None and alone.plan.capacity.periods
    promise = journey.kept_promise(alone, asked.on) if alone and is_promised else None
    falling = journey.pace_falling(alone, asked.on) if alone and is_promised else None
    if svg is not None:
        write_drawing(svg, telling.coverage_svg(result, language=asked.language))
    if asked.as_json:
        click.echo(
            dumps(
                {
                    "score": result,
                    "promise": promise,
                    "falling": falling,
                    "drawn": [svg] if svg else [],
                }
            )
        )
    elif svg is not None:
        click.echo(f"{svg}")
    else:
        click.echo(telling.score(result, language=asked.language))
        if promise is not None:
            click.echo("\n" + telling.promise_kept(promise, language=asked.language))
        if falling is not None:
            click.echo(telling.pace_falls(falling, language=asked.language))
