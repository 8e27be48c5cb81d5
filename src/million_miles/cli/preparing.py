"""Says so while the simulator is compiled, which takes a few seconds, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from million_miles import telling
from million_miles.values import Language


@contextmanager
def announced(language: Language) -> Iterator[None]:
    """Say it on the error stream if something is compiled meanwhile, and only then."""
    from numba.core import event

    class Announcement(event.Listener):
        is_made = False

        def on_start(self, _event: object) -> None:
            if not self.is_made:
                click.echo(telling.preparing(language=language), err=True)
            self.is_made = True

        def on_end(self, _event: object) -> None:
            pass

    with event.install_listener("numba:compile", Announcement()):
        yield
