from __future__ import annotations

import datetime as dt

import pytest

from million_miles.distance import Kept, Slowing
from million_miles.journey import LongSilence
from million_miles.telling import pace_falls, promise_kept, silence_page
from million_miles.values import LANGUAGES, Language

QUIET = LongSilence(dt.date(2026, 11, 20), dt.date(2026, 11, 21), 2.9, 12.5, "theory")


def kept(share: float, *, days: int = 60, given: float = 10.0) -> Kept:
    return Kept(share, days, recent_promised_hours=40.0, recent_given_hours=given)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.95, "You keep your promise: 95 of every 100"),
        (0.9, "You keep your promise: 90 of every 100"),
        (0.7, "You keep a good part of your promise: 70 of every 100"),
        (0.2, "Lately 20 of every 100 hours promised were given."),
    ],
)
def test_each_share_has_its_own_kind_words(share: float, words: str) -> None:
    assert words in " ".join(promise_kept(kept(share), language="en").split())


def test_under_two_weeks_nothing_is_concluded() -> None:
    early = promise_kept(kept(0.2, days=13), language="en")

    assert early == "Your promise of hours: too early to say how it is going."


@pytest.mark.parametrize(("given", "hours"), [(0.0, 1), (10.0, 2), (23.0, 6)])
def test_a_smaller_promise_is_offered_from_what_was_given(
    given: float, hours: int
) -> None:
    last = promise_kept(kept(0.3, given=given), language="es").splitlines()[-1]

    assert last == f"  miles promise {hours}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_silence_is_asked_with_three_commands_that_can_be_copied(
    language: Language,
) -> None:
    page = silence_page(QUIET, language=language)

    for command in ("--worked 10h --for theory", "--break", "--hours 6"):
        assert f"miles back {command}" in page
    assert max(map(len, page.splitlines())) <= 80
    assert ("12,5 h" if language == "es" else "12.5 h") in page


def test_nobody_is_blamed_for_a_falling_pace() -> None:
    text = " ".join(pace_falls(Slowing(0.45, 0.99, 4, 8), language="en").split())

    assert "in the last 4 weeks you gave 45 of every 100 hours promised" in text
    assert "in the 8 before them 99" in text
    assert "one case in eight it only looks so" in text
