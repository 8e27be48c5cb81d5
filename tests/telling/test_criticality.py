from __future__ import annotations

import pytest

from million_miles import telling
from million_miles.journey import Criticality, Effect, Shift, Weight
from million_miles.values import LANGUAGES, Language


def effect(ready: float, chance: float = 0.0, *, error: float = 0.0) -> Effect:
    return Effect(Shift(ready, error), Shift(ready, error), Shift(chance, error))


FLYING = Weight(
    "flying",
    "Pilot licence",
    hours_left=90,
    per_hour=effect(0.8 / 7),
    left_out=effect(-9),
    critical_share=0.9,
)
WAIT = Weight("wait", "Three years", weeks_left=156, per_week=effect(1))
APPLY = Weight("apply", "Cadet call", window_missed=effect(0, -0.031))


def found(*weights: Weight, hour: Effect | None = None) -> Criticality:
    return Criticality(weights, hour, effect(4.3), None, futures=512)


def told(it: Criticality, language: Language = "en") -> str:
    return " ".join(telling.criticality(it, language=language).split())


def test_the_top_reason_is_told_by_the_hour() -> None:
    words = told(found(FLYING))

    assert "One hour more on “Pilot licence” moves ready by 0.8 days." in words
    assert "In 90 of 100 futures the date waits for it." in words
    assert "“Pilot licence” left out: ready 9 weeks earlier." in words


def test_waiting_is_told_by_the_week() -> None:
    assert "One week more of “Three years” moves ready by 1 week." in told(found(WAIT))


def test_hours_a_week_and_a_month_off_move_everything() -> None:
    words = told(found(hour=effect(-5)))

    assert "One hour a week more: ready 5 weeks earlier." in words
    assert "A month off from today: ready 4 weeks later." in words


def test_a_missed_window_is_told_in_chances() -> None:
    words = told(found(APPLY))

    assert "the chance of a yes falls by 3.1 in 100" in words


def test_what_may_be_chance_is_not_told_as_a_number() -> None:
    noisy = found(
        Weight("flying", "Pilot licence", per_hour=effect(0.1, error=0.06)),
        hour=effect(-1, error=0.6),
    )

    words = told(noisy)

    assert "On “Pilot" not in words
    assert words.count("can be told from chance") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_fits_a_terminal(language: Language) -> None:
    it = found(FLYING, WAIT, APPLY, hour=effect(-5))

    lines = telling.criticality(it, language=language).splitlines()

    assert max(len(line) for line in lines) <= 80


def test_spanish_says_antes_and_despues() -> None:
    words = told(found(FLYING, hour=effect(-5)), "es")

    assert "todo listo 5 semanas antes" in words
    assert "todo listo 4 semanas después" in words
    assert "0,8 días" in words
