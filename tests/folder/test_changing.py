from __future__ import annotations

import stat
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles import exchange, folder
from million_miles.folder.lines import behind
from million_miles.journey import Journey
from million_miles.values import (
    Entry,
    Goal,
    Hours,
    MistakesError,
    Plan,
    Profile,
    Requirement,
)


def worked(id_: str, requirement: str = "flying") -> Entry:
    return Entry(id_, "worked", requirement=requirement, amount=Hours(2.5))


def with_entries(journey: Journey, *ids: str) -> Journey:
    return replace(journey, entries=journey.entries + tuple(map(worked, ids)))


def with_why(journey: Journey, why: str) -> Journey:
    goal = replace(journey.plan.goal, why=why)
    return replace(journey, plan=replace(journey.plan, goal=goal))


def test_a_new_folder_reads_as_what_it_was_made_from(tmp_path: Path) -> None:
    plan = Plan(Goal("Moon"), requirements=(Requirement("flying", "Pilot licence"),))
    at = tmp_path / "far" / "moon"

    folder.create(at, plan, [worked("first")])

    assert folder.read(at) == Journey(plan, (worked("first"),))
    assert "journal.csv merge=union" in (at / ".gitattributes").read_text()
    assert ".cache/" in (at / ".gitignore").read_text()
    assert not list(at.glob(".saving*"))


@pytest.mark.parametrize("name", ["plan.yaml", "journal.csv"])
def test_what_is_there_is_never_begun_anew(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("nowhere")

    with pytest.raises(folder.ExistsError):
        folder.create(tmp_path, Plan(Goal("Moon")))

    assert not (tmp_path / ".cache").exists()


def test_settings_of_git_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes(b"*.pdf\r\n.cache/")

    folder.create(tmp_path, Plan(Goal("Moon")))

    expected = b"*.pdf\r\n.cache/\r\n.saving*/\r\n"
    assert (tmp_path / ".gitignore").read_bytes() == expected


def test_a_folder_that_cannot_be_made_is_a_write_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(folder.WriteError) as caught:
        folder.create(tmp_path / "file" / "moon", Plan(Goal("Moon")))

    assert caught.value.came == "ENOTDIR"


def test_an_entry_comes_behind_what_stands_there(at: Path) -> None:
    before = (at / "journal.csv").read_bytes()

    with folder.changing(at) as change:
        lines = change.save(with_entries(change.journey, "second"))

    after = (at / "journal.csv").read_bytes()
    assert lines == ("second,,worked,flying,,2.5 h,,,,,",)
    assert after == before + lines[0].encode() + b"\n"


def test_the_plan_keeps_its_comments_and_tells_the_changed_lines(at: Path) -> None:
    plan = (at / "plan.yaml").read_text()
    (at / "plan.yaml").write_text("# mine\n" + plan)

    with folder.changing(at) as change:
        lines = change.save(with_why(change.journey, "On TV"))

    assert lines == ("+ why: On TV",)
    assert (at / "plan.yaml").read_text().startswith("# mine\n")
    assert folder.read(at).plan.goal.why == "On TV"


def test_one_change_may_save_again_and_again(at: Path) -> None:
    with folder.changing(at) as change:
        change.save(with_entries(change.journey, "second"))
        change.save(with_why(change.journey, "On TV"))
        change.save(with_entries(change.journey, "third"))

    journey = folder.read(at)
    assert [entry.id for entry in journey.entries] == ["first", "second", "third"]
    assert journey.plan.goal.why == "On TV"


def test_nothing_that_differs_writes_nothing(at: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in at.glob("*.*")}

    with folder.changing(at) as change:
        assert change.save(change.journey) == ()

    assert {file: file.stat().st_mtime_ns for file in at.glob("*.*")} == before


def test_a_file_keeps_the_manner_of_windows(at: Path) -> None:
    for name in ("plan.yaml", "journal.csv"):
        text = (at / name).read_bytes().replace(b"\n", b"\r\n")
        (at / name).write_bytes(b"\xef\xbb\xbf" + text)

    with folder.changing(at) as change:
        change.save(with_why(with_entries(change.journey, "second"), "On TV"))

    for name in ("plan.yaml", "journal.csv"):
        text = (at / name).read_bytes()
        assert text.startswith(b"\xef\xbb\xbf")
        assert text.count(b"\n") == text.count(b"\r\n") > 1
    assert folder.read(at).plan.goal.why == "On TV"
    assert len(folder.read(at).entries) == 2


def test_a_private_file_stays_private(at: Path) -> None:
    (at / "journal.csv").chmod(0o600)

    with folder.changing(at) as change:
        change.save(with_entries(change.journey, "second"))

    assert stat.S_IMODE((at / "journal.csv").stat().st_mode) == 0o600


@given(
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
    line_break=st.sampled_from([b"\n", b"\r\n"]),
    old=st.lists(st.integers(1, 99), unique=True, max_size=5),
    ends=st.booleans(),
)
def test_a_line_behind_a_journal_loses_none(
    mark: bytes, line_break: bytes, old: list[int], ends: bool
) -> None:
    entries = [worked(f"e{number}") for number in old]
    there = mark + exchange.write_journal(entries).encode().replace(b"\n", line_break)
    there = there if ends else there.removesuffix(line_break)

    after = behind(there, [exchange.write_entry(worked("new"))], head="never")

    assert after.startswith(there)
    text = exchange.decode(after, file="journal.csv")
    assert exchange.read_journal(text) == (*entries, worked("new"))


@pytest.mark.parametrize("there", [None, b"", b"\n", b"\xef\xbb\xbf"])
def test_a_journal_without_a_line_begins_with_its_header(
    at: Path, there: bytes | None
) -> None:
    (at / "journal.csv").unlink()
    if there is not None:
        (at / "journal.csv").write_bytes(there)

    with folder.changing(at) as change:
        change.save(with_entries(change.journey, "first"))

    assert folder.read(at).entries == (worked("first"),)


def test_a_saved_entry_cannot_be_changed_or_left_out(at: Path) -> None:
    with folder.changing(at) as change:
        entry = replace(change.journey.entries[0], note="better")

        for entries in ((), (entry,)):
            with pytest.raises(ValueError, match="want what stood there"):
                change.save(replace(change.journey, entries=entries))


def test_a_changed_profile_is_not_saved_with_a_journey(at: Path) -> None:
    with folder.changing(at) as change, pytest.raises(ValueError, match="profile"):
        change.save(replace(change.journey, profile=Profile(name="Ana")))


def test_what_could_not_be_read_again_is_never_written(at: Path) -> None:
    before = (at / "journal.csv").read_bytes()

    with folder.changing(at) as change:
        unknown = (*change.journey.entries, worked("second", "nothing"))
        with pytest.raises(MistakesError):
            change.save(replace(change.journey, entries=unknown))
        with pytest.raises(MistakesError):
            change.save(with_entries(change.journey, "first"))

    assert (at / "journal.csv").read_bytes() == before


@pytest.mark.parametrize("name", ["plan.yaml", "journal.csv"])
def test_an_edit_meanwhile_is_never_overwritten(at: Path, name: str) -> None:
    with folder.changing(at) as change:
        edited = (at / name).read_bytes() + b"# mine\n"
        (at / name).write_bytes(edited)

        with pytest.raises(folder.ConflictError) as caught:
            change.save(with_entries(with_why(change.journey, "On TV"), "second"))

    assert caught.value.path == at / name
    assert (at / name).read_bytes() == edited
    assert "On TV" not in (at / "plan.yaml").read_text()
    assert "second" not in (at / "journal.csv").read_text()


def test_an_edit_of_a_file_that_is_not_written_is_a_conflict_too(at: Path) -> None:
    with folder.changing(at) as change:
        with (at / "plan.yaml").open("a") as plan:
            plan.write("# mine\n")

        with pytest.raises(folder.ConflictError):
            change.save(with_entries(change.journey, "second"))

    assert "second" not in (at / "journal.csv").read_text()


def test_who_waits_too_long_is_told_that_another_is_writing(at: Path) -> None:
    with folder.changing(at):
        with pytest.raises(folder.BusyError), folder.changing(at, wait_seconds=0.05):
            pass
        assert folder.read(at).entries  # reading waits for nobody


def test_two_branches_of_a_journey_merge_and_lose_nothing(
    at: Path, needs_tool: Callable[[str], str]
) -> None:
    program = needs_tool("git")

    def git(*words: str) -> None:
        who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
        command = [program, "-C", str(at), *who, *words]
        subprocess.run(command, check=True, capture_output=True)

    def log(*ids: str) -> None:
        with folder.changing(at) as change:
            change.save(with_entries(change.journey, *ids))
        git("commit", "-am", "log")

    git("init", "-b", "home")
    git("add", ".")
    git("commit", "-m", "begin")
    git("checkout", "-b", "phone")
    log("phone1", "phone2")
    git("checkout", "home")
    log("home1")
    git("merge", "phone")

    ids = [entry.id for entry in folder.read(at).entries]
    assert sorted(ids) == ["first", "home1", "phone1", "phone2"]
    assert ids.index("phone1") < ids.index("phone2")
