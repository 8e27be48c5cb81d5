"""Step 1: which goal is it, and how does a first rough plan for it begin?"""

from __future__ import annotations

from million_miles.find.answers import read_answer, read_answers
from million_miles.find.questions import (
    Answers,
    Question,
    QuestionId,
    QuestionKind,
    questions,
)
from million_miles.find.search import search
from million_miles.find.start import AnswerError, blank, default_hours, start

__all__ = [
    "AnswerError",
    "Answers",
    "Question",
    "QuestionId",
    "QuestionKind",
    "blank",
    "default_hours",
    "questions",
    "read_answer",
    "read_answers",
    "search",
    "start",
]
