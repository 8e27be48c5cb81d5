"""The road as a Gantt chart of Mermaid, which many pages and editors draw.

Dates are the medians of the outlook. The grammar of Mermaid reads some signs and first
words as its own; these are written as its entity codes, such as `#58;` for a colon.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from million_miles.journey.results import Outlook, RequirementOutlook
from million_miles.telling.phrase import Phrase
from million_miles.values import Language, Level

_SECTIONS: dict[Level, Phrase] = {
    "must": Phrase("Must", "Obligatorio"),
    "usual": Phrase("Usual", "Habitual"),
    "edge": Phrase("Edge", "De ventaja"),
}
_MET = Phrase("Met already", "Ya cumplido")
_ARRIVAL = Phrase("Arrival", "Llegada")
_READY = Phrase("Ready", "Todo listo")
_ACCEPTED = Phrase("Accepted", "Con un sí")
_WISH = Phrase("Your wished date", "Tu fecha deseada")
_NOTE = Phrase(
    "Dates are medians: each is as likely late as early.",
    "Las fechas son medianas: tan probable es que sea antes como después.",
)
_UNDATED = Phrase(
    "No date in most futures, not drawn: {title}",
    "Sin fecha en la mayoría de los futuros, sin dibujar: {title}",
)
# What Mermaid takes for the start of something else when a line begins with it.
_OWN_WORDS = re.compile(
    r"(?:gantt|title|section|dateformat|axisformat|tickinterval|includes|excludes|"
    r"todaymarker|weekday|weekend|topaxis|inclusiveenddates|acctitle|accdescr|click|"
    r"call|href|vert|\d{4}-)",
    re.IGNORECASE,
)


_SIGNS = frozenset('#;:%"<>{}\\')


def mermaid(outlook: Outlook, *, language: Language) -> str:
    """Return a chart with a section for each level; what is not met is dated."""
    names = {one.id: f"t{n}" for n, one in enumerate(outlook.requirements, 1)}
    return "\n".join(_lines(outlook, names, language)) + "\n"


def escaped(words: str) -> str:
    """Return words that stand for themselves in a line of Mermaid."""
    words = " ".join(words.split())
    is_own = _OWN_WORDS.match(words) is not None
    return "".join(
        f"#{ord(sign)};" if sign in _SIGNS or (is_own and place == 0) else sign
        for place, sign in enumerate(words)
    )


def _lines(
    outlook: Outlook, names: dict[str, str], language: Language
) -> Iterator[str]:
    ahead = [one for one in outlook.requirements if one.state != "met"]
    yield "gantt"
    yield f"    %% {_NOTE(language)}"
    yield f"    title {escaped(outlook.goal)}"
    yield "    dateFormat YYYY-MM-DD"
    yield "    axisFormat %Y-%m"
    yield from _met(outlook, names, language)
    chain = _chain(ahead)
    for level, phrase in _SECTIONS.items():
        rows = [one for one in ahead if one.level == level]
        dated = [one for one in rows if _span(one)]
        if dated:
            yield f"    section {phrase(language)}"
        for one in dated:
            yield _row(one, names[one.id], is_critical=one.id in chain)
        for one in rows:
            if one not in dated:
                yield f"    %% {_UNDATED(language, title=escaped(one.title))}"
    yield from _ends(outlook, language)


def _met(outlook: Outlook, names: dict[str, str], language: Language) -> Iterator[str]:
    """Yield what is met, as met by today: the day is not always known."""
    met = [one for one in outlook.requirements if one.state == "met"]
    if met:
        yield f"    section {_MET(language)}"
    for one in met:
        tags = f"done, milestone, {names[one.id]}"
        yield f"    {escaped(one.title)} :{tags}, {outlook.on_date}, 0d"


def _span(one: RequirementOutlook) -> tuple[dt.date, dt.date] | None:
    """Return the median start and finish; a try without a finish stands at its start."""
    start = one.start.p50_date if one.start else None
    finish = one.finish.p50_date if one.finish else None
    if start is not None and finish is None and one.is_try:
        finish = start
    return None if start is None or finish is None else (start, max(start, finish))


def _row(one: RequirementOutlook, name: str, *, is_critical: bool) -> str:
    span = _span(one)
    if span is None:
        raise ValueError(f"want dates for {one.id}")
    start, finish = span
    tags = ["crit"] * is_critical
    if one.state in ("started", "waiting"):
        tags.insert(0, "active")
    if start == finish:
        tags.append("milestone")
    end = "0d" if start == finish else str(finish)
    return f"    {escaped(one.title)} :" + ", ".join([*tags, name, str(start), end])


def _chain(ahead: list[RequirementOutlook]) -> set[str]:
    """Return the ids of the last to finish, of its need that finishes last, and so on."""
    finishes = {one.id: span[1] for one in ahead if (span := _span(one))}
    needs = {one.id: [n for n in one.needs if n in finishes] for one in ahead}
    chain: set[str] = set()
    last = max(finishes, key=lambda id_: finishes[id_], default=None)
    while last is not None and last not in chain:
        chain.add(last)
        last = max(needs[last], key=lambda id_: finishes[id_], default=None)
    return chain


def _ends(outlook: Outlook, language: Language) -> Iterator[str]:
    arrival = outlook.arrival if outlook.has_tries else None
    ends = (
        (_READY, "ready", outlook.ready.p50_date),
        (_ACCEPTED, "accepted", arrival.p50_date if arrival else None),
        (_WISH, "wish", outlook.by_date),
    )
    dated = [(phrase, name, day) for phrase, name, day in ends if day]
    if dated:
        yield f"    section {_ARRIVAL(language)}"
    for phrase, name, day in dated:
        yield f"    {phrase(language)} :milestone, {name}, {day}, 0d"
