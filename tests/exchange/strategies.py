"""Any valid value, for properties that must hold for all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from million_miles.values import (
    DIDS,
    FORECASTS_OF,
    HELPS,
    LANGUAGES,
    LEVELS_OF_NEED,
    MOST_TRIES,
    OUTCOMES,
    QUALITIES,
    RELATIONS,
    SHAPES,
    UNDATED,
    AnyTime,
    Bar,
    BaseRate,
    Capacity,
    Commitment,
    DateSpan,
    DateWindow,
    Effort,
    Entry,
    Evidence,
    Fallback,
    Forecast,
    Funds,
    Goal,
    GoalMap,
    Has,
    Hours,
    Income,
    IrregularWindow,
    KeptOrder,
    Money,
    Period,
    Plan,
    Profile,
    Reading,
    Requirement,
    RuleWindow,
    SavedForecast,
    Source,
    Step,
    StopRule,
    Threshold,
    Try,
    TryForecast,
    TryScore,
    Way,
    Weeks,
    Weights,
    When,
    Window,
    hidden_character,
    is_id,
)

T = TypeVar("T")

# Words that one format or another takes for something else than words.
TRAPS = (
    "null",
    "~",
    "yes",
    "No",
    "true",
    "3",
    "-1.5",
    "1e3",
    "0o7",
    "1:30",
    "2038-12-31",
    "has it",
    "a >= 3 h",
    "≥ 3",
    '"quoted"',
    'say "hi"',
    "'twice'",
    "=1+1",
    "@home",
    "-x",
    "a: b",
    "a:",
    "# no comment",
    "a #b",
    "{a}",
    "[b], c",
    "| x",
    "> y",
    "&a",
    "*a",
    "!t",
    "%x",
    "---",
    "...",
    "? q",
    "- item",
    "<<",
    " both ends ",
    "\u00a0hard spaces\u00a0",
    "a\\nb",
    "any time",
    "6 h/week",
    "B2",
    "👩‍🚀",
    "año",
    "\ufffe",
)


@cache
def texts(most: int, *, least: int = 0, lines: bool = False) -> st.SearchStrategy[str]:
    """Return visible texts; of `least` 1: not blank."""
    characters = st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from(
        " :#,'\"-0aZ" + ("\n" if lines else "")
    )
    return (
        (st.text(characters, max_size=min(most, 12)) | st.sampled_from(TRAPS))
        .map(lambda text: text[:most])
        .filter(lambda text: hidden_character(text, lines=lines) is None)
        .filter(lambda text: len(text.strip()) >= least)
    )


@cache
def ids() -> st.SearchStrategy[str]:
    plain = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
    return (plain | st.sampled_from(["null", "yes", "1e3", "año", "ß"])).filter(is_id)


@cache
def dates() -> st.SearchStrategy[dt.date]:
    return st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


@cache
def ranges(least: float, most: float) -> st.SearchStrategy[list[float]]:
    amounts = st.floats(least, most) | st.integers(int(least) + 1, int(most)).map(float)
    pairs = st.lists(amounts, min_size=2, max_size=2).map(sorted)
    return pairs | amounts.map(lambda amount: [amount, amount])


@cache
def efforts() -> st.SearchStrategy[Effort]:
    return ranges(1e-3, 1e6).map(lambda r: Effort(*r))


@cache
def weeks() -> st.SearchStrategy[Weeks]:
    return ranges(1e-3, 5200).map(lambda r: Weeks(*r))


@cache
def moneys() -> st.SearchStrategy[Money]:
    currency = st.text("ABCXYZ", min_size=3, max_size=3)
    return st.builds(lambda r, c: Money(r[0], r[1], c), ranges(0, 1e12), currency)


@cache
def numbers() -> st.SearchStrategy[float]:
    return st.floats(allow_nan=False, allow_infinity=False) | st.integers(-99, 99)


@cache
def labels() -> st.SearchStrategy[str]:
    return texts(40, least=1).filter(lambda text: text == text.strip())


@cache
def bars() -> st.SearchStrategy[Bar]:
    thresholds = st.builds(
        Threshold,
        measure=texts(80),
        relation=st.sampled_from(RELATIONS),
        value=numbers() | st.sampled_from(["B2", "A0"]),
        unit=texts(40),
    )
    words = st.builds(Threshold, texts(80), st.just("="), labels(), texts(40))
    return thresholds | words | texts(200, least=1).map(Has)


@cache
def readings() -> st.SearchStrategy[Reading]:
    errors = st.just(0.0) | st.floats(0, 1e6)
    return st.builds(Reading, numbers(), texts(40), errors) | st.builds(
        Reading, labels(), texts(40)
    )


@cache
def zones() -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(["America/New_York", "UTC", "Asia/Kathmandu"])


@cache
def windows() -> st.SearchStrategy[Window]:
    def spans(days: list[dt.date]) -> tuple[DateSpan, ...]:
        days = sorted(days)
        even = [DateSpan(a, b) for a, b in zip(days[::2], days[1::2], strict=False)]
        return (*even, *([DateSpan(days[-1], days[-1])] if len(days) % 2 else []))

    dated = st.lists(dates(), min_size=1, max_size=5, unique=True).map(spans)
    ruled = st.sampled_from(
        ["FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1", "FREQ=WEEKLY;BYDAY=MO", "FREQ=DAILY"]
    )
    soon = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
    irregular = st.builds(
        lambda r, last, days: IrregularWindow(r[0], r[1], last, days),
        ranges(0.01, 100),
        st.none() | dates(),
        st.integers(1, 366),
    )
    return st.one_of(
        st.just(AnyTime()),
        st.builds(DateWindow, dated, zones()),
        st.builds(RuleWindow, ruled, soon, st.integers(1, 366), zones()),
        irregular,
    )


@st.composite
def base_rates(draw: st.DrawFn, sources: tuple[str, ...] | None = None) -> BaseRate:
    tries = draw(st.integers(1, 10**12))
    attempt = draw(st.none() | st.integers(1, 1000))
    source = texts(300) if sources is None else st.sampled_from(["", *sources])
    bare = draw(st.booleans())
    return BaseRate(
        draw(st.integers(0, tries)),
        tries,
        None if bare else attempt,
        False if bare or attempt is None else draw(st.booleans()),
        "" if bare else draw(texts(300)),
        "" if bare else draw(texts(300)),
        "" if bare else draw(source),
        None if bare else draw(st.none() | st.sampled_from(QUALITIES)),
    )


@st.composite
def staged(draw: st.DrawFn, attempt: Try) -> Try:
    """Return the try, perhaps with stages, and rates that may be counted by them."""
    names = st.lists(texts(60, least=1), min_size=2, max_size=4, unique_by=str.casefold)
    stages = tuple(draw(st.just([]) | names))
    if not stages:
        return attempt
    rates = []
    for rate in attempt.base_rates:
        between = [draw(st.integers(rate.successes, rate.tries)) for _ in stages[2:]]
        counts = (rate.tries, *sorted(between, reverse=True), rate.successes)
        by_stage = tuple(zip(stages, counts, strict=True))
        kept = (*by_stage[: draw(st.integers(1, len(stages) - 1))], by_stage[-1])
        rates.append(replace(rate, by_stage=draw(st.sampled_from([(), kept]))))
    return replace(attempt, stages=stages, base_rates=tuple(rates))


@cache
def tries(sources: tuple[str, ...] | None = None) -> st.SearchStrategy[Try]:
    return _tries(sources).flatmap(staged)


@cache
def _tries(sources: tuple[str, ...] | None = None) -> st.SearchStrategy[Try]:
    return st.builds(
        Try,
        shape=st.sampled_from(SHAPES),
        window=windows(),
        answer_weeks=st.floats(0, 5200),
        wait_weeks=st.floats(0, 5200),
        most_tries=st.none() | st.integers(1, 1000),
        base_rates=st.lists(base_rates(sources), max_size=2).map(tuple),
        fee=st.none() | moneys(),
        most_a_year=st.none() | st.integers(1, 1000),
        last_date=st.none() | dates(),
        ready_before_weeks=st.just(0.0) | st.floats(0, 5200),
    )


@cache
def steps() -> st.SearchStrategy[Step]:
    day = st.none() | dates()
    minutes = st.none() | st.integers(1, 10_000)
    full = st.builds(Step, texts(200, least=1), minutes, day, day)
    return full | texts(200, least=1).map(Step)


@cache
def evidences() -> st.SearchStrategy[Evidence]:
    share = st.floats(0, 1, exclude_min=True, exclude_max=True)
    shares = st.builds(Evidence, share, st.none() | share)
    return shares | st.sampled_from(HELPS).map(lambda guess: Evidence(guess=guess))


@cache
def commitments() -> st.SearchStrategy[Commitment]:
    return st.builds(Commitment, weeks(), st.floats(0, 168, exclude_min=True))


@cache
def optional(what: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | what


@cache
def hours_a_week() -> st.SearchStrategy[float]:
    return st.floats(0, 168, exclude_min=True)


@cache
def durations() -> st.SearchStrategy[float]:
    return st.floats(1e-3, 5200)


@cache
def work() -> st.SearchStrategy[dict[str, Any]]:
    """Return the arguments of one kind of work, or of none."""
    return st.one_of(
        st.just({}),
        efforts().map(lambda effort: {"effort": effort}),
        commitments().map(lambda commitment: {"commitment": commitment}),
    )


@cache
def bounds(known: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Return the arguments that a way and a requirement share beside their work."""
    needs = st.lists(st.sampled_from(known), max_size=3, unique=True).map(tuple)
    return st.fixed_dictionaries(
        {},
        optional={
            "at_most": hours_a_week(),
            "at_least_weeks": durations(),
            "cost": moneys(),
            "upkeep": hours_a_week(),
            "needs": needs if known else st.just(()),
        },
    )


def sensible(arguments: dict[str, Any]) -> dict[str, Any]:
    """Leave out what means nothing beside the kind of work that was drawn."""
    apart = {
        "commitment": ["at_most"],
        "attempt": ["at_most"],
        "parts": [
            "at_most",
            "at_least_weeks",
            "cost",
            "upkeep",
            "valid_weeks",
            "renewal",
        ],
    }
    left_out = {name for kind in apart if kind in arguments for name in apart[kind]}
    if "valid_weeks" not in arguments:
        left_out.add("renewal")
    return {name: one for name, one in arguments.items() if name not in left_out}


@st.composite
def ways(draw: st.DrawFn, known: tuple[str, ...]) -> dict[str, Any]:
    way_ids = draw(st.lists(ids(), min_size=1, max_size=3, unique=True))
    return {
        "ways": tuple(
            Way(one, draw(texts(200)), **sensible(draw(work()) | draw(bounds(known))))
            for one in way_ids
        ),
        "way": draw(optional(st.sampled_from(way_ids))),
    }


@st.composite
def parts(
    draw: st.DrawFn,
    fresh: list[str],
    known: tuple[str, ...],
    sources: tuple[str, ...] | None,
) -> dict[str, Any]:
    own = [fresh.pop() for _ in range(min(len(fresh), draw(st.integers(1, 2))))]
    drawn = (draw(requirements(one, fresh, known, sources)) for one in own)
    return {"parts": tuple(drawn)}


@cache
def extras(sources: tuple[str, ...] | None) -> st.SearchStrategy[dict[str, Any]]:
    """Return arguments of a requirement that go with every kind of work."""
    some = texts(300) if sources is None else st.sampled_from(sources or ("",))
    most = 0 if sources == () else 2
    return st.fixed_dictionaries(
        {"level": st.sampled_from(LEVELS_OF_NEED), "chosen": st.booleans()},
        optional={
            "bar": bars(),
            "steps": st.lists(steps(), max_size=3).map(tuple),
            "evidence": evidences(),
            "valid_weeks": durations(),
            "renewal": efforts(),
            "sources": st.lists(some, max_size=most).map(tuple),
            "note": texts(2000, lines=True),
        },
    )


@st.composite
def requirements(
    draw: st.DrawFn,
    id_: str,
    fresh: list[str],
    known: tuple[str, ...],
    sources: tuple[str, ...] | None = None,
) -> Requirement:
    """Draw a requirement that needs only `known` ids, and takes ids from `fresh`."""
    kinds = (
        work(),
        ways(known),
        parts(fresh, known, sources),
        tries(sources).map(lambda attempt: {"attempt": attempt}),
    )
    kind = draw(kinds[draw(st.integers(0, 3))])
    arguments = kind | draw(extras(sources)) | draw(bounds(known))
    return Requirement(id_, draw(texts(200, least=1)), **sensible(arguments))


@st.composite
def trees(
    draw: st.DrawFn, sources: tuple[str, ...] | None = None
) -> tuple[Requirement, ...]:
    """Draw requirements whose needs make no circle."""
    fresh = draw(
        st.lists(ids(), min_size=draw(st.integers(0, 3)), max_size=4, unique=True)
    )
    drawn: list[Requirement] = []
    known: list[str] = []
    while fresh:
        id_ = fresh.pop()
        drawn.append(draw(requirements(id_, fresh, tuple(known), sources)))
        known += [one.id for one in drawn[-1].family()]
    return tuple(drawn)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = sorted([draw(dates()), draw(dates())])
    to_date = draw(st.none() | st.just(last))
    return Period(first, draw(st.floats(0, 168)), to_date, draw(texts(200)))


@st.composite
def incomes(draw: st.DrawFn, currency: str) -> Income:
    first, last = sorted([draw(dates()), draw(dates())])
    per_month = replace(draw(moneys()), currency=currency)
    return Income(
        first, per_month, draw(st.sampled_from([None, last])), draw(texts(200))
    )


@st.composite
def with_funds(draw: st.DrawFn, plan: Plan) -> Plan:
    """Draw money for a plan, unless its costs are in several currencies."""
    costs = [money for r in plan.everything() for money in r.costs()]
    attempts = [one.attempt for one in plan.fallbacks if one.attempt]
    costs += [one.fee for one in attempts if one.fee]
    currencies = {money.currency for money in costs} or {"USD"}
    if len(currencies) > 1 or draw(st.booleans()):
        return plan
    savings = replace(draw(moneys()), currency=min(currencies))
    income = draw(st.lists(incomes(savings.currency), max_size=2))
    return replace(plan, funds=Funds(savings, tuple(income)))


def weights() -> st.SearchStrategy[Weights]:
    each = st.floats(0, 1000)
    drawn = st.tuples(each, each, each, each).filter(any)
    return drawn.map(lambda four: Weights(*four))


def plans() -> st.SearchStrategy[Plan]:
    return bare_plans().flatmap(with_fallbacks).flatmap(with_funds)


@st.composite
def with_fallbacks(draw: st.DrawFn, plan: Plan) -> Plan:
    """Draw what else the person would be glad of, and when they mean to stop."""
    known = [one.id for one in plan.everything()]
    needs: st.SearchStrategy[tuple[str, ...]] = st.just(())
    if known:
        some = st.lists(st.sampled_from(known), unique=True, max_size=2)
        needs = some.map(tuple)
    fallbacks = st.builds(
        Fallback,
        texts(2000, least=1, lines=True),
        needs,
        st.none() | tries(),
    )
    rules = st.builds(StopRule, texts(2000, least=1, lines=True), st.none() | dates())
    return replace(
        plan,
        fallbacks=tuple(draw(st.lists(fallbacks, max_size=2))),
        stop_rule=draw(st.none() | rules),
    )


def bare_plans() -> st.SearchStrategy[Plan]:
    goals = st.builds(
        Goal, texts(200, least=1), texts(4000, lines=True), st.none() | dates()
    )
    return st.builds(
        Plan,
        goal=goals,
        capacity=st.lists(periods(), max_size=3).map(lambda p: Capacity(tuple(p))),
        requirements=trees(),
        inbox=st.lists(steps(), max_size=3).map(tuple),
        map_id=st.just("") | ids(),
        rough=st.booleans(),
        weights=st.none() | weights(),
        gives=st.lists(texts(200, least=1), max_size=2).map(tuple),
    )


@st.composite
def whens(draw: st.DrawFn) -> When:
    day, kind = draw(dates()), draw(st.integers(0, 4))
    return (
        UNDATED,
        When(day.year, rough=True),
        When(day.year, day.month, rough=True),
        When(day.year, day.month, day.day, rough=True),
        When.on(day),
    )[kind]


@st.composite
def entries(
    draw: st.DrawFn,
    requirement_ids: st.SearchStrategy[str] | None = None,
    entry_ids: st.SearchStrategy[str] | None = None,
) -> Entry:
    did = draw(st.sampled_from(DIDS))
    hours = st.floats(0, 1e6, exclude_min=True).map(Hours)
    step = texts(200, least=1)
    amounts: dict[str, st.SearchStrategy[object]] = {
        "worked": hours,
        "measured": readings(),
        "estimated": efforts(),
        "answered": st.sampled_from(OUTCOMES),
        "raised": bars(),
        "renamed": ids(),
        "took": st.lists(ids(), min_size=1, max_size=2).map(" > ".join),
        "paused": dates(),
        "promised": periods().map(lambda period: replace(period, because="")),
        "away": dates(),
        "ticked": step,
        "added": st.none() | step,
    }
    about_a_try = did in ("applied", "answered")
    free = did in ("noted", "undone", "added", "ticked", "worked", "promised", "away")
    named = requirement_ids or ids()
    return Entry(
        draw(entry_ids or ids()),
        did,
        draw(whens()),
        draw(st.just("") | named if free else named),
        draw(st.none() | st.integers(1, 1000)) if about_a_try else None,
        draw(amounts[did]) if did in amounts else None,  # type: ignore[arg-type]
        draw(texts(2000)) if about_a_try else "",
        draw(texts(2000)),
        draw(texts(2000)),
        draw(ids()) if did == "undone" else "",
        draw(texts(2000)),
        draw(st.none() | scores()) if did == "answered" else None,
    )


@st.composite
def scores(draw: st.DrawFn) -> TryScore:
    top = draw(st.none() | st.floats(0, 1e9, exclude_min=True))
    points = st.floats(0, 1e9 if top is None else top)
    return TryScore(draw(points), draw(st.none() | points), top)


def journals() -> st.SearchStrategy[tuple[Entry, ...]]:
    """Return entries with different ids."""
    return st.lists(entries(), max_size=8, unique_by=lambda e: e.id).map(tuple)


@st.composite
def forecasts(draw: st.DrawFn) -> Forecast:
    amounts = sorted(draw(st.lists(st.floats(0, 1e9), max_size=99)))
    chance = draw(st.none() | st.floats(0, 1))
    return Forecast(
        made_on=draw(dates()),
        of=draw(st.sampled_from(FORECASTS_OF)),
        quantiles=(*amounts, *[None] * (99 - len(amounts))),
        never_share=draw(st.floats(0, 1)),
        horizon_date=draw(dates()),
        seed=draw(st.integers(0, 2**63)),
        method=draw(texts(60)),
        input_hash=draw(texts(60)),
        by_date=None if chance is None else draw(dates()),
        chance_by_date=chance,
    )


@st.composite
def try_forecasts(draw: st.DrawFn) -> TryForecast:
    chances = st.floats(0, 1)
    low, high = sorted([draw(chances), draw(chances)])
    has_range = draw(st.booleans())
    return TryForecast(
        made_on=draw(dates()),
        requirement=draw(ids()),
        number=draw(st.integers(1, MOST_TRIES)),
        chance=draw(chances),
        seed=draw(st.integers(0, 2**63)),
        method=draw(texts(60)),
        input_hash=draw(texts(60)),
        low_chance=low if has_range else None,
        high_chance=high if has_range else None,
    )


def saved_forecasts() -> st.SearchStrategy[SavedForecast]:
    return forecasts() | try_forecasts()


@st.composite
def kept_orders(draw: st.DrawFn) -> KeptOrder:
    weeks = st.floats(0, 1e6)
    return KeptOrder(
        found_on=draw(dates()),
        ids=tuple(draw(st.lists(ids(), max_size=5, unique=True))),
        gain_weeks=draw(weeks),
        gain_error=draw(weeks),
        seed=draw(st.integers(0, 2**63)),
    )


def profiles() -> st.SearchStrategy[Profile]:
    return st.builds(
        Profile,
        texts(100),
        st.none() | st.sampled_from(LANGUAGES),
        zones(),
        st.lists(periods(), max_size=2).map(lambda p: Capacity(tuple(p))),
        st.lists(texts(80, least=1), max_size=3, unique=True).map(tuple),
    )


@st.composite
def goal_maps(draw: st.DrawFn) -> GoalMap:
    names = draw(st.lists(texts(60, least=1), max_size=3, unique=True))
    sources = [
        Source(name, draw(texts(300, least=1)), draw(st.sampled_from(QUALITIES)))
        for name in names
    ]
    pairs = st.dictionaries(texts(100, least=1), texts(200), max_size=2)
    some = st.lists(texts(200), max_size=2).map(tuple)
    as_of, review_by = sorted([draw(dates()), draw(dates())])
    table = st.dictionaries(texts(2000, lines=True), texts(2000), max_size=3)
    return GoalMap(
        id=draw(ids()),
        title=draw(texts(200, least=1)),
        as_of=as_of,
        review_by=review_by,
        summary=draw(texts(500, lines=True)),
        words=draw(some),
        jurisdiction=draw(texts(60)),
        codes=tuple(draw(pairs).items()),
        requirements=draw(trees(tuple(names))),
        first_steps=tuple(draw(st.lists(steps(), max_size=2))),
        after=draw(some),
        fallbacks=draw(some),
        gives=tuple(draw(st.lists(texts(200, least=1), max_size=2))),
        sources=tuple(sources),
        translations=draw(st.dictionaries(st.sampled_from(LANGUAGES), table)),
    )
