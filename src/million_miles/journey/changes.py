"""Every change of a journey: each a pure function from a journey to the next one.

What happened becomes an entry at the end of the journal. What changes the plan also
leaves an entry, so that it can be undone by a later one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import NoReturn

from million_miles import exchange
from million_miles.journey.journey import Journey, effective_bar
from million_miles.journey.plans import mapped, renamed, with_way, without_period
from million_miles.values import (
    WAY_ARROW,
    Bar,
    Effort,
    Entry,
    Hours,
    Mistake,
    MistakesError,
    Outcome,
    Period,
    Plan,
    PlanError,
    Reading,
    Requirement,
    Step,
    StopRule,
    TryScore,
    When,
    is_comparable,
    is_id,
    stage_of,
    standing,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The id and the time of the entry that a change leaves in the journal."""

    id: str
    at: When


# Entries whose undoing changes the plan as well.
_PLAN_ENTRIES = ("added", "ticked", "renamed", "chosen", "dropped", "took")


def refuse(
    code: str, came: str = "", *, suggestion: str = "", **details: str
) -> NoReturn:
    """Raise one mistake.

    Raises:
        MistakesError: always.
    """
    pairs = tuple(details.items())
    raise MistakesError([Mistake(code, came, suggestion=suggestion, details=pairs)])


def find_requirement(journey: Journey, what: str) -> Requirement:
    """Return the requirement that `what` names by its id or its title.

    Raises:
        MistakesError: there is none; the nearest id is suggested.
    """
    everything = list(journey.plan.everything())
    wanted = what.strip().casefold()
    # A title may be what another requirement has for its id: the id comes first.
    for field in ("id", "title"):
        for requirement in everything:
            if wanted == getattr(requirement, field).casefold():
                return requirement
    begins = [r for r in everything if wanted and r.id.startswith(wanted)]
    if len(begins) == 1:
        return begins[0]
    names = {r.id: r.id for r in everything}
    names |= {r.title.casefold(): r.id for r in everything}
    near = get_close_matches(wanted, names, n=1, cutoff=0.5)
    suggestion = names[near[0]] if near else ""
    refuse("unknown_requirement", what, suggestion=suggestion)


def add_entry(journey: Journey, entry: Entry) -> Journey:
    """Return the journey with one more entry at the end of its journal."""
    return replace(journey, entries=(*journey.entries, entry))


def log(
    journey: Journey, what: str, hours: Hours, stamp: Stamp, note: str = ""
) -> Journey:
    """Log hours of work on a requirement."""
    requirement = find_requirement(journey, what)
    if requirement.parts:
        refuse("log_a_part", what, suggestion=requirement.parts[0].id)
    if requirement.attempt is not None:
        refuse("log_on_a_try", what)
    entry = Entry(stamp.id, "worked", stamp.at, requirement.id, amount=hours, note=note)
    return add_entry(journey, entry)


def measure(
    journey: Journey, what: str, reading: Reading, stamp: Stamp, note: str = ""
) -> Journey:
    """Log a reading; it must be of the kind and unit that the bar asks for."""
    requirement = find_requirement(journey, what)
    bar = effective_bar(journey, requirement)
    if bar is not None and not is_comparable(bar, reading):
        refuse(
            "reading_does_not_fit",
            exchange.reading_text(reading),
            id=requirement.id,
            bar=exchange.bar_text(bar),
        )
    entry = Entry(
        stamp.id, "measured", stamp.at, requirement.id, amount=reading, note=note
    )
    return add_entry(journey, entry)


def estimate(
    journey: Journey, what: str, effort: Effort, stamp: Stamp, note: str = ""
) -> Journey:
    """Log a new estimate of the total from zero; it must exceed what was worked."""
    requirement = find_requirement(journey, what)
    if requirement.attempt is not None or requirement.parts:
        refuse("no_hours_of_its_own", what)
    worked = sum(
        entry.amount.hours
        for entry in standing(journey.entries)
        if entry.requirement == requirement.id and isinstance(entry.amount, Hours)
    )
    if effort.high <= worked:
        refuse("estimate_below_work", f"{effort.high:g} h", worked=f"{worked:g} h")
    entry = Entry(
        stamp.id, "estimated", stamp.at, requirement.id, amount=effort, note=note
    )
    return add_entry(journey, entry)


def finish(journey: Journey, what: str, stamp: Stamp, note: str = "") -> Journey:
    """Say that a requirement is met."""
    requirement = find_requirement(journey, what)
    if requirement.attempt is not None:
        refuse("finish_a_try", what)
    return add_entry(
        journey, Entry(stamp.id, "finished", stamp.at, requirement.id, note=note)
    )


def apply(
    journey: Journey,
    what: str,
    stamp: Stamp,
    attempt: int | None = None,
    stage: str = "",
) -> Journey:
    """Say that a try was made, and how far it is; its answer comes later."""
    requirement = _a_try(journey, what)
    _require_stage(requirement, stage, is_refused=False)
    entry = Entry(
        stamp.id, "applied", stamp.at, requirement.id, attempt=attempt, stage=stage
    )
    return add_entry(journey, entry)


def answer(
    journey: Journey,
    what: str,
    outcome: Outcome,
    stamp: Stamp,
    attempt: int | None = None,
    stage: str = "",
    reason: str = "",
    lesson: str = "",
    feedback: str = "",
    score: TryScore | None = None,
) -> Journey:
    """Log the answer to a try; `feedback` holds their words as they gave them."""
    requirement = _a_try(journey, what)
    _require_stage(requirement, stage, is_refused=outcome == "refused")
    entry = Entry(
        stamp.id,
        "answered",
        stamp.at,
        requirement.id,
        attempt=attempt,
        amount=outcome,
        stage=stage,
        reason=reason,
        lesson=lesson,
        note=feedback,
        score=score,
    )
    return add_entry(journey, entry)


def _a_try(journey: Journey, what: str) -> Requirement:
    requirement = find_requirement(journey, what)
    if requirement.attempt is None:
        tries = [r.id for r in journey.plan.everything() if r.attempt is not None]
        refuse("not_a_try", what, suggestion=tries[0] if tries else "")
    return requirement


def _require_stage(requirement: Requirement, stage: str, *, is_refused: bool) -> None:
    stages = requirement.attempt.stages if requirement.attempt else ()
    if not stages or not stage:
        return
    options, known = ", ".join(stages), stage_of(stage, stages)
    if not known:
        lower = {one.casefold(): one for one in stages}
        near = get_close_matches(stage.casefold(), lower, n=1)
        guess = lower[near[0]] if near else ""
        refuse("unknown_stage", stage, suggestion=guess, options=options)
    if is_refused and known == stages[-1]:
        refuse("stage_of_a_yes", stage, options=", ".join(stages[:-1]))


def raise_bar(
    journey: Journey, what: str, bar: Bar, stamp: Stamp, note: str = ""
) -> Journey:
    """Set a new bar for a requirement."""
    requirement = find_requirement(journey, what)
    if bar == effective_bar(journey, requirement):
        refuse("same_bar", what)
    entry = Entry(stamp.id, "raised", stamp.at, requirement.id, amount=bar, note=note)
    return add_entry(journey, entry)


def note(journey: Journey, text: str, stamp: Stamp, what: str = "") -> Journey:
    """Log words, about one requirement or about the whole journey."""
    about = find_requirement(journey, what).id if what else ""
    return add_entry(journey, Entry(stamp.id, "noted", stamp.at, about, note=text))


def add_requirement(
    journey: Journey, requirement: Requirement, stamp: Stamp
) -> Journey:
    """Put a requirement at the end of the plan."""
    plan = journey.plan
    if requirement.id in {r.id for r in plan.everything()}:
        refuse("id_taken", requirement.id)
    known = {r.id for r in plan.everything()}
    for need in requirement.needs:
        if need not in known:
            near = get_close_matches(need, known, n=1)
            refuse("unknown_requirement", need, suggestion=near[0] if near else "")
    plan = replace(plan, requirements=(*plan.requirements, requirement))
    entry = Entry(stamp.id, "added", stamp.at, requirement.id)
    return add_entry(replace(journey, plan=plan), entry)


def add_step(journey: Journey, step: Step, stamp: Stamp, what: str = "") -> Journey:
    """Put a step under a requirement, or into the inbox."""
    about = find_requirement(journey, what).id if what else ""
    steps = _steps_under(journey.plan, about)
    if any(s.title == step.title and s.done_date is None for s in steps):
        refuse("same_step", step.title)
    plan = _with_steps(journey.plan, about, (*steps, step))
    entry = Entry(stamp.id, "added", stamp.at, about, amount=step.title)
    return add_entry(replace(journey, plan=plan), entry)


def tick(journey: Journey, title: str, stamp: Stamp, note: str = "") -> Journey:
    """Say that a step is done. `title` may be its beginning, if only one begins so.

    Raises:
        MistakesError: no open step is called so; or several are.
    """
    if stamp.at.date is None:
        refuse("exact_day_wanted", title)
    open_steps = [(a, s) for a, s in all_steps(journey.plan) if s.done_date is None]
    about, step = _named_step(open_steps, title)
    steps = _steps_under(journey.plan, about)
    ticked = tuple(
        replace(s, done_date=stamp.at.date) if s is step else s for s in steps
    )
    plan = _with_steps(journey.plan, about, ticked)
    entry = Entry(stamp.id, "ticked", stamp.at, about, amount=step.title, note=note)
    return add_entry(replace(journey, plan=plan), entry)


def _named_step(steps: list[tuple[str, Step]], title: str) -> tuple[str, Step]:
    wanted = title.strip().casefold()
    exact = [(a, s) for a, s in steps if s.title.casefold() == wanted]
    begins = [
        (a, s) for a, s in steps if wanted and s.title.casefold().startswith(wanted)
    ]
    found = exact or begins
    if len(found) > 1 and not exact:
        refuse("several_steps", title, suggestion=found[0][1].title)
    if found:
        return found[0]
    titles = {s.title.casefold(): s.title for _, s in steps}
    near = get_close_matches(wanted, titles, n=1, cutoff=0.4)
    refuse("unknown_step", title, suggestion=titles[near[0]] if near else "")


def rename(journey: Journey, what: str, new_id: str, stamp: Stamp) -> Journey:
    """Give a requirement a new id, in the plan and for everything in the journal."""
    requirement = find_requirement(journey, what)
    if not is_id(new_id):
        refuse("bad_id", new_id)
    if new_id in {r.id for r in journey.plan.everything()}:
        refuse("id_taken", new_id)
    plan = renamed(journey.plan, requirement.id, new_id)
    entry = Entry(stamp.id, "renamed", stamp.at, requirement.id, amount=new_id)
    return add_entry(replace(journey, plan=plan), entry)


def choose(journey: Journey, what: str, stamp: Stamp, note: str = "") -> Journey:
    """Let a `usual` or `edge` requirement count from now on."""
    requirement = find_requirement(journey, what)
    if requirement.is_counted:
        refuse("counts_already", requirement.id)
    plan = _with_choice(journey.plan, requirement.id, chosen=True)
    entry = Entry(stamp.id, "chosen", stamp.at, requirement.id, note=note)
    return add_entry(replace(journey, plan=plan), entry)


def take(
    journey: Journey, what: str, way: str, stamp: Stamp, note: str = ""
) -> Journey:
    """Take one of the ways of a requirement from now on; what was done for it stays.

    Raises:
        MistakesError: it has no such way, or goes that way already.
    """
    requirement = find_requirement(journey, what)
    ids = [one.id for one in requirement.ways]
    if not ids:
        refuse("no_ways", requirement.id)
    if way not in ids:
        near = get_close_matches(way, ids, n=1)
        refuse(
            "not_a_way",
            way,
            suggestion=near[0] if near else "",
            id=requirement.id,
            ways=", ".join(ids),
        )
    if requirement.taken is not None and requirement.taken.id == way:
        refuse("taken_already", way, id=requirement.id)
    before = [] if requirement.way is None else [requirement.way]
    amount = WAY_ARROW.join([*before, way])
    plan = with_way(journey.plan, requirement.id, way)
    entry = Entry(stamp.id, "took", stamp.at, requirement.id, amount=amount, note=note)
    return add_entry(replace(journey, plan=plan), entry)


def drop(journey: Journey, what: str, stamp: Stamp, note: str = "") -> Journey:
    """Let a chosen `usual` or `edge` requirement count no longer.

    Raises:
        MistakesError: it is a `must`, which the goal cannot do without; or it does not
            count anyway.
    """
    requirement = find_requirement(journey, what)
    if requirement.level == "must":
        refuse("drop_a_must", requirement.id)
    if not requirement.chosen:
        refuse("counts_not", requirement.id)
    plan = _with_choice(journey.plan, requirement.id, chosen=False)
    entry = Entry(stamp.id, "dropped", stamp.at, requirement.id, note=note)
    return add_entry(replace(journey, plan=plan), entry)


def keep(journey: Journey, what: str, stamp: Stamp, note: str = "") -> Journey:
    """Say that work goes on, though it was left alone for a while."""
    requirement = find_requirement(journey, what)
    entry = Entry(stamp.id, "kept", stamp.at, requirement.id, note=note)
    return add_entry(journey, entry)


def pause(
    journey: Journey, what: str, until: dt.date, stamp: Stamp, note: str = ""
) -> Journey:
    """Give a requirement no hours before a day; work on it ends the pause.

    Raises:
        MistakesError: the day is not a later one, or the requirement is a whole or a
            try, which have no hours.
    """
    requirement = find_requirement(journey, what)
    if requirement.parts or requirement.attempt is not None:
        refuse("pause_no_work", requirement.id)
    if stamp.at.date is None or until <= stamp.at.date:
        refuse("later_day_wanted", until.isoformat())
    entry = Entry(stamp.id, "paused", stamp.at, requirement.id, amount=until, note=note)
    return add_entry(journey, entry)


def _with_choice(plan: Plan, id_: str, *, chosen: bool) -> Plan:
    return mapped(plan, lambda r: replace(r, chosen=chosen) if r.id == id_ else r)


def undo(journey: Journey, stamp: Stamp, entry_id: str = "") -> Journey:
    """Undo the last entry that stands, or the one called `entry_id`, by a new entry.

    A new name that later entries use is undone by renaming back.

    Raises:
        MistakesError: nothing is left to undo, no entry is called so, it no longer
            stands, other work rests on it, or it undid a change of the plan.
    """
    target = _to_undo(journey, entry_id)
    if target.did == "renamed":
        back = rename(journey, str(target.amount), target.requirement, stamp)
        if _is_used_since(journey, target):
            return back
        journey = replace(journey, plan=back.plan)
    elif isinstance(target.amount, Period):
        before = without_period(journey.plan, target.amount)
        if before is None:
            refuse("promise_gone", target.id)
        journey = replace(journey, plan=before)
    elif target.did in _PLAN_ENTRIES:
        journey = replace(journey, plan=_plan_before(journey, target))
    undone = Entry(stamp.id, "undone", stamp.at, target.requirement, undoes=target.id)
    return add_entry(journey, undone)


def _to_undo(journey: Journey, entry_id: str) -> Entry:
    counted = standing(journey.entries)
    if not entry_id:
        return counted[-1] if counted else refuse("nothing_to_undo")
    for entry in counted:
        if entry.id == entry_id:
            return entry
    by_id = {entry.id: entry for entry in journey.entries}
    if entry_id not in by_id:
        near = get_close_matches(entry_id, by_id, n=1)
        refuse("unknown_entry", entry_id, suggestion=near[0] if near else "")
    entry = by_id[entry_id]
    before = by_id.get(entry.undoes)
    if before is None:
        refuse("already_undone", entry_id)
    if before.did in (*_PLAN_ENTRIES, "promised"):
        refuse("undone_in_the_plan", entry_id)
    return entry


def _is_used_since(journey: Journey, rename: Entry) -> bool:
    """Tell whether entries that stand use the new id that `rename` gave."""
    counted = {entry.id for entry in standing(journey.entries)}
    places = [entry.id for entry in journey.entries]
    later = journey.entries[places.index(rename.id) + 1 :]
    return any(e.requirement == rename.amount and e.id in counted for e in later)


def _plan_before(journey: Journey, entry: Entry) -> Plan:
    plan, about = journey.plan, entry.requirement
    if entry.did in ("chosen", "dropped"):
        return _with_choice(plan, about, chosen=entry.did == "dropped")
    if entry.did == "took":
        return _before_taking(plan, about, str(entry.amount))
    if entry.did == "ticked":
        steps = _steps_under(plan, about)
        return _with_steps(plan, about, _unticked(steps, str(entry.amount)))
    if entry.amount is not None:
        steps = _steps_under(plan, about)
        kept = [
            s for s in steps if not (s.title == entry.amount and s.done_date is None)
        ]
        if len(kept) == len(steps):
            refuse("unknown_step", str(entry.amount))
        return _with_steps(plan, about, tuple(kept))
    resting = [e for e in standing(journey.entries) if e.requirement == about]
    if len(resting) > 1:
        refuse("work_rests_on_it", about)
    kept_requirements = tuple(r for r in plan.requirements if r.id != about)
    try:
        return replace(plan, requirements=kept_requirements)
    except PlanError:
        refuse("needed_by_others", about)


def _before_taking(plan: Plan, about: str, amount: str) -> Plan:
    """Return the plan with the way before; a way taken later stays."""
    before, _, taken = amount.rpartition(WAY_ARROW)
    requirement = plan.requirement(about)
    if requirement.way != taken:
        return plan
    ways = [way.id for way in requirement.ways]
    if before and before not in ways:
        refuse("not_a_way", before, id=about, ways=", ".join(ways))
    return with_way(plan, about, before or None)


def _unticked(steps: tuple[Step, ...], title: str) -> tuple[Step, ...]:
    done = [i for i, s in enumerate(steps) if s.title == title and s.done_date]
    if not done:
        refuse("unknown_step", title)
    last = done[-1]
    return tuple(
        replace(s, done_date=None) if i == last else s for i, s in enumerate(steps)
    )


def all_steps(plan: Plan) -> list[tuple[str, Step]]:
    """Return (requirement id, step) for every step; the inbox has an empty id."""
    under = [(r.id, step) for r in plan.everything() for step in r.steps]
    return under + [("", step) for step in plan.inbox]


def _steps_under(plan: Plan, about: str) -> tuple[Step, ...]:
    return plan.requirement(about).steps if about else plan.inbox


def _with_steps(plan: Plan, about: str, steps: tuple[Step, ...]) -> Plan:
    if not about:
        return replace(plan, inbox=steps)
    return mapped(plan, lambda r: replace(r, steps=steps) if r.id == about else r)


def write_stop_rule(journey: Journey, words: str, stamp: Stamp) -> Journey:
    """Write down when the person means to stop; an earlier rule gives way to it."""
    rule = StopRule(words, stamp.at.date)
    return replace(journey, plan=replace(journey.plan, stop_rule=rule))


def wish(journey: Journey, by_date: dt.date | None) -> Journey:
    """Set the wished date."""
    goal = replace(journey.plan.goal, by_date=by_date)
    return replace(journey, plan=replace(journey.plan, goal=goal))
