"""What the readings say, and which reading would tell more."""

from __future__ import annotations

from million_miles.journey.results import MostTelling, RequirementOutlook
from million_miles.telling.bars import reading_in_words
from million_miles.telling.chances import out_of_100
from million_miles.telling.dates import weeks_text
from million_miles.telling.numbers import (
    exact_hours,
    number,
    range_of_hours,
    significant,
)
from million_miles.telling.page import wrap
from million_miles.telling.phrase import Phrase
from million_miles.values import Language, Threshold

_NOT_MEASURED = Phrase("not measured yet", "aún sin medir")
_OLD = Phrase(
    "That reading is {weeks} old: does it still hold?",
    "Esa medida es de hace {weeks}: ¿sigue valiendo?",
)
_WORKED_SINCE = Phrase(
    "{hours} were worked since that reading.", "Desde esa medida se trabajaron {hours}."
)
_TOGETHER = Phrase(
    "The last {count} readings together: {reading}.",
    "Las últimas {count} medidas juntas: {reading}.",
)
_ABOVE = Phrase(
    "By the error of the measurement, you truly meet the bar in {chance} such cases.",
    "Por el error de la medida, de verdad alcanzas el listón en {chance} casos así.",
)
_TREND = Phrase(
    "Change in a week: {middle} {unit}, 8 times in 10 between {low} and {high} "
    "({readings} readings over {weeks}).",
    "Cambio por semana: {middle} {unit}, 8 de cada 10 veces entre {low} y {high} "
    "({readings} medidas en {weeks}).",
)
_NO_TREND = Phrase(
    "No clear trend in {readings} readings over {weeks}.",
    "Sin tendencia clara en {readings} medidas a lo largo de {weeks}.",
)
_READ_NOW = Phrase(
    "After a reading now, if it comes as expected: {left} left. {command}",
    "Tras una medida ahora, si sale como se espera: {left} por delante. {command}",
)
_WHERE = Phrase(
    "To know where you stand: {command}", "Para saber dónde estás: {command}"
)
_WIDE = Phrase(
    "To know better: split it up, or estimate again after the first tenth.",
    "Para saber más: divídelo, o calcula de nuevo tras la primera décima parte.",
)
_VALUE = Phrase("VALUE", "VALOR")
_MOST_TELLING = Phrase(
    "Most worth measuring now: {title}. Hours left in all: {now} now, {then} after it, "
    "if it comes as expected.",
    "Lo que más conviene medir ahora: {title}. Horas por delante en total: ahora, {now}; "
    "después, {then}, si sale como se espera.",
)
WIDE = 2.5  # nine times in ten over one in ten


def not_measured(requirement: RequirementOutlook, language: Language) -> str:
    """Say that there is a bar and no reading; empty where nothing is to be measured."""
    is_missing = requirement.evidence.freshness == "not_measured"
    if not is_missing or not isinstance(requirement.bar, Threshold):
        return ""
    return _NOT_MEASURED(language)


def evidence_lines(requirement: RequirementOutlook, language: Language) -> list[str]:
    """Say how old and how sure what was measured is, and where it is going."""
    evidence = requirement.evidence
    lines = []
    if evidence.freshness == "stale":
        lines.append(_stale(requirement, language))
    if evidence.pooled is not None and evidence.pooled_from > 1:
        reading = reading_in_words(evidence.pooled, language)
        count = number(evidence.pooled_from, language)
        lines.append(_TOGETHER(language, count=count, reading=reading))
    if evidence.chance_above is not None:
        chance = out_of_100(evidence.chance_above, language)
        lines.append(_ABOVE(language, chance=chance))
    if evidence.trend is not None:
        lines.append(_trend(requirement, language))
    return lines


def _stale(requirement: RequirementOutlook, language: Language) -> str:
    evidence = requirement.evidence
    if evidence.age_weeks is not None and evidence.age_weeks > 26:
        return _OLD(language, weeks=weeks_text(evidence.age_weeks, language))
    hours = exact_hours(evidence.hours_since, language)
    return _WORKED_SINCE(language, hours=hours)


def _trend(requirement: RequirementOutlook, language: Language) -> str:
    trend = requirement.evidence.trend
    if trend is None:
        return ""
    readings = number(trend.readings, language)
    weeks = weeks_text(trend.weeks, language)
    if trend.low <= 0 <= trend.high:
        return _NO_TREND(language, readings=readings, weeks=weeks)
    unit = requirement.reading.unit if requirement.reading else ""
    numbers = (trend.per_week, trend.low, trend.high)
    middle, low, high = (significant(one, language) for one in numbers)
    text = _TREND(
        language,
        middle=middle,
        unit=unit,
        low=low,
        high=high,
        readings=readings,
        weeks=weeks,
    )
    return text.replace(" ,", ",")


def to_know_better(requirement: RequirementOutlook, language: Language) -> str:
    """Say what would tell more about the hours that are left; may be empty."""
    if requirement.hours_left_if_read is not None:
        left = range_of_hours(requirement.hours_left_if_read, language)
        return _READ_NOW(language, left=left, command=_command(requirement, language))
    if not_measured(requirement, language):
        return _WHERE(language, command=_command(requirement, language))
    hours = requirement.hours_left
    if hours is None or requirement.evidence.readings:
        return ""
    return _WIDE(language) if hours.p90_hours > WIDE * hours.p10_hours else ""


def _command(requirement: RequirementOutlook, language: Language) -> str:
    bar = requirement.bar
    value = _VALUE(language)
    if isinstance(bar, Threshold) and not isinstance(bar.value, str) and bar.unit:
        value = f'"{value} {bar.unit}"'
    return f"miles measure {requirement.id} {value}"


def most_telling(found: MostTelling, *, language: Language) -> str:
    """Say which one reading would narrow the hours in all the most."""
    text = _MOST_TELLING(
        language,
        title=found.title,
        now=range_of_hours(found.hours_left, language),
        then=range_of_hours(found.hours_left_if_read, language),
    )
    return wrap(text, hanging=2)
