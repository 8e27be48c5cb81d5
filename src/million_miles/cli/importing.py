"""`miles import-history`: one's finished work from another tool, to start warm."""

from __future__ import annotations

from pathlib import Path

import click

from million_miles import exchange, folder, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common


@click.command("import-history")
@common
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--estimate", default="", metavar="COLUMN", help="Where the estimate stands."
)
@click.option("--actual", default="", metavar="COLUMN", help="Where the hours stand.")
@click.option(
    "--finished",
    metavar="COLUMN",
    help='Where the day of finishing stands; "": nowhere.',
)
@click.option(
    "--unit", type=click.Choice(exchange.UNITS), help="Unit of numbers without one."
)
@click.option(
    "--dates",
    type=click.Choice(exchange.DATE_ORDERS),
    help="What stands first in dates.",
)
@click.option("--skip-bad", is_flag=True, help="Leave out rows that cannot be read.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be kept.")
def import_history(
    asked: Asked,
    file: Path,
    estimate: str,
    actual: str,
    finished: str | None,
    unit: exchange.Unit | None,
    dates: exchange.DateOrder | None,
    skip_bad: bool,
    dry_run: bool,
) -> None:
    """Learn from finished work in another tool: a CSV file with estimates and hours.

    Example: miles import-history jira.csv --dry-run
    """
    wishes = exchange.Wishes(estimate, actual, finished, unit, dates)
    export = folder.read_export(file, wishes)
    is_refused = bool(export.refused) and not skip_bad
    new = 0
    if not is_refused:
        new = folder.add_history(export.tasks, dry_run=dry_run)
    wrote = not (is_refused or dry_run)
    if asked.as_json:
        told = dumps({"found": export, "new": new, "wrote": wrote})
    elif is_refused:
        told = telling.not_imported(export, language=asked.language)
    else:
        told = telling.imported(export, new=new, wrote=wrote, language=asked.language)
    click.echo(told, err=is_refused and not asked.as_json)
    if is_refused:
        raise click.exceptions.Exit(1)
