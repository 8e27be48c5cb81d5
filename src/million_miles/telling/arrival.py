"""How far, when ready, and what the chance of a yes is: the sentences all pages share."""

from __future__ import annotations

from million_miles.journey.results import DateRange, Outlook, TryOutlook
from million_miles.telling.chances import chance_text, out_of_100, people_text
from million_miles.telling.dates import between, day_text, middle_text, years_until
from million_miles.telling.numbers import (
    exact_hours,
    hours_in_words,
    number,
    range_of_hours,
)
from million_miles.telling.phrase import Phrase
from million_miles.values import Language

TINY = 0.05  # from here down, odds are told in people and beside what the road gives

_MILES = Phrase(
    "{miles} miles to go, of the million from nothing to ready.",
    "Faltan {miles} millas del millón que va de cero a tener todo listo.",
)
_MILES_LEFT = Phrase(
    "{miles} miles to go: {hours} of work, 8 times in 10.",
    "Faltan {miles} millas: {hours} de trabajo, 8 de cada 10 veces.",
)
_ALMOST_THERE = Phrase(
    "Less than one mile to go, of the million from nothing to ready.",
    "Falta menos de una milla del millón que va de cero a tener todo listo.",
)
_WAITING = Phrase(
    "Work done, waiting for a yes.", "Trabajo hecho, a la espera de un sí."
)
_ALL_DONE = Phrase("All the work is done.", "Todo el trabajo está hecho.")
_NOT_KNOWN = Phrase(
    "How far it is, nobody can say yet: no requirement says how long it takes.",
    "Aún no se puede decir cuánto falta: ningún requisito dice cuánto lleva.",
)
_HOURS = Phrase(
    "{done} done; {left} left, 8 times in 10.",
    "{done} hechas; {left} por delante, 8 de cada 10 veces.",
)
_HOURS_MEAN = Phrase(
    "{done} done; {left} left, 8 times in 10 ({mean} on average).",
    "{done} hechas; {left} por delante, 8 de cada 10 veces ({mean} de media).",
)
_READY = Phrase(
    "Ready: about {middle}; 8 times in 10 {range}.",
    "Todo listo: hacia {middle}; 8 de cada 10 veces, {range}.",
)
_READY_ON = Phrase("Ready: {middle}.", "Todo listo: {middle}.")
_READY_OPEN = Phrase(
    "Ready: about {middle}, but in {never} futures not within {years}.",
    "Todo listo: hacia {middle}, pero en {never} futuros no ocurre en {years}.",
)
_READY_NEVER = Phrase(
    "Ready: not in most futures, within {years} and at this pace.",
    "Todo listo: en la mayoría de los futuros no ocurre en {years} a este ritmo.",
)
_READY_NOW = Phrase("Ready: the work is done.", "Todo listo: el trabajo está hecho.")
_NO_HOURS = Phrase(
    "No hours a week are promised yet: without them no date can be told.",
    "Aún no has prometido horas por semana: sin ellas no hay fecha que decir.",
)
_ODDS_UNKNOWN = Phrase(
    "Accepted: the odds are not known, and none are invented here.",
    "Con un sí: no se conocen las probabilidades, y aquí no se inventan.",
)
_NOT_IN_MOST = Phrase(
    "Accepted: not in most futures. Within {years}: {chance}.",
    "Con un sí: en la mayoría de los futuros, no. En {years}: {chance}.",
)
_NOT_IN_MOST_BY = Phrase(
    "Accepted: not in most futures. By {date}: {by_then}; within {years}: {chance}.",
    "Con un sí: en la mayoría de los futuros, no. Para el {date}: {by_then}; en "
    "{years}: {chance}.",
)
_ACCEPTED = Phrase(
    "Accepted: by {middle} in half of all futures; in {never}, not within {years}.",
    "Con un sí: para {middle} en la mitad de los futuros; en {never}, no llega en "
    "{years}.",
)
_ACCEPTED_SURE = Phrase(
    "Accepted: about {middle}; 8 times in 10 {range}.",
    "Con un sí: hacia {middle}; 8 de cada 10 veces, {range}.",
)
_BY_DATE = Phrase(
    "By {date}, the date you wish for: {chance}.",
    "Para el {date}, la fecha que deseas: {chance}.",
)
_GIVEN_YES = Phrase(
    "If a yes comes, it comes about {middle} (8 times in 10 {range}).",
    "Si llega un sí, será hacia {middle} (8 de cada 10 veces, {range}).",
)
_APPLIED = Phrase(
    "Of those who applied, {people} got a yes ({k} of {n}).",
    "De quienes lo intentaron, con un sí: {people} ({k} de {n}).",
)
_NEXT_TRY = Phrase("Your next try: {chance}.", "Tu próximo intento: {chance}.")


def miles_sentence(outlook: Outlook, language: Language) -> str:
    """Say how many miles it is to ready; never "0 miles"."""
    if outlook.work_done:
        return (_WAITING if is_waiting(outlook) else _ALL_DONE)(language)
    if outlook.hours_left.mean_hours <= 0 and outlook.left_out:
        return _NOT_KNOWN(language)
    if outlook.miles_to_go < 1:
        return _ALMOST_THERE(language)
    return _MILES(language, miles=_counted(outlook.miles_to_go, language))


def _counted(miles: float, language: Language) -> str:
    # Spanish says "un millón de millas", but "999 999 millas".
    of = " de" if language == "es" and miles and miles % 1_000_000 == 0 else ""
    return number(miles, language) + of


def miles_and_hours(outlook: Outlook, language: Language) -> str:
    """Say miles and hours left in one sentence."""
    if outlook.work_done or outlook.hours_left.mean_hours <= 0:
        return miles_sentence(outlook, language)
    miles = _counted(max(1, outlook.miles_to_go), language)
    hours = range_of_hours(outlook.hours_left, language)
    return _MILES_LEFT(language, miles=miles, hours=hours)


def is_waiting(outlook: Outlook) -> bool:
    """Tell whether an answer is still missing."""
    return any(r.is_try and r.state != "met" for r in outlook.requirements)


def hours_sentence(outlook: Outlook, language: Language) -> str:
    """Say the hours done and the hours left, with their mean."""
    done = exact_hours(outlook.hours_done, language)
    left = range_of_hours(outlook.hours_left, language)
    mean = hours_in_words(outlook.hours_left.mean_hours, language)
    if outlook.hours_left.p10_hours == outlook.hours_left.p90_hours:
        return _HOURS(language, done=done, left=left)
    return _HOURS_MEAN(language, done=done, left=left, mean=mean)


def ready_sentence(outlook: Outlook, language: Language) -> str:
    """Say when every counted requirement is met."""
    ready = outlook.ready
    years = years_until(
        outlook.horizon_date, seen_on=outlook.on_date, language=language
    )
    if outlook.work_done:
        return _READY_NOW(language)
    if ready.p50_date is None:
        if outlook.promised_hours_per_week <= 0:
            return _NO_HOURS(language)
        return _READY_NEVER(language, years=years)
    middle = middle_text(ready, seen_on=outlook.on_date, language=language)
    range_ = between(ready, seen_on=outlook.on_date, language=language)
    if not range_:
        never = out_of_100(ready.never_share, language)
        return _READY_OPEN(language, middle=middle, never=never, years=years)
    if range_ == middle:
        return _READY_ON(language, middle=middle)
    return _READY(language, middle=middle, range=range_)


def arrival_sentences(outlook: Outlook, language: Language) -> list[str]:
    """Say the chance of a yes, by the wished date and at all; nothing without tries."""
    arrival, by_then = outlook.arrival, _chance_by_date(outlook, language)
    sentences: list[str] = []
    if outlook.work_done and not is_waiting(outlook):
        return sentences
    if is_waiting(outlook) and arrival is None:
        sentences.append(_ODDS_UNKNOWN(language))
    elif is_waiting(outlook) and arrival is not None:
        sentences.append(_arrival(outlook, arrival, by_then, language))
        if arrival.p50_date is None:
            return sentences
    if by_then and outlook.by_date is not None:
        date = day_text(outlook.by_date, language)
        sentences.append(_BY_DATE(language, date=date, chance=by_then))
    return sentences


def _chance_by_date(outlook: Outlook, language: Language) -> str:
    if outlook.by_date is None or outlook.chance_by_date is None:
        return ""
    return chance_text(
        outlook.chance_by_date, language=language, futures=outlook.futures
    )


def _arrival(
    outlook: Outlook, arrival: DateRange, by_then: str, language: Language
) -> str:
    on = outlook.on_date
    years = years_until(outlook.horizon_date, seen_on=on, language=language)
    if arrival.p50_date is None:
        chance = chance_text(
            1 - arrival.never_share, language=language, futures=outlook.futures
        )
        if not by_then or outlook.by_date is None:
            return _NOT_IN_MOST(language, chance=chance, years=years)
        date = day_text(outlook.by_date, language)
        return _NOT_IN_MOST_BY(
            language, chance=chance, years=years, date=date, by_then=by_then
        )
    middle = middle_text(arrival, seen_on=on, language=language)
    range_ = between(arrival, seen_on=on, language=language)
    if range_:
        return _ACCEPTED_SURE(language, middle=middle, range=range_)
    never = out_of_100(arrival.never_share, language)
    return _ACCEPTED(language, middle=middle, never=never, years=years)


def given_yes_sentence(outlook: Outlook, language: Language) -> str:
    """Say when a yes comes in the futures in which one comes; may be empty."""
    given = outlook.arrival_given_yes
    if given is None or given.p50_date is None or not is_waiting(outlook):
        return ""
    if outlook.arrival is None or outlook.arrival.p90_date is not None:
        return ""
    on = outlook.on_date
    range_ = between(given, seen_on=on, language=language)
    middle = middle_text(given, seen_on=on, language=language)
    return _GIVEN_YES(language, middle=middle, range=range_) if range_ else ""


def odds_sentence(attempt: TryOutlook, language: Language) -> str:
    """Say the odds in people, where they are tiny; may be empty."""
    chance = attempt.chance_next
    if attempt.accepted or chance is None or chance > TINY:
        return ""
    if attempt.successes is None or not attempt.applicants:
        return _NEXT_TRY(language, chance=chance_text(chance, language=language))
    return _APPLIED(
        language,
        people=people_text(attempt.successes, attempt.applicants, language=language),
        k=number(attempt.successes, language),
        n=number(attempt.applicants, language),
    )
