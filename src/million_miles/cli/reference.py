"""The page `docs/cli.md`, made from the commands themselves and from their results."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Iterator

import click

from million_miles.cli.asked import SHARED
from million_miles.cli.main import COMMANDS, miles
from million_miles.distance import Recent, Slowing, Trend
from million_miles.journey import (
    BarAbove,
    Expiring,
    FirstForecast,
    LookBack,
    Made,
    MetBar,
    Moving,
    OpenBar,
    SelectedBar,
    SelectedOutlook,
    Shift,
    next_bar,
    results,
)
from million_miles.values import Weights

_HEAD = """\
# The command `miles`

Made by `make docs` from the commands themselves; do not edit it by hand. `miles --help`
and `miles COMMAND --help` show the same, with `--language es` in Spanish.

It exits with 0 when it is done, with 1 when it refuses, and with 2 when the command
line was not understood. Every reason is told on the error stream.

## For every command

These may stand before or after the name of the command. Without a command, `miles` is
`miles today`.
"""

_JSON = """\
## What `--json` prints

One object on one line. Names carry their units: `_hours`, `_weeks`, `_date` (ISO 8601),
`_bits`; a `chance` or a `share` lies in [0, 1]. `null` is "not known", and for a
quantile "in never, as far as futures were followed". Names only ever get more, never
others.

| command | prints |
|---|---|
| `today` | `next_step`, `long_silence` (two weeks without an entry, or null), `expiring`: what will not hold for long, and the outlook without its lists |
| `distance` | the outlook with `requirements` |
| `map` | the outlook with `requirements`, `weeks`, `hours_by_week`; `drawn`: the drawings |
| `push` | the outlook with `tries`, `made`: what was made so far, `look_back`: the whole road once the goal is reached, or null, `next_bars`: what each bar gives for its hours; `selected`: what you have of what those who made it had, or null |
| `explain` | the outlook with `chain`, `biggest` (pairs of id and hours) and `criticality` |
| `what-if` | how it moves, with the outlooks `before` and `after`; `--compare`: `supposed`, `compared` |
| `together` | `goals`, each `alone`, `together` and `turned`, with the `cost` of sharing |
| `ways` | `choices`: the ways of each requirement, the best first; `weights` and how |
| `export` | `to`, `text`, `left_out`: titles that the tool cannot hold; `wrote`: the file |
| `find` | `maps`: id, title, summary, jurisdiction, as_of_date, review_by_date, requirements |
| `score` | `score`; of one journey, `promise`: how much of it was kept, and `falling`: how the pace fell, or null |
| `check` | `mistakes` (empty when all is well) and `questions` |
| `new` | `directory`, `next_step`, `rough`; without a goal `directory` null and a `hint` |
| `demo` | `scenes`: whole outlooks |
| `raise` | `wrote`, and `changed`: how it moves, as `what-if` prints it; null where it can never be walked |
| changes | `wrote`: the lines that were written |
| whatever is refused | `mistakes`: code, came, file, line, suggestion, details |
"""

_RESULTS = {
    "The outlook": results.Outlook,
    "A range of hours": results.HoursRange,
    "A range of dates": results.DateRange,
    "Money": results.MoneyOutlook,
    "A balance": results.Balance,
    "A requirement": results.RequirementOutlook,
    "A try": results.TryOutlook,
    "One past try": results.PastTry,
    "A week": results.WeekPlan,
    "The next step": results.NextStep,
    "A difference": results.Difference,
    "A link of the chain": results.Link,
    "What you have made": Made,
    "A met bar": MetBar,
    "A bar above": BarAbove,
    "What expires": Expiring,
    "A falling pace": Slowing,
    "A look back": LookBack,
    "A first forecast": FirstForecast,
    "An open bar": OpenBar,
    "How readings move": Moving,
    "The latest readings": Recent,
    "A trend": Trend,
    "The next bars": next_bar.NextBars,
    "A next bar": next_bar.NextBar,
    "A gain per 100 hours": next_bar.Per100Hours,
    "A shift": Shift,
    "Those who made it": SelectedOutlook,
    "What most of them had": SelectedBar,
    "The ways": results.WaysOutlook,
    "The ways of a requirement": results.WayChoice,
    "A way": results.WayOption,
    "Weights": Weights,
}

_KINDS = {
    "dt.date": "date",
    "str": "text",
    "float": "number",
    "int": "whole number",
    "bool": "true or false",
    "None": "null",
    "|": "or",
}
_WRITTEN = (
    "Bar",
    "Reading",
    "When",
    "Level",
    "State",
    "Outcome",
    "Kind",
    "Reason",
    "End",
    "Problem",
    "Nothing",
    "ForecastOf",
    "Expiry",
)
_KINDS |= dict.fromkeys(_WRITTEN, "text")
_KINDS["push.Basis"] = "text"
_KINDS["Change"] = "`what` is raised, and its new `bar` if it has one"
_KINDS["Mistake"] = "a mistake"
_KINDS["When"] = "text or null"
_KINDS |= {result.__name__: title.lower() for title, result in _RESULTS.items()}


def page() -> str:
    """Return the whole page as Markdown."""
    return "\n".join((_HEAD, _shared(), *_commands(), _JSON, *_tables()))


def _shared() -> str:
    """Return the options of the group, which every command takes as well."""
    with _context(miles, "miles") as context:
        formatter = context.make_formatter()
        click.Command.format_options(miles, context, formatter)
        return _block(formatter.getvalue())


def _commands() -> Iterator[str]:
    """Yield what each command is for, with its own options only."""
    with _context(miles, "miles") as outer:
        for name in COMMANDS:
            command = miles.get_command(outer, name)
            if command is not None:
                own = [param for param in command.params if param.name not in SHARED]
                command.params, command.add_help_option = own, False
                inner = _context(command, name, parent=outer)
                yield f"## `miles {name}`\n\n{_block(command.get_help(inner))}"


def _context(
    command: click.Command, name: str, parent: click.Context | None = None
) -> click.Context:
    return click.Context(
        command, parent, name, color=False, terminal_width=88, max_content_width=88
    )


def _block(text: str) -> str:
    return f"```text\n{text.strip()}\n```\n"


def _tables() -> Iterator[str]:
    for title, result in _RESULTS.items():
        rows = [
            f"| `{field.name}` | {_kind(str(field.type))} |"
            for field in dataclasses.fields(result)
            if field.name != "forecasts"
        ]
        head = f"### {title}\n\n| name | kind |\n|---|---|\n"
        yield head + "\n".join(rows) + "\n"


def _kind(annotation: str) -> str:
    """Return what stands in the JSON for a field of this type."""
    plain = re.sub(r"tuple\[(.+), \.\.\.\]", r"list: \1", annotation)
    plain = re.sub(r"tuple\[(.+)\]", r"[\1]", plain)
    kind = re.sub(r"[\w.]+|\|", lambda word: _KINDS.get(word[0], word[0]), plain)
    return kind.replace("or null or null", "or null")


if __name__ == "__main__":
    sys.stdout.write(page())
