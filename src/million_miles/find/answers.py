"""What a person typed as an answer, read kindly; nothing typed skips the question."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from million_miles.find.questions import Answers, Question
from million_miles.values import Mistake, MistakesError, hidden_character

MOST_HOURS_A_WEEK = 168.0
MOST_LETTERS = 4000

Answer = str | dt.date | float | tuple[str, ...]


def read_answers(questions: Iterable[Question], texts: Mapping[str, str]) -> Answers:
    """Return the answers that `texts` gives, by the ids of `questions`.

    Raises:
        MistakesError: with one mistake for each text that cannot be read, or that
            answers a question nobody asked.
    """
    asked = {question.id: question for question in questions}
    mistakes = [Mistake("not_asked", name) for name in texts if name not in asked]
    read: dict[str, Answer] = {}
    for name, question in asked.items():
        try:
            answer = read_answer(question, texts.get(name, ""))
        except MistakesError as error:
            mistakes.extend(error.mistakes)
        else:
            if answer is not None:
                read[name] = answer
    if mistakes:
        raise MistakesError(mistakes)
    return Answers(**read)  # type: ignore[arg-type]  # each kind fills its own field


def read_answer(question: Question, text: str) -> Answer | None:
    """Return what `text` answers, or None when it is blank: the question is skipped.

    A date may be a day, a month or a year, whose last day counts. Choices are ids or
    their places in the list, apart by blanks or commas.

    Raises:
        MistakesError: `answer_text`, `answer_date`, `answer_hours` or, for each
            choice, `answer_choice` with the nearest option.
    """
    text = text.strip()
    if not text:
        return None
    if question.kind == "date":
        return _date(text)
    if question.kind == "hours":
        return _hours(text)
    if question.kind == "choices":
        return _choices(question, text)
    if hidden_character(text) is not None or len(text) > MOST_LETTERS:
        raise MistakesError([Mistake("answer_text", text[:60])])
    return text


def _date(text: str) -> dt.date:
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text, re.ASCII)
    found = _day(int(parts[1]), parts[2], parts[3]) if parts else None
    if found is None:
        raise MistakesError([Mistake("answer_date", text[:60])])
    return found


def _day(year: int, month: str | None, day: str | None) -> dt.date | None:
    if not 1900 <= year <= 2200:
        return None
    try:
        in_month = int(month or 12)
        return dt.date(year, in_month, int(day or monthrange(year, in_month)[1]))
    except ValueError:  # not a day of the calendar
        return None


def _hours(text: str) -> float:
    number = re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h\b.*)?", text, re.ASCII)
    hours = float(number[1].replace(",", ".")) if number else -1.0
    if not 0 < hours <= MOST_HOURS_A_WEEK:
        raise MistakesError([Mistake("answer_hours", text[:60])])
    return hours


def _choices(question: Question, text: str) -> tuple[str, ...]:
    options = question.options
    places = {str(place): id_ for place, id_ in enumerate(options, 1)}
    places |= {id_: id_ for id_ in options}
    words = [word for word in re.split(r"[\s,;]+", text.casefold()) if word]
    mistakes = [
        Mistake("answer_choice", word[:60], suggestion=_nearest(word, options))
        for word in words
        if word not in places
    ]
    if mistakes:
        raise MistakesError(mistakes)
    return tuple(dict.fromkeys(places[word] for word in words))


def _nearest(word: str, options: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(word[:60], options, n=1)), "")
