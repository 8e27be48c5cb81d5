"""plans.jsonl <-> what the plan said on earlier days: one JSON object a line.

A line is written with a forecast whenever the plan is not what it was at the line before,
so that a change of the plan can be told apart from everything else that moved a date.
"""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress

from million_miles.exchange.notes import BrokenError, Notes, check_text, lines_of
from million_miles.exchange.plans import read_plan, write_plan
from million_miles.exchange.scalars import DATE
from million_miles.values import MistakesError, Plan

MOST_CHARACTERS = 16_000_000


def read_past_plans(
    text: str, *, file: str = "plans.jsonl"
) -> tuple[tuple[dt.date, str], ...]:
    """Return the days and the texts of the plan, in the order of the lines.

    Raises:
        MistakesError: with every line that is none.
    """
    notes = Notes(file)
    check_text(text, notes, most=MOST_CHARACTERS)
    found: list[tuple[dt.date, str]] = []
    for line, words in lines_of(text):
        with suppress(BrokenError):
            found.append(_read_line(words, line, notes))
    notes.finish()
    return tuple(found)


def _read_line(words: str, line: int, notes: Notes) -> tuple[dt.date, str]:
    try:
        data = json.loads(words)
        on, plan = str(data["on"]), str(data["plan"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise notes.add("json", line=line, came=words) from None
    try:
        return DATE.of(on), plan
    except MistakesError:
        raise notes.add("date", line=line, came=on) from None


def write_past_plan(on: dt.date, plan: Plan) -> str:
    """Return the line of a plan, with its line break."""
    return json.dumps({"on": on.isoformat(), "plan": write_plan(plan)}) + "\n"


def keeps_plan(there: bytes, line: str) -> bool:
    """Tell whether the last line of a file says the same plan as `line`."""
    last = there.rstrip().rpartition(b"\n")[2]
    with suppress(ValueError, KeyError, TypeError):
        return bool(json.loads(last)["plan"] == json.loads(line)["plan"])
    return False


def plan_on(lines: tuple[tuple[dt.date, str], ...], day: dt.date) -> Plan | None:
    """Return what the plan said on `day`; None: nothing was kept by then.

    Raises:
        MistakesError: it is no plan.
    """
    texts = [text for on, text in lines if on <= day]
    return read_plan(texts[-1], file="plans.jsonl") if texts else None
