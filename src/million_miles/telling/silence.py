"""Work that was left alone: the question, and the arithmetic for whoever asks how."""

from __future__ import annotations

from collections.abc import Sequence

from million_miles.journey.results import Outlook, RequirementOutlook, SilenceOdds
from million_miles.telling.chances import out_of_100
from million_miles.telling.dates import weeks_text
from million_miles.telling.numbers import number
from million_miles.telling.page import wrap
from million_miles.telling.phrase import Phrase
from million_miles.values import Language

_ASK = Phrase(
    "{title}: untouched for {weeks}. Keep, pause or drop it? All are fine.",
    "{title}: sin tocar desde hace {weeks}. ¿Seguir, pausar o dejarlo? Todo vale.",
)
_ANSWERS = {
    True: Phrase(
        "untouched for {weeks}: miles keep {id}, or miles pause {id} --until DATE?",
        "sin tocar desde hace {weeks}: ¿miles keep {id}, o miles pause {id} --until "
        "FECHA?",
    ),
    False: Phrase(
        "untouched for {weeks}: miles keep {id}, miles pause {id} --until DATE, or "
        "miles drop {id}?",
        "sin tocar desde hace {weeks}: ¿miles keep {id}, miles pause {id} --until FECHA "
        "o miles drop {id}?",
    ),
}  # the goal cannot do without a must
_NOTHING = Phrase(
    "Nothing under way was left alone for long.",
    "Nada de lo que está en marcha lleva mucho tiempo sin tocar.",
)
_HOW = Phrase(
    "{title}: of work left alone for {weeks}, {chance} is taken up again.",
    "{title}: del trabajo sin tocar desde hace {weeks}, {chance} se retoma.",
)
_FROM = Phrase(
    "From {gaps} gaps of your own, beside an assumption that weighs as five. No hours "
    "and no date rest on it.",
    "Según {gaps} pausas tuyas, junto a un supuesto que pesa como cinco. De esto no "
    "depende ninguna hora ni ninguna fecha.",
)


def silence_question(outlook: Outlook, language: Language) -> str:
    """Ask about the started work that was left alone the longest; may be empty."""
    silent = [
        (one.untouched_weeks, one.title)
        for one in outlook.requirements
        if one.is_silent and one.untouched_weeks is not None
    ]
    if not silent:
        return ""
    weeks, title = max(silent)
    return _ASK(language, title=title, weeks=weeks_text(weeks, language))


def silence_answers(requirement: RequirementOutlook, language: Language) -> str:
    """Name the commands that answer the question; empty where it is not asked."""
    if not requirement.is_silent or requirement.untouched_weeks is None:
        return ""
    weeks = weeks_text(requirement.untouched_weeks, language)
    answers = _ANSWERS[requirement.level == "must"]
    return answers(language, weeks=weeks, id=requirement.id)


def silence_how(odds: Sequence[SilenceOdds], *, language: Language) -> str:
    """Say how likely each silent work is taken up again, and what that rests on."""
    if not odds:
        return _NOTHING(language)
    lines = [
        _HOW(
            language,
            title=one.title,
            weeks=weeks_text(one.silent_weeks, language),
            chance=out_of_100(one.chance_again, language),
        )
        for one in odds
    ]
    lines.append(_FROM(language, gaps=number(odds[0].gaps, language)))
    return "\n".join(wrap(line, hanging=2) for line in lines)
