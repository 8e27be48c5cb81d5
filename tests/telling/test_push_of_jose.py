"""José's twelve tries replayed: what `miles push` says after each answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from million_miles import maps, telling
from million_miles.journey import Journey, look
from million_miles.values import LANGUAGES, Language, standing
from tests.journey.journeys import TODAY

TOLD_NOTHING = {
    "en": "almost nothing about yourself",
    "es": "apenas te dijo nada de ti",
}


def after_each_answer(language: Language) -> Iterator[tuple[int, str, float | None]]:
    """Yield how many answers there are, what push says then, and the next chance."""
    whole = maps.example("jose", language=language)
    for place, entry in enumerate(standing(whole.entries), start=1):
        if entry.did == "answered":
            mine = Journey(whole.plan, whole.entries[:place])
            outlook = look(mine, today=TODAY, seed=1, futures=64)
            (attempt,) = outlook.tries
            text = telling.push(outlook, language=language, how=False)
            yield len(attempt.past), " ".join(text.split()), attempt.chance_next


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_eleven_noes_is_told_to_say_almost_nothing_and_the_twelfth_is_a_yes(
    language: Language,
) -> None:
    *noes, (last, yes, chance) = after_each_answer(language)

    assert [made for made, _, _ in noes] == [*range(1, 12)]
    for _, text, _ in noes:
        assert TOLD_NOTHING[language] in text.replace("\N{NO-BREAK SPACE}", " ")
        assert "bits" not in text
        assert "Source" not in text
        assert "Fuente" not in text
    assert (last, chance) == (12, None)
    assert TOLD_NOTHING[language] in yes


def test_eleven_noes_take_the_odds_from_1_in_260_to_1_in_280_and_no_further() -> None:
    chances = [chance for _, _, chance in after_each_answer("en") if chance]

    assert chances == sorted(chances, reverse=True)
    assert chances[0] == pytest.approx(1 / 262.6, rel=1e-3)
    assert chances[-1] == pytest.approx(1 / 280, rel=0.01)
