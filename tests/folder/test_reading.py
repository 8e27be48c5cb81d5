from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from million_miles import folder
from million_miles.values import (
    Forecast,
    Goal,
    KeptOrder,
    Mistake,
    MistakesError,
    Plan,
    Profile,
)

BOM = b"\xef\xbb\xbf"


def forecast(seed: int) -> Forecast:
    return Forecast(
        made_on=dt.date(2027, 1, 1),
        of="ready",
        quantiles=tuple(float(q) for q in range(99)),
        never_share=0.0,
        horizon_date=dt.date(2087, 1, 1),
        seed=seed,
        method="test",
        input_hash="é" * 10,
    )


def mistakes_in(at: Path, *, home: Path | None = None) -> tuple[Mistake, ...]:
    with pytest.raises(MistakesError) as caught:
        folder.read(at, home=home)
    return caught.value.mistakes


@contextmanager
def nobody() -> Iterator[None]:
    """Stand in for a person without rights, where the tests run as root."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_plan_alone_is_a_journey(at: Path) -> None:
    (at / "journal.csv").unlink()

    journey = folder.read(at)

    assert journey.plan.goal.title == "Moon"
    assert (journey.entries, journey.forecasts) == ((), ())
    assert journey.profile == Profile()


def test_the_profile_comes_from_the_home_of_the_person(
    at: Path, home: Path, tmp_path: Path
) -> None:
    text = "format: million-miles/profile/1\nname: {}\n"
    (home / "profile.yaml").write_text(text.format("Ana"))
    (tmp_path / "profile.yaml").write_text(text.format("Rosa"))

    assert folder.read(at).profile.name == "Ana"
    assert folder.read(at, home=tmp_path).profile.name == "Rosa"
    assert folder.read_profile().name == "Ana"


def test_a_person_without_a_profile_has_an_empty_one(home: Path) -> None:
    assert folder.read_profile(home=home / "missing") == Profile()


def test_without_a_named_home_it_is_the_data_folder_of_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("MILLION_MILES_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert folder.home_folder().name == "million-miles"


def test_a_folder_without_a_plan_is_no_journey(tmp_path: Path) -> None:
    (tmp_path / "journal.csv").write_text("")

    for at in (tmp_path, tmp_path / "missing", tmp_path / "journal.csv"):
        with pytest.raises(folder.NoJourneyError):
            folder.read(at)
        with pytest.raises(folder.NoJourneyError), folder.changing(at):
            pass
    assert not (tmp_path / ".cache").exists()


def test_the_mistakes_of_all_files_are_told_at_once(at: Path, home: Path) -> None:
    with (at / "journal.csv").open("a") as journal:
        journal.write("second,,worked,flyng,,2 h,,,,,\n")
    (at / "forecasts.jsonl").write_text("{}\nnonsense\n")
    (home / "profile.yaml").mkdir()
    together = mistakes_in(at)
    (at / "plan.yaml").write_text("format: million-miles/plan/1\ngaol: Moon\n")
    apart = mistakes_in(at)

    assert {m.file for m in together} == {
        "forecasts.jsonl",
        "journal.csv",
        "profile.yaml",
    }
    unknown = next(m for m in together if m.code == "unknown_requirement")
    assert (unknown.line, unknown.suggestion) == (3, "flying")
    assert {"plan.yaml", "forecasts.jsonl"} <= {m.file for m in apart}


@pytest.mark.parametrize("name", ["plan.yaml", "journal.csv", "forecasts.jsonl"])
def test_what_is_no_plain_file_is_a_mistake(
    at: Path, tmp_path: Path, name: str
) -> None:
    file = at / name
    came = {}
    kinds: dict[str, Callable[[], object]] = {
        "folder": file.mkdir,
        "link": lambda: file.symlink_to(tmp_path / "moon" / "plan.yaml"),
        "pipe": lambda: os.mkfifo(file),
    }
    for kind, make in kinds.items():
        file.unlink(missing_ok=True)
        make()
        came[kind] = mistakes_in(at)
        file.rmdir() if kind == "folder" else file.unlink()

    for kind, mistakes in came.items():
        assert Mistake("not_a_file", kind, file=name) in mistakes


def test_a_file_one_may_not_read_is_a_mistake() -> None:
    with TemporaryDirectory() as name:  # all may enter it, unlike the tests' own
        at = Path(name)
        at.chmod(0o755)
        folder.create(at, Plan(Goal("Moon")))
        (at / "journal.csv").chmod(0)

        with nobody():
            found = mistakes_in(at, home=at)

    assert found == (Mistake("unreadable", "EACCES", file="journal.csv"),)


def test_a_folder_one_may_not_write_to_is_read_but_not_changed() -> None:
    with TemporaryDirectory() as name:
        at = Path(name)
        folder.create(at, Plan(Goal("Moon")))
        at.chmod(0o555)
        (at / ".cache").chmod(0o555)

        with nobody():
            assert folder.read(at, home=at).plan.goal.title == "Moon"
            with pytest.raises(folder.WriteError) as caught, folder.changing(at):
                pass
            folder.remember(at, "key", "text")
            assert folder.recall(at, "key") is None

    assert caught.value.came == "EACCES"


def test_a_file_that_is_too_large_is_not_read(at: Path) -> None:
    with (at / "journal.csv").open("r+b") as journal:
        journal.truncate(10**12)

    started = time.perf_counter()
    mistakes = mistakes_in(at)

    assert [(m.code, m.file) for m in mistakes] == [("too_big", "journal.csv")]
    assert mistakes[0].came == str(10**12)
    assert time.perf_counter() - started < 5


def test_line_endings_and_marks_of_windows_change_nothing(at: Path) -> None:
    before = folder.read(at)
    for name in ("plan.yaml", "journal.csv"):
        text = (at / name).read_bytes()
        (at / name).write_bytes(BOM + text.replace(b"\n", b"\r\n"))

    assert folder.read(at) == before


def test_saved_forecasts_come_back_in_order(at: Path) -> None:
    folder.save_forecasts(at, [forecast(1), forecast(2)])
    folder.save_forecasts(at, [forecast(3)])

    assert [one.seed for one in folder.read(at).forecasts] == [1, 2, 3]
    assert [one.seed for one in folder.last_forecasts(at)] == [1, 2, 3]


def test_what_the_plan_said_is_kept_once_for_each_change_of_it(at: Path) -> None:
    plan = folder.read(at).plan
    other = replace(plan, goal=replace(plan.goal, title="Another goal"))

    for day, kept in ((1, plan), (2, plan), (3, other), (4, plan)):
        folder.save_forecasts(at, [forecast(day)], plan=kept)

    assert (at / "plans.jsonl").read_text(encoding="utf-8").count("\n") == 3
    made_on = forecast(1).made_on
    assert folder.past_plan(at, made_on) == plan
    assert folder.past_plan(at, made_on - dt.timedelta(days=1)) is None


def test_the_last_order_that_was_kept_is_in_use(at: Path) -> None:
    first = KeptOrder(dt.date(2027, 1, 1), ("a", "b"), 2.0, 0.5, 1)
    second = replace(first, ids=("b", "a"))
    before = folder.fingerprint(at)

    folder.save_order(at, first)
    folder.save_order(at, second)

    assert folder.read(at).order == second
    assert folder.fingerprint(at) != before


def test_the_order_of_a_past_day_is_the_last_one_found_by_then(at: Path) -> None:
    first = KeptOrder(dt.date(2027, 1, 1), ("a", "b"), 2.0, 0.5, 1)
    second = replace(first, found_on=dt.date(2027, 2, 1), ids=("b", "a"))
    assert folder.past_order(at, first.found_on) is None

    folder.save_order(at, first)
    folder.save_order(at, second)

    assert folder.past_order(at, dt.date(2027, 1, 31)) == first
    assert folder.past_order(at, dt.date(2027, 3, 1)) == second
    assert folder.past_order(at, dt.date(2026, 12, 31)) is None


def test_a_broken_order_is_named_with_its_line(at: Path) -> None:
    (at / "orders.jsonl").write_text('{"on": "2026-01-01"}\n[]\n', encoding="utf-8")

    with pytest.raises(MistakesError) as error:
        folder.read(at)

    lines = {(m.file, m.line) for m in error.value.mistakes}
    assert lines == {("orders.jsonl", 1), ("orders.jsonl", 2)}


def test_a_broken_line_of_past_plans_is_named(at: Path) -> None:
    (at / "plans.jsonl").write_text('{"on": "2026-01-01"}\n[]\n', encoding="utf-8")

    with pytest.raises(MistakesError) as error:
        folder.past_plan(at, dt.date(2027, 1, 1))

    places = [(m.file, m.line, m.code) for m in error.value.mistakes]
    assert places == [("plans.jsonl", 1, "json"), ("plans.jsonl", 2, "json")]


@pytest.mark.parametrize("end", ['"}\n', '" }\n'])
def test_the_last_forecasts_are_read_from_the_end_alone(at: Path, end: str) -> None:
    # The tail begins in the middle of this line, with one of the two ends in a letter.
    nonsense = '{"note": "' + "é" * 100_000 + end
    (at / "forecasts.jsonl").write_text(nonsense, encoding="utf-8")
    folder.save_forecasts(at, [forecast(1), forecast(2)])

    assert [one.seed for one in folder.last_forecasts(at)] == [1, 2]


def test_of_many_forecasts_the_last_are_read(at: Path) -> None:
    folder.save_forecasts(at, [forecast(seed) for seed in range(300)])

    seeds = [one.seed for one in folder.last_forecasts(at)]

    assert seeds == [*range(seeds[0], 300)]
    assert 10 < len(seeds) < 300


def test_no_forecasts_are_no_mistake(at: Path) -> None:
    assert folder.last_forecasts(at) == ()


def test_the_fingerprint_changes_with_plan_journal_and_profile_alone(
    at: Path, home: Path
) -> None:
    seen = [folder.fingerprint(at)]
    for file in (at / "plan.yaml", at / "journal.csv", home / "profile.yaml"):
        with file.open("a") as text:
            text.write("# more\n")
        seen.append(folder.fingerprint(at))

    assert len({*seen}) == 4
    folder.save_forecasts(at, [forecast(1)])
    assert folder.fingerprint(at) == seen[-1]


def test_a_file_that_moves_its_text_to_another_changes_the_fingerprint(
    at: Path,
) -> None:
    whole = (at / "plan.yaml").read_bytes(), (at / "journal.csv").read_bytes()
    before = folder.fingerprint(at)
    (at / "plan.yaml").write_bytes(whole[0] + whole[1][:5])
    (at / "journal.csv").write_bytes(whole[1][5:])

    assert folder.fingerprint(at) != before


def test_what_needs_no_meaning_imports_no_reader() -> None:
    code = (
        "import sys; from million_miles import folder\n"
        "print(*{'yaml', 'numpy', 'filelock', 'ruamel', 'numba'} & {*sys.modules})"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == ""
