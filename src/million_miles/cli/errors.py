"""The one place of the command line that turns errors into words."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from inspect import cleandoc

import click

from million_miles import folder, telling
from million_miles.cli.as_json import dumps
from million_miles.cli.asked import spoken
from million_miles.cli.spanish import in_spanish
from million_miles.cli.words import NotUnderstoodError, shown
from million_miles.values import Mistake, MistakesError

Mistakes = tuple[Mistake, ...]


def tell(error: Exception, arguments: Sequence[str]) -> int:
    """Word an error on the error stream and return the exit code.

    With `--json` the mistakes stand on the output as well, as one object.

    Raises:
        Exception: the error itself, where it is a fault of ours.
    """
    language = spoken(arguments)
    mistakes = mistakes_of(error)
    if mistakes is None:
        raise error
    lines = [telling.mistakes(mistakes, language=language)]
    if isinstance(error, click.UsageError):
        more = _what_to_type(error.ctx)
        lines += map(in_spanish, more) if language == "es" else more
    click.echo("\n".join(lines), err=True)
    if "--json" in arguments:
        with suppress(OSError):  # the output itself may be what cannot be written
            click.echo(dumps({"mistakes": mistakes}))
    return 2 if isinstance(error, click.UsageError) else 1


def tell_fault(error: Exception, arguments: Sequence[str]) -> int:
    """Say that the fault is ours, and how to see where; return the exit code."""
    fault = Mistake("our_fault", f"{type(error).__name__}: {error}")
    click.echo(telling.mistakes([fault], language=spoken(arguments)), err=True)
    return 1


def mistakes_of(error: Exception) -> Mistakes | None:
    """Return an error of the layers below as mistakes, or None for a fault of ours."""
    if isinstance(error, MistakesError | NotUnderstoodError):
        return error.mistakes
    if isinstance(error, click.UsageError):
        return (_of_usage(error),)
    if isinstance(error, folder.WriteError):
        return (_of_system(error.came, error.path),)
    if isinstance(error, folder.FolderError):
        code = next(code for kind, code in _OF_FOLDERS if isinstance(error, kind))
        return (Mistake(code, shown(error.path)),)
    if isinstance(error, OSError):
        cause = errno.errorcode.get(error.errno or 0, "EIO")
        return (_of_system(cause, error.filename or "stdout"),)
    if isinstance(error, ValueError) and type(error).__module__.startswith(
        "million_miles.values"
    ):
        return (Mistake("not_valid", str(error)),)
    return None


_OF_FOLDERS: tuple[tuple[type[folder.FolderError], str], ...] = (
    (folder.NoJourneyError, "no_journey"),
    (folder.ExistsError, "journey_exists"),
    (folder.BusyError, "journey_busy"),
    (folder.ConflictError, "journey_changed"),
)
_OF_CAUSES = {
    "ENOSPC": "disk_full",
    "EDQUOT": "disk_full",
    "EACCES": "no_permission",
    "EPERM": "no_permission",
    "EROFS": "no_permission",
    "ENOENT": "no_such_folder",
    "ENOTDIR": "no_such_folder",
}


def _of_system(cause: str, path: str | os.PathLike[str]) -> Mistake:
    code = _OF_CAUSES.get(cause, "cannot_use_file")
    return Mistake(code, shown(path), details=(("cause", cause),))


def _of_usage(error: click.UsageError) -> Mistake:
    """Return a command line that click refuses, with what was probably meant."""
    if isinstance(error, click.NoSuchOption):
        return _no_such_option(error)
    if isinstance(error, click.NoSuchCommand):
        return _misspelt("unknown_command", error.command_name, _commands(error.ctx))
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return Mistake("missing_word", name.upper())
    if isinstance(error, click.BadOptionUsage):
        takes_none = "does not take" in error.message
        code = "option_alone" if takes_none else "option_value"
        return Mistake(code, error.option_name)
    return Mistake("usage", error.format_message())


def _commands(context: click.Context | None) -> list[str]:
    if context is None or not isinstance(context.command, click.Group):
        return []
    return context.command.list_commands(context)


def _no_such_option(error: click.NoSuchOption) -> Mistake:
    if re.fullmatch(r"-\d", error.option_name):
        return Mistake("below_zero", error.option_name)
    params = error.ctx.command.params if error.ctx else []
    known = [name for param in params for name in param.opts if name.startswith("--")]
    return _misspelt("unknown_option", error.option_name, known)


def _misspelt(code: str, word: str, known: list[str]) -> Mistake:
    near = get_close_matches(word, known, n=1)
    return Mistake(code, word, suggestion=near[0] if near else "")


def _what_to_type(context: click.Context | None) -> list[str]:
    """Return the example of a command's help, and how to see all of it."""
    if context is None:
        return []
    paragraphs = cleandoc(context.command.help or "").split("\n\n")
    examples = [part for part in paragraphs if part.startswith("Example: ")]
    return [*examples, f"More: {context.command_path} --help"]
