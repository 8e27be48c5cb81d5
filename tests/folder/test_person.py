"""What belongs to the person: their finished work from other tools."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from million_miles import folder
from million_miles.exchange import Wishes
from million_miles.values import Finished, MistakesError

ONE = Finished(4, 6, dt.date(2025, 11, 23), "one")
TWO = Finished(2, 2, None, "two")


def test_finished_work_is_kept_once(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    assert folder.add_history([ONE, TWO], home=mine, dry_run=True) == 2
    assert not mine.exists()

    assert folder.add_history([ONE, TWO], home=mine) == 2
    assert folder.add_history([TWO, ONE], home=mine) == 0
    assert folder.add_history([ONE, ONE], home=mine) == 1  # it stands there twice

    assert folder.read_history(home=mine) == (TWO, ONE, ONE)


def test_the_oldest_leave_when_there_are_too_many(tmp_path: Path) -> None:
    day = dt.date(2020, 1, 1)
    tasks = [Finished(1, 2, day + dt.timedelta(days=n), f"t{n}") for n in range(500)]

    folder.add_history(tasks, home=tmp_path)

    kept = folder.read_history(home=tmp_path)
    assert len(kept) == 400
    assert kept[0] == tasks[100]
    assert folder.add_history(tasks[:100], home=tmp_path) == 0  # older than all kept
    assert folder.add_history(tasks[:100], home=tmp_path, dry_run=True) == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_of_spreadsheets_are_read_in_their_encodings(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes("tarea;estimado;real\nAño;2 h;3 h\n".encode(encoding))

    export = folder.read_export(path, Wishes())

    assert [task.task for task in export.tasks] == ["Año"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(MistakesError) as error:
            folder.read_export(path, Wishes())
        assert [m.code for m in error.value.mistakes] == ["no_file"]
