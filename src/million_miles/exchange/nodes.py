"""A YAML text as a tree with places, after the tricks of YAML have been refused.

How it works: the stream of parse events is read once, without recursion. Anchors,
aliases, tags, merge keys, a second document and deep nesting are refused there, before
anything could grow out of them. Every scalar keeps its raw text: what it means is for
the forms to say, not for YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from million_miles.exchange.notes import BrokenError, Notes, check_text

MOST_CHARACTERS = 2_000_000
MOST_DEPTH = 30
MOST_NODES = 50_000

_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)


@dataclass(slots=True)
class ScalarNode:
    """One word or text; `plain` when it stands without quotes."""

    line: int
    start: int
    end: int
    text: str
    plain: bool = True

    @property
    def is_null(self) -> bool:
        """Whether nothing stands there."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class MapNode:
    """Keys with what belongs to them, in the order of the text."""

    line: int
    start: int
    end: int
    flow: bool
    entries: list[tuple[ScalarNode, Node]] = field(default_factory=list)


@dataclass(slots=True)
class ListNode:
    """Items, in the order of the text."""

    line: int
    start: int
    end: int
    flow: bool
    items: list[Node] = field(default_factory=list)


Node = ScalarNode | MapNode | ListNode


def is_null(node: Node) -> bool:
    """Tell whether nothing stands there: an empty place, `~` or `null`."""
    return isinstance(node, ScalarNode) and node.is_null


def of_data(data: object, *, line: int) -> Node:
    """Return plain data, such as JSON holds, as a tree that stands in one line."""
    if isinstance(data, Mapping):
        entries = [
            (ScalarNode(line, 0, 0, str(key)), of_data(value, line=line))
            for key, value in data.items()
        ]
        return MapNode(line, 0, 0, flow=True, entries=entries)
    if isinstance(data, list | tuple):
        items = [of_data(value, line=line) for value in data]
        return ListNode(line, 0, 0, flow=True, items=items)
    if data is None:
        return ScalarNode(line, 0, 0, "")
    text = str(data).lower() if isinstance(data, bool) else str(data)
    return ScalarNode(line, 0, 0, text, plain=False)


def parse(text: str, notes: Notes) -> Node:
    """Return the tree of a YAML text, noting what can be read past.

    Raises:
        MistakesError: it is no YAML, or nothing after a mistake can be trusted.
    """
    check_text(text, notes, most=MOST_CHARACTERS)
    tree = _Tree(text, notes)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            tree.take(event)
    except yaml.YAMLError as error:
        _note_syntax(error, text, notes)
    except BrokenError:
        notes.finish()
    if tree.root is None:
        notes.add("empty")
        notes.finish()
    assert tree.root is not None  # noqa: S101 - `finish` has just made sure
    return tree.root


def _note_syntax(error: yaml.YAMLError, text: str, notes: Notes) -> None:
    place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if place is None:  # a character that YAML does not allow anywhere
        notes.add("hidden_character")
    else:
        lines = text.split("\n", place.line + 1)
        came = lines[place.line].strip() if place.line < len(lines) else ""
        notes.add("yaml", line=place.line + 1, came=came)
    notes.finish()


class _OpenList:
    """A list whose end has not come yet."""

    def __init__(self, node: ListNode) -> None:
        self.node = node

    def take(self, child: Node, notes: Notes) -> None:
        self.node.items.append(child)
        self.node.end = child.end


class _OpenMap:
    """A map whose end has not come yet, and the key that awaits its value."""

    def __init__(self, node: MapNode) -> None:
        self.node = node
        self.key: ScalarNode | None = None
        self.first: dict[str, ScalarNode] = {}

    def take(self, child: Node, notes: Notes) -> None:
        self.node.end = child.end
        key, self.key = self.key, None
        if key is not None:
            if self.first[key.text] is key:
                self.node.entries.append((key, child))
            return
        if not isinstance(child, ScalarNode):
            raise notes.add("key", line=child.line)
        self.key = child
        first = self.first.setdefault(child.text, child)
        if first is not child:
            details = [("first", str(first.line))]
            notes.add("key_twice", line=child.line, came=child.text, details=details)


class _Tree:
    """The tree as far as it has grown."""

    def __init__(self, text: str, notes: Notes) -> None:
        self.text = text
        self.notes = notes
        self.root: Node | None = None
        self.nodes = 0
        self.open: list[_OpenMap | _OpenList] = []

    def take(self, event: yaml.Event) -> None:
        """Grow by one event."""
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            line, start, end = _span(event)
            self.notes.add("alias", line=line, came=f"*{event.anchor}")
            self._place(ScalarNode(line, start, end, ""))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self.notes.add("second_document", line=_span(event)[0])

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        line, start, end = _span(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_trick(event, line)
        if event.style in ("|", ">"):  # these end where the next thing starts
            end = start + len(self.text[start:end].rstrip())
        self._place(ScalarNode(line, start, end, event.value, plain=not event.style))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        line, start, _ = _span(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_trick(event, line)
        if len(self.open) == MOST_DEPTH:
            raise self.notes.add("too_deep", line=line)
        flow = bool(event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            a_map = MapNode(line, start, start, flow)
            self._place(a_map)
            self.open.append(_OpenMap(a_map))
        else:
            a_list = ListNode(line, start, start, flow)
            self._place(a_list)
            self.open.append(_OpenList(a_list))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        node = self.open.pop().node
        if node.flow:
            node.end = _span(event)[2]
        if self.open and node.end > self.open[-1].node.end:
            self.open[-1].node.end = node.end

    def _place(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self.notes.add("too_many_values", line=node.line)
        if self.open:
            self.open[-1].take(node, self.notes)
        else:
            self.root = node

    def _refuse_trick(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self.notes.add("alias", line=line, came=f"&{event.anchor}")
        if event.tag is not None:
            self.notes.add("tag", line=line, came=event.tag)


def _span(event: Any) -> tuple[int, int, int]:
    """Return the line of an event, where it starts in the text, and where it ends."""
    return event.start_mark.line + 1, event.start_mark.index, event.end_mark.index
