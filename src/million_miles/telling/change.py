"""What a what-if would move, and why the date is what it is."""

from __future__ import annotations

from million_miles.journey import Difference, Explanation, Link, Move, Outlook
from million_miles.telling.arrival import hours_sentence, is_waiting, ready_sentence
from million_miles.telling.chances import chance_text, out_of_100
from million_miles.telling.dates import (
    date_text,
    day_text,
    is_near,
    middle_text,
    span_text,
    years_until,
)
from million_miles.telling.numbers import hours_in_words
from million_miles.telling.page import page, wrap
from million_miles.telling.phrase import Phrase, listed
from million_miles.values import Language

# Of each: while it is only supposed, and once it was written.
_HEAD = (
    Phrase(
        "What would change (nothing was written):",
        "Qué cambiaría (no se escribió nada):",
    ),
    Phrase("What this changes:", "Qué cambia con esto:"),
)
_READY = (
    Phrase(
        "Ready: {before} now, {after} then.",
        "Todo listo: ahora, hacia {before}; entonces, hacia {after}.",
    ),
    Phrase(
        "Ready: {after}; before this {before}.",
        "Todo listo: hacia {after}; antes de esto, hacia {before}.",
    ),
)
_READY_SAME = (
    Phrase("Ready: about {before}, as now.", "Todo listo: hacia {before}, como ahora."),
    Phrase(
        "Ready: about {before}, as before.", "Todo listo: hacia {before}, como antes."
    ),
)
_NEVER = Phrase("not in most futures", "nunca en la mayoría de los futuros")
_READY_NEVER = (
    Phrase(
        "Ready: {before} now; then {after}.",
        "Todo listo: ahora, {before}; entonces, {after}.",
    ),
    Phrase(
        "Ready: {after}; before this {before}.",
        "Todo listo: {after}; antes de esto, {before}.",
    ),
)
_GIVEN_YES = Phrase(
    "Arrival, if a yes comes: {after}; before this {before}.",
    "Llegada, si llega un sí: hacia {after}; antes de esto, hacia {before}.",
)
_GIVEN_YES_SAME = Phrase(
    "Arrival, if a yes comes: about {before}, as before.",
    "Llegada, si llega un sí: hacia {before}, como antes.",
)
_NOT_COUNTED = Phrase(
    "“{title}” does not count yet, so nothing moves. To take it on: miles raise {id}",
    "«{title}» aún no cuenta, así que nada se mueve. Para asumirlo: miles raise {id}",
)
_CAUSE = Phrase(
    "The odds hold if the bar itself is the cause, which no count has shown.",
    "Las posibilidades valen si el propio listón es la causa, lo que ningún recuento ha "
    "mostrado.",
)
_EARLIER = Phrase(
    "On average {span} earlier, give or take {error}.",
    "De media, {span} antes, con un margen de {error}.",
)
_LATER = Phrase(
    "On average {span} later, give or take {error}.",
    "De media, {span} después, con un margen de {error}.",
)
_NO_DIFFERENCE = Phrase(
    "No difference in time that can be told from chance.",
    "Ninguna diferencia de tiempo que se distinga del azar.",
)
_HARDLY = Phrase(
    "On average less than half a week of difference.",
    "De media, menos de media semana de diferencia.",
)
_SOME_LATER = Phrase(
    "Yet in {futures} futures it makes you later, for instance by a missed window.",
    "Pero en {futures} futuros te retrasa, por ejemplo al perder una ventana.",
)
_USES = {
    "unused": Phrase(
        "With the added hours something would begin too early and cost you a window or a "
        "later start: they are better left unused.",
        "Con las horas añadidas algo empezaría demasiado pronto y te costaría una ventana "
        "o un comienzo más tardío: es mejor dejarlas sin usar.",
    ),
    "old_order": Phrase(
        "The added hours do most in the order of now; a new one would be slower.",
        "Las horas añadidas rinden más en el orden de ahora; uno nuevo sería más lento.",
    ),
    "other_order": Phrase(
        "In the order of now the added hours would come too early and cost you a window or "
        "a later start. In a new order they do no harm: `miles map` looks for it once the "
        "plan has them.",
        "En el orden de ahora las horas añadidas llegarían demasiado pronto y te costarían "
        "una ventana o un comienzo más tardío. En un orden nuevo no hacen daño: `miles "
        "map` lo busca en cuanto el plan las tenga.",
    ),
}
_NEW_ORDER = {
    "ready": Phrase(
        "A new order is part of this: it alone makes you ready {span} sooner on average, "
        "give or take {error}. `miles map` looks for it once the plan has changed.",
        "Un orden nuevo es parte de esto: él solo te deja todo listo {span} antes de "
        "media, con un margen de {error}. `miles map` lo busca cuando el plan cambia.",
    ),
    "arrival": Phrase(
        "A new order is part of this: it alone brings the arrival {span} nearer on "
        "average, give or take {error}. `miles map` looks for it once the plan has "
        "changed.",
        "Un orden nuevo es parte de esto: él solo acerca la llegada {span} de media, con "
        "un margen de {error}. `miles map` lo busca cuando el plan cambia.",
    ),
}
_CHANCE = (
    Phrase(
        "{what} {when}: {before} now, {after} then.",
        "{what} {when}: ahora, {before}; entonces, {after}.",
    ),
    Phrase(
        "{what} {when}: {after}; before this {before}.",
        "{what} {when}: {after}; antes de esto, {before}.",
    ),
)
_CHANCE_SAME = Phrase(
    "{what} {when}: {before}; no change that can be told from chance.",
    "{what} {when}: {before}; ningún cambio que se distinga del azar.",
)
_A_YES = Phrase("A yes", "Un sí")
_ALL_DONE = Phrase("All done", "Todo hecho")
_BY = Phrase("by {date}", "para el {date}")
_WITHIN = Phrase("within {years}", "en {years}")
_DATE_MOVED = Phrase(
    "{what} {after}: {new_chance}; {before}: {old_chance}.",
    "{what} {after}: {new_chance}; {before}: {old_chance}.",
)
_WHY = Phrase("Why this date", "Por qué esta fecha")
_CHAIN = Phrase(
    "The chain that decides it, first to last:",
    "La cadena que la decide, de principio a fin:",
)
_LINK = Phrase(
    "{place}. {title}: {dates}. {reason}", "{place}. {title}: {dates}. {reason}"
)
_FROM_TO = Phrase("{first} to {last}", "de {first} a {last}")
_FROM = Phrase(
    "from {first} on, without an end in most futures",
    "desde {first}, sin final en la mayoría de los futuros",
)
_NO_DATES = Phrase("no date in most futures", "sin fecha en la mayoría de los futuros")
_REASONS: dict[str, Phrase] = {
    "hours": Phrase(
        "Your own hours set its pace ({hours} left).",
        "La marcan tus horas ({hours} por delante).",
    ),
    "budget": Phrase(
        "Its weekly budget sets its pace ({hours} left).",
        "La marca su presupuesto semanal ({hours} por delante).",
    ),
    "shortest": Phrase(
        "It cannot be faster, whatever the hours.",
        "No puede ir más deprisa, por muchas horas que le des.",
    ),
    "commitment": Phrase("Its weeks are fixed.", "Sus semanas son fijas."),
    "window": Phrase(
        "It waits for a window and an answer.", "Espera una ventana y una respuesta."
    ),
    "odds": Phrase("It waits for a yes.", "Espera un sí."),
}
_MILESTONE = Phrase(
    "It is met as soon as what it needs is met.",
    "Se cumple en cuanto se cumple lo que necesita.",
)
_LAST = Phrase(
    "It is the last to finish in {futures} futures.",
    "Es lo último en terminar en {futures} futuros.",
)
_BIGGEST = Phrase(
    "Most of the hours: {pieces}.", "La mayor parte de las horas: {pieces}."
)
_PIECE = Phrase("{title} ({hours})", "{title} ({hours})")
_NO_CHAIN = Phrase(
    "Nothing ahead decides the date.", "Nada por delante decide la fecha."
)


def what_if(difference: Difference, *, language: Language) -> str:
    """Tell how ready and a yes would move, on the same futures."""
    sentences = [
        _HEAD[False](language),
        _ready(difference, language),
        *_weeks(difference.move, language),
        *_hours_use(difference.move, language),
        *_chances(difference, language),
        hours_sentence(difference.after, language),
    ]
    return page(wrap(sentence, hanging=2) for sentence in sentences)


def raised(difference: Difference, *, language: Language) -> str:
    """Tell how ready, the arrival and a yes move by a bar that was raised just now."""
    chances = _chances(difference, language, written=True)
    sentences = [
        _HEAD[True](language),
        _ready(difference, language, written=True),
        *_weeks(difference.move, language),
        *_given_yes(difference, language),
        *chances,
        hours_sentence(difference.after, language),
        *([_CAUSE(language)] if chances and difference.after.has_tries else []),
    ]
    return page(wrap(sentence, hanging=2) for sentence in sentences)


def not_counted(title: str, id_: str, *, language: Language) -> str:
    """Say that a bar was raised that does not count yet, and how to take it on."""
    return wrap(_NOT_COUNTED(language, title=title, id=id_), hanging=2)


def _ready(difference: Difference, language: Language, *, written: bool = False) -> str:
    before = _middle(difference.before, language)
    after = _middle(difference.after, language)
    if before and before == after:
        return _READY_SAME[written](language, before=before)
    if before and after:
        return _READY[written](language, before=before, after=after)
    never = _NEVER(language)
    return _READY_NEVER[written](language, before=before or never, after=after or never)


def _given_yes(difference: Difference, language: Language) -> list[str]:
    """Return when a yes that comes would come; nothing where there is no try."""
    ends = (difference.move.given_yes_before, difference.move.given_yes_after)
    if not difference.after.has_tries or None in ends:
        return []
    before, after = (
        middle_text(end, seen_on=difference.after.on_date, language=language)
        for end in ends
        if end is not None
    )
    if before == after:
        return [_GIVEN_YES_SAME(language, before=before)]
    return [_GIVEN_YES(language, before=before, after=after)]


def _middle(outlook: Outlook, language: Language) -> str:
    return middle_text(outlook.ready, seen_on=outlook.on_date, language=language)


def _hours_use(move: Move, language: Language) -> list[str]:
    if move.hours_use == "other_order" or move.new_order is None:
        return [_USES[move.hours_use](language)] if move.hours_use in _USES else []
    found = move.new_order
    span = span_text(found.gain_weeks, language)
    error = span_text(max(2 * found.gain_error, 0.1), language)
    return [_NEW_ORDER[found.aim](language, span=span, error=error)]


def _weeks(move: Move, language: Language) -> list[str]:
    weeks, error = move.ready_weeks, move.ready_weeks_error
    if abs(weeks) <= 2 * error:
        return [_NO_DIFFERENCE(language)]
    if abs(weeks) < 0.5:
        return [_HARDLY(language)]
    phrase = _EARLIER if weeks < 0 else _LATER
    sentences = [
        phrase(
            language,
            span=span_text(weeks, language),
            error=span_text(max(2 * error, 0.1), language),
        )
    ]
    if weeks < 0 and move.later_share >= 0.01:
        futures = out_of_100(move.later_share, language)
        sentences.append(_SOME_LATER(language, futures=futures))
    return sentences


def _chances(
    difference: Difference, language: Language, *, written: bool = False
) -> list[str]:
    before, after = difference.before, difference.after
    old, new = _chance(before), _chance(after)
    if old is None or new is None:
        return []

    def words(chance: float, outlook: Outlook) -> str:
        return chance_text(chance, language=language, futures=outlook.futures)

    what = (_A_YES if after.has_tries else _ALL_DONE)(language)
    when, old_when = _when(after, language), _when(before, language)
    old_words, new_words = words(old, before), words(new, after)
    if when != old_when:
        moved = {"after": when, "new_chance": new_words}
        before_it = {"before": old_when, "old_chance": old_words}
        return [_DATE_MOVED(language, what=what, **moved, **before_it)]
    change, error = difference.move.chance, difference.move.chance_error or 0.0
    if change is None or abs(change) <= 2 * error or old_words == new_words:
        return [_CHANCE_SAME(language, what=what, when=when, before=new_words)]
    told = {"what": what, "when": when, "before": old_words, "after": new_words}
    return [_CHANCE[written](language, **told)]


def _chance(outlook: Outlook) -> float | None:
    if outlook.by_date is not None:
        return outlook.chance_by_date
    if outlook.arrival is None or not is_waiting(outlook):
        return None
    return 1 - outlook.arrival.never_share


def _when(outlook: Outlook, language: Language) -> str:
    if outlook.by_date is not None:
        return _BY(language, date=day_text(outlook.by_date, language))
    years = years_until(
        outlook.horizon_date, seen_on=outlook.on_date, language=language
    )
    return _WITHIN(language, years=years)


def explain(explanation: Explanation, *, language: Language) -> str:
    """Tell which links decide the date, and where the hours are."""
    outlook = explanation.outlook
    lines = [_WHY(language), wrap(ready_sentence(outlook, language), hanging=2), ""]
    if explanation.chain:
        lines.append(_CHAIN(language))
        lines += [
            wrap(_link(place, link, outlook, language), indent=2, hanging=3)
            for place, link in enumerate(explanation.chain, 1)
        ]
    else:
        lines.append(_NO_CHAIN(language))
    if explanation.biggest:
        titles = {r.id: r.title for r in outlook.requirements}
        pieces = [
            _PIECE(
                language,
                title=titles.get(id_, id_),
                hours=hours_in_words(hours, language),
            )
            for id_, hours in explanation.biggest
        ]
        text = _BIGGEST(language, pieces=listed(pieces, language))
        lines += ["", wrap(text, hanging=2)]
    return page(lines)


def _link(place: int, link: Link, outlook: Outlook, language: Language) -> str:
    is_milestone = link.reason == "hours" and link.hours < 0.05
    phrase = _MILESTONE if is_milestone else _REASONS[link.reason]
    reason = phrase(language, hours=hours_in_words(link.hours, language))
    text = _LINK(
        language,
        place=place,
        title=link.title,
        dates=_dates(link, outlook, language),
        reason=reason,
    )
    if link.share_last < 0.005:
        return text
    return f"{text} {_LAST(language, futures=out_of_100(link.share_last, language))}"


def _dates(link: Link, outlook: Outlook, language: Language) -> str:
    first, last = link.start_date, link.finish_date
    if first is None:
        return _NO_DATES(language)
    precise = last is not None and is_near(last, outlook.on_date)
    start = date_text(first, precise=precise, language=language)
    if last is None:
        return _FROM(language, first=start)
    finish = date_text(last, precise=precise, language=language)
    return start if start == finish else _FROM_TO(language, first=start, last=finish)
