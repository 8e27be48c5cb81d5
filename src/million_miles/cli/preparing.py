"""Says so while something takes longer than a person likes to wait in silence."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

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


PATIENCE_SECONDS = 1.0


@contextmanager
def long_work() -> Iterator[Callable[[float], None]]:
    """Lend what shows how far some work is, once it has taken more than a second.

    The bar stands on the error stream, and only where a person can see it.
    """
    began = time.monotonic()
    with ExitStack() as open_bars:
        bars: list[Any] = []

        def show(share: float) -> None:
            if not bars:
                if not (sys.stderr and sys.stderr.isatty()):
                    return
                if time.monotonic() - began < PATIENCE_SECONDS:
                    return
                bar = click.progressbar(length=100, file=sys.stderr)
                bars.append(open_bars.enter_context(bar))
            bars[0].update(round(100 * share) - bars[0].pos)

        yield show
