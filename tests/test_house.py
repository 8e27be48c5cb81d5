from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
CONTRACTS = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))[
    "tool"
]["importlinter"]["contracts"]


def read(path: str) -> str:
    return (HOUSE / path).read_text(encoding="utf-8")


def said(*command: str, at: Path = HOUSE) -> str:
    run = subprocess.run(
        command, cwd=at, capture_output=True, text=True, check=False, timeout=60
    )
    return run.stdout + run.stderr


# Commands


def test_bare_make_lists_every_command_with_a_line_of_its_own() -> None:
    targets = re.findall(r"^([a-z]+):(?!=)", read("Makefile"), flags=re.MULTILINE)

    listed = dict(re.findall(r"^make (\w+) +(\S.*)$", said("make"), flags=re.MULTILINE))

    assert sorted(listed) == sorted(targets)
    assert all(listed.values())


def test_the_readme_fits_one_screen_and_names_the_two_commands() -> None:
    readme = read("README.md")

    assert len(readme.splitlines()) <= 60
    assert "make run" in readme
    assert "make test" in readme


# Set-up


@pytest.mark.parametrize(
    "lock",
    [
        "requirements.lock",
        "requirements-dev.lock",
        "requirements-bench.lock",
        "requirements-uv.lock",
    ],
)
def test_a_lock_pins_by_hash_and_holds_no_address(lock: str) -> None:
    text = read(lock)
    entries = re.split(r"\n(?=\S)", text.strip())

    assert all(re.match(r"[\w.-]+==\S+", entry) for entry in entries)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_the_lock_for_work_holds_every_pin_of_the_lock_for_use() -> None:
    pins = re.findall(r"^\S+==\S+", read("requirements.lock"), flags=re.MULTILINE)

    assert pins
    assert set(pins) <= set(read("requirements-dev.lock").split())


SAYS_NO = "#!/bin/sh\nexit 1\n"
HAS_NO_VENV = """#!/bin/sh
case "$*" in
    *ensurepip*) exit 1 ;;
    *python%d.%d-venv*) echo python3.11-venv ;;
    --version) echo Python 3.11.9 ;;
esac
"""
HAS_NO_SPACE = """#!/bin/sh
case "$*" in
    *disk_usage*) exit 1 ;;
    --version) echo Python 3.11.9 ;;
esac
"""


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        (SAYS_NO, "needs Python 3.11 to 3.14 and found none: install one"),
        (HAS_NO_VENV, "has no venv module: install it (on Debian or Ubuntu: sudo apt"),
        (HAS_NO_SPACE, "The disk is full: free 1 GB"),
    ],
    ids=["no Python", "no venv", "full disk"],
)
def test_what_stops_a_set_up_is_a_sentence_that_says_what_to_do(
    tmp_path: Path, python: str, sentence: str
) -> None:
    for file in (HOUSE / "setup.sh", HOUSE / "pyproject.toml", *HOUSE.glob("*.lock")):
        shutil.copy(file, tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "cat", "cksum", "dirname", "head"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    (tools / "python3").write_text(python, encoding="utf-8")
    (tools / "python3").chmod(0o755)

    output = said("env", f"PATH={tools}", "sh", "setup.sh", "run", at=tmp_path)

    assert sentence in output
    assert "run make again" in output
    assert "Traceback" not in output


# Tools


def test_a_missing_program_is_a_skip_that_names_it(
    needs_tool: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MILLION_MILES_CI", raising=False)

    with pytest.raises(pytest.skip.Exception, match="no-such-program is not installed"):
        needs_tool("no-such-program")


def test_a_missing_program_fails_under_ci(
    needs_tool: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MILLION_MILES_CI", "1")

    with pytest.raises(pytest.fail.Exception, match="no-such-program is missing"):
        needs_tool("no-such-program")


def test_a_program_that_is_there_is_found(needs_tool: Callable[[str], str]) -> None:
    assert Path(needs_tool("sh")).name == "sh"


# Contracts

BREAKERS = {
    "Imports point downwards; steps are siblings": (
        "find/__init__.py",
        "from million_miles import distance",
    ),
    "The core has no Django, no input or output, no clock and no chance of its own": (
        "values/__init__.py",
        "import sqlite3",
    ),
    "The command line runs without Django": ("cli/__init__.py", "import django"),
    "A step is entered only by its front door": (
        "journey/__init__.py",
        "import million_miles.push.odds",
    ),
    "No cycles": (
        "values/amounts.py",
        "from million_miles.values import plan",
    ),
}


@pytest.mark.parametrize("contract", [one["name"] for one in CONTRACTS])
def test_each_contract_breaks_alone_when_it_is_violated(
    tmp_path: Path, contract: str
) -> None:
    shutil.copytree(
        HOUSE / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    module, line = BREAKERS[contract]
    with (tmp_path / "src/million_miles" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    output = said(
        "env", "PYTHONPATH=src", f"{TOOLS}/lint-imports", "--no-cache", at=tmp_path
    )

    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)$", output, flags=re.MULTILINE))
    assert [name for name in verdicts if verdicts[name] == "BROKEN"] == [contract]


def test_every_package_of_the_core_is_under_the_contract_of_the_core() -> None:
    layers, core = (
        next(one for one in CONTRACTS if one["type"] == kind)
        for kind in ("layers", "forbidden")
    )
    from_telling_down = layers["layers"][layers["layers"].index("telling") :]
    packages = set(re.findall(r"\w+", " ".join(from_telling_down))) - {"maps"}
    existing = {p for p in packages if (HOUSE / "src/million_miles" / p).is_dir()}

    assert set(core["source_modules"]) == {f"million_miles.{p}" for p in existing}


# Texts


def slug(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def test_every_source_in_a_docstring_is_a_heading_of_the_methods() -> None:
    headings = re.findall(r"^#+ (.+)$", read("docs/method.md"), flags=re.MULTILINE)
    anchors = {slug(heading) for heading in headings}
    named = {
        (str(file.relative_to(HOUSE)), anchor)
        for file in HOUSE.glob("src/**/*.py")
        for anchor in re.findall(
            r"docs/method\.md#([\w-]*)", file.read_text(encoding="utf-8")
        )
    }

    assert named
    assert {(file, anchor) for file, anchor in named if anchor not in anchors} == set()


def test_every_relative_link_between_the_documents_leads_to_a_file() -> None:
    documents = [*HOUSE.glob("*.md"), *HOUSE.glob("docs/**/*.md")]
    links = {
        (document, link)
        for document in documents
        for link in re.findall(
            r"\]\((?!https?:|#)([^)#\s]+)", document.read_text(encoding="utf-8")
        )
    }

    assert links
    assert [str(link) for doc, link in links if not (doc.parent / link).exists()] == []


def test_no_file_names_the_address_of_a_package_registry() -> None:
    hosts = (
        "pypi." + "org",
        "pythonhosted." + "org",
        "npmjs." + "com",
        "deb.debian." + "org",
    )
    files = said("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    guilty = [
        name
        for name in files.rstrip("\0").split("\0")
        if (HOUSE / name).is_file()
        and any(host.encode() in (HOUSE / name).read_bytes() for host in hosts)
    ]

    assert guilty == []
