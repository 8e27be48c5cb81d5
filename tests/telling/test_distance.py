from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from million_miles import telling
from million_miles.journey.results import State
from million_miles.values import LANGUAGES, Language
from tests.telling.outlooks import ARRIVED, ASTRONAUT, CALL, EMPTY, FLYING, WAITING

IN_ENGLISH = """\
NASA astronaut: how far it is on 22 November 2026

✓ Open-water diver                                      edge        met
▸ Master's degree in a STEM field                       must        under way
    bar: has master's degree
    310 h done, 1,200 to 2,100 hours left
▸ Private pilot licence                                 edge        under way
    bar: flown >= 40 h; you stand at 12 h (14 September 2026)
    22.5 h done, 44 to 110 hours left
    untouched for 9 weeks: miles keep flying, miles pause flying --until DATE,
      or miles drop flying?
· Three years in the profession                         must        not started
    bar: time >= 36 months
? Lead a team where it is dangerous                     usual       not counted
    Nobody has said how long it takes: miles estimate leading 20-60h
… NASA astronaut candidate call                         must        waiting
    next try: about June 2032

372 h done; 1,300 to 2,200 hours left, 8 times in 10 (1,700 hours on average).
821,377 miles to go, of the million from nothing to ready.
A mile is a millionth of your own road; when an estimate grows, so do the miles.
Not counted, since nobody has said how long: Lead a team where it is dangerous."""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_each_requirement_shows_where_one_stands() -> None:
    assert plain(telling.distance(ASTRONAUT, language="en")) == IN_ENGLISH


def test_distance_speaks_spanish() -> None:
    text = plain(telling.distance(ASTRONAUT, language="es"))

    assert "    listón: flown >= 40 h; estás en 12 h (14 de septiembre de 2026)" in text
    assert "    22,5 h hechas, de 44 a 110 horas por delante" in text
    assert "Faltan 821 377 millas del millón" in text


def test_done_work_that_waits_for_an_answer_has_no_miles() -> None:
    text = telling.distance(WAITING, language="en")

    assert text.endswith("Work done, waiting for a yes.")
    assert "miles" not in text


def test_an_arrival_waits_for_nothing() -> None:
    assert "waiting" not in telling.distance(ARRIVED, language="en")


def test_an_empty_plan_says_so() -> None:
    assert "no requirements yet" in telling.distance(EMPTY, language="en")


def test_a_stretched_estimate_asks_for_a_new_one() -> None:
    doubtful = replace(FLYING, is_guess=True, ask=True, parent_id="masters")
    outlook = replace(ASTRONAUT, requirements=(doubtful,))

    text = " ".join(telling.distance(outlook, language="en").split())

    assert "a new one is wanted" in text
    assert "Is the estimate still right?" in text
    assert "part of masters" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", get_args(State))
def test_every_state_fits_the_page(state: State, language: Language) -> None:
    outlook = replace(ASTRONAUT, requirements=(replace(CALL, state=state),))

    text = telling.distance(outlook, language=language)

    assert max(len(line) for line in text.splitlines()) <= 80


def test_an_open_try_lies_ahead() -> None:
    outlook = replace(ASTRONAUT, requirements=(replace(CALL, state="open"),))

    text = telling.distance(outlook, language="en")

    assert "a try ahead" in text
    assert "next try: about June 2032" in text
