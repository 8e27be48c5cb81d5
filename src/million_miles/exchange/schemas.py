"""JSON Schemas of the files, made from the same forms that read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from million_miles.exchange.forecasts import LINE
from million_miles.exchange.forms import Form, Schema
from million_miles.exchange.goal_maps import GOAL_MAP
from million_miles.exchange.journals import AMOUNTS, COLUMNS
from million_miles.exchange.orders import ORDER
from million_miles.exchange.plans import PLAN
from million_miles.exchange.profiles import PROFILE

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(title: str, form: Form[Any]) -> Schema:
    """Return the JSON Schema of everything that `form` reads, and of nothing else."""
    shared: dict[str, Schema] = {}
    whole = {"$schema": DIALECT, "title": title, **form.schema(shared)}
    return whole | {"$defs": shared} if shared else whole


def journal_schema() -> Schema:
    """Return the Table Schema of a journal, with the amount that each `did` takes."""
    fields = [
        {"name": name, "type": "string", "constraints": _constraints(form.schema({}))}
        for name, form in COLUMNS.items()
    ]
    amounts = {did: form.schema({}) for did, form in AMOUNTS.items()}
    return {
        "title": "A line of a journal of Million Miles",
        "fields": fields,
        "missingValues": [""],
        "primaryKey": ["id"],
        "amounts": amounts,
    }


def _constraints(schema: Schema) -> Schema:
    known = ("pattern", "enum", "minimum", "maximum", "minLength", "maxLength")
    return {name: schema[name] for name in known if name in schema}


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "plan": lambda: schema_of("A plan of Million Miles", PLAN),
    "goal-map": lambda: schema_of("A goal map of Million Miles", GOAL_MAP),
    "profile": lambda: schema_of("A profile of Million Miles", PROFILE),
    "forecast": lambda: schema_of("A forecast of Million Miles", LINE),
    "order": lambda: schema_of("An order of the road of Million Miles", ORDER),
    "journal": journal_schema,
}


def write_schema(name: str) -> str:
    """Return the schema called `name` as text."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"
