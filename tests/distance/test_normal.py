from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance.normal import chances_below, even_values, values_at


def test_the_published_values_of_the_normal_table_come_out() -> None:
    chances = chances_below(np.array([-3.0, -1.0, 0.0, 0.5, 1.96]))

    published = [0.001349898, 0.158655254, 0.5, 0.691462461, 0.975002105]
    assert chances == pytest.approx(published, abs=1e-7)


@given(st.floats(0.001, 0.999))
def test_a_chance_leads_to_its_value_and_back(chance: float) -> None:
    assert chances_below(values_at([chance]))[0] == pytest.approx(chance, abs=2e-7)


def test_even_values_are_balanced_and_cannot_be_changed() -> None:
    values = even_values(1000)

    assert values.mean() == pytest.approx(0, abs=1e-12)
    assert values.std() == pytest.approx(1, abs=0.01)
    assert not values.flags.writeable
