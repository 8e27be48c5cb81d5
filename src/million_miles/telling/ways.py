"""Which way suits best, and by how much: the ways of a plan side by side."""

from __future__ import annotations

from million_miles.journey.results import WayChoice, WayOption, WaysOutlook
from million_miles.telling.chances import chance_text
from million_miles.telling.dates import day_text, month_text, span_text
from million_miles.telling.mistakes import mistake_sentence
from million_miles.telling.numbers import hours_in_words, number, rounded
from million_miles.telling.page import page, visible, wrap
from million_miles.telling.phrase import Phrase, listed
from million_miles.values import MEASURES, Language, Measure

_HEAD = Phrase(
    "The ways, compared on the same futures (nothing was written)",
    "Las vías, comparadas en los mismos futuros (no se escribió nada)",
)
_WEIGHED = Phrase("Weighed: {weights}.", "Pesan: {weights}.")
_WEIGHT = Phrase("{measure} {weight}", "{measure} {weight}")
_NAMES: dict[Measure, Phrase] = {
    "arrival": Phrase("arrival", "llegada"),
    "chance": Phrase("chance", "probabilidad"),
    "cost": Phrase("cost", "coste"),
    "hours": Phrase("hours", "horas"),
}
_NONE = Phrase(
    "Nothing ahead has several ways to choose from.",
    "Nada por delante tiene varias vías entre las que elegir.",
)
_STAY = Phrase("{title}: stay with “{way}”.", "{title}: sigue con «{way}».")
_TAKE = Phrase(
    "{title}: “{way}” suits better. Take it with: miles choose {id} --way {way_id}",
    "{title}: «{way}» conviene más. Tómala con: miles choose {id} --way {way_id}",
)
_OPTION = Phrase("{way}: {parts}.", "{way}: {parts}.")
_PROBLEM = Phrase("{way}: {problem}", "{way}: {problem}")
_TAKEN = Phrase("{way} (taken)", "{way} (tomada)")
_READY = Phrase("ready about {month}", "todo listo hacia {month}")
_NEVER = Phrase(
    "not ready in most futures", "sin terminar en la mayoría de los futuros"
)
_BY = Phrase("{chance} by {date}", "{chance} para el {date}")
_EVER = Phrase("{chance} within 60 years", "{chance} en 60 años")
_COST = Phrase("{amount} {currency}", "{amount} {currency}")
_LATER = Phrase(
    "{span} later (give or take {error})", "{span} después (margen: {error})"
)
_EARLIER = Phrase(
    "{span} earlier (give or take {error})", "{span} antes (margen: {error})"
)
_SAME_TIME = Phrase(
    "no difference in time that can be told from chance",
    "ninguna diferencia de tiempo que se distinga del azar",
)
_MORE_CHANCE = Phrase(
    "{points} in 100 more chance (give or take {error})",
    "{points} de cada 100 más de probabilidad (margen: {error})",
)
_LESS_CHANCE = Phrase(
    "{points} in 100 less chance (give or take {error})",
    "{points} de cada 100 menos de probabilidad (margen: {error})",
)
_MORE_COST = Phrase("{amount} {currency} more", "{amount} {currency} más")
_LESS_COST = Phrase("{amount} {currency} less", "{amount} {currency} menos")
_MORE_HOURS = Phrase("{hours} more", "{hours} más")
_LESS_HOURS = Phrase("{hours} less", "{hours} menos")
_AGAINST = Phrase("Against “{first}”: {parts}.", "Frente a «{first}»: {parts}.")
_TIE = Phrase(
    "All weighed, the two cannot be told apart.",
    "Todo pesado, no se distinguen.",
)
_WORSE = Phrase(
    "All weighed: {points} points worse (give or take {error}).",
    "Todo pesado: {points} puntos peor (margen: {error}).",
)
_UNKNOWN = Phrase(
    "The odds of a try are not known: being ready is weighed, not the yes.",
    "No se sabe la probabilidad de un intento: pesa tenerlo todo listo, no el sí.",
)
_RARE = Phrase(
    "In most futures no yes comes within 60 years, so the time compared is that to being "
    "ready. Weigh the yes itself with: --weigh arrival=1,chance=1",
    "En la mayoría de los futuros no llega un sí en 60 años, así que se compara el tiempo "
    "hasta tenerlo todo listo. Para que pese el sí: --weigh arrival=1,chance=1",
)
_KEPT = Phrase(
    "All ways are walked in the order you keep; what only one way asks for comes where it "
    "must be finished first.",
    "Todas las vías siguen el orden que guardas; lo que solo pide una vía va donde antes "
    "hay que terminarlo.",
)


def ways(outlook: WaysOutlook, *, language: Language) -> str:
    """Tell the ways of each requirement, the best first, and what each differs by."""
    if not outlook.choices:
        return page([_NONE(language)])
    weights = [
        _WEIGHT(
            language,
            measure=_NAMES[name](language),
            weight=number(outlook.weights.of(name), language, decimals=2),
        )
        for name in MEASURES
        if outlook.weights.of(name)
    ]
    lines = [
        _HEAD(language),
        wrap(_WEIGHED(language, weights=listed(weights, language)), hanging=2),
    ]
    if outlook.time_to == "ready" and outlook.weights.arrival:
        phrase = _RARE if outlook.odds_known else _UNKNOWN
        lines.append(wrap(phrase(language), hanging=2))
    if outlook.order_kept:
        lines.append(wrap(_KEPT(language), hanging=2))
    for choice in outlook.choices:
        lines += ["", *_choice(choice, outlook, language)]
    return page(lines)


def _choice(choice: WayChoice, outlook: WaysOutlook, language: Language) -> list[str]:
    first = choice.options[0]
    phrase = _STAY if choice.best == choice.taken else _TAKE
    title, way = visible(choice.title), visible(first.title)
    said = phrase(language, title=title, way=way, id=choice.id, way_id=choice.best)
    lines = [wrap(said, hanging=2)]
    for option in choice.options:
        if option.problem is not None:
            problem = mistake_sentence(option.problem, language)
            way = visible(option.title)
            told = [_PROBLEM(language, way=way, problem=problem)]
        else:
            told = [_figures(option, choice, outlook, language)]
            if option is not first:
                told.append(_against(option, first, outlook, language))
        lines += [wrap(one, indent=2, hanging=2) for one in told]
    return lines


def _figures(
    option: WayOption, choice: WayChoice, outlook: WaysOutlook, language: Language
) -> str:
    ready = _NEVER(language)
    if option.ready_date is not None:
        ready = _READY(language, month=month_text(option.ready_date, language))
    parts = [ready]
    if option.chance is not None:
        chance = chance_text(option.chance, language=language, futures=outlook.futures)
        day = outlook.by_date
        parts.append(
            _EVER(language, chance=chance)
            if day is None
            else _BY(language, chance=chance, date=day_text(day, language))
        )
    if outlook.currency and option.cost_money is not None:
        parts.append(_money(_COST, option.cost_money, outlook, language))
    parts.append(hours_in_words(option.hours, language))
    way = visible(option.title)
    name = _TAKEN(language, way=way) if option.way == choice.taken else way
    return _OPTION(language, way=name, parts="; ".join(parts))


def _against(
    option: WayOption, first: WayOption, outlook: WaysOutlook, language: Language
) -> str:
    parts = [_time(option, language), *_chance(option, language)]
    cost = option.more_cost_money
    if outlook.currency and cost is not None and abs(cost) >= 0.5:
        phrase = _MORE_COST if cost > 0 else _LESS_COST
        parts.append(_money(phrase, abs(cost), outlook, language))
    if abs(option.more_hours) >= 0.05:
        hours = _MORE_HOURS if option.more_hours > 0 else _LESS_HOURS
        shown = hours_in_words(abs(option.more_hours), language)
        parts.append(hours(language, hours=shown))
    title = visible(first.title)
    told = _AGAINST(language, first=title, parts="; ".join(parts))
    return f"{told} {_weighed(option, language)}"


def _time(option: WayOption, language: Language) -> str:
    weeks, error = option.later_weeks, 2 * option.later_weeks_error
    if abs(weeks) <= max(error, 0.05):
        return _SAME_TIME(language)
    phrase = _LATER if weeks > 0 else _EARLIER
    spans = (span_text(one, language) for one in (weeks, max(error, 0.1)))
    return phrase(language, **dict(zip(("span", "error"), spans, strict=True)))


def _chance(option: WayOption, language: Language) -> list[str]:
    more, error = option.more_chance, 2 * (option.more_chance_error or 0.0)
    if more is None or abs(more) <= max(error, 5e-4):
        return []
    phrase = _MORE_CHANCE if more > 0 else _LESS_CHANCE
    points, margin = (
        number(100 * one, language, decimals=1) for one in (abs(more), error)
    )
    return [phrase(language, points=points, error=margin)]


def _weighed(option: WayOption, language: Language) -> str:
    if option.is_tie:
        return _TIE(language)
    points, error = (
        number(rounded(one), language, decimals=1)
        for one in (option.more_points, max(2 * option.more_points_error, 0.1))
    )
    return _WORSE(language, points=points, error=error)


def _money(
    phrase: Phrase, amount: float, outlook: WaysOutlook, language: Language
) -> str:
    shown = number(rounded(amount, 3), language)
    return phrase(language, amount=shown, currency=outlook.currency)
