"""What the five steps found out about a journey, as values that `telling` words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from million_miles.distance import Evidence
from million_miles.values import (
    Bar,
    Forecast,
    Level,
    Mistake,
    Outcome,
    Reading,
    TryScore,
    Weights,
    When,
)

if TYPE_CHECKING:
    from million_miles.push import Onward

Reason = Literal["hours", "budget", "shortest", "commitment", "window", "odds"]
Kind = Literal[
    "step",
    "work",
    "begin",
    "estimate",
    "have",
    "apply",
    "wait",
    "rest",
    "raise",
    "start",
    "arrived",
]
End = Literal["ready", "arrival"]
HoursUse = Literal["new_order", "old_order", "other_order", "unused"]
NOTHING_MEASURED = Evidence("no_bar")
State = Literal["met", "started", "open", "waiting", "unknown_hours"]


@dataclass(frozen=True, slots=True)
class HoursRange:
    """Hours, as quantiles and the mean of a distribution; all >= 0."""

    p10_hours: float
    p50_hours: float
    p90_hours: float
    mean_hours: float


@dataclass(frozen=True, slots=True)
class DateRange:
    """Dates, as quantiles of a distribution that may be defective.

    Attributes:
        p10_date, p50_date, p90_date: None where the quantile lies in "never within
            the horizon".
        never_share: share of futures in which it does not happen, in [0, 1].
    """

    p10_date: dt.date | None
    p50_date: dt.date | None
    p90_date: dt.date | None
    never_share: float


@dataclass(frozen=True, slots=True)
class RequirementOutlook:
    """Where one requirement stands, and when it will start and finish.

    Attributes:
        state: `waiting` is a try whose answer or window is awaited; `unknown_hours`:
            nothing says how long it takes, so the forecast leaves its hours out.
        bar: the bar that holds now; reading: the last one that can be compared;
            evidence: what all readings say.
        hours_left: None for a try, a milestone and where hours are not known;
            hours_left_if_read: the same after a reading today that came as expected,
            None where it would tell little.
        start, finish: None when it is met; finish is None, too, where it waits for the
            answer to a last try whose odds nobody knows.
        place: place in the order of the road, from 1 on; 0 when met.
        is_guess: a raised bar scaled the estimate; a new one is wanted.
        ask: far more was worked than estimated: is the estimate still right?
        untouched_weeks: weeks since the last entry on started work, without declared
            breaks; None: not started.
        is_silent: it was left alone for longer than this person's work usually is,
            though the road has hours for it now: keep, pause or drop?
        paused_until: the day from which it goes on; None: not paused.
    """

    id: str
    title: str
    level: Level
    state: State
    is_try: bool
    bar: Bar | None
    reading: Reading | None
    measured_at: When | None
    hours_done: float
    hours_left: HoursRange | None
    start: DateRange | None
    finish: DateRange | None
    place: int
    needs: tuple[str, ...]
    parent_id: str = ""
    is_guess: bool = False
    ask: bool = False
    untouched_weeks: float | None = None
    is_silent: bool = False
    paused_until: dt.date | None = None
    evidence: Evidence = NOTHING_MEASURED
    hours_left_if_read: HoursRange | None = None


@dataclass(frozen=True, slots=True)
class MostTelling:
    """The reading that would narrow the hours left in all the most.

    Attributes:
        hours_left: in all, as told now; hours_left_if_read: as told after that reading,
            if it came as expected.
    """

    id: str
    title: str
    hours_left: HoursRange
    hours_left_if_read: HoursRange


@dataclass(frozen=True, slots=True)
class SilenceOdds:
    """How likely silent work is taken up again; shown only to whoever asks how.

    Attributes:
        silent_weeks: since anything was written of it, without breaks.
        chance_again: chance, in [0, 1], that it is ever worked on again.
        gaps: the person's own gaps that it was learned from, beside an assumption.
    """

    id: str
    title: str
    silent_weeks: float
    chance_again: float
    gaps: int


@dataclass(frozen=True, slots=True)
class PastTry:
    """One try that was made, and what its answer told.

    Attributes:
        outcome: None while the answer is awaited.
        chance_before: chance of a yes as seen before the answer; None: odds unknown.
        surprise_bits: -log2 of the chance of this answer, >= 0.
        learned_bits: how far the answer moved what is unknown about the person, >= 0.
        chance_after: that chance once the answer was known, all else as it was; the
            difference is what the answer alone did to the odds.
        score: what was scored; None: nothing told.
        feedback: their words as they gave them; may be empty.
        changed_ids: requirements met or raised since the try before; empty where one
            of the two has no exact day, or for the first.
        onward: how this no, and what came after it, moved the odds of the next try;
            None: no refusal, or odds unknown.
    """

    number: int
    applied_at: When
    answered_at: When
    outcome: Outcome | None
    stage: str
    reason: str
    lesson: str
    chance_before: float | None
    surprise_bits: float | None
    learned_bits: float | None
    chance_after: float | None = None
    score: TryScore | None = None
    feedback: str = ""
    changed_ids: tuple[str, ...] = ()
    onward: Onward | None = None


@dataclass(frozen=True, slots=True)
class TryOutlook:
    """What is known about the odds of a try.

    Attributes:
        chance_next: chance of a yes at the next try, with its 80 % range; all None
            when no base rate is known.
        over_tries: pairs (number of further tries, chance of at least one yes).
        over_tries_half_sd, over_tries_double_sd: the same, if people differed half or
            twice as much in what their bars do not show; empty where that spread is
            fitted to counted tries and not assumed.
        unseen_sd: that spread, in log odds, as it is taken.
        is_assumed: part of the odds is a stated assumption, not a measured share.
        population: whom the base rate counts; source, year: who says so.
        raised_ids: requirements whose bar was raised, in order.
        next_number: which try the odds are of, from 1 on; None: not known.
        borrowed_from: the other attempt whose count stands in, as nobody counted that
            one; None: counted for it, or for any.
        answer_date: when the answer to the try that is out is due; None: none is out.
        stages: its names for how far a try comes, in order; may be empty.
        by_stage: (stage, how many reached it), as counted; staged_year: when.
    """

    id: str
    title: str
    past: tuple[PastTry, ...]
    chance_next: float | None
    low_chance: float | None
    high_chance: float | None
    over_tries: tuple[tuple[int, float], ...]
    is_assumed: bool
    successes: int | None
    applicants: int | None
    population: str
    source: str
    year: str
    raised_ids: tuple[str, ...] = ()
    accepted: bool = False
    answer_date: dt.date | None = None
    unseen_sd: float | None = None
    over_tries_half_sd: tuple[tuple[int, float], ...] = ()
    over_tries_double_sd: tuple[tuple[int, float], ...] = ()
    next_number: int | None = None
    borrowed_from: int | None = None
    stages: tuple[str, ...] = ()
    by_stage: tuple[tuple[str, int], ...] = ()
    staged_year: str = ""


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """Mean hours of one calendar week, in all and by requirement."""

    monday_date: dt.date
    hours: float
    by_requirement: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """The money at the end of one month, costs and fees paid."""

    month_end_date: dt.date
    p10_money: float
    p50_money: float
    p90_money: float


@dataclass(frozen=True, slots=True)
class MoneyOutlook:
    """What the money of a plan does to its road.

    Attributes:
        currency: of every amount, as in ISO 4217.
        balances: the coming months, at most ten years of them.
        lowest: the month whose P10 is the least; None without months.
        p10_spent_money, p90_spent_money: costs and fees in all.
        short_share: share of futures in which something waits for money, in [0, 1].
        short_date: middle day on which it first does, among those; None: in none.
        waits: (id, mean weeks that it waits for money), the longest first.
    """

    currency: str
    balances: tuple[Balance, ...]
    lowest: Balance | None
    p10_spent_money: float
    p90_spent_money: float
    short_share: float
    short_date: dt.date | None
    waits: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Distance, road and odds of a journey as seen on one day.

    Attributes:
        miles_to_go: of a million, to *ready*; 0 with `work_done`.
        work_done: everything is met, or only answers are missing.
        ready: every counted requirement is met; arrival: ready and accepted. Where
            nothing counts yet, no date is known: all are None.
        arrival, arrival_given_yes: None when the odds of a try are not known.
        chance_by_date: chance of arriving by the wished date, in [0, 1].
        requirements: in the order of the road, the met ones first.
        weeks: the next four weeks by requirement; hours_by_week: all weeks to come.
        left_out: ids whose hours nobody knows.
        assumed_yes: ids of tries on the way whose odds nobody knows; every date stands
            for "if the next try there is a yes".
        money: None where the plan counts no money.
        seed, futures, method, input_hash: what makes the same answer again.
    """

    on_date: dt.date
    goal: str
    why: str
    by_date: dt.date | None
    is_rough: bool
    miles_to_go: int
    work_done: bool
    hours_done: float
    hours_left: HoursRange
    ready: DateRange
    arrival: DateRange | None
    arrival_given_yes: DateRange | None
    chance_by_date: float | None
    has_tries: bool
    requirements: tuple[RequirementOutlook, ...]
    tries: tuple[TryOutlook, ...]
    weeks: tuple[WeekPlan, ...]
    hours_by_week: tuple[WeekPlan, ...]
    left_out: tuple[str, ...]
    promised_hours_per_week: float
    pace: float
    horizon_date: dt.date
    seed: int
    futures: int
    method: str
    input_hash: str
    forecasts: tuple[Forecast, ...]
    assumed_yes: tuple[str, ...] = ()
    money: MoneyOutlook | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next.

    Attributes:
        kind: `step` a written step; `work` some minutes on a requirement; `begin`
            something with weeks of its own; `estimate` say how long it takes; `have` is
            it met already?; `apply` a try is open; `wait` an answer or a window; `rest`
            no hours are meant for now; `raise` all is done but a yes: raise a bar;
            `start` the plan is empty; `arrived` nothing is left to do.
        id, title: of the requirement; both empty for a step of the inbox.
        step: title of the step; minutes: how long it takes, None: not said.
        due_date: None: no day.
    """

    kind: Kind
    id: str = ""
    title: str = ""
    step: str = ""
    minutes: int | None = None
    due_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order of the changed road that a what-if searched.

    Attributes:
        ids: by priority.
        gain_weeks: what it alone saves of E[min(T, sixty years)] on the changed road, on
            futures that the search had not seen; gain_error: its standard error.
        aim: what T is, `ready` or `arrival`.
    """

    ids: tuple[str, ...]
    gain_weeks: float
    gain_error: float
    aim: End


@dataclass(frozen=True, slots=True)
class Move:
    """How a what-if moves the ends of the road, on the same futures.

    Attributes:
        ready_before, ready_after: dates; None where nothing counts.
        arrival_before, arrival_after: None where the odds are not known.
        given_yes_before, given_yes_after: the arrival in the futures that arrive.
        chance_before, chance_after: of arriving by the wished date, or within the
            horizon where there is none; None where the odds are not known.
        ready_weeks: mean change of min(weeks to ready, horizon); negative: earlier.
        arrival_weeks: the same for the arrival; None where the odds are not known.
        chance: change of the chance; None, too, where only one of the two has a wished
            date.
        ready_weeks_error, arrival_weeks_error, chance_error: standard errors, from
            eight independent nets.
        later_share: share of futures that become ready later than before.
        spent_money: mean change of all that is paid within the horizon; None where
            money is not counted.
        hours_use: what was made of added hours, where the order of the new plan was
            not the best use: `old_order`, `other_order` where only an order that was
            searched makes use of them, or `unused`.
        new_order: an order that was searched and is part of the change.
    """

    ready_before: DateRange | None
    ready_after: DateRange | None
    arrival_before: DateRange | None
    arrival_after: DateRange | None
    given_yes_before: DateRange | None
    given_yes_after: DateRange | None
    chance_before: float | None
    chance_after: float | None
    ready_weeks: float
    ready_weeks_error: float
    arrival_weeks: float | None
    arrival_weeks_error: float | None
    chance: float | None
    chance_error: float | None
    later_share: float
    spent_money: float | None = None
    hours_use: HoursUse | None = None
    new_order: NewOrder | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """The outlook before and after a what-if, and how it moves."""

    before: Outlook
    after: Outlook
    move: Move


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain that decides when one is ready.

    Attributes:
        id, title: the requirement.
        start_date, finish_date: medians; None: never in most futures.
        hours: mean hours left on it.
        reason: what sets its pace: `hours` one's own hours; `budget` its weekly
            budget; `shortest` it cannot be faster; `commitment` fixed weeks; `window`
            waiting for a window and an answer; `odds` waiting for a yes.
        share_last: share of futures in which it is the last to finish.
    """

    id: str
    title: str
    start_date: dt.date | None
    finish_date: dt.date | None
    hours: float
    reason: Reason
    share_last: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why this date: the chain of links, first to last, and the hours behind it."""

    outlook: Outlook
    chain: tuple[Link, ...]
    biggest: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class WayOption:
    """One way of a requirement, with what it gives and how it differs from the first.

    Attributes:
        ready_date: half the futures are ready by then; None: in never.
        chance: of arriving by the wished date, or within sixty years; None: the odds
            are not known.
        cost_money: mean of all costs that are not paid yet; None: not comparable.
        hours: mean of the hours left.
        later_weeks: more weeks than with the first way, on average, to arrival or to
            ready, as `time_to` says. `error`: one standard error.
        more_points: the differences as they are weighed; above 0 is worse.
        is_tie: no difference in points that can be told from chance.
        problem: why it cannot be compared; all numbers are then left at nothing.
    """

    way: str
    title: str
    ready_date: dt.date | None = None
    chance: float | None = None
    cost_money: float | None = None
    hours: float = 0.0
    later_weeks: float = 0.0
    later_weeks_error: float = 0.0
    more_chance: float | None = None
    more_chance_error: float | None = None
    more_cost_money: float | None = None
    more_cost_money_error: float | None = None
    more_hours: float = 0.0
    more_points: float = 0.0
    more_points_error: float = 0.0
    is_tie: bool = False
    problem: Mistake | None = None


@dataclass(frozen=True, slots=True)
class WayChoice:
    """The ways of one requirement, all others as they are best.

    Attributes:
        taken: the way that the plan takes.
        best: the way that weighs best; the one taken, where none is better for sure.
        options: the best first, then the runner-up; last what cannot be compared.
    """

    id: str
    title: str
    taken: str
    best: str
    options: tuple[WayOption, ...]


@dataclass(frozen=True, slots=True)
class WaysOutlook:
    """What every choice between ways would change.

    Attributes:
        weights: what was weighed, and how much.
        currency: of all costs; empty: nothing costs.
        odds_known: of every try ahead.
        time_to: what is weighed as arrival: `ready` where the odds are not known, or
            where most futures do not arrive within sixty years.
        order_kept: all are walked in the order that was kept, else latest finish first.
    """

    on_date: dt.date
    choices: tuple[WayChoice, ...]
    weights: Weights
    currency: str
    by_date: dt.date | None
    odds_known: bool
    time_to: End
    order_kept: bool
    futures: int
    seed: int
