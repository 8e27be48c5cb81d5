from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.today import fastest


def test_each_run_is_a_whole_process_and_one_more_is_not_counted(
    tmp_path: Path,
) -> None:
    code = f"open({str(tmp_path / 'runs')!r}, 'a').write('r')"
    changes: list[int] = []

    seconds = fastest(
        (sys.executable, "-c", code),
        home=str(tmp_path),
        runs=2,
        before=lambda: changes.append(1),
    )

    assert (tmp_path / "runs").read_text() == "rrr"
    assert len(changes) == 2
    assert 0 < seconds < 60
