"""Changing a YAML text in place, so that everything else stays as the person wrote it."""

from __future__ import annotations

from million_miles.exchange import layout
from million_miles.exchange.layout import Data
from million_miles.exchange.nodes import ListNode, MapNode, Node


class Pen:
    """Changes to one text, collected and then made together."""

    def __init__(self, text: str) -> None:
        self.text = text
        # From which place, up to which, and what stands there then.
        self.changes: list[tuple[int, int, str]] = []

    def replace(self, node: Node, data: Data) -> None:
        """Put `data` where `node` stands."""
        # Nothing stood there, or a list no further to the right than its key.
        wants_gap = node.start == node.end or isinstance(node, ListNode)
        gap = " " if wants_gap else ""
        self.changes.append((node.start, node.end, gap + layout.flow(data)))

    def put(self, parent: MapNode, index: int, data: Data) -> None:
        """Write the entry at `index` anew, laid out as if it had not been there."""
        key, value = parent.entries[index]
        if parent.flow:
            text = layout.flow_pair(key.text, data)
        else:
            text = layout.pair(key.text, data, indent=self._column(key.start))
        self.changes.append((key.start, value.end, text))

    def insert(
        self, parent: MapNode | ListNode, data: Data, *, after: int, key: str = ""
    ) -> None:
        """Add an entry behind the one at `after`; -1: before the first."""
        places = _places(parent)
        if parent.flow:
            text = layout.flow_pair(key, data) if key else layout.flow(data)
            self._insert_in_line(parent, places, text, after)
            return
        indent = self._column(self._head(parent, places[0][0]))
        if isinstance(parent, MapNode):
            text = layout.pair(key, data, indent=indent)
        else:
            text = layout.item(data, indent=indent)
        pad = " " * indent
        if after >= 0:
            end = self._line_end(places[after][1])
            self.changes.append((end, end, f"\n{pad}{text}"))
        else:
            start = self._head(parent, places[0][0])
            self.changes.append((start, start, f"{text}\n{pad}"))

    def remove(self, parent: MapNode | ListNode, index: int) -> None:
        """Take the entry at `index` away, with its line when it has one."""
        places = _places(parent)
        start, end = places[index]
        if parent.flow:
            self._remove_in_line(start, end)
            return
        head = self._head(parent, start)
        line_start = self.text.rfind("\n", 0, head) + 1
        if not self.text[line_start:head].strip():
            self.changes.append((line_start - 1, self._line_end(end), ""))
        elif index + 1 < len(places):  # it shares its line with the dash of an item
            self.changes.append((start, places[index + 1][0], ""))

    def result(self) -> str:
        """Return the text with every change made."""
        parts: list[str] = []
        done = 0
        for start, end, new in sorted(self.changes, key=lambda change: change[0]):
            parts += [self.text[done : max(start, done)], new]
            done = max(end, done)
        return "".join([*parts, self.text[done:]])

    def _insert_in_line(
        self,
        parent: MapNode | ListNode,
        places: list[tuple[int, int]],
        text: str,
        after: int,
    ) -> None:
        if not places:
            place = parent.start + 1
        elif after < 0:
            place, text = places[0][0], f"{text}, "
        else:
            place, text = places[after][1], f", {text}"
        self.changes.append((place, place, text))

    def _remove_in_line(self, start: int, end: int) -> None:
        rest = self.text[end:].lstrip(" ")
        if rest.startswith(","):
            end = len(self.text) - len(rest[1:].lstrip(" "))
        else:
            before = self.text[:start].rstrip(" ")
            start = len(before) - 1 if before.endswith(",") else start
        self.changes.append((start, end, ""))

    def _head(self, parent: MapNode | ListNode, start: int) -> int:
        """Return where an entry of a block begins: at its key or at its dash."""
        return start if isinstance(parent, MapNode) else self.text.rfind("-", 0, start)

    def _column(self, place: int) -> int:
        return place - (self.text.rfind("\n", 0, place) + 1)

    def _line_end(self, place: int) -> int:
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end


def _places(parent: MapNode | ListNode) -> list[tuple[int, int]]:
    if isinstance(parent, ListNode):
        return [(child.start, child.end) for child in parent.items]
    return [(key.start, value.end) for key, value in parent.entries]
