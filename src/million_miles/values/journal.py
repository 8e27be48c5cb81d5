"""What happened, entry by entry, and which entries still stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from million_miles.values.amounts import Effort, Hours
from million_miles.values.bar import Bar, Has, Reading, Threshold
from million_miles.values.capacity import Period
from million_miles.values.plain_text import is_id, require_plain
from million_miles.values.score import TryScore
from million_miles.values.when import UNDATED, When

Did = Literal[
    "worked",  # spends hours, never moves a reading
    "measured",  # moves a reading
    "estimated",  # the new total from zero
    "finished",  # the requirement is met
    "applied",  # a try was made
    "answered",  # its answer came
    "raised",  # a new bar
    "noted",  # words only
    "added",  # a requirement or a step came into the plan
    "ticked",  # a step was done
    "renamed",  # a requirement has a new id
    "chosen",  # a `usual` or `edge` requirement counts from now on
    "dropped",  # it counts no longer
    "took",  # another of its ways
    "kept",  # it goes on, though it was left alone for a while
    "paused",  # no hours for it before a day
    "promised",  # hours a week from a day on: a new promise, an easy week, a break
    "away",  # life happened: from a day up to this one
    "undone",  # an earlier entry no longer counts
]
DIDS: tuple[Did, ...] = get_args(Did)
Outcome = Literal["accepted", "refused", "withdrawn"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

# Which kind of amount each entry carries; `added` may do without, others carry none.
_AMOUNTS: dict[str, tuple[type, ...]] = {
    "worked": (Hours,),
    "measured": (Reading,),
    "estimated": (Effort,),
    "answered": (str,),
    "raised": (Threshold, Has),
    "renamed": (str,),
    "took": (str,),
    "paused": (dt.date,),
    "promised": (Period,),
    "away": (dt.date,),
    "ticked": (str,),
    "added": (str,),
}
WAY_ARROW = " > "
# Entries about the journey, not about one requirement, are free to name none.
_NEEDS_NO_REQUIREMENT = (
    "noted",
    "undone",
    "added",
    "ticked",
    "worked",
    "promised",
    "away",
)

Amount = Hours | Reading | Effort | Bar | Period | dt.date | str


class EntryError(ValueError):
    """A journal entry that says too little, too much, or something else."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal.

    Attributes:
        id: unique in its journal: lower-case letters and digits.
        at: when it happened.
        did: what happened.
        requirement: its id; empty where the entry is about the journey.
        attempt: which try, from 1 on, for `applied` and `answered`; None: the next.
        amount: `worked` Hours; `measured` a Reading; `estimated` an Effort;
            `answered` an Outcome; `raised` a Bar; `renamed` the new id; `took` the
            ways before and now, as `evenings > campus`, or the one now where the plan
            named none; `paused` the day from which it goes on; `promised` a
            Period without a reason; `away` its first day, the day of the entry being
            the first one back; `ticked` and `added` the title of the step
            (`added` may have none); others None.
        stage: how far a try came, such as `interviewed`; may be empty.
        reason: what they said; lesson: what I make of it; may be empty.
        undoes: id of the entry that no longer counts, for `undone`.
        note: words; for `answered` the feedback as it was given.
        score: what was scored, for `answered`.

    Raises:
        EntryError: a part is missing, too much, or of the wrong kind.
    """

    id: str
    did: Did
    at: When = UNDATED
    requirement: str = ""
    attempt: int | None = None
    amount: Amount | None = None
    stage: str = ""
    reason: str = ""
    lesson: str = ""
    undoes: str = ""
    note: str = ""
    score: TryScore | None = None

    def __post_init__(self) -> None:
        if not is_id(self.id):
            raise EntryError(f"want an id such as k3f9, got {self.id!r}")
        if self.did not in DIDS:
            raise EntryError(f"want one of {DIDS}, got {self.did!r}")
        for name in ("stage", "reason", "lesson", "note"):
            require_plain(name, getattr(self, name), most=2000)
        if self.requirement and not is_id(self.requirement):
            raise EntryError(f"want the id of a requirement, got {self.requirement!r}")
        if not self.requirement and self.did not in _NEEDS_NO_REQUIREMENT:
            raise EntryError(f"want the requirement that was {self.did}, got none")
        self._require_amount()
        self._require_try()
        if self.undoes and not is_id(self.undoes):
            raise EntryError(f"want the id of an entry, got {self.undoes[:60]!r}")
        if (self.did == "undone") != bool(self.undoes):
            raise EntryError("want `undoes` for what is undone, and only there")

    def _require_amount(self) -> None:
        wanted = _AMOUNTS.get(self.did, ())
        if self.amount is None:
            if wanted and self.did != "added":
                raise EntryError(f"want an amount for {self.did}, got none")
        elif not isinstance(self.amount, wanted):
            raise EntryError(f"want {wanted} for {self.did}, got {self.amount!r}")
        elif isinstance(self.amount, str):
            self._require_words(self.amount)

    def _require_words(self, amount: str) -> None:
        require_plain("amount", amount, most=200)
        if not amount.strip():
            raise EntryError("want an amount, got blanks")
        if self.did == "answered" and amount not in OUTCOMES:
            raise EntryError(f"want one of {OUTCOMES}, got {amount!r}")
        if self.did == "renamed" and not is_id(amount):
            raise EntryError(f"want a new id, got {amount!r}")
        if self.did == "took" and not is_change_of_way(amount):
            raise EntryError(f"want ways such as evenings > campus, got {amount!r}")

    def _require_try(self) -> None:
        about_a_try = self.did in ("applied", "answered")
        if self.attempt is not None and not about_a_try:
            raise EntryError(f"want no try for {self.did}, got {self.attempt}")
        if self.attempt is not None and not 1 <= self.attempt <= 1000:
            raise EntryError(f"want a try from 1 on, got {self.attempt}")
        if self.score is not None and self.did != "answered":
            raise EntryError(f"want no score for {self.did}, got {self.score}")
        if self.stage and not about_a_try:
            raise EntryError(f"want no stage for {self.did}, got {self.stage!r}")


def is_change_of_way(words: str) -> bool:
    """Tell whether `words` name a way, or two as in `evenings > campus`."""
    ids = words.split(WAY_ARROW)
    return len(ids) <= 2 and all(is_id(one) for one in ids)


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that count, in order, under the ids that hold now.

    An undone entry does not count, nor does the entry that undoes it; undoing that
    again brings the first one back. A renamed requirement has its new id everywhere.
    """
    entries = tuple(entries)
    undone: set[str] = set()
    for entry in reversed(entries):
        if entry.did == "undone" and entry.id not in undone:
            undone.add(entry.undoes)
    counted = [e for e in entries if e.id not in undone and e.did != "undone"]
    new_ids: dict[str, str] = {}
    renewed: list[Entry] = []
    for entry in reversed(counted):
        if entry.did == "renamed":
            new = str(entry.amount)
            new_ids[entry.requirement] = new_ids.get(new, new)
        renewed.append(_under(entry, new_ids))
    return tuple(reversed(renewed))


def _under(entry: Entry, new_ids: dict[str, str]) -> Entry:
    if entry.did == "renamed" or entry.requirement not in new_ids:
        return entry
    return replace(entry, requirement=new_ids[entry.requirement])
