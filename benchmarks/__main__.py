"""Runs benchmarks: `python -m benchmarks NAME [--quick] [--json]`; bare, lists them."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import benchmarks
from benchmarks.row import Row, as_json, as_table


def main() -> None:
    """Run what the command line names and print its rows."""
    found = find_benchmarks()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="?", choices=[*found, "all"])
    parser.add_argument("--quick", action="store_true", help="a short look, less exact")
    parser.add_argument("--json", action="store_true", help="one object a line")
    asked = parser.parse_args()

    if asked.name is None:
        print("\n".join(f"{name:<12} {first_line(found[name])}" for name in found))
        return
    chosen = found.values() if asked.name == "all" else [found[asked.name]]
    rows = (row for module in chosen for row in rows_of(module, quick=asked.quick))
    if asked.json:
        for row in rows:
            print(as_json(row), flush=True)
    else:
        print(as_table(rows))


def find_benchmarks() -> dict[str, ModuleType]:
    """Return every module of this package that has a `run`, by its name."""
    names = sorted(info.name for info in pkgutil.iter_modules(benchmarks.__path__))
    modules = {
        name: importlib.import_module(f"benchmarks.{name}")
        for name in names
        if name != "__main__"
    }
    return {name: module for name, module in modules.items() if hasattr(module, "run")}


def first_line(module: ModuleType) -> str:
    """Return the first line of a module's docstring."""
    return (module.__doc__ or "").partition("\n")[0]


def rows_of(module: ModuleType, *, quick: bool) -> Iterator[Row]:
    """Run one benchmark; its rows come as they are measured."""
    rows: Iterator[Row] = module.run(quick)
    return rows


if __name__ == "__main__":
    main()
