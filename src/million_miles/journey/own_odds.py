"""The odds of the next try of one person, with everything they rest on opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from million_miles import push
from million_miles.journey import odds
from million_miles.journey.changes import find_requirement, refuse
from million_miles.journey.journey import Journey
from million_miles.journey.scene import Scene, scene_of
from million_miles.journey.tries import answers_left, over_tries
from million_miles.values import BaseRate, Evidence, Requirement, Try


@dataclass(frozen=True, slots=True)
class OddsPart:
    """One part of the way from the counted rate to the odds of the next try.

    Attributes:
        cause: what moved the odds.
        log_odds: by how much; `factor` is the same as a likelihood ratio.
        chance: where they stand after it, in [0, 1].
        id, title: the bar, for the cause `bar`; else empty.
        is_met: whether the bar is taken as met at the next try; None: no bar.
        evidence: what the plan says of it; None: no bar.
    """

    cause: push.Cause
    log_odds: float
    factor: float
    chance: float
    id: str = ""
    title: str = ""
    is_met: bool | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class InHand:
    """One thing that the person can do about the odds.

    Attributes:
        kind: `bar` moves the odds by `chance_if_met`; `work` is next on the road; with
            `raise_one` all is met, and one bar may be raised.
        id, title: the requirement; step: its first open step; may be empty.
    """

    kind: Literal["bar", "work", "raise_one"]
    id: str = ""
    title: str = ""
    step: str = ""
    chance_if_met: float | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """The same odds, if people differed less or more in what nobody sees.

    Attributes:
        sd: that spread, in log odds.
        chance: of the next try.
        chance_over: of at least one yes in twelve tries, or in all that are left.
    """

    sd: float
    chance: float
    chance_over: float


@dataclass(frozen=True, slots=True)
class OwnOdds:
    """What is known of the next try, and from where.

    Attributes:
        number: which try is next, from 1 on; `refused`: how many noes came before.
        is_pending: an answer is awaited, and the odds are those of that try;
            `reached`: how far it has come, as told; may be empty.
        chance, low_chance, high_chance: of a yes, with the 80 % range; None: unknown.
        over_tries: pairs (number of further tries, chance of at least one yes), of no
            more tries than are left.
        answers_left: how many answers the plan still allows; None: no limit.
        rate: the count it starts from; None: none.
        borrowed_from: the other attempt whose count stands in; None: its own.
        stages: (stage, how many reached it); `staged_by`: the count they are from.
        counted_chance: the counted rate, where `parts` begin.
        parts: what moved the odds, in order; they sum to the whole in log odds.
        shrink: factor on each bar, since several bars say partly the same.
        usual, half, double: how far people are taken to differ, and half and double of
            it; the last two None where it was fitted to counted tries.
        gives: what the road gives whatever the answer; `fallbacks`: good roads beside.
        in_hand: one thing to do.
    """

    id: str
    title: str
    accepted: bool
    number: int
    refused: int
    is_pending: bool
    gives: tuple[str, ...]
    in_hand: InHand
    fallbacks: tuple[str, ...] = ()
    reached: str = ""
    chance: float | None = None
    low_chance: float | None = None
    high_chance: float | None = None
    over_tries: tuple[tuple[int, float], ...] = ()
    answers_left: int | None = None
    rate: BaseRate | None = None
    borrowed_from: int | None = None
    stages: tuple[tuple[str, int], ...] = ()
    staged_by: BaseRate | None = None
    counted_chance: float | None = None
    parts: tuple[OddsPart, ...] = ()
    shrink: float = 1.0
    usual: Spread | None = None
    half: Spread | None = None
    double: Spread | None = None


def own_odds(
    journey: Journey, *, today: dt.date, what: str = ""
) -> tuple[OwnOdds, ...]:
    """Return the odds of the try that `what` names, or of all that count.

    Nothing is simulated.

    Raises:
        MistakesError: `what` names no requirement, none that is a try, or one that
            does not count.
    """
    scene = scene_of(journey, today)
    tries = {id_: one for id_, one in scene.counted.items() if one.attempt}
    if what:
        named = find_requirement(journey, what)
        if named.attempt is None:
            refuse("not_a_try", what, suggestion=next(iter(tries), ""))
        if named.id not in tries:
            refuse("counts_not", what)
        tries = {named.id: tries[named.id]}
    return tuple(_own(one, one.attempt, scene) for one in tries.values() if one.attempt)


def _own(requirement: Requirement, attempt: Try, scene: Scene) -> OwnOdds:
    made = scene.made[requirement.id]
    bars = odds.spoken_for(requirement, scene)
    lifts, refusals = odds.lifts_and_refusals(requirement, scene)
    bare = OwnOdds(
        id=requirement.id,
        title=requirement.title,
        accepted=scene.is_met(requirement.id),
        number=len(refusals) + 1,
        refused=push.count_refused(made),
        is_pending=any(one.is_pending for one in made),
        reached=odds.stage_reached(requirement, scene),
        gives=scene.plan.gives,
        in_hand=_in_hand(requirement, attempt, bars, scene),
        fallbacks=tuple(one.title for one in scene.plan.fallbacks),
        answers_left=answers_left(attempt, made),
    )
    if bare.accepted or not attempt.base_rates or bare.answers_left == 0:
        return bare
    reached = bare.reached
    known = push.odds(attempt, lifts=lifts, refusals=refusals, reached=reached)
    start, parts = push.split(attempt, lifts=lifts, refusals=refusals, reached=reached)
    others = push.sensitivity(attempt, lifts=lifts, refusals=refusals, reached=reached)
    far = over_tries(known, bare.answers_left)
    tries = far[-1][0]
    half, double = (_spread(one, tries) for one in others) if others else (None, None)
    staged_by = push.counted_by_stage(attempt, known.rate)
    return replace(
        bare,
        chance=known.chance,
        low_chance=known.low,
        high_chance=known.high,
        over_tries=far,
        rate=known.rate,
        borrowed_from=known.borrowed_from,
        stages=staged_by.by_stage if staged_by else (),
        staged_by=staged_by,
        counted_chance=start,
        parts=tuple(_parts(parts, bars, scene)),
        shrink=push.shrink(len(bars)),
        usual=_spread(known, tries),
        half=half,
        double=double,
    )


def _spread(known: push.Odds, tries: int) -> Spread:
    return Spread(known.sd, known.chance, known.chance_over(tries))


def _parts(
    parts: Sequence[push.Moved], bars: Sequence[odds.Spoken], scene: Scene
) -> Iterator[OddsPart]:
    titles = {one.id: one.title for one in scene.plan.everything()}
    for part in parts:
        bare = OddsPart(part.cause, part.log_odds, part.factor, part.chance)
        if part.place is None:
            yield bare
            continue
        bar = bars[part.place]
        yield replace(
            bare,
            id=bar.id,
            title=titles[bar.id],
            is_met=bar.is_met or bar.is_needed,
            evidence=bar.evidence,
        )


def _in_hand(
    requirement: Requirement,
    attempt: Try,
    bars: Sequence[odds.Spoken],
    scene: Scene,
) -> InHand:
    """Return the open bar that speaks loudest, else what is next on the road."""
    speaks = [bar for bar in bars if not (bar.is_met or bar.is_needed)]
    if speaks and attempt.base_rates:
        best = max(speaks, key=_gain)
        lifts = [
            bar.lift(met=bar.is_met or bar.is_needed or bar is best) for bar in bars
        ]
        _, refusals = odds.lifts_and_refusals(requirement, scene)
        reached = odds.stage_reached(requirement, scene)
        known = push.odds(attempt, lifts=lifts, refusals=refusals, reached=reached)
        return _hand("bar", scene.plan.requirement(best.id), known.chance)
    for one in scene.counted.values():
        is_work = one.attempt is None and not one.parts and not scene.is_met(one.id)
        if is_work and all(scene.is_met(need) for need in scene.needs(one.id)):
            return _hand("work", one)
    return InHand("raise_one")


def _gain(bar: odds.Spoken) -> float:
    return bar.lift(met=True).value - bar.lift(met=False).value


def _hand(
    kind: Literal["bar", "work"], one: Requirement, chance: float | None = None
) -> InHand:
    step = next((step.title for step in one.steps if step.done_date is None), "")
    return InHand(kind, one.id, one.title, step, chance)
