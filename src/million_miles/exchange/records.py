"""Records: keys that are known, each with its form; and maps from names to records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from operator import attrgetter
from typing import Any, TypeVar

from million_miles.exchange.forms import Form, Scalar, Schema, came_of, changes, or_null
from million_miles.exchange.layout import Block, Data
from million_miles.exchange.nodes import MapNode, Node, ScalarNode, is_null
from million_miles.exchange.notes import BrokenError, Notes, closest
from million_miles.exchange.pen import Pen

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record.

    Attributes:
        attr: the argument it becomes; also the attribute it is written from, unless
            `get` says otherwise. Empty: no argument.
        default: what it means when the key is absent.
    """

    key: str
    attr: str
    form: Form[Any]
    default: Any = None
    required: bool = False
    get: Callable[[Any], Any] | None = None

    def value_in(self, whole: object) -> Any:
        """Return what `whole` holds under this key."""
        return self.get(whole) if self.get else attrgetter(self.attr)(whole)


@dataclass(frozen=True)
class Record(Form[T]):
    """Keys that are known, each with its form.

    Attributes:
        build: makes the value from the arguments that the fields name.
        fields: in the order they are written; the first one is always there.
        code: the mistake when `build` refuses what the fields are together.
        alone: at most one of these keys may stand there.
        apart: keys that may not stand beside this one, since there they mean nothing.
        beside: keys that want another one beside them.
        check: looks at the arguments together, with the line of each key.
        stand_in: makes a value that keeps names and links when a field is broken.
        name: under it the schema is shared; empty: not shared.
        block: one line for each key, even when they would fit into one.
    """

    build: Callable[..., T]
    fields: tuple[Field, ...]
    code: str = "impossible"
    alone: tuple[str, ...] = ()
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    check: Callable[[dict[str, Any], dict[str, int], Notes], None] | None = None
    stand_in: Callable[[dict[str, Any]], T] | None = None
    name: str = ""
    block: bool = False

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        return {one.attr: one.default for one in self.fields if one.attr}

    @cached_property
    def _required(self) -> tuple[str, ...]:
        return tuple(one.key for one in self.fields if one.required)

    @cached_property
    def _by_key(self) -> dict[str, Field]:
        return {one.key: one for one in self.fields}

    def read(self, node: Node, notes: Notes) -> T:
        """Return the value of a map."""
        return self.read_as({}, node, notes)

    def read_as(self, given: Mapping[str, Any], node: Node, notes: Notes) -> T:
        """Return the value of a map, with arguments that do not stand in it."""
        if is_null(node):
            node = MapNode(node.line, node.start, node.end, flow=True)
        if not isinstance(node, MapNode):
            raise notes.add("map", line=node.line, came=came_of(node))
        before = len(notes.mistakes)
        lines = {
            key.text: key.line for key, child in node.entries if not is_null(child)
        }
        values = {**self._defaults, **given}
        for key, child in node.entries:
            self._read_field(key, child, values, notes)
        self._check_keys(lines, node.line, notes)
        if self.check and len(notes.mistakes) == before:
            self.check(values, lines, notes)
        if len(notes.mistakes) > before:
            if self.stand_in is None:
                raise BrokenError
            return self.stand_in(values)
        try:
            return self.build(**values)
        except ValueError as error:
            raise notes.add(self.code, line=node.line, came=str(error)) from None

    def _read_field(
        self, key: ScalarNode, child: Node, values: dict[str, Any], notes: Notes
    ) -> None:
        one = self._by_key.get(key.text)
        if one is None:
            code = "merge_key" if key.text == "<<" else "unknown_key"
            guess = self._meant_by(key.text)
            notes.add(code, line=key.line, came=key.text, suggestion=guess)
        elif not is_null(child):
            try:
                value = one.form.read(child, notes)
            except BrokenError:
                return
            if one.attr:
                values[one.attr] = value

    def _meant_by(self, key: str) -> str:
        return key if key in self._by_key else closest(key, self._by_key)

    def _check_keys(self, lines: dict[str, int], line: int, notes: Notes) -> None:
        meant = {self._meant_by(key) for key in lines}
        for key in self._required:
            if key not in meant:
                notes.add("missing_key", line=line, details=[("key", key)])
        both = [key for key in self.alone if key in lines]
        if len(both) > 1:
            notes.add("not_both", line=lines[both[1]], came=", ".join(both))
        for key, other in self._pairs_apart():
            if key in lines and other in lines:
                notes.add("not_both", line=lines[other], came=f"{key}, {other}")
        self._check_beside(lines, notes)

    def _pairs_apart(self) -> Iterator[tuple[str, str]]:
        for key, others in self.apart.items():
            yield from ((key, other) for other in others)

    def _check_beside(self, lines: dict[str, int], notes: Notes) -> None:
        for key, other in self.beside.items():
            if key in lines and other not in lines:
                notes.add(
                    "wants_beside", line=lines[key], came=key, details=[("key", other)]
                )

    def write(self, value: T) -> Data:
        """Return what differs from the defaults."""
        data = Block() if self.block else {}
        for one in self.fields:
            part = one.value_in(value)
            if one.required or part != one.default:
                data[one.key] = one.form.write(part)
        return data

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return the schema of an object without further keys."""
        if self.name in shared:
            return {"$ref": f"#/$defs/{self.name}"}
        if self.name:
            shared[self.name] = {}  # it may hold itself
        whole: Schema = {
            "type": "object",
            "properties": {
                one.key: one.form.schema(shared)
                if one.required
                else or_null(one.form.schema(shared))
                for one in self.fields
            },
            "additionalProperties": False,
        }
        if self._required:
            whole["required"] = list(self._required)
        if self.beside:
            whole["dependentRequired"] = {
                k: [other] for k, other in self.beside.items()
            }
        pairs = [*combinations(self.alone, 2)]
        pairs += self._pairs_apart()
        if pairs:
            whole["not"] = {"anyOf": [{"required": list(pair)} for pair in pairs]}
        if not self.name:
            return whole
        shared[self.name] = whole
        return {"$ref": f"#/$defs/{self.name}"}

    def edit(self, node: Node, value: T, pen: Pen) -> None:
        """Edit, add and take away single keys."""
        if not isinstance(node, MapNode) or not node.entries:
            pen.replace(node, self.write(value))
            return
        places = {key.text: place for place, (key, _) in enumerate(node.entries)}
        after = -1  # the place of the nearest key that comes before in our order
        mark = len(pen.changes)
        for one in self.fields:
            part, place = one.value_in(value), places.get(one.key)
            if place is not None:
                stays = self._edit_field(one, node, place, part, pen)
                after = place if stays else after
            elif after < 0 and part != one.default:  # nothing stays to stand behind
                del pen.changes[mark:]
                pen.replace(node, self.write(value))
                return
            elif one.required or part != one.default:
                pen.insert(node, one.form.write(part), after=after, key=one.key)

    def _edit_field(
        self, one: Field, node: MapNode, place: int, part: object, pen: Pen
    ) -> bool:
        """Edit what stands under one key; return whether it still stands there."""
        child = node.entries[place][1]
        was = one.default if is_null(child) else one.form.read(child, Notes())
        if part != was and part in (None, "", ()):
            pen.remove(node, place)
            return False
        if part != was and _is_empty(child):
            pen.put(node, place, one.form.write(part))
        elif part != was:
            one.form.edit(child, part, pen)
        return True


@dataclass(frozen=True, slots=True)
class MapOf(Form[tuple[T, ...]]):
    """Values by name, in order.

    Attributes:
        attr: the argument that the name becomes, and the attribute that holds it.
        block: one line for each, even when they would fit into one.
    """

    key: Scalar[str]
    item: Record[T]
    attr: str = "id"
    block: bool = False

    def read(self, node: Node, notes: Notes) -> tuple[T, ...]:
        """Return the values that can be read, each with its name."""
        if not isinstance(node, MapNode):
            raise notes.add("map", line=node.line, came=came_of(node))
        values: list[T] = []
        for key, child in node.entries:
            name = "unreadable"  # what stands under a bad name is looked at too
            with suppress(BrokenError):
                name = self.key.read(key, notes)
            with suppress(BrokenError):
                values.append(self.item.read_as({self.attr: name}, child, notes))
        return tuple(values)

    def write(self, value: tuple[T, ...]) -> Data:
        """Return a map from names to data."""
        data = {self._name(one): self.item.write(one) for one in value}
        return Block(data) if self.block else data

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return the schema of an object with free keys."""
        item = self.item.schema(shared)
        if not any(one.required for one in self.item.fields):
            item = or_null(item)
        names = self.key.kind
        return {"type": "object", "propertyNames": names, "additionalProperties": item}

    def edit(self, node: Node, value: tuple[T, ...], pen: Pen) -> None:
        """Edit, rename, add and take away single values."""
        if not isinstance(node, MapNode) or not node.entries:
            pen.replace(node, self.write(value))
            return
        old = [key.text for key, _ in node.entries]
        names = [self._name(one) for one in value]
        for there, new, after in changes(old, names):
            if new is None:
                pen.remove(node, there or 0)
            elif there is None:
                data = self.item.write(value[new])
                pen.insert(node, data, after=after, key=names[new])
            else:
                key, child = node.entries[there]
                if key.text != names[new]:
                    pen.replace(key, names[new])
                self.item.edit(child, value[new], pen)

    def _name(self, one: T) -> str:
        return str(getattr(one, self.attr))


@dataclass(frozen=True, slots=True)
class OneOf(Form[T]):
    """Records told apart by their first key.

    Attributes:
        code: the mistake when none of the first keys is there.
        records: by the type of the value each builds.
    """

    code: str
    records: Mapping[type, Record[Any]]

    def read(self, node: Node, notes: Notes) -> T:
        """Return the value of the record whose first key stands there."""
        keys = (
            {key.text for key, _ in node.entries} if isinstance(node, MapNode) else ()
        )
        for record in self.records.values():
            if record.fields[0].key in keys:
                value: T = record.read(node, notes)
                return value
        raise notes.add(self.code, line=node.line, came=came_of(node))

    def write(self, value: T) -> Data:
        """Return the data of the record for this type of value."""
        return self.records[type(value)].write(value)

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return a choice of schemas."""
        return {"anyOf": [one.schema(shared) for one in self.records.values()]}

    def edit(self, node: Node, value: T, pen: Pen) -> None:
        """Edit inside the record when the value is still of its type."""
        if type(self.read(node, Notes())) is type(value):
            self.records[type(value)].edit(node, value, pen)
        else:
            pen.replace(node, self.write(value))


def _is_empty(node: Node) -> bool:
    if isinstance(node, ScalarNode):
        return node.is_null
    return not (node.entries if isinstance(node, MapNode) else node.items)
