"""The command `miles`: which commands there are, and where their errors are told."""

from __future__ import annotations

import copy
import importlib
import io
import signal
import sys
from collections.abc import Sequence

import click

from million_miles.cli.asked import SHARED, Asked, common

# Each command stands in a module that is imported only when it is called.
COMMANDS = {
    "today": "today",
    "find": "starting",
    "new": "starting",
    "check": "looking",
    "distance": "looking",
    "map": "looking",
    "push": "looking",
    "odds": "odds",
    "explain": "looking",
    "what-if": "supposing",
    "ways": "choosing",
    "together": "sharing",
    "score": "scoring",
    "review": "reviewing",
    "onward": "onward",
    "export": "exporting",
    "log": "changing",
    "measure": "changing",
    "estimate": "changing",
    "done": "changing",
    "try": "changing",
    "raise": "raising",
    "choose": "changing",
    "keep": "changing",
    "pause": "changing",
    "promise": "promising",
    "back": "promising",
    "drop": "changing",
    "add": "changing",
    "step": "changing",
    "note": "changing",
    "rename": "changing",
    "undo": "changing",
    "import-history": "importing",
    "demo": "starting",
}


class Miles(click.Group):
    """The group of all commands, in the order of a journey."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, in the language of its group."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        found = importlib.import_module(f"million_miles.cli.{module}")
        commands = (c for c in vars(found).values() if isinstance(c, click.Command))
        command = copy.copy(next(c for c in commands if c.name == cmd_name))
        command.context_class = self.context_class
        command.allow_extra_args = True  # they are told by `common`
        command.params = sorted(command.params, key=lambda p: p.name in SHARED)
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write each command with the first line of its help, never cut short."""
        rows = []
        for name in COMMANDS:
            command = self.get_command(ctx, name)
            text = (command.help or "" if command else "").split("\n\n")[0]
            rows.append((name, text.replace("\n", " ")))
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(cls=Miles, invoke_without_command=True)
@click.version_option(package_name="million-miles", message="%(version)s")
@common
def miles(asked: Asked) -> None:
    """From a far goal to an honest arrival date, and one next thing to do.

    Without a command it tells today: one thing to do, and how far it still is.

    Example: miles -C my-journey
    """
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        from million_miles.cli.today import today

        context.invoke(today)


def main() -> None:
    """Run `miles` and leave with its exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it at once, silently
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None where it is closed
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run(sys.argv[1:])
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        from million_miles.cli.errors import tell_fault

        code = tell_fault(error, sys.argv[1:])
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; return 0 done, 1 refused, 2 not understood.

    Raises:
        Exception: a fault of ours.
    """
    try:
        code = _group(arguments).main(list(arguments), "miles", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo(err=True)
        return 1
    except Exception as error:
        from million_miles.cli.errors import tell

        return tell(error, arguments)
    return code if isinstance(code, int) else 0


def _group(arguments: Sequence[str]) -> click.Group:
    """Return the group of commands, with help in the language that is spoken."""
    from million_miles.cli.asked import spoken
    from million_miles.cli.spanish import SpanishContext

    group = copy.copy(miles)
    if spoken(arguments) == "es":
        group.context_class = SpanishContext
    return group
