"""What has been made so far: each met bar, how surely it is met, and the one above."""

from __future__ import annotations

from collections.abc import Iterator

from million_miles.journey.made import BarAbove, Made, MetBar, Moving
from million_miles.telling.bars import bar_in_words, reading_in_words
from million_miles.telling.chances import out_of_100
from million_miles.telling.dates import month_text
from million_miles.telling.expiring import expiring_lines
from million_miles.telling.numbers import exact_hours, number, significant
from million_miles.telling.page import page, paint, wrap
from million_miles.telling.phrase import Phrase, listed
from million_miles.telling.promise import pace_falls
from million_miles.values import Has, Language, Reading, Threshold

_HEAD = Phrase("What you have made", "Lo que ya has logrado")
_WORTH_KNOWING = Phrase("Worth knowing", "Conviene saber")
_EACH = Phrase("{title}: {what}", "{title}: {what}")
_MET = Phrase("{reading} against {bar}: met.", "{reading} frente a {bar}: cumplido.")
_MET_BY = Phrase(
    "{reading} against {bar}: met, with {margin} to spare.",
    "{reading} frente a {bar}: cumplido, y sobran {margin}.",
)
_EXACTLY = Phrase(
    "{reading} against {bar}: met exactly.",
    "{reading} frente a {bar}: cumplido, justo.",
)
_TRULY = Phrase(
    "{reading} against {bar}: met, and truly so in {chance} such cases, by the error "
    "of the measurement.",
    "{reading} frente a {bar}: cumplido, y de verdad en {chance} casos así, por el "
    "error de la medida.",
)
_NOT_TOGETHER = Phrase(
    "the last reading meets {bar}; the last {readings} together, {reading}, truly do "
    "in {chance} such cases.",
    "la última medida cumple {bar}; las últimas {readings} juntas, {reading}, de "
    "verdad en {chance} casos así.",
)
_SURE = Phrase(
    "From {value} on it would be 90 of 100.", "A partir de {value} serían 90 de 100."
)
_DOWN_TO = Phrase(
    "Down to {value} it would be 90 of 100.", "Hasta {value} serían 90 de 100."
)
_SIMPLY_MET = Phrase("met.", "cumplido.")
_ABOVE = Phrase("Above it, {level}: {bar}.", "Por encima, {level}: {bar}.")
_THEN = Phrase("Then, {level}: {bar}.", "Después, {level}: {bar}.")
_ON_IT = Phrase("You are on it.", "Ya estás en ello.")
_TAKE_ON = Phrase("Take it on: {command}", "Para ir a por él: {command}")
_OWN = Phrase(
    "The plan names no bar above {title}. One of your own: {command}",
    "El plan no nombra ningún listón por encima de {title}. Uno tuyo: {command}",
)
_ALSO = Phrase("Also met: {titles}.", "También cumplido: {titles}.")
_ONLY = Phrase("Met: {titles}.", "Cumplido: {titles}.")
_STANDS = Phrase(
    "{title}: no gain to be seen in the last {readings} readings, {span}{hours}. Up to "
    "{most} a week could still hide in them. If you change something, change what you "
    "practise, not how much.",
    "{title}: no se ve avance en las últimas {readings} medidas, {span}{hours}. Aún "
    "podrían esconder hasta {most} por semana. Si cambias algo, cambia lo que practicas, "
    "no cuánto.",
)
_NOTHING_HIDES = Phrase(
    "{title}: the last {readings} readings are all but the same, {span}{hours}. If you "
    "change something, change what you practise, not how much.",
    "{title}: las últimas {readings} medidas son casi iguales, {span}{hours}. Si cambias "
    "algo, cambia lo que practicas, no cuánto.",
)
_MOVES = Phrase(
    "{title}: {middle} {unit} a week in the last {readings} readings, {span}{hours}; 8 "
    "times in 10 between {low} and {high}.",
    "{title}: {middle} {unit} por semana en las últimas {readings} medidas, {span}{hours}; "
    "8 de cada 10 veces entre {low} y {high}.",
)
_SPAN = Phrase("{first} to {last}", "de {first} a {last}")
_IN = Phrase("in {month}", "en {month}")
_WORKED = Phrase(
    " ({hours} worked in that time)", " ({hours} de trabajo en ese tiempo)"
)
_LEVELS = {
    "must": Phrase("a stated minimum", "un mínimo exigido"),
    "usual": Phrase(
        "what most of those selected had", "lo que tenía la mayoría de los elegidos"
    ),
    "edge": Phrase("what sets apart", "lo que distingue"),
}
_VALUE = Phrase("VALUE", "VALOR")


def made(found: Made, *, language: Language, color: bool = False) -> str:
    """Tell what was made so far; empty where there is nothing yet."""
    lines = [*_bar_lines(found, language), *_moving_lines(found, language)]
    if found.falling is not None:
        lines.append(pace_falls(found.falling, language=language))
    lines += expiring_lines(found.expiring, language)
    if not lines:
        return ""
    head = _HEAD if found.bars else _WORTH_KNOWING
    return page([paint(head(language), "title", color=color), *lines])


def _bar_lines(found: Made, language: Language) -> Iterator[str]:
    """Yield the bars that were measured or have one above; the others by title only."""
    top = [one for one in found.bars if not one.is_topped]
    told = [one for one in top if one.above or _is_measured(one)]
    for one in told:
        said = _EACH(language, title=one.title, what=_how_met(one, language))
        yield wrap(said, hanging=2)
        yield from _above_lines(one.above, language)
    others = [one.title for one in top if one not in told]
    if others:
        phrase = _ALSO if told else _ONLY
        yield wrap(phrase(language, titles=listed(others, language)), hanging=2)
    own = [one for one in told if isinstance(one.bar, Threshold) and not one.above]
    if own and len(own) == len(told):
        yield from _own_lines(own[0], language)


def _is_measured(one: MetBar) -> bool:
    return one.reading is not None and isinstance(one.bar, Threshold)


def _how_met(one: MetBar, language: Language) -> str:
    if one.bar is None or one.reading is None or isinstance(one.bar, Has):
        return _SIMPLY_MET(language)
    reading = reading_in_words(one.reading, language)
    bar = bar_in_words(one.bar, language)
    if one.chance_above is not None:
        phrase = _NOT_TOGETHER if (one.margin or 0) < 0 else _TRULY
        chance = out_of_100(one.chance_above, language)
        text = phrase(
            language, reading=reading, bar=bar, chance=chance, readings=one.readings
        )
        return f"{text} {_sure(one, language)}".rstrip()
    if one.margin is None:
        return _MET(language, reading=reading, bar=bar)
    if one.margin == 0:
        return _EXACTLY(language, reading=reading, bar=bar)
    margin = _amount(one.margin, one, language)
    return _MET_BY(language, reading=reading, bar=bar, margin=margin)


def _sure(one: MetBar, language: Language) -> str:
    if one.sure_value is None or not isinstance(one.bar, Threshold):
        return ""
    phrase = _DOWN_TO if one.bar.relation in ("<=", "<") else _SURE
    error = one.reading.error if one.reading else 0.0
    near = reading_in_words(Reading(one.sure_value, one.bar.unit, error), language)
    return phrase(language, value=near.split(" ± ")[0])


def _amount(value: float, one: MetBar, language: Language) -> str:
    unit = one.bar.unit if isinstance(one.bar, Threshold) else ""
    return f"{significant(value, language)} {unit}".strip()


def _above_lines(above: tuple[BarAbove, ...], language: Language) -> Iterator[str]:
    for phrase, one in zip((_ABOVE, *[_THEN] * len(above)), above, strict=False):
        bar = one.title
        if one.bar is not None:
            bar = f"{one.title} ({bar_in_words(one.bar, language)})"
        said = phrase(language, level=_LEVELS[one.level](language), bar=bar)
        if one.is_counted:
            said = f"{said} {_ON_IT(language)}"
        yield wrap(said, indent=2, hanging=2)
        if phrase is _ABOVE and not one.is_counted:
            # A command stays on one line, so that it can be copied.
            yield f"    {_TAKE_ON(language, command=f'miles raise {one.id}')}"


def _moving_lines(found: Made, language: Language) -> Iterator[str]:
    for one in found.moving:
        yield wrap(_moving(one, language), hanging=2)


def _moving(one: Moving, language: Language) -> str:
    """Say how the latest readings move; at a standstill, what could hide in them."""
    recent, trend = one.recent, one.recent.trend
    worked = exact_hours(recent.hours, language)
    words = {
        "title": one.title,
        "readings": number(trend.readings, language),
        "span": _span(one, language),
        "hours": _WORKED(language, hours=worked) if recent.hours else "",
    }
    if not one.is_plateau:
        slopes = (trend.per_week, trend.low, trend.high)
        middle, low, high = (_signed(slope, language) for slope in slopes)
        text = _MOVES(
            language, middle=middle, low=low, high=high, unit=one.unit, **words
        )
        return text.replace("  ", " ")
    most = -trend.low if one.less_is_more else trend.high
    if most <= 0:
        return _NOTHING_HIDES(language, **words)
    shown = f"{significant(most, language)} {one.unit}".rstrip()
    return _STANDS(language, most=shown, **words)


def _span(one: Moving, language: Language) -> str:
    first, last = one.recent.first_date, one.recent.last_date
    if (first.year, first.month) == (last.year, last.month):
        return _IN(language, month=month_text(last, language))
    early, late = month_text(first, language), month_text(last, language)
    if first.year == last.year:
        early = early.removesuffix(str(first.year)).removesuffix(" de ").rstrip()
    return _SPAN(language, first=early, last=late)


def _signed(value: float, language: Language) -> str:
    text = significant(value, language)
    return f"+{text}" if value > 0 else text


def _own_lines(one: MetBar, language: Language) -> Iterator[str]:
    bar = one.bar
    if isinstance(bar, Threshold):
        parts = (bar.measure, bar.relation, _VALUE(language), bar.unit)
        wanted = " ".join(part for part in parts if part)
        command = f'miles raise {one.id} "{wanted}"'
        said = _OWN(language, title=one.title, command="")
        yield wrap(said.rstrip())
        yield f"  {command}"
