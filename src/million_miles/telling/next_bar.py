"""Which bar to raise next: what each gives for its hours, and which are as good."""

from __future__ import annotations

from collections.abc import Iterator

from million_miles import exchange
from million_miles.journey import NextBar, NextBars
from million_miles.telling.chances import chance_text
from million_miles.telling.dates import span_text
from million_miles.telling.numbers import (
    SPACE,
    hours_in_words,
    number,
    rounded,
    significant,
)
from million_miles.telling.page import page, paint, wrap
from million_miles.telling.phrase import Counted, Phrase, listed
from million_miles.values import Language

MOST = 3  # bars that are told; --json has them all
PEOPLE = (100, 10_000, 1_000_000)  # among so many a gain is counted
LEAST_GAIN = 0.1  # of them; a smaller one is counted among more
LEAST_WEEKS = 0.5

_HEAD = Phrase("The next bar", "El próximo listón")
_NOW_ONE = Phrase(
    "A yes at the next try, as the plan stands: {chance}.",
    "Un sí en el próximo intento, con el plan tal como está: {chance}.",
)
_NOW = Phrase(
    "A yes within the next {tries} tries, as the plan stands: {chance}.",
    "Un sí en los próximos {tries} intentos, con el plan tal como está: {chance}.",
)
_MOST = Phrase(
    "What raises it most for its hours:", "Lo que más lo sube por sus horas:"
)
_UNKNOWN = Phrase(
    "Which bar would lift the odds most cannot be told while nobody knows the odds.",
    "Qué listón subiría más las posibilidades no se puede decir mientras nadie las "
    "conozca.",
)
_NONE_LEFT = Phrase(
    "The plan names no further bar to raise. Look at those who were chosen: what did "
    "most of them have? Add it with miles add … --level edge.",
    "El plan no nombra ningún otro listón que subir. Mira a quienes fueron elegidos: "
    "¿qué tenía la mayoría? Añádelo con miles add … --level edge.",
)
_EACH = Phrase("{place}. {title}{mark}", "{place}. {title}{mark}")
_MARKS = {
    "keep": Phrase(" (you are on it)", " (ya estás en ello)"),
    "margin": Phrase(
        " (half of those who made it had more)",
        " (la mitad de quienes lo lograron tenía más)",
    ),
    "tie": Phrase(
        " (as good as the first, as far as can be told)",
        " (tan bueno como el primero, hasta donde se puede ver)",
    ),
}
_GAIN = Phrase(
    "{gain} in {people} for {hours}; for each 100 hours {ratio}{range}",
    "{gain} de cada {people} por {hours}; por cada 100 horas {ratio}{range}",
)
_BY_LUCK = Phrase(
    " (8 times in 10 {low} to {high})", " (8 de cada 10 veces de {low} a {high})"
)
_BY_BASIS = {
    "word": Phrase(
        " ({low} to {high}, since it rests on your own word)",
        " (de {low} a {high}, porque se apoya en tu propia palabra)",
    ),
    "selected_only": Phrase(
        " ({low} to {high}, since nobody counted all who applied)",
        " (de {low} a {high}, porque nadie contó a todos los que se presentaron)",
    ),
}
_FREE = Phrase(
    "{gain} in {people}, for none of your hours",
    "{gain} de cada {people}, sin ninguna de tus horas",
)
_LITTLE = Phrase(
    "About {hours}, and no change in the odds that can be told from chance",
    "Unas {hours}, y ningún cambio en las posibilidades que se distinga del azar",
)
_LITTLE_FREE = Phrase(
    "No change in the odds that can be told from chance",
    "Ningún cambio en las posibilidades que se distinga del azar",
)
_LOWERS = Phrase(
    "{gain} in {people} for {hours}: raised now it lowers your odds, since something "
    "else then misses a window",
    "{gain} de cada {people} por {hours}: subirlo ahora baja tus posibilidades, porque "
    "otra cosa pierde entonces una ventana",
)
_ABOUT = Phrase("about {hours}", "unas {hours}")
_MONEY = Phrase(
    "It costs about {amount}" + SPACE + "{currency}.",
    "Cuesta unos {amount}" + SPACE + "{currency}.",
)
_LATER = Phrase("All is ready {span} later.", "Todo estará listo {span} después.")
_CHOOSE = Phrase("To take it on: miles raise {id}", "Para asumirlo: miles raise {id}")
_RAISE = Phrase(
    'To raise it: miles raise {id} "{bar}"', 'Para subirlo: miles raise {id} "{bar}"'
)
_MORE = Counted(
    Phrase(
        "{count} more bar: miles push --json", "{count} listón más: miles push --json"
    ),
    Phrase(
        "{count} more bars: miles push --json",
        "{count} listones más: miles push --json",
    ),
)
_PROBLEMS = {
    "no_evidence": Phrase(
        "Not weighed, since nobody says what it does for the odds: {titles}. Your own "
        "word for it in plan.yaml is enough: `evidence: some` (or little, or much). A "
        "table of those who made it, selected.csv, says more.",
        "Sin pesar, porque nadie dice qué hace por las posibilidades: {titles}. Basta tu "
        "propia palabra en plan.yaml: `evidence: some` (algo), o little (poco), o much "
        "(mucho). Una tabla de quienes lo lograron, selected.csv, dice más.",
    ),
    "hours_unknown": Phrase(
        "Not weighed, since nobody named its hours: {titles}. Say them with miles "
        "estimate.",
        "Sin pesar, porque nadie dijo sus horas: {titles}. Dilas con miles estimate.",
    ),
    "impossible": Phrase(
        "Not weighed, since the plan leaves no way to do it: {titles}.",
        "Sin pesar, porque el plan no deja manera de hacerlo: {titles}.",
    ),
}
_CAUSE = Phrase(
    "All this holds only if the bar itself is the cause. Counts show that those who were "
    "chosen had it more often, not why.",
    "Todo esto vale solo si el propio listón es la causa. Los recuentos muestran que los "
    "elegidos lo tenían más a menudo, no por qué.",
)
_CAUSE_WORD = Phrase(
    "All this holds only if the bar itself is the cause, and nobody counted that.",
    "Todo esto vale solo si el propio listón es la causa, y eso nadie lo ha contado.",
)
_HOW = Phrase(
    "The road with a bar and the road without it went through the same {futures} "
    "futures, windows included. A range of 8 times in 10 is the luck of those futures "
    "alone. A range that rests on a word, or on those who made it, is the same gain with "
    "a bar that says as little about the odds as it may, and as much. A bar is as good "
    "as the first where the range of their difference holds 0.",
    "El camino con un listón y el camino sin él pasaron por los mismos {futures} futuros, "
    "ventanas incluidas. Un margen de 8 de cada 10 veces es solo la suerte de esos "
    "futuros. Uno que se apoya en una palabra, o en quienes lo lograron, es la misma "
    "ganancia con un listón que dice de las posibilidades lo menos que puede, y lo más. "
    "Un listón es tan bueno como el primero si el margen de su diferencia contiene el 0.",
)


def next_bars(
    found: NextBars, *, language: Language, how: bool = False, color: bool = False
) -> str:
    """Tell the few bars that give most for their hours; empty: nothing to say."""
    if found.nothing == "odds_unknown":
        return wrap(_UNKNOWN(language), hanging=2)
    if found.nothing is not None or found.chance is None:
        return ""
    head = paint(_HEAD(language), "title", color=color)
    if not found.bars:
        return page([head, wrap(_NONE_LEFT(language), hanging=2)])
    weighed = [bar for bar in found.bars if bar.problem is None]
    now = _now(found, language) + (f" {_MOST(language)}" if weighed else "")
    lines = [head, wrap(now, hanging=2)]
    people = _people(weighed[:MOST])
    for place, bar in enumerate(weighed[:MOST], 1):
        lines += _bar(place, bar, found, people, language)
    lines += [wrap(text, hanging=2) for text in _closing(found, weighed, language)]
    if how and weighed:
        seen = number(found.futures * found.nets, language)
        lines.append(wrap(_HOW(language, futures=seen), hanging=2))
    return page(lines)


def _now(found: NextBars, language: Language) -> str:
    chance = found.chance.change if found.chance else 0.0
    seen = found.futures * found.nets
    words = chance_text(chance, language=language, futures=seen)
    if found.windows == 1:
        return _NOW_ONE(language, chance=words)
    return _NOW(language, tries=found.windows, chance=words)


def _people(bars: list[NextBar]) -> int:
    """Return among how many people the gains are told."""
    largest = max((abs(bar.chance.change) for bar in bars), default=0.0)
    return next((n for n in PEOPLE if largest * n >= LEAST_GAIN), PEOPLE[-1])


def _bar(
    place: int, bar: NextBar, found: NextBars, people: int, language: Language
) -> Iterator[str]:
    mark = "tie" if bar.is_tie else bar.kind
    words = _MARKS[mark](language) if mark in _MARKS else ""
    yield wrap(_EACH(language, place=place, title=bar.title, mark=words), hanging=3)
    yield wrap(_gain_text(bar, people, language) + ".", indent=3)
    beside = " ".join(_beside(bar, found.currency, language))
    if beside:
        yield wrap(beside, indent=3)
    if bar.change is not None and bar.chance.change > 0:
        yield wrap(_command(bar, language), indent=3)


def _command(bar: NextBar, language: Language) -> str:
    if bar.kind == "margin" and bar.bar is not None:
        return _RAISE(language, id=bar.id, bar=exchange.bar_text(bar.bar))
    return _CHOOSE(language, id=bar.id)


def _gain_text(bar: NextBar, people: int, language: Language) -> str:
    ratio, hours = bar.per_100_hours, hours_in_words(bar.hours, language)
    if not bar.chance.is_told:
        return (_LITTLE if ratio else _LITTLE_FREE)(language, hours=hours)
    gain = _signed(bar.chance.change * people, language)
    told = {"gain": gain, "people": number(people, language)}
    if ratio is None:
        return _FREE(language, **told)
    told["hours"] = _ABOUT(language, hours=hours)
    if ratio.chance < 0:
        return _LOWERS(language, **told)
    ends, phrase = (ratio.low_chance, ratio.high_chance), _BY_LUCK
    if ratio.weak_chance is not None and ratio.strong_chance is not None:
        ends = (ratio.weak_chance, ratio.strong_chance)
        phrase = _BY_BASIS.get(bar.basis or "", _BY_LUCK)
    low, high = (_signed(end * people, language) for end in ends)
    told["ratio"] = _signed(ratio.chance * people, language)
    told["range"] = "" if low == high else phrase(language, low=low, high=high)
    return _GAIN(language, **told)


def _signed(value: float, language: Language) -> str:
    """Return a gain with its sign: a whole number from 10 on, else two digits."""
    text = number(value, language) if abs(value) >= 10 else significant(value, language)
    return text if text.startswith("-") or text == "0" else f"+{text}"


def _beside(bar: NextBar, currency: str, language: Language) -> Iterator[str]:
    if bar.money is not None and round(bar.money) > 0:
        amount = number(rounded(bar.money), language)
        yield _MONEY(language, amount=amount, currency=currency)
    weeks = bar.ready_weeks
    if weeks.is_told and weeks.change >= LEAST_WEEKS:
        yield _LATER(language, span=span_text(weeks.change, language))


def _closing(
    found: NextBars, weighed: list[NextBar], language: Language
) -> Iterator[str]:
    more = len(weighed) - MOST
    if more > 0:
        yield _MORE(language, count=more, shown=number(more, language))
    for problem, phrase in _PROBLEMS.items():
        titles = [bar.title for bar in found.bars if bar.problem == problem]
        if titles:
            yield phrase(language, titles=listed(titles, language, most=MOST))
    if weighed:
        by_word = all(bar.basis == "word" for bar in weighed)
        yield (_CAUSE_WORD if by_word else _CAUSE)(language)
