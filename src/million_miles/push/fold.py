"""The tries a person made, folded from the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import cast

from million_miles.values import (
    Entry,
    Mistake,
    Outcome,
    Try,
    TryScore,
    When,
    stage_of,
    standing,
)


@dataclass(frozen=True, slots=True)
class TryMade:
    """One try, as far as the journal tells.

    Attributes:
        number: from 1 on.
        applied: when it was made; None: the journal has only its answer.
        answered: when the answer came, or it was withdrawn; None: not yet.
        stage: how far it came; may be empty.
        outcome: None: no answer yet. `withdrawn` is no answer either.
        reason: what they said; lesson: what I make of it; may be empty.
        score: what was scored; None: nothing told.
        feedback: their words as they gave them; may be empty.
    """

    number: int
    applied: When | None = None
    answered: When | None = None
    stage: str = ""
    outcome: Outcome | None = None
    reason: str = ""
    lesson: str = ""
    score: TryScore | None = None
    feedback: str = ""

    @property
    def is_pending(self) -> bool:
        """Whether its answer is still to come."""
        return self.outcome is None


def fold(entries: Iterable[Entry], requirement: str) -> tuple[TryMade, ...]:
    """Return the tries made at `requirement`, by number.

    A number given by the person holds. Without one, `applied` opens the next try, and
    an answer goes to the latest try without one, or else counts as a try itself. Exact
    days are put in order; undated and rough entries keep their place in the file. The
    first answer to a try stands; undo it to change it.
    """
    return _read(entries, requirement).in_order()


def contradictions(
    entries: Iterable[Entry], requirement: str, *, stages: Sequence[str] = ()
) -> tuple[Mistake, ...]:
    """Return where the journal contradicts itself about the tries at `requirement`.

    The codes are `applied_twice`, `answered_twice`, `answered_after_yes` and
    `applied_after_answer`; and, where the try names its `stages`, `stage_not_named`
    and `refused_at_the_end`. `came` is the id of the entry, `details` name the
    requirement and the try, or the stage.
    """
    entries = tuple(entries)
    found = list(_read(entries, requirement).mistakes)
    for entry in standing(entries) if stages else ():
        if entry.requirement == requirement and entry.stage:
            found += _stage_mistakes(entry, stages)
    return tuple(found)


def _stage_mistakes(entry: Entry, stages: Sequence[str]) -> Iterator[Mistake]:
    known = stage_of(entry.stage, stages)
    details = (
        ("requirement", entry.requirement),
        ("stage", entry.stage),
        ("options", ", ".join(stages)),
    )
    if not known:
        by_word = {one.casefold(): one for one in stages}
        near = get_close_matches(entry.stage.casefold()[:200], by_word, n=1)
        guess = by_word[near[0]] if near else ""
        yield Mistake("stage_not_named", entry.id, suggestion=guess, details=details)
    elif known == stages[-1] and entry.amount == "refused":
        yield Mistake("refused_at_the_end", entry.id, details=details)


def count_refused(tries: Sequence[TryMade]) -> int:
    """Return how often the person was refused.

    A try number says that all before it were made; those the journal does not tell of
    were not accepted, so they count as refused.
    """
    told = {one.number for one in tries}
    untold = max(told, default=0) - len(told)
    return untold + sum(one.outcome == "refused" for one in tries)


def tries_left(attempt: Try, tries: Sequence[TryMade]) -> int | None:
    """Return how many more may be made; None: the plan sets no limit."""
    used = max((one.number for one in tries), default=0)
    return None if attempt.most_tries is None else max(attempt.most_tries - used, 0)


@dataclass(slots=True)
class _Reading:
    """The tries and mistakes while the journal is read."""

    requirement: str
    tries: dict[int, TryMade] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def in_order(self) -> tuple[TryMade, ...]:
        return tuple(self.tries[number] for number in sorted(self.tries))

    def apply(self, entry: Entry) -> None:
        number = entry.attempt or self._next()
        one = self.tries.get(number, TryMade(number))
        if one.applied is not None:
            self._object("applied_twice", entry, number)
            return
        if one.answered and _is_before(one.answered, entry.at):
            self._object("applied_after_answer", entry, number)
        self.tries[number] = _with_words(replace(one, applied=entry.at), entry)

    def answer(self, entry: Entry) -> None:
        number = entry.attempt or self._latest_open() or self._next()
        one = self.tries.get(number, TryMade(number))
        if one.outcome in ("accepted", "refused"):
            self._object("answered_twice", entry, number)
            return
        is_answer = entry.amount != "withdrawn"
        if is_answer and any(t.outcome == "accepted" for t in self.tries.values()):
            self._object("answered_after_yes", entry, number)
        outcome = cast(Outcome, entry.amount)  # an Entry has checked it
        answered = replace(one, answered=entry.at, outcome=outcome)
        self.tries[number] = _with_words(answered, entry)

    def _next(self) -> int:
        return max(self.tries, default=0) + 1

    def _latest_open(self) -> int | None:
        return max((n for n, t in self.tries.items() if t.is_pending), default=None)

    def _object(self, code: str, entry: Entry, number: int) -> None:
        details = (("requirement", self.requirement), ("try", str(number)))
        self.mistakes.append(Mistake(code, came=entry.id, details=details))


def _read(entries: Iterable[Entry], requirement: str) -> _Reading:
    reading = _Reading(requirement)
    about = [
        entry
        for entry in standing(entries)
        if entry.requirement == requirement and entry.did in ("applied", "answered")
    ]
    for entry in _by_day(about):
        if entry.did == "applied":
            reading.apply(entry)
        else:
            reading.answer(entry)
    return reading


def _by_day(entries: Sequence[Entry]) -> list[Entry]:
    """Sort the entries with an exact day among their own places in the file."""
    dated = [(entry.at.date, entry) for entry in entries if entry.at.date]
    in_order = iter(sorted(dated, key=lambda pair: pair[0]))
    return [next(in_order)[1] if entry.at.date else entry for entry in entries]


def _is_before(one: When, other: When) -> bool:
    """Tell whether both are exact days and `one` is the earlier."""
    return bool(one.date and other.date and one.date < other.date)


def _with_words(one: TryMade, entry: Entry) -> TryMade:
    return replace(
        one,
        stage=entry.stage or one.stage,
        reason=entry.reason or one.reason,
        lesson=entry.lesson or one.lesson,
        score=entry.score or one.score,
        feedback=(entry.did == "answered" and entry.note) or one.feedback,
    )
