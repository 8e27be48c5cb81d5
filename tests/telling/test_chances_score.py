from __future__ import annotations

import datetime as dt
from dataclasses import replace

from million_miles import telling
from million_miles.distance import reliability
from million_miles.journey import Score, ToldChance
from million_miles.values import Language
from tests.telling.test_score import FEW, READY, SCORE

DAY = dt.date(2026, 3, 2)


def of_try(number: int, chance: float, *, came: bool = False) -> ToldChance:
    return ToldChance("try", "Fly", "Cadet call", number, None, 3, DAY, chance, came)


def having(score: Score, *chances: ToldChance) -> Score:
    told = reliability([(one.chance, one.came) for one in chances])
    return replace(score, chances=chances, reliability=told)


def said(score: Score, language: Language = "en") -> str:
    return " ".join(telling.score(score, language=language).split())


def test_of_ten_it_says_how_many_came_true_and_what_luck_alone_would_give() -> None:
    text = said(having(SCORE, *(of_try(i, 0.3, came=i < 4) for i in range(10))))

    assert "Of the 10 times I said about 30 in 100, 4 came true (1 to 5)." in text
    assert "how many would come true 8 times in 10 if I was right" in text
    assert "Brier score 0.25 (0 is perfect)" in text
    assert "try 3" not in text


def test_under_ten_each_is_told_and_no_verdict_is_given() -> None:
    by = ToldChance("by_date", "Fly", "", None, dt.date(2026, 10, 1), 9, DAY, 0.2, True)
    score = having(FEW, of_try(1, 0.05), by)

    english, spanish = said(score), said(score, "es")

    assert "Too few to tell whether they were good: that takes ten." in english
    assert "Cadet call, try 1: I said about 5 in 100 on 2 March 2026. It was a no." in (
        english
    )
    assert "Fly by 1 October 2026: I said about 20 in 100" in english
    assert "It came in time." in english
    assert "intento 1" in spanish
    assert "Fue un no." in spanish
    assert "Brier" not in english


def test_one_time_is_told_as_one_and_a_sure_count_as_one_number() -> None:
    chances = [of_try(1, 0.3), *(of_try(i, 0.001) for i in range(2, 12))]

    text = said(having(SCORE, *chances))

    assert "Of the 1 time I said about 30 in 100, none came true (0 to 1)." in text
    assert "I said about 1 in 1,000, none came true (0)." in text


def test_chances_alone_are_something_to_score() -> None:
    bare = having(replace(FEW, tasks=0, task_held=0), of_try(1, 0.05))

    assert "Nothing to score yet" not in said(bare)
    assert "Too few to tell: 0" not in said(bare)


def test_journeys_put_together_are_named() -> None:
    both = replace(SCORE, goals=("Fly", "Sail"), events=(replace(READY, goal="Sail"),))

    assert "Put together: Fly and Sail." in said(both)
    assert "Sail, being ready: foretold on 12 days" in said(both)
