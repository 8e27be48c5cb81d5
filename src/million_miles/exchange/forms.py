"""Forms: one description of a text from which it is read, written, edited and checked.

How it works: a form knows how a value stands in a text. Small forms (`Scalar`) are put
together into larger ones (`ListOf`, `Record`), until a whole file is one form.
Each reads a node of a text, writes plain data, edits a text in place so that whatever
did not change stays as it was, and gives the JSON Schema of what it reads.

Reading goes on past a mistake with what is there. What comes back then is only good for
finding further mistakes: whoever reads a whole text lets `Notes.finish` decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Generic, TypeVar

from million_miles.exchange.codes import CODES
from million_miles.exchange.layout import Data, Rows
from million_miles.exchange.nodes import ListNode, MapNode, Node, ScalarNode
from million_miles.exchange.notes import BrokenError, Notes
from million_miles.exchange.pen import Pen
from million_miles.values import MistakesError

T = TypeVar("T")
V = TypeVar("V")
Schema = dict[str, Any]

MOST_TEXT = 10_000  # no value has a longer one
MOST_GUESSED = 200


class Form(Generic[T]):
    """How a value stands in a text."""

    def read(self, node: Node, notes: Notes) -> T:
        """Return the value.

        Raises:
            BrokenError: it cannot be read; the mistakes are in `notes`.
        """
        raise NotImplementedError

    def write(self, value: T) -> Data:
        """Return plain data that reads as `value`."""
        raise NotImplementedError

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return the JSON Schema; what stands in several places goes into `shared`."""
        raise NotImplementedError

    def edit(self, node: Node, value: T, pen: Pen) -> None:
        """Make the text of `node` read as `value`, changing only what differs."""
        if self.read(node, Notes()) != value:
            pen.replace(node, self.write(value))


@dataclass(frozen=True, slots=True)
class Scalar(Form[T]):
    """One word or text.

    Attributes:
        code: the mistake when it cannot be read; it says what was wanted.
        parse: text -> value, or ValueError.
        show: value -> text or number, which `parse` reads back.
        kind: its JSON Schema.
        guesses: what may have been meant by a text that cannot be read.
        details: numbers and names for the words of the mistake.
        gives, uses: the kind of name that it gives or uses, see `Notes.names`.
    """

    code: str
    parse: Callable[[str], T]
    show: Callable[[T], Data]
    kind: Schema
    guesses: Callable[[str], Iterable[str]] = lambda _: ()
    details: tuple[tuple[str, str], ...] = ()
    gives: str = ""
    uses: str = ""

    def read(self, node: Node, notes: Notes) -> T:
        """Return the value of a scalar node."""
        if not isinstance(node, ScalarNode):
            came = came_of(node)
            raise notes.add(self.code, line=node.line, came=came, details=self.details)
        return self.take(node.text, notes, line=node.line)

    def take(self, text: str, notes: Notes, *, line: int) -> T:
        """Return the value of `text`, which stands in `line`."""
        try:
            value = self._parsed(text)
        except ValueError:
            short = len(text) < MOST_GUESSED
            guesses = self.guesses(text) if short else ()
            guess = next(filter(self._is_readable, guesses), "")
            raise notes.add(
                self.code, line=line, came=text, suggestion=guess, details=self.details
            ) from None
        if self.gives:
            notes.give(self.gives, text, line=line)
        if self.uses:
            notes.use(self.uses, text, line=line)
        return value

    def _parsed(self, text: str) -> T:
        if len(text) > MOST_TEXT:
            raise ValueError(self.code)
        return self.parse(text)

    def _is_readable(self, text: str) -> bool:
        try:
            self.parse(text)
        except ValueError:
            return False
        return True

    def of(self, text: str) -> T:
        """Return the value of a text that stands alone, as on a command line.

        Raises:
            MistakesError: it cannot be read.
        """
        notes = Notes()
        try:
            return self.take(text, notes, line=0)
        except BrokenError:
            raise MistakesError(notes.mistakes) from None

    def text(self, value: T) -> str:
        """Return the text that reads as `value`."""
        return str(self.show(value))

    def write(self, value: T) -> Data:
        """Return the text or number that reads as `value`."""
        return self.show(value)

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return the JSON Schema of the scalar, with what is wanted in words."""
        words = CODES[self.code].removeprefix("wanted ").format(**dict(self.details))
        return {"description": words, **self.kind}


@dataclass(frozen=True, slots=True)
class ListOf(Form[tuple[T, ...]]):
    """Several of the same, in order.

    Attributes:
        least, most: how many there may be.
        unique: each at most once.
        block: one item a line, even when they would fit into one.
    """

    item: Form[T]
    least: int = 0
    most: int = 2_000
    unique: bool = False
    block: bool = False

    def read(self, node: Node, notes: Notes) -> tuple[T, ...]:
        """Return the value of every item that can be read."""
        if not isinstance(node, ListNode):
            guess = f"[{node.text}]" if isinstance(node, ScalarNode) else ""
            raise notes.add(
                "list", line=node.line, came=came_of(node), suggestion=guess
            )
        if not self.least <= len(node.items) <= self.most:
            details = [("least", str(self.least)), ("most", str(self.most))]
            came = str(len(node.items))
            raise notes.add("list_length", line=node.line, came=came, details=details)
        values: list[T] = []
        for child in node.items:
            with suppress(BrokenError):
                value = self.item.read(child, notes)
                if self.unique and value in values:
                    notes.add("item_twice", line=child.line, came=came_of(child))
                values.append(value)
        return tuple(values)

    def write(self, value: tuple[T, ...]) -> Data:
        """Return the items as data."""
        items = [self.item.write(one) for one in value]
        return Rows(items) if self.block else items

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return the schema of an array."""
        items = self.item.schema(shared)
        whole: Schema = {"type": "array", "items": items}
        whole |= {"minItems": self.least, "maxItems": self.most}
        return whole | {"uniqueItems": True} if self.unique else whole

    def edit(self, node: Node, value: tuple[T, ...], pen: Pen) -> None:
        """Edit, add and take away single items."""
        old = self.read(node, Notes())
        if not isinstance(node, ListNode) or not old:
            pen.replace(node, self.write(value))
            return
        for there, new, after in changes(old, value):
            if there is None:
                pen.insert(node, self.item.write(value[new or 0]), after=after)
            elif new is None:
                pen.remove(node, there)
            else:
                self.item.edit(node.items[there], value[new], pen)


def changes(
    old: Sequence[object], new: Sequence[object]
) -> Iterator[tuple[int | None, int | None, int]]:
    """Yield places (old, new, after): both: edit; old: take away; new: add behind."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, first, last, start, stop in matcher.get_opcodes():
        pairs = min(last - first, stop - start)
        for step in range(pairs):
            yield first + step, start + step, 0
        for there in range(first + pairs, last):
            yield there, None, 0
        for place in range(start + pairs, stop):
            yield None, place, first + pairs - 1


@dataclass(frozen=True, slots=True)
class Pairs(Form[tuple[tuple[str, V], ...]]):
    """Words with what belongs to each, in order."""

    key: Scalar[str]
    value: Form[V]

    def read(self, node: Node, notes: Notes) -> tuple[tuple[str, V], ...]:
        """Return the pairs that can be read."""
        if not isinstance(node, MapNode):
            raise notes.add("map", line=node.line, came=came_of(node))
        pairs: list[tuple[str, V]] = []
        for key, child in node.entries:
            with suppress(BrokenError):
                pairs.append((self.key.read(key, notes), self.value.read(child, notes)))
        return tuple(pairs)

    def write(self, value: tuple[tuple[str, V], ...]) -> Data:
        """Return a map."""
        return {key: self.value.write(part) for key, part in value}

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return the schema of an object with free keys."""
        value = self.value.schema(shared)
        names = self.key.kind
        return {"type": "object", "propertyNames": names, "additionalProperties": value}


@dataclass(frozen=True, slots=True)
class As(Form[T]):
    """Another form, whose value is wrapped.

    Attributes:
        wrap: makes the value, or ValueError; `unwrap` takes it apart again.
        code: the mistake when `wrap` refuses.
    """

    form: Form[Any]
    wrap: Callable[[Any], T]
    unwrap: Callable[[T], Any]
    code: str = "impossible"

    def read(self, node: Node, notes: Notes) -> T:
        """Return the wrapped value."""
        before = len(notes.mistakes)
        inner = self.form.read(node, notes)
        if len(notes.mistakes) > before:
            raise BrokenError
        try:
            return self.wrap(inner)
        except ValueError as error:
            raise notes.add(self.code, line=node.line, came=str(error)) from None

    def write(self, value: T) -> Data:
        """Write what is inside."""
        return self.form.write(self.unwrap(value))

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return the schema of the form inside."""
        return self.form.schema(shared)

    def edit(self, node: Node, value: T, pen: Pen) -> None:
        """Edit inside."""
        self.form.edit(node, self.unwrap(value), pen)


@dataclass(frozen=True, slots=True)
class Either(Form[T]):
    """A short form and a long one: which it is shows in the kind of node.

    Attributes:
        scalar: read from a single word or text.
        long: read from a list or a map, by which kind of node it is.
        pick: which of them writes a value.
    """

    scalar: Form[T]
    long: Mapping[type, Form[T]]
    pick: Callable[[T], type]

    def read(self, node: Node, notes: Notes) -> T:
        """Return the value of either form."""
        return self._form(type(node)).read(node, notes)

    def write(self, value: T) -> Data:
        """Return the shortest data for `value`."""
        return self._form(self.pick(value)).write(value)

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return a choice of schemas."""
        forms = (self.scalar, *self.long.values())
        return {"anyOf": [form.schema(shared) for form in forms]}

    def edit(self, node: Node, value: T, pen: Pen) -> None:
        """Edit inside the form that stands there when it can hold the value."""
        if self._form(self.pick(value)) is self._form(type(node)):
            self._form(type(node)).edit(node, value, pen)
        elif self.read(node, Notes()) != value:
            pen.replace(node, self.write(value))

    def _form(self, kind: type) -> Form[T]:
        return self.long.get(kind, self.scalar)


@dataclass(frozen=True, slots=True)
class Later(Form[T]):
    """A form that is described further down, since it holds itself."""

    form: Callable[[], Form[T]]

    def read(self, node: Node, notes: Notes) -> T:
        """Read as the form does."""
        return self.form().read(node, notes)

    def write(self, value: T) -> Data:
        """Write as the form does."""
        return self.form().write(value)

    def schema(self, shared: dict[str, Schema]) -> Schema:
        """Return the schema of the form."""
        return self.form().schema(shared)

    def edit(self, node: Node, value: T, pen: Pen) -> None:
        """Edit as the form does."""
        self.form().edit(node, value, pen)


def or_null(schema: Schema) -> Schema:
    """Return a schema that lets nothing stand there too."""
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def came_of(node: Node) -> str:
    """Return what stands there, for a mistake."""
    if isinstance(node, ScalarNode):
        return node.text
    return "{…}" if isinstance(node, MapNode) else "[…]"
