from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from million_miles import push, roadmap
from million_miles.journey import Journey, odds
from million_miles.journey.scene import scene_of
from million_miles.values import (
    BaseRate,
    Effort,
    Evidence,
    Requirement,
    Try,
    When,
)
from tests.journey.journeys import (
    TODAY,
    answered,
    attempt,
    finished,
    journey,
)

HELPS = Evidence(0.6, 0.3)
LIFT = push.lift(HELPS, met=True).value
UNLIFT = push.lift(HELPS, met=False).value
APPLY = Requirement("apply", "Apply", attempt=attempt())


def bar(id_: str, **others: object) -> Requirement:
    values = {"level": "edge", "chosen": True, "evidence": HELPS, **others}
    return Requirement(id_, "Bar", effort=Effort(5, 9), **values)  # type: ignore[arg-type]


def table(mine: Journey) -> roadmap.Chances:
    scene = scene_of(mine, TODAY)
    assert APPLY.attempt is not None
    return odds.chances(scene.counted["apply"], APPLY.attempt, scene)


def chance(mine: Journey) -> float:
    scene = scene_of(mine, TODAY)
    assert APPLY.attempt is not None
    return odds.odds(scene.counted["apply"], APPLY.attempt, scene).chance


def weights(mine: Journey) -> dict[int, push.Weight]:
    scene = scene_of(mine, TODAY)
    assert APPLY.attempt is not None
    return dict(odds.weights(scene.counted["apply"], APPLY.attempt, scene))


def ago(weeks: float) -> When:
    return When.on(TODAY - dt.timedelta(weeks=weeks))


def test_a_chosen_bar_lifts_the_odds_when_it_is_met_and_lowers_them_when_not() -> None:
    assert table(journey(bar("flying"), APPLY)).lifts == (("flying", LIFT, UNLIFT),)


def test_bars_together_count_less_than_each_alone() -> None:
    found = table(journey(bar("flying"), bar("scuba"), APPLY))

    assert found.lifts[0] == ("flying", push.shrink(2) * LIFT, push.shrink(2) * UNLIFT)


def test_a_bar_that_nobody_chose_is_not_met_in_any_future() -> None:
    alone = table(journey(APPLY))

    found = table(journey(bar("flying", chosen=False), APPLY))

    assert found.lifts == ()
    assert found.rate_shift == pytest.approx(alone.rate_shift + UNLIFT)


def test_a_try_on_the_way_hears_only_the_bars_it_needs() -> None:
    exam = Requirement("exam", "Exam", needs=("course",), attempt=attempt())
    job = Requirement("job", "Job", needs=("exam",))
    scene = scene_of(journey(bar("course"), bar("scuba"), exam, job), TODAY)

    spoken = odds.spoken_for(scene.counted["exam"], scene)

    assert [one.id for one in spoken] == ["course"]


def test_a_try_does_not_speak_for_itself_nor_does_its_whole() -> None:
    send = Requirement("apply", "Send", attempt=attempt(), evidence=HELPS)
    whole = Requirement("whole", "Whole", parts=(send,), evidence=HELPS)
    scene = scene_of(journey(whole, bar("flying")), TODAY)

    spoken = odds.spoken_for(scene.counted["apply"], scene)

    assert [one.id for one in spoken] == ["flying"]


def test_what_must_be_met_before_is_met_at_the_next_try() -> None:
    must, edge = bar("must", level="must"), bar("edge")
    both = (finished("must", ago(1)), finished("edge", ago(1)))

    assert chance(journey(must, APPLY)) == pytest.approx(
        chance(journey(must, APPLY, entries=both[:1]))
    )
    assert chance(journey(edge, APPLY)) < chance(journey(edge, APPLY, entries=both[1:]))


def test_without_a_base_rate_no_odds_are_invented() -> None:
    unknown = Requirement("apply", "Apply", attempt=Try("judged"))
    scene = scene_of(
        journey(unknown, entries=(answered("apply", "refused", ago(1)),)), TODAY
    )

    with pytest.raises(push.OddsUnknownError):
        odds.odds(unknown, Try("judged"), scene)
    assert odds.weights(unknown, Try("judged"), scene) == {}


def test_past_noes_lower_the_odds_of_the_next_try() -> None:
    noes = tuple(answered("apply", "refused", ago(9 - k), number=k) for k in (1, 2, 3))

    assert chance(journey(APPLY, entries=noes)) < chance(journey(APPLY))


def test_a_no_weighs_more_when_all_bars_were_met() -> None:
    late = finished("flying", ago(1))
    early = finished("flying", ago(9))
    no = answered("apply", "refused", ago(5), number=1)

    before = weights(journey(bar("flying"), APPLY, entries=(late, no)))[1]
    after = weights(journey(bar("flying"), APPLY, entries=(early, no)))[1]

    assert after.chance_before > before.chance_before
    assert after.learned_bits > before.learned_bits


def test_where_a_day_is_not_known_the_lift_is_left_out() -> None:
    undated = answered("apply", "refused", When(), number=1)
    met = finished("flying", ago(9))

    found = weights(journey(bar("flying"), APPLY, entries=(met, undated)))[1]

    assert found.chance_before == pytest.approx(
        weights(journey(APPLY, entries=(undated,)))[1].chance_before
    )


def test_a_try_the_journal_skips_counts_as_refused_before_the_next() -> None:
    fifth = answered("apply", "refused", ago(1), number=5)
    five = tuple(answered("apply", "refused", ago(9), number=k) for k in range(1, 6))

    found = weights(journey(APPLY, entries=(fifth,)))

    assert set(found) >= {5}
    assert found[5].chance_before == pytest.approx(
        weights(journey(APPLY, entries=five))[5].chance_before
    )
    assert chance(journey(APPLY, entries=(fifth,))) == pytest.approx(
        chance(journey(APPLY, entries=five))
    )


def test_the_table_and_the_next_chance_agree() -> None:
    mine = journey(bar("flying"), APPLY, entries=(finished("flying", ago(1)),))
    found = table(mine)
    shifts = found.rate_shift[0] + sum(met for _, met, _ in found.lifts)
    intercepts = np.interp(shifts, found.shift_grid, found.intercepts[0])

    by_table = 1 / (1 + np.exp(-np.add.outer(intercepts, found.luck)))

    assert by_table.mean() == pytest.approx(chance(mine), rel=2e-3)


def test_only_the_rate_of_the_attempt_speaks() -> None:
    rates = (BaseRate(80, 100, attempt=1), BaseRate(40, 100, attempt=2, and_later=True))
    exam = Try("exam", base_rates=rates)
    apply = Requirement("apply", "Apply", attempt=exam)
    mine = journey(apply, entries=(answered("apply", "refused", ago(3), number=1),))
    scene = scene_of(mine, TODAY)

    assert odds.odds(apply, exam, scene).rate == rates[1]


def test_how_far_a_refused_try_came_is_in_the_odds_and_in_the_table() -> None:
    by_stage = (("applied", 3000), ("interviewed", 99), ("selected", 11))
    counted = Try(
        "judged",
        base_rates=(BaseRate(11, 3000, by_stage=by_stage),),
        stages=tuple(stage for stage, _ in by_stage),
    )
    apply = Requirement("apply", "Apply", attempt=counted)
    no = answered("apply", "refused", ago(1), number=1)

    def told(stage: str) -> tuple[float, float]:
        mine = journey(apply, entries=(replace(no, stage=stage),))
        scene = scene_of(mine, TODAY)
        table = odds.chances(apply, counted, scene)
        at = np.interp(table.rate_shift[0], table.shift_grid, table.intercepts[0])
        mean = (1 / (1 + np.exp(-np.add.outer(at, table.luck)))).mean()
        return odds.odds(apply, counted, scene).chance, float(mean)

    assert told("interviewed")[0] == pytest.approx(2.39 * told("")[0], rel=0.01)
    for stage in ("interviewed", "applied", ""):
        exact, by_table = told(stage)
        assert by_table == pytest.approx(exact, rel=2e-3)
