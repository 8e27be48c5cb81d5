"""Results as plain data for `--json`: the names carry the units."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import math
from functools import singledispatch
from pathlib import Path
from typing import Any

from million_miles import exchange
from million_miles.journey import Outlook
from million_miles.values import Effort, Has, Mistake, Reading, Threshold, When


def dumps(value: object) -> str:
    """Return `value` as one line of JSON; not-a-number and infinity become null."""
    return json.dumps(plain(value), ensure_ascii=False, allow_nan=False)


def without_lists(outlook: Outlook) -> dict[str, object]:
    """Return an outlook by its names; each command adds the lists it is about."""
    lists = ("forecasts", "requirements", "tries", "weeks", "hours_by_week")
    names = (name for name in Outlook.__dataclass_fields__ if name not in lists)
    return {name: getattr(outlook, name) for name in names}


@singledispatch
def plain(value: object) -> Any:
    """Return `value` as dicts, lists, texts, numbers and None."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: plain(getattr(value, field.name)) for field in fields}
    return value


@plain.register
def _(mistake: Mistake) -> Any:
    names = ("code", "came", "file", "line", "suggestion")
    return {name: getattr(mistake, name) for name in names} | {
        "details": dict(mistake.details)
    }


plain.register(Threshold, exchange.bar_text)
plain.register(Has, exchange.bar_text)
plain.register(Reading, exchange.reading_text)
plain.register(Effort, exchange.effort_text)
plain.register(When, lambda when: exchange.when_text(when) or None)
plain.register(dt.date, dt.date.isoformat)
plain.register(Path, str)
plain.register(float, lambda number: number if math.isfinite(number) else None)
plain.register(dict, lambda pairs: {str(k): plain(v) for k, v in pairs.items()})
for sequence in (tuple, list):
    plain.register(sequence, lambda items: [plain(item) for item in items])
