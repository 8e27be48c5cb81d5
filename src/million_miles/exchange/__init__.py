"""How do the values stand in files, and what is wrong in a file somebody wrote?

Text and bytes <-> values, pure: no I/O and no clock. Reading either gives the whole value
or raises `MistakesError` with every mistake in the text; writing reads back equal.
"""

from __future__ import annotations

from million_miles.exchange.amounts import (
    BASE_RATE,
    DURATION,
    EFFORT,
    HOURS,
    MONEY,
    RATE,
    WEEKS,
    WHEN,
)
from million_miles.exchange.bars import BAR, READING
from million_miles.exchange.decoding import decode, most_bytes
from million_miles.exchange.forecasts import (
    last_forecasts,
    read_forecasts,
    write_forecast,
)
from million_miles.exchange.goal_maps import read_map, write_map
from million_miles.exchange.histories import read_history, write_history
from million_miles.exchange.journals import (
    JOURNAL_HEADER,
    read_journal,
    read_journal_lines,
    write_entry,
    write_journal,
)
from million_miles.exchange.orders import read_orders, write_order
from million_miles.exchange.other_columns import Wishes
from million_miles.exchange.other_tools import MOST_TASKS, Export, read_export
from million_miles.exchange.other_words import DATE_ORDERS, UNITS, DateOrder, Unit
from million_miles.exchange.past_plans import (
    keeps_plan,
    plan_on,
    read_past_plans,
    write_past_plan,
)
from million_miles.exchange.plans import read_plan, write_plan
from million_miles.exchange.profiles import read_profile, write_profile
from million_miles.exchange.requirements import read_requirement
from million_miles.exchange.scalars import DATE, slug
from million_miles.exchange.scores import SCORE
from million_miles.exchange.selected import read_selected
from million_miles.exchange.together import check_together, questions
from million_miles.exchange.windows import SPAN, read_window

# Amounts on a command line: each raises `MistakesError` with its one mistake.
read_bar = BAR.of
read_score = SCORE.of
read_base_rate = BASE_RATE.of
read_date = DATE.of
read_duration = DURATION.of
read_effort = EFFORT.of
read_hours = HOURS.of
read_money = MONEY.of
read_rate = RATE.of
read_reading = READING.of
read_span = SPAN.of
read_weeks = WEEKS.of
read_when = WHEN.of

# And back: text that reads as the same value.
bar_text = BAR.text
date_text = DATE.text
duration_text = DURATION.text
effort_text = EFFORT.text
hours_text = HOURS.text
money_text = MONEY.text
rate_text = RATE.text
reading_text = READING.text
weeks_text = WEEKS.text
when_text = WHEN.text

__all__ = [
    "DATE_ORDERS",
    "JOURNAL_HEADER",
    "MOST_TASKS",
    "UNITS",
    "DateOrder",
    "Export",
    "Unit",
    "Wishes",
    "bar_text",
    "check_together",
    "date_text",
    "decode",
    "duration_text",
    "effort_text",
    "hours_text",
    "keeps_plan",
    "last_forecasts",
    "money_text",
    "most_bytes",
    "plan_on",
    "questions",
    "rate_text",
    "read_bar",
    "read_base_rate",
    "read_date",
    "read_duration",
    "read_effort",
    "read_export",
    "read_forecasts",
    "read_history",
    "read_hours",
    "read_journal",
    "read_journal_lines",
    "read_map",
    "read_money",
    "read_orders",
    "read_past_plans",
    "read_plan",
    "read_profile",
    "read_rate",
    "read_reading",
    "read_requirement",
    "read_score",
    "read_selected",
    "read_span",
    "read_weeks",
    "read_when",
    "read_window",
    "reading_text",
    "slug",
    "weeks_text",
    "when_text",
    "write_entry",
    "write_forecast",
    "write_history",
    "write_journal",
    "write_map",
    "write_order",
    "write_past_plan",
    "write_plan",
    "write_profile",
]
