from __future__ import annotations

import csv

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from million_miles import exchange
from million_miles.values import (
    Bar,
    BaseRate,
    Entry,
    Goal,
    GoalMap,
    KeptOrder,
    Plan,
    Profile,
    Reading,
    Requirement,
    SavedForecast,
    Try,
    When,
)
from tests.exchange import strategies

# Whole plans are big values to draw; how long one takes says nothing about us.
big = settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@big
@given(strategies.plans())
def test_a_plan_reads_back_equal(plan: Plan) -> None:
    assert exchange.read_plan(exchange.write_plan(plan)) == plan


@big
@given(strategies.plans(), strategies.plans())
def test_a_plan_written_over_another_reads_back_equal(one: Plan, other: Plan) -> None:
    before = exchange.write_plan(one)

    edited = exchange.write_plan(other, before=before)

    assert exchange.read_plan(edited) == other


@big
@given(strategies.plans())
def test_writing_what_stands_there_changes_nothing(plan: Plan) -> None:
    before = exchange.write_plan(plan)

    assert exchange.write_plan(plan, before=before) == before


@big
@given(strategies.goal_maps())
def test_a_goal_map_reads_back_equal(goal_map: GoalMap) -> None:
    assert exchange.read_map(exchange.write_map(goal_map)) == goal_map


@given(strategies.journals())
def test_a_journal_reads_back_equal(entries: tuple[Entry, ...]) -> None:
    assert exchange.read_journal(exchange.write_journal(entries)) == entries


@given(strategies.entries())
def test_an_entry_is_one_line(entry: Entry) -> None:
    line = exchange.write_entry(entry)

    assert line.count("\n") == 1
    assert line.endswith("\n")


@given(strategies.entries())
def test_no_cell_of_an_entry_runs_in_a_spreadsheet(entry: Entry) -> None:
    (cells,) = csv.reader([exchange.write_entry(entry)])

    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@given(strategies.kept_orders())
def test_an_order_reads_back_equal(order: KeptOrder) -> None:
    assert exchange.read_orders(exchange.write_order(order)) == (order,)


@given(st.lists(strategies.saved_forecasts(), max_size=3))
def test_forecasts_read_back_equal(forecasts: list[SavedForecast]) -> None:
    text = "".join(exchange.write_forecast(one) for one in forecasts)

    assert exchange.read_forecasts(text) == tuple(forecasts)


@given(strategies.profiles())
def test_a_profile_reads_back_equal(profile: Profile) -> None:
    assert exchange.read_profile(exchange.write_profile(profile)) == profile


@given(strategies.bars())
def test_a_bar_reads_back_equal(bar: Bar) -> None:
    assert exchange.read_bar(exchange.bar_text(bar)) == bar


@given(strategies.readings())
def test_a_reading_reads_back_equal(reading: Reading) -> None:
    assert exchange.read_reading(exchange.reading_text(reading)) == reading


@given(strategies.whens())
def test_a_time_reads_back_equal(when: When) -> None:
    assert exchange.read_when(exchange.when_text(when)) == when


def test_the_largest_base_rate_reads_back() -> None:
    rate = BaseRate(10**12, 10**12)
    apply = Requirement("apply", "Apply", attempt=Try("exam", base_rates=(rate,)))
    plan = Plan(Goal("Fly"), requirements=(apply,))

    assert exchange.read_plan(exchange.write_plan(plan)) == plan
