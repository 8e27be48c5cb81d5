from __future__ import annotations

import pytest

from million_miles import folder, roadmap


@pytest.mark.parametrize("cut", [0, 7, 40, -1])
def test_code_that_is_not_whole_is_refused(cut: int) -> None:
    whole = folder.code_file().read_bytes()

    with pytest.raises(roadmap.CodeError, match="want whole code"):
        roadmap.load_simulator(whole[:cut])
