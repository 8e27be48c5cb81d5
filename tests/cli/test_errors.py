from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from million_miles import folder, roadmap, telling
from million_miles.cli.asked import dated
from million_miles.cli.errors import mistakes_of
from million_miles.telling.mistakes import TOLD, WANTED
from million_miles.values import AmountError, Mistake, MistakesError
from tests.cli.conftest import Miles
from tests.cli.terminal import MILES, PROMPT, read, start

HERE, TODAY = Path("moon"), dt.date(2026, 11, 23)
FAULTS: list[tuple[Exception, str]] = [
    (MistakesError([Mistake("effort", "9-3 h")]), "effort"),
    (
        dated(roadmap.ImpossibleError("army", "no_capacity", {}), TODAY),
        "no_capacity",
    ),
    (folder.NoJourneyError(HERE), "no_journey"),
    (folder.ExistsError(HERE), "journey_exists"),
    (folder.BusyError(HERE), "journey_busy"),
    (folder.ConflictError(HERE), "journey_changed"),
    (folder.WriteError(HERE, came="ENOSPC"), "disk_full"),
    (folder.WriteError(HERE, came="EDQUOT"), "disk_full"),
    (folder.WriteError(HERE, came="EROFS"), "no_permission"),
    (folder.WriteError(HERE, came="EIO"), "cannot_use_file"),
    (FileNotFoundError(2, "no", "a/b.svg"), "no_such_folder"),
    (IsADirectoryError(21, "is", "b.svg"), "cannot_use_file"),
    (OSError(28, "full"), "disk_full"),
    (AmountError("want 0 < low"), "not_valid"),
    (click.NoSuchCommand("logg"), "unknown_command"),
    (click.NoSuchOption("--nots"), "unknown_option"),
    (click.NoSuchOption("-1"), "below_zero"),
    (click.MissingParameter(), "missing_word"),
    (click.BadOptionUsage("--at", "requires an argument"), "option_value"),
    (click.BadOptionUsage("--json", "does not take a value"), "option_alone"),
    (click.UsageError("else"), "usage"),
]


@pytest.mark.parametrize(("error", "code"), FAULTS, ids=lambda v: getattr(v, "code", v))
def test_every_error_of_the_layers_has_words_in_both_languages(
    error: Exception, code: str
) -> None:
    found = mistakes_of(error)

    assert found is not None
    assert [mistake.code for mistake in found] == [code]
    assert code in WANTED.keys() | TOLD.keys()
    assert telling.mistakes(found, language="en") != telling.mistakes(
        found, language="es"
    )


def test_a_fault_of_ours_is_no_mistake_of_the_person() -> None:
    assert mistakes_of(KeyError("flying")) is None


def test_without_a_journey_it_says_how_to_start_one(
    anywhere: Miles, home: Path
) -> None:
    said = anywhere()

    assert (said.code, said.out) == (1, "")
    assert said.err == (
        f"No journey is in {home}. Look for a goal with: miles find. Start a journey "
        "with: miles new\n"
    )


def test_what_is_misspelt_gets_the_right_word_and_an_example(anywhere: Miles) -> None:
    assert anywhere("lgo").err == (
        "There is no command lgo. Did you mean “log”?\n"
        "Example: miles -C my-journey\n"
        "More: miles --help\n"
    )
    assert anywhere("log", "--nots", "--language", "es").err == (
        "Este comando no tiene la opción --nots. ¿Querías decir «--note»?\n"
        'Ejemplo: miles log flying 2.5h --note "first circuits"\n'
        "Más: miles log --help\n"
    )


def in_shell(line: str, at: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which $MILES and $AT are known."""
    known = {"MILES": str(MILES), "AT": str(at)}
    return subprocess.run(
        ["/bin/sh", "-c", line],
        env=os.environ | known | more,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_reader_who_leaves_early_sees_no_traceback(at: Path) -> None:
    said = in_shell('"$MILES" --help | true', at)

    assert said.stderr == ""


def test_a_full_disk_is_a_sentence(at: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("/dev/full is not there")

    said = in_shell('"$MILES" find > /dev/full', at)

    assert (said.returncode, said.stderr[:17]) == (1, "The disk is full ")


def test_a_change_that_cannot_be_written_whole_is_not_written(at: Path) -> None:
    before = (at / "journal.csv").read_bytes()

    said = in_shell('ulimit -f 0; "$MILES" -C "$AT" note x', at)

    assert said.returncode == 1
    assert "cannot be read or written (EFBIG)" in said.stderr
    assert (at / "journal.csv").read_bytes() == before


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_traceback(at: Path, closed: str) -> None:
    said = in_shell(f'"$MILES" -C "$AT" check {closed}', at)

    assert (said.returncode, said.stderr) == (0, "")


def test_letters_that_a_terminal_lacks_are_spelt(at: Path) -> None:
    said = in_shell(
        '"$MILES" -C "$AT" log theroy 1h', at, PYTHONIOENCODING="latin-1:strict"
    )

    assert said.returncode == 1
    assert "\\u201ctheroy\\u201d" in said.stderr


def test_ctrl_c_ends_it_without_a_word() -> None:
    running, terminal = start("new")
    screen = b""
    while PROMPT not in screen:
        screen += read(terminal)

    running.send_signal(signal.SIGINT)

    assert running.wait(timeout=60) == -signal.SIGINT
    assert b"Traceback" not in read(terminal)
    os.close(terminal)


def test_a_fault_of_ours_is_a_sentence_with_a_way_to_see_more(at: Path) -> None:
    broken = (
        "import million_miles.cli.main as m, sys; "
        "m.COMMANDS['check'] = 'nowhere'; sys.argv[1:] = ['check']; m.main()"
    )

    said = subprocess.run(
        [sys.executable, "-c", broken], capture_output=True, text=True, check=False
    )

    assert said.returncode == 1
    assert said.stderr.startswith("This is a fault of Million Miles, not yours: Module")
    assert "Traceback" not in said.stderr
