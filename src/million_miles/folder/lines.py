"""New lines in the bytes of a file that somebody wrote, in the manner of that file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from million_miles.folder.disk import PLAN
from million_miles.values import Plan

_MARK = b"\xef\xbb\xbf"  # some editors begin a file with it


def behind(there: bytes | None, lines: Sequence[str], *, head: str = "") -> bytes:
    """Return the file with `lines` behind what stands there, which stays as it is."""
    there = there or b""
    if not lines:
        return there
    if not there.removeprefix(_MARK).strip():
        there = head.encode()
    line_break = b"\r\n" if b"\r\n" in there else b"\n"
    if there and not there.endswith(b"\n"):
        there += line_break
    return there + "".join(lines).encode().replace(b"\n", line_break)


def plan_over(there: bytes, plan: Plan) -> bytes:
    """Return the plan as text, in the manner of what stands there."""
    from million_miles import exchange  # slow to import

    text = exchange.write_plan(plan, before=exchange.decode(there, file=PLAN))
    return (_MARK if there.startswith(_MARK) else b"") + text.encode()


def differences(before: bytes, after: bytes) -> Iterator[str]:
    """Yield the lines that left a text (`- `) and that came to it (`+ `)."""
    from difflib import unified_diff  # rarely needed

    old, new = (text.decode("utf-8-sig").splitlines() for text in (before, after))
    for line in islice(unified_diff(old, new, n=0), 2, None):  # past the two file names
        if not line.startswith("@@"):
            yield f"{line[0]} {line[1:]}"
