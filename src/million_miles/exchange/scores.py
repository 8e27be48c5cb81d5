"""The words of an answer: `refused`, or with its score `refused 61 pass 75 of 100`."""

from __future__ import annotations

from collections.abc import Iterator

from million_miles.exchange.forms import Scalar
from million_miles.exchange.layout import number
from million_miles.exchange.notes import closest
from million_miles.exchange.scalars import NUMBER, matched, pattern
from million_miles.values import OUTCOMES, Outcome, TryScore

Answer = tuple[Outcome, TryScore | None]

_SCORE = rf"({NUMBER})(?: +pass +({NUMBER}))?(?: +of +({NUMBER}))?"
_ANSWER = rf"({'|'.join(OUTCOMES)})(?: +({_SCORE}))?"


def _parse_score(text: str) -> TryScore:
    numbers = matched(_SCORE, text).groups()
    points, passing, top = (None if n is None else float(n) for n in numbers)
    return TryScore(points or 0.0, passing, top)


def _score_text(score: TryScore) -> str:
    text = number(score.points)
    if score.pass_points is not None:
        text += f" pass {number(score.pass_points)}"
    if score.top_points is not None:
        text += f" of {number(score.top_points)}"
    return text


def _parse_answer(text: str) -> Answer:
    outcome, score = matched(_ANSWER, text).group(1, 2)
    known: dict[str, Outcome] = {one: one for one in OUTCOMES}
    return known[outcome], None if score is None else _parse_score(score)


def _answer_text(answer: Answer) -> str:
    outcome, score = answer
    return outcome if score is None else f"{outcome} {_score_text(score)}"


def _guesses(text: str) -> Iterator[str]:
    word, _, rest = text.strip().partition(" ")
    yield f"{closest(word.lower(), OUTCOMES)} {rest}".strip()


SCORE: Scalar[TryScore] = Scalar("score", _parse_score, _score_text, pattern(_SCORE))
ANSWER: Scalar[Answer] = Scalar(
    "answer",
    _parse_answer,
    _answer_text,
    pattern(_ANSWER),
    _guesses,
    details=(("options", ", ".join(OUTCOMES)),),
)
