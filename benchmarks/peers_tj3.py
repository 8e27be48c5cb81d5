"""TaskJuggler 3 on a certain plan of one person: the text it reads, the ends it tells.

How the two are made comparable: a promise of 14 hours a week is an even rate with us;
here it is two whole hours in the middle of each of the seven days, so that at noon of
every day both have given the same. A break is a holiday and a weekly budget `weeklymax`;
weeks begin on Monday in both. Priorities follow the road's order: TaskJuggler gives a
task all the hours that those before it left over, which is what our rule comes to.

What still differs: TaskJuggler works in slots of a whole hour. With whole hours of
effort and of budget it gives each slot to the task that gets the same hour with us; but
its day ends at 13:00, where with us the last of the day's hours ends at midnight. So
every task, however long the chain before it, should end within half a day of ours.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import numpy as np

from benchmarks.clock import run_program
from million_miles.roadmap import Road, Task, latest_finish

TOOL = "tj3"
FIRST_DAY = dt.date(1990, 1, 1)  # a Monday, early: TaskJuggler stops at 2035
DAYS = 7
NOON = 12
HIGHEST = 1000  # priority of the first task; each next one has one less
TIME = "%Y-%m-%d-%H:%M"
HEAD = """\
project plan "A plan" {start} - {end} {{
  timezone "UTC"
  timingresolution 60min
  workinghours mon - sun {opens}:00 - {closes}:00
  timeformat "{time}"
}}
"""
TAIL = """\
taskreport out "out" {{
  formats csv
  columns id, end
  timeformat "{time}"
}}
"""


def plan_text(road: Road, *, weeks: int) -> str:
    """Return a certain road of efforts as a plan of TaskJuggler.

    Args:
        road: whole hours of effort and weekly budgets, breaks without any hours, else
            an even number of hours each day of the week.
        weeks: until the plan's end, later than the last task's.
    """
    daily = float(road.capacity.hours_per_week.max()) / DAYS
    order = road.order or latest_finish(road)
    tasks = {task.id: task for task in road.tasks}
    head = HEAD.format(
        start=FIRST_DAY,
        end=date(weeks),
        opens=int(NOON - daily / 2),
        closes=int(NOON + daily / 2),
        time=TIME,
    )
    return "\n".join(
        [
            head,
            *holidays(road, weeks),
            'resource me "Me"',
            *(task_text(tasks[id_], HIGHEST - k) for k, id_ in enumerate(order)),
            TAIL.format(time=TIME),
        ]
    )


def date(week: float) -> dt.date:
    """Return the day on which a whole week of the road begins."""
    return FIRST_DAY + dt.timedelta(weeks=week)


def holidays(road: Road, weeks: int) -> list[str]:
    """Return the breaks before week `weeks`, a line each."""
    capacity = road.capacity
    ends = np.append(capacity.starts_weeks[1:], weeks)
    spans = zip(capacity.starts_weeks, ends, capacity.hours_per_week, strict=True)
    return [
        f'leaves holiday "Break" {date(start)} - {date(end)}'
        for start, end, hours in spans
        if hours == 0 and start < weeks
    ]


def task_text(task: Task, priority: int) -> str:
    """Return one task of effort."""
    if task.hours is None or task.at_most is None:
        raise ValueError(f"want hours and a weekly budget in {task.id!r}")
    lines = [f"priority {priority}"]
    if task.needs:
        lines.append("depends " + ", ".join(f"!{need}" for need in task.needs))
    lines += [
        f"effort {task.hours[0]:.0f}h",
        f"limits {{ weeklymax {task.at_most:.0f}h }}",
        "allocate me",
    ]
    inside = "\n".join(f"  {line}" for line in lines)
    return f'task {task.id} "{task.id}" {{\n{inside}\n}}'


def finish_days(
    text: str, folder: Path, *, tool: str = TOOL
) -> tuple[dict[str, float], float]:
    """Let TaskJuggler schedule a plan.

    Returns:
        Days until each task ends, by its id, and the seconds of CPU it took.

    Raises:
        ProgramError: it could not; with what it says.
    """
    plan = folder / "plan.tjp"
    plan.write_text(text)
    took = run_program(
        [tool, "--silent", "--no-color", "--output-dir", str(folder), str(plan)]
    )
    with (folder / "out.csv").open(newline="") as lines:
        ends = {
            line["Id"]: days_until(line["End"])
            for line in csv.DictReader(lines, delimiter=";")
        }
    return ends, took.cpu_seconds


def days_until(end: str) -> float:
    """Return the days from the plan's first midnight to a time TaskJuggler wrote."""
    start = dt.datetime.combine(FIRST_DAY, dt.time())
    ended = dt.datetime.strptime(end, TIME)  # noqa: DTZ007 - all of it is UTC
    return (ended - start) / dt.timedelta(days=1)
