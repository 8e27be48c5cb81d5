"""Plain data as YAML text, laid out the way a person would write it."""

from __future__ import annotations

import json
import re

WIDTH = 100  # what does not fit gets one line for each of its parts
LONGEST_KEY = 500  # YAML wants longer ones marked with a question mark

Data = str | float | bool | list["Data"] | dict[str, "Data"] | None


class Block(dict[str, Data]):
    """A map that gets one line for each key, however short it is."""


class Rows(list[Data]):
    """A list that gets one line for each item, however short it is."""


# Safe without quotes: starts with a letter or digit, and nothing YAML would act on.
_PLAIN = re.compile(r"[^\W_](?:[^\n:#?,\[\]{}]|:(?=[^\s,\[\]{}]))*")
_PLAIN_IN_BLOCK = re.compile(r"[^\W_](?:[^\n:#]|:(?=\S))*")
# Text that other readers of YAML would take for something else.
_NOT_TEXT = re.compile(
    r"null|true|false|yes|no|on|off|y|n|\.inf|\.nan|[-+]?[0-9][0-9_]*(\.[0-9]*)?(e[-+]?[0-9]+)?",
    re.IGNORECASE,
)


def document(data: Data) -> str:
    """Return a whole file."""
    return block(data, indent=0) + "\n"


def block(data: Data, *, indent: int) -> str:
    """Return a map or list with one line, or more, for each of its parts."""
    pad = " " * indent
    if isinstance(data, dict):
        return "\n".join(pad + pair(k, v, indent=indent) for k, v in data.items())
    if isinstance(data, list):
        return "\n".join(pad + item(v, indent=indent) for v in data)
    return pad + scalar(data)


def pair(key: str, data: Data, *, indent: int) -> str:
    """Return a key with its value, which stands `indent` spaces to the right."""
    name = scalar(key, flow=True)
    if len(name) > LONGEST_KEY:
        return f"? {name}\n{' ' * indent}: {flow(data)}"
    if isinstance(data, str) and _fits_literal(data):
        return f"{name}: {_literal(data, indent=indent + 2)}"
    if _wants_lines(data, room=WIDTH - indent - len(name) - 2):
        return f"{name}:\n{block(data, indent=indent + 2)}"
    return (
        f"{name}: {scalar(data) if not isinstance(data, dict | list) else flow(data)}"
    )


def item(data: Data, *, indent: int) -> str:
    """Return a list item, which stands `indent` spaces to the right."""
    if _wants_lines(data, room=WIDTH - indent - 2):
        return "- " + block(data, indent=indent + 2).lstrip(" ")
    return "- " + (flow(data) if isinstance(data, dict | list) else scalar(data))


def flow(data: Data) -> str:
    """Return everything on one line."""
    if isinstance(data, dict):
        return "{" + ", ".join(flow_pair(k, v) for k, v in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(flow(one) for one in data) + "]"
    return scalar(data, flow=True)


def flow_pair(key: str, data: Data) -> str:
    """Return a key with its value inside braces."""
    name = scalar(key, flow=True)
    mark = "? " if len(name) > LONGEST_KEY else ""
    return f"{mark}{name}: {flow(data)}"


def scalar(data: str | float | bool | None, *, flow: bool = False) -> str:
    """Return one word, number or text, in quotes where it needs them."""
    if data is None:
        return "null"
    if isinstance(data, bool):
        return "true" if data else "false"
    if not isinstance(data, str):
        return number(data)
    pattern = _PLAIN if flow else _PLAIN_IN_BLOCK
    is_plain = pattern.fullmatch(data) and data.isprintable() and data[-1] != " "
    if is_plain and not _NOT_TEXT.fullmatch(data):
        return data
    quoted = json.dumps(data, ensure_ascii=False)
    return quoted.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def number(value: float) -> str:
    """Return the shortest text that reads as the same number."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(float(value))


def _wants_lines(data: Data, *, room: int) -> bool:
    if not isinstance(data, dict | list) or not data:
        return False
    return isinstance(data, Block | Rows) or len(flow(data)) > room


def _fits_literal(text: str) -> bool:
    lines = text.split("\n")
    is_framed = text[:1] in (" ", "\n") or text.endswith("\n\n")
    return (
        len(lines) > 1 and not is_framed and all(line.isprintable() for line in lines)
    )


def _literal(text: str, *, indent: int) -> str:
    mark = "|" if text.endswith("\n") else "|-"
    lines = text.removesuffix("\n").split("\n")
    return "\n".join([mark, *(" " * indent + line if line else "" for line in lines)])
