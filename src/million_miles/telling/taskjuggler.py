"""A certain plan in the words of TaskJuggler 3.

TaskJuggler reads no year after 2035; what ends later is left out by name. A first day
(`start`) stands in a milestone of its own, since TaskJuggler refuses a task whose needs
end after its start. A shortest duration counts from the end of the needs, for one that
hangs on the start of a task is refused where that task has to wait for hours.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from million_miles.journey.certain import CertainPlan, CertainTask
from million_miles.telling.page import visible
from million_miles.telling.phrase import Phrase
from million_miles.values import Language

LAST_DAY = dt.date(2035, 12, 31)
_LAST_FINISH = dt.date(2035, 6, 30)  # half a year of room for what differs
_HIGHEST = 999  # priority of the first task; commitments have one more
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OPENS = 9 * 60  # minutes after midnight, where the day is long enough
_DAY_MINUTES = 24 * 60
_GRAINS = (60, 30, 15)  # minutes of a slot, coarse to fine

_HEAD = Phrase(
    "Hours, windows and pace are the middle of what is likely: about half of such\n"
    "# plans are late. `efficiency` is the pace, hours given over hours promised;\n"
    "# weekly limits are made longer by it, so that they hold for hours given.\n"
    "# Of a try it is taken that the next one gets a yes.",
    "Horas, plazos y ritmo son el punto medio de lo probable: cerca de la mitad de\n"
    "# estos planes llega tarde. `efficiency` es el ritmo, horas dadas entre horas\n"
    "# prometidas; los topes semanales se alargan con él, para que valgan en horas\n"
    "# dadas. De un intento se supone que el próximo recibe un sí.",
)
_COSTS = Phrase(
    "Costs and fees are charged at their middle when something begins, to see what\n"
    "# is spent by month; for TaskJuggler nothing waits until it can be paid.",
    "Costes y tasas se cargan por su punto medio cuando algo empieza, para ver lo\n"
    "# gastado por mes; para TaskJuggler nada espera a que se pueda pagar.",
)
_UPKEEP = Phrase(
    "Not in it, since it never ends: {titles}.",
    "No está, porque nunca acaba: {titles}.",
)
_KEPT = Phrase("{title} ({hours} h a week)", "{title} ({hours} h por semana)")
_MONEY, _INCOME = Phrase("Costs", "Costes"), Phrase("Income", "Ingresos")
_LEFT_OUT = Phrase(
    "Left out, since TaskJuggler knows no day after 2035, or no day is known: {titles}",
    "Fuera, porque TaskJuggler no conoce días después de 2035, o no se sabe el día: "
    "{titles}",
)
_READY = Phrase("All of this is done", "Todo esto está hecho")
_BREAK = Phrase("Break", "Pausa")
_ME = Phrase("Me", "Yo")
_NOT_BEFORE = Phrase("{title}: not before", "{title}: no antes")
_DOING = Phrase("The hours", "Las horas")
_LASTING = Phrase("It cannot be faster", "No puede ser más rápido")


class TooLateError(ValueError):
    """The plan begins after the last year that TaskJuggler can read."""


@dataclass(frozen=True, slots=True)
class TaskJugglerPlan:
    """A plan as text, and the titles of what TaskJuggler could not hold."""

    text: str
    left_out: tuple[str, ...]


def taskjuggler(plan: CertainPlan, *, language: Language) -> TaskJugglerPlan:
    """Return a plan that `tj3` schedules.

    Raises:
        TooLateError: it begins after June 2035.
    """
    if plan.on_date >= _LAST_FINISH:
        raise TooLateError(f"want a day before {_LAST_FINISH}, got {plan.on_date}")
    kept, left_out = _kept(plan.tasks)
    names = {task.id: _name(number, task.id) for number, task in enumerate(kept, 1)}
    writer = _Writer(plan, kept, names, language)
    return TaskJugglerPlan("\n".join(writer.lines(left_out)) + "\n", left_out)


def _kept(
    tasks: tuple[CertainTask, ...],
) -> tuple[tuple[CertainTask, ...], tuple[str, ...]]:
    """Return what ends in time with all that it needs, and the titles of the rest."""
    late = {
        task.id
        for task in tasks
        if task.finish_date is None or task.finish_date > _LAST_FINISH
    }
    before = -1
    while len(late) > before:
        before = len(late)
        late |= {task.id for task in tasks if late.intersection(task.needs)}
    kept = tuple(task for task in tasks if task.id not in late)
    return kept, tuple(task.title for task in tasks if task.id in late)


def _name(number: int, id_: str) -> str:
    """Return a name that TaskJuggler accepts; the number keeps it unique."""
    return f"t{number}_{re.sub('[^a-z0-9]', '_', id_)}"


def quoted(words: str) -> str:
    """Return words as a string of TaskJuggler; `${` would call a macro of its."""
    plain = words.replace("\\", "/").replace("${", "$ {")
    return '"' + plain.replace('"', '\\"') + '"'


@dataclass(frozen=True, slots=True)
class _Writer:
    plan: CertainPlan
    tasks: tuple[CertainTask, ...]
    names: dict[str, str]
    language: Language

    def lines(self, left_out: tuple[str, ...]) -> Iterator[str]:
        yield f"# {_HEAD(self.language)}"
        if left_out:
            yield f"# {not_exported(left_out, language=self.language)}"
        yield from self._said()
        yield f"project plan {quoted(self.plan.goal)} {self._span()} {{"
        yield '  timezone "UTC"'
        yield f"  timingresolution {self._grain()}min"
        yield '  timeformat "%Y-%m-%d"'
        if self._has_costs():
            yield f'  currency "{self.plan.currency}"'
        yield "}"
        if self._has_costs():
            yield f"account costs {quoted(_MONEY(self.language))}"
            yield f"account income {quoted(_INCOME(self.language))}"
        yield from self._promised()
        for place, task in enumerate(self.tasks):
            yield from self._task(task, max(1, _HIGHEST - place))
        yield from self._ready()
        yield from self._reports()

    def _reports(self) -> Iterator[str]:
        has_costs = self._has_costs()
        yield 'taskreport plan_report "plan" {'
        yield "  formats html, csv"
        yield f"  columns id, name, start, end, effort, {'cost, ' * has_costs}chart"
        if has_costs:
            yield "  balance costs income"
        yield "}"
        if has_costs:
            yield 'accountreport money_report "money" {'
            yield "  formats html, csv"
            yield "  columns name, monthly"
            yield "  balance costs income"
            yield "}"

    def _has_costs(self) -> bool:
        return any(task.cost_money > 0 for task in self.tasks)

    def _said(self) -> Iterator[str]:
        """Say in the file what is charged, and what it does not hold."""
        if self._has_costs():
            yield f"# {_COSTS(self.language)}"
        kept_up = [
            _KEPT(self.language, title=visible(task.title), hours=f"{hours:g}")
            for task in self.tasks
            if (hours := task.upkeep_hours)
        ]
        if kept_up:
            yield f"# {_UPKEEP(self.language, titles='; '.join(kept_up))}"

    def _span(self) -> str:
        return f"{self.plan.on_date} - {self._last_day()}"

    def _last_day(self) -> dt.date:
        start = self.plan.on_date
        last = max((t.finish_date for t in self.tasks if t.finish_date), default=start)
        room = max(dt.timedelta(days=366), (last - start) / 2)
        return min(LAST_DAY, last + room)

    def _periods(self) -> Iterator[tuple[dt.date, dt.date, float]]:
        """Yield (first day, day after the last, hours a week)."""
        end, changes = self._last_day(), self.plan.promised
        nexts = [day for day, _ in changes[1:]]
        for (first, hours), after in zip(changes, [*nexts, end], strict=True):
            if first < end:
                yield first, min(after, end), hours

    def _grain(self) -> int:
        """Return the minutes of a slot: an hour where all promises are whole hours."""
        hours = {hours for _, _, hours in self._periods()}
        for grain in _GRAINS:
            if all((h * 60 / grain).is_integer() for h in hours):
                return grain
        return _GRAINS[-1]

    def _promised(self) -> Iterator[str]:
        periods = list(self._periods())
        weekly = sorted({hours for _, _, hours in periods if self._slots(hours)})
        shifts = {hours: f"shift{number}" for number, hours in enumerate(weekly, 1)}
        for hours, shift in shifts.items():
            yield f'shift {shift} "{hours:g} h" {{'
            yield from self._working_hours(hours)
            yield "}"
        for first, after, hours in periods:
            if hours not in shifts:
                name = quoted(_BREAK(self.language))
                yield f"leaves holiday {name} {first} - {after}"
        yield f"resource me {quoted(_ME(self.language))} {{"
        yield f"  efficiency {self._pace():.4f}"
        spans = [
            f"{shifts[hours]} {first} - {after}"
            for first, after, hours in periods
            if hours in shifts
        ]
        if spans:
            yield "  shifts " + ",\n    ".join(spans)
        yield "}"

    def _pace(self) -> float:
        return max(self.plan.pace, 0.01)

    def _slots(self, hours: float) -> int:
        return round(hours * 60 / self._grain())

    def _working_hours(self, hours: float) -> Iterator[str]:
        """Yield the hours of each day, which come to those of the week."""
        grain = self._grain()
        each, more = divmod(self._slots(hours), len(_DAYS))
        for number, day in enumerate(_DAYS):
            minutes = (each + (number < more)) * grain
            if not minutes:
                yield f"  workinghours {day} off"
                continue
            opens = min(_OPENS, _DAY_MINUTES - minutes)
            yield f"  workinghours {day} {_clock(opens)} - {_clock(opens + minutes)}"

    def _task(self, task: CertainTask, priority: int) -> Iterator[str]:
        name, title = self.names[task.id], quoted(task.title)
        needs = [self.names[need] for need in task.needs]
        if task.not_before_date and task.not_before_date > self.plan.on_date:
            gate = quoted(_NOT_BEFORE(self.language, title=task.title))
            yield f"task {name}_opens {gate} {{ start {task.not_before_date} }}"
            needs.append(f"{name}_opens")
        yield f"task {name} {title} {{"
        if needs:
            yield "  depends " + ", ".join(f"!{need}" for need in needs)
        yield from (f"  {line}" for line in self._inside(task, needs, priority))
        yield "}"

    def _inside(
        self, task: CertainTask, needs: list[str], priority: int
    ) -> Iterator[str]:
        # Of two halves the first one is paid: TaskJuggler charges no container.
        is_halved = task.hours > 0 and task.at_least_weeks > 0
        if not is_halved or task.commitment_weeks is not None:
            yield from self._charge(task)
        if task.commitment_weeks is not None:
            yield f"priority {_HIGHEST + 1}"
            yield f"duration {_days(task.commitment_weeks)}d"
            yield from self._hours_of(task.commitment_hours)
        elif task.hours > 0 and task.at_least_weeks > 0:
            yield f"task doing {quoted(_DOING(self.language))} {{"
            yield from (f"  {line}" for line in self._charge(task))
            yield from (f"  {line}" for line in self._effort(task, priority))
            yield "}"
            yield f"task lasting {quoted(_LASTING(self.language))} {{"
            yield f"  duration {_days(task.at_least_weeks)}d"
            yield "}"
        elif task.hours > 0:
            yield from self._effort(task, priority)
        elif task.at_least_weeks or task.answer_weeks:
            yield f"duration {_days(task.at_least_weeks or task.answer_weeks)}d"
            yield from self._begin(needs)
        else:
            yield "milestone"
            yield from self._begin(needs)

    def _charge(self, task: CertainTask) -> Iterator[str]:
        if task.cost_money > 0:
            yield "chargeset costs"
            yield f"charge {task.cost_money:.2f} onstart"

    def _begin(self, needs: list[str]) -> Iterator[str]:
        if not needs:
            yield f"start {self.plan.on_date}"

    def _effort(self, task: CertainTask, priority: int) -> Iterator[str]:
        yield f"priority {priority}"
        yield f"effort {max(task.hours, self._grain() / 60):.2f}h"
        yield from self._hours_of(
            None if task.at_most is None else task.at_most / self._pace()
        )

    def _hours_of(self, weekly: float | None) -> Iterator[str]:
        """Yield where hours come from, with a weekly limit of at least one slot."""
        yield "allocate me"
        if weekly is not None:
            hours = max(1, self._slots(weekly)) * self._grain() / 60
            yield f"limits {{ weeklymax {hours:g}h }}"

    def _ready(self) -> Iterator[str]:
        yield f"task ready {quoted(_READY(self.language))} {{"
        yield "  milestone"
        if self.names:
            yield "  depends " + ", ".join(f"!{n}" for n in self.names.values())
        else:
            yield f"  start {self.plan.on_date}"
        yield "}"


def not_exported(titles: tuple[str, ...], *, language: Language) -> str:
    """Say what TaskJuggler could not hold."""
    return _LEFT_OUT(language, titles="; ".join(titles))


def _days(weeks: float) -> int:
    return max(1, round(weeks * 7))


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
