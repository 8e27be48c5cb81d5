"""What do several goals of one person cost each other?"""

from __future__ import annotations

from pathlib import Path

import click

from million_miles import folder, journey, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import Asked, common
from million_miles.cli.preparing import announced
from million_miles.cli.words import NotUnderstoodError, Word, more_hours
from million_miles.values import Capacity, Mistake, MistakesError, Period, Profile


@click.command("together")
@common
@click.argument(
    "directories", nargs=-1, type=click.Path(readable=False, path_type=Path)
)
@click.option(
    "--hours-per-week",
    type=Word(more_hours),
    metavar="HOURS",
    help="Hours a week for all goals; by default those of your profile.",
)
def together(
    asked: Asked, directories: tuple[Path, ...], hours_per_week: float | None
) -> None:
    """Tell what several goals cost each other; what matters most comes first.

    Without folders it takes the `journeys` of your profile.

    Example: miles together astronaut pilot
    """
    profile = folder.read_profile()
    places = directories or own_journeys()
    mine = [folder.read(place, with_forecasts=False) for place in places]
    with announced(asked.language):
        found = journey.together(
            mine,
            capacity=_capacity(profile, mine, hours_per_week, asked),
            today=asked.on,
            seed=asked.seed,
        )
    if asked.as_json:
        click.echo(dumps(found))
    else:
        click.echo(telling.together(found, language=asked.language))


def own_journeys() -> tuple[Path, ...]:
    """Return the folders of the `journeys` in the person's profile.

    Raises:
        NotUnderstoodError: it names none.
    """
    home = folder.home_folder()
    places = tuple(home / one for one in folder.read_profile().journeys)
    if not places:
        details = (("file", str(home / "profile.yaml")),)
        raise NotUnderstoodError([Mistake("together_nothing", details=details)])
    return places


def _capacity(
    profile: Profile,
    mine: list[journey.Journey],
    hours_per_week: float | None,
    asked: Asked,
) -> Capacity:
    """Return the hours asked for, of the profile, or of the plan that has most today."""
    if hours_per_week is not None:
        if hours_per_week < 0:
            raise MistakesError([Mistake("hours_out_of_range", f"{hours_per_week:g}")])
        return Capacity((Period(asked.on, hours_per_week),))
    plans = [one.plan.capacity for one in mine]
    return (
        profile.capacity
        if profile.capacity.periods
        else max(plans, key=lambda capacity: capacity.hours_on(asked.on))
    )
