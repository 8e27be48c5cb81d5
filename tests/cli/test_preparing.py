from __future__ import annotations

import numba
import pytest

from million_miles.cli.preparing import announced


def compile_something() -> None:
    @numba.njit()
    def one() -> int:
        return 1

    one()


def test_compiling_is_announced_once_on_the_error_stream(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with announced("es"):
        compile_something()
        compile_something()

    out, err = capsys.readouterr()
    assert out == ""
    assert err == "Preparando el simulador. Tarda unos segundos, solo esta vez.\n"


def test_nothing_is_announced_where_nothing_is_compiled(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with announced("en"):
        pass
    compile_something()

    assert capsys.readouterr().err == ""
