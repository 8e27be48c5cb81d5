"""The names in what `--json` prints: there may be more one day, never others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from million_miles.cli.as_json import dumps
from million_miles.values import (
    UNDATED,
    Effort,
    Has,
    Reading,
    Threshold,
    When,
)
from tests.cli.conftest import Miles

DATES = {"p10_date", "p50_date", "p90_date", "never_share"}
HOURS = {"p10_hours", "p50_hours", "p90_hours", "mean_hours"}
NEXT_STEP = {"kind", "id", "title", "step", "minutes", "due_date"}


def under(name: str, names: set[str]) -> set[str]:
    return {f"{name}.{inner}" for inner in names}


OUTLOOK = {
    *("on_date", "goal", "why", "by_date", "is_rough", "miles_to_go", "work_done"),
    *("hours_done", "chance_by_date", "has_tries", "left_out", "assumed_yes"),
    *("promised_hours_per_week", "pace", "horizon_date", "money"),
    *("seed", "futures", "method", "input_hash"),
    *under("hours_left", HOURS),
    *under("ready", DATES),
    *under("arrival", DATES),
    *under("arrival_given_yes", DATES),
}
EVIDENCE = {
    *("freshness", "readings", "pooled", "pooled_from", "chance_above", "trend"),
    *("age_weeks", "hours_since", "recent"),
}
REQUIREMENT = {
    *("id", "title", "level", "state", "is_try", "bar", "reading", "measured_at"),
    *("hours_done", "hours_left", "place", "needs", "parent_id", "is_guess", "ask"),
    *("untouched_weeks", "is_silent", "paused_until"),
    *under("hours_left", HOURS),
    *under("hours_left_if_read", HOURS),
    *under("evidence", EVIDENCE),
    *under("start", DATES),
    *under("finish", DATES),
}
PAST_TRY = {
    *("number", "applied_at", "answered_at", "outcome", "stage", "reason", "lesson"),
    *("chance_before", "chance_after", "surprise_bits", "learned_bits"),
    *("score", "feedback", "changed_ids"),
    *under("onward", {"number", "chance", "chance_next"}),
    *under("onward", {"by_answer", "by_attempt", "by_bars"}),
}
TRY = {
    *("id", "title", "chance_next", "low_chance", "high_chance", "over_tries"),
    *("is_assumed", "successes", "applicants", "population", "source", "year"),
    *("raised_ids", "accepted", "answer_date"),
    *("unseen_sd", "over_tries_half_sd", "over_tries_double_sd"),
    *("next_number", "borrowed_from", "stages", "by_stage", "staged_year"),
    *under("past", PAST_TRY),
}
RATE = {
    *("successes", "tries", "attempt", "and_later", "population", "year", "source"),
    *("quality", "by_stage"),
}
SPREAD = {"sd", "chance", "chance_over"}
ODDS = {
    *("id", "title", "accepted", "number", "refused", "is_pending", "gives", "chance"),
    *("fallbacks", "reached"),
    *(
        "low_chance",
        "high_chance",
        "over_tries",
        "answers_left",
        "borrowed_from",
        "stages",
        "staged_by",
    ),
    *("counted_chance", "shrink"),
    *under("in_hand", {"kind", "id", "title", "step", "chance_if_met"}),
    *under("rate", RATE),
    *under("parts", {"cause", "log_odds", "factor", "chance", "id", "title"}),
    *under("parts", {"is_met", "evidence"}),
    *(name for one in ("usual", "half", "double") for name in under(one, SPREAD)),
}
NEXT_BARS = {
    *("on_date", "windows", "chance.change", "chance.error", "bars", "currency"),
    *("futures", "seed", "nets", "nothing"),
}
PROMISE = {"share", "days", "recent_promised_hours", "recent_given_hours"}
MADE = {"bars", "moving", "falling", "expiring"}
PUSH = under("tries", TRY) | under("next_bars", NEXT_BARS) | under("made", MADE)
PUSH |= {"selected", "look_back"}
WEEK = {"monday_date", "hours", "by_requirement"}
MOST_TELLING = under(
    "most_telling",
    {
        *("id", "title", *under("hours_left", HOURS)),
        *under("hours_left_if_read", HOURS),
    },
)
DIFFERENCE = {
    *("ready_weeks", "ready_weeks_error", "chance", "chance_error", "later_share"),
    *under("before", OUTLOOK),
    *under("after", OUTLOOK),
}
_MEASURES = ("ready_weeks", "arrival_weeks", "chance")
SHIFT = {f"{name}.{part}" for name in _MEASURES for part in ("change", "error")}
_SHIFTS = ("per_hour", "per_week", "left_out", "window_missed")
CRITICALITY = under(
    "criticality",
    {
        *("by_date", "futures", "nets"),
        *under("hour_a_week", SHIFT),
        *under("month_off", SHIFT),
        *under("requirements", {"id", "title", "hours_left", "weeks_left"}),
        *under("requirements", {"critical_share"}),
        *under("requirements.per_hour", SHIFT),
        *under("requirements.left_out", SHIFT),
        *under("requirements.window_missed", SHIFT),
    },
)
WHAT_IF = DIFFERENCE | {
    *("arrival_weeks", "arrival_weeks_error", "chance_before", "chance_after"),
    *("hours_use", "spent_money", "new_order"),
    *(
        f"{what}_{when}.{name}"
        for what in ("ready", "arrival", "given_yes")
        for when in ("before", "after")
        for name in DATES
    ),
}
WAYS = {
    *("on_date", "by_date", "choices", "currency", "odds_known", "futures", "seed"),
    *("time_to", "order_kept"),
    *under("weights", {"arrival", "chance", "cost", "hours"}),
}
ORDER = {
    *("is_new", "aim", "gain_weeks", "gain_error", "moved", "above_bound_percent"),
    "stopped",
    *under("order", {"found_on", "ids", "gain_weeks", "gain_error", "seed"}),
}
ROAD = under("order", ORDER) | {"above_bound_percent", "drawn"}
LINK = {"id", "title", "start_date", "finish_date", "hours", "reason", "share_last"}
SCORE = {
    *("on_date", "tasks", "task_held", "places", "ks", "events", "changed"),
    *("task_crps_hours", "raw_crps_hours", "ebs_crps_hours", "is_enough"),
    *("ranges", "ranges_held", "chances", "goals"),
    *under(
        "reliability", {"times", "came", "brier", "same_brier", "bins", "is_enough"}
    ),
}
MAP = {
    *("id", "title", "summary", "jurisdiction", "as_of_date", "review_by_date"),
    "requirements",
}
REVIEW = {
    *("on_date", "from_date", "goal", "promised_hours", "worked_hours", "done"),
    *("due_steps", "silent", "waiting", "answered", "best_bar", "windows"),
    "look_ahead",
    *under("worked", {"id", "title", "hours"}),
    *under("quiet", {"id", "title", "hours"}),
    *under("due_readings", {"id", "title", "bar", "why", "weeks"}),
    *under("weeks", {"monday_date", "hours", "by_requirement"}),
    *under("next_step", NEXT_STEP),
    *under("promise", {"share", "days"}),
    *under("promise", {"recent_promised_hours", "recent_given_hours"}),
    "long_silence",
}
ROAD_ONWARD = {
    *("kind", "title", "id", "hours", "chance", "low_chance", "high_chance"),
    "problem",
}
ONWARD = {
    *("on_date", "goal", "by_date", "is_wished", "tried", "refused", "raised"),
    *("already", "fallbacks", "stop_rule", "futures", "seed"),
    *under("as_planned", ROAD_ONWARD),
}
NULLS = {
    *under("requirements", {"start", "finish", "hours_left_if_read"}),
    *under("criticality.requirements", set(_SHIFTS)),
}
REQUIREMENTS = under("requirements", REQUIREMENT)
WEEKS = under("weeks", WEEK) | under("hours_by_week", WEEK)


def names(value: Any, before: str = "") -> Iterator[str]:
    """Yield the dotted names of the leaves; those in a list stand for all of it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from names(inner, f"{before}.{name}" if before else name)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            yield from names(inner, before)
    else:
        yield before


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (
            ["today"],
            OUTLOOK | {"long_silence", "expiring"} | under("next_step", NEXT_STEP),
        ),
        (["distance"], OUTLOOK | REQUIREMENTS | MOST_TELLING | {"no_dates"}),
        (["map"], OUTLOOK | REQUIREMENTS | WEEKS | ROAD),
        (["push"], OUTLOOK | PUSH),
        (["odds"], under("odds", ODDS)),
        (["explain"], OUTLOOK | CRITICALITY | under("chain", LINK) | {"biggest"}),
        (["what-if", "--hours-per-week", "+1"], WHAT_IF),
        (["ways"], WAYS),
        (["find"], under("maps", MAP)),
        (
            ["score"],
            under("score", SCORE) | under("promise", PROMISE) | {"drawn", "falling"},
        ),
        (["review"], under("review", REVIEW)),
        (["onward"], under("onward", ONWARD)),
        (["check"], {"mistakes", "questions"}),
        (["log", "theory", "1h"], {"wrote"}),
        (["undo"], {"wrote"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_the_names_are_stable(miles: Miles, typed: list[str], wanted: set[str]) -> None:
    miles("measure", "theory", "60 points")
    miles("log", "flying", "20 h")

    said = miles(*typed, "--json")

    found = set(names(said.json))
    assert said.code == 0
    # What is null for one requirement is an object for the next.
    assert found - NULLS == wanted
    assert said.out.count("\n") == 1


def test_the_names_of_a_new_plan_are_stable(anywhere: Miles) -> None:
    made = anywhere("new", "nasa-astronaut", "--json").json

    assert set(names(made)) == {"directory", "rough", *under("next_step", NEXT_STEP)}
    assert set(names(anywhere("new", "--json").json)) == {"directory", "hint"}


def test_the_scenes_of_a_demo_are_whole_outlooks(anywhere: Miles) -> None:
    scenes = anywhere("demo", "--json").json["scenes"]

    assert [scene["on_date"][:4] for scene in scenes] == ["2001", "2004"]
    for scene in scenes:
        whole = {"ready.p50_date", "requirements.id", "tries.past.surprise_bits"}
        assert whole <= set(names(scene))


def test_what_is_refused_is_told_to_a_machine_as_well(miles: Miles) -> None:
    said = miles("log", "theroy", "1h", "--json")

    assert said.code == 1
    assert said.json == {
        "mistakes": [
            {
                "code": "unknown_requirement",
                "came": "theroy",
                "file": "",
                "line": 0,
                "suggestion": "theory",
                "details": {},
            }
        ]
    }


def test_what_is_not_understood_is_told_to_a_machine_as_well(miles: Miles) -> None:
    said = miles("--json", "log", "theory", "much")

    assert said.code == 2
    assert said.json["mistakes"][0]["code"] == "hours"


def test_no_number_is_no_number() -> None:
    assert dumps({"a": float("nan"), "b": float("inf"), "c": (1.5, None)}) == (
        '{"a": null, "b": null, "c": [1.5, null]}'
    )


def test_values_are_written_as_in_the_files() -> None:
    values = [
        Threshold("flown", ">=", 40, "h"),
        Has("licence"),
        Reading(12, "h"),
        Effort(60, 120),
        When(2026, 11, rough=True),
        UNDATED,
    ]

    assert dumps(values) == (
        '["flown >= 40 h", "has licence", "12 h", "60-120 h", "~2026-11", null]'
    )
