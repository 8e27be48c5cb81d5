"""Says so while the simulator is compiled, which takes a few seconds, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from million_miles import folder, telling
from million_miles.values import Language


@contextmanager
def announced(language: Language) -> Iterator[None]:
    """Have the simulator ready; say so on the error stream if it must be compiled."""

    def announce() -> None:
        click.echo(telling.preparing(language=language), err=True)

    folder.prepare_simulator(before_compiling=announce)
    yield
