"""What was tried so far, what each answer told, and the odds of the next tries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from million_miles import push
from million_miles.journey import odds
from million_miles.journey.journey import Journey
from million_miles.journey.results import Outlook, PastTry, TryOutlook
from million_miles.journey.road import pending_weeks
from million_miles.journey.scene import Scene
from million_miles.values import (
    UNDATED,
    Mistake,
    Requirement,
    SavedForecast,
    Try,
    TryForecast,
)

OVER_TRIES = (1, 2, 3, 5, 12)


def contradictions(
    journey: Journey, *, journal_file: str = "journal.csv"
) -> tuple[Mistake, ...]:
    """Return where the journal contradicts itself about the tries of the plan.

    The lines are those of a journal without empty ones.
    """
    line_of = {entry.id: line for line, entry in enumerate(journey.entries, start=2)}
    return tuple(
        replace(mistake, file=journal_file, line=line_of[mistake.came])
        for requirement in journey.plan.everything()
        if requirement.attempt is not None
        for mistake in push.contradictions(
            journey.entries, requirement.id, stages=requirement.attempt.stages
        )
    )


def try_outlooks(scene: Scene) -> tuple[TryOutlook, ...]:
    """Return what is known of every try that counts, in the person's order."""
    return tuple(
        _try_outlook(requirement, requirement.attempt, scene)
        for requirement in scene.counted.values()
        if requirement.attempt is not None
    )


def saved_forecasts(outlook: Outlook) -> tuple[SavedForecast, ...]:
    """Return all that was foretold and is kept: dates, hours, the chance of each try.

    Source:
        docs/method.md#scoring
    """
    of_tries = (
        TryForecast(
            made_on=outlook.on_date,
            requirement=one.id,
            number=_number_ahead(one.past),
            chance=_in_digits(one.chance_next),
            low_chance=None if one.low_chance is None else _in_digits(one.low_chance),
            high_chance=None
            if one.high_chance is None
            else _in_digits(one.high_chance),
            seed=outlook.seed,
            method=outlook.method,
            input_hash=outlook.input_hash,
        )
        for one in outlook.tries
        if one.chance_next is not None and not one.accepted
    )
    return (*outlook.forecasts, *of_tries)


def _number_ahead(past: tuple[PastTry, ...]) -> int:
    """Return the number of the try that waits for its answer, else of the next one."""
    waiting = [one.number for one in past if one.outcome is None]
    last = max((one.number for one in past), default=0)
    return waiting[-1] if waiting else last + 1


def _in_digits(chance: float) -> float:
    """Return a chance with six digits, as it is kept."""
    return min(float(f"{chance:.6g}"), 1.0)


def _try_outlook(requirement: Requirement, attempt: Try, scene: Scene) -> TryOutlook:
    is_met = scene.is_met(requirement.id)
    known: push.Odds | None = None
    others: tuple[push.Odds, ...] = ()
    if attempt.base_rates and not is_met:
        known = odds.odds(requirement, attempt, scene)
        others = odds.sensitivity(requirement, attempt, scene)
    answers = answers_left(attempt, scene.made[requirement.id])
    half, double = (over_tries(one, answers) for one in others) if others else ((), ())
    rate = known.rate if known else next(iter(attempt.base_rates), None)
    staged = push.counted_by_stage(attempt, rate) if rate else None
    return TryOutlook(
        id=requirement.id,
        title=requirement.title,
        past=_past(requirement, attempt, scene),
        chance_next=known.chance if known else None,
        low_chance=known.low if known else None,
        high_chance=known.high if known else None,
        over_tries=over_tries(known, answers),
        is_assumed=known is not None
        and (known.lift.is_assumed or known.sd_basis == "assumed"),
        successes=rate.successes if rate else None,
        applicants=rate.tries if rate else None,
        population=rate.population if rate else "",
        source=rate.source if rate else "",
        year=rate.year if rate else "",
        raised_ids=tuple(
            dict.fromkeys(e.requirement for e in scene.entries if e.did == "raised")
        ),
        accepted=is_met,
        answer_date=_answer_date(requirement, attempt, scene),
        unseen_sd=known.sd if known else None,
        over_tries_half_sd=half,
        over_tries_double_sd=double,
        next_number=known.number if known else None,
        borrowed_from=known.borrowed_from if known else None,
        stages=attempt.stages,
        by_stage=staged.by_stage if staged else (),
        staged_year=staged.year if staged else "",
    )


def answers_left(attempt: Try, made: Sequence[push.TryMade]) -> int | None:
    """Return how many answers may still come, one that is out too; None: no limit."""
    left = push.tries_left(attempt, made)
    return None if left is None else left + any(one.is_pending for one in made)


def over_tries(
    known: push.Odds | None, answers: int | None
) -> tuple[tuple[int, float], ...]:
    """Return (tries, chance of at least one yes), for no more tries than are left."""
    if known is None:
        return ()
    most = OVER_TRIES[-1] if answers is None else min(answers, OVER_TRIES[-1])
    counts = (*(k for k in OVER_TRIES if k < most), most)
    return tuple((k, known.chance_over(k)) for k in counts)


def _past(requirement: Requirement, attempt: Try, scene: Scene) -> tuple[PastTry, ...]:
    weights = odds.weights(requirement, attempt, scene)
    moves = odds.onward(requirement, attempt, scene)
    made = scene.made[requirement.id]
    return tuple(
        replace(
            _past_try(one, weights.get(one.number)),
            changed_ids=_changed_between(before, one, scene),
            onward=moves.get(one.number),
        )
        for before, one in zip((None, *made), made, strict=False)
    )


def _changed_between(
    before: push.TryMade | None, one: push.TryMade, scene: Scene
) -> tuple[str, ...]:
    """Return what was met or raised between two tries with exact days, in order."""
    start, end = (_day(before) if before else None), _day(one)
    if start is None or end is None:
        return ()
    raised = ((e.at.date, e.requirement) for e in scene.entries if e.did == "raised")
    met = (
        (s.met_date, s.id) for s in scene.standings.values() if not _is_try(s.id, scene)
    )
    changed = [(day, id_) for day, id_ in (*raised, *met) if day and start < day <= end]
    return tuple(dict.fromkeys(id_ for _, id_ in sorted(changed)))


def _is_try(id_: str, scene: Scene) -> bool:
    return id_ in scene.counted and scene.counted[id_].attempt is not None


def _day(one: push.TryMade) -> dt.date | None:
    """Return the exact day of a try; of its answer where only that is known."""
    at = one.applied or one.answered
    return at.date if at else None


def _past_try(one: push.TryMade, weight: push.Weight | None) -> PastTry:
    return PastTry(
        number=one.number,
        applied_at=one.applied or UNDATED,
        answered_at=one.answered or UNDATED,
        outcome=one.outcome,
        stage=one.stage,
        reason=one.reason,
        lesson=one.lesson,
        chance_before=weight.chance_before if weight else None,
        surprise_bits=weight.surprise_bits if weight else None,
        learned_bits=weight.learned_bits if weight else None,
        chance_after=weight.chance_after if weight else None,
        score=one.score,
        feedback=one.feedback,
    )


def _answer_date(
    requirement: Requirement, attempt: Try, scene: Scene
) -> dt.date | None:
    weeks = pending_weeks(requirement, attempt, scene)
    if weeks is None or scene.is_met(requirement.id):
        return None
    return scene.today + dt.timedelta(weeks=weeks)
