"""Those who made it: who was selected, and what they had."""

from __future__ import annotations

from dataclasses import dataclass

from million_miles.values.bar import Reading
from million_miles.values.plain_text import is_id, require_plain
from million_miles.values.when import FIRST_YEAR, LAST_YEAR


class SelectedError(ValueError):
    """A table of those who made it says nothing that could be counted."""


@dataclass(frozen=True, slots=True)
class SelectedPerson:
    """Somebody who was selected.

    Attributes:
        who: a name, or any mark of the person; year: of the selection, None: not known.
        had: what is known by requirement: `yes` or `no` to its bar in the plan, or a
            reading; what is not known is absent.

    Raises:
        SelectedError: no name, or a year outside 1900 to 2200.
    """

    who: str
    year: int | None = None
    had: tuple[tuple[str, Reading], ...] = ()

    def __post_init__(self) -> None:
        require_plain("who", self.who, most=200)
        if not self.who.strip():
            raise SelectedError("want a name or a mark, got nothing")
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise SelectedError(f"want a year 1900 to 2200, got {self.year}")

    def reading(self, id_: str) -> Reading | None:
        """Return what is known of a requirement; None: nothing."""
        return dict(self.had).get(id_)


@dataclass(frozen=True, slots=True)
class Selected:
    """People who were selected, and how common what they had is among all applicants.

    Attributes:
        people: two at least.
        ids: the requirements that the table is about, in its order.
        applicants: share of all who applied that met the bar of the plan, in (0, 1), by
            requirement; what nobody counted is absent.

    Raises:
        SelectedError: fewer than two people, none or a doubled requirement, a share out
            of range, or something about a requirement that is not in `ids`.
    """

    people: tuple[SelectedPerson, ...]
    ids: tuple[str, ...]
    applicants: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if len(self.people) < 2:
            raise SelectedError(f"want two people at least, got {len(self.people)}")
        if not self.ids or not all(map(is_id, self.ids)):
            raise SelectedError(f"want ids of requirements, got {self.ids}")
        if len(set(self.ids)) < len(self.ids):
            raise SelectedError(f"want each requirement once, got {self.ids}")
        told = {id_ for person in self.people for id_, _ in person.had}
        told |= {id_ for id_, _ in self.applicants}
        if not told <= set(self.ids):
            raise SelectedError(f"want only {self.ids}, got {sorted(told)}")
        for _, share in self.applicants:
            if not 0 < share < 1:
                raise SelectedError(f"want a share between 0 and 1, got {share}")

    def readings(self, id_: str) -> tuple[Reading, ...]:
        """Return all that is known of a requirement."""
        known = (person.reading(id_) for person in self.people)
        return tuple(one for one in known if one is not None)

    def applicants_share(self, id_: str) -> float | None:
        """Return the share of all applicants with it, in (0, 1); None: not counted."""
        return dict(self.applicants).get(id_)
