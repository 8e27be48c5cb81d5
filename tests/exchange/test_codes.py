from __future__ import annotations

import re
from pathlib import Path

from million_miles import exchange
from million_miles.exchange.codes import CODES

# Where a code stands in the source: a mistake that is noted, a form that has one.
USES = re.compile(
    r'(?:\.add|Mistake|Scalar(?:\[.+?\])?|OneOf|choice|number|id_)\(\s*"(\w+)"'
    r'|(?:_Kind|_NotATaskError)\(\(?\s*"(\w+)"|\(\(?"(other_\w+|too_\w+_cells)"'
    r'|(?:return|else) "(other_\w+|too_\w+_cells)"'
    r'|code(?:: str)? = "(\w+)"|code="(\w+)"'
)


def test_every_code_that_is_used_has_a_meaning_and_no_other_has() -> None:
    source = Path(exchange.__file__).parent.glob("*.py")
    text = "\n".join(path.read_text("utf-8") for path in source)

    used = {next(filter(None, found)) for found in USES.findall(text)}
    used |= {"unknown_requirement", "unknown_source"}  # made of the kind of name
    used |= {"merge_key", "unknown_key"}  # one or the other

    assert used == CODES.keys()
