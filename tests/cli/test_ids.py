from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from million_miles.cli.ids import new_id
from million_miles.values import is_id


@given(st.sets(st.text("abcdefghjkmnpqrstuvwxyz23456789", min_size=4, max_size=4)))
def test_a_new_id_is_an_id_that_was_free(taken: set[str]) -> None:
    made = new_id(taken)

    assert is_id(made)
    assert made not in taken


def test_when_short_ids_run_out_they_become_longer() -> None:
    class Short(set[str]):
        def __contains__(self, id_: object) -> bool:
            return len(str(id_)) < 6

    assert len(new_id(Short())) == 6
