"""Write the schemas beside this file anew: `python docs/schemas/write.py`."""

from __future__ import annotations

from pathlib import Path

from million_miles.exchange.schemas import SCHEMAS, write_schema

for name in SCHEMAS:
    path = Path(__file__).with_name(f"{name}.schema.json")
    path.write_text(write_schema(name), encoding="utf-8")
