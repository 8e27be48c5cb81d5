"""What the journal and the bars say about the odds of a try."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from million_miles import push, roadmap
from million_miles.journey.scene import Scene
from million_miles.values import Evidence, Requirement, Try


@dataclass(frozen=True, slots=True)
class Spoken:
    """A bar that speaks about the odds of a try.

    Attributes:
        id: its requirement.
        evidence: what meeting it says.
        is_counted: the goal counts it; else nobody works on it.
        is_met: it is met now.
        met_date: exact day it was met; None: open, or not known.
        is_needed: the try is not made before it is met.
    """

    id: str
    evidence: Evidence
    is_counted: bool
    is_met: bool
    met_date: dt.date | None
    is_needed: bool

    def lift(self, *, met: bool) -> push.Lift:
        """Return what it does to the odds, `met` or not."""
        return push.lift(self.evidence, met=met)

    def was_met(self, day: dt.date) -> bool | None:
        """Whether it was met on `day`; None: not known."""
        if self.is_met and self.met_date is None:
            return None
        return self.met_date is not None and self.met_date <= day


def spoken_for(requirement: Requirement, scene: Scene) -> tuple[Spoken, ...]:
    """Return the bars that speak about the odds of a try.

    For a final try every bar with evidence, chosen or not; for another one those that
    must be met before it.
    """
    before = scene.all_before(requirement.id)
    is_final = requirement.id in scene.final
    return tuple(
        _spoken(one, one.evidence, scene, is_needed=one.id in before)
        for one in scene.plan.everything()
        if one.evidence is not None and (is_final or one.id in before)
        if all(part.id != requirement.id for part in one.family())
    )


def _spoken(
    requirement: Requirement, evidence: Evidence, scene: Scene, *, is_needed: bool
) -> Spoken:
    stands = scene.standings.get(requirement.id)
    return Spoken(
        requirement.id,
        evidence,
        is_counted=stands is not None,
        is_met=stands is not None and stands.is_met,
        met_date=stands.met_date if stands else None,
        is_needed=is_needed,
    )


def chances(requirement: Requirement, attempt: Try, scene: Scene) -> roadmap.Chances:
    """Return the chance table of a try.

    Where nobody knows the odds every date stands for "if the next try is a yes", and is
    told so; odds are not invented.

    Source:
        docs/method.md#tries-of-unknown-odds
    """
    if not attempt.base_rates:
        return roadmap.Chances.steady(1)
    bars = spoken_for(requirement, scene)
    refusals = _refusals(_answers(requirement, bars, scene))
    now = push.total_lift([bar.lift(met=bar.is_met or bar.is_needed) for bar in bars])
    reached = (stage_reached(requirement, scene), now.value)
    table = push.chances(attempt, refusals=refusals, reached=reached)
    factor = push.shrink(len(bars))
    never_met = factor * sum(
        bar.lift(met=False).value for bar in bars if not bar.is_counted
    )
    return roadmap.Chances(
        shift_grid=table.shift_grid,
        intercepts=table.intercepts,
        luck=table.luck,
        rate_shift=table.rate_shift + never_met,
        lifts=tuple(
            (
                bar.id,
                factor * bar.lift(met=True).value,
                factor * bar.lift(met=False).value,
            )
            for bar in bars
            if bar.is_counted
        ),
    )


def odds(requirement: Requirement, attempt: Try, scene: Scene) -> push.Odds:
    """Return the odds of the next try: what it needs is met by then, the rest as now.

    Raises:
        push.OddsUnknownError: the try has no base rates.
    """
    lifts, refusals = lifts_and_refusals(requirement, scene)
    reached = stage_reached(requirement, scene)
    return push.odds(attempt, lifts=lifts, refusals=refusals, reached=reached)


def sensitivity(
    requirement: Requirement, attempt: Try, scene: Scene
) -> tuple[push.Odds, ...]:
    """Return the odds at half and at double the assumed spread; fitted: nothing.

    Raises:
        push.OddsUnknownError: the try has no base rates.
    """
    lifts, refusals = lifts_and_refusals(requirement, scene)
    reached = stage_reached(requirement, scene)
    return push.sensitivity(attempt, lifts=lifts, refusals=refusals, reached=reached)


def stage_reached(requirement: Requirement, scene: Scene) -> str:
    """Return how far the try has come whose answer is awaited; empty: not told."""
    made = scene.made[requirement.id]
    return next((one.stage for one in reversed(made) if one.is_pending), "")


def lifts_and_refusals(
    requirement: Requirement, scene: Scene
) -> tuple[list[push.Lift], tuple[push.Refusal, ...]]:
    """Return what each bar does at the next try, in their order, and each past no."""
    bars = spoken_for(requirement, scene)
    lifts = [bar.lift(met=bar.is_met or bar.is_needed) for bar in bars]
    return lifts, _refusals(_answers(requirement, bars, scene))


def weights(
    requirement: Requirement, attempt: Try, scene: Scene
) -> Mapping[int, push.Weight]:
    """Return what each answer weighs, by the number of its try; odds unknown: none."""
    if not attempt.base_rates:
        return {}
    bars = spoken_for(requirement, scene)
    answers = _answers(requirement, bars, scene)
    weighed = push.weigh(attempt, tuple(answers.values()))
    return dict(zip(answers, weighed, strict=True))


def onward(
    requirement: Requirement, attempt: Try, scene: Scene
) -> Mapping[int, push.Onward]:
    """Return how each refusal and what came after it moved the odds, by its try.

    Where the bars of a try are not known they are taken as unchanged after it. Odds
    unknown: nothing.
    """
    if not attempt.base_rates:
        return {}
    bars = spoken_for(requirement, scene)
    answers = _answers(requirement, bars, scene)
    made = {one.number: one for one in scene.made[requirement.id]}
    at = [_known_lift(made.get(number), bars) for number in answers]
    now = [bar.lift(met=bar.is_met or bar.is_needed) for bar in bars]
    after = [*at, push.total_lift(now).value][1:]
    lifts = [
        one.lift if known is None or later is None else later
        for one, known, later in zip(answers.values(), at, after, strict=True)
    ]
    told = push.onward(attempt, tuple(answers.values()), next_lifts=lifts)
    numbers = dict(enumerate(answers, start=1))
    return {numbers[one.number]: one for one in told}


def _answers(
    requirement: Requirement, bars: tuple[Spoken, ...], scene: Scene
) -> dict[int, push.Answer]:
    """Return each answer, with what held then and how far it came, by number of try.

    A try the journal skips was refused, in circumstances that nobody knows.
    """
    made = {one.number: one for one in scene.made[requirement.id]}
    answers: dict[int, push.Answer] = {}
    for number in range(1, max(made, default=0) + 1):
        one = made.get(number)
        if one is None:
            answers[number] = push.Answer(accepted=False)
        elif one.outcome in ("accepted", "refused"):
            answers[number] = push.Answer(
                one.outcome == "accepted", _lift_at(one, bars), one.stage
            )
    return answers


def _refusals(answers: dict[int, push.Answer]) -> tuple[push.Refusal, ...]:
    return tuple(
        push.Refusal(one.lift, one.stage)
        for one in answers.values()
        if not one.accepted
    )


def _lift_at(one: push.TryMade, bars: tuple[Spoken, ...]) -> float:
    """Return the total lift that held at a try; 0 where it is not known."""
    return _known_lift(one, bars) or 0.0


def _known_lift(one: push.TryMade | None, bars: tuple[Spoken, ...]) -> float | None:
    """Return the total lift that held at a try; None: not known.

    It is known where both the try and the meeting of every bar have an exact day.
    """
    at = one and (one.applied or one.answered)
    day = at.date if at else None
    if day is None:
        return None
    mets = [bar.was_met(day) for bar in bars]
    if None in mets:
        return None
    lifts = (bar.lift(met=bool(met)) for bar, met in zip(bars, mets, strict=True))
    return push.shrink(len(bars)) * sum(lift.value for lift in lifts)
