"""What to ask before a rough plan: five questions at most, each may be skipped."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from million_miles.values import GoalMap

QuestionId = Literal["why", "by_date", "already_met", "chosen", "hours_per_week"]
QuestionKind = Literal["text", "date", "choices", "hours"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question; its words are told elsewhere, in the reader's language.

    Attributes:
        id: the field of `Answers` that its answer fills.
        kind: what an answer is; `hours` are hours a week.
        options: for `choices`, ids of requirements of the map; any number of them.
    """

    id: QuestionId
    kind: QuestionKind
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person answered; a skipped question keeps its default.

    Attributes:
        why: the reason, in the person's words.
        by_date: the wished date.
        already_met: ids of requirements that are met already.
        chosen: ids of `usual` and `edge` requirements the person will work on.
        hours_per_week: hours promised; None: see `default_hours`.
    """

    why: str = ""
    by_date: dt.date | None = None
    already_met: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    hours_per_week: float | None = None


def questions(goal_map: GoalMap | None) -> tuple[Question, ...]:
    """Return what to ask, in order; None: a goal without a map.

    Hours come last, because what is sensible depends on what is met already. A
    question without options is left out.
    """
    asked = [Question("why", "text"), Question("by_date", "date")]
    if goal_map is not None:
        asked += [
            Question("already_met", "choices", can_be_met(goal_map)),
            Question("chosen", "choices", can_be_chosen(goal_map)),
        ]
    asked.append(Question("hours_per_week", "hours"))
    return tuple(q for q in asked if q.options or q.kind != "choices")


def can_be_met(goal_map: GoalMap) -> tuple[str, ...]:
    """Return ids of what a person may bring along: no tries, and parts singly."""
    everything = goal_map.everything()
    return tuple(r.id for r in everything if r.attempt is None and not r.parts)


def can_be_chosen(goal_map: GoalMap) -> tuple[str, ...]:
    """Return ids of what goes beyond the stated minimum."""
    return tuple(r.id for r in goal_map.everything() if r.level != "must")
