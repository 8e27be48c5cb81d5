"""The simulator's machine code, kept so that only the first start compiles it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

MOST_KEPT = 4  # versions of the program that may take turns without compiling anew


def prepare_simulator(*, before_compiling: Callable[[], None]) -> None:
    """Load the simulator, or compile it and keep it where the disk lets us.

    Args:
        before_compiling: called only if it has to be compiled, which takes seconds.
    """
    from million_miles import roadmap  # slow to import

    if roadmap.is_simulator_loaded():
        return
    at = code_file()
    try:
        roadmap.load_simulator(at.read_bytes())
    except (OSError, roadmap.CodeError):
        before_compiling()
        code = roadmap.compile_simulator()
        roadmap.load_simulator(code)
        _keep(code, at)


def code_file() -> Path:
    """Return where the machine code of this very program on this processor is kept."""
    import platformdirs

    from million_miles import roadmap

    mark = blake2b(roadmap.code_mark().encode(), digest_size=16)
    for source in sorted(Path(roadmap.__file__).parent.rglob("*.py")):
        mark.update(source.read_bytes())
    kept = platformdirs.user_cache_path("million-miles", appauthor=False)
    return kept / f"simulator-{mark.hexdigest()}.o"


def _keep(code: bytes, at: Path) -> None:
    new = at.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        at.parent.mkdir(parents=True, exist_ok=True)
        kept = at.parent.glob("simulator-*.o")
        for old in sorted(kept, key=lambda file: file.stat().st_mtime)[
            : -MOST_KEPT + 1
        ]:
            old.unlink(missing_ok=True)
        new.unlink(missing_ok=True)
        with new.open("xb") as file:
            file.write(code)
        new.replace(at)
    with suppress(OSError):
        new.unlink()
