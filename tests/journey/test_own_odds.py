from __future__ import annotations

from dataclasses import replace

import pytest

from million_miles.journey import OwnOdds, look, own_odds
from million_miles.values import (
    BaseRate,
    Evidence,
    MistakesError,
    Requirement,
    Step,
    Try,
)
from tests.journey.journeys import (
    TODAY,
    answered,
    applied,
    attempt,
    exactly,
    finished,
    in_weeks,
    journey,
    unknown_odds,
)
from tests.journey.test_odds import ago

APPLY = Requirement("apply", "Apply", attempt=attempt(30, 100))
FLYING = Requirement(
    "flying",
    "Flying",
    level="edge",
    chosen=True,
    effort=exactly(40),
    evidence=Evidence(0.8, 0.3),
    steps=(Step("Find a club", done_date=TODAY), Step("Book a lesson")),
)
SCUBA = replace(FLYING, id="scuba", evidence=Evidence(guess="little"), steps=())


def one_of(*requirements: Requirement, **more: object) -> OwnOdds:
    (known,) = own_odds(journey(*requirements, **more), today=TODAY)  # type: ignore[arg-type]
    return known


def test_the_loudest_open_bar_is_in_the_persons_hands_with_its_first_open_step() -> (
    None
):
    known = one_of(FLYING, SCUBA, APPLY)

    hand = known.in_hand
    assert (hand.kind, hand.id, hand.step) == ("bar", "flying", "Book a lesson")
    after = one_of(FLYING, SCUBA, APPLY, entries=(finished("flying", ago(1)),))
    assert hand.chance_if_met == pytest.approx(after.chance)
    assert after.in_hand.id == "scuba"


def test_without_a_bar_that_speaks_the_next_work_is_in_hand_and_then_a_raise() -> None:
    mute = replace(FLYING, level="must", evidence=None)

    assert one_of(mute, APPLY).in_hand.kind == "work"
    met = one_of(mute, APPLY, entries=(finished("flying", ago(1)),))
    assert met.in_hand.kind == "raise_one"


def test_every_bar_is_a_part_with_what_the_plan_says_of_it() -> None:
    known = one_of(FLYING, SCUBA, APPLY, entries=(finished("flying", ago(1)),))

    bars = [(p.id, p.is_met, p.evidence) for p in known.parts if p.cause == "bar"]

    assert bars == [
        ("flying", True, FLYING.evidence),
        ("scuba", False, SCUBA.evidence),
    ]
    assert known.shrink == pytest.approx(1 / 1.3)
    assert known.parts[-1].chance == pytest.approx(known.chance)


def test_the_assumed_spread_is_told_at_half_and_at_double() -> None:
    noes = tuple(answered("apply", "refused", ago(9 - k), number=k) for k in (1, 2, 3))

    known = one_of(APPLY, entries=noes)

    assert known.half is not None
    assert known.double is not None
    assert known.usual is not None
    assert (known.half.sd, known.usual.sd, known.double.sd) == (0.5, 1.0, 2.0)
    assert known.half.chance > known.usual.chance > known.double.chance
    assert (known.number, known.refused) == (4, 3)


def test_where_nobody_counted_nothing_is_invented_and_the_rest_is_told() -> None:
    known = one_of(FLYING, Requirement("apply", "Apply", attempt=unknown_odds()))

    assert (known.chance, known.rate, known.parts) == (None, None, ())
    assert known.in_hand.kind == "work"


def test_a_try_with_its_yes_has_no_odds_left() -> None:
    known = one_of(APPLY, entries=(answered("apply", "accepted", ago(1)),))

    assert known.accepted
    assert known.chance is None


def test_while_an_answer_is_awaited_the_odds_are_of_that_try() -> None:
    known = one_of(APPLY, entries=(applied("apply", ago(1)),))

    assert known.is_pending
    assert known.number == 1


def test_the_stages_may_be_those_of_another_year_and_then_it_says_whose() -> None:
    stages = ("applied", "selected")
    old = BaseRate(8, 6372, year="2013", by_stage=(("applied", 6372), ("selected", 8)))
    new = BaseRate(10, 8000, year="2025")
    staged = Try("judged", base_rates=(new, old), stages=stages)

    known = one_of(Requirement("apply", "Apply", attempt=staged))

    assert known.rate == new
    assert known.staged_by == old
    assert known.stages == old.by_stage


def test_what_a_plan_gives_stands_beside_its_odds() -> None:
    mine = journey(APPLY)
    mine = replace(mine, plan=replace(mine.plan, gives=("A job",)))

    (known,) = own_odds(mine, today=TODAY)

    assert known.gives == ("A job",)


def test_only_a_try_that_counts_has_odds() -> None:
    edge = replace(APPLY, id="other", level="edge")
    mine = journey(FLYING, APPLY, edge)

    for what, code in (("flying", "not_a_try"), ("other", "counts_not")):
        with pytest.raises(MistakesError) as caught:
            own_odds(mine, today=in_weeks(1), what=what)
        assert caught.value.mistakes[0].code == code
    assert [one.id for one in own_odds(mine, today=TODAY, what="apply")] == ["apply"]
    assert own_odds(journey(FLYING), today=TODAY) == ()


def test_a_try_that_is_out_is_told_with_the_stage_it_has_reached() -> None:
    stages = ("applied", "interviewed", "selected")
    by_stage = tuple(zip(stages, (3000, 99, 11), strict=True))
    rate = BaseRate(11, 3000, by_stage=by_stage)
    once = Try("judged", base_rates=(rate,), stages=stages, most_tries=1)
    apply = replace(APPLY, attempt=once)
    out = replace(applied("apply", ago(1)), stage="interviewed")
    mine = journey(apply, entries=(out,), by=in_weeks(4))

    (known,) = own_odds(mine, today=TODAY)
    outlook = look(mine, today=TODAY, seed=1, futures=4096)

    assert known.reached == "interviewed"
    assert known.chance == pytest.approx(0.115, abs=1e-3)
    assert outlook.tries[0].chance_next == known.chance
    assert outlook.chance_by_date == pytest.approx(known.chance, abs=0.02)


def test_no_more_tries_are_told_than_the_plan_allows() -> None:
    limited = replace(APPLY, attempt=replace(attempt(30, 100), most_tries=5))
    no = answered("apply", "refused", ago(9), number=2)
    out = applied("apply", ago(1), number=3)

    fresh, later = one_of(limited), one_of(limited, entries=(no,))
    waiting = one_of(limited, entries=(no, out))

    assert [k for k, _ in fresh.over_tries] == [1, 2, 3, 5]
    assert [k for k, _ in later.over_tries] == [1, 2, 3]
    assert (waiting.is_pending, waiting.over_tries[-1][0]) == (True, 3)
    assert later.usual is not None
    assert later.usual.chance_over == later.over_tries[-1][1]
    mine = journey(limited, entries=(no,))
    (told,) = look(mine, today=TODAY, seed=1, futures=64).tries
    assert told.over_tries == later.over_tries


def test_after_the_last_try_that_is_allowed_there_are_no_odds() -> None:
    limited = replace(APPLY, attempt=replace(attempt(30, 100), most_tries=2))
    mine = journey(limited, entries=(answered("apply", "refused", ago(1), number=2),))

    (known,) = own_odds(mine, today=TODAY)

    assert (known.chance, known.over_tries, known.answers_left) == (None, (), 0)
