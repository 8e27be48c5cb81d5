from __future__ import annotations

from dataclasses import replace

import pytest

from million_miles import telling
from million_miles.journey import PastTry
from million_miles.push import Onward
from million_miles.telling.past_tries import told_word
from million_miles.values import TryScore
from tests.telling.outlooks import ARRIVED, ASTRONAUT, EMPTY, NO, NURSE, ODDS


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


IN_ENGLISH = """\
NASA astronaut candidate call
Tries 1 and 2: no. Each of these noes told you almost nothing about yourself: at
  these odds 999 of 1,000 hear it.
Try 3, about December 2024: no, after “qualified”. This no told you almost
  nothing about yourself: at these odds 999 of 1,000 hear it.
  They said: thin operational experience.
  Your lesson: get hours in charge.
Next try: about 1 in 760 (8 times in 10 between 1 in 1,200 and 1 in 480).
At least one yes in 3 more tries: about 1 in 260 (0.39 %); in 12: about 2 in 100
  (1.6 %).
Trying again alone is not the recipe; raising a bar between tries is.
Bars you raised: Private pilot licence."""


def test_each_no_is_told_in_words_first() -> None:
    text = telling.push(ASTRONAUT, language="en")

    assert plain(text) == IN_ENGLISH
    assert "bits" not in text


def test_push_speaks_spanish() -> None:
    text = plain(telling.push(ASTRONAUT, language="es"))

    assert (
        "Intentos 1 y 2: no. Cada uno de estos «no» apenas te dijo nada de ti" in text
    )
    assert (
        "Al menos un sí en 3 intentos más: alrededor de 1 de cada 260 (0,39 %)" in text
    )


def test_the_arithmetic_stands_behind_a_switch() -> None:
    text = plain(telling.push(ASTRONAUT, language="en", how=True)).replace("\n  ", " ")

    assert "learned 0.0000021 bits, surprise 0.0018 bits" in text
    assert "Counted: 8 of 6,372 got a yes (class of 2013; 2013; ABC News 2013)." in text
    assert "Assumed, not counted" in text


@pytest.mark.parametrize(
    ("bits", "word"),
    [
        (0.0, "nothing"),
        (0.05, "little"),
        (0.2, "some"),
        (0.93, "much"),
        (None, "unknown"),
    ],
)
def test_how_much_a_no_told_follows_what_was_learned(
    bits: float | None, word: str
) -> None:
    assert told_word(replace(NO, learned_bits=bits)) == word


@pytest.mark.parametrize("outcome", ["accepted", "withdrawn", None])
def test_only_a_no_tells_something_about_a_no(outcome: str | None) -> None:
    assert told_word(replace(NO, outcome=outcome)) == ""  # type: ignore[arg-type]


def test_a_surprising_no_asks_what_was_missing() -> None:
    text = telling.push(NURSE, language="en")

    assert "This no told you a lot: only 12 of 100 in your place hear it." in text
    assert "No bar raised between tries yet." in text
    assert "trying again does much of the work" in text


def test_a_yes_ends_the_tries() -> None:
    text = telling.push(ARRIVED, language="en")

    assert "Try 1: yes." in text
    assert "Next try" not in text


def test_unmet_minimums_leave_no_chance() -> None:
    barred = replace(ASTRONAUT, tries=(replace(ODDS, chance_next=0.0, over_tries=()),))

    assert "no chance while a stated minimum is not met" in telling.push(
        barred, language="en"
    )


def test_unknown_odds_are_not_invented() -> None:
    unknown = replace(
        ODDS,
        past=(replace(NO, chance_before=None, learned_bits=None, surprise_bits=None),),
        chance_next=None,
        low_chance=None,
        high_chance=None,
        over_tries=(),
        successes=None,
        applicants=None,
    )

    text = telling.push(replace(ASTRONAUT, tries=(unknown,)), language="en", how=True)

    assert "the odds are not known, and none are invented here" in text
    assert "What this no tells cannot be said" in text


def test_a_pending_try_waits() -> None:
    pending = replace(ODDS, past=(replace(NO, outcome=None),))

    text = telling.push(replace(ASTRONAUT, tries=(pending,)), language="en")

    assert "Try 1: waiting for an answer." in text
    assert "A yes to the try you wait for: about 1 in 760" in text
    assert "3 tries, that one included" in text


def test_a_plan_without_tries_says_so() -> None:
    assert telling.push(EMPTY, language="en").startswith("The plan names no try yet")


def told(*past: PastTry) -> str:
    journey = replace(ASTRONAUT, tries=(replace(ODDS, past=past),))
    return " ".join(plain(telling.push(journey, language="en")).split())


def test_a_score_keeps_its_decimals() -> None:
    text = told(replace(NO, score=TryScore(4.2, 5, 10)))

    assert "Score: 4.2 of 10. 0.8 below the 5 that pass." in text


def test_a_score_is_told_against_the_mark_that_passes() -> None:
    text = told(replace(NO, score=TryScore(61, 75, 100), feedback="Weak on loads"))

    assert "Score: 61 of 100. 14 below the 75 that pass." in text
    assert "Word for word: “Weak on loads”" in text


def test_the_stage_is_compared_with_the_try_before() -> None:
    first = replace(NO, stage="applied")
    second = replace(NO, number=2, stage="qualified", changed_ids=("flying",))

    text = told(first, second, replace(second, number=3))

    assert "Last time it ended after “applied”." in text
    assert "As far as last time." in text
    assert "Met or raised since the try before: Private pilot licence." in text


def moved(chance: float, chance_next: float, *by: float) -> PastTry:
    return replace(NO, onward=Onward(1, chance, by[0], by[1], by[2], chance_next))


def test_a_no_says_how_the_odds_of_the_next_try_moved_and_why() -> None:
    text = told(moved(0.88, 0.5, -1.2, -0.9, 0.4))

    assert (
        "The odds of the next try went from about 88 in 100 to about 50 in 100: this no "
        "lowered them, try 2 is counted on its own, which lowered them and the bars you "
        "met since raised them."
    ) in text
    assert "went from" not in told(NO)
    assert "went from" not in told(moved(0.0039, 0.0038, -0.01, 0.0, 0.0))


def test_the_parts_of_that_move_stand_behind_a_switch() -> None:
    one = replace(ODDS, past=(moved(0.88, 0.5, -1.2, 0.0, 0.4),))

    text = telling.push(replace(ASTRONAUT, tries=(one,)), language="en", how=True)

    times = "\N{MULTIPLICATION SIGN}"
    parts = f"{times} 0.3 by the answer, {times} 1 by the next try's own count"
    assert parts in " ".join(plain(text).split())


STAGED = replace(
    ODDS,
    stages=("applied", "qualified", "interviewed", "selected"),
    by_stage=(("applied", 3000), ("interviewed", 99), ("selected", 11)),
)


def staged(*stages: str, **more: object) -> str:
    past = tuple(
        replace(NO, number=number, stage=stage, **more)  # type: ignore[arg-type]
        for number, stage in enumerate(stages, start=1)
    )
    journey = replace(ASTRONAUT, tries=(replace(STAGED, past=past),))
    return " ".join(plain(telling.push(journey, language="en")).split())


def test_stages_in_order_say_further_or_less_far_than_last_time() -> None:
    text = staged("qualified", "Interviewed", "applied", "applied")

    assert "Further than last time: “interviewed”; last time “qualified”." in text
    assert "Less far than last time: “applied”; last time “interviewed”." in text
    assert "As far as last time." in text


def test_a_stage_that_the_try_does_not_name_is_said_not_to_count() -> None:
    assert "“dinner” is none of the stages of this try" in staged("dinner")


def test_a_no_after_a_rare_stage_speaks_for_the_person_and_asks_for_no_change() -> None:
    good = {"chance_before": 0.004, "chance_after": 0.009, "learned_bits": 0.6}

    text = staged("interviewed", **good)

    assert "it speaks for you: 3 of 100 come as far as “interviewed”." in text
    assert "A good sign, no promise." in text
    assert "Change something" not in text
    assert "most do not come so far" in staged("qualified", **good)


def test_a_first_try_rate_is_not_passed_off_as_that_of_a_later_try() -> None:
    borrowed = replace(ODDS, borrowed_from=1, next_number=4)

    text = telling.push(replace(ASTRONAUT, tries=(borrowed,)), language="en")

    assert "The count is of try 1; yours would be try 4" in plain(text)
    assert "The count is of" not in telling.push(ASTRONAUT, language="en")


def test_a_range_that_hides_what_is_assumed_says_so() -> None:
    def told_at(double: float) -> str:
        spreads = {
            "over_tries_half_sd": ((1, 0.0012),),
            "over_tries_double_sd": ((1, double),),
        }
        one = replace(ODDS, **spreads)  # type: ignore[arg-type]
        return telling.push(replace(ASTRONAUT, tries=(one,)), language="en")

    assert "twice as far about 2 in 100" in told_at(0.02)
    assert "twice as far" not in told_at(0.0014)


def test_how_tells_how_many_reached_each_stage() -> None:
    lent = replace(ASTRONAUT, tries=(replace(STAGED, staged_year="2004"),))

    text = plain(telling.push(lent, language="en", how=True))

    assert "By stage (2004): 3,000 applied, 99 interviewed, 11 selected." in text
