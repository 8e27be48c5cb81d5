from __future__ import annotations

import os
from pathlib import Path

import pytest

from million_miles import folder


def test_what_is_remembered_can_be_recalled(at: Path) -> None:
    folder.remember(at, "key", "one\ntwo é 🚀\n")
    folder.remember(at, "other", "more")
    folder.remember(at, "key", "newer")

    assert folder.recall(at, "key") == "newer"
    assert folder.recall(at, "other") == "more"
    assert folder.recall(at, "unknown") is None


def test_old_texts_give_way_to_new_ones(at: Path) -> None:
    for number in range(100):
        folder.remember(at, f"key{number}", "x" * 1000)

    assert folder.recall(at, "key99") == "x" * 1000
    assert folder.recall(at, "key0") is None
    assert (at / ".cache" / "remembered.json").stat().st_size < 20_000


def test_a_text_that_is_too_long_is_not_kept(at: Path) -> None:
    folder.remember(at, "key", "x" * 10**6)

    assert folder.recall(at, "key") is None


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '"text"', '{"key": 1}', "[" * 100_000, '{"key": "a\\u001b[2J"}'],
)
def test_a_cache_from_elsewhere_does_no_harm(at: Path, content: str) -> None:
    (at / ".cache" / "remembered.json").write_text(content)

    assert folder.recall(at, "key") is None
    folder.remember(at, "key", "text")
    assert folder.recall(at, "key") == "text"


def test_a_cache_that_cannot_be_used_is_no_error(at: Path, tmp_path: Path) -> None:
    pipe = at / ".cache" / "remembered.json"
    os.mkfifo(pipe)
    assert folder.recall(at, "key") is None

    (tmp_path / ".cache").write_text("no folder")
    folder.remember(tmp_path, "key", "text")
    assert folder.recall(tmp_path, "key") is None


def test_the_cache_may_be_deleted_at_any_time(at: Path) -> None:
    folder.remember(at, "key", "text")
    for file in (at / ".cache").iterdir():
        file.unlink()
    (at / ".cache").rmdir()

    assert folder.recall(at, "key") is None
    folder.remember(at, "key", "text")
    assert folder.recall(at, "key") == "text"
