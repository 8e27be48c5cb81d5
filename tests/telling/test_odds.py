from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from million_miles import maps, telling
from million_miles.journey import InHand, Journey, OwnOdds, Spread, own_odds
from million_miles.telling.chances import people_range
from million_miles.values import LANGUAGES, BaseRate, Evidence, Language


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def jose(language: Language = "en", **more: object) -> OwnOdds:
    """Return José's odds on the last day of 2000, after eleven refusals."""
    day = dt.date(2000, 12, 31)
    example = maps.example_at("jose", day, language=language)
    (known,) = own_odds(Journey(example.plan, example.entries), today=day)
    return replace(known, **more)  # type: ignore[arg-type]


IN_ENGLISH = """\
Apply to the astronaut selection
Your next try, number 12: about 1 in 280 (8 times in 10 between 1 in 430 and 1
  in 200).
Counted (applicants; 2004): 11 of 3,000 got a yes, about 1 in 270.
By stage: 3,000 applied, 99 interviewed, 11 selected.
A no is the usual answer here. It is no verdict on you.
At least one yes in 3 tries: about 1 in 100; in 12: about 4 in 100.
What this road gives you, whatever the answer:
- Fifteen years as an engineer at Lawrence Livermore National Laboratory
  (llnl.gov, 6 May 2004), where he helped to build the first full-field digital
  mammography system (Texas Monthly).
- A pilot licence, diving and Russian, which are his whatever NASA answers
  (Texas Monthly; abc.net.au, 2024).
In your hands: Work at Johnson Space Center. It is next on your road.

Where this comes from: miles odds --how"""


def test_odds_are_told_in_people_beside_what_the_road_gives() -> None:
    assert plain(telling.odds([jose()], language="en")) == IN_ENGLISH


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chance_is_never_a_bare_percentage(language: Language) -> None:
    known = jose(language)

    for how in (False, True):
        assert "%" not in telling.odds([known], language=language, how=how)


def test_odds_speak_spanish() -> None:
    text = plain(telling.odds([jose("es")], language="es", how=True))

    assert "alrededor de 1 de cada 280" in text
    assert "Por etapas: solicitud, 3000; entrevista, 99; selección, 11." in text
    assert "Supuesto, no contado" in text


def opened(known: OwnOdds) -> str:
    text = plain(telling.odds([known], language="en", how=True))
    return " ".join(text.split())


def test_how_opens_the_count_and_what_moved_it() -> None:
    text = opened(jose())

    source = "spaceflight.nasa.gov, interview of 2004; an official source"
    assert (
        f"11 of 3,000; applicants; 2004; at any try; {source}: about 1 in 270" in text
    )
    assert "\N{MULTIPLICATION SIGN} 1.05 so small a count leaves its rate open" in text
    assert "\N{MULTIPLICATION SIGN} 0.94 who is still trying at try 12" in text
    assert "= about 1 in 280" in text
    assert "With half of it: about 1 in 260" in text


def test_how_says_what_is_counted_assumed_or_guessed() -> None:
    bar = jose().parts[-1]
    evidences = Evidence(0.8, 0.3), Evidence(0.8), Evidence(guess="much")
    parts = tuple(
        replace(bar, cause="bar", title=f"Bar {i}", is_met=i > 0, evidence=one)
        for i, one in enumerate(evidences)
    )

    text = opened(jose(parts=parts, shrink=0.63))

    assert "Bar 0, open: 80 in 100 of those selected have it, 30 in 100 of all" in text
    assert "Bar 1, met: 80 in 100 of those selected have it; of all who apply" in text
    assert "nobody counted, so this is assumed" in text
    assert "Bar 2, met: your own guess (“much”)" in text
    assert "each counts 63 in 100 of what it says alone (assumed)" in text


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        (BaseRate(43, 100, 2, True), "at try 2 or later"),
        (BaseRate(43, 100, 2), "at try 2;"),
        (BaseRate(43, 100, quality="weak"), "a weak source"),
    ],
)
def test_how_says_of_which_attempt_the_count_is(rate: BaseRate, told: str) -> None:
    assert told.rstrip(";") in opened(jose(rate=rate))


def test_a_count_of_another_attempt_or_year_says_so() -> None:
    older = replace(jose().staged_by or BaseRate(1, 2), year="2013")

    text = opened(jose(borrowed_from=1, staged_by=older))

    assert "That count is of try 1; yours is try 12, which nobody counted." in text
    assert "By stage (2013): 3,000 applied" in text
    assert "was counted in another year (2013)" in text


def test_a_spread_fitted_to_counts_is_told_to_be_one() -> None:
    assert "follows from the counts of first and later tries" in opened(
        jose(half=None, double=None)
    )


def test_what_is_not_known_is_not_invented_and_what_is_over_is_over() -> None:
    unknown = jose(rate=None, chance=None, gives=())
    accepted = jose(accepted=True)

    text = opened(unknown)
    assert "none are invented here" in text
    assert "Write it under `gives`" in text
    assert "In your hands" in text
    assert "nothing more to try here" in opened(accepted)
    assert "names no try yet" in telling.odds([], language="en")


def test_good_roads_beside_it_stand_beside_the_odds() -> None:
    text = opened(jose(fallbacks=("Fly for an airline",)))

    assert "Good roads beside it: - Fly for an airline In your hands" in text


def test_where_the_assumed_spread_matters_more_than_the_range_it_is_said() -> None:
    double = Spread(2.0, 1 / 50, 0.1)

    said = "That rests on how far people are taken to differ in what nobody sees"
    assert said not in opened(jose())
    text = opened(jose(double=double))
    assert f"{said}, more than the range says: half as far gives about 1 in 260" in text
    assert "twice as far about 2 in 100." in text


def test_an_awaited_answer_and_a_first_try_are_told_as_such() -> None:
    assert "A yes to try 12, whose answer you wait for" in opened(jose(is_pending=True))
    assert "Your first try: about" in opened(jose(number=1))


def test_a_try_that_has_come_far_says_how_far() -> None:
    part = replace(jose().parts[0], cause="reached", log_odds=3.7)
    known = jose(is_pending=True, reached="interviewed", parts=(part,), chance=0.12)

    text = opened(known)

    assert (
        "A yes to try 12, which has come to “interviewed” and waits: about 12" in text
    )
    assert "40 your try has come to “interviewed”" in text


def test_a_bar_that_no_longer_moves_this_try_is_not_promised_to() -> None:
    hand = InHand("bar", "scuba", "Diving", chance_if_met=0.1201)

    assert "It hardly moves this try any more" in opened(
        jose(chance=0.12, in_hand=hand)
    )
    assert "With it the next try would be about 20" in opened(
        jose(chance=0.12, in_hand=replace(hand, chance_if_met=0.2))
    )


def test_likely_tries_are_not_called_rare() -> None:
    text = opened(jose(chance=0.7))

    assert "no verdict" not in text


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (0.0, 0.2, "0 in 100 and 20 in 100"),
        (0.00079, 0.0019, "1 in 1,300 and 1 in 530"),
        (0.5, 0.991, "50 in 100 and 99.1 in 100"),
    ],
)
def test_a_range_is_told_in_people(low: float, high: float, told: str) -> None:
    assert people_range(low, high, language="en") == told


def test_several_tries_are_told_as_far_as_the_plan_allows_them() -> None:
    few = jose(over_tries=((1, 0.1), (2, 0.19)))
    more = jose(over_tries=((1, 0.1), (2, 0.19), (3, 0.25), (4, 0.3)))
    none = jose(answers_left=0, chance=None)

    assert "yes in 2 tries: about 19" in plain(telling.odds([few], language="en"))
    assert "in 3 tries: about 25 in 100; in 4: about 30 in 100" in plain(
        telling.odds([more], language="en")
    )
    assert "All tries that the plan allows" in telling.odds([none], language="en")
